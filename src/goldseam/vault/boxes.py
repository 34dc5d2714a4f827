"""The one way bytes are sealed: AES-256-GCM-SIV under a random nonce, behind a format and an algorithm byte.

    0      format     1
    1      algorithm  1 = AES-256-GCM-SIV (RFC 8452)
    2–13   nonce      12 random bytes, made here and nowhere else
    14–    ciphertext, then 16 bytes of tag

Why GCM-SIV: a restored backup or a cloned machine can repeat a random nonce. With GCM that gives the key away; with
GCM-SIV it only shows whether two texts were equal (docs/threat-model.md).
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from goldseam.vault.refusals import NewerFormat, SealBroken

FORMAT = 1
AES_256_GCM_SIV = 1
OPENING = bytes([FORMAT, AES_256_GCM_SIV])
NONCE_BYTES = 12
TAG_BYTES = 16
SMALLEST = len(OPENING) + NONCE_BYTES + TAG_BYTES


def _nonce() -> bytes:
    # Never a counter: after "restore a backup, write again" a counter repeats with certainty (safety.md §5.3).
    return os.urandom(NONCE_BYTES)


def close(cipher: AESGCMSIV, plain: bytes, bound_to: bytes) -> bytes:
    """Seal `plain`; whoever opens it has to name the same `bound_to`."""
    nonce = _nonce()
    return OPENING + nonce + cipher.encrypt(nonce, plain, bound_to)


def open_box(cipher: AESGCMSIV, box: bytes, bound_to: bytes) -> bytes:
    """What was sealed. Raises SealBroken, or NewerFormat where the first two bytes are not ours."""
    if len(box) < SMALLEST:
        raise SealBroken("too short for a seal")
    if box[:2] != OPENING:
        raise NewerFormat(f"format {box[0]}, algorithm {box[1]}")
    nonce, sealed = box[2 : 2 + NONCE_BYTES], box[2 + NONCE_BYTES :]
    try:
        return cipher.decrypt(nonce, sealed, bound_to)
    except InvalidTag:
        raise SealBroken("the seal does not fit") from None
