"""What the state is made of: small records of a life, each bounded."""

import dataclasses
from dataclasses import dataclass

Day = int  # a proleptic ordinal: compact, hashable, and differences are days


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
    done: dict[Day, float] = dataclasses.field(default_factory=dict)
    skipped: dict[Day, int] = dataclasses.field(default_factory=dict)


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
