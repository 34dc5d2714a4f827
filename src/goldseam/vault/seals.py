"""Seals: a box that opens in one place only. The vault, the kind of thing, the line and the epoch are bound to it.

    bound to = "goldseam/seal/1" ‖ kind, one letter ‖ vault id ‖ seq u64 ‖ epoch u32 ‖ detail
    box      = boxes.close(key of the kind, padded content, bound to)

| kind | what                                         | key      | seq      | detail                   | padded to |
|------|----------------------------------------------|----------|----------|--------------------------|-----------|
| E    | a line of the journal                        | rows     | its line | –                        | 64        |
| R    | what is left of an erased line               | rows     | its line | digest of the erased one | 64        |
| H    | the head: how long the chain is, what closed | head     | 0        | –                        | 1024      |
| S    | a snapshot, a cache                          | snapshot | 0        | –                        | 1024      |
| K    | a thing kept beside the journal              | kept     | 0        | keyed hash of its place  | 256       |
| A    | the key and title of an attachment           | attach   | 0        | its id                   | 256       |

What an entry says it is (its kind, its time) stands inside the box only: a visible "slip" would be a disclosure.
"""

import struct
from dataclasses import dataclass
from typing import Literal, TypeAlias

from goldseam.vault import boxes, padding
from goldseam.vault.keys import Purpose, VaultKeys

Kind: TypeAlias = Literal["E", "R", "H", "S", "K", "A"]

KEYS: dict[Kind, Purpose] = {"E": "rows", "R": "rows", "H": "head", "S": "snapshot", "K": "kept", "A": "attach"}
BLOCKS: dict[Kind, int] = {"E": 64, "R": 64, "H": 1024, "S": 1024, "K": 256, "A": 256}
NUMBERS = struct.Struct(">QI")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a seal belongs."""

    kind: Kind
    epoch: int
    seq: int = 0
    detail: bytes = b""


def bound_to(keys: VaultKeys, place: Place) -> bytes:
    """The bytes every seal in `place` is bound to."""
    numbers = NUMBERS.pack(place.seq, place.epoch)
    return b"goldseam/seal/1" + place.kind.encode() + keys.vault_id + numbers + place.detail


def seal(keys: VaultKeys, place: Place, content: bytes) -> bytes:
    """Seal `content` for `place`."""
    padded = padding.pad(content, BLOCKS[place.kind])
    return boxes.close(keys.cipher(KEYS[place.kind]), padded, bound_to(keys, place))


def open_seal(keys: VaultKeys, place: Place, box: bytes) -> bytes:
    """The content. Raises SealBroken or NewerFormat."""
    return open_bound(keys, place.kind, bound_to(keys, place), box)


def open_bound(keys: VaultKeys, kind: Kind, bound: bytes, box: bytes) -> bytes:
    """The same for a place whose bytes are known already. Raises SealBroken or NewerFormat."""
    return padding.unpad(boxes.open_box(keys.cipher(KEYS[kind]), box, bound))
