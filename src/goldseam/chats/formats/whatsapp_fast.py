"""The same reading as whatsapp.py for large files: all lines at once, in numpy, with equal results.

The headers of a file are a handful of byte patterns that differ in their digits only ("00/00/0000, 00:00 - "); they are
learned from samples with the careful reading's own grammar. Every line is held against them eight bytes at a time. A
line that matches none and could be a header after all goes through the careful grammar; a file that holds more than a
pattern can say (joined exports, digits of another script, damaged letters) goes to the careful reading altogether.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from goldseam.chats.formats import day_order, whatsapp, whatsapp_bodies
from goldseam.chats.formats.found import Found
from goldseam.chats.formats.stamps import stamp_of
from goldseam.chats.formats.whatsapp_blocks import MOST_ODD, NOBODY, Block, Blocks, stretches
from goldseam.chats.formats.whatsapp_bytes import LONGEST_PATTERN, Unknown, parts
from goldseam.chats.formats.whatsapp_kinds import SYSTEM, TEXT, Bodies
from goldseam.chats.formats.whatsapp_samples import SEEN, known
from goldseam.chats.formats.whatsapp_scanned import Scanned
from goldseam.chats.formats.whatsapp_senders import Names, Split, judged, splits

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]

CORES = 2  # a stretch on each; more of them wait for memory
SECOND, DAY = 1_000_000, 86_400_000_000
EPOCH = date(1970, 1, 1).toordinal()
NO_DAY = -(10**6)


def read(data: bytes, *, latest: date | None, conversation: str, with_media: bool) -> Found | None:
    """All of an export, or None where the careful reading has to do it."""
    try:
        return _Reading(data, latest, conversation, with_media).found
    except (Unknown, UnicodeDecodeError):
        return None


class _Reading:
    """The columns are of the lines that begin like a message; see whatsapp_blocks.Block."""

    line: Any
    start: Any
    body: Any
    dates: Any
    clock: Any
    code: Any
    begin: Any
    bracket: Any
    marks: Any

    def __init__(self, data: bytes, latest: date | None, conversation: str, with_media: bool) -> None:
        if len(data) < LONGEST_PATTERN * 8:
            raise Unknown
        self.data = data
        self.found = Found(whatsapp.FORMAT)
        learned, self.names, self.longer = known(data)
        self._gather(_blocks(Blocks(data, learned), list(stretches(data))))
        order = self._order(latest)
        self._time(order.value or "dmy")
        self._whose()
        false = self._false()
        if false:
            kept = np.ones(len(self.at), bool)
            kept[list(false)] = False
            self._keep(kept)
        self.found.columns = self._scanned(conversation)
        self.found.day_order = order
        self.found.locale = self._locale()
        whatsapp.say_what_was_noticed(self.found, len(false), with_media)
        whatsapp.before_first(data[: int(self.start[0])].decode(), self.found)

    def _gather(self, blocks: list[Block]) -> None:
        lines = np.cumsum([0, *(block.lines for block in blocks)])
        self.line = np.concatenate([block.line + first for block, first in zip(blocks, lines[:-1], strict=True)])
        self.line = self.line.astype(np.int32)
        for name in ("start", "body", "dates", "clock", "code", "begin", "bracket", "marks"):
            setattr(self, name, np.concatenate([getattr(block, name) for block in blocks]))
        self.links = np.array([place for block in blocks for place in block.links], np.int64)
        heads = np.cumsum([0, *(len(block.line) for block in blocks)])
        others = [first + place for block, first in zip(blocks, heads, strict=False) for place in block.others]
        if len(self.line) < 2:
            raise Unknown
        in_a_row = any(one == third for one, third in zip(others, others[2:], strict=False))
        if others and (len(others) * 4 > len(self.line) or in_a_row):
            raise Unknown

    def _keep(self, kept: Any) -> None:
        for name in ("line", "start", "body", "clock", "code", "begin", "bracket", "dates", "at"):
            setattr(self, name, getattr(self, name)[kept])

    def _rest(self, row: int) -> str:
        """What stands behind the header of this line."""
        begin = int(self.body[row])
        end = self.data.find(b"\n", begin)
        return self.data[begin : len(self.data) if end < 0 else end].decode()

    def _order(self, latest: date | None) -> Any:
        changed = np.flatnonzero(np.append(True, self.dates[1:] != self.dates[:-1]))
        dates = [parts(int(one)) for one in self.dates[changed]]
        start = int(self.start[0])
        first = stamp_of(self.data[start : int(self.body[0])].decode() + self._rest(0)[:200])
        return whatsapp.order_from(dates, first, latest, self._locale)

    def _time(self, order: str) -> None:
        changed = np.flatnonzero(np.append(True, self.dates[1:] != self.dates[:-1]))
        days = [day_order.day(parts(int(one)), order) for one in self.dates[changed]]
        numbers = np.array([day.toordinal() - EPOCH if day else NO_DAY for day in days], np.int64)
        each = np.repeat(numbers, np.diff(np.append(changed, len(self.dates))))
        self.at = each * DAY
        self.at += self.clock * np.int64(SECOND)
        if (numbers == NO_DAY).any():
            whatsapp.say_no_such_day(self.found, int((each == NO_DAY).sum()))
            self._keep(each != NO_DAY)
        if not len(self.at):
            raise Unknown

    def _whose(self) -> None:
        """Settle the names that are rare, and tell notices from them."""
        counts = np.bincount(self.code[self.code >= 0], minlength=len(self.names))
        counts[counts < SEEN] = 0  # samples also hold lines on days that do not exist
        rest = np.flatnonzero(np.append(counts == 0, (True, True))[self.code])  # and NOT_KNOWN, counted from the end
        if len(rest) > MOST_ODD:
            raise Unknown
        self.begin[rest] = self.body[rest]
        bodies = {row: self._rest(row) for row in rest.tolist()}
        ways = {row: splits(text) for row, text in bodies.items()}
        learned = Names(ways.values())
        if any(found and found[0][0] in self.longer for found in ways.values()):
            raise Unknown  # not everybody's name goes on after that colon, so nobody's does
        first = {name: part for part, name in self.longer.items()}
        for name, count in zip(self.names, counts.tolist(), strict=True):
            learned.longer.pop(name, None)
            learned.counts[first.get(name, name)] += count
        places = {name: place for place, name in enumerate(self.names)}
        for row, text in bodies.items():
            one: Split | None = learned.of(text, ways[row])
            if one is None:
                self.code[row] = NOBODY
                continue
            self.code[row] = places.setdefault(one[0], len(places))
            self.begin[row] = int(self.body[row]) + len(text[: one[1]].encode())
        self.names = list(places)

    def _false(self) -> set[int]:
        """Rows that are lines inside a message and only look like headers."""
        count, code = len(self.at), self.code
        if count < 6:
            return set()
        first = np.full(len(self.names) + 1, -1, np.int64)
        first[code[::-1]] = np.arange(count)[::-1]  # the last one written stays, which is the first of the file
        each = np.bincount(code + 1, minlength=len(self.names) + 1)[1:]
        seen = sorted(np.flatnonzero(each).tolist(), key=lambda place: int(first[place]))
        counts = Counter({self.names[place]: int(each[place]) for place in seen})
        usual = {name for name, _ in counts.most_common(2)}
        is_usual = np.array([*(name in usual for name in self.names), False])
        strange = np.flatnonzero(~is_usual[code]).tolist()
        if len(strange) > MOST_ODD:
            raise Unknown
        whose = {row: self.names[int(code[row])] if code[row] >= 0 else None for row in strange}
        notices = {row: whatsapp_bodies.is_notice(self._rest(row)) for row in strange if whose[row] is None}
        return judged(self.at, whose, usual, strange, notices)  # type: ignore[arg-type]

    def _scanned(self, conversation: str) -> Scanned:
        data, begin = self.data, self.begin
        end = np.append(self.start[1:], np.int32(len(data)))
        bytes = np.frombuffer(data, np.uint8)
        for mark in (10, 13):
            end -= (end > begin) & (bytes[np.maximum(end - 1, 0)] == mark)
        bodies = Bodies(data, begin, end, self.bracket)
        kind, seconds, edited = bodies.kinds(np.flatnonzero(self.code >= 0), self.marks, self.links)
        kind[self.code < 0] = SYSTEM
        head = data[int(begin[0]) : int(end[0])].decode()
        if kind[0] == TEXT and len(head) > 60 and whatsapp_bodies.is_encryption(head):
            kind[0] = SYSTEM
        self.code[kind == SYSTEM] = NOBODY
        return Scanned(
            data, self.at, self.code, self.names, kind, begin, end, self.line + 1, seconds, edited, conversation
        )

    def _locale(self) -> str | None:
        bodies = []
        for row in range(min(400, len(self.line))):
            rest = self._rest(row)
            ways = splits(rest)
            bodies.append(rest[ways[0][1] :].rstrip("\r") if ways else rest)
        return whatsapp_bodies.language_of(bodies)


def _blocks(blocks: Blocks, places: list[tuple[int, int]]) -> list[Block]:
    if len(places) < CORES:
        return [blocks.read(place) for place in places]
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(CORES) as several:
        return list(several.map(blocks.read, places))
