"""Days ahead that may be hard: the nearest first, how far away each is, and whether it has a plan."""

from datetime import date
from typing import Any

from babel.dates import format_date

from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.store.journals import Saved
from goldseam.web.desk import Desk
from goldseam.web.pages.kept import Kept


def keep_date(desk: Desk, given: dict[str, Any], once: str) -> Saved | Refused:
    """Record a date ahead; its day is the envelope's."""
    return desk.record(e.DateAheadSet(what=given["what"], plan=given["plan"] or None), once=once, on=given["day"])


def upcoming(desk: Desk) -> list[Kept]:
    """The dates from today on."""
    ahead = sorted((date for date in desk.story.state.ahead if date.day >= desk.today.toordinal()), key=_by_day)
    lines = {line.seq: line for line in desk.lines(tuple(date.seq for date in ahead))}
    found = [lines[date.seq] for date in ahead if date.seq in lines]
    return [_as_kept(line, desk.today) for line in found if isinstance(line.entry, e.DateAheadSet) and line.on]


def _by_day(ahead: Any) -> tuple[int, int]:
    return ahead.day, ahead.seq


def _as_kept(line: e.Recorded, today: date) -> Kept:
    entry, day = line.entry, line.on or today
    assert isinstance(entry, e.DateAheadSet)
    when = format_date(day, "EEEE d MMMM" if day.year == today.year else "EEEE d MMMM y", locale="en_GB")
    plan = f" · {entry.plan}" if entry.plan else " · no plan yet, tap to write one"
    return Kept(seq=line.seq, words=entry.what or "A date", more=f"{when}, {away((day - today).days)}{plan}")


def away(days: int) -> str:
    """How far away a day is, in words."""
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
