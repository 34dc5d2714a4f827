"""Viber's table, one for each chat: date, time, name, number, words; the cells may be dressed up for a spreadsheet."""

import re

from goldseam.chats.formats import table
from goldseam.chats.formats.found import Found
from goldseam.chats.formats.stamps import cleaned
from goldseam.chats.sources import Source

FORMAT = "viber-csv"
_DAY = re.compile(r"\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4}")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?", re.IGNORECASE)
_KINDS = {
    "photo message": "media",
    "video message": "media",
    "sticker": "media",
    "sticker message": "media",
    "location message": "location",
}
_HEADER = ["date", "time", "sender", "number", "text"]


def found(source: Source) -> Found | None:
    """What is in this table, or None where it is another one."""
    cells = table.table_of(table.undressed(source.text()))
    if cells is None or not cells.rows:
        return None
    first = [table.bare(cell) for cell in cells.rows[0][1]]
    if first[:5] and [cell.casefold() for cell in first[:5]] == _HEADER:
        first = [table.bare(cell) for cell in cells.rows[1][1]] if len(cells.rows) > 1 else _HEADER
    if len(first) < 5 or not _DAY.fullmatch(first[0]) or not _TIME.fullmatch(cleaned(first[1]).strip()):
        return None
    result = table.read(FORMAT, cells, {"at": 0, "time": 1, "sender": 2, "sender_id": 3, "text": 4}, source.title)
    records = result.columns.listed()
    for row, body in enumerate(records.text):
        if records.kind[row] == "text":
            records.kind[row] = _KINDS.get(body.casefold(), "text")
    return result
