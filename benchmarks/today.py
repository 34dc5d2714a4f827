"""Today: p50 of the server's time at 1,000 to 100,000 entries, beside an empty page of the same server in turns.

Over one open connection to the running app on this machine; the time includes a local round trip. The empty page is the
smallest that goes the same way (start token, session, keys joined): the seconds left until the lock. The page of words
is one with the whole frame and no journal on it.
"""

import functools
import os
import statistics
import sys
from pathlib import Path

from _bench import PASSPHRASE, address_of, make_journal, milliseconds, row, throw_away_folder
from _visitor import Visitor

WARM, TIMES = 20, 200
GOLDSEAM = str(Path(sys.executable).parent / "goldseam")


def addresses() -> dict[str, str]:
    """The paths of the three pages that are asked for."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.settings")
    import django

    django.setup()
    from django.urls import reverse

    return {name: reverse(name) for name in ("today", "seconds-left", "about")}


def in_turns(visitor: Visitor, paths: dict[str, str]) -> dict[str, list[float]]:
    """The times of each page in milliseconds, asked for one after the other again and again."""
    times: dict[str, list[float]] = {name: [] for name in paths}
    for turn in range(WARM + TIMES):
        for name, path in paths.items():
            taken = milliseconds(functools.partial(visitor.must_get, path))
            if turn >= WARM:
                times[name].append(taken)
    return times


def measure(count: int, paths: dict[str, str], limit: str) -> None:
    """Ask for the three pages in turns and print a row."""
    with throw_away_folder() as data:
        make_journal(data, count)
        with address_of([GOLDSEAM, "open"], data) as (address, _):
            visitor = Visitor(address)
            visitor.unlock(PASSPHRASE)
            times = in_turns(visitor, paths)
    today, empty, words = (statistics.median(times[name]) for name in ("today", "seconds-left", "about"))
    beside = (
        f"{today / words:.1f} × a page of words ({words:.1f} ms), {today / empty:.1f} × an empty one ({empty:.1f} ms)"
    )
    row(f"Today at {count:,} entries, p50", f"{today:.1f} ms", beside, limit)


if __name__ == "__main__":
    paths = addresses()
    measure(1_000, paths, "10 ms")
    measure(10_000, paths, "–")
    measure(100_000, paths, "15 ms")
