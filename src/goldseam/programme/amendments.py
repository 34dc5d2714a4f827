"""Corrections and withdrawals: the lines as they would stand had they been written so at once.

An amendment names its line by number or id. Amendments of amendments have no effect, and `erased` never has one.
What does not fit an entry is left out of its correction.
"""

import types
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from goldseam.programme import entries as e


@dataclass(frozen=True, slots=True)
class Amended:
    """The lines as they stand now, and what each correction made of its line at the time, by the correction's line."""

    lines: list[e.Recorded]
    versions: list[tuple[int, e.Entry]]


def told_once(lines: list[e.Recorded]) -> list[e.Recorded]:
    """`lines`, in which a line that comes again word for word, under the same id, keeps its place and counts no more.

    Two files put one behind the other hold much twice; telling it again must not make old answers fresh.
    """
    names = [line.id for line in lines if line.id is not None]
    if len(set(names)) == len(names):
        return lines
    result, known = [], dict[str, e.Recorded]()
    for line in lines:
        first = line if line.id is None else known.setdefault(line.id, line)
        again = first is not line and (first.at, first.zone, first.on, first.entry) == (
            line.at, line.zone, line.on, line.entry
        )  # fmt: skip
        result.append(replace(line, entry=e.Erased(entry=first.seq)) if again else line)
    return result


def amended_lines(lines: Sequence[e.Recorded]) -> Amended | None:
    """`lines` with corrections carried out and withdrawn ones emptied; None where there is no amendment at all.

    A withdrawn line keeps its place and its time: the withdrawal stands there instead. An amendment reaches only the
    lines before it.
    """
    if not any(isinstance(line.entry, e.Corrected | e.Withdrawn) for line in lines):
        return None
    result, versions = list(lines), []
    places: dict[int | str, int] = {}
    for place, line in enumerate(lines):
        if isinstance(line.entry, e.Corrected | e.Withdrawn):
            target = places.get(line.entry.entry)
            if target is not None and not isinstance(result[target].entry, e.AMENDMENTS):
                result[target] = amended_line(result[target], line.entry)
                versions.append((line.seq, result[target].entry))
        places[line.seq] = place
        if line.id is not None:
            places.setdefault(line.id, place)
    return Amended(result, versions)


def amended_line(line: e.Recorded, amendment: e.Corrected | e.Withdrawn) -> e.Recorded:
    """`line` as one amendment leaves it; a withdrawn one keeps its place and its time."""
    if isinstance(amendment, e.Withdrawn):
        return replace(line, entry=amendment)
    return corrected(line, amendment.fields)


def corrected(line: e.Recorded, new: dict[str, Any]) -> e.Recorded:
    """`line` with the fields of `new`; where they do not fit together, with those that fit one by one."""
    whole = _with(line, new)
    if whole is not None:
        return whole
    for name, value in new.items():
        line = _with(line, {name: value}) or line
    return line


def _with(line: e.Recorded, new: dict[str, Any]) -> e.Recorded | None:
    """`line` with all of `new`; None where they do not fit. An `until` that is no date is open-ended."""
    entry = line.entry
    names: dict[str, str] = getattr(entry, "json_names", {})
    known = {names.get(field.name, field.name): field.name for field in fields(entry)}
    hints = get_type_hints(type(entry))
    try:
        changes = {known[name]: _field(name, value, hints[known[name]]) for name, value in new.items() if name in known}
        on = fitting(new["on"], date | None) if "on" in new and "on" not in known else line.on
        entry = replace(entry, **changes)
    except (TypeError, ValueError):
        return None
    return None if any(e.complaints(entry)) else replace(line, entry=entry, on=on)


def _field(name: str, value: Any, hint: Any) -> Any:
    if name != "until":
        return fitting(value, hint)
    try:
        return fitting(value, hint)
    except (TypeError, ValueError):
        return None


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
    if hint is Any:
        return value
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
