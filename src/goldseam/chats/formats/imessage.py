"""iMessage's chat.db, of a Mac or from a phone's backup. Opened read-only, with nothing in it trusted."""

import plistlib
import sqlite3
import time
from collections.abc import Iterator

from goldseam.chats.formats.found import Found
from goldseam.chats.formats.imessage_text import body_text
from goldseam.chats.formats.sqlite_log import with_log
from goldseam.chats.problems import ChatProblem
from goldseam.chats.sources import Source
from goldseam.chats.transcript import Listed

FORMAT = "imessage-chatdb"
APPLE_EPOCH = 978_307_200  # seconds from 1970 to 2001
IN_NANOSECONDS = 100_000_000_000  # a date above this is in nanoseconds, one below in seconds
LONGEST = 60.0  # seconds of work on one database
LONGEST_SUMMARY = 1024 * 1024  # bytes
STEPS = 100_000  # virtual machine steps between looks at the clock
_TABLES = {"message", "handle", "chat", "chat_message_join", "attachment", "message_attachment_join", "sqlite_master"}
_ALLOWED = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_PRAGMA,
    sqlite3.SQLITE_RECURSIVE,
}
_WANTED = (
    "text",
    "attributedBody",
    "date",
    "is_from_me",
    "item_type",
    "associated_message_type",
    "is_audio_message",
    "date_edited",
    "date_retracted",
    "cache_has_attachments",
    "balloon_bundle_id",
    "message_summary_info",
)


def found(source: Source) -> Found | None:
    """What is in this database, or None where it is another one."""
    try:
        database = _opened(with_log(source.data, source.log))
        columns = {row[1] for row in database.execute("PRAGMA table_info(message)")}
        if not {"date", "is_from_me"} <= columns:
            return None
        result = Found(FORMAT, instants=True)
        _read(database, columns, result)
        return result
    except (sqlite3.Error, UnicodeDecodeError):
        raise ChatProblem(f"{source.name} is a damaged database. Copy it again while Messages is closed.") from None


def _opened(data: bytes) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    if data[18:20] == b"\x02\x02":  # written with a log beside it; the copy in memory has none
        data = data[:18] + b"\x01\x01" + data[20:]
    database.deserialize(data)
    for said in ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "mmap_size=0"):
        database.execute(f"PRAGMA {said}")
    if database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError
    until = time.monotonic() + LONGEST
    database.set_progress_handler(lambda: time.monotonic() > until, STEPS)
    database.set_authorizer(_may)
    database.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return database


def _may(action: int, first: str | None, *rest: str | None) -> int:
    if action not in _ALLOWED or (action == sqlite3.SQLITE_READ and first not in _TABLES):
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA and first not in {"table_info", "quick_check"}:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _read(database: sqlite3.Connection, columns: set[str], result: Found) -> None:
    records, reactions = Listed(), 0
    titles = _titles(database)
    for row in _rows(database, columns):
        kind, at = row["associated_message_type"] or 0, _at(row["date"])
        if isinstance(kind, int) and 2000 <= kind < 4000:
            reactions += 1
            continue
        if at is None:
            result.tell(_row(row), "bad_time", "This message has no time that can be read.")
            continue
        _add(row, at, records)
    if reactions:
        result.tell(0, "reactions", f"{reactions} reactions were left out; they are no messages.")
    used = dict.fromkeys(records.conversation)
    result.columns, result.titles = records, {id: titles.get(id, id) for id in used}


def _rows(database: sqlite3.Connection, columns: set[str]) -> Iterator[dict[str, object]]:
    picked = ", ".join(f"m.{name}" if name in columns else f"NULL AS {name}" for name in _WANTED)
    tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    handle = "h.id" if "handle" in tables and "handle_id" in columns else "NULL"
    joins = "LEFT JOIN handle h ON h.ROWID = m.handle_id " if handle == "h.id" else ""
    chat = (
        "(SELECT j.chat_id FROM chat_message_join j WHERE j.message_id = m.ROWID LIMIT 1)"
        if "chat_message_join" in tables
        else "NULL"
    )
    cursor = database.execute(
        f"SELECT m.ROWID, {picked}, {handle} AS who, {chat} AS chat FROM message m {joins}ORDER BY m.ROWID"  # noqa: S608  names from the list above
    )
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def _titles(database: sqlite3.Connection) -> dict[str, str]:
    columns = {row[1] for row in database.execute("PRAGMA table_info(chat)")}
    picked = [name for name in ("display_name", "chat_identifier", "guid") if name in columns]
    if not picked:
        return {}
    rows = database.execute(f"SELECT ROWID, {', '.join(picked)} FROM chat")  # noqa: S608  names from the list above
    return {str(row[0]): next((str(one) for one in row[1:] if one), str(row[0])) for row in rows}


def _at(value: object) -> int | None:
    if not isinstance(value, (int, float)) or not value:
        return None
    whole = int(value)
    micro = whole // 1000 if abs(whole) > IN_NANOSECONDS else whole * 1_000_000
    at = micro + APPLE_EPOCH * 1_000_000
    return at if 0 < at < 32_503_680_000_000_000 else None


def _add(row: dict[str, object], at: int, records: Listed) -> None:
    text, blob = row["text"], row["attributedBody"]
    body = text if isinstance(text, str) and text else (body_text(blob) if isinstance(blob, bytes) else None) or ""
    name = "Me" if row["is_from_me"] else str(row["who"]) if row["who"] else "unknown"
    records.add(
        at,
        name,
        _kind(row, body),
        body,
        line=_row(row),
        edited=bool(row["date_edited"]),
        conversation=str(row["chat"] or name),
    )


def _kind(row: dict[str, object], body: str) -> str:
    words = body.replace("\ufffc", "").replace("\ufffd", "").strip()
    if row["item_type"]:
        return "system"
    if row["date_retracted"] or (not words and _unsent(row["message_summary_info"])):
        return "deleted"
    if row["is_audio_message"]:
        return "voice"
    held = row["cache_has_attachments"] or row["balloon_bundle_id"] or "\ufffc" in body
    return "media" if not words and held else "text"


def _unsent(summary: object) -> bool:
    """Whether a message's own list of changes says that its parts were taken back (`rp`)."""
    if not isinstance(summary, bytes) or len(summary) > LONGEST_SUMMARY:
        return False
    try:
        said = plistlib.loads(summary)
    except (plistlib.InvalidFileException, ValueError, TypeError, OverflowError, LookupError, RecursionError):
        return False
    return isinstance(said, dict) and bool(said.get("rp"))


def _row(row: dict[str, object]) -> int:
    """Where it stands in its table, 0 where a damaged one does not say."""
    number = row["ROWID"]
    return number if isinstance(number, int) and 0 < number < 1 << 32 else 0
