"""Tables: any CSV with a time, a sender and words, its columns found by their names or by what stands in them."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from goldseam.chats.formats import day_order
from goldseam.chats.formats.dates_written import instant_written
from goldseam.chats.formats.found import Found
from goldseam.chats.formats.stamps import WORDS, cleaned, hour_of, period
from goldseam.chats.sources import Source
from goldseam.chats.transcript import DayOrder, Listed, micros

FORMAT = "generic-csv"
Row = tuple[int, list[str]]
NAMES = {
    "at": (
        "message date",
        "date",
        "timestamp",
        "datetime",
        "date/time",
        "sent",
        "created",
        "created at",
        "sent at",
        "date sent",
        "zeit",
        "datum",
        "fecha",
        "data",
        "日時",
    ),
    "time": ("time", "hour", "uhrzeit", "hora", "heure", "ora"),
    "sender": (
        "sender name",
        "sender",
        "from",
        "author",
        "user",
        "username",
        "name",
        "contact",
        "von",
        "absender",
        "de",
        "remitente",
    ),
    "sender_id": ("sender id", "number", "phone"),
    "text": ("text", "message", "body", "content", "nachricht", "mensaje", "message text", "msg", "texto"),
    "direction": ("direction", "type", "folder"),
    "files": ("attachment", "attachments", "attachment type", "media"),
}
_NOKIA = re.compile(r"sms;(?:deliver|submit);", re.IGNORECASE)
_DATE = re.compile(
    rf"(?P<a>\d{{1,4}})[./\-](?P<b>\d{{1,2}})[./\-](?P<c>\d{{1,4}})"
    rf"(?:[T,]? ?(?:(?P<before>{WORDS}) ?)?(?P<h>\d{{1,2}})[:.](?P<m>\d{{2}})"
    rf"(?:[:.](?P<s>\d{{2}})(?:[.,](?P<f>\d{{1,7}}))?)?(?: ?(?P<after>{WORDS}))?)?"
    rf"(?: ?(?P<zone>Z|UTC|[+\-]\d{{2}}:?\d{{2}}))?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"(?P<h>\d{{1,2}})[:.](?P<m>\d{{2}})(?:[:.](?P<s>\d{{2}}))?(?: ?(?P<after>{WORDS}))?", re.IGNORECASE
)
_DRESSED = re.compile(r'(^|[,;\t|])="', re.MULTILINE)
LARGEST_CELL = 1024 * 1024 * 1024


@dataclass(slots=True)
class Table:
    """The cells of a file, what its columns are, and each row's line."""

    header: list[str]
    rows: list[Row]
    separator: str


def found(source: Source) -> Found | None:
    """What is in this table, or None where it is none of messages."""
    text = undressed(source.text())
    if _NOKIA.match(text.lstrip()):
        return _nokia(text)
    table = table_of(text)
    if table is None:
        return None
    places = named_columns(table.header)
    if not {"at", "text"} <= places.keys() or ("sender" not in places and "direction" not in places):
        guessed = by_content(table)
        if guessed is None:
            return None
        places = guessed
    return read(FORMAT, table, places, source.title)


def undressed(text: str) -> str:
    """A table without the signs that tell a spreadsheet to leave a cell alone: ="words" is "words"."""
    text = text.lstrip("\ufeff")
    return _DRESSED.sub(r'\1"', text) if '="' in text[:4096] else text


def table_of(text: str) -> Table | None:
    """The cells of a text with a separator that fits its first lines, or None."""
    csv.field_size_limit(LARGEST_CELL)
    head = text[:65536]
    best: tuple[int, str] | None = None
    for separator in ",;\t|":
        widths = [len(row) for _, row in _rows(head, separator, 40)][:-1] or [
            len(row) for _, row in _rows(head, separator, 2)
        ]
        usual = max(set(widths), key=widths.count, default=0)
        if usual > 1 and widths.count(usual) * 10 >= len(widths) * 7 and (best is None or usual > best[0]):
            best = (usual, separator)
    if best is None:
        return None
    rows = _rows(text, best[1])
    return Table([cell.strip().casefold() for cell in rows[0][1]], rows, best[1]) if rows else None


def _rows(text: str, separator: str, most: int | None = None) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[Row] = []
    try:
        line = 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((line, cells))
            line = reader.line_num + 1
            if most is not None and len(rows) >= most:
                break
    except csv.Error:
        pass
    return rows


def named_columns(header: Sequence[str]) -> dict[str, int]:
    """Where each meaning stands, by the column's name; earlier names in NAMES are better."""
    places: dict[str, int] = {}
    for meaning, names in NAMES.items():
        for name in names:
            if name in header:
                places[meaning] = header.index(name)
                break
    if "at" not in places and "time" in places:
        places["at"] = places.pop("time")
    return places


