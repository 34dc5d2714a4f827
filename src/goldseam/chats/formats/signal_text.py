"""Signal as signal-export writes it in chat.md: `[2021-05-12, 10:30:05] Name: words`."""

import re
from datetime import datetime

from goldseam.chats.formats.found import Found
from goldseam.chats.formats.lines import numbered
from goldseam.chats.sources import Source
from goldseam.chats.transcript import Listed, micros

FORMAT = "signal-export-md"
_HEAD = re.compile(r"\[(\d{4}-\d\d-\d\d),? (\d\d:\d\d(:\d\d)?)\] ?([^:\n]{1,100}): ?(.*)", re.DOTALL)
_REACTIONS = re.compile(r"\n?\(- [^\n]+ -\)\s*\Z")
_FILE = re.compile(r"\s*!?\[[^\]\n]*\]\(\.?/?media/[^)\n]+\)\s*")
_SIGNS = re.compile(r"\]\(\.?/?media/|^\(- .+ -\)\s*$", re.MULTILINE)


def found(source: Source) -> Found | None:
    """What is in this file, or None where it is none."""
    head = source.data[:65536].decode("utf-8", "replace").lstrip("\ufeff")
    heads = [said for line in head.split("\n")[:400] if (said := _HEAD.match(line.rstrip("\r")))]
    if not heads or not _HEAD.match(head.lstrip().split("\n")[0]):
        return None
    without_seconds = all(said[3] is None for said in heads) and "," in heads[0][0][:13]
    if not (without_seconds or any(said[4] == "Me" for said in heads) or _SIGNS.search(head)):
        return None
    return _read(source)


def _read(source: Source) -> Found:
    result = Found(FORMAT)
    records = Listed()
    title = source.title if source.title != "chat" else (source.name.split("/")[-2] if "/" in source.name else "chat")
    for number, line in numbered(source.text().lstrip("\ufeff")):
        said = _HEAD.match(line)
        at = _at(said) if said else None
        if said and at is not None:
            records.add(at, said[4].strip(), "text", said[5], line=number, conversation=title)
        elif len(records):
            records.text[-1] += "\n" + line
        elif line.strip():
            result.tell(number, "before_first", "This line stands before the first message and belongs to none.")
    for row, body in enumerate(records.text):
        body = _REACTIONS.sub("", body.rstrip("\r\n")) if "(- " in body else body.rstrip("\r\n")
        records.text[row] = body
        if _FILE.fullmatch(body):
            records.kind[row] = "media"
    result.columns, result.titles = records, {title: title}
    return result


def _at(said: re.Match[str]) -> int | None:
    try:
        return micros(datetime.fromisoformat(f"{said[1]} {said[2]}"))
    except ValueError:
        return None
