"""Signal's own database as signalbackup-tools writes it in CSV: one row a message, with a number for its kind."""

from goldseam.chats.formats import table
from goldseam.chats.formats.found import Found
from goldseam.chats.sources import Source
from goldseam.chats.transcript import NO_DOUBT, Listed

FORMAT = "signal-android-csv"
_SENT = range(21, 27)  # the low five bits of a kind: on its way, sent, failed and their like
_CAME = 20
_CALLS = {1: "call", 2: "call", 3: "missed_call", 8: "missed_call", 10: "call", 11: "call"}  # the whole number
_WANTED = {"date_sent", "body", "type"}


def found(source: Source) -> Found | None:
    """What is in this table, or None where it is another one."""
    head = source.data[:2000].decode("utf-8", "replace").split("\n")[0]
    if "date_sent" not in head or "body" not in head or "recipient_id" not in head:
        return None
    cells = table.table_of(source.text().lstrip("\ufeff"))
    if cells is None or not set(cells.header) >= _WANTED:
        return None
    result, records = Found(FORMAT, instants=True, day_order=NO_DOUBT), Listed()
    for line, row in cells.rows[1:]:
        _row(dict(zip(cells.header, row, strict=False)), line, records, result)
    result.columns, result.titles = records, {one: one for one in dict.fromkeys(records.conversation)}
    return result


def _row(said: dict[str, str], line: int, records: Listed, result: Found) -> None:
    sent, number = said.get("date_sent", "").strip(), said.get("type", "").strip()
    if not sent.isdigit() or len(sent) > 16 or not number.isdigit():
        result.tell(line, "bad_time", "This row has no time that can be read.")
        return
    base = int(number) & 0x1F
    other = said.get("from_recipient_id") or said.get("recipient_id") or "unknown"
    thread = said.get("thread_id") or other
    name = "Me" if base in _SENT else other
    kind = _CALLS.get(int(number)) or ("text" if base in _SENT or base == _CAME else "system")
    records.add(
        int(sent) * 1000, name, kind, said.get("body", ""), line=line, conversation=thread, notice=int(number) in _CALLS
    )
