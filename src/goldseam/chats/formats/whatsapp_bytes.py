"""Lines of a file as bytes held against the patterns of its headers, all at once."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from goldseam.chats.formats.stamps import Stamp, hour_of, period

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Bytes = npt.NDArray[np.uint8]

FIRST_SAMPLE, SAMPLE, SAMPLES = 64 * 1024, 2 * 1024, 120  # bytes of the beginning and of other places; places
MOST_PATTERNS, LONGEST_PATTERN = 64, 64
WORD = 8  # bytes compared in one go
DIGITS = re.compile(rb"[0-9]+")
PLAIN_HOURS = tuple(range(100))
_HIGH, _TO_HIGH = np.uint64(0x8080808080808080), np.uint64(0x7676767676767676)  # 10 + 0x76 reaches the high bit


class Unknown(Exception):
    """This file holds what patterns cannot say; the careful reading takes it."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A header as bytes, its digits as 0; where the numbers a, b, c, hour, minute, second stand; the hours it means."""

    text: bytes
    numbers: tuple[tuple[int, int], ...]
    hours: tuple[int, ...]


def line_starts(data: Bytes) -> Ints:
    """Where each line begins."""
    ends = np.flatnonzero(data == 10)
    starts = np.empty(len(ends) + 1, np.int64)
    starts[0] = 0
    starts[1:] = ends + 1
    return starts[:-1] if len(data) and data[-1] == 10 else starts


def words_of(data: bytes) -> Any:
    """The eight bytes at every place, as one number each."""
    return np.ndarray((len(data) - WORD + 1,), "<u8", data, strides=(1,))


