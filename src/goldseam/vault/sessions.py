"""An open vault between two requests: the keys sealed under a random half that only the cookie carries.

    cookie      = base64url(name 16 ‖ C 32), both random
    server half = a box of (vault id ‖ root) under HKDF(C, "goldseam/session/1"),
                  bound to "goldseam/session/1" ‖ name ‖ expiry in seconds u64

Either half alone opens nothing; halves of two sessions do not fit; an expiry that was moved does not fit either.
"""

import base64
import binascii
import os
from dataclasses import dataclass, field
from datetime import datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from goldseam.vault import boxes
from goldseam.vault.keys import KEY_BYTES, VAULT_ID_BYTES, VaultKeys, derive
from goldseam.vault.refusals import VaultRefusal

NAME_BYTES = 16
COOKIE_BYTES = NAME_BYTES + KEY_BYTES


@dataclass(frozen=True, slots=True)
class ServerHalf:
    """What the server keeps of a session."""

    name: str
    expires: datetime
    sealed: bytes = field(repr=False)


def _bound_to(name: bytes, expires: datetime) -> bytes:
    return b"goldseam/session/1" + name + int(expires.timestamp()).to_bytes(8, "big")


def _cipher(half: bytes) -> AESGCMSIV:
    return AESGCMSIV(derive(half, "session"))


def split(keys: VaultKeys, expires: datetime) -> tuple[str, ServerHalf]:
    """The cookie and the server's half. Together, and before `expires`, they are the keys again."""
    name, half = os.urandom(NAME_BYTES), os.urandom(KEY_BYTES)
    sealed = boxes.close(_cipher(half), keys.vault_id + keys.root, _bound_to(name, expires))
    cookie = base64.urlsafe_b64encode(name + half).decode()
    return cookie, ServerHalf(name=name.hex(), expires=expires, sealed=sealed)


def _taken_apart(cookie: str) -> tuple[bytes, bytes] | None:
    try:
        raw = base64.b64decode(cookie.encode(), altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error):
        return None
    return (raw[:NAME_BYTES], raw[NAME_BYTES:]) if len(raw) == COOKIE_BYTES else None


def name_of(cookie: str) -> str | None:
    """The session this cookie is one half of; None where it is no cookie of ours."""
    parts = _taken_apart(cookie)
    return None if parts is None else parts[0].hex()


def join(cookie: str, half: ServerHalf, now: datetime) -> VaultKeys | None:
    """The keys, or None where the halves do not fit or the time is over."""
    parts = _taken_apart(cookie)
    if parts is None or now >= half.expires:
        return None
    name, secret = parts
    if name.hex() != half.name:
        return None
    try:
        content = boxes.open_box(_cipher(secret), half.sealed, _bound_to(name, half.expires))
    except VaultRefusal:
        return None
    return VaultKeys(vault_id=content[:VAULT_ID_BYTES], root=content[VAULT_ID_BYTES:])
