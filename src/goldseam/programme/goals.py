"""Goals of four shapes, their periods, and the strength of a habit."""

from goldseam.programme.records import Day, Goal
from goldseam.programme.state import State

ALIVE_DAYS = 14  # a goal is alive while something was done for it in two weeks, or it is that new (design)


def alive(state: State, day: Day) -> tuple[str, ...]:
    """The goals that live on this day."""
    return tuple(name for name, goal in state.goals.items() if lives(goal, day))


def lives(goal: Goal, day: Day) -> bool:
    """Whether this goal is being followed."""
    latest = goal.begun if goal.latest is None else max(goal.begun, goal.latest)
    return not goal.ended and day - latest < ALIVE_DAYS
