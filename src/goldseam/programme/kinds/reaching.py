"""Reconnect and Talk: steps taken, what came back, what was agreed to, how it went."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from goldseam.programme.kinds.fields import BoundaryKind, Five, Reading, Step, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAnswerPlanWritten:
    kind: ClassVar[str] = "no-answer-plan-written"
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPlanned:
    """The plan for a call, a meeting or a talk: topics, one question, what stays out, a closing line."""

    kind: ClassVar[str] = "step-planned"
    step: Step
    topics: tuple[Words, ...] | None = None
    question: Words | None = None
    leave_out: Words | None = None
    closing_line: Words | None = None
    friend_who_knows: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    kind: ClassVar[str] = "step-taken"
    step: Step
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyReceived:
    kind: ClassVar[str] = "reply-received"
    reading: Reading
    boundary: BoundaryKind | None = None
    until: date | None = None
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TheyWrote:
    kind: ClassVar[str] = "they-wrote"
    words: Words | None = None
    reading: Reading | None = None
    boundary: BoundaryKind | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplySent:
    kind: ClassVar[str] = "reply-sent"
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YesGiven:
    kind: ClassVar[str] = "yes-given"
    to: Literal["call", "meet", "talk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReviewed:
    kind: ClassVar[str] = "step-reviewed"
    step: Step
    mine: Five
    theirs: Five
    both_wanted_more: bool
    note: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompromiseSought:
    """One subject, both sides: what each must have, would like, can give. `guessed`: their side is mine to guess."""

    kind: ClassVar[str] = "compromise-sought"
    subject: Words
    guessed: bool = True
    my_must: Words | None = None
    my_like: Words | None = None
    my_give: Words | None = None
    their_must: Words | None = None
    their_like: Words | None = None
    their_give: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkEnded:
    kind: ClassVar[str] = "talk-ended"
    outcome: Literal["we_try", "need_time", "no"]
    until: date | None = None
