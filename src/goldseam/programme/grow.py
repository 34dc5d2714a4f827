"""Grow: a good life now, wanted for its own sake (H-6). The shapes of goals and what they ask are in goals.py."""

from goldseam.programme import entries as e
from goldseam.programme.goals import HISTORY_DAYS, weekday
from goldseam.programme.records import ByDay, Goal
from goldseam.programme.state import WORDS_LISTED, State, When, forget_old, handles, keep_text


@handles(e.GoalSet)
def goal_set(state: State, entry: e.GoalSet, seq: int, when: When) -> None:
    """A goal; set again it goes on in its new form, with what was done for it."""
    known = state.goals.get(entry.goal)
    if known is None and len(state.goals) >= WORDS_LISTED:
        return
    off = {day for name in entry.days_off or () if (day := weekday(name)) is not None}
    state.goals[entry.goal] = Goal(
        seq=seq,
        shape=entry.shape,
        target=None if entry.target is None else float(entry.target),
        per=entry.per,
        between=entry.between,
        days_off=tuple(sorted(off)),
        field=entry.field,
        serves=entry.serves,
        begun=when.day,
        latest=None if known is None else known.latest,
        done=ByDay() if known is None else known.done,
        skipped=ByDay() if known is None else known.skipped,
    )


@handles(e.GoalLogged)
def goal_logged(state: State, entry: e.GoalLogged, seq: int, when: When) -> None:
    """Something done for a goal, on the day it was done; a day may be filled in later."""
    goal = state.goals.get(entry.goal)
    if goal is None:
        return
    amount = 1.0 if entry.amount is None else float(entry.amount)
    goal.done[when.about] = goal.done.get(when.about, 0.0) + amount
    goal.latest = max(when.about, goal.latest or when.about)
    forget_old(goal.done, when.day, HISTORY_DAYS)


@handles(e.GoalSkipped)
def goal_skipped(state: State, entry: e.GoalSkipped, seq: int, when: When) -> None:
    """A day on which it was left out for a reason."""
    goal = state.goals.get(entry.goal)
    if goal is not None:
        goal.skipped[when.about] = seq
        forget_old(goal.skipped, when.day, HISTORY_DAYS)


@handles(e.GoalEnded)
def goal_ended(state: State, entry: e.GoalEnded, seq: int, when: When) -> None:
    """A goal that is followed no more. What was done stays."""
    goal = state.goals.get(entry.goal)
    if goal is not None:
        goal.ended = True


@handles(e.WeekReviewed)
def week_reviewed(state: State, entry: e.WeekReviewed, seq: int, when: When) -> None:
    """The look back on a week."""
    state.week_reviewed = when.day
    keep_text(state, entry.kind, seq)


def stage(state: State) -> str:
    """Where Grow stands. It has no end of its own."""
    return "open" if state.goals or {"value-named", "picture-written"} & state.texts.keys() else "not_begun"
