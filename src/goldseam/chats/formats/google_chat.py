"""Google Chat as Takeout gives it: messages.json of one group; times written out in the language of the account."""

from goldseam.chats.formats import json_text
from goldseam.chats.formats.dates_written import instant_written
from goldseam.chats.formats.found import Found
from goldseam.chats.formats.json_text import Value, objects, one, text_of
from goldseam.chats.sources import Source
from goldseam.chats.transcript import Listed

FORMAT = "google-chat-json"


def found(source: Source) -> Found | None:
    """What is in this group, or None where it is none."""
    head = source.data[:50_000]
    if (
        b'"messages"' not in head
        or b'"creator"' not in head
        or not (b'"created_date"' in head or b'"deleted_date"' in head)
    ):
        return None
    result = Found(FORMAT, instants=True)
    document = json_text.whole(source.data)
    if isinstance(document, dict):
        messages = [(0, value) for value in objects(document.get("messages"))]
    else:
        messages = list(json_text.salvaged(source.text(), "messages"))
        json_text.damaged(result)
    parts = source.name.split("/")
    title = parts[-2] if len(parts) > 1 else source.title
    records = Listed()
    for number, (line, value) in enumerate(messages, 1):
        _add(value, title, line or number, records, result)
    result.columns, result.titles = records, {title: title}
    return result


def _add(value: Value, title: str, line: int, records: Listed, result: Found) -> None:
    written = text_of(value.get("created_date")) or text_of(value.get("deleted_date"))
    at = instant_written(written)
    if at is None:
        result.tell(line, "bad_time", "This message has no time that can be read.")
        return
    creator = one(value.get("creator"))
    name = text_of(creator.get("name")) or text_of(creator.get("email")) or "unknown"
    body = text_of(value.get("text"))
    gone = "deleted_date" in value or text_of(value.get("message_state")) == "DELETED" or "deletion_metadata" in value
    kind = (
        "deleted"
        if gone
        else "media"
        if not body and (value.get("attached_files") or value.get("annotations"))
        else "text"
    )
    edited = "updated_date" in value and not gone
    records.add(at, name, kind, body, line=line, edited=edited, conversation=title)
