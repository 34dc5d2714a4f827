"""Signal as JSON lines: signal-export's data.json, and Signal Desktop's own main.jsonl."""

import json
from collections.abc import Iterator

from goldseam.chats.formats import json_text
from goldseam.chats.formats.discord import instant
from goldseam.chats.formats.found import Found
from goldseam.chats.formats.json_text import Value, number_of, one, text_of
from goldseam.chats.sources import Source
from goldseam.chats.transcript import Listed

EXPORTED, DESKTOP = "signal-export-jsonl", "signal-desktop-json"
MILLI = 1000


def found(source: Source) -> Found | None:
    """What is in these lines, or None where they are no Signal."""
    head = source.data[:100_000]
    if b'"chatItem"' in source.data or (b'"recipient"' in head and b'"backupTimeMs"' in head):
        return _desktop(source)
    first = head.lstrip(b"\xef\xbb\xbf \r\n")
    if b'"sender"' in first[:5000] and b'"body"' in first[:5000] and b'"date"' in first[:5000]:
        return _exported(source)
    return None


def _objects(source: Source, result: Found) -> Iterator[tuple[int, Value]]:
    """Each line's object; a line end inside a string, which some writers leave, joins two lines."""
    waiting = ""
    for number, line in enumerate(source.text().lstrip("\ufeff").split("\n"), 1):
        whole = waiting + line
        if not whole.strip():
            continue
        try:
            value = json.loads(whole, strict=False)
            waiting = ""
        except (ValueError, RecursionError):
            if waiting and line.startswith("{"):
                result.tell(number - 1, "damaged", "This line cannot be read.")
                waiting = ""
                try:
                    value = json.loads(line, strict=False)
                except (ValueError, RecursionError):
                    waiting = line + "\n"
                    continue
            else:
                waiting = whole + "\n" if len(whole) < 1_000_000 else ""
                continue
        if isinstance(value, dict) and not json_text.deeper(value):
            yield number, value
    if waiting.strip():
        result.tell(0, "damaged", "The last line is not whole.")


def _exported(source: Source) -> Found:
    result, records = Found(EXPORTED), Listed()
    parts = source.name.split("/")
    title = parts[-2] if len(parts) > 1 else source.title
    for line, value in _objects(source, result):
        at = instant(text_of(value.get("date")))
        if at is None:
            result.tell(line, "bad_time", "This message has no time that can be read.")
            continue
        body = text_of(value.get("body"))
        kind = "media" if not body.strip() and (value.get("attachments") or value.get("sticker")) else "text"
        records.add(at, text_of(value.get("sender")) or "unknown", kind, body, line=line, conversation=title)
    result.columns, result.titles = records, {title: title}
    return result


def _desktop(source: Source) -> Found:
    result, records = Found(DESKTOP, instants=True), Listed()
    people: dict[str, str] = {}
    chats: dict[str, str] = {}
    for line, value in _objects(source, result):
        if recipient := one(value.get("recipient")):
            people[_text(recipient.get("id"))] = _name(recipient)
        elif chat := one(value.get("chat")):
            chats[_text(chat.get("id"))] = _text(chat.get("recipientId"))
        elif item := one(value.get("chatItem")):
            _item(item, people, line, records, result)
    used = dict.fromkeys(records.conversation)
    result.columns, result.titles = records, {id: people.get(chats.get(id, ""), id) for id in used}
    return result


def _text(value: object) -> str:
    return str(value) if isinstance(value, (str, int)) else ""


def _name(recipient: Value) -> str:
    if "self" in recipient:
        return "Me"
    contact, group = one(recipient.get("contact")), one(recipient.get("group"))
    full = " ".join(filter(None, (text_of(contact.get("profileGivenName")), text_of(contact.get("profileFamilyName")))))
    title = one(one(one(group.get("snapshot")).get("title"))).get("title")
    return (
        text_of(contact.get("systemGivenName"))
        or full
        or text_of(contact.get("username"))
        or _text(contact.get("e164"))
        or text_of(title)
        or _text(recipient.get("id"))
    )


def _item(item: Value, people: dict[str, str], line: int, records: Listed, result: Found) -> None:
    at = number_of(item.get("dateSent"))
    if at is None:
        result.tell(line, "bad_time", "This message has no time that can be read.")
        return
    author = "Me" if "outgoing" in item else people.get(_text(item.get("authorId")), _text(item.get("authorId")))
    kind, body, notice = _said(item)
    edited = bool(item.get("revisions"))
    records.add(
        at * MILLI, author, kind, body, line=line, edited=edited, conversation=_text(item.get("chatId")), notice=notice
    )


def _said(item: Value) -> tuple[str, str, bool]:
    if "remoteDeletedMessage" in item:
        return "deleted", "", False
    if standard := one(item.get("standardMessage")):
        body = text_of(one(standard.get("text")).get("body"))
        voice = any(
            one(one(each)).get("flag") == "VOICE_MESSAGE" for each in json_text.objects(standard.get("attachments"))
        )
        return ("voice" if voice else "media" if not body and standard.get("attachments") else "text"), body, False
    if "stickerMessage" in item or "viewOnceMessage" in item:
        return "media", "", False
    if "contactMessage" in item:
        return "contact", "", False
    if "poll" in item:
        return "poll", text_of(one(item.get("poll")).get("question")), False
    call = one(one(item.get("updateMessage")).get("individualCall"))
    if call:
        return ("call" if text_of(call.get("state")) == "ACCEPTED" else "missed_call"), "", True
    return "system", "", True
