"""Space: the pause, slips and needed contact, urges, days, screens, crisis and calm, and what one prepares."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from goldseam.programme.kinds.fields import OWN_WORDS, Need, Rating, Slip, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedPersonNamed:
    kind: ClassVar[str] = "trusted-person-named"
    name: Words
    how: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TheyWriteRuleSet:
    kind: ClassVar[str] = "they-write-rule-set"
    rule: Literal["not_now", "short_reply", "no_reply"]
    text: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonKept:
    kind: ClassVar[str] = "reason-kept"
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class DateAheadSet:
    """A date that may hurt. Its day is the envelope's `on`, and lies ahead."""

    kind: ClassVar[str] = "date-ahead-set"
    needs_on: ClassVar[bool] = True
    what: Words
    plan: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietStepDone:
    kind: ClassVar[str] = "quiet-step-done"
    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyPlanWritten:
    """The parts of a safety plan, as a list of texts or as texts by name."""

    kind: ClassVar[str] = "safety-plan-written"
    parts: Annotated[Any, OWN_WORDS]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceBegun:
    kind: ClassVar[str] = "space-begun"
    days: int
    modes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceLengthSet:
    kind: ClassVar[str] = "space-length-set"
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipLogged:
    kind: ClassVar[str] = "slip-logged"
    needs_on: ClassVar[bool] = True
    slip: Slip
    before: Words | None = None
    strengthen: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeededContactLogged:
    kind: ClassVar[str] = "needed-contact-logged"
    needs_on: ClassVar[bool] = True
    about: Need


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseBegun:
    """The count of the pause is frozen: illness, a needed handover, travel."""

    kind: ClassVar[str] = "pause-begun"
    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseEnded:
    kind: ClassVar[str] = "pause-ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgeLogged:
    kind: ClassVar[str] = "urge-logged"
    before: Rating
    outcome: Literal["did_not_send", "calmer", "sent", "more_time"]
    trigger: Words | None = None
    after: Rating | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterKept:
    kind: ClassVar[str] = "letter-kept"
    text: Words
    kind_of: Literal["unsent", "apology", "closing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRated:
    kind: ClassVar[str] = "day-rated"
    needs_on: ClassVar[bool] = True
    like_myself: Rating | None = None
    hurt: Rating | None = None
    longing: Rating | None = None
    mood: Rating | None = None
    sleep: Rating | None = None
    note: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenTaken:
    """A questionnaire with its answers in the order of its items (data/instruments.toml)."""

    kind: ClassVar[str] = "screen-taken"
    name: Literal["phq2", "phq8", "gad2", "gad7", "csi4"]
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisNoted:
    kind: ClassVar[str] = "crisis-noted"
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalmNoted:
    kind: ClassVar[str] = "calm-noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMade:
    """If this, then that. `for_` names what it serves: a goal's id, or any word."""

    kind: ClassVar[str] = "plan-made"
    json_names: ClassVar[dict[str, str]] = {"if_": "if", "for_": "for"}
    if_: Words
    then: Words
    for_: str | None = None
