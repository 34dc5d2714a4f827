"""Telegram Desktop's result.json: one chat, or a whole account. Only the fields that are needed are decoded.

This is the reading that is right by construction; telegram_fast does the same for large files and hands back to this
whatever it does not know.
"""

import gc
from datetime import datetime

import msgspec

from goldseam.chats.formats import json_text
from goldseam.chats.formats.found import Found
from goldseam.chats.sources import PIECE, Source
from goldseam.chats.transcript import Listed, micros

FORMAT = "telegram-json"
SECOND = 1_000_000
LONGEST = 30 * 86_400  # seconds of a call, a voice message or a film
LARGE = 4 * 1024 * 1024  # bytes; below, numpy takes longer to load than it saves


class Message(msgspec.Struct, gc=False):
    """One message or service line. A field of another type than usual makes the careful reading take over."""

    type: str = "message"
    date: str = ""
    date_unixtime: str | int | None = None
    edited: str | None = None
    from_: str | None = msgspec.field(default=None, name="from")
    from_id: str | int | None = None
    actor: str | None = None
    actor_id: str | int | None = None
    action: str | None = None
    text: str | list[object] = ""
    media_type: str | None = None
    photo: str | None = None
    file: str | None = None
    poll: object = None
    location_information: object = None
    contact_information: object = None
    duration_seconds: int | None = None
    discard_reason: str | None = None


class Chat(msgspec.Struct):
    """One chat."""

    name: str | None = None
    type: str = ""
    id: int = 0
    messages: list[Message] = msgspec.field(default_factory=list)


class Chats(msgspec.Struct):
    """The list in an account."""

    inside: list[Chat] = msgspec.field(default_factory=list, name="list")


class Export(Chat):
    """A chat, or an account with chats."""

    chats: Chats | None = None
    left_chats: Chats | None = None


def found(source: Source) -> Found | None:
    """What is in this export, or None where it is none."""
    if not _is_it(source):
        return None
    collecting = gc.isenabled()
    gc.disable()  # four fifths of the time would go into looking for cycles there are none of
    try:
        return _in_pieces(source) or _whole(source.data) or _salvaged(source)
    finally:
        if collecting:
            gc.enable()


def _is_it(source: Source) -> bool:
    head = source.beginning[:3000]
    if b'"participants"' in head or b'"sender_name"' in head or (b'"timestamp"' in head and b'"date"' not in head):
        return False
    chat = b'"messages"' in head and b'"type"' in head and (b'"id"' in head or b'"date"' in head)
    if chat and b'"guild"' not in head:
        return True
    account = b'"about"' in head or b'"personal_information"' in head
    return b'"chats"' in head or (account and _chats_follow(source))


def _chats_follow(source: Source) -> bool:
    before = b""
    with source.opened() as file:
        while piece := file.read(PIECE):
            if b'"chats"' in before[-8:] + piece[:8] or b'"chats"' in piece:
                return True
            before = piece
    return False


def _in_pieces(source: Source) -> Found | None:
    if source.size < LARGE:
        return None
    from goldseam.chats.formats import telegram_fast

    return telegram_fast.read(source)


def _whole(data: bytes) -> Found | None:
    try:
        export = msgspec.json.decode(data.lstrip(b"\xef\xbb\xbf"), type=Export)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
    chats = chats_of(export)
    result = Found(FORMAT)
    records = Listed()
    unix = False
    for chat in chats:
        id = str(chat.id)
        result.titles[id] = chat.name or id
        unix = _read(chat.messages, id, records, result) or unix
    result.columns, result.instants = records, unix
    return result if len(records) or chats else None


def chats_of(export: Export) -> list[Chat]:
    """All chats of an export, in its order."""
    chats: list[Chat] = [export] if export.messages or export.chats is None else []
    for group in (export.chats, export.left_chats):
        chats += group.inside if group else []
    return chats


def _read(messages: list[Message], id: str, records: Listed, result: Found) -> bool:
    unix = False
    add_at, add_sender, add_kind = records.at.append, records.sender.append, records.kind.append
    add_text, add_seconds, add_edited, add_notice = (
        records.text.append,
        records.seconds.append,
        records.edited.append,
        records.notice.append,
    )
    begun = len(records)
    days: dict[str, int] = {}
    for number, one in enumerate(messages, 1):
        try:
            if one.date_unixtime is not None:
                at, unix = int(one.date_unixtime) * SECOND, True
            else:
                day = days.get(one.date)
                if day is None:
                    day = days[one.date] = micros(datetime.fromisoformat(one.date).replace(tzinfo=None))
                at = day
        except (ValueError, OverflowError):
            result.tell(number, "bad_time", "This message has no time that can be read.")
            continue
        service = one.type != "message"
        add_at(at)
        add_sender(who(one, service))
        add_kind(kind(one, service))
        add_text(one.text if isinstance(one.text, str) else joined(one.text))
        add_seconds(length(one.duration_seconds))
        add_edited(one.edited is not None)
        add_notice(service)
    count = len(records) - begun
    records.line += range(1, count + 1) if count == len(messages) else [0] * count
    records.conversation += [id] * count
    return unix


def who(one: Message, service: bool) -> str | None:
    """Whose message this is; None for a service line that is no call."""
    if service:
        return one.actor if one.action == "phone_call" else None
    name = one.from_
    if name is None:
        return str(one.from_id) if one.from_id is not None else "Deleted Account"
    return name


_MEDIA = {"voice_message": "voice", "audio_file": "media", "video_message": "media"}


def kind(one: Message, service: bool) -> str:
    """Which of transcript.KINDS it is."""
    if service:
        if one.action != "phone_call":
            return "system"
        return "call" if one.duration_seconds else "missed_call"
    if one.media_type is not None:
        return _MEDIA.get(one.media_type, "media")
    if one.photo is not None or one.file is not None:
        return "media"
    if one.poll is not None:
        return "poll"
    if one.location_information is not None:
        return "location"
    return "contact" if one.contact_information is not None else "text"


def length(seconds: int | None) -> int | None:
    """Seconds of a call or a file; None where there are none, or where they cannot be right."""
    return seconds if seconds is not None and 0 <= seconds < LONGEST else None


def joined(parts: list[object]) -> str:
    """The text of a message that holds links, bold words and the like."""
    return "".join(_part(part) for part in parts)


def _part(part: object) -> str:
    return part if isinstance(part, str) else json_text.text_of(json_text.one(part).get("text"))


def _salvaged(source: Source) -> Found | None:
    """From a damaged file: every message that is whole, whichever chat it stands in."""
    result = Found(FORMAT)
    kept: list[Message] = []
    for line, value in json_text.salvaged(source.text(), "messages"):
        for one in json_text.objects(value.get("messages")) or [value]:
            try:
                kept.append(msgspec.convert(one, Message, strict=False))
            except (msgspec.ValidationError, UnicodeEncodeError):  # another type; half of a letter
                if "date" in one:
                    result.tell(line, "damaged", "This message cannot be read.")
    records = Listed()
    kept = [one for one in kept if one.date or one.date_unixtime]
    title = source.title
    result.instants = _read(kept, title, records, result)
    result.columns, result.titles = records, {title: title}
    json_text.damaged(result)
    return result if len(records) else None
