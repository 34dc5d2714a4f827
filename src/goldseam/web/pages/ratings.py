"""How one was: the ratings of the last two weeks, and what today's say so far. Our own measure, no validated scale."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from goldseam.web.desk import Desk

FORTNIGHT = 14  # days


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedDay:
    """One day and what it was rated; None where nothing was said. `slip`: a day to be marked, in a neutral way."""

    day: date
    like_myself: int | None
    mood: int | None
    slip: bool


def rated_on(desk: Desk, day: date) -> dict[str, Any]:
    """What is known of this day, as the form shows it."""
    like_myself, mood = desk.story.state.ratings.get(day.toordinal(), (None, None))
    known = {"like_myself": like_myself, "mood": mood}
    return {name: value for name, value in known.items() if value is not None}


def fortnight(desk: Desk) -> list[RatedDay]:
    """The days of the last two weeks that were rated or marked, the newest first."""
    state, rows = desk.story.state, []
    for back in range(FORTNIGHT):
        day = desk.today - timedelta(days=back)
        like_myself, mood = state.ratings.get(day.toordinal(), (None, None))
        marked = day.toordinal() in state.slips
        if like_myself is not None or mood is not None or marked:
            rows.append(RatedDay(day=day, like_myself=like_myself, mood=mood, slip=marked))
    return rows
