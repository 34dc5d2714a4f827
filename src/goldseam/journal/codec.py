"""Entries to bytes and back: one JSON object a line (interfaces.md §2).

    {"kind": …, "at": instant with offset, "zone": IANA name, "on"?: local date, "id"?: text, …fields of the kind}

What is read may come from anywhere. Whatever it is, reading never raises: a line that cannot be read has problems, as
plain sentences without its content. A bad line does not count, with three exceptions: what closes contact counts
(closing.py); text that is no text is left out, for words decide nothing; and without `on` a thing happened on the day
it was recorded.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

import msgspec

from goldseam.journal import moments
from goldseam.journal.closing import closing_entry
from goldseam.journal.scraps import scraps
from goldseam.journal.shapes import ENVELOPE, Shape, shape_of
from goldseam.programme import entries as e

_name = re.compile(rb'"\s*:')

AT = "`at` has to be a date and time with its offset, such as 2026-01-31T20:15:00+01:00"
ZONE = "`zone` has to be the name of a time zone, such as Europe/Berlin"
_UNKNOWN_KINDS = {
    "None": "`kind` is missing",
    "unreadable": "this line could not be read any more when the file was written",
    "erased-line": "the words of this line were erased, and nothing else of it was known",
}
ON = "`on` has to be a date such as 2026-01-31"


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a line says: its entry, if it counts; fields nobody here knows; what is the matter with it."""

    recorded: e.Recorded | None
    extra: dict[str, Any] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class _Read:
    """A line while it is being read. `whole` turns false where it does not count, but for what closes."""

    problems: list[str] = field(default_factory=list)
    whole: bool = True

    def complain(self, sentence: str, *, fatal: bool = True) -> None:
        self.problems.append(sentence)
        self.whole = self.whole and not fatal


def encode(line: e.Recorded, extra: dict[str, Any]) -> bytes:
    """The line as bytes, without a line break. `extra` are fields nobody here knows; they come last."""
    shape = shape_of(line.entry.kind)
    if shape is None:
        raise ValueError(f"no kind of entry is called {line.entry.kind}")
    content: dict[str, Any] = {"kind": line.entry.kind, "at": line.at.isoformat(), "zone": line.zone}
    on = line.on
    if on is None and shape.needs_on:
        on = moments.local_day(line.at, line.zone)
    if on is not None:
        content["on"] = on
    if line.id is not None:
        content["id"] = line.id
    for part in shape.fields:
        value = getattr(line.entry, part.attribute)
        if value is not None or part.name in shape.expected:
            content[part.name] = value
    for name, value in extra.items():
        content.setdefault(name, value)
    return as_text(content)


def as_text(content: dict[str, Any]) -> bytes:
    """A JSON object as one line, without a line break."""
    try:
        return msgspec.json.encode(content)
    except UnicodeEncodeError:
        return msgspec.json.encode(_writable(content))


