"""What the state is made of: small records of a life, each bounded."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Day = int  # a proleptic ordinal: compact, hashable, and differences are days
STRETCH = 32  # days kept together: a note copies no more of them than this, and ten years are 115 stretches

Value = TypeVar("Value")


@dataclass(slots=True, eq=False)
class ByDay(Mapping[Day, Value], Generic[Value]):
    """A record a day, over a whole life; read as any mapping from days is.

    No stretch is ever changed: what is noted stands in a new one, in the old one's place. So two states share every
    stretch they have in common, and going on after ten years costs what it costs after five weeks.
    """

    stretches: dict[int, dict[Day, Value]] = dataclasses.field(default_factory=dict)

    def __getitem__(self, day: Day) -> Value:
        return self.stretches[day // STRETCH][day]

    def __setitem__(self, day: Day, value: Value) -> None:
        number = day // STRETCH
        self.stretches[number] = {**self.stretches.get(number, {}), day: value}

    def __iter__(self) -> Iterator[Day]:
        for stretch in self.stretches.values():
            yield from stretch

    def __len__(self) -> int:
        return sum(map(len, self.stretches.values()))

    @classmethod
    def of(cls, record: dict[Day, Value]) -> "ByDay[Value]":
        """What was noted, from an ordinary mapping."""
        new = cls()
        for day, value in record.items():
            new[day] = value
        return new

    def copy(self) -> "ByDay[Value]":
        """The same; noting something in one of the two leaves the other as it is."""
        return ByDay(self.stretches.copy())

    def since(self, first: Day) -> dict[Day, Value]:
        """What was noted on `first` and the days after it."""
        begins = first // STRETCH
        near = [stretch for number, stretch in self.stretches.items() if number >= begins]
        return {day: value for stretch in near for day, value in stretch.items() if day >= first}

    @property
    def last(self) -> Day | None:
        """The latest day there is a note of."""
        return max(self.stretches[max(self.stretches)]) if self.stretches else None

    def forget_before(self, day: Day) -> None:
        """Drop the stretches that end before this day."""
        self.stretches = {number: kept for number, kept in self.stretches.items() if number >= day // STRETCH}


@dataclass(slots=True, kw_only=True)
class Cause:
    """A reason it ended: its weight, whether something in it was mine, and the lines that say so."""

    seq: int
    weight: int
    mine: bool
    change_seq: int | None = None


@dataclass(slots=True, kw_only=True)
class Answered:
    """The latest answer to one safety question, and the day it was given."""

    answer: str
    day: Day
    seq: int


@dataclass(slots=True, kw_only=True)
class Goal:
    """A goal that was set, and what was done for it: amounts by day, and days skipped with a reason."""

    seq: int
    shape: str
    target: float | None
    per: str | None
    between: tuple[str, str] | None
    days_off: tuple[int, ...]
    field: str | None
    serves: str | None
    begun: Day
    ended: bool = False
    latest: Day | None = None  # the latest day something was done for it
    done: ByDay[float] = dataclasses.field(default_factory=ByDay)
    skipped: ByDay[int] = dataclasses.field(default_factory=ByDay)


@dataclass(slots=True, kw_only=True)
class Ahead:
    """A date ahead."""

    seq: int
    day: Day
    planned: bool


@dataclass(slots=True, kw_only=True)
class OpenStep:
    """A step with the other person that has not ended: a message unanswered, a call, meeting or talk not reviewed."""

    step: str
    day: Day
    seq: int


@dataclass(slots=True, kw_only=True)
class Review:
    """The latest review of a rung."""

    mine: int
    theirs: int
    both_wanted_more: bool
    seq: int


@dataclass(slots=True, kw_only=True)
class Reading:
    """A message of theirs as it was read: what it said, the day it was recorded, and the line."""

    reading: str
    day: Day
    seq: int


@dataclass(slots=True, kw_only=True)
class Agreement:
    """Something both agreed on: when it is to be looked at again, and how it was kept last time."""

    seq: int
    review_on: Day | None
    kept: str | None = None
