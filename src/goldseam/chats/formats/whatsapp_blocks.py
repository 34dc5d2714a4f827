"""A WhatsApp export as stretches of whole lines, each small enough for the processor's cache: its headers, its names.

What a stretch cannot know (whose the rare names are, which lines only look like headers) is left to whatsapp_fast.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from goldseam.chats.formats import whatsapp
from goldseam.chats.formats.stamps import stamp_of
from goldseam.chats.formats.whatsapp_bytes import (
    Pattern,
    Unknown,
    fitting,
    line_starts,
    may_begin,
    numbers_of,
    packed,
    pairs,
    words_of,
)

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Bytes = npt.NDArray[np.uint8]

SIZE = 2 * 1024 * 1024  # bytes of a stretch
MOST_ODD = 200_000  # lines that go through the careful grammar one by one; more of them, and all do
NOT_KNOWN, NOBODY = -2, -1  # in place of a name's number
LETTERS = 128 * 1024  # bytes decoded in one go
MARKS = ("\u200e".encode(), "\u200f".encode())  # WhatsApp puts one before what it wrote itself
LINKS = (b"https://maps.google.com/?q=", b"https://foursquare.com/v/")


@dataclass(frozen=True, slots=True)
class Known:
    """What samples of a file told: its headers and their shape; names as they stand in it, each with its number."""

    patterns: list[Pattern]
    shape: tuple[object, ...]
    names: dict[bytes, int]


@dataclass(slots=True)
class Block:
    """A stretch: how many lines; the lines that begin like a message as columns; where marks and links stand.

    line: from 0; start, body, begin: where a line, what follows its header, and its words begin in the file; dates: a
    date's numbers in one; clock: seconds of the day; code: whose, by number; bracket: whether the line ends with one;
    others: lines that begin like a message of another shape, as how many heads stand before each.
    """

    lines: int
    line: Any
    start: Any
    body: Any
    dates: Any
    clock: Any
    code: Any
    begin: Any
    bracket: Any
    others: list[int]
    marks: Any
    links: list[int]


def stretches(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each stretch begins and ends."""
    begin = 0
    while begin < len(data):
        end = data.find(b"\n", begin + SIZE) + 1 or len(data)
        yield begin, end
        begin = end


class Blocks:
    """Reads stretches of one file, several at once."""

    def __init__(self, data: bytes, known: Known) -> None:
        self.data, self.known = data, known
        self.bytes, self.words = np.frombuffer(data, np.uint8), words_of(data)
        self.odd = self.strange = 0

    def read(self, stretch: tuple[int, int]) -> Block:
        """One stretch. Raises Unknown."""
        part = self.bytes[stretch[0] : stretch[1]]
        if not self._sound(*stretch):
            raise Unknown
        lines = _Lines(self, line_starts(part) + stretch[0], stretch[1])
        lines.find()
        code, begin = self._senders(lines.body)
        return Block(
            lines=len(lines.starts),
            line=lines.rows.astype(np.int32),
            start=lines.starts[lines.rows].astype(np.int32),
            body=lines.body.astype(np.int32),
            dates=lines.dates,
            clock=lines.clock,
            code=code,
            begin=begin.astype(np.int32),
            bracket=self._brackets(lines.starts[lines.rows], lines.ends[lines.rows]),
            others=np.searchsorted(lines.rows, lines.others).tolist(),
            marks=self._marks(part, stretch[0]),
            links=self._links(part, stretch[0]),
        )

    def _senders(self, body: Ints) -> tuple[Any, Ints]:
        code, begin = np.full(len(body), NOT_KNOWN, np.int32), body.copy()
        rest = np.arange(len(body))
        for raw, number in self.known.names.items():
            fits = fitting(self.words, body[rest], raw + b": ", literal=True)
            rows, rest = rest[fits], rest[~fits]
            code[rows] = number
            begin[rows] += len(raw) + 2
        return code, begin

    def _brackets(self, start: Ints, end: Ints) -> Any:
        last = self.bytes[np.maximum(end - 1, start)]
        return np.where(last == 13, self.bytes[np.maximum(end - 2, start)], last) == ord(")")

    def _links(self, part: Bytes, begin: int) -> list[int]:
        colons = pairs(part, b"//") + (begin - len("https:"))
        return [place for place in colons.tolist() if place >= 0 and self.data.startswith(LINKS, place)]

    def _marks(self, part: Bytes, begin: int) -> Any:
        ends = np.concatenate([pairs(part, mark[1:]) for mark in MARKS])
        leads = ends[ends > 0] - 1
        return (leads[part[leads] == MARKS[0][0]] + begin).astype(np.int32)

    def _sound(self, begin: int, end: int) -> bool:
        """Whether all letters are whole, piece by piece: what is decoded stays in the processor's cache."""
        whole = memoryview(self.data)
        try:
            while begin < end:
                cut = self.data.find(b"\n", begin + LETTERS, end) + 1 or end
                str(whole[begin:cut], "utf-8")
                begin = cut
        except UnicodeDecodeError:
            return False
        return True