def sampled(data: bytes) -> Iterator[bytes]:
    """Lines of the beginning, and of places spread evenly; no line twice."""
    step = max(1, len(data) // SAMPLES)
    read = 0
    for place in range(0, len(data), step):
        begin = data.find(b"\n", max(place, read) - 1) + 1 if place else 0
        if begin >= read:
            lines = data[begin : begin + (SAMPLE if place else FIRST_SAMPLE)].split(b"\n")[:-1]
            read = begin + sum(map(len, lines)) + len(lines)
            yield from lines


def pattern_of(skeleton: bytes, stamp: Stamp) -> Pattern:
    """The pattern of a header the careful grammar has read. Raises Unknown."""
    runs = [digits.span() for digits in DIGITS.finditer(skeleton)]
    wanted = 6 if stamp.shape[4] else 5
    if len(runs) != wanted or stamp.era or not WORD <= len(skeleton) <= LONGEST_PATTERN:
        raise Unknown
    if stamp.shape[1]:  # the time first
        clock = wanted - 3
        runs = runs[clock:] + runs[:clock]
    part = period(stamp.half) if stamp.half else None
    return Pattern(skeleton, tuple(runs), tuple(hour_of(hour, part) for hour in PLAIN_HOURS))


def _steps(length: int) -> list[int]:
    """Where the words of a text of this length are loaded, the last one ending with it."""
    steps = [*range(0, length - WORD + 1, WORD)] or [0]
    return [*steps, length - WORD] if length > WORD and length % WORD else steps


@functools.lru_cache(maxsize=1024)
def _pieces(text: bytes, literal: bool) -> list[tuple[int, Any, Any, Any]]:
    """(place, bits that have to be equal, bits of digits, the word) of each word of a text."""
    found: list[tuple[int, Any, Any, Any]] = []
    for place in _steps(len(text)):
        piece = text[place : place + WORD]
        plain = bytes(0xFF if literal or byte != 0x30 else 0 for byte in piece).ljust(WORD, b"\0")
        digit = bytes(0 if literal or byte != 0x30 else 0xFF for byte in piece).ljust(WORD, b"\0")
        mask, digits, word = (_number_of(one) for one in (plain, digit, piece.ljust(WORD, b"\0")))
        found.append((place, mask, digits, word))
    return found


def _number_of(word: bytes) -> Any:
    return np.uint64(int.from_bytes(word, "little"))


def fitting(words: Any, starts: Ints, text: bytes, *, literal: bool = False) -> Any:
    """Which of these places, in rising order, hold this text, its zeros any digit unless it is literal."""
    fits = np.zeros(len(starts), bool)
    last = len(words) - 1 - max(len(text) - WORD, 0)
    rows = np.flatnonzero(starts <= last) if len(starts) and starts[-1] > last else None
    for piece in _pieces(text, literal):
        here = starts if rows is None else starts[rows]
        good = _fits(words[here + piece[0]], *piece[1:])
        rows = np.flatnonzero(good) if rows is None else rows[good]
    fits[rows] = True
    return fits


def _fits(words: Any, mask: Any, digits: Any, text: Any) -> Any:
    differ = words ^ text
    good = (differ & mask) == 0
    if digits:
        number = differ & digits
        good &= (((number + (_TO_HIGH & digits)) | number) & _HIGH) == 0
    return good


def numbers_of(words: Any, starts: Ints, pattern: Pattern) -> tuple[Ints, Any]:
    """The dates in one number each (see `parts`) and the seconds of the day; -1 where there is no such time."""
    loaded = {place: words[starts + place] for place in _steps(len(pattern.text))}
    hour, minute, *second = (_number(loaded, span).astype(np.int32) for span in pattern.numbers[3:])
    if pattern.hours != PLAIN_HOURS:
        hour = np.array(pattern.hours, np.int32)[hour]
    clock = (hour * 60 + minute) * 60
    wrong = (hour > 23) | (minute > 59)
    if second:
        clock += second[0]
        wrong |= second[0] > 59
    clock[wrong] = -1
    return _dates(loaded, pattern), clock


def _dates(loaded: dict[int, Any], pattern: Pattern) -> Ints:
    """A day goes on for many lines, so only the first line of each is taken apart."""
    new = np.zeros(len(loaded[0]), bool)
    new[:1] = True
    for place, words in loaded.items():
        inside = [at - place for begin, end in pattern.numbers[:3] for at in range(begin, end)]
        mask = sum(0xFF << (8 * at) for at in inside if 0 <= at < WORD)
        date = words & np.uint64(mask)
        new[1:] |= date[1:] != date[:-1]
    rows = np.flatnonzero(new)
    first = {place: words[rows] for place, words in loaded.items()}
    a, b, c = (_number(first, span).astype(np.int64) for span in pattern.numbers[:3])
    return np.repeat((a << 24) | (b << 16) | c, np.diff(np.append(rows, len(new))))


def parts(packed: int) -> tuple[int, int, int]:
    """The three numbers of a date that stand in one."""
    return packed >> 24, (packed >> 16) & 0xFF, packed & 0xFFFF


def packed(a: int, b: int, c: int) -> int:
    """The three numbers of a date as one."""
    return (a << 24) | (b << 16) | c


def _number(loaded: dict[int, Any], span: tuple[int, int]) -> Any:
    value: Any = None
    for at in range(*span):
        place = max(place for place in loaded if place <= at)
        digit = (loaded[place] >> np.uint64(8 * (at - place))) & np.uint64(15)
        value = digit if value is None else value * np.uint64(10) + digit
    return value


def pairs(data: Bytes, pair: bytes) -> Ints:
    """Where these two bytes stand together."""
    found = []
    for odd in (0, 1):
        twos = data[odd : len(data) - (len(data) - odd) % 2].view("<u2")
        found.append(np.flatnonzero(twos == int.from_bytes(pair, "little")) * 2 + odd)
    return np.concatenate(found)


def may_begin(data: Bytes, starts: Ints) -> Any:
    """Which lines could begin with a header of any kind: a digit or a bracket, after marks without width."""
    first, second = data[starts], data[np.minimum(starts + 1, len(data) - 1)]
    plain = ((first >= 48) & (first <= 57)) | (first == ord("["))
    script = (first >= 0xD8) & ~((first >= 0xE3) & (first <= 0xE9)) & ~((first >= 0xEB) & (first <= 0xED))
    script &= ~((first == 0xE2) & (second != 0x80) & (second != 0x81)) & ~((first == 0xF0) & (second == 0x9F))
    return plain | script
