"""A few small things to begin with, for somebody who has no goal yet."""

from dataclasses import dataclass

from goldseam.content.shelf import Shelf, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """A goal as one could set it; `first` is its first ten minutes, `number` its place in the list and in addresses."""

    number: int
    title: str
    first: str
    field: str
    shape: str
    target: int | None = None
    per: str | None = None


IDEAS: Shelf[Idea] = Shelf(
    lambda: {code: Idea(number=number, **kept) for number, (code, kept) in enumerate(words("ideas").items(), start=1)}
)


def numbered(place: str) -> Idea | None:
    """The idea at this place, as it stands in an address; None where there is none."""
    return next((idea for idea in IDEAS.values() if str(idea.number) == place), None)
