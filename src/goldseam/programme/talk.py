"""Talk: say honestly what has to change, hear their side, and take their answer as it is."""

from dataclasses import dataclass

from goldseam.programme import entries as e
from goldseam.programme import safety
from goldseam.programme.state import State, When, handles, keep_text


@handles(e.TalkEnded)
def talk_ended(state: State, entry: e.TalkEnded, seq: int, when: When) -> None:
    """Each side's own words: we both try, need time until a day they named, or no."""
    keep_text(state, entry.kind, seq)
    safety.close(state, entry, seq)
    state.unreviewed.pop("talk", None)
    state.talked = entry.outcome
    if entry.outcome == "need_time":
        safety.needs_time(state, None if entry.until is None else entry.until.toordinal(), seq)
    elif entry.outcome == "we_try":
        state.together, state.together_day = seq, when.day


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of the agenda: a cause, how much it weighs, and the lines of the cause and of its change."""

    cause: str
    weight: int
    mine: bool
    seq: int
    change_seq: int | None


def agenda(state: State) -> tuple[Point, ...]:
    """What to talk about: the causes, the heaviest first, each with its change."""
    points = [
        Point(cause=code, weight=cause.weight, mine=cause.mine, seq=cause.seq, change_seq=cause.change_seq)
        for code, cause in state.causes.items()
    ]
    return tuple(sorted(points, key=lambda point: -point.weight))


def changes_missing(state: State) -> tuple[str, ...]:
    """The causes without a proposed change."""
    return tuple(code for code, cause in state.causes.items() if cause.change_seq is None)


def stage(state: State) -> str:
    """Where Talk stands while its gate is closed."""
    if state.talked == "we_try":
        return "done"
    return "waiting" if "talk" in state.unreviewed else "closed"
