"""Unlock at 10,000 entries: what Argon2id costs, plus at most 50 ms. Both in turns, in one run.

Measured from sending the passphrase to holding Today in hand, so that reading the journal is in it.
"""

import functools
import os
import statistics
import sys
from pathlib import Path

from _bench import PASSPHRASE, address_of, make_journal, milliseconds, row, throw_away_folder
from _visitor import Visitor

from goldseam.vault.stretch import POLICY, stretch

TIMES = 9
COUNT = 10_000
GOLDSEAM = str(Path(sys.executable).parent / "goldseam")


def unlock_and_read(visitor: Visitor) -> float:
    """Lock, then time the way from the passphrase to the first page, in milliseconds."""
    visitor.get("/lock")
    begun = functools.partial(visitor.unlock, PASSPHRASE)

    def whole() -> None:
        begun()
        status, place = visitor.get("/")
        assert status == 302, status
        visitor.must_get(place)

    return milliseconds(whole)


with throw_away_folder() as data:
    make_journal(data, COUNT)
    with address_of([GOLDSEAM, "open"], data) as (address, _):
        visitor = Visitor(address)
        unlock_and_read(visitor)
        pairs = [
            (
                unlock_and_read(visitor),
                milliseconds(lambda: stretch(PASSPHRASE.encode(), os.urandom(16), POLICY.chosen)),
            )
            for _ in range(TIMES)
        ]
ours, argon = (statistics.median(times) for times in zip(*pairs, strict=True))
rest = statistics.median(whole - alone for whole, alone in pairs)
row(
    f"unlock and first page at {COUNT:,} entries",
    f"{ours:.0f} ms",
    f"Argon2id alone {argon:.0f} ms, so {rest:+.0f} ms ({ours / argon:.2f} ×)",
    "Argon2id + 50 ms",
)