def _writable(value: Any) -> Any:
    """The same, with halves of characters that no file can hold replaced."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_writable(name): _writable(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_writable(part) for part in value]
    return value


def object_in(text: bytes) -> dict[str, Any] | None:
    """The JSON object this line is; None where it is none. Of a name that comes twice, the last value."""
    try:
        content = msgspec.json.decode(text)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def decode_line(text: bytes, seq: int, before: e.Recorded | None = None) -> Decoded:
    """What line number `seq` says. Never raises.

    A bad line that closes may not say when or where; then it is taken to be where the line `before` it was.
    """
    content = object_in(text)
    read = _Read()
    if content is None:
        read.complain("this is not a JSON object in UTF-8, or it was cut off")
        return Decoded(_closing(text, seq, before), {}, tuple(read.problems))
    if len(_name.findall(text)) != len(content) and (twice := _twice(text)):
        read.complain(f"the line says {twice} twice")
    kind = content.get("kind")
    shape = shape_of(kind) if isinstance(kind, str) else None
    if shape is None:
        read.complain(_UNKNOWN_KINDS.get(str(kind), "this kind of entry is not known"))
        return Decoded(_closing(text, seq, before), {}, tuple(read.problems))
    recorded = _recorded(content, shape, seq, read)
    extra = {name: value for name, value in content.items() if name not in ENVELOPE and name not in shape.names}
    return Decoded(recorded if read.whole else _closing(text, seq, before), extra, tuple(read.problems))


def _twice(text: bytes) -> str | None:
    """A name of ours that comes twice at the top of the object, quoted; None where none does."""
    seen: set[str] = set()
    for name, _ in scraps(text):
        if name in seen:
            return f"`{name}`" if name.isidentifier() and len(name) < 40 else "a name"
        seen.add(name)
    return None


def _recorded(content: dict[str, Any], shape: Shape, seq: int, read: _Read) -> e.Recorded | None:
    at, zone = moments.instant(content.get("at")), content.get("zone")
    if at is None:
        read.complain(AT if "at" in content else "`at` is missing")
    if not moments.known_zone(zone):
        read.complain(ZONE if "zone" in content else "`zone` is missing")
    on = moments.day(content.get("on"))
    if on is None and content.get("on") is not None:
        read.complain(ON)
    elif on is None and shape.needs_on:
        read.complain("`on` is missing", fatal=shape.entry is e.DateAheadSet)
    name = content.get("id")
    if name is not None and not isinstance(name, str):
        read.complain("`id` has to be text", fatal=False)
        name = None
    entry = _entry(content, shape, read)
    if entry is None or at is None or not read.whole:
        return None
    return e.Recorded(seq=seq, at=at, zone=str(zone), on=on, id=name, entry=entry)


def _entry(content: dict[str, Any], shape: Shape, read: _Read) -> e.Entry | None:
    values = {part.attribute: content[part.name] for part in shape.fields if part.name in content}
    entry: e.Entry | None
    try:
        entry = msgspec.convert(values, shape.entry)
    except (ValueError, RecursionError):
        entry = _part_by_part(content, shape, read)
    if entry is None:
        return None
    for name in shape.expected:
        if name not in content:
            read.complain(f"`{name}` is missing", fatal=False)
    for part in fields(entry):
        value = getattr(entry, part.name)
        if isinstance(value, date) and not moments.FIRST_DATE <= value <= moments.LAST_DATE:
            read.complain(f"`{part.name}` is not a date anybody lives to see")
    for complaint in e.complaints(entry):
        read.complain(str(complaint))
    return entry


def _part_by_part(content: dict[str, Any], shape: Shape, read: _Read) -> e.Entry | None:
    """The entry as far as its fields can be read; what is wrong with each of the others is said."""
    values: dict[str, Any] = {}
    for part in shape.fields:
        if part.name not in content:
            if not part.optional:
                read.complain(f"`{part.name}` is missing")
            continue
        try:
            value = values[part.attribute] = msgspec.convert(content[part.name], part.hint)
            wrong = part.wrong(value) if part.check(value) else None
        except (ValueError, RecursionError):
            wrong = part.wrong(content[part.name])
        if wrong is not None:
            left_out = part.own_words and part.optional
            if left_out and part.attribute == "mine":
                values["mine"] = ""  # words decide nothing, but that a part of a cause was mine does
            read.complain(wrong, fatal=not left_out)
    return shape.entry(**values) if read.whole else None


def _closing(text: bytes, seq: int, before: e.Recorded | None) -> e.Recorded | None:
    """What this bad line says that closes, at the time it gives if it can be read."""
    said: dict[str, list[Any]] = defaultdict(list)
    for name, value in scraps(text):
        said[name].append(value)
    entry = closing_entry(said, moments.day)
    if entry is None:
        return None
    nowhere = moments.NOWHERE if before is None else before.zone
    at, zone, on, ident = (said[part][0] if len(said[part]) == 1 else None for part in ("at", "zone", "on", "id"))
    return e.Recorded(
        seq=seq,
        at=moments.instant(at) or (moments.UNKNOWN if before is None else before.at),
        zone=str(zone) if moments.known_zone(zone) else nowhere,
        on=moments.day(on),
        id=ident if isinstance(ident, str) else None,
        entry=entry,
    )
