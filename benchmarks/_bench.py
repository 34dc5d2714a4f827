"""What the benchmarks share: an invented person's journal of any length, timing, and one way to print.

Nothing here is random: the same length gives the same journal, apart from the day it ends on.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PASSPHRASE = "a candle on the sill"
A_DAY = 27  # lines a day: 100,000 are ten years of someone who writes a great deal


def invented(count: int, until: datetime) -> Iterator[dict[str, Any]]:
    """`count` journal lines (interfaces: docs/formats.md), the last of them a few minutes before `until`."""
    yield from opening(until - timedelta(days=count // A_DAY + 2))
    for number in range(7, count):
        at = until - timedelta(minutes=5) - (count - 1 - number) * timedelta(days=1) / A_DAY
        yield {**line(number, at), "at": at.isoformat(), "zone": "Europe/London"}


def opening(at: datetime) -> Iterator[dict[str, Any]]:
    """The first evening: seven lines."""
    day = at.date().isoformat()
    said: list[dict[str, Any]] = [
        {"kind": "story-told", "ended_on": day, "ended_by": "them", "together_months": 30, "ties": ["friends"]},
        {"kind": "hope-chosen", "hope": "try_again"},
        {"kind": "country-set", "country": "GB"},
        {"kind": "cause-named", "cause": "communication", "weight": 3, "mine": "I went quiet for days."},
        {"kind": "change-planned", "cause": "communication", "change": "I say it the same evening.", "for_me": "yes"},
        {"kind": "good-moment-kept", "text": "The ferry in the rain, and we laughed."},
        {"kind": "space-begun", "days": 30},
    ]
    for minute, entry in enumerate(said):
        yield {**entry, "at": (at + timedelta(minutes=minute)).isoformat(), "zone": "Europe/London"}


def line(number: int, at: datetime) -> dict[str, Any]:
    """What an ordinary moment looks like in a journal."""
    day, turn, tenth = at.date().isoformat(), number % 6, number % 10
    text = (
        f"Line {number}. I walked along the river before work and called Sam in the evening. It was a day like others."
    )
    return (
        {"kind": "day-rated", "on": day, "like_myself": tenth, "longing": 10 - tenth, "mood": tenth, "note": text},
        {"kind": "urge-logged", "trigger": "evening", "before": 6, "after": 3, "outcome": "did_not_send"},
        {"kind": "letter-kept", "text": text * 3, "kind_of": "unsent"},
        {"kind": "goal-logged", "goal": "walk", "on": day, "amount": 1},
        {"kind": "slip-logged", "slip": "profile_look", "on": day, "before": "I could not sleep."}
        if number % 90 == 4
        else {"kind": "quiet-step-done", "step": "mute"},
        {"kind": "reason-kept", "text": text},
    )[turn]


def lines_of(count: int, until: datetime | None = None) -> list[bytes]:
    """The same as bytes, one JSON object a line."""
    ends = until or datetime.now(UTC)
    return [json.dumps(entry, ensure_ascii=False).encode() for entry in invented(count, ends)]


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def median(work: Callable[[], object], times: int) -> float:
    """The median of `times` runs, in milliseconds."""
    return statistics.median(milliseconds(work) for _ in range(times))


def row(figure: str, value: str, ratio: str, limit: str) -> None:
    """One row of the table in benchmarks/README.md."""
    print(f"| {figure} | {value} | {ratio} | {limit} |", flush=True)


@contextmanager
def throw_away_folder() -> Iterator[Path]:
    """A data folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="goldseam-bench-") as folder:
        yield Path(folder)


@contextmanager
def address_of(command: list[str], data: Path) -> Iterator[tuple[str, float]]:
    """Run the app; give its one-time address and after how many seconds it stood there. Ends the app afterwards."""
    environment = os.environ | {"GOLDSEAM_DATA": str(data), "GOLDSEAM_NO_BROWSER": "1"}
    begun = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as app:
        try:
            assert app.stdout is not None
            printed = (text.strip() for text in app.stdout)
            address = next(text for text in printed if text.startswith("http"))
            yield address, time.perf_counter() - begun
        finally:
            os.killpg(app.pid, 15)


def make_journal(data: Path, count: int) -> None:
    """A journal of `count` lines in this folder, made in a process of its own with Argon2id at its real cost."""
    script = f"import _bench; _bench._make({count})"
    environment = os.environ | {"GOLDSEAM_DATA": str(data), "PYTHONPATH": str(Path(__file__).parent)}
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, check=True)


def _make(count: int) -> None:
    from goldseam.web.launch import prepare_database, prepare_folder

    prepare_folder(Path(os.environ["GOLDSEAM_DATA"]))
    os.environ["DJANGO_SETTINGS_MODULE"] = "goldseam.settings"
    prepare_database()
    from goldseam.store import journals

    now = datetime.now(UTC)
    created = journals.create(PASSPHRASE, now=now)
    journals.settle_recovery(created.keys)
    journals.bring_in(created.keys, lines_of(count, now), now=now)
