"""The same reading as whatsapp.py for large files: all lines at once, in numpy, with equal results.

The headers of a file are a handful of byte patterns that differ in their digits only ("00/00/0000, 00:00 - "); they are
learned from samples with the careful reading's own grammar. Every line is held against them eight bytes at a time. A
line that matches none and could be a header after all goes through the careful grammar; a file that holds more than a
pattern can say (joined exports, digits of another script, damaged letters) goes to the careful reading altogether.
"""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from goldseam.chats.formats import day_order, whatsapp, whatsapp_bodies
from goldseam.chats.formats.found import Found
from goldseam.chats.formats.stamps import stamp_of
from goldseam.chats.formats.utf8 import sound
from goldseam.chats.formats.whatsapp_bytes import (
    DIGITS,
    LONGEST_PATTERN,
    MOST_PATTERNS,
    Pattern,
    Unknown,
    fitting,
    line_starts,
    may_begin,
    numbers_of,
    pattern_of,
    places,
    sampled,
)
from goldseam.chats.formats.whatsapp_scanned import Scanned
from goldseam.chats.formats.whatsapp_senders import Names, Split, judged, splits
from goldseam.chats.transcript import KINDS

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Bytes = npt.NDArray[np.uint8]

MOST_ODD = 200_000  # lines that go through the careful grammar one by one; more of them, and all do
SECOND, DAY = 1_000_000, 86_400_000_000
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(slots=True)
class Heads:
    """Lines that begin like a message, as columns. dates: a, b, c in one number; clock: seconds of the day."""

    line: Ints
    start: Ints
    body: Ints
    dates: Ints
    clock: Ints


def read(data: bytes, *, latest: date | None, conversation: str, with_media: bool) -> Found | None:
    """All of an export, or None where the careful reading has to do it."""
    try:
        return _Reading(data, latest, conversation, with_media).found
    except (Unknown, UnicodeDecodeError):
        return None


