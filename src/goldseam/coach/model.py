"""The coach's own model: for each label one number a feature, added up. It may add caution, never take any away.

Three models lie beside this file, made by `make model` from corpus/: `replies`, `drafts` and `crisis`. One is a file of
whole numbers, so that it says the same on every machine:

    GOLDSEAM COACH 2\\n | length of the head, 4 bytes, little end first | head, JSON | the rest, compressed with zlib

The head names the labels and, for each kind of feature, how many there are and what one step of a weight is worth. The
rest holds, for each kind: the distances from the number of one feature to that of the next, rising, 4 bytes each, all
lowest bytes first, then all second ones and so on; then one byte a feature and label, the weight plus 128.

What a text scores: for each kind, the weights of its features, summed over its sentences and divided by the root of how
many features there were; and these added up with the label's start value.
"""

import json
import math
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from goldseam.coach.features import features
from goldseam.coach.text import Sentence

FOLDER = Path(__file__).parent / "weights"
MAGIC = b"GOLDSEAM COACH 2\n"
BYTES = 4  # of the number of a feature
WHOLE = "I" if array("I").itemsize == BYTES else "L"
ZERO = 128  # a weight of nothing, as it is stored
LOOKED_FOR = 40  # sentences of one kind, before a table is made that finds quicker ever after
AT_ONCE = 256  # rows whose bytes can be added in lanes of 16 bits


Counted = tuple[set[int], ...]  # of one sentence: for each kind the numbers of its features


def counts(text: Sequence[Sentence]) -> list[Counted]:
    """The features of each sentence. Counted once, they serve every model."""
    return [features(sentence) for sentence in text]


@dataclass(frozen=True, slots=True)
class Scores:
    """What a text scores, label by label: as a whole, and each of its sentences alone. Above 0: rather yes than no."""

    whole: Mapping[str, float]
    each: tuple[Mapping[str, float], ...]

    def highest(self, label: str) -> float:
        """The highest of the whole and of its sentences."""
        return max(self.whole[label], *(one[label] for one in self.each), -math.inf)


@dataclass(slots=True)
class _Kind:
    """The weights of one kind of feature. `numbers` rise; the row of the first one comes first in `rows`."""

    numbers: Sequence[int]
    rows: bytes
    worth: tuple[float, ...]
    table: dict[int, int] = field(default_factory=dict)
    asked: int = 0

    def places(self, numbers: Iterable[int]) -> list[int]:
        """The rows of those features that have one. At first they are looked for, as a table takes long."""
        self.asked += 1
        if self.asked > LOOKED_FOR and not self.table:
            self.table = dict(zip(self.numbers, range(len(self.numbers)), strict=True))
        found = map(self.table.get if self.table else self._looked_for, numbers)
        return [place for place in found if place is not None]

    def _looked_for(self, number: int) -> int | None:
        place = bisect_left(self.numbers, number)
        return place if place < len(self.numbers) and self.numbers[place] == number else None


class Model:
    """Weights by feature and label, from one file."""

    def __init__(self, stored: bytes) -> None:
        """ValueError: these bytes are no model."""
        if not stored.startswith(MAGIC):
            raise ValueError("this is no model of the coach")
        start = len(MAGIC) + 4
        length = int.from_bytes(stored[len(MAGIC) : start], "little")
        self.head: dict[str, Any] = json.loads(stored[start : start + length])
        self.labels: tuple[str, ...] = tuple(self.head["labels"])
        self._kinds = tuple(self._opened(zlib.decompress(stored[start + length :])))
        self._lanes = int.from_bytes(b"\xff\x00" * (len(self.labels) // 2 + 1), "little")

    def _opened(self, rest: bytes) -> Iterable[_Kind]:
        place, width = 0, len(self.labels)
        for kind in self.head["kinds"]:
            count = kind["features"]
            numbers = array(WHOLE, accumulate(_apart(rest[place : place + BYTES * count])))
            place += BYTES * count
            yield _Kind(numbers, rest[place : place + width * count], tuple(kind["worth"]))
            place += width * count

    def threshold(self, name: str) -> float:
        """A score from which on something is said; chosen by `make model` on writers the weights have not seen."""
        return float(self.head["thresholds"][name])

    def scores(self, text: Sequence[Sentence], counted: Sequence[Counted] | None = None) -> Scores:
        """What these sentences score. `counted` are their features, where they are known already."""
        counted = counts(text) if counted is None else counted
        sums = [[self._sum(kind, numbers) for kind, numbers in zip(self._kinds, one, strict=True)] for one in counted]
        sizes = [[len(numbers) for numbers in one] for one in counted]
        return Scores(
            whole=self._scored(
                [[sum(column) for column in zip(*of_kind, strict=True)] for of_kind in zip(*sums, strict=True)],
                [sum(of_kind) for of_kind in zip(*sizes, strict=True)],
            ),
            each=tuple(self._scored(of_kinds, many) for of_kinds, many in zip(sums, sizes, strict=True)),
        )

    def _sum(self, kind: _Kind, numbers: Iterable[int]) -> list[int]:
        """The weights of these features, added up label by label; the bytes of a row are added all at once."""
        width, rows, lanes = len(self.labels), kind.rows, self._lanes
        found = [place * width for place in kind.places(numbers)]
        totals = [-ZERO * len(found)] * width
        for start in range(0, len(found), AT_ONCE):
            even = odd = 0
            for place in found[start : start + AT_ONCE]:
                row = int.from_bytes(rows[place : place + width], "little")
                even += row & lanes
                odd += (row >> 8) & lanes
            for label in range(width):
                half = odd if label % 2 else even
                totals[label] += (half >> (16 * (label // 2))) & 0xFFFF
        return totals

    def _scored(self, sums: list[list[int]], sizes: list[int]) -> dict[str, float]:
        found = list(self.head["start"])
        for kind, totals, size in zip(self._kinds, sums, sizes, strict=False):
            share = 1 / math.sqrt(max(size, 1))
            for label, (total, worth) in enumerate(zip(totals, kind.worth, strict=True)):
                found[label] += total * worth * share
        return dict(zip(self.labels, found, strict=True))


def _apart(stored: bytes) -> "array[int]":
    """Whole numbers of 4 bytes whose lowest bytes come first, then all second ones, and so on."""
    count, mixed = len(stored) // BYTES, bytearray(len(stored))
    for byte in range(BYTES):
        mixed[byte::BYTES] = stored[byte * count : (byte + 1) * count]
    numbers = array(WHOLE, bytes(mixed))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


@cache
def model(name: str) -> Model:
    """The model of this name: replies, drafts or crisis."""
    return Model((FOLDER / f"{name}.model").read_bytes())


def odds(scores: Mapping[str, float], these: Iterable[str], those: Iterable[str]) -> float:
    """How much more the scores speak for one of `these` labels than for one of `those`: the logarithm of the odds."""
    return _together([scores[label] for label in these]) - _together([scores[label] for label in those])


def _together(values: Sequence[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))
