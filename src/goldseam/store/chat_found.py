"""What was found in a chat export, as the reading process hands it over: an overview, then the messages.

Knows neither pages nor database, so that the reading process stays small.
"""

import msgspec

from goldseam.chats.transcript import DayOrder, Listed, Transcript
from goldseam.store import chat_no
from goldseam.store.chat_no import Asked

SHOWN = 200  # things not understood that are handed over one by one; their number is told beside
LENGTH_BYTES = 4


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation of an export: who wrote how much, from when to when (ISO 8601, naive)."""

    id: str
    title: str
    messages: int
    people: list[tuple[str, int]]
    first: str | None
    last: str | None
    asked: dict[str, list[Asked]] = {}  # by name: lines that may ask to be left alone (chat_no)


class Odd(msgspec.Struct, frozen=True):
    """Something that was not understood: where it stands in its file, from 1, and a sentence."""

    line: int
    text: str


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """What is told before anything is kept."""

    source: str
    locale: str | None
    day_order: str | None
    rule: str
    instants: bool
    threads: list[Thread]
    odd: list[Odd]
    odd_in_all: int


class Messages(msgspec.Struct, frozen=True, array_like=True):
    """The columns of a transcript (chats/transcript.py)."""

    at: list[int]
    sender: list[str | None]
    kind: list[str]
    text: list[str]
    seconds: list[int | None]
    line: list[int]
    edited: list[bool]
    conversation: list[str]
    notice: list[bool]


def packed(transcript: Transcript) -> bytes:
    """All of it as bytes."""
    overview = msgspec.msgpack.encode(overview_of(transcript))
    columns = transcript.columns.listed()
    messages = Messages(*(getattr(columns, name) for name in Messages.__struct_fields__))
    return len(overview).to_bytes(LENGTH_BYTES, "big") + overview + msgspec.msgpack.encode(messages)


def overview_of(transcript: Transcript) -> Overview:
    """The overview of what was read: conversations with the most messages first."""
    titles = {one.id: one.title for one in transcript.conversations}
    columns = transcript.columns.listed()
    rows: dict[str, list[int]] = {}
    for row, conversation in enumerate(columns.conversation):
        rows.setdefault(conversation, []).append(row)
    threads = [_thread(columns.chosen(places), one, titles.get(one, "")) for one, places in rows.items()]
    return Overview(
        source=transcript.format,
        locale=transcript.locale,
        day_order=transcript.day_order.value,
        rule=transcript.day_order.rule,
        instants=transcript.instants,
        threads=sorted((thread for thread in threads if thread.people), key=lambda thread: -thread.messages),
        odd=[Odd(problem.line, problem.text) for problem in transcript.problems[:SHOWN]],
        odd_in_all=len(transcript.problems),
    )


def _thread(columns: Listed, identity: str, title: str) -> Thread:
    counts, told = columns.counts(), Transcript(columns=columns, format="").document()
    return Thread(
        id=identity,
        title=title,
        messages=counts.messages,
        people=sorted(counts.senders.items(), key=lambda one: (-one[1], one[0])),
        first=str(told["first"]) if told["first"] else None,
        last=str(told["last"]) if told["last"] else None,
        asked=chat_no.by_person(columns),
    )


def overview(content: bytes) -> Overview:
    """The overview alone."""
    return msgspec.msgpack.decode(content[LENGTH_BYTES : _end(content)], type=Overview)


def transcript(content: bytes) -> Transcript:
    """All of it as a transcript again."""
    told = overview(content)
    messages = msgspec.msgpack.decode(content[_end(content) :], type=Messages)
    return Transcript(
        columns=Listed(**{name: getattr(messages, name) for name in Messages.__struct_fields__}),
        format=told.source,
        locale=told.locale,
        day_order=DayOrder(told.day_order, told.rule),
        instants=told.instants,
    )


def _end(content: bytes) -> int:
    return LENGTH_BYTES + int.from_bytes(content[:LENGTH_BYTES], "big")
