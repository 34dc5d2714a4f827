"""Short pages for moments that need no form: what to do now, one next step, and the other person's side."""

from dataclasses import dataclass
from typing import Any, Literal

from goldseam.content.shelf import Shelf, words

Variant = Literal["", "away", "harmed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A next step: the words on its button, and the name of its route."""

    label: str
    route: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What a page says. `theirs` is the other's side; `evidence` are ids of content.evidence."""

    title: str
    says: tuple[str, ...]
    next: Way
    more: Way | None = None
    theirs: str = ""
    evidence: tuple[str, ...] = ()


VARIANTS: tuple[Variant, ...] = ("away", "harmed")


def _lesson(fields: dict[str, Any]) -> Lesson:
    more = fields.get("more")
    return Lesson(
        title=fields["title"],
        says=tuple(fields["says"]),
        next=Way(label=fields["next"][0], route=fields["next"][1]),
        more=Way(label=more[0], route=more[1]) if more else None,
        theirs=fields.get("theirs", ""),
        evidence=tuple(fields.get("evidence", ())),
    )


def _read() -> dict[tuple[str, Variant], Lesson]:
    found: dict[tuple[str, Variant], Lesson] = {}
    for code, fields in words("lessons").items():
        found[code, ""] = _lesson(fields)
        found.update({(code, variant): _lesson(fields[variant]) for variant in VARIANTS if variant in fields})
    return found


_ALL: Shelf[Lesson] = Shelf(lambda: {f"{code}.{variant}": lesson for (code, variant), lesson in _read().items()})


def lesson(code: str, variant: Variant = "") -> Lesson | None:
    """The lesson of this moment, in the wording for this variant; None where there is none."""
    return _ALL.get(f"{code}.{variant}")


def codes() -> tuple[str, ...]:
    """The moments that have a lesson, in the order of the file."""
    return tuple(key.removesuffix(".") for key in _ALL if key.endswith("."))
