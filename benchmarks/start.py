"""A warm `make run`: the address is printed within 2 s. Beside it, in turns, the app started without make."""

import statistics
import sys
from pathlib import Path

from _bench import address_of, row, throw_away_folder

TIMES = 7
GOLDSEAM = str(Path(sys.executable).parent / "goldseam")


def seconds(command: list[str], data: Path) -> float:
    """After how many seconds the address stands there."""
    with address_of(command, data) as (_, after):
        return after


with throw_away_folder() as data:
    seconds(["make", "run"], data)  # the very first start makes the tables
    pairs = [(seconds(["make", "run"], data), seconds([GOLDSEAM, "open"], data)) for _ in range(TIMES)]
made, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
row("address after a warm `make run`", f"{made:.2f} s", f"{made / bare:.2f} × `goldseam open` ({bare:.2f} s)", "2 s")
