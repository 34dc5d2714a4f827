"""Attachments: something large under a key of its own, sealed and opened piece by piece, never whole in memory.

    file id  = 16 random bytes
    file key = 32 random bytes, made for this one file
    header   = a seal of kind A (seals.py) bound to the file id: the file key, then the title
    piece n  = AES-256-GCM under the file key
               nonce     n in 11 bytes ‖ 1 where it is the last piece, else 0
               bound to  file id ‖ "goldseam/att/1" ‖ n in 8 bytes
               content   padded to 65,536 bytes (padding.py), so 65,552 on disk

Counting nonces are safe here and nowhere else: the key is random, seals one file once, and is never used again, so no
restored backup can repeat one. Cut off, put in another order, repeated, or taken from another file: it does not open.
Whoever destroys the header has destroyed the file.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from goldseam.vault import padding, seals
from goldseam.vault.keys import KEY_BYTES, VaultKeys
from goldseam.vault.refusals import SealBroken
from goldseam.vault.seals import Place

ID_BYTES = 16
PIECE = 64 * 1024  # bytes under one seal, padding included
CONTENT = PIECE - padding.LENGTH_BYTES  # bytes of one's own in a full piece
SEALED_PIECE = PIECE + 16  # bytes of one on disk
NO_EPOCH = 0  # what lies beside the journal stays as it is when the journal is written anew


@dataclass(frozen=True, slots=True)
class Attachment:
    """What opens one attachment, and what it is called. Lives as long as the request that needs it."""

    identity: bytes
    title: bytes
    key: bytes = field(repr=False)


def fresh(title: bytes) -> Attachment:
    """A new attachment: an id and a key that nothing else ever has. Seal one file with it, once."""
    return Attachment(identity=os.urandom(ID_BYTES), title=title, key=os.urandom(KEY_BYTES))


def seal_header(keys: VaultKeys, attachment: Attachment) -> bytes:
    """Its key and title under the vault's own key."""
    return seals.seal(keys, Place("A", NO_EPOCH, detail=attachment.identity), attachment.key + attachment.title)


def open_header(keys: VaultKeys, identity: bytes, box: bytes) -> Attachment:
    """The key and the title again. Raises SealBroken or NewerFormat."""
    content = seals.open_seal(keys, Place("A", NO_EPOCH, detail=identity), box)
    return Attachment(identity=identity, title=content[KEY_BYTES:], key=content[:KEY_BYTES])


def seal_pieces(attachment: Attachment, content: Iterable[bytes]) -> Iterator[bytes]:
    """`content`, in parts of any size, as sealed pieces in order; at least one, and the last one says so."""
    cipher = AESGCM(attachment.key)
    for number, (part, last) in enumerate(_told_last(_of_one_size(content))):
        yield cipher.encrypt(_nonce(number, last), padding.pad(part, PIECE), _bound_to(attachment, number))


def open_pieces(attachment: Attachment, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """What was sealed, part by part. Raises SealBroken at the first piece that is not the one due there.

    Only when the iterator has ended is it certain that nothing was cut off.
    """
    cipher, number = AESGCM(attachment.key), -1
    for number, (piece, last) in enumerate(_told_last(pieces)):
        try:
            padded = cipher.decrypt(_nonce(number, last), piece, _bound_to(attachment, number))
        except (InvalidTag, ValueError):
            raise SealBroken(f"piece {number} of the attachment does not fit") from None
        yield padding.unpad(padded)
    if number < 0:
        raise SealBroken("nothing is left of the attachment")


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _bound_to(attachment: Attachment, number: int) -> bytes:
    return attachment.identity + b"goldseam/att/1" + number.to_bytes(8, "big")


def _of_one_size(content: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in full pieces; the last may be shorter, and is there even where there is nothing."""
    waiting = bytearray()
    for part in content:
        waiting += part
        while len(waiting) > CONTENT:
            yield bytes(waiting[:CONTENT])
            del waiting[:CONTENT]
    yield bytes(waiting)


def _told_last(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    before = None
    for piece in pieces:
        if before is not None:
            yield before, False
        before = piece
    if before is not None:
        yield before, True
