"""The days as a picture: how like oneself one felt, and over it the golden line that goes on where days were hard."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from goldseam.charts.seam import Day, seam
from goldseam.web.desk import Desk

SHOWN = 42  # days: six weeks still make bars one can tell apart on a phone


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The seam, the first of its days, how many they are and how many of them are marked."""

    picture: Markup
    first: date
    count: int
    marked: int


def days_of(desk: Desk) -> Days | None:
    """The last weeks as a seam; None while there is neither a pause nor a rating."""
    state, last = desk.story.state, desk.today.toordinal()
    earliest = last - SHOWN + 1
    begins = [day for day in state.ratings if earliest <= day <= last]
    if state.space_start is not None:
        begins.append(max(state.space_start, earliest))
    if not begins:
        return None
    span = range(min(*begins, last), last + 1)
    felt = [state.ratings.get(day, (None, None))[0] for day in span]
    drawn = [Day(rating=rating, marked=day in state.slips) for day, rating in zip(span, felt, strict=True)]
    marked = sum(day.marked for day in drawn)
    picture = seam(drawn, spoken([rating for rating in felt if rating is not None], len(span), marked))
    return Days(
        picture=Markup(picture),  # noqa: S704  drawn from numbers, its label escaped
        first=date.fromordinal(span[0]),
        count=len(span),
        marked=marked,
    )


def spoken(felt: list[int], count: int, marked: int) -> str:
    """What the picture says, for those who hear the page."""
    said = f"How like yourself you felt on {len(felt)} of the last {count} {'day' if count == 1 else 'days'}"
    if felt:
        said += f", between {min(felt)} and {max(felt)}, lately {felt[-1]}"
    return said + (f". {marked} {'day is' if marked == 1 else 'days are'} marked." if marked else ".")
