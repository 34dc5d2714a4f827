"""Onward: the other good end. Reachable from every state; a stop line set in calm, a letter, what was learned."""

from goldseam.programme import entries as e
from goldseam.programme.records import Day
from goldseam.programme.state import State, When, handles, keep_text


@handles(e.StopLineSet)
def stop_line_set(state: State, entry: e.StopLineSet, seq: int, when: When) -> None:
    """If this has not happened by then, I let go. The latest line counts."""
    state.stop_line = (seq, entry.by.toordinal())


@handles(e.LetterKept)
def letter_kept(state: State, entry: e.LetterKept, seq: int, when: When) -> None:
    """A letter that stays here; a closing one is found again by itself."""
    keep_text(state, entry.kind, seq)
    if entry.kind_of == "closing":
        keep_text(state, "closing-letter", seq)


@handles(e.Graduated)
def graduated(state: State, entry: e.Graduated, seq: int, when: When) -> None:
    """The person goes on without Goldseam."""
    state.graduated = seq


def stop_line_reached(state: State, day: Day) -> bool:
    """Whether the day of the stop line has come while the person still hopes."""
    return state.stop_line is not None and day >= state.stop_line[1] and state.hope != "let_go"


def stage(state: State) -> str:
    """Where Onward stands: open on any day."""
    return "open" if state.graduated is None else "done"
