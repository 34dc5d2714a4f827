"""The coach's own model: for each label one number a feature, added up. It may add caution, never take any away.

Four models lie beside this file, made by `make model` from corpus/: `replies`, `drafts`, `kinds` (what one thing a
draft is) and `crisis`. One is a file of whole numbers, so that it says the same on every machine:

    GOLDSEAM COACH 2\\n | length of the head, 4 bytes, little end first | head, JSON | the rest, compressed with zlib

The head names the labels and, for each kind of feature, how many there are and what one step of a weight is worth. The
rest holds, for each kind: the distances from the number of one feature to that of the next, rising, 4 bytes each, all
lowest bytes first, then all second ones and so on; then one byte a feature and label, the weight plus 128.

What a text scores: for each kind, the weights of its features, summed over its sentences and divided by the root of how
many features there were; and these added up with the label's start value.
"""

import json
import math
import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, chain
from operator import add
from pathlib import Path
from typing import Any

from goldseam.coach.features import features
from goldseam.coach.text import Sentence

FOLDER = Path(__file__).parent / "weights"
MAGIC = b"GOLDSEAM COACH 2\n"
BYTES = 4  # of the number of a feature
WHOLE = "I" if array("I").itemsize == BYTES else "L"
ZERO = 128  # a weight of nothing, as it is stored
LOOKED_FOR = 4_000  # features of one kind, before a table is made that finds quicker ever after
AT_ONCE = 256  # rows whose bytes can be added in lanes of 16 bits


Counted = tuple[set[int], ...]  # of one sentence: for each kind the numbers of its features


def counts(text: Sequence[Sentence]) -> list[Counted]:
    """The features of each sentence. Counted once, they serve every model."""
    return [features(sentence) for sentence in text]


@dataclass(frozen=True, slots=True)
class Scores:
    """What a text scores, label by label: as a whole, and each of its sentences alone. Above 0: rather yes than no."""

    whole: Mapping[str, float]
    each: Sequence[Mapping[str, float]]


@dataclass(slots=True)
class _Kind:
    """The weights of one kind of feature. `numbers` rise; the row of the first one comes first in `rows`."""

    numbers: Sequence[int]
    rows: bytes
    worth: tuple[float, ...]
    table: dict[int, int] = field(default_factory=dict)
    asked: int = 0

    def places(self, numbers: Sequence[int]) -> list[int]:
        """The rows of those features that have one. At first they are looked for, as a table takes long."""
        self.asked += len(numbers)
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
        self._halves = struct.Struct(f"<{len(self.labels) // 2 + 1}H")
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
        return Scores(self._scored(counted), _Each(self, counted))

    def _sum(self, kind: _Kind, numbers: Sequence[int]) -> list[int]:
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
            halves = (self._halves.unpack(half.to_bytes(self._halves.size, "little")) for half in (even, odd))
            totals = list(map(add, totals, chain.from_iterable(zip(*halves, strict=True))))
        return totals

    def _scored(self, counted: Sequence[Counted]) -> dict[str, float]:
        """What sentences with these features score together."""
        found = self.head["start"]
        for kind, of_kind in zip(self._kinds, zip(*counted, strict=True), strict=False):
            numbers = [number for one in of_kind for number in one]
            share = 1 / math.sqrt(max(len(numbers), 1))
            sums = zip(found, self._sum(kind, numbers), kind.worth, strict=True)
            found = [before + total * worth * share for before, total, worth in sums]
        return dict(zip(self.labels, found, strict=True))


class _Each(Sequence[Mapping[str, float]]):
    """What each sentence scores alone: worked out where somebody asks, which is seldom."""

    def __init__(self, of: Model, counted: Sequence[Counted]) -> None:
        self._of, self._counted = of, counted
        self._known: dict[int, Mapping[str, float]] = {}

    def __len__(self) -> int:
        return len(self._counted)

    def __getitem__(self, place: Any) -> Any:
        if place not in self._known:
            self._known[place] = self._of._scored([self._counted[place]])
        return self._known[place]


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
    """The model of this name: replies, drafts, kinds or crisis."""
    return Model((FOLDER / f"{name}.model").read_bytes())


def odds(scores: Mapping[str, float], these: Iterable[str], those: Iterable[str]) -> float:
    """How much more the scores speak for one of `these` labels than for one of `those`: the logarithm of the odds."""
    return _together([scores[label] for label in these]) - _together([scores[label] for label in those])


def _together(values: Sequence[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))
