"""What the fast reading found: columns of numbers over the bytes of the file. Words are cut out only when asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from goldseam.chats.transcript import KINDS, MEDIA, Counts, Listed

if TYPE_CHECKING:
    import polars


@dataclass(slots=True)
class Scanned:
    """Records in file order. code: place in names, -1 for a notice; begin, end: where a body's bytes stand in data."""

    data: bytes
    at: Any
    code: Any
    names: list[str]
    kind: Any
    begin: Any
    end: Any
    line: Any
    seconds: Any
    edited: Any
    conversation: str

    def __len__(self) -> int:
        return len(self.at)

    def counts(self) -> Counts:
        """What `chat inspect` tells."""
        per_code = np.bincount(self.code + 1, minlength=len(self.names) + 1)
        media = [KINDS.index(kind) for kind in MEDIA]
        return Counts(
            messages=len(self) - int(per_code[0]),
            system=int(per_code[0]),
            media=int((np.isin(self.kind, media) & (self.code >= 0)).sum()),
            senders={name: int(count) for name, count in zip(self.names, per_code[1:], strict=True) if count},
            first=int(self.at.min()) if len(self) else None,
            last=int(self.at.max()) if len(self) else None,
        )

    def per_conversation(self) -> Counter[str]:
        """How many records somebody stands by, in the one conversation there is."""
        return +Counter({self.conversation: int((self.code >= 0).sum())})

    def listed(self) -> Listed:
        """The same as plain lists."""
        data, names = self.data, [*self.names, None]
        bodies = zip(self.begin.tolist(), self.end.tolist(), strict=True)
        return Listed(
            at=self.at.tolist(),
            sender=[names[code] for code in self.code.tolist()],
            kind=[KINDS[kind] for kind in self.kind.tolist()],
            text=[data[begin:end].decode() for begin, end in bodies],
            seconds=[None if length < 0 else length for length in self.seconds.tolist()],
            line=self.line.tolist(),
            edited=self.edited.tolist(),
            conversation=[self.conversation] * len(self),
            notice=(self.code < 0).tolist(),
        )

    def frame(self) -> polars.DataFrame:
        """As a frame."""
        import polars

        seconds = polars.Series(self.seconds)
        names = polars.Series([*self.names, None], dtype=polars.String)
        return polars.DataFrame(
            {
                "seq": polars.Series(np.arange(len(self), dtype=np.uint32)),
                "at": polars.Series(self.at).cast(polars.Datetime("us")),
                "sender": names.gather(np.where(self.code < 0, len(self.names), self.code)),
                "kind": polars.Series(KINDS, dtype=polars.Enum(KINDS)).gather(self.kind),
                "text": self._texts(),
                "seconds": seconds.set(seconds < 0, None),
                "line": polars.Series(self.line.astype(np.uint32)),
                "edited": polars.Series(self.edited),
                "conversation": polars.Series([self.conversation], dtype=polars.String).new_from_index(0, len(self)),
                "notice": polars.Series(self.code < 0),
            }
        )

    def _texts(self) -> polars.Series:
        import polars

        data, bodies = self.data, zip(self.begin.tolist(), self.end.tolist(), strict=True)
        return polars.Series([data[begin:end].decode() for begin, end in bodies], dtype=polars.String)
