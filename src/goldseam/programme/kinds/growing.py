"""Grow: what I want, the picture of after, goals of four shapes, and the weekly look back."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from goldseam.programme.kinds.fields import Clock, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueNamed:
    kind: ClassVar[str] = "value-named"
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWritten:
    kind: ClassVar[str] = "picture-written"
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSet:
    """A goal. `per` is its cadence; `between` a time of day that may run over midnight; `days_off` weekdays
    as names or their first three letters in English, or 0 for Monday to 6 for Sunday."""

    kind: ClassVar[str] = "goal-set"
    goal: str
    title: Words
    shape: Literal["do", "count", "at_most", "once"]
    target: int | float | None = None
    per: Literal["day", "week", "month"] | None = None
    between: tuple[Clock, Clock] | None = None
    days_off: tuple[str | int, ...] | None = None
    field: Literal["skill", "body", "mind", "people"] | None = None
    serves: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLogged:
    kind: ClassVar[str] = "goal-logged"
    needs_on: ClassVar[bool] = True
    goal: str
    amount: int | float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSkipped:
    kind: ClassVar[str] = "goal-skipped"
    needs_on: ClassVar[bool] = True
    goal: str
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalEnded:
    kind: ClassVar[str] = "goal-ended"
    goal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekReviewed:
    kind: ClassVar[str] = "week-reviewed"
    win: Words | None = None
    change: Words | None = None