class _Lines:
    """The lines of a stretch. rows: those that begin like a message; the other columns are of these."""

    def __init__(self, of: Blocks, starts: Ints, end: int) -> None:
        self.of, self.starts = of, starts
        self.ends = np.append(starts[1:] - 1, end - (1 if end and of.data[end - 1] == 10 else 0))
        self.others: list[int] = []
        self._size, self._dates = np.zeros(len(starts), np.uint16), np.zeros(len(starts), np.int64)
        self._clock = np.full(len(starts), -1, np.int32)

    def find(self) -> None:
        """Fill in the columns. Raises Unknown."""
        rest = np.arange(len(self.starts))
        for pattern in self.of.known.patterns:
            fits = fitting(self.of.words, self.starts[rest], pattern.text)
            rows, rest = rest[fits], rest[~fits]
            self._dates[rows], self._clock[rows] = numbers_of(self.of.words, self.starts[rows], pattern)
            self._size[rows] = len(pattern.text)
        self._clock[self._blank(np.flatnonzero(self._clock >= 0))] = -1
        self._odd(rest)
        self.rows = np.flatnonzero(self._clock >= 0)
        self.body = self.starts[self.rows] + self._size[self.rows]
        self.dates, self.clock = self._dates[self.rows], self._clock[self.rows]

    def _blank(self, rows: Ints) -> list[int]:
        """Of these lines, those with nothing behind the header."""
        begin, bytes = self.starts[rows] + self._size[rows], self.of.bytes
        first = bytes[np.minimum(begin, len(bytes) - 1)]
        doubtful = rows[(self.ends[rows] <= begin) | (first <= 32) | (first == 0xC2) | (first == 0xE2)]
        return [row for row in doubtful.tolist() if not self._behind(row, int(self._size[row])).strip()]

    def _behind(self, row: int, size: int) -> str:
        return self.of.data[int(self.starts[row]) + size : int(self.ends[row])].decode()

    def _odd(self, rest: Ints) -> None:
        """Lines of no pattern that are headers all the same, by the careful grammar."""
        odd = rest[may_begin(self.of.bytes, self.starts[rest])]
        self.of.odd += len(odd)
        if self.of.odd > MOST_ODD:
            raise Unknown
        for row in odd.tolist():
            start, end = int(self.starts[row]), int(self.ends[row])
            text = self.of.data[start : min(end, start + 900)].decode("utf-8", "ignore")[:200]
            stamp = stamp_of(text)
            if stamp is None:
                self._strange(row, text)
            size = len(text[: stamp.body].encode()) if stamp else 0
            if stamp is None or not self._behind(row, size).strip():
                continue
            if stamp.shape != self.of.known.shape:
                self.others.append(row)
                continue
            self._size[row], self._dates[row] = size, packed(stamp.a, stamp.b, stamp.c)
            self._clock[row] = stamp.hour * 3600 + stamp.minute * 60 + stamp.second

    def _strange(self, row: int, text: str) -> None:
        """Count headers with a word beside the hour that nobody knows; the careful reading weighs several of them."""
        stamp = stamp_of(text, loose=True)
        if stamp is not None and self._behind(row, len(text[: stamp.body].encode())).strip():
            self.of.strange += 1
        if self.of.strange >= whatsapp.RUN:
            raise Unknown
