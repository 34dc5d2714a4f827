"""One chat as bytes: a head, then pages of messages, each MessagePack behind its length (docs/formats.md).

    content = (u32 length ‖ MessagePack) for the head, then for each page

Only what two people wrote to each other is kept: whoever else wrote there, and notices, are left out before this.
Knows no database: the process that reads a stranger's file uses it too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from goldseam.chats.transcript import DayOrder, Listed, Transcript

FORMAT = 1
PAGE = 2_000  # messages of a page
LENGTH_BYTES = 4


class NotAChat(Exception):
    """These bytes are no chat of this version."""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What stands before the messages: the two names, and how the file was read."""

    format: int
    me: str
    them: str
    source: str
    locale: str | None
    day_order: str | None
    rule: str
    instants: bool
    messages: int


class Page(msgspec.Struct, frozen=True, array_like=True):
    """Messages in file order, a list a field. at: microseconds since 1970, naive. mine: whether I wrote it."""

    at: list[int]
    mine: list[bool]
    kind: list[str]
    text: list[str]
    seconds: list[int | None]
    line: list[int]
    edited: list[bool]
    notice: list[bool]


@dataclass(frozen=True, slots=True)
class KeptChat:
    """A chat of two people, read again."""

    head: Head
    transcript: Transcript

    @property
    def me(self) -> str:
        """My name in it."""
        return self.head.me

    @property
    def them(self) -> str:
        """Their name in it."""
        return self.head.them


def of_two(transcript: Transcript, me: str, them: str, conversation: str | None = None) -> Transcript:
    """Only what these two wrote, of one conversation where one is named; everybody else's words are dropped."""
    columns = transcript.columns.listed()
    rows = [
        row
        for row, sender in enumerate(columns.sender)
        if sender in (me, them) and conversation in (None, columns.conversation[row])
    ]
    return Transcript(
        columns=columns.chosen(rows),
        format=transcript.format,
        locale=transcript.locale,
        day_order=transcript.day_order,
        instants=transcript.instants,
        problems=transcript.problems,
    )


def written(transcript: Transcript, me: str, them: str) -> Iterator[bytes]:
    """The chat of these two as bytes, part by part. Holds nothing of anybody else."""
    columns = of_two(transcript, me, them).columns.listed()
    yield _framed(
        Head(
            format=FORMAT,
            me=me,
            them=them,
            source=transcript.format,
            locale=transcript.locale,
            day_order=transcript.day_order.value,
            rule=transcript.day_order.rule,
            instants=transcript.instants,
            messages=len(columns),
        )
    )
    for start in range(0, len(columns), PAGE):
        rows = slice(start, start + PAGE)
        yield _framed(
            Page(
                at=columns.at[rows],
                mine=[sender == me for sender in columns.sender[rows]],
                kind=columns.kind[rows],
                text=columns.text[rows],
                seconds=columns.seconds[rows],
                line=columns.line[rows],
                edited=columns.edited[rows],
                notice=columns.notice[rows],
            )
        )


def read(content: bytes) -> KeptChat:
    """The chat again. Raises NotAChat."""
    parts = _parts(content)
    try:
        head = msgspec.msgpack.decode(next(parts), type=Head)
        pages = [msgspec.msgpack.decode(part, type=Page) for part in parts]
    except (StopIteration, msgspec.DecodeError):
        raise NotAChat("the head or a page cannot be read") from None
    if head.format != FORMAT:
        raise NotAChat(f"format {head.format}")
    columns = Listed()
    for page in pages:
        columns.extend(_listed(page, head))
    if len(columns) != head.messages:
        raise NotAChat(f"{len(columns)} of {head.messages} messages")
    transcript = Transcript(
        columns=columns,
        format=head.source,
        locale=head.locale,
        day_order=DayOrder(head.day_order, head.rule),
        instants=head.instants,
    )
    return KeptChat(head=head, transcript=transcript)


def _listed(page: Page, head: Head) -> Listed:
    many = len(page.at)
    if any(len(getattr(page, name)) != many for name in page.__struct_fields__):
        raise NotAChat("a page with columns of different length")
    return Listed(
        at=page.at,
        sender=[head.me if mine else head.them for mine in page.mine],
        kind=page.kind,
        text=page.text,
        seconds=page.seconds,
        line=page.line,
        edited=page.edited,
        notice=page.notice,
        conversation=[""] * many,
    )


def _framed(content: Head | Page) -> bytes:
    packed = msgspec.msgpack.encode(content)
    return len(packed).to_bytes(LENGTH_BYTES, "big") + packed


def _parts(content: bytes) -> Iterator[bytes]:
    place = 0
    while place < len(content):
        end = place + LENGTH_BYTES + int.from_bytes(content[place : place + LENGTH_BYTES], "big")
        if end > len(content):
            raise NotAChat("cut off")
        yield content[place + LENGTH_BYTES : end]
        place = end
