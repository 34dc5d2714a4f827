"""Understand: know why it ended without sinking into it.

Done when the story is told, at least one cause is named and every cause with a part of mine has a change. A cause is
never required to be mine (programme.md §3).
"""

from goldseam.programme import entries as e
from goldseam.programme.records import Cause
from goldseam.programme.state import State, When, handles


@handles(e.CauseNamed)
def cause_named(state: State, entry: e.CauseNamed, seq: int, when: When) -> None:
    """A cause; named again, the latest naming counts and its change stays.

    `mine` counts as soon as it is there, even emptied: erasing words takes nothing back.
    """
    known = state.causes.get(entry.cause)
    change = state.changes_ahead.pop(entry.cause, None) if known is None else known.change_seq
    state.causes[entry.cause] = Cause(seq=seq, weight=entry.weight, mine=entry.mine is not None, change_seq=change)


@handles(e.ChangePlanned)
def change_planned(state: State, entry: e.ChangePlanned, seq: int, when: When) -> None:
    """What is to be different; it may be written before its cause is named."""
    known = state.causes.get(entry.cause)
    if known is None:
        state.changes_ahead[entry.cause] = seq
    else:
        known.change_seq = seq


def owed(state: State) -> tuple[str, ...]:
    """The causes in which something is mine and that have no change yet, in the order they were named."""
    return tuple(code for code, cause in state.causes.items() if cause.mine and cause.change_seq is None)


def done(state: State) -> bool:
    """Whether Understand is done."""
    return state.story_seq is not None and bool(state.causes) and not owed(state)


def begun(state: State) -> bool:
    """Whether anything of Understand is there."""
    return state.story_seq is not None or bool(state.causes)


def stage(state: State) -> str:
    """Where Understand stands."""
    return "done" if done(state) else "open" if begun(state) else "not_begun"
