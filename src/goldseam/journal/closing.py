"""What closes, in a line that is otherwise bad (interfaces.md §2).

A bad line does not count. But whatever it still says that closes contact does: a closing fact, a boundary, an answer
to a safety question, a crisis. When in doubt between two readings, the one that closes more. What might open something
is left behind: of a message only what it asked for stays, not that it came.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, Literal, TypeAlias, TypeVar, get_args

from goldseam.programme import entries as e
from goldseam.programme.kinds import fields as f

Said: TypeAlias = Mapping[str, Sequence[Any]]  # every value a line gives for a name
Code = TypeVar("Code", bound=str)

# Those with the widest effect first: one line can carry only one of them.
FACTS: tuple[f.Fact, ...] = (
    "minor", "harm_intent", "user_was_harmed", "ex_afraid", "order", "police_warning",
    "monitoring_admitted", "third_party_no", "blocked", "explicit_no", "unanswered",
    "new_partner",
)  # fmt: skip
WISHES: tuple[f.Wish, ...] = ("no_contact", "needs_time", "logistics_only")
BOUNDARIES: tuple[f.BoundaryKind, ...] = ("legal_fear", "no_contact", "final", "space", "limit", "new_partner")
BOUNDARY_FACTS: dict[str | None, f.Fact] = {"legal_fear": "ex_afraid", "new_partner": "new_partner"}
BOUNDARY_WISHES: dict[str, f.Wish] = {"space": "needs_time", "limit": "logistics_only"}
ENDINGS: tuple[Literal["no", "need_time"], ...] = ("no", "need_time")
STILL: tuple[f.Still, ...] = get_args(f.Still)
ANSWERS: tuple[f.Answer, ...] = get_args(f.Answer)
QUESTIONS = tuple(field.name for field in fields(e.SafetyAnswered))


def closing_entry(said: Said, day: Callable[[Any], date | None]) -> e.Entry | None:
    """What these scraps of a line say that closes; None where they say nothing of the kind.

    `day` reads a date, or gives None where there is none.
    """
    known = [kind for kind in map(_plain, said.get("kind", ())) if kind in e.KINDS]
    for kind in known:
        reader = _READERS.get(kind)
        entry = None if reader is None else reader(said, day)
        if entry is not None:
            return entry
    return None if known else _fact(said, day) or _first_line(said)


def _plain(value: Any) -> str:
    return value.strip().lower() if isinstance(value, str) else ""


def _codes(said: Said, name: str) -> set[str]:
    """Every code the line gives for `name`; of a list, all that stand in it."""
    found: set[str] = set()
    for value in said.get(name, ()):
        for part in value if isinstance(value, list) else [value]:
            found.add(_plain(part).replace("-", "_").replace(" ", "_"))
    return found


def _first(wanted: Sequence[Code], said: Said, name: str) -> Code | None:
    codes = _codes(said, name)
    return next((code for code in wanted if code in codes), None)


def _until(said: Said, day: Callable[[Any], date | None]) -> date | None:
    """The date they gave. Unreadable, or two of them: open-ended."""
    given = said.get("until", ())
    return day(given[0]) if len(given) == 1 else None


def _words(said: Said) -> str | None:
    return next((value for value in said.get("words", ()) if isinstance(value, str)), None)


def _fact(said: Said, _day: Callable[[Any], date | None]) -> e.Entry | None:
    fact = _first(FACTS, said, "fact")
    return None if fact is None else e.FactRecorded(fact=fact)


def _first_line(said: Said) -> e.Entry | None:
    """What the first line of a file says closed, where another file was put before it."""
    codes = _codes(said, "facts") if "goldseam" in said else set[str]()
    still = tuple(fact for fact in FACTS if fact in codes)
    return e.CopiesJoined(still=still) if still else None


def _boundary(said: Said, day: Callable[[Any], date | None]) -> e.Entry | None:
    wish = _first(WISHES, said, "wish")
    return None if wish is None else _asked_for(wish, said, day)


def _asked_for(wish: f.Wish, said: Said, day: Callable[[Any], date | None]) -> e.Entry:
    return e.BoundaryHeard(wish=wish, until=_until(said, day), words=_words(said))


def _message(said: Said, day: Callable[[Any], date | None]) -> e.Entry | None:
    """What a message of theirs asked for. Not that it came: a message can be answered, and ends a wait."""
    kind = _first(BOUNDARIES, said, "boundary")
    if kind in BOUNDARY_FACTS:
        return e.FactRecorded(fact=BOUNDARY_FACTS[kind])
    if kind is None and "boundary" not in _codes(said, "reading"):
        return None
    return _asked_for(BOUNDARY_WISHES.get(str(kind), "no_contact"), said, day)


def _talk(said: Said, day: Callable[[Any], date | None]) -> e.Entry | None:
    """What the end of a talk asked for. Not that the talk ended: that would clear the way for another step."""
    outcome = _first(ENDINGS, said, "outcome")
    return None if outcome is None else _asked_for("no_contact" if outcome == "no" else "needs_time", said, day)


def _crisis(_said: Said, _day: Callable[[Any], date | None]) -> e.Entry | None:
    return e.CrisisNoted()


def _joined(said: Said, day: Callable[[Any], date | None]) -> e.Entry | None:
    """What still holds after two copies were joined. An unreadable date is none, so the wish is open-ended."""
    codes, until = _codes(said, "still"), _until(said, day)
    if "until" in said and until is None:
        codes.add("needs_time")
    still = tuple(name for name in STILL if name in codes)
    return e.CopiesJoined(still=still, until=until) if still or until else None


def _answers(said: Said, _day: Callable[[Any], date | None]) -> e.Entry | None:
    found = {question: _answer(question, said.get(question, ())) for question in QUESTIONS}
    given: dict[str, f.Answer] = {question: answer for question, answer in found.items() if answer is not None}
    return e.SafetyAnswered(**given) if given else None


def _answer(question: str, values: Sequence[Any]) -> f.Answer | None:
    """One answer: the one that closes, if it was given at all; else the only one, if it is one."""
    closes: Literal["yes", "no"] = "no" if question == "adult" else "yes"
    if any(value is (closes == "yes") or _plain(value) == closes for value in values):
        return closes
    only = values[0] if len(values) == 1 else None
    return next((answer for answer in ANSWERS if answer == only), None)


_READERS: dict[str, Callable[[Said, Callable[[Any], date | None]], e.Entry | None]] = {
    "fact-recorded": _fact,
    "boundary-heard": _boundary,
    "reply-received": _message,
    "they-wrote": _message,
    "talk-ended": _talk,
    "crisis-noted": _crisis,
    "copies-joined": _joined,
    "safety-answered": _answers,
}
