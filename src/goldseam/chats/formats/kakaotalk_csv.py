"""KakaoTalk's table: Date, User, Message."""

from goldseam.chats.formats import table
from goldseam.chats.formats.found import Found
from goldseam.chats.formats.kakaotalk import _NOTICE, kind_of
from goldseam.chats.sources import Source

FORMAT = "kakaotalk-csv"


def found(source: Source) -> Found | None:
    """What is in this table, or None where it is another one."""
    if b"," not in source.data[:200]:
        return None
    text = source.text().lstrip("\ufeff")
    if [cell.strip().casefold() for cell in text[:200].split("\n")[0].strip("\r").split(",")] != [
        "date",
        "user",
        "message",
    ]:
        return None
    cells = table.table_of(text)
    if cells is None:
        return None
    result = table.read(FORMAT, cells, {"at": 0, "sender": 1, "text": 2}, source.title)
    records = result.columns.listed()
    for row, body in enumerate(records.text):
        if records.kind[row] == "text":
            if _NOTICE.fullmatch(body):
                records.kind[row], records.sender[row], records.notice[row] = "system", None, True
            else:
                records.kind[row], records.seconds[row] = kind_of(body)
    return result
