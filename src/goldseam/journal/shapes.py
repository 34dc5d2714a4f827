"""What a line of each kind looks like: its fields by their names in a file, and what each may hold, in plain words."""

import types
from dataclasses import MISSING, dataclass, fields
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from goldseam.programme import entries as e
from goldseam.programme.kinds.fields import Between, OwnWords, Pattern

ENVELOPE = ("kind", "at", "zone", "on", "id")
PATTERNS = {r"([01]\d|2[0-3]):[0-5]\d": "a time such as 22:00", r"[A-Z]{2}": "a two-letter code such as GB"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a kind: its name in the file and in the program, its type, and whether it may be left out."""

    name: str
    attribute: str
    hint: Any
    optional: bool
    default: Any
    own_words: bool
    holds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a line of one kind looks like. `expected` fields may be null, but a line without them is not whole."""

    entry: type[e.Entry]
    fields: tuple[Field, ...]
    needs_on: bool
    expected: tuple[str, ...]

    @property
    def names(self) -> frozenset[str]:
        """The fields of the kind, by their names in a file."""
        return frozenset(field.name for field in self.fields)


@cache
def shape_of(kind: str) -> Shape | None:
    """The shape of this kind of entry; None where there is no such kind."""
    entry = e.KINDS.get(kind)
    if entry is None:
        return None
    hints = get_type_hints(entry, include_extras=True)
    names = getattr(entry, "json_names", {})
    return Shape(
        entry=entry,
        needs_on=getattr(entry, "needs_on", False),
        expected=getattr(entry, "expected", ()),
        fields=tuple(
            Field(
                name=names.get(field.name, field.name),
                attribute=field.name,
                hint=hints[field.name],
                optional=field.default is not MISSING,
                default=None if field.default is MISSING else field.default,
                own_words=_is_own_words(hints[field.name]),
                holds=holds(hints[field.name]),
            )
            for field in fields(entry)
        ),
    )


def _is_own_words(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        return any(isinstance(mark, OwnWords) for mark in get_args(hint)[1:])
    return any(_is_own_words(part) for part in get_args(hint))


def holds(hint: Any) -> str:
    """What a field of this type may hold, in plain words."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return next((words for mark in parts[1:] if (words := _bounds(mark))), None) or holds(parts[0])
    if origin in (Union, types.UnionType):
        return " or ".join(dict.fromkeys(holds(part) for part in parts if part is not type(None)))
    if origin is Literal:
        return str(parts[0]) if len(parts) == 1 else f"one of {', '.join(map(str, parts))}"
    if origin is tuple:
        return f"a list, each {holds(parts[0])}" if parts[-1] is Ellipsis else f"a list of {len(parts)}"
    return _PLAIN.get(hint, "a text for each name" if origin is dict else "anything")


def _bounds(mark: Any) -> str | None:
    if isinstance(mark, Between):
        return f"a whole number from {mark.low} to {mark.high}"
    if isinstance(mark, Pattern):
        return PATTERNS.get(mark.shape, f"a text of the form {mark.shape}")
    return None


_PLAIN: dict[Any, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a date such as 2026-01-31",
}
