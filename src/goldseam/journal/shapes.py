"""What a line of each kind looks like: its fields by their names in a file, and what each may hold."""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from goldseam.programme import entries as e
from goldseam.programme.kinds.checks import check_of
from goldseam.programme.kinds.fields import OwnWords

ENVELOPE = ("kind", "at", "zone", "on", "id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a kind: its name in the file and in the program, its type, and whether it may be left out."""

    name: str
    attribute: str
    hint: Any
    check: Callable[[Any], str | None]
    optional: bool
    own_words: bool

    def wrong(self, value: Any) -> str:
        """What is wrong with this value, as it stands in a file."""
        asked = tuple(value) if isinstance(value, list) else value
        return f"`{self.name}` {self.check(asked) or 'holds something else than it should'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a line of one kind looks like. `expected` fields may be null, but a line without them is not whole."""

    entry: type[e.Entry]
    fields: tuple[Field, ...]
    names: frozenset[str]
    needs_on: bool
    expected: tuple[str, ...]


@cache
def shape_of(kind: str) -> Shape | None:
    """The shape of this kind of entry; None where there is no such kind."""
    entry = e.KINDS.get(kind)
    if entry is None:
        return None
    hints = get_type_hints(entry, include_extras=True)
    names = getattr(entry, "json_names", {})
    found = tuple(
        Field(
            name=names.get(field.name, field.name),
            attribute=field.name,
            hint=hints[field.name],
            check=check_of(hints[field.name]),
            optional=field.default is not MISSING,
            own_words=_is_own_words(hints[field.name]),
        )
        for field in fields(entry)
    )
    return Shape(
        entry=entry,
        fields=found,
        names=frozenset(field.name for field in found),
        needs_on=getattr(entry, "needs_on", False),
        expected=getattr(entry, "expected", ()),
    )


def _is_own_words(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        return any(isinstance(mark, OwnWords) for mark in get_args(hint)[1:])
    return any(_is_own_words(part) for part in get_args(hint))
