"""Names for new entries: UUIDv7, so that they sort by the time they were written."""

import os
import uuid
from collections.abc import Iterator
from datetime import datetime

VERSION, VARIANT = 7, 0b10


def fresh_ids(now: datetime) -> Iterator[str]:
    """Ids for entries recorded together at `now`, each later than the one before (RFC 9562 §5.7)."""
    milliseconds = int(now.timestamp() * 1000) & (1 << 48) - 1
    counter = int.from_bytes(os.urandom(1), "big")  # 8 of 12 bits at random leave room to count up
    while True:
        chance = int.from_bytes(os.urandom(8), "big") >> 2
        yield str(uuid.UUID(int=milliseconds << 80 | VERSION << 76 | (counter & 0xFFF) << 64 | VARIANT << 62 | chance))
        counter += 1
