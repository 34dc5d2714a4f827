"""Keys and seals: bytes in, bytes out. Never prompts, never logs, keeps nothing.

keys       one random root, a key for each purpose          slots      the root under a passphrase or a code
boxes      AES-256-GCM-SIV, the one place that seals        stretch    Argon2id and its policy
seals      a box bound to one place                         passphrases, words, recovery   what people type
chain      links from row to row                            sessions   keys in two halves
heads      where the chain ends, what closed for good       mailbox    letters to a locked vault
attachments  something large, piece by piece                known_answers   is the cipher sound
refusals   what can go wrong
"""

from goldseam.vault.keys import VaultKeys, fresh_keys
from goldseam.vault.refusals import VaultRefusal

__all__ = ["VaultKeys", "VaultRefusal", "fresh_keys"]
