"""Three checkers for planted bugs: the second reading on many journals, the properties on every short one, and pairs of
copies that are joined."""

import functools
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from proof import compared
from proof.alphabet import LETTERS, STARTS
from proof.copies import copies, opened, short_pairs
from proof.journals import Life, life
from proof.properties import broken, grows
from proof.search import begun, spelled
from proof.second_reading import Answer
from proof.targeted import TARGETED

from goldseam.programme import seen_at
from goldseam.programme.entries import Recorded

SEEDS = 500
PAIRS = 40
WEEKS_LATER = (0, 6.5, 13, 30, 36, 37)  # a targeted journal is asked after so many days


@functools.cache
def asked() -> tuple[tuple[str, list[Recorded], str, Answer], ...]:
    """Journals, each with its name, its lines, the instant, and what the second reading says of it."""
    return tuple((name, compared.decoded(raw), at, compared.expected(raw, at)) for name, raw, at in journals() if raw)


def journals() -> Iterator[tuple[str, list[dict[str, Any]], str]]:
    for name, write in TARGETED.items():
        for days in WEEKS_LATER:
            one = Life(0)
            write(one)
            one.wait(days)
            yield f"{name}, {days} days later", one.lines, one.now.isoformat()
    for start in STARTS:
        for letter in LETTERS:
            node = spelled(begun(start), letter)
            yield " · ".join(node.spelled), node.raw, node.at
    for seed in range(SEEDS):
        raw, at = life(seed)
        yield f"seed {seed}", raw, at


def by_reading() -> Iterator[str]:
    """Where the second reading says something else."""
    for name, lines, at, answer in asked():
        for difference in compared.differences(seen_at(lines, datetime.fromisoformat(at)), answer):
            yield f"{name}: {difference}"


def by_properties() -> Iterator[str]:
    """Which property breaks on a journal of one letter after a beginning."""
    for start in STARTS:
        first = begun(start)
        for letter in LETTERS:
            node = spelled(first, letter)
            for name in (*grows(first, node), *broken(node)):
                yield f"{' · '.join(node.spelled)}: {name}"


def by_copies() -> Iterator[str]:
    """What joining two copies opens that was shut in either."""
    for number, pair in enumerate((*short_pairs(), *map(copies, range(PAIRS)))):
        for wrong in opened(pair)[1]:
            yield f"pair {number}: {wrong}"


CHECKERS = {"reading": by_reading, "properties": by_properties, "copies": by_copies}


def first_complaint(checker: str) -> str | None:
    """What this checker complains of first."""
    return next(CHECKERS[checker](), None)
