"""The keys of an open vault: one random root, and one key derived from it for each purpose.

root (32 random bytes, wrapped in every slot)
  └─ HKDF-SHA256, info "goldseam/<purpose>/1" ─▶ rows · head · chain · snapshot · kept · index · mailbox · attach
"""

import hmac
import os
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
VAULT_ID_BYTES = 16

Purpose: TypeAlias = Literal["rows", "head", "chain", "snapshot", "kept", "index", "mailbox", "attach"]


def derive(secret: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """32 bytes for one purpose, from a secret that is already as good as random."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=f"goldseam/{purpose}/1".encode()).derive(secret)


@dataclass(frozen=True, slots=True)
class VaultKeys:
    """What opens one vault. Never stored, never printed; lives as long as the request or the session that needs it."""

    vault_id: bytes
    root: bytes = field(repr=False)
    _derived: dict[str, bytes] = field(default_factory=dict, repr=False, compare=False)
    _ciphers: dict[str, AESGCMSIV] = field(default_factory=dict, repr=False, compare=False)

    @property
    def name(self) -> str:
        """The vault's id in hexadecimal: names it, opens nothing."""
        return self.vault_id.hex()

    def key(self, purpose: Purpose) -> bytes:
        """The key for `purpose`."""
        if purpose not in self._derived:
            self._derived[purpose] = derive(self.root, purpose)
        return self._derived[purpose]

    def cipher(self, purpose: Purpose) -> AESGCMSIV:
        """The cipher for `purpose`."""
        if purpose not in self._ciphers:
            self._ciphers[purpose] = AESGCMSIV(self.key(purpose))
        return self._ciphers[purpose]

    def keyed_hash(self, label: str, value: str) -> bytes:
        """32 bytes that stand for `value` on disk and say nothing about it to whoever has no key."""
        return hmac.digest(self.key("index"), label.encode() + b"\0" + value.encode("utf-8", "surrogatepass"), "sha256")


def fresh_keys() -> VaultKeys:
    """The keys of a new vault."""
    return VaultKeys(vault_id=os.urandom(VAULT_ID_BYTES), root=os.urandom(KEY_BYTES))
