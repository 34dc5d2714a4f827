"""Discord as DiscordChatExporter writes it in CSV: AuthorID, Author, Date, Content, Attachments, Reactions."""

import re

from goldseam.chats.formats import table
from goldseam.chats.formats.found import Found
from goldseam.chats.sources import Source

FORMAT = "discord-dce-csv"
_CALL = re.compile(r"Started a call that lasted (\d+) minutes?\.")
_NOTICE = re.compile(
    r"(?:Pinned a message|Joined the server|Added .+ to the group|Removed .+ from the group"
    r"|Changed the channel (?:name|icon).*|Started a thread)\.?"
)


def found(source: Source) -> Found | None:
    """What is in this table, or None where it is another one."""
    head = source.data[:200].lstrip(b"\xef\xbb\xbf").replace(b'"', b"").lower()
    if not head.startswith(b"authorid,author,date,content"):
        return None
    cells = table.table_of(source.text().lstrip("\ufeff"))
    if cells is None:
        return None
    result = table.read(FORMAT, cells, {"at": 2, "sender": 1, "text": 3, "files": 4}, source.title)
    records = result.columns.listed()
    for row, body in enumerate(records.text):
        if call := _CALL.fullmatch(body):
            records.kind[row], records.seconds[row], records.notice[row] = "call", int(call[1]) * 60, True
        elif _NOTICE.fullmatch(body):
            records.kind[row], records.sender[row], records.notice[row] = "system", None, True
    return result
