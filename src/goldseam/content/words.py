"""What the programme's codes mean to a person: findings, actions, reasons, refusals, and lists one picks from.

A sentence may have gaps, `{days}` or `{days:day|days}` (one of it, or more), filled from the params of the code. Where
a text has several versions, the first whose gaps can all be filled is said; so each has one without gaps at its end.

Words that depend on what was found stand as `[[code.case]]`, with `if` naming params: the first case that fits replaces
the fields it names. There is nothing more to it, on purpose: words are data, and what is so is decided elsewhere.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from goldseam.content import shelf

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
GAP = re.compile(r"\{(\w+)(?::([^|}]*)\|([^}]*))?\}")

Params = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWords:
    """A condition in words. `how` meets it, `go` is the link there, `address` the name of its route, if any."""

    title: str
    how: str
    go: str
    address: str | None
    evidence: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionWords:
    """One thing to do now: a title, a line, what the button says, the name of its route, and the id of its evidence."""

    title: str
    line: str
    button: str
    address: str
    evidence: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietStep:
    """One step of the quiet list. `code` stands in the journal; `how` says where to find it, in two lines."""

    code: str
    title: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietGroup:
    """Steps that belong together, such as those of one network."""

    title: str
    line: str
    steps: tuple[QuietStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentWords:
    """A situation that needs help now: how a person says it, and one calm line."""

    code: str
    title: str
    line: str
    address: str | None


def said(value: Any) -> str:
    """A value as it stands in a sentence."""
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        value = date.fromisoformat(value)
    if isinstance(value, date):
        return f"{value.day} {MONTHS[value.month - 1]}"
    return str(value)


def filled(texts: str | list[str], params: Params) -> str:
    """The first of these texts whose gaps can all be filled, filled."""
    versions = [texts] if isinstance(texts, str) else texts
    for text in versions:
        gaps = {gap[1] for gap in GAP.finditer(text)}
        if all(params.get(gap) is not None for gap in gaps):
            return GAP.sub(lambda gap: _gap(gap, params), text)
    raise KeyError(f"no version of {versions[0]!r} can be said with {sorted(params)}")


def _gap(gap: re.Match[str], params: Params) -> str:
    name, one, many = gap.groups()
    value = params[name]
    if one is None:
        return said(value)
    return f"{said(value)} {one if value == 1 else many}"


def fits(case: Mapping[str, Any], params: Params) -> bool:
    """Whether every param this case names is so: yes or no by truth, a list by holding it, the rest by equality."""
    return all(name in params and _is_so(params[name], wanted) for name, wanted in case.items())


def _is_so(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, bool):
        return bool(value) is wanted
    if isinstance(value, list | tuple | set | frozenset):
        return wanted in value
    return bool(value == wanted)


def _words(file: str, code: str, params: Params) -> dict[str, Any]:
    """The words of this code, with those of the first case that fits laid over them. Raises KeyError without words."""
    words: dict[str, Any] = _kept(file)[code]
    return words | next((case for case in words.get("case", ()) if fits(case["if"], params)), {})


@cache
def _kept(file: str) -> dict[str, Any]:
    return shelf.words(file)


def finding(code: str, met: bool, params: Params | None = None) -> FindingWords:
    """The words of a condition of a gate. Raises KeyError for a code without words."""
    known = params or {}
    words = _words("findings", code, known)
    return FindingWords(
        title=filled(words["met" if met else "unmet"], known),
        how=filled(words["how"], known),
        go=words.get("go", ""),
        address=words.get("address"),
        evidence=words.get("evidence"),
    )


def action(code: str, params: Params | None = None) -> ActionWords:
    """The words of one thing to do. Raises KeyError for a code without words."""
    known = params or {}
    words = _words("actions", code, known)
    return ActionWords(
        title=filled(words["title"], known),
        line=filled(words["line"], known),
        button=words["button"],
        address=words["address"],
        evidence=words.get("evidence"),
    )


def why(code: str, params: Params | None = None) -> str:
    """Why this thing stands on Today. Raises KeyError for a code without words."""
    return filled(_kept("reasons")[code], params or {})


def refusal(code: str, params: Params | None = None) -> str:
    """Why something could not be recorded, and what can be done. Raises KeyError for a code without words."""
    return filled(_kept("refusals")[code], params or {})


@cache
def quiet_steps() -> tuple[QuietGroup, ...]:
    """The quiet list: what to mute, untangle and put away, in groups."""
    return tuple(
        QuietGroup(
            title=group["title"],
            line=group["line"],
            steps=tuple(QuietStep(**step) for step in group["step"]),
        )
        for group in _kept("quiet")["group"]
    )


def friends() -> tuple[str, ...]:
    """Two sentences for friends who bring news."""
    return tuple(_kept("quiet")["friends"])


def feelings() -> tuple[tuple[str, str], ...]:
    """What one may feel in the hard minute: code and word."""
    return tuple(_kept("urge")["feelings"].items())


def triggers() -> tuple[tuple[str, str], ...]:
    """What may have brought the urge: code and words."""
    return tuple(_kept("urge")["triggers"].items())


@cache
def moments() -> tuple[MomentWords, ...]:
    """The situations that need help now, in the order of need (programme.md §10)."""
    return tuple(
        MomentWords(code=code, title=fields["title"], line=fields["line"], address=fields.get("address"))
        for code, fields in _kept("moments").items()
    )
