"""Corrections and withdrawals: the lines as they would stand had they been written so at once.

An amendment names its line by number or id. Amendments of amendments have no effect, and `erased` never has one.
A correction that does not fit its entry is left out.
"""

import types
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from goldseam.programme import entries as e


def amended_lines(lines: Sequence[e.Recorded]) -> list[e.Recorded] | None:
    """`lines` with corrections carried out and withdrawn ones gone; None where there is no amendment to carry out."""
    amendments = [line.entry for line in lines if isinstance(line.entry, e.Corrected | e.Withdrawn)]
    if not amendments:
        return None
    places = {line.seq: i for i, line in enumerate(lines)}
    names = {line.id: line.seq for line in lines if line.id is not None}
    result: list[e.Recorded | None] = list(lines)
    for amendment in amendments:
        target = amendment.entry
        seq = target if isinstance(target, int) else names.get(target)
        place = places.get(seq) if seq is not None else None
        line = result[place] if place is not None else None
        if place is None or line is None or isinstance(line.entry, e.AMENDMENTS):
            continue
        result[place] = None if isinstance(amendment, e.Withdrawn) else corrected(line, amendment.fields)
    return [line for line in result if line is not None]


def corrected(line: e.Recorded, new: dict[str, Any]) -> e.Recorded:
    """`line` with the fields of `new`; unchanged where they do not fit its entry."""
    entry = line.entry
    names: dict[str, str] = getattr(entry, "json_names", {})
    known = {names.get(field.name, field.name): field.name for field in fields(entry)}
    hints = get_type_hints(type(entry))
    changes: dict[str, Any] = {}
    try:
        for name, value in new.items():
            if name in known:
                changes[known[name]] = fitting(value, hints[known[name]])
        on = line.on
        if "on" in new and "on" not in known:
            on = fitting(new["on"], date | None)
        entry = replace(entry, **changes)
    except (TypeError, ValueError):
        return line
    if any(e.complaints(entry)):
        return line
    return replace(line, entry=entry, on=on)


def fitting(value: Any, hint: Any) -> Any:
    """`value`, as it stands in JSON, as a field of type `hint`. Raises TypeError or ValueError if it does not fit."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _first_fitting(value, get_args(hint))
    if origin is Literal:
        return _listed(value, get_args(hint))
    if origin is tuple:
        return _row(value, get_args(hint))
    if origin is dict:
        return _texts(value)
    return _plain(value, hint)


def _first_fitting(value: Any, hints: tuple[Any, ...]) -> Any:
    if value is None and type(None) in hints:
        return None
    for hint in hints:
        if hint is not type(None):
            try:
                return fitting(value, hint)
            except (TypeError, ValueError):
                continue
    raise TypeError


def _listed(value: Any, allowed: tuple[Any, ...]) -> Any:
    if value not in allowed:
        raise ValueError
    return value


def _row(value: Any, hints: tuple[Any, ...]) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise TypeError
    if hints[-1] is Ellipsis:
        return tuple(fitting(item, hints[0]) for item in value)
    return tuple(fitting(item, hint) for item, hint in zip(value, hints, strict=True))


def _texts(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise TypeError
    return value


def _plain(value: Any, hint: Any) -> Any:
    if hint is date:
        return date.fromisoformat(value)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise TypeError
    return value
