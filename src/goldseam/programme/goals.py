"""Goals of four shapes: what a period asks for, what was done in it, what is due, and how strong a habit has become.

do        on so many days of the period      "three times a week"
count     so much in the period              "20 km a month"
at_most   no more than so much               "two hours a day", "profile looks: 0"
once      done, and done                     "join the choir"
"""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import sqrt
from statistics import fmean, variance

from goldseam.programme.records import Day, Goal
from goldseam.programme.state import State

ALIVE_DAYS = 14  # a goal is alive while something was done for it in two weeks, or it is that new (design)
HISTORY_DAYS = 400  # days of each goal remembered: a year in colour
# How much of what is missing to full strength a kept period adds: two months of days make a habit, most of the way.
RISE = {"day": 0.05, "week": 0.25, "month": 0.6}
DIP = 0.5  # a period missed takes half of what a kept one gives: a gap dips, it does not undo (design)

SIDE_DAYS = 14  # rated days on each side before anything is compared (programme.md §5)
T_95 = 2.06  # Student's t for 95 % and the 26 degrees of freedom of twice 14 days; with more days a little too wide

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def weekday(name: str | int) -> int | None:
    """Monday 0 to Sunday 6, from a number or an English name or its first three letters; None where it is neither."""
    if isinstance(name, int):
        return name if 0 <= name < len(WEEKDAYS) else None
    short = name.strip().lower()[:3]
    return WEEKDAYS.index(short) if short in WEEKDAYS else None


def period(goal: Goal, day: Day) -> tuple[Day, Day]:
    """First and last day of the period that holds `day`; a goal without cadence has one period, its whole life."""
    per = cadence(goal)
    if per == "day":
        return day, day
    if per is None:
        return min([goal.begun, *goal.done]), max(day, goal.begun)
    that = date.fromordinal(day)
    if per == "week":
        first = day - that.weekday()
        return first, first + 6
    first = that.replace(day=1).toordinal()
    return first, first + calendar.monthrange(that.year, that.month)[1] - 1


def cadence(goal: Goal) -> str | None:
    """How often the goal starts afresh. `once` never does; `do` and `at_most` are daily where nothing else is said."""
    if goal.shape == "once":
        return None
    return goal.per or (None if goal.shape == "count" else "day")


def done_in(goal: Goal, first: Day, last: Day) -> float:
    """What was done from `first` to `last`: days for `do`, the amount for the others."""
    amounts = [amount for day, amount in goal.done.since(first).items() if day <= last]
    return float(len(amounts)) if goal.shape == "do" else float(sum(amounts))


def wanted(goal: Goal) -> float:
    """What a period asks for: once, or one, where no number was set; at most none."""
    if goal.shape == "once":
        return 1
    return (0 if goal.shape == "at_most" else 1) if goal.target is None else goal.target


def kept(goal: Goal, day: Day) -> bool:
    """Whether the period that holds `day` has what it asks for, so far."""
    done = done_in(goal, *period(goal, day))
    return done <= wanted(goal) if goal.shape == "at_most" else done >= wanted(goal)


def day_off(goal: Goal, day: Day) -> bool:
    """Whether this day is one of the goal's days off."""
    return date.fromordinal(day).weekday() in goal.days_off


def due(goal: Goal, day: Day) -> bool:
    """Whether something may be done for it today. What is to be kept small is never due."""
    if goal.ended or goal.shape == "at_most" or day_off(goal, day) or day in goal.skipped:
        return False
    return not kept(goal, day) and not (goal.shape == "do" and day in goal.done)


def alive(state: State, day: Day) -> tuple[str, ...]:
    """The goals that are being followed on this day."""
    return tuple(name for name, goal in state.goals.items() if lives(goal, day))


def lives(goal: Goal, day: Day) -> bool:
    """Whether this goal is being followed. One that limits something lives until it is ended."""
    latest = goal.begun if goal.latest is None else max(goal.begun, goal.latest)
    return not goal.ended and (goal.shape == "at_most" or day - latest < ALIVE_DAYS)


def strength(goal: Goal, day: Day) -> float:
    """From 0 to 1: rises with every period kept, dips with a gap. A period all off or skipped changes nothing.

    Back-filled days count where they belong. The running period counts only once it is kept.
    """
    per = cadence(goal)
    if per is None:
        return RISE["month"] if kept(goal, day) else 0.0
    found, rise = 0.0, RISE[per]
    today = max(day, goal.begun)
    first, last = period(goal, max(min([goal.begun, *goal.done]), today - HISTORY_DAYS))
    while first <= today:
        running = last >= today
        settled = not running or (kept(goal, first) and goal.shape != "at_most")
        if settled and not _excused(goal, first, last):
            found += (1 - found) * rise if kept(goal, first) else -found * rise * DIP
        first, last = period(goal, last + 1)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Mean of "like myself" on days with a goal minus days without, and the bounds of its 95 % interval."""

    mean: float
    low: float
    high: float


def goes_with(state: State, name: str) -> Difference | None:
    """What goes with better days; never what causes them. None with fewer than 14 rated days on either side."""
    goal = state.goals[name]
    rated = [(day, like_myself) for day, (like_myself, _) in state.ratings.items() if like_myself is not None]
    days_with = [value for day, value in rated if day in goal.done]
    without = [value for day, value in rated if day not in goal.done and day >= goal.begun]
    if min(len(days_with), len(without)) < SIDE_DAYS:
        return None
    mean = fmean(days_with) - fmean(without)
    wide = T_95 * sqrt(variance(days_with) / len(days_with) + variance(without) / len(without))
    return Difference(mean=mean, low=mean - wide, high=mean + wide)


def _excused(goal: Goal, first: Day, last: Day) -> bool:
    """Whether nothing was asked in this period: every day of it off or skipped."""
    return all(day_off(goal, day) or day in goal.skipped for day in range(first, last + 1))


def in_window(goal: Goal, clock: time) -> bool:
    """Whether a time of day lies in the goal's window, which may run over midnight; without a window, always."""
    if goal.between is None:
        return True
    begins, ends = (time.fromisoformat(text) for text in goal.between)
    return begins <= clock < ends if begins <= ends else clock >= begins or clock < ends


def day_of(goal: Goal, local: datetime) -> date:
    """The day a local moment belongs to: within a window over midnight, the hours after it belong to the evening."""
    if goal.between is not None:
        begins, ends = (time.fromisoformat(text) for text in goal.between)
        if begins > ends and local.time() < ends:
            return local.date() - timedelta(days=1)
    return local.date()
