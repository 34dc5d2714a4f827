"""Everything the vault can refuse. The messages are for logs and tests; faces choose their own words.

VaultRefusal
├── WrongKey         this passphrase or code does not open this slot
├── NotACode         a recovery code that cannot be one: a slip of the hand, caught before anything is tried
├── SealBroken       these bytes were not sealed with this key for this place
├── SlotDamaged      a slot that no version of this program wrote
├── CostLowered      a slot that asks for less work than the policy: somebody made guessing cheap
├── NewerFormat      written by a later version of this program
└── TooBusy          too many passphrases are being tried at once, or memory is short
"""


class VaultRefusal(Exception):
    """The vault does not do this."""


class WrongKey(VaultRefusal):
    """The passphrase or code does not open this slot."""


class NotACode(VaultRefusal):
    """This cannot be a recovery code; the message is a sentence for the person."""


class SealBroken(VaultRefusal):
    """These bytes were not sealed with this key for this place, or were changed since."""


class SlotDamaged(VaultRefusal):
    """The slot is not one this program could have written."""


class CostLowered(VaultRefusal):
    """The slot asks for less work than the policy allows."""


class NewerFormat(VaultRefusal):
    """The bytes carry a format or algorithm this version does not know."""


class TooBusy(VaultRefusal):
    """Too many passphrases are being tried at once, or there is not enough memory for one."""
