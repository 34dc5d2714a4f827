"""How an entry reads in the journal: what it is called, its picture, the person's own words in it, and its facts."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from babel.dates import format_date

from goldseam.content import causes, words
from goldseam.programme import entries as e
from goldseam.programme.kinds.fields import OwnWords
from goldseam.web.forms import places
from goldseam.web.pages.line_words import ANNOUNCED, KINDS, LABELS, TOLD, VALUES

LINKED = ("entry",)  # fields that name another entry; shown as a link, not as a number
# Ids of our own, what a correction said, what the title says already, and which page noted a hard hour.
HIDDEN = ("goal", "agreement", *LINKED, "fields", "kind_of", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry as the journal shows it. `words` and `facts` are pairs of a label (or none) and a text."""

    seq: int
    kind: str
    title: str
    icon: str
    day: date
    clock: str
    about: date | None  # the day it is about, where that is another
    words: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    names: int | str | None  # the entry an amendment is about
    emptied: bool  # its words were erased

    @property
    def folded(self) -> bool:
        """Whether there is anything to open."""
        return bool(self.words or self.facts or self.about or self.emptied)


def line_of(recorded: e.Recorded) -> Line:
    """The entry as it is shown."""
    entry = recorded.entry
    title, icon, _ = KINDS.get(entry.kind, ("An entry", "circle-dot", "rest"))
    local = recorded.at.astimezone(ZoneInfo(recorded.zone))
    words = tuple(_words(entry))
    return Line(
        seq=recorded.seq,
        kind=entry.kind,
        title=title_of(entry) or title,
        icon=icon,
        day=local.date(),
        clock=f"{local:%H:%M}",
        about=recorded.on if recorded.on != local.date() else None,
        words=tuple(pair for pair in words if pair[1]),
        facts=tuple(_facts(entry)),
        names=getattr(entry, "entry", None),
        emptied=any(not text for _, text in words),
    )


def title_of(entry: e.Entry) -> str:
    """A closer name where the kind alone would say too little."""
    if isinstance(entry, e.LetterKept):
        return VALUES["kind_of"][entry.kind_of]
    return ""


def own_words(kind: type[e.Entry]) -> tuple[str, ...]:
    """The fields of this kind that hold a person's own words, in order."""
    return _own_words(kind.kind)


@cache
def _own_words(name: str) -> tuple[str, ...]:
    kind = e.KINDS[name]
    hints = get_type_hints(kind, include_extras=True)
    return tuple(field.name for field in fields(kind) if _is_own_words(hints[field.name]))


def _is_own_words(hint: Any) -> bool:
    marks = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    return any(isinstance(mark, OwnWords) for mark in marks) or any(_is_own_words(part) for part in get_args(hint))


def label_of(kind: str, name: str) -> str:
    """What a field of this kind is called."""
    return LABELS.get(f"{kind} {name}") or LABELS.get(name) or name.replace("_", " ").capitalize()


def _words(entry: e.Entry) -> Iterator[tuple[str, str]]:
    wordy = own_words(type(entry))
    for name in wordy:
        value = getattr(entry, name)
        if value is None:
            continue
        label = "" if wordy == ("text",) else label_of(entry.kind, name)
        if isinstance(value, dict):
            yield from ((str(part).replace("_", " ").capitalize(), str(text)) for part, text in value.items())
        elif isinstance(value, list | tuple):
            yield label, "\n".join(str(part) for part in value)
        else:
            yield label, str(value)


def _facts(entry: e.Entry) -> Iterator[tuple[str, str]]:
    wordy = own_words(type(entry))
    for field in fields(entry):
        value = getattr(entry, field.name)
        if field.name not in wordy and field.name not in HIDDEN and value not in (None, (), ""):
            yield label_of(entry.kind, field.name), said(field.name, value)


def said(name: str, value: Any) -> str:
    """The value of a field in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return format_date(value, "d MMMM y", locale="en_GB")
    if isinstance(value, list | tuple):
        return ", ".join(said(name, part) for part in value)
    if found := listed(name, str(value)):
        return found
    return f"{value:g}" if isinstance(value, float) else str(value).replace("_", " ")


def listed(name: str, value: str) -> str:
    """The words of a value that stands in a list of ours; empty where it stands in none."""
    if name in ("cause", "serves") and value in causes.CAUSES:
        return str(causes.CAUSES[value].title)
    if name == "country":
        return places.country_names().get(value, "")
    if name == "step" and value not in VALUES["step"]:
        return quiet_titles().get(value, "")
    return VALUES.get(name, {}).get(value, "")


def quiet_titles() -> dict[str, str]:
    """The steps of the quiet list by their codes."""
    return {step.code: step.title for group in words.quiet_steps() for step in group.steps} | {ANNOUNCED: TOLD}
