"""Reconnect: find out, gently and at most a few times, whether both want more."""

from goldseam.programme.state import Day, State


def lapse(state: State, day: Day) -> None:
    """What time alone does to an open message by this day."""
