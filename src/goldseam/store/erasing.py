"""Taking the words out of a line and leaving what it did (programme.md §11.5, INV-14)."""

import re
from dataclasses import fields, replace
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec

from goldseam.journal import codec
from goldseam.programme.entries import Corrected, Recorded
from goldseam.programme.kinds.fields import OwnWords

# In a line nobody could read as an entry: what looks like a code, a date, a time or a zone may stay.
CODE = re.compile(r"[a-z0-9_.:+-]{1,40}|[A-Za-z_]+(/[A-Za-z_+-]+){1,2}|\d{4}-\d\d-\d\d(T[0-9:.+Z-]+)?")


def _is_own_words(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        return any(isinstance(mark, OwnWords) for mark in get_args(hint)[1:])
    return any(_is_own_words(part) for part in get_args(hint))


def wordy_fields(kind: type) -> frozenset[str]:
    """The fields of this kind of entry that hold a person's own words."""
    hints = get_type_hints(kind, include_extras=True)
    return frozenset(field.name for field in fields(kind) if _is_own_words(hints[field.name]))


def _emptied(value: Any) -> Any:
    if isinstance(value, str):
        return ""
    if isinstance(value, dict):
        return {name: _emptied(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_emptied(part) for part in value)
    return value


def without_words(line: Recorded) -> Recorded:
    """The line with a person's own words emptied. That there were some stays known."""
    entry = line.entry
    if isinstance(entry, Corrected):
        # Which fields are words depends on the entry that was corrected, so anything that could be is emptied.
        kept_fields = {name: value if _is_code(value) else _emptied(value) for name, value in entry.fields.items()}
        return replace(line, entry=replace(entry, fields=kept_fields))
    changes = {name: _emptied(getattr(entry, name)) for name in wordy_fields(type(entry))}
    return replace(line, entry=replace(entry, **changes)) if changes else line


def _is_code(value: Any) -> bool:
    return not isinstance(value, str | dict | list) or (isinstance(value, str) and bool(CODE.fullmatch(value)))


def without_words_text(text: bytes, seq: int) -> bytes:
    """The same for a line as bytes, also for one that is no entry: there, whatever is not a code goes."""
    line = codec.decode_line(text, seq)
    if line.recorded is not None and not line.problems:
        return codec.encode(without_words(line.recorded), {})
    try:
        content = msgspec.json.decode(text)
    except msgspec.DecodeError:
        content = None
    if not isinstance(content, dict):
        return b'{"kind":"erased-line"}'
    return msgspec.json.encode({name: value if _is_code(value) else _emptied(value) for name, value in content.items()})
