"""Discord as DiscordChatExporter writes it in JSON."""

import re
from datetime import UTC, datetime

from goldseam.chats.formats import json_text
from goldseam.chats.formats.found import Found
from goldseam.chats.formats.json_text import Value, objects, one, text_of
from goldseam.chats.sources import Source
from goldseam.chats.transcript import Listed, micros

FORMAT = "discord-dce-json"
_SAID = {"Default", "Reply", "19", "0", "20", "ChatInputCommand", "ContextMenuCommand", "ThreadStarterMessage"}
_LASTED = re.compile(r"lasted (?:(\d+) hours?)?(?:,? ?(?:and )?)?(?:(\d+) minutes?)?(?:(\d+) seconds?)?")


def found(source: Source) -> Found | None:
    """What is in this channel, or None where it is none."""
    head = source.data[:20_000]
    if not (b'"guild"' in head and b'"channel"' in head):
        return None
    result = Found(FORMAT, instants=True)
    document = json_text.whole(source.data)
    if isinstance(document, dict):
        channel, messages = one(document.get("channel")), [(0, value) for value in objects(document.get("messages"))]
    else:
        channel, messages = {}, list(json_text.salvaged(source.text(), "messages"))
        json_text.damaged(result)
    id, title = text_of(channel.get("id")) or source.title, text_of(channel.get("name")) or source.title
    records = Listed()
    for number, (line, value) in enumerate(messages, 1):
        _add(value, id, line or number, records, result)
    result.columns, result.titles = records, {id: title}
    return result


def _add(value: Value, id: str, line: int, records: Listed, result: Found) -> None:
    at = instant(text_of(value.get("timestamp")))
    if at is None:
        result.tell(line, "bad_time", "This message has no time that can be read.")
        return
    author = one(value.get("author"))
    name = text_of(author.get("nickname")) or text_of(author.get("name")) or text_of(author.get("id")) or "unknown"
    said, body = text_of(value.get("type")) or "Default", text_of(value.get("content"))
    if said == "Call":
        seconds = _length(value, at, body)
        records.add(
            at,
            name,
            "call" if seconds else "missed_call",
            body,
            line=line,
            seconds=seconds,
            conversation=id,
            notice=True,
        )
        return
    kind = "text" if said in _SAID else "system"
    if kind == "text" and not body and (value.get("attachments") or value.get("stickers") or value.get("embeds")):
        kind = "media"
    records.add(at, name, kind, body, line=line, edited=bool(value.get("timestampEdited")), conversation=id)


def _length(value: Value, at: int, body: str) -> int | None:
    ended = instant(text_of(value.get("callEndedTimestamp")))
    if ended is not None:
        return max(0, (ended - at) // 1_000_000)
    lasted = _LASTED.search(body)
    hours, minutes, seconds = (int(part or 0) for part in lasted.groups()) if lasted else (0, 0, 0)
    return hours * 3600 + minutes * 60 + seconds or None


def instant(text: str) -> int | None:
    """Microseconds since 1970 of an ISO instant; without an offset it is taken as UTC."""
    try:
        at = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", text))
        return micros(at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at)
    except (ValueError, OverflowError):
        return None
