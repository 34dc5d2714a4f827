"""Taking the words out of a line and leaving what it did (programme.md §11.5, INV-14)."""

from dataclasses import fields, replace
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from goldseam.journal import codec
from goldseam.programme.entries import KINDS, Corrected, Recorded
from goldseam.programme.kinds.fields import OwnWords

# What every line has besides the fields of its kind; none of it is anybody's words.
ENVELOPE = frozenset({"kind", "at", "zone", "on", "id", "entry"})
NOTHING_LEFT = b'{"kind":"erased-line"}'


def _is_own_words(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        return any(isinstance(mark, OwnWords) for mark in get_args(hint)[1:])
    return any(_is_own_words(part) for part in get_args(hint))


def wordy_fields(kind: type) -> frozenset[str]:
    """The fields of this kind of entry that hold a person's own words."""
    hints = get_type_hints(kind, include_extras=True)
    return frozenset(field.name for field in fields(kind) if _is_own_words(hints[field.name]))


def _plain_fields(kind: type) -> frozenset[str]:
    """The fields of this kind that hold codes, dates and numbers, as they are called in a line."""
    wordy = wordy_fields(kind)
    return frozenset(field.name.rstrip("_") for field in fields(kind) if field.name not in wordy)


def _emptied(value: Any) -> Any:
    if isinstance(value, str):
        return ""
    if isinstance(value, dict):
        return {name: _emptied(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_emptied(part) for part in value)
    return value


def _nested(value: Any) -> bool:
    return isinstance(value, dict | list)


def _all_but(content: dict[str, Any], plain: frozenset[str]) -> dict[str, Any]:
    return {name: value if name in plain else _emptied(value) for name, value in content.items()}


def without_words(line: Recorded, original: Recorded | None = None) -> Recorded:
    """The line with a person's own words emptied; that there were some stays known.

    Which parts of a correction are words depends on the line it corrects, `original`; without it all texts go.
    """
    entry = line.entry
    if isinstance(entry, Corrected):
        plain = frozenset() if original is None else _plain_fields(type(original.entry))
        return replace(line, entry=replace(entry, fields=_all_but(entry.fields, plain)))
    changes = {name: _emptied(getattr(entry, name)) for name in wordy_fields(type(entry))}
    return replace(line, entry=replace(entry, **changes)) if changes else line


def without_words_text(text: bytes, seq: int, original: bytes | None = None) -> bytes:
    """The same for a line as bytes. In one that is no sound entry, all texts go that are not known to be codes."""
    line = codec.decode_line(text, seq)
    if line.recorded is not None and not line.problems:
        corrected = None if original is None else codec.decode_line(original, 0).recorded
        return codec.encode(without_words(line.recorded, corrected), {})
    left = _codes_of(codec.object_in(text))
    if line.recorded is not None and codec.decode_line(left, seq).recorded is None:
        return codec.encode(without_words(line.recorded), {})  # what closes in a bad line stays closed
    return left


def _codes_of(content: dict[str, Any] | None) -> bytes:
    if content is None:
        return NOTHING_LEFT
    kind = content.get("kind")
    known = KINDS.get(kind) if isinstance(kind, str) else None
    plain = frozenset() if known is None else _plain_fields(known)
    simple = frozenset(name for name in ENVELOPE if not _nested(content.get(name)))
    return codec.as_text(_all_but(content, simple | plain))
