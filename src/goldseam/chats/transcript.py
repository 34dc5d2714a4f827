"""The schema every format is read into and every measure starts from."""

from __future__ import annotations

import functools
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from goldseam.chats.problems import Problem

if TYPE_CHECKING:
    import polars

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  naive, as the files are
KINDS = (
    "text",
    "media",  # picture, video, sticker, document: a file, or the note that it was left out
    "voice",  # a voice message
    "call",
    "missed_call",
    "deleted",
    "poll",
    "location",
    "contact",
    "system",  # a notice nobody wrote; its sender is null
)
FIRST, LAST = 0, 7_258_118_400_000_000  # 1970 and 2200, microseconds: times outside of them cannot be right
MEDIA = frozenset({"media", "voice", "contact"})


def micros(at: datetime) -> int:
    """A naive time as microseconds since 1970, exactly."""
    return (at - EPOCH) // timedelta(microseconds=1)


def moment(at: int) -> datetime:
    """The naive time that many microseconds after 1970."""
    return EPOCH + timedelta(microseconds=at)


class Columns(Protocol):
    """What was read, in file order: `Listed` for small files; `Scanned` or `Packed` of chats/formats for large ones."""

    def __len__(self) -> int: ...

    def frame(self) -> polars.DataFrame:
        """All of it as a frame (see Transcript.frame)."""
        ...

    def counts(self) -> Counts:
        """What `chat inspect` tells, without making a frame."""
        ...

    def per_conversation(self) -> Counter[str]:
        """How many records somebody stands by, in each conversation that has some."""
        ...

    def listed(self) -> Listed:
        """The same as plain lists."""
        ...


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of what. first, last: earliest and latest, microseconds since 1970."""

    messages: int
    system: int
    media: int
    senders: dict[str, int]
    first: int | None
    last: int | None


@dataclass(slots=True)
class Listed:
    """Records as plain lists of equal length, in file order. at: microseconds since 1970."""

    at: list[int] = field(default_factory=list)
    sender: list[str | None] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    seconds: list[int | None] = field(default_factory=list)
    line: list[int] = field(default_factory=list)
    edited: list[bool] = field(default_factory=list)
    conversation: list[str] = field(default_factory=list)
    notice: list[bool] = field(default_factory=list)

    def add(
        self,
        at: int,
        sender: str | None,
        kind: str,
        text: str,
        *,
        line: int = 0,
        seconds: int | None = None,
        edited: bool = False,
        conversation: str = "",
        notice: bool = False,
    ) -> None:
        """Append one record. notice: a system line though somebody stands by it, such as a Messenger call."""
        self.at.append(at)
        self.sender.append(None if kind == "system" else sender)
        self.kind.append(kind)
        self.text.append(text)
        self.seconds.append(seconds)
        self.line.append(line)
        self.edited.append(edited)
        self.conversation.append(conversation)
        self.notice.append(notice or kind == "system" or sender is None)

    def extend(self, other: Listed) -> None:
        """Append all of another."""
        for mine, theirs in zip(self.lists(), other.lists(), strict=True):
            mine.extend(theirs)

    def lists(self) -> tuple[list[object], ...]:
        """The columns in order."""
        first = (self.at, self.sender, self.kind, self.text, self.seconds)
        return (*first, self.line, self.edited, self.conversation, self.notice)  # type: ignore[return-value]

    def chosen(self, rows: list[int]) -> Listed:
        """Only these rows, in this order."""
        return Listed(*([column[row] for row in rows] for column in self.lists()))  # type: ignore[arg-type]

    def __len__(self) -> int:
        return len(self.at)

    def listed(self) -> Listed:
        """Itself."""
        return self

    def counts(self) -> Counts:
        """What `chat inspect` tells."""
        pairs = Counter(zip(self.sender, self.kind, self.notice, strict=True))
        senders: Counter[str] = Counter()
        media = system = 0
        for (name, kind, notice), count in pairs.items():
            if notice:
                system += count
            else:
                senders[str(name)] += count
                media += count if kind in MEDIA else 0
        return Counts(
            messages=len(self) - system,
            system=system,
            media=media,
            senders=dict(senders),
            first=min(self.at, default=None),
            last=max(self.at, default=None),
        )

    def per_conversation(self) -> Counter[str]:
        """How many records somebody stands by, in each conversation that has some."""
        named = zip(self.conversation, self.sender, strict=True)
        return Counter(one for one, sender in named if sender is not None)

    def frame(self) -> polars.DataFrame:
        """As a frame."""
        import polars

        return polars.DataFrame(
            {
                "seq": polars.Series(range(len(self)), dtype=polars.UInt32),
                "at": polars.Series(self.at, dtype=polars.Int64).cast(polars.Datetime("us")),
                "sender": polars.Series(self.sender, dtype=polars.String),
                "kind": polars.Series(self.kind, dtype=polars.Enum(KINDS)),
                "text": polars.Series(self.text, dtype=polars.String),
                "seconds": polars.Series(self.seconds, dtype=polars.Int32),
                "line": polars.Series(self.line, dtype=polars.UInt32),
                "edited": polars.Series(self.edited, dtype=polars.Boolean),
                "conversation": polars.Series(self.conversation, dtype=polars.String),
                "notice": polars.Series(self.notice, dtype=polars.Boolean),
            }
        )


@dataclass(frozen=True, slots=True)
class DayOrder:
    """How dates are written.

    value: dmy, mdy or ymd, or None where the format leaves no doubt. rule: what decided it (docs/formats.md).
    """

    value: str | None
    rule: str


NO_DOUBT = DayOrder(None, "unambiguous")


@dataclass(frozen=True, slots=True)
class Conversation:
    """One thread in an export."""

    id: str
    title: str
    messages: int


@dataclass(frozen=True)
class Transcript:
    """What was read. Text is as written; nothing is normalised.

    columns: the records in file order. format: a code such as whatsapp-txt. locale: the language of the app that wrote
    it, where known. instants: times are UTC instants (else naive, as written). zone: the zone `at` was moved to.
    """

    columns: Columns
    format: str
    locale: str | None = None
    day_order: DayOrder = NO_DOUBT
    instants: bool = False
    conversations: tuple[Conversation, ...] = ()
    problems: tuple[Problem, ...] = ()

    @functools.cached_property
    def frame(self) -> polars.DataFrame:
        """A row a record, in file order.

        seq u32 · at datetime[μs], naive · sender str, null for a notice · kind enum of KINDS · text str, untouched ·
        seconds i32, null: how long a call or a voice message was · line u32, from 1 · edited bool · conversation str.
        """
        return self.columns.frame()

    @functools.cached_property
    def counts(self) -> Counts:
        """How many of what."""
        return self.columns.counts()

    def document(self) -> dict[str, object]:
        """The answer of `chat inspect --json`."""
        found = self.counts
        return {
            "format": self.format,
            "locale": self.locale,
            "messages": found.messages,
            "system": found.system,
            "media": found.media,
            "senders": [
                {"name": name, "messages": count}
                for name, count in sorted(found.senders.items(), key=lambda one: (-one[1], one[0]))
            ],
            "conversations": [
                {"id": one.id, "title": one.title, "messages": one.messages} for one in self.conversations
            ],
            "first": written(found.first),
            "last": written(found.last),
            "day_order": {"value": self.day_order.value, "rule": self.day_order.rule},
            "problems": [problem.document() for problem in self.problems],
        }


def written(at: int | None) -> str | None:
    """YYYY-MM-DDTHH:MM:SS, or None."""
    return None if at is None else moment(at).strftime("%Y-%m-%dT%H:%M:%S")