class _Reading:
    def __init__(self, data: bytes, latest: date | None, conversation: str, with_media: bool) -> None:
        self.data, self.bytes = data, np.frombuffer(data, np.uint8)
        if len(data) < LONGEST_PATTERN * 8:
            raise Unknown
        with ThreadPoolExecutor(1) as beside:  # letters are checked on another core while lines are read
            letters = beside.submit(sound, self.bytes)
            self._read(data, latest, conversation, with_media)
            if not letters.result():
                raise Unknown

    def _read(self, data: bytes, latest: date | None, conversation: str, with_media: bool) -> None:
        self.words: Any = np.ndarray((len(data) - 7,), "<u8", data, strides=(1,))
        self.starts = line_starts(self.bytes)
        self.found = Found(whatsapp.FORMAT)
        patterns, shape = self._patterns()
        heads = self._heads(patterns, shape)
        self.first = stamp_of(self._line(int(heads.line[0])))
        order = self._order(heads, latest)
        heads, at = self._timed(heads, order.value or "dmy")
        names, code, begin = self._senders(heads)
        false = self._false(heads, at, names, code)
        if false:
            kept = np.ones(len(at), bool)
            kept[list(false)] = False
            heads, at, code, begin = _chosen(heads, kept), at[kept], code[kept], begin[kept]
        self.found.columns = self._scanned(heads, at, names, code, begin, conversation)
        self.found.day_order = order
        self.found.locale = self._locale(heads)
        whatsapp.say_what_was_noticed(self.found, len(false), with_media)
        whatsapp.before_first(data[: int(heads.start[0])].decode(), self.found)

    def _line(self, line: int) -> str:
        """A line as the careful reading sees it: at most 200 characters."""
        start = int(self.starts[line])
        return self.data[start : min(self._end(line), start + 900)].decode("utf-8", "ignore")[:200]

    def _end(self, line: int) -> int:
        """Where a line's end mark stands."""
        return int(self.starts[line + 1]) - 1 if line + 1 < len(self.starts) else len(self.data)

    def _patterns(self) -> tuple[list[Pattern], tuple[object, ...]]:
        counts: Counter[bytes] = Counter()
        shapes: Counter[tuple[object, ...]] = Counter()
        known: dict[bytes, tuple[Pattern, tuple[object, ...]]] = {}
        for line in sampled(self.data):
            text = line.decode("utf-8", "ignore")[:200]
            stamp = stamp_of(text)
            if stamp is None or not text[stamp.body :].strip():
                continue
            header = text[: stamp.body].encode()
            skeleton = DIGITS.sub(lambda digits: b"0" * len(digits[0]), header)
            shapes[stamp.shape] += 1
            counts[skeleton] += 1
            if skeleton not in known:
                known[skeleton] = pattern_of(skeleton, stamp), stamp.shape
        if not counts:
            raise Unknown
        shape = shapes.most_common(1)[0][0]
        found = [known[one][0] for one, _ in counts.most_common() if known[one][1] == shape]
        if len(found) > MOST_PATTERNS or any(
            one is not two and two.text.startswith(one.text) for one in found for two in found
        ):
            raise Unknown
        return found, shape

    def _heads(self, patterns: list[Pattern], shape: tuple[object, ...]) -> Heads:
        lines = len(self.starts)
        body, dates = np.zeros(lines, np.uint8), np.zeros(lines, np.int64)
        clock = np.full(lines, -1, np.int32)
        rest = np.arange(lines)
        for pattern in patterns:
            fits = fitting(self.words, self.starts[rest], pattern.text)
            rows = rest[fits]
            rest = rest[~fits]
            dates[rows], clock[rows] = numbers_of(self.bytes, self.starts[rows], pattern)
            body[rows] = len(pattern.text)
        clock[self._blank(np.flatnonzero(clock >= 0), body)] = -1
        self._odd(rest, shape, body, dates, clock)
        line = np.flatnonzero(clock >= 0)
        if len(line) < 2:
            raise Unknown
        start = self.starts[line]
        return Heads(line, start, start + body[line], dates[line], clock[line].astype(np.int64))

    def _blank(self, rows: Ints, body: Bytes) -> Ints:
        """Of these lines, those with nothing behind the header."""
        ends = np.append(self.starts[1:] - 1, len(self.data))
        begin, end = self.starts[rows] + body[rows], ends[rows]
        first = self.bytes[np.minimum(begin, len(self.data) - 1)]
        doubtful = rows[(end <= begin) | (first <= 32) | (first == 0xC2) | (first == 0xE2)]
        blank = [row for row in doubtful.tolist() if not self._behind(row, int(body[row])).strip()]
        return np.array(blank, np.int64)

    def _behind(self, line: int, body: int) -> str:
        return self.data[int(self.starts[line]) + body : self._end(line)].decode()

    def _odd(self, rest: Ints, shape: tuple[object, ...], body: Bytes, dates: Ints, clock: Any) -> None:
        """Lines of no pattern that are headers all the same, by the careful grammar."""
        odd = rest[may_begin(self.bytes, self.starts[rest])]
        if len(odd) > MOST_ODD:
            raise Unknown
        others: list[int] = []
        same = strange = 0
        for line in odd.tolist():
            text = self._line(line)
            stamp = stamp_of(text)
            if stamp is None and (loose := stamp_of(text, loose=True)) is not None:
                strange += text[loose.body :].strip() != ""
            if strange >= whatsapp.RUN:  # words beside the hour that nobody knows
                raise Unknown
            if stamp is None or not self._behind(line, len(text[: stamp.body].encode())).strip():
                continue
            if stamp.shape != shape:
                others.append(line)
                continue
            same += 1
            body[line] = len(text[: stamp.body].encode())
            dates[line] = (stamp.a << 24) | (stamp.b << 16) | stamp.c
            clock[line] = stamp.hour * 3600 + stamp.minute * 60 + stamp.second
        heads = int((clock >= 0).sum())
        if others and (len(others) * 4 > heads or _in_a_row(others, np.flatnonzero(clock >= 0))):
            raise Unknown

    def _order(self, heads: Heads, latest: date | None) -> Any:
        changed = np.flatnonzero(np.append(True, heads.dates[1:] != heads.dates[:-1]))
        dates = [_parts(int(one)) for one in heads.dates[changed]]
        return whatsapp.order_from(dates, self.first, latest, lambda: self._locale(heads))

    def _timed(self, heads: Heads, order: str) -> tuple[Heads, Ints]:
        changed = np.flatnonzero(np.append(True, heads.dates[1:] != heads.dates[:-1]))
        days = [day_order.day(_parts(int(one)), order) for one in heads.dates[changed]]
        numbers = np.array([day.toordinal() - EPOCH if day else -(10**6) for day in days], np.int64)
        each = np.repeat(numbers, np.diff(np.append(changed, len(heads.dates))))
        at = each * DAY + heads.clock * SECOND
        real = each > -(10**6)
        whatsapp.say_no_such_day(self.found, int((~real).sum()))
        return (heads, at) if real.all() else (_chosen(heads, real), at[real])

    def _senders(self, heads: Heads) -> tuple[list[str], Ints, Ints]:
        """Names, and for each head whose it is (-1: nobody's) and where its words begin."""
        known = self._known_names(heads)
        cleaned = list(dict.fromkeys(known.values()))
        code, begin = np.full(len(heads.line), -2, np.int64), heads.body.copy()
        rest = np.arange(len(heads.line))
        for raw, name in known.items():
            fits = fitting(self.words, heads.body[rest], raw + b": ", literal=True)
            rows, rest = rest[fits], rest[~fits]
            code[rows] = cleaned.index(name)
            begin[rows] = heads.body[rows] + len(raw) + 2
        if len(rest) > MOST_ODD:
            raise Unknown
        counts = Counter({name: int((code == place).sum()) for place, name in enumerate(cleaned)})
        self._others(heads, rest, counts, cleaned, code, begin)
        return cleaned, code, begin

    def _known_names(self, heads: Heads) -> dict[bytes, str]:
        """Names of the people who write most, as they stand in the file: from evenly spread heads."""
        picked = heads.line[:: max(1, len(heads.line) // 4000)].tolist()
        picked_body = heads.body[:: max(1, len(heads.line) // 4000)].tolist()
        ways = []
        raw: dict[str, Counter[bytes]] = {}
        for line, body in zip(picked, picked_body, strict=True):
            rest = self._behind(line, body - int(self.starts[line]))
            found = splits(rest)
            ways.append(found)
            if found and rest[found[0][1] - 2 : found[0][1]] == ": ":
                raw.setdefault(found[0][0], Counter())[rest[: found[0][1] - 2].encode()] += 1
        names = Names(ways)
        if names.longer:
            raise Unknown
        kept: dict[bytes, str] = {}
        for name, forms in raw.items():
            kept |= {
                form: name
                for form, count in forms.items()
                if names.counts[name] >= 3 and count >= 3 and len(form) < 120
            }
        return dict(sorted(kept.items(), key=lambda one: -names.counts[one[1]]))

    def _others(
        self, heads: Heads, rest: Ints, counts: Counter[str], names: list[str], code: Ints, begin: Ints
    ) -> None:
        bodies = {
            row: self._behind(int(heads.line[row]), int(heads.body[row] - heads.start[row])) for row in rest.tolist()
        }
        ways = {row: splits(text) for row, text in bodies.items()}
        learned = Names(ways.values())
        for name, count in counts.items():
            learned.longer.pop(name, None)
            learned.counts[name] += count
        places = {name: place for place, name in enumerate(names)}
        for row, text in bodies.items():
            one: Split | None = learned.of(text, ways[row])
            if one is None:
                code[row] = -1
                continue
            if one[0] not in places:
                places[one[0]] = len(names)
                names.append(one[0])
            code[row] = places[one[0]]
            begin[row] = int(heads.body[row]) + len(text[: one[1]].encode())

    def _false(self, heads: Heads, at: Ints, names: list[str], code: Ints) -> set[int]:
        if len(at) < 6:
            return set()
        first = {place: int(np.argmax(code == place)) for place in range(len(names)) if (code == place).any()}
        counts = Counter({names[place]: int((code == place).sum()) for place in sorted(first, key=first.__getitem__)})
        usual = {name for name, _ in counts.most_common(2)}
        strange = np.flatnonzero(~np.isin(code, [place for place, name in enumerate(names) if name in usual])).tolist()
        if len(strange) > MOST_ODD:
            raise Unknown
        whose = {row: names[int(code[row])] if code[row] >= 0 else None for row in strange}
        notices = {
            row: whatsapp_bodies.is_notice(self._behind(int(heads.line[row]), int(heads.body[row] - heads.start[row])))
            for row in strange
            if whose[row] is None
        }
        return judged(at, whose, usual, strange, notices)  # type: ignore[arg-type]

    def _scanned(self, heads: Heads, at: Ints, names: list[str], code: Ints, begin: Ints, conversation: str) -> Scanned:
        end = np.append(heads.start[1:], len(self.data))
        for mark in (10, 13):
            end = end - ((end > begin) & (self.bytes[np.maximum(end - 1, 0)] == mark))
        kind = np.full(len(at), KINDS.index("text"), np.uint8)
        kind[code < 0] = KINDS.index("system")
        edited, seconds = np.zeros(len(at), bool), np.full(len(at), -1, np.int32)
        rows = self._not_plain(heads, begin, end)
        self._kinds(rows[code[rows] >= 0].tolist(), begin, end, kind, edited, seconds)
        head = self.data[int(begin[0]) : int(end[0])].decode()
        if kind[0] == KINDS.index("text") and len(head) > 60 and whatsapp_bodies.is_encryption(head):
            kind[0] = KINDS.index("system")
        code = np.where(kind == KINDS.index("system"), -1, code)
        return Scanned(self.data, at, code, names, kind, begin, end, heads.line + 1, seconds, edited, conversation)

    def _kinds(self, rows: list[int], begin: Ints, end: Ints, kind: Bytes, edited: Any, seconds: Any) -> None:
        seen: dict[bytes, tuple[int, int, bool]] = {}
        for row, first, last in zip(rows, begin[rows].tolist(), end[rows].tolist(), strict=True):
            body = self.data[first:last]
            said = seen.get(body)
            if said is None:
                name, length, changed, _ = whatsapp_bodies.kind_of(body.decode())
                said = seen[body] = (KINDS.index(name), -1 if length is None else length, changed)
            kind[row], seconds[row], edited[row] = said

    def _not_plain(self, heads: Heads, begin: Ints, end: Ints) -> Ints:
        """Rows whose body may be something else than words; all others are words for certain (whatsapp_bodies)."""
        size, last = end - begin, self.bytes[np.maximum(end - 1, 0)]
        first = self.bytes[np.minimum(begin, len(self.data) - 1)]
        second = self.bytes[np.minimum(begin + 1, len(self.data) - 1)]
        closes = (last == ord(">")) | (last == ord(")"))
        line_end = np.append(self.starts[1:] - 1, len(self.data))[heads.line]
        before = self.bytes[np.maximum(line_end - 1, 0)]
        before = np.where(before == 13, self.bytes[np.maximum(line_end - 2, 0)], before)
        attached = before == ord(")")
        known = self._known_bodies(begin, (size <= whatsapp_bodies.LONGEST_WORD) & (size > 0), first, second)
        null = (size == 0) | ((size == 4) & (first == ord("n")) & (second == ord("u")))
        found = closes | attached | known | null
        found[self._rows_of(self._marks(), begin, end)] = True
        for words in (b"https://maps.google.com/?q=", b"https://foursquare.com/v/"):
            found[self._rows_of(np.array(list(places(self.data, words)), np.int64), begin, end)] = True
        return np.flatnonzero(found)

    def _known_bodies(self, begin: Ints, short: Any, first: Bytes, second: Bytes) -> Any:
        """Which bodies begin with the eight bytes one of the app's own words begins with."""
        wanted = np.array(sorted(whatsapp_bodies.beginnings()), np.uint64)
        pairs = np.zeros(65536, bool)
        pairs[wanted & np.uint64(0xFFFF)] = True
        known = pairs[first | (second.astype(np.int32) << 8)] & short
        rows = np.flatnonzero(known)
        near = begin[rows] + 8 > len(self.data)  # the end of the file: too near to load eight bytes, so looked at
        known[rows] = near | np.isin(self.words[np.where(near, 0, begin[rows])], wanted)
        return known

    def _marks(self) -> Ints:
        """Where U+200E and U+200F stand."""
        leads = np.flatnonzero(self.bytes[:-2] == 0xE2)
        leads = leads[self.bytes[leads + 1] == 0x80]
        marks: Ints = leads[(self.bytes[leads + 2] == 0x8E) | (self.bytes[leads + 2] == 0x8F)]
        return marks

    def _rows_of(self, places: Ints, begin: Ints, end: Ints) -> Ints:
        rows = np.searchsorted(begin, places, "right") - 1
        inside = (rows >= 0) & (places < end[np.maximum(rows, 0)])
        found: Ints = np.unique(rows[inside])
        return found

    def _locale(self, heads: Heads) -> str | None:
        bodies = []
        for row in range(min(400, len(heads.line))):
            rest = self._behind(int(heads.line[row]), int(heads.body[row] - heads.start[row]))
            ways = splits(rest)
            bodies.append(rest[ways[0][1] :].rstrip("\r") if ways else rest)
        return whatsapp_bodies.language_of(bodies)


def _parts(packed: int) -> tuple[int, int, int]:
    return packed >> 24, (packed >> 16) & 0xFF, packed & 0xFFFF


def _chosen(heads: Heads, kept: Any) -> Heads:
    return Heads(heads.line[kept], heads.start[kept], heads.body[kept], heads.dates[kept], heads.clock[kept])


def _in_a_row(others: list[int], heads: Ints) -> bool:
    """Whether three of these lines stand together without a head of the main shape between them."""
    gaps = np.searchsorted(heads, np.array(others))
    return any(gaps[place] == gaps[place + 2] for place in range(len(gaps) - 2))
