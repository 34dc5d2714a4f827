"""Whether the fields of an entry hold what they may: types, choices, bounds, shapes. Plain sentences, never the value.

Checks are made once a kind from the type hints, so that the dataclass stays the one place where a field is described.
"""

import functools
import math
import re
import types
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from goldseam.programme.kinds.fields import Between, Pattern

Check = Callable[[Any], str | None]  # what is wrong with a value, as the end of a sentence; None where nothing is

LOWEST, HIGHEST = -1e9, 1e9  # far beyond any goal; keeps absurd numbers out of sums

SCREEN_HIGHEST: dict[str, tuple[int, ...]] = {
    # The highest answer to each item, in order (data/instruments.toml).
    "phq2": (3,) * 2,
    "phq8": (3,) * 8,
    "gad2": (3,) * 2,
    "gad7": (3,) * 7,
    "csi4": (6, 5, 5, 5),
}


def complaints(entry: Any) -> Iterator[str]:
    """Each field of `entry` that holds what it may not, as a plain sentence with its name in the file."""
    kind: Any = type(entry)
    for name, json_name, check in checks_of(kind):
        wrong = check(getattr(entry, name))
        if wrong is not None:
            yield f"`{json_name}` {wrong}"
            return
    if entry.kind == "screen-taken":
        yield from _screen_complaints(entry.name, entry.answers)


def _screen_complaints(name: str, answers: tuple[int, ...]) -> Iterator[str]:
    highest = SCREEN_HIGHEST[name]
    if len(answers) != len(highest):
        yield f"`answers` has to hold {len(highest)} numbers"
    elif any(not 0 <= answer <= top for answer, top in zip(answers, highest, strict=True)):
        yield f"`answers` has to hold numbers from 0 to {max(highest)}"


@functools.cache
def checks_of(kind: Any) -> tuple[tuple[str, str, Check], ...]:
    """The checks of a kind: field, its name in the file, what to ask of its value."""
    hints = get_type_hints(kind, include_extras=True)
    names: dict[str, str] = getattr(kind, "json_names", {})
    return tuple((field.name, names.get(field.name, field.name), check_of(hints[field.name])) for field in fields(kind))


def check_of(hint: Any) -> Check:
    """What to ask of a value with this type hint."""
    origin = get_origin(hint)
    if origin is Annotated:
        return _annotated(hint)
    if origin in (Union, types.UnionType):
        return _one_of(get_args(hint))
    if origin is Literal:
        return _choice(get_args(hint))
    if origin is tuple:
        return _row(get_args(hint))
    if origin is dict or hint is Any:
        return _anything
    return PLAIN[hint]


def _annotated(hint: Any) -> Check:
    inner, *marks = get_args(hint)
    check = check_of(inner)
    for mark in marks:
        if isinstance(mark, Between):
            check = _between(mark)
        elif isinstance(mark, Pattern):
            check = _shaped(mark)
    return check


def _one_of(hints: tuple[Any, ...]) -> Check:
    checks = [check_of(hint) for hint in hints if hint is not type(None)]
    optional = type(None) in hints

    def check(value: Any) -> str | None:
        if value is None and optional:
            return None
        wrong = None
        for one in checks:
            wrong = one(value)
            if wrong is None:
                return None
        return wrong

    return check


def _choice(allowed: tuple[Any, ...]) -> Check:
    known = frozenset(allowed)
    wrong = f"has to be one of {', '.join(allowed)}"
    return lambda value: None if isinstance(value, str) and value in known else wrong


def _row(hints: tuple[Any, ...]) -> Check:
    every = check_of(hints[0])
    length = None if hints[-1] is Ellipsis else len(hints)

    def check(value: Any) -> str | None:
        if not isinstance(value, tuple):
            return "has to be a list"
        if length is not None and len(value) != length:
            return f"has to be a list of {length}"
        return next((f"holds something that {wrong}" for item in value if (wrong := every(item))), None)

    return check


def _between(bounds: Between) -> Check:
    wrong = f"has to be a whole number from {bounds.low} to {bounds.high}"
    return lambda value: None if type(value) is int and bounds.low <= value <= bounds.high else wrong


def _shaped(pattern: Pattern) -> Check:
    shape = re.compile(pattern.shape)
    return lambda value: (
        None if isinstance(value, str) and shape.fullmatch(value) else "has not the shape it should have"
    )


def _anything(_: Any) -> str | None:
    return None


def _whole(value: Any) -> str | None:
    return _number(value) if type(value) is int else "has to be a whole number"


def _number(value: Any) -> str | None:
    if type(value) is int or (type(value) is float and math.isfinite(value)):
        return None if LOWEST <= value <= HIGHEST else "is too large a number"
    return "has to be a number"


PLAIN: dict[type, Check] = {
    str: lambda value: None if isinstance(value, str) else "has to be a text",
    bool: lambda value: None if isinstance(value, bool) else "has to be true or false",
    int: _whole,
    float: _number,
    date: lambda value: None if type(value) is date else "has to be a date such as 2026-02-09",
}
