"""The mailbox: what happens while the vault is locked can be put in, and only the open vault takes it out.

    private half = X25519 key from HKDF(root, "goldseam/mailbox/1"); the public half stands in clear beside the vault
    letter       = format 1 ‖ algorithm 2 ‖ HPKE base mode (RFC 9180): X25519, HKDF-SHA256, ChaCha20-Poly1305,
                   info "goldseam/mailbox/1" ‖ vault id; the content padded to 256 bytes

Anybody who can write the file can put letters in: what comes out is a report, never a command.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from goldseam.vault import padding
from goldseam.vault.keys import VaultKeys
from goldseam.vault.refusals import NewerFormat, SealBroken

OPENING = bytes([1, 2])
BLOCK = 256
PUBLIC_BYTES = 32
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def _private(keys: VaultKeys) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(keys.key("mailbox"))


def _info(vault_id: bytes) -> bytes:
    return b"goldseam/mailbox/1" + vault_id


def public_half(keys: VaultKeys) -> bytes:
    """The 32 bytes that letters are sealed to."""
    return _private(keys).public_key().public_bytes_raw()


def post(public: bytes, vault_id: bytes, content: bytes) -> bytes:
    """A letter. Raises SealBroken where `public` is no key."""
    try:
        key = X25519PublicKey.from_public_bytes(public)
        return OPENING + SUITE.encrypt(padding.pad(content, BLOCK), key, info=_info(vault_id))
    except ValueError:
        raise SealBroken("no key to seal to") from None


def take_out(keys: VaultKeys, letter: bytes) -> bytes:
    """What a letter says. Raises SealBroken or NewerFormat."""
    if letter[:2] != OPENING:
        raise NewerFormat("not a letter of this version")
    try:
        return padding.unpad(SUITE.decrypt(letter[2:], _private(keys), info=_info(keys.vault_id)))
    except (InvalidTag, ValueError):
        raise SealBroken("the letter does not open") from None
