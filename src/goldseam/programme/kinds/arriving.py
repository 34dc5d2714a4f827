"""Arrive: the story in short, what they asked for, the safety questions, the hope; and Understand."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from goldseam.programme.kinds.fields import Answer, Count, Country, Fact, Hope, Tie, Weight, Wish, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryTold:
    kind: ClassVar[str] = "story-told"
    ended_on: date
    ended_by: Literal["me", "them", "both"]
    together_months: Count | None = None
    lived_together: bool | Literal["yes", "no"] | None = None
    earlier_breakups: Count | None = None
    ties: tuple[Tie, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HopeChosen:
    kind: ClassVar[str] = "hope-chosen"
    hope: Hope


@dataclass(frozen=True, slots=True, kw_only=True)
class CountrySet:
    kind: ClassVar[str] = "country-set"
    country: Country


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressedAsSet:
    kind: ClassVar[str] = "addressed-as-set"
    name: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPassed:
    """A question of Arrive left for later."""

    kind: ClassVar[str] = "question-passed"
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyAnswered:
    """Some or all of the eight questions. None: this question was not asked here; what was answered before stays."""

    kind: ClassVar[str] = "safety-answered"
    expected: ClassVar[tuple[str, ...]] = (
        "adult",
        "afraid_of_them",
        "hurt_by_them",
        "controlled_by_them",
        "they_were_afraid",
        "contacted_after_no",
        "order",
        "police",
    )
    adult: Answer | None = None
    afraid_of_them: Answer | None = None
    hurt_by_them: Answer | None = None
    controlled_by_them: Answer | None = None
    they_were_afraid: Answer | None = None
    contacted_after_no: Answer | None = None
    order: Answer | None = None
    police: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryHeard:
    kind: ClassVar[str] = "boundary-heard"
    wish: Wish
    until: date | None = None
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRecorded:
    kind: ClassVar[str] = "fact-recorded"
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerEnded:
    kind: ClassVar[str] = "partner-ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtExceptionRecorded:
    kind: ClassVar[str] = "court-exception-recorded"
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseNamed:
    kind: ClassVar[str] = "cause-named"
    cause: str
    weight: Weight
    mine: Words | None = None
    theirs: Words | None = None
    circumstances: Words | None = None
    example: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePlanned:
    kind: ClassVar[str] = "change-planned"
    cause: str
    change: Words
    sign: Words | None = None
    for_me: Literal["yes", "no"] | None = None
    by_when: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingPinned:
    """What the messages of both showed, kept beside a cause: the sentence as it was shown."""

    kind: ClassVar[str] = "finding-pinned"
    cause: str
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodMomentKept:
    kind: ClassVar[str] = "good-moment-kept"
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirViewWritten:
    kind: ClassVar[str] = "their-view-written"
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryNeeded:
    kind: ClassVar[str] = "boundary-needed"
    text: Words
