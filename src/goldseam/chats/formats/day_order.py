"""Which number is the day: decided by evidence, never silently.

year_first     a year stands first; proof
over_12        a number above 12 cannot be a month; proof
order          in one order the dates run forward, in the other they jump; strong
density        both run forward, one spans a far shorter time; strong
future         in one order dates lie after the file was made; strong
shape          how such dates are usually written; a guess, said aloud
ambiguous      nothing decides; day first, said aloud
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from goldseam.chats.formats.calendars import day_of
from goldseam.chats.transcript import DayOrder

Numbers = tuple[int, int, int]
PLACES = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}
FEW = 5  # different days, below which nothing is said about two-digit years that stand first
FAR_SHORTER = 3  # times: one order spans 14 days where the other spans a year


def decide(dates: Sequence[Numbers], *, shape_says: str | None, latest: date | None = None) -> DayOrder:
    """The order of these dates, given in the order of the file without repeats in a row."""
    if not dates:
        return DayOrder(None, "no_dates")
    if sum(first > 31 for first, _, _ in dates) * 2 > len(dates):
        return DayOrder("ymd", "year_first")
    day_first = sum(first > 12 for first, _, _ in dates)
    month_first = sum(second > 12 for _, second, _ in dates)
    if day_first != month_first:
        return _short_years_first(dates, latest) or DayOrder("dmy" if day_first > month_first else "mdy", "over_12")
    return _strong(dates, latest) or (DayOrder(shape_says, "shape") if shape_says else DayOrder("dmy", "ambiguous"))


def _short_years_first(dates: Sequence[Numbers], latest: date | None) -> DayOrder | None:
    """`21/6/23` as 23 June 2021, as Korean and Basque phones write: only where it is far likelier than 21 June 2023."""
    if any(first > 99 or third > 31 for first, _, third in dates) or len(set(dates)) < FEW:
        return None
    if len({first for first, _, _ in dates}) * 2 > len({third for _, _, third in dates}):
        return None
    days = {order: _ordinals(dates, order) for order in ("dmy", "ymd")}
    if len(days["ymd"]) < len(dates) or any(b < a for a, b in pairwise(days["ymd"])):
        return None
    if latest is not None and max(days["dmy"], default=0) > latest.toordinal() + 1 >= max(days["ymd"]):
        return DayOrder("ymd", "future")
    span = {order: max(found) - min(found) for order, found in days.items() if found}
    return DayOrder("ymd", "density") if span["ymd"] * FAR_SHORTER < span.get("dmy", 0) else None


def _strong(dates: Sequence[Numbers], latest: date | None) -> DayOrder | None:
    days = {order: _ordinals(dates, order) for order in ("dmy", "mdy")}
    if latest is not None:
        late = {order: any(day > latest.toordinal() + 1 for day in found) for order, found in days.items()}
        if late["dmy"] != late["mdy"]:
            return DayOrder("mdy" if late["dmy"] else "dmy", "future")
    if len(dates) < 3:
        return None
    back = {order: sum(b < a for a, b in pairwise(found)) for order, found in days.items()}
    if back["dmy"] != back["mdy"]:
        return DayOrder("dmy" if back["dmy"] < back["mdy"] else "mdy", "order")
    span = {order: max(found) - min(found) for order, found in days.items()}
    if min(span.values()) * FAR_SHORTER < max(span.values()):
        return DayOrder("dmy" if span["dmy"] < span["mdy"] else "mdy", "density")
    return None


def _ordinals(dates: Sequence[Numbers], order: str) -> list[int]:
    return [found.toordinal() for found in (day(numbers, order) for numbers in dates) if found]


def day(numbers: Numbers, order: str) -> date | None:
    """The date these numbers name in this order, or None where there is no such day."""
    year, month, of_month = (numbers[place] for place in PLACES[order])
    try:
        return day_of(year, month, of_month)
    except (ValueError, OverflowError):
        return None
