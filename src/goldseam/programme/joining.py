"""Two copies of a journal become one: what either of them had shut stays shut (programme.md §11.8).

The lines of both, in the order of their times, are line for line a journal that was written in one place; and there
what one copy wrote may end what the other one holds without ever having heard of it: calm after a crisis elsewhere, a
new partner gone. So one line more says what still holds. It starts nothing anew: a crisis keeps its day and its 72
hours, and only calm has to be noted again.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import get_args

from goldseam.programme import entries as e
from goldseam.programme import safety
from goldseam.programme.gates import Light
from goldseam.programme.kinds.fields import Still
from goldseam.programme.outlook import lights_of
from goldseam.programme.records import Day
from goldseam.programme.state import State, Story, When, as_date, handles

NAMES: tuple[Still, ...] = get_args(Still)


def still_shut(copies: Iterable[Story], joined: Story, now: datetime) -> e.CopiesJoined | None:
    """What a line has to say after the joined lines so that nothing opens that was shut in a copy at `now`; None where
    they say it themselves. Two copies of which one holds every line of the other are one copy, and not asked about."""
    before = [light for copy in copies for light in lights_of((copy,), now)]
    after = lights_of((joined,), now)
    lost = _held(before) - _held(after)
    until = _time_asked(before)
    if until is not None and until <= (_time_asked(after) or 0):
        until = None
    if not lost and until is None:
        return None
    still = tuple(name for name in NAMES if name in lost)
    return e.CopiesJoined(still=still, until=None if until is None else as_date(until))


def _held(lights: Iterable[Light]) -> set[str]:
    return {name for light in lights for name in _holds(light)} | {fact for light in lights for fact in light.facts}


def _holds(light: Light) -> Iterable[str]:
    """What keeps contact shut in this light, but for closing facts, a date they gave and the hours after a crisis:
    of those the joined lines know the latest."""
    state = light.state
    held = {
        "crisis": state.crisis_at is not None and state.calm_seq is None,
        "needs_time": state.needs_time_open is not None,
        "logistics_only": state.logistics_only is not None,
        "new_partner": state.new_partner is not None,
        "let_go": state.hope == "let_go",
        "no_exception": state.court_exception is None and bool(safety.GRAVE & light.facts.keys()),
    }
    return [name for name, holds in held.items() if holds]


def _time_asked(lights: Iterable[Light]) -> Day | None:
    """The latest date up to which they asked for time, where it is still to come."""
    dates = [(light.state.needs_time_until, light.day) for light in lights]
    return max((until for until, day in dates if until is not None and day < until), default=None)


@handles(e.CopiesJoined)
def copies_joined(state: State, entry: e.CopiesJoined, seq: int, when: When) -> None:
    """Whatever the line names holds again, from where it was."""
    safety.close(state, entry, seq)
    if "crisis" in entry.still:
        state.calm_seq = None
    if "needs_time" in entry.still:
        safety.needs_time(state, None, seq)
    if entry.until is not None:
        safety.needs_time(state, entry.until.toordinal(), seq)
    if "logistics_only" in entry.still:
        state.logistics_only = seq
    if "new_partner" in entry.still:
        state.new_partner = seq
    if "let_go" in entry.still:
        state.hope, state.hope_seq = "let_go", seq
    if "no_exception" in entry.still:
        state.court_exception = None
