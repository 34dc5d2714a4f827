"""Numbers and times as a person says them."""

import math
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
PARTS = (
    (0.1, "a tenth"),
    (0.2, "a fifth"),
    (0.25, "a quarter"),
    (1 / 3, "a third"),
    (0.5, "half"),
    (2 / 3, "two thirds"),
    (0.75, "three quarters"),
)
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SURE_WEEKS = 6  # a change placed within so many weeks is said to be "about" a month


def month(day: date) -> str:
    """March 2024."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    """4 Mar 2024."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def since(at: date, earliest: date, latest: date) -> str:
    """From about March 2024, or between two months where the data does not say more."""
    if (latest - earliest).days <= 7 * SURE_WEEKS or month(earliest) == month(latest):
        return f"From about {month(at)}"
    first = month(earliest) if earliest.year != latest.year else MONTHS[earliest.month - 1]
    return f"Starting some time between {first} and {month(latest)},"


def as_much(factor: float, what: str = "much") -> str:
    """How a level compares with the one before: half as much, twice as much, about as much."""
    if 0.85 <= factor <= 1.18:
        return f"about as {what}"
    if factor < 0.07:
        return "hardly at all"
    if factor < 0.8:
        part = min(PARTS, key=lambda one: abs(math.log(factor / one[0])))[1]
        return f"about {part} as {what}"
    if factor < 1:
        return "a little less"
    if factor < 1.35:
        return "a little more"
    if factor < 1.75:
        return f"about one and a half times as {what}"
    if factor < 2.5:
        return f"about twice as {what}"
    if factor < 10.5:
        return f"about {NUMBERS[round(factor)]} times as {what}"
    return f"more than ten times as {what}"


def wait(seconds: float) -> str:
    """About 40 seconds, 12 minutes, 3 and a half hours."""
    if seconds < 55:
        return "less than a minute"
    minutes = seconds / 60
    if minutes < 1.75:
        return "about a minute"
    if minutes < 20:
        return f"{round(minutes)} minutes"
    if minutes < 52.5:
        return f"about {round(minutes / 5) * 5} minutes"
    hours = minutes / 60
    halves = round(hours * 2) / 2
    if halves == 1:
        return "about an hour"
    if halves < 1:
        return "about an hour"
    whole = int(halves)
    return f"{whole} and a half hours" if halves != whole else f"{whole} hours"


def brief(seconds: float) -> str:
    """For an axis or a table: 40 s, 12 min, 3½ h, 2 d."""
    if seconds < 60:
        return f"{round(seconds)} s"
    if seconds < 3_570:
        return f"{round(seconds / 60)} min"
    hours = round(seconds / 1_800) / 2
    if hours < 36:
        return f"{int(hours)}{'½' if hours != int(hours) else ''} h".replace("0½", "½")
    return f"{round(hours / 24)} d"


def count(number: float) -> str:
    """A number for a table: 1,204; 12; 3.4; 0.25."""
    if number >= 10 or float(number).is_integer():
        return f"{round(number):,}"
    return f"{number:.1f}".removesuffix(".0") if number >= 1 else f"{number:.2g}"


def hundred(share: float) -> str:
    """62: how many of a hundred; small shares with a digit more."""
    return f"{100 * share:.1f}" if 0 < share < 0.095 else f"{round(100 * share)}"


def of_hundred(share: float) -> str:
    """62 of 100."""
    return f"{hundred(share)} of 100"


def often(per_week: float) -> str:
    """Every two weeks, about three a month, hardly ever."""
    if per_week < 0.02:
        return "hardly ever"
    if per_week >= 1.5:
        return f"about {NUMBERS[min(10, round(per_week))]} times a week"
    if per_week >= 0.75:
        return "about once a week"
    weeks = round(1 / per_week)
    return f"about every {NUMBERS[weeks]} weeks" if weeks <= 10 else f"about every {round(weeks / 4.35)} months"
