"""Lines of a file as bytes held against the patterns of its headers, all at once."""

from __future__ import annotations

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

SAMPLE, SAMPLES = 64 * 1024, 24  # bytes looked at in each place, and places
MOST_PATTERNS, LONGEST_PATTERN = 64, 64
DIGITS = re.compile(rb"[0-9]+")


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


def sampled(data: bytes) -> Iterator[bytes]:
    """Lines of the beginning, and of places spread evenly."""
    step = max(1, len(data) // SAMPLES)
    for place in range(0, len(data), step):
        begin = 0 if place == 0 else data.find(b"\n", place) + 1
        if begin or place == 0:
            yield from data[begin : begin + SAMPLE // (1 if place == 0 else 8)].split(b"\n")[:-1]


def pattern_of(skeleton: bytes, stamp: Stamp) -> Pattern:
    """The pattern of a header the careful grammar has read. Raises Unknown."""
    runs = [digits.span() for digits in DIGITS.finditer(skeleton)]
    wanted = 6 if stamp.shape[4] else 5
    if len(runs) != wanted or stamp.era or not 8 <= len(skeleton) <= LONGEST_PATTERN:
        raise Unknown
    if stamp.shape[1]:  # the time first
        clock = wanted - 3
        runs = runs[clock:] + runs[:clock]
    part = period(stamp.half) if stamp.half else None
    return Pattern(skeleton, tuple(runs), tuple(hour_of(hour, part) for hour in range(100)))


def fitting(words: Any, starts: Ints, text: bytes, *, literal: bool = False) -> Any:
    """Which of these places hold this text, its zeros standing for any digit unless it is literal."""
    fits = np.zeros(len(starts), bool)
    rows = np.flatnonzero(starts + max(len(text), 8) <= len(words) + 7)
    places = [*range(0, len(text) - 7, 8)]
    if len(text) % 8 and len(text) > 8:
        places.append(len(text) - 8)
    for place in places or [0]:
        piece = text[place : place + 8]
        plain = bytes(0xFF if literal or byte != 0x30 else 0 for byte in piece).ljust(8, b"\0")
        digit = bytes(0 if literal or byte != 0x30 else 0xFF for byte in piece).ljust(8, b"\0")
        mask, digits = np.uint64(int.from_bytes(plain, "little")), np.uint64(int.from_bytes(digit, "little"))
        differ = words[starts[rows] + place] ^ np.uint64(int.from_bytes(piece.ljust(8, b"\0"), "little"))
        good = (differ & mask) == 0
        if digits:
            number = differ & digits
            good &= (
                ((number + (np.uint64(0x7676767676767676) & digits)) | number) & np.uint64(0x8080808080808080)
            ) == 0
        rows = rows[good]
    fits[rows] = True
    return fits


def numbers_of(data: Bytes, starts: Ints, pattern: Pattern) -> tuple[Ints, Any]:
    """The dates in one number each and the seconds of the day; -1 where there is no such time."""
    a, b, c, hour, minute, *second = (_number(data, starts, span) for span in pattern.numbers)
    seconds = second[0] if second else np.zeros(len(starts), np.int32)
    hours = np.array(pattern.hours, np.int32)[hour]
    clock = hours * 3600 + minute * 60 + seconds
    clock[(hours > 23) | (minute > 59) | (seconds > 59)] = -1
    return (a.astype(np.int64) << 24) | (b.astype(np.int64) << 16) | c, clock


def _number(data: Bytes, starts: Ints, span: tuple[int, int]) -> Any:
    value = np.zeros(len(starts), np.int32)
    for place in range(*span):
        value = value * 10 + (data[starts + place] - 48)
    return value


def may_begin(data: Bytes, starts: Ints) -> Any:
    """Which lines could begin with a header of any kind: a digit or a bracket, after marks without width."""
    inside = np.minimum(starts, len(data) - 1)
    first, second = data[inside], data[np.minimum(starts + 1, len(data) - 1)]
    plain = ((first >= 48) & (first <= 57)) | (first == ord("["))
    script = (first >= 0xD8) & ~((first >= 0xE3) & (first <= 0xE9)) & ~((first >= 0xEB) & (first <= 0xED))
    script &= ~((first == 0xE2) & (second != 0x80) & (second != 0x81)) & ~((first == 0xF0) & (second == 0x9F))
    return plain | script


def places(data: bytes, words: bytes) -> Iterator[int]:
    """Wherever these words stand."""
    place = data.find(words)
    while place >= 0:
        yield place
        place = data.find(words, place + 1)
