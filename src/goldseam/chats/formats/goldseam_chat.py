"""A chat that Goldseam kept and saved again (store/chat_taken.py): every field comes back as it was."""

import json
from datetime import datetime

from goldseam.chats.formats.found import Found
from goldseam.chats.formats.json_text import Value, text_of
from goldseam.chats.sources import Source
from goldseam.chats.transcript import KINDS, DayOrder, Listed, micros

MARK = b'{"goldseam_chat": 1,'
FORMAT = "goldseam-chat-jsonl"
MOST_SECONDS = 1_000_000_000  # a call of thirty years: more is a broken number
LONGEST_HEAD = 10_000  # bytes of the first line


def found(source: Source) -> Found | None:
    """What is in this file, or None where it is another one."""
    if not source.beginning.startswith(MARK):
        return None
    first, *rest = source.text().split("\n")
    head = _object(first[:LONGEST_HEAD])
    if head is None:
        return None
    names = {"me": text_of(head.get("me")) or "Me", "them": text_of(head.get("them")) or "unknown"}
    result, records = Found(text_of(head.get("source")) or FORMAT, instants=head.get("instants") is True), Listed()
    result.day_order = DayOrder(text_of(head.get("day_order")) or None, text_of(head.get("rule")) or "unambiguous")
    result.locale = text_of(head.get("locale")) or None
    for line, text in enumerate(rest, 2):
        if text and not _add(_object(text), names, line, records):
            result.tell(line, "damaged", "This line cannot be read.")
    if head.get("messages") != len(records):
        result.tell(0, "damaged", f"{len(records):,} messages are here; the first line speaks of another number.")
    result.columns, result.titles = records, {names["them"]: names["them"]}
    return result


def _object(text: str) -> Value | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _add(said: Value | None, names: dict[str, str], line: int, records: Listed) -> bool:
    try:
        at = micros(datetime.fromisoformat(text_of(said["at"])).replace(tzinfo=None)) if said else None
    except (ValueError, LookupError, OverflowError):
        at = None
    kind, by = (text_of(said.get("kind")), text_of(said.get("by"))) if said else ("", "")
    if said is None or at is None or by not in names or kind not in KINDS or kind == "system":
        return False
    seconds = said.get("seconds")
    records.add(
        at,
        names[by],
        kind,
        text_of(said.get("text")),
        line=line,
        seconds=seconds if type(seconds) is int and 0 <= seconds < MOST_SECONDS else None,
        edited=said.get("edited") is True,
        conversation=names["them"],
        notice=said.get("notice") is True,
    )
    return True
