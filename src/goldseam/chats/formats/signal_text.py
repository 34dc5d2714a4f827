"""Signal as text: signal-export's chat.md, `[2021-05-12, 10:30:05] Name: words`, and what sigtop writes."""

import re
from datetime import UTC, datetime

from goldseam.chats.formats.found import Found
from goldseam.chats.formats.lines import numbered
from goldseam.chats.sources import Source
from goldseam.chats.transcript import Listed, micros

FORMAT, SIGTOP = "signal-export-md", "signal-sigtop-txt"
_ENTRY = re.compile(r"^From: (?P<name>[^\n]*)\n(?P<fields>(?:[A-Z][A-Za-z ]{2,20}: [^\n]*\n)+)", re.MULTILINE)
_SENT = re.compile(r"^Sent: (?P<at>[^\n]+)$", re.MULTILINE)
_HEAD = re.compile(r"\[(\d{4}-\d\d-\d\d),? (\d\d:\d\d(:\d\d)?)\] ?([^:\n]{1,100}): ?(.*)", re.DOTALL)
_REACTIONS = re.compile(r"\n?\(- [^\n]+ -\)\s*\Z")
_FILE = re.compile(r"\s*!?\[[^\]\n]*\]\(\.?/?media/[^)\n]+\)\s*")
_SIGNS = re.compile(r"\]\(\.?/?media/|^\(- .+ -\)\s*$", re.MULTILINE)


def found(source: Source) -> Found | None:
    """What is in this file, or None where it is none."""
    head = source.beginning.decode("utf-8", "replace").lstrip("\ufeff")
    if (entry := _ENTRY.search(head.replace("\r\n", "\n"))) and _SENT.search(entry["fields"]):
        return _sigtop(source)
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


def _sigtop(source: Source) -> Found:
    """sigtop: a block of lines `From:`, `Type:`, `Sent:` for each message, an empty line, and the words."""
    result, records = Found(SIGTOP, instants=True), Listed()
    text = source.text().lstrip("\ufeff").replace("\r\n", "\n")
    entries = [entry for entry in _ENTRY.finditer(text) if _SENT.search(entry["fields"])]
    line = counted = 0
    for entry, following in zip(entries, [*entries[1:], None], strict=True):
        line += text.count("\n", counted, entry.start())
        counted = entry.start()
        body = text[entry.end() : following.start() if following else len(text)].strip("\n")
        said = _SENT.search(entry["fields"])
        at = _instant(said["at"]) if said else None
        if at is None:
            result.tell(line + 1, "bad_time", "This message has no time that can be read.")
            continue
        files = not body and "\nAttachment:" in "\n" + entry["fields"]
        records.add(
            at, entry["name"].strip(), "media" if files else "text", body, line=line + 1, conversation=source.title
        )
    result.columns, result.titles = records, {source.title: source.title}
    return result


def _instant(written: str) -> int | None:
    from email.utils import parsedate_to_datetime  # it loads the network's modules, which other texts can do without

    try:
        at = parsedate_to_datetime(written)
        return micros(at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at)
    except (ValueError, OverflowError):
        return None
