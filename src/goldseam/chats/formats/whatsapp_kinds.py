"""What the bodies of a large WhatsApp export are: almost all are words for certain; only the others are looked at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from goldseam.chats.formats import whatsapp_bodies
from goldseam.chats.formats.whatsapp_bytes import WORD, fitting, words_of
from goldseam.chats.transcript import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]

STRETCH = 32_768  # bodies looked at in one go: their numbers stay in the processor's cache
LOOKED_AT = 400  # bodies among which the frequent ones are found
OFTEN = 4  # times among them
TEXT, SYSTEM = KINDS.index("text"), KINDS.index("system")


@dataclass(slots=True)
class Bodies:
    """Where bodies begin and end in data; bracket: whether the first line of each ends with one."""

    data: bytes
    begin: Any
    end: Any
    bracket: Any

    def kinds(self, rows: Ints, marks: Ints, links: Ints) -> tuple[Any, Any, Any]:
        """The kind, the seconds of a call and whether it was edited, of all; only these rows are more than words."""
        kind, edited = np.full(len(self.begin), TEXT, np.uint8), np.zeros(len(self.begin), bool)
        seconds = np.full(len(self.begin), -1, np.int32)
        doubtful = np.concatenate([*self._doubtful(), self._rows_of(marks), self._rows_of(links)])
        mine = np.zeros(len(self.begin), bool)
        mine[rows] = True
        chosen = np.zeros(len(self.begin), bool)
        chosen[doubtful] = True
        rest = np.flatnonzero(chosen & mine)
        for rows, said in self._judged(rest):
            kind[rows], seconds[rows], edited[rows] = said
        return kind, seconds, edited

    def _doubtful(self) -> Iterator[Ints]:
        """Rows whose body may be something else than words; all others are words for certain (whatsapp_bodies)."""
        words, bytes = words_of(self.data), np.frombuffer(self.data, np.uint8)
        wanted = np.array(sorted(whatsapp_bodies.beginnings()), np.uint64)
        pairs = np.zeros(65536, bool)
        pairs[wanted & np.uint64(0xFFFF)] = True
        for place in range(0, len(self.begin), STRETCH):
            begin = self.begin[place : place + STRETCH].astype(np.int64)
            end = self.end[place : place + STRETCH].astype(np.int64)
            size, last = end - begin, bytes[np.maximum(end - 1, 0)]
            first = words[np.minimum(begin, len(words) - 1)]
            short = (size <= whatsapp_bodies.LONGEST_WORD) & (size > 0) & pairs[first & np.uint64(0xFFFF)]
            rows = np.flatnonzero(short)
            short[rows] = wanted[np.minimum(np.searchsorted(wanted, first[rows]), len(wanted) - 1)] == first[rows]
            null = (size == 0) | ((size == 4) & ((first & np.uint64(0xFFFFFFFF)) == NULL))
            near = begin >= len(words)  # the end of the file: too near to load eight bytes, so looked at
            yield place + np.flatnonzero(
                short | null | near | self.bracket[place : place + STRETCH] | (last == ord(">")) | (last == ord(")"))
            )

    def _rows_of(self, places: Ints) -> Ints:
        rows = np.searchsorted(self.begin, places.astype(self.begin.dtype), "right") - 1
        inside = (rows >= 0) & (places < self.end[np.maximum(rows, 0)])
        found: Ints = rows[inside]
        return found

    def _judged(self, rest: Ints) -> Iterator[tuple[Any, tuple[int, int, bool]]]:
        """These rows with what they are: those with a frequent body together, the others one by one."""
        words = words_of(self.data)
        for body in self._often(rest):
            begin = self.begin[rest].astype(np.int64)
            fits = fitting(words, begin, body, literal=True) & (self.end[rest] - begin == len(body))
            yield rest[fits], _said(body)
            rest = rest[~fits]
        begins, ends = self.begin[rest].tolist(), self.end[rest].tolist()
        for row, begin, end in zip(rest.tolist(), begins, ends, strict=True):
            yield row, _said(self.data[begin:end])

    def _often(self, rows: Ints) -> list[bytes]:
        seen = rows[:: max(1, len(rows) // LOOKED_AT)]
        bodies = zip(self.begin[seen].tolist(), self.end[seen].tolist(), strict=True)
        counts = Counter(self.data[begin:end] for begin, end in bodies)
        return [body for body, count in counts.most_common() if count >= OFTEN and len(body) >= WORD]


NULL = np.uint64(int.from_bytes(b"null", "little"))


def _said(body: bytes) -> tuple[int, int, bool]:
    name, length, edited, _ = whatsapp_bodies.kind_of(body.decode())
    return KINDS.index(name), -1 if length is None else length, edited
