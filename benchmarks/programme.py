"""The programme over 100,000 entries: fold and plan, one gate, one new entry; and the same from a sealed snapshot."""

import functools
import os
import statistics
import time
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

from _bench import PASSPHRASE, lines_of, make_journal, median, row, throw_away_folder

from goldseam import programme
from goldseam.journal import codec
from goldseam.programme import entries as e
from goldseam.programme import gates
from goldseam.programme.decide import Record
from goldseam.programme.entries import Recorded

if TYPE_CHECKING:
    from goldseam.vault import VaultKeys

TOKENS = count()
LONG, SHORT = 100_000, 1_000
TIMES = 7
MANY = 200


def decoded(count: int, now: datetime) -> list[Recorded]:
    """An invented journal of this length, its lines read."""
    found = (codec.decode_line(text, seq).recorded for seq, text in enumerate(lines_of(count, now), 1))
    return [line for line in found if line is not None]


def in_process(now: datetime) -> None:
    """Fold and plan; one plan alone; what one more line costs in a short and in a long story."""
    lines = decoded(LONG, now)
    whole = median(lambda: programme.plan(programme.fold(lines), now), TIMES)
    reading = median(lambda: decoded(SHORT, now), TIMES) * LONG / SHORT
    row(f"fold and plan {LONG:,} entries", f"{whole:.0f} ms", f"{whole / reading:.2f} × reading their lines", "500 ms")
    long, short = programme.fold(lines), programme.fold(lines[:SHORT])
    plan = median(lambda: programme.plan(long, now), MANY)
    row("a plan: four gates, stages, Today", f"{plan:.2f} ms", f"{plan / whole:.2f} × fold and plan", "–")
    light = gates.Light(state=long.state, facts=long.state.facts, at=now, day=now.date().toordinal())
    gate = median(lambda: gates.judged(gates.GATES["reach_out"], [light], now.date()), MANY)
    row("one gate", f"{gate:.2f} ms", f"{gate / plan:.2f} × a plan", "1 ms")
    for kind, fields in (("reason-kept", {"text": "One more."}), ("slip-logged", {"slip": "call", "on": now.date()})):
        line = codec.as_text({"kind": kind, "at": now, "zone": "Europe/London", **fields})
        one, other = one_more(long, line), one_more(short, line)
        beside = f"{one / other:.2f} × at {SHORT:,} entries"
        row(f"one more entry, `{kind}`", f"{one * 1000:.0f} µs", beside, "the same at any length")


def one_more(story: programme.Story, text: bytes) -> float:
    """What applying one line takes, in milliseconds."""
    line = codec.decode_line(text, story.last_seq + 1).recorded
    assert line is not None
    return median(functools.partial(programme.apply, story, line), MANY)


def from_database(now: datetime) -> None:
    """Write one more entry; load and plan, the snapshot on disk the only thing there is."""
    with throw_away_folder() as data:
        make_journal(data, SHORT)
        os.environ["GOLDSEAM_DATA"] = str(data)
        os.environ["DJANGO_SETTINGS_MODULE"] = "goldseam.settings"
        import django

        django.setup()
        from goldseam.store import journals, snapshots

        keys = journals.unlock(PASSPHRASE, now=now)
        short = one_more_written(keys)
        journals.bring_in(keys, lines_of(LONG, now), now=now)

        def fresh() -> object:
            snapshots._newest.clear()
            return programme.plan(journals.load(keys).story, now)

        fresh()
        taken = median(fresh, MANY // 10)
        ready = median(lambda: programme.plan(journals.load(keys).story, now), MANY // 10)
        beside = f"{taken / ready:.2f} × the newest story in memory ({ready:.1f} ms)"
        row(f"load and plan {LONG:,} entries from a snapshot", f"{taken:.1f} ms", beside, "60 ms")
        long = one_more_written(keys)
        row(
            "decide, seal and write one more",
            f"{long:.1f} ms computing",
            f"{long / short:.2f} × at {SHORT:,} entries",
            "–",
        )


def one_more_written(keys: "VaultKeys") -> float:
    """What recording one entry takes to compute, from the wish to the commit, in milliseconds."""
    from goldseam.store import journals

    wish = Record(entries=(e.ReasonKept(text="One more."),))
    taken = []
    for _ in range(MANY):
        begun = time.process_time()
        journals.act(keys, wish, now=datetime.now(UTC), zone="Europe/London", once=str(next(TOKENS)))
        taken.append((time.process_time() - begun) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    now = datetime.now(UTC)
    in_process(now)
    from_database(now)