def by_content(table: Table) -> dict[str, int] | None:
    """Where each meaning stands, by what is in it: a column of dates, a few names, the longest words."""
    sample = [cells for _, cells in table.rows[:400]]
    width = min(len(cells) for cells in sample)
    if width < 3 or len(sample) < 2:
        return None
    columns = list(zip(*(cells[:width] for cells in sample), strict=True))
    dates = [
        place
        for place, cells in enumerate(columns)
        if sum(bool(_DATE.fullmatch(bare(cell))) for cell in cells) * 20 >= len(cells) * 19
    ]
    if not dates:
        return None
    places = {"at": dates[0]}
    clocks = [
        place
        for place, cells in enumerate(columns)
        if place not in dates and sum(bool(_CLOCK.fullmatch(bare(cell))) for cell in cells) * 20 >= len(cells) * 19
    ]
    if clocks:
        places["time"] = clocks[0]
    free = [place for place in range(width) if place not in {*dates, *clocks}]
    names = [
        place
        for place in free
        if 1 <= len(set(columns[place])) <= min(50, max(2, len(sample) // 2)) and all(columns[place])
    ]
    words = max(
        (place for place in free if place not in names[:1]),
        key=lambda place: sum(map(len, columns[place])),
        default=None,
    )
    if not names or words is None:
        return None
    return places | {"sender": names[0], "text": words}


def read(format: str, table: Table, places: dict[str, int], title: str, *, me: str = "Me") -> Found:
    """The records of a table whose columns are known."""
    result, records = Found(format), Listed()
    rows = table.rows[1:] if table.rows and not _dated(table.rows[0][1], places) else table.rows
    result.day_order = _order([cells for _, cells in rows], places)
    zoned = bool(rows) and all(_zoned(cells, places) for _, cells in rows[:50])
    result.instants = zoned
    for line, cells in rows:
        at = _at(cells, places, result.day_order)
        if at is None:
            result.tell(line, "bad_time", "This row has no time that can be read.")
            continue
        body = _cell(cells, places, "text")
        name = bare(_cell(cells, places, "sender")).strip() or bare(_cell(cells, places, "sender_id")).strip() or None
        if _cell(cells, places, "direction").strip().casefold() in {"outgoing", "sent", "out", "submit"}:
            name = me
        kind = "system" if name is None or _cell(cells, places, "direction").casefold() == "notification" else "text"
        if kind == "text" and not body and _cell(cells, places, "files").strip():
            kind = "media"
        records.add(at, name, kind, body, line=line, conversation=title)
    result.columns, result.titles = records, {title: title}
    return result


def bare(cell: str) -> str:
    """A cell without the marks by which a spreadsheet is told that it is text."""
    plain = cleaned(cell).strip()
    return plain[2:-1] if plain.startswith('="') and plain.endswith('"') else plain.strip('"')


def _cell(cells: Sequence[str], places: dict[str, int], meaning: str) -> str:
    place = places.get(meaning)
    return cells[place] if place is not None and place < len(cells) else ""


def _dated(cells: Sequence[str], places: dict[str, int]) -> bool:
    written = bare(_cell(cells, places, "at"))
    return bool(_DATE.match(written) or written.isdigit() or instant_written(written) is not None)


def _zoned(cells: Sequence[str], places: dict[str, int]) -> bool:
    written = bare(_cell(cells, places, "at"))
    said = _DATE.fullmatch(written)
    return bool(said["zone"]) if said else written.isdigit() and len(written) >= 9


def _order(rows: Sequence[Sequence[str]], places: dict[str, int]) -> DayOrder:
    dates: list[tuple[int, int, int]] = []
    for cells in rows:
        said = _DATE.match(bare(_cell(cells, places, "at")))
        if said:
            numbers = (int(said["a"]), int(said["b"]), int(said["c"]))
            if not dates or dates[-1] != numbers:
                dates.append(numbers)
    return day_order.decide(dates, shape_says=None) if dates else DayOrder(None, "unambiguous")


def _at(cells: Sequence[str], places: dict[str, int], order: DayOrder) -> int | None:
    written = bare(_cell(cells, places, "at"))
    if "time" in places:
        written += " " + bare(_cell(cells, places, "time"))
    return moment_written(written, order)


def moment_written(written: str, order: DayOrder) -> int | None:
    """Microseconds since 1970 of a date as tables have it: numbers, ISO, seconds or parts of them, or in words."""
    if written.isdigit() and 9 <= len(written) <= 19:
        scale = {9: 1_000_000, 10: 1_000_000, 11: 1_000_000, 12: 1000, 13: 1000, 14: 1000}.get(len(written))
        return int(written) * scale if scale else int(written) if len(written) <= 16 else int(written) // 1000
    said = _DATE.fullmatch(written)
    if said is None:
        return instant_written(written) if re.search(r"[^\W\d_]{3}", written) else None
    day = day_order.day((int(said["a"]), int(said["b"]), int(said["c"])), order.value or "ymd")
    word = said["before"] or said["after"]
    hour = hour_of(int(said["h"] or 0), period(word) if word else None)
    fraction = int((said["f"] or "0").ljust(6, "0")[:6])
    try:
        clock = (hour, int(said["m"] or 0), int(said["s"] or 0), fraction)
        at = datetime(day.year, day.month, day.day, *clock) if day else None  # noqa: DTZ001
        zone = said["zone"]
        if at and zone and zone not in {"Z", "z", "UTC"}:
            at = datetime.fromisoformat(f"{at.isoformat()}{zone}").astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
    return micros(at) if at else None


def _nokia(text: str) -> Found:
    """Nokia: sms;deliver|submit;from;to;;"2010.01.11 16:51";;text."""
    result, records = Found(FORMAT), Listed()
    for line, cells in _rows(text, ";"):
        if len(cells) < 8:
            result.tell(line, "bad_row", "This row has too few columns.")
            continue
        at = moment_written(cells[5].strip(), DayOrder("ymd", "year_first"))
        if at is None:
            result.tell(line, "bad_time", "This row has no time that can be read.")
            continue
        sent = cells[1].casefold() == "submit"
        other = cells[2] if not sent else cells[3] or cells[2]
        records.add(at, "Me" if sent else other or "unknown", "text", cells[7], line=line, conversation=other)
        result.titles.setdefault(other, other)
    result.columns = records
    return result
