"""Records of a large file, packed: columns of numbers, and the words of each piece as one run of bytes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from goldseam.chats.transcript import KINDS, MEDIA, Counts, Listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import polars

LETTERS = "surrogatepass"  # JSON may hold half a letter (\ud83d alone); it is kept as it is


@dataclass(slots=True)
class Piece:
    """Some records in file order.

    begun: how many of its list stood before; code: place in names, -1 for nobody.

    texts: one after the other; lengths: of each, in characters.
    """

    begun: int
    at: Any
    code: Any
    kind: Any
    edited: Any
    notice: Any
    seconds: Any
    texts: bytes
    lengths: Any

    def words(self) -> Iterator[str]:
        """The text of each record."""
        text, begin = self.texts.decode("utf-8", LETTERS), 0
        for length in self.lengths.tolist():
            yield text[begin : begin + length]
            begin += length


@dataclass(slots=True)
class Packed:
    """Pieces of conversations, in file order. names: whom the codes mean; of: which conversation each piece is of."""

    names: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    of: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return sum(len(piece.at) for piece in self.pieces)

    def column(self, name: str) -> Any:
        """All pieces of one column of numbers together."""
        return np.concatenate([getattr(piece, name) for piece in self.pieces])

    def counts(self) -> Counts:
        """What `chat inspect` tells."""
        code, spoken, at = self.column("code"), ~self.column("notice"), self.column("at")
        each = np.bincount(code[spoken], minlength=len(self.names))
        media = np.isin(self.column("kind"), [KINDS.index(kind) for kind in MEDIA])
        return Counts(
            messages=int(spoken.sum()),
            system=len(self) - int(spoken.sum()),
            media=int((media & spoken).sum()),
            senders={name: int(count) for name, count in zip(self.names, each, strict=True) if count},
            first=int(at.min()) if len(at) else None,
            last=int(at.max()) if len(at) else None,
        )

    def per_conversation(self) -> Counter[str]:
        """How many records somebody stands by, in each conversation that has some."""
        found: Counter[str] = Counter()
        for piece, one in zip(self.pieces, self.of, strict=True):
            found[one] += int((piece.code >= 0).sum())
        return +found

    def listed(self) -> Listed:
        """The same as plain lists."""
        names = [*self.names, None]
        return Listed(
            at=self.column("at").tolist(),
            sender=[names[code] for code in self.column("code").tolist()],
            kind=[KINDS[kind] for kind in self.column("kind").tolist()],
            text=[text for piece in self.pieces for text in piece.words()],
            seconds=[None if length < 0 else length for length in self.column("seconds").tolist()],
            line=self._places(),
            edited=self.column("edited").tolist(),
            conversation=[one for one, piece in zip(self.of, self.pieces, strict=True) for _ in piece.at],
            notice=self.column("notice").tolist(),
        )

    def _places(self) -> list[int]:
        """Where in its list each record stands, from 1."""
        return [place for one in self.pieces for place in range(one.begun + 1, one.begun + len(one.at) + 1)]

    def frame(self) -> polars.DataFrame:
        """As a frame."""
        import polars

        seconds = polars.Series(self.column("seconds"))
        names = polars.Series([*self.names, None], dtype=polars.String)
        code = self.column("code")
        return polars.DataFrame(
            {
                "seq": polars.Series(np.arange(len(self), dtype=np.uint32)),
                "at": polars.Series(self.column("at")).cast(polars.Datetime("us")),
                "sender": names.gather(np.where(code < 0, len(self.names), code)),
                "kind": polars.Series(KINDS, dtype=polars.Enum(KINDS)).gather(self.column("kind")),
                "text": self._each([polars.Series(list(piece.words()), dtype=polars.String) for piece in self.pieces]),
                "seconds": seconds.set(seconds < 0, None),
                "line": polars.Series(self._places(), dtype=polars.UInt32),
                "edited": polars.Series(self.column("edited")),
                "conversation": self._each(
                    [
                        polars.Series([one], dtype=polars.String).new_from_index(0, len(piece.at))
                        for one, piece in zip(self.of, self.pieces, strict=True)
                    ]
                ),
                "notice": polars.Series(self.column("notice")),
            }
        )

    @staticmethod
    def _each(parts: Sequence[polars.Series]) -> polars.Series:
        import polars

        return polars.concat(parts, rechunk=True)
