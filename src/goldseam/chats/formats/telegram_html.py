"""Telegram Desktop's messages.html: a joined message has no name of its own, a forwarded one has two."""

import re
from datetime import datetime

from goldseam.chats.formats.found import Found
from goldseam.chats.formats.tree import Node, tree_of
from goldseam.chats.sources import Source
from goldseam.chats.transcript import Listed, micros

FORMAT = "telegram-html"
_DATE = re.compile(r"(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2})(?::(\d{2}))?")
_LENGTH = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})")
_DAY_LINE = re.compile(r"\d{1,2} \S+ \d{4}")


def found(source: Source) -> Found | None:
    """What is in this page, or None where it is none of Telegram's."""
    head = source.data[:20_000]
    if not (
        re.search(rb'class="message (?:default|service)', source.data[:200_000]) or (b"page_body chat_page" in head)
    ):
        return None
    page = tree_of(source.text())
    result, records = Found(FORMAT), Listed()
    header = page.find("page_header")
    title = header.text().strip() if header else source.title
    name: str | None = None
    for node in page.walk():
        if "message" not in node.classes:
            continue
        if "service" in node.classes:
            _service(node, records, title)
        else:
            name = _message(node, name, records, title, result)
    result.columns, result.titles = records, {title: title}
    return result


def _service(node: Node, records: Listed, title: str) -> None:
    words = node.text().strip()
    if words and not _DAY_LINE.fullmatch(words):
        at = records.at[-1] if records.at else 0
        if at:
            records.add(at, None, "system", words, line=node.line, conversation=title)


def _message(node: Node, before: str | None, records: Listed, title: str, result: Found) -> str | None:
    date = node.find("date")
    said = _DATE.search(date.attributes.get("title", "")) if date else None
    body = next((one for one in node.children() if "body" in one.classes), node)
    named = next((one for one in body.children() if "from_name" in one.classes), None)
    name = named.text().strip() if named else before
    if said is None or name is None:
        result.tell(node.line, "bad_time", "This message has no time or no name that can be read.")
        return name
    day, month, year, hour, minute, second = (int(part or 0) for part in said.groups())
    try:
        at = micros(datetime(year, month, day, hour, minute, second))  # noqa: DTZ001
    except ValueError:
        result.tell(node.line, "bad_time", "The date of this message does not exist.")
        return name
    words = _words(body)
    kind, seconds = _kind(body, words)
    records.add(
        at,
        name,
        kind,
        words,
        line=node.line,
        seconds=seconds,
        conversation=title,
        notice=kind in {"call", "missed_call"},
    )
    return name


def _words(body: Node) -> str:
    found = body.find("text")
    return found.text().strip("\n ") if found else ""


def _kind(body: Node, words: str) -> tuple[str, int | None]:
    media = body.find("media_wrap")
    if media is None:
        return "text", None
    classes = " ".join(name for node in media.walk() for name in node.classes)
    status = media.find("status")
    length = _LENGTH.search(status.text()) if status else None
    seconds = int(length[1] or 0) * 3600 + int(length[2]) * 60 + int(length[3]) if length else None
    if "media_call" in classes:
        return ("call" if "success" in classes else "missed_call"), None
    for name, kind in (
        ("media_voice_message", "voice"),
        ("media_poll", "poll"),
        ("media_location", "location"),
        ("media_contact", "contact"),
    ):
        if name in classes:
            return kind, seconds if kind == "voice" else None
    return "media", seconds
