"""Everything that can be recorded: one frozen dataclass a kind, in the past tense.

`kind` is the stable name an entry has in journal files (interfaces.md §2); class names may change, kinds never do.
Fields carry their types; bounds that types cannot say stand in `LIMITS` and are checked by `complaints`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, ClassVar, Literal, TypeAlias

YesNo: TypeAlias = Literal["yes", "no"]
Answer: TypeAlias = Literal["yes", "no", "unsure", "skipped"]
Party: TypeAlias = Literal["me", "them", "both"]
Tie: TypeAlias = Literal["child", "work", "home", "friends", "belongings", "pets", "money", "distance"]
Hope: TypeAlias = Literal["try_again", "unsure", "let_go"]
Wish: TypeAlias = Literal["no_contact", "needs_time", "logistics_only"]
ClosingFact: TypeAlias = Literal[
    "explicit_no", "blocked", "third_party_no", "unanswered", "order", "police_warning", "minor", "ex_afraid",
    "harm_intent", "user_was_harmed", "monitoring_admitted",
]  # fmt: skip
Fact: TypeAlias = Literal[
    "explicit_no", "blocked", "third_party_no", "unanswered", "order", "police_warning", "minor", "ex_afraid",
    "harm_intent", "user_was_harmed", "monitoring_admitted", "new_partner",
]  # fmt: skip
Cause: TypeAlias = Literal[
    "resentment", "betrayal", "growing_apart", "communication", "unmet_needs", "money", "life_goals", "family_or_friends",
    "intimacy", "jealousy", "distance", "outside_stress", "health_or_addiction", "other",
]  # fmt: skip
Mode: TypeAlias = Literal["child", "work", "home", "friends", "belongings", "order"]
Slip: TypeAlias = Literal["message", "call", "in_person", "going_by", "profile_look", "through_others"]
Need: TypeAlias = Literal["child", "work", "home", "belongings", "money", "health", "law"]
Outcome: TypeAlias = Literal["did_not_send", "calmer", "sent", "more_time"]
LetterKind: TypeAlias = Literal["unsent", "apology", "closing"]
Screen: TypeAlias = Literal["phq2", "phq8", "gad2", "gad7", "csi4"]
Shape: TypeAlias = Literal["do", "count", "at_most", "once"]
Span: TypeAlias = Literal["day", "week", "month"]
Weekday: TypeAlias = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Field: TypeAlias = Literal["skill", "body", "mind", "people"]
Step: TypeAlias = Literal["text", "call", "meet", "talk"]
Rung: TypeAlias = Literal["call", "meet", "talk"]
Reading: TypeAlias = Literal["engaged", "lukewarm", "hesitant", "closed", "boundary", "unclear"]
Boundary: TypeAlias = Literal["no_contact", "space", "limit", "new_partner", "final", "legal_fear"]
TalkOutcome: TypeAlias = Literal["we_try", "need_time", "no"]
Kept: TypeAlias = Literal["yes", "partly", "no"]
Rule: TypeAlias = Literal["not_now", "short_reply", "no_reply"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryTold:
    """The story of the ending, in facts."""

    kind: ClassVar[str] = "story-told"
    ended_on: date
    ended_by: Party
    together_months: int | None = None
    lived_together: bool | None = None
    earlier_breakups: int | None = None
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HopeChosen:
    """What the person hopes for; changeable any day."""

    kind: ClassVar[str] = "hope-chosen"
    hope: Hope


@dataclass(frozen=True, slots=True, kw_only=True)
class CountrySet:
    """The country whose helplines are shown."""

    kind: ClassVar[str] = "country-set"
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyAnswered:
    """The safety questions, both ways. Only yes and no are answers; a question may be missing."""

    kind: ClassVar[str] = "safety-answered"
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
    """What the other person asked for."""

    kind: ClassVar[str] = "boundary-heard"
    wish: Wish
    until: date | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRecorded:
    """A fact that closes, or a new partner of theirs."""

    kind: ClassVar[str] = "fact-recorded"
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerEnded:
    """Their new relationship is over."""

    kind: ClassVar[str] = "partner-ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtExceptionRecorded:
    """A court allowed needed contact about the children."""

    kind: ClassVar[str] = "court-exception-recorded"
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseNamed:
    """One reason it ended, with what was mine, theirs, and circumstances in it. Naming it again replaces it."""

    kind: ClassVar[str] = "cause-named"
    cause: Cause
    weight: int
    mine: str | None = None
    theirs: str | None = None
    circumstances: str | None = None
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePlanned:
    """What I do differently about a cause, and how I would notice."""

    kind: ClassVar[str] = "change-planned"
    cause: Cause
    change: str
    sign: str | None = None
    for_me: YesNo | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodMomentKept:
    """A shared memory worth keeping."""

    kind: ClassVar[str] = "good-moment-kept"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirViewWritten:
    """The breakup as they might tell it."""

    kind: ClassVar[str] = "their-view-written"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryNeeded:
    """A boundary I need."""

    kind: ClassVar[str] = "boundary-needed"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueNamed:
    """Something I want my life to be about."""

    kind: ClassVar[str] = "value-named"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWritten:
    """A one-page picture of the life after."""

    kind: ClassVar[str] = "picture-written"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedPersonNamed:
    """Someone to call instead."""

    kind: ClassVar[str] = "trusted-person-named"
    name: str
    how: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TheyWriteRuleSet:
    """What I decided, in calm, to do when they write."""

    kind: ClassVar[str] = "they-write-rule-set"
    rule: Rule
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonKept:
    """A reason of mine for the pause, for the hard minute."""

    kind: ClassVar[str] = "reason-kept"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateAheadSet:
    """A day that will be hard, and the plan for it. `day` stands as `on` in the file."""

    kind: ClassVar[str] = "date-ahead-set"
    what: str
    day: date
    plan: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietStepDone:
    """One thing made quieter: a feed hidden, an account parted."""

    kind: ClassVar[str] = "quiet-step-done"
    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyPlanWritten:
    """The six parts of the safety plan, by name."""

    kind: ClassVar[str] = "safety-plan-written"
    parts: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressedAsSet:
    """How the person wants to be addressed."""

    kind: ClassVar[str] = "addressed-as-set"
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPassed:
    """A question of Arrive the person left for later."""

    kind: ClassVar[str] = "question-passed"
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceBegun:
    """The pause began, for so many days. A second one starts anew."""

    kind: ClassVar[str] = "space-begun"
    days: int
    modes: tuple[Mode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceLengthSet:
    """The length of the pause was changed."""

    kind: ClassVar[str] = "space-length-set"
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipLogged:
    """Contact I began, or a look."""

    kind: ClassVar[str] = "slip-logged"
    slip: Slip
    before: str | None = None
    strengthen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeededContactLogged:
    """Contact that a need asked for. Never a slip."""

    kind: ClassVar[str] = "needed-contact-logged"
    about: Need


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseBegun:
    """The count was frozen, for a reason."""

    kind: ClassVar[str] = "pause-begun"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseEnded:
    """The count goes on."""

    kind: ClassVar[str] = "pause-ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgeLogged:
    """An urge to write to them, and how it went."""

    kind: ClassVar[str] = "urge-logged"
    before: int
    outcome: Outcome
    trigger: str | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterKept:
    """A letter that stays here."""

    kind: ClassVar[str] = "letter-kept"
    text: str
    kind_of: LetterKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRated:
    """How a day was. All but the day itself may be left out."""

    kind: ClassVar[str] = "day-rated"
    like_myself: int | None = None
    hurt: int | None = None
    longing: int | None = None
    mood: int | None = None
    sleep: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenTaken:
    """A questionnaire, answered in full."""

    kind: ClassVar[str] = "screen-taken"
    name: Screen
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisNoted:
    """I am not safe, or do not want to live."""

    kind: ClassVar[str] = "crisis-noted"
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalmNoted:
    """I feel safer now."""

    kind: ClassVar[str] = "calm-noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMade:
    """If this happens, then I do that. `if_` stands as `if` in the file, `for_` as `for`."""

    kind: ClassVar[str] = "plan-made"
    if_: str
    then: str
    for_: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSet:
    """A goal in one of four shapes. Setting the same id again replaces it."""

    kind: ClassVar[str] = "goal-set"
    goal: str
    title: str
    shape: Shape
    target: float | None = None
    per: Span | None = None
    between: tuple[str, str] | None = None
    days_off: tuple[Weekday, ...] = ()
    field: Field | None = None
    serves: Cause | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLogged:
    """Something done for a goal."""

    kind: ClassVar[str] = "goal-logged"
    goal: str
    amount: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSkipped:
    """A goal left out on a day, with or without a reason."""

    kind: ClassVar[str] = "goal-skipped"
    goal: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalEnded:
    """A goal laid down."""

    kind: ClassVar[str] = "goal-ended"
    goal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAnswerPlanWritten:
    """What I will do if the answer is no, or nothing."""

    kind: ClassVar[str] = "no-answer-plan-written"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    """A step towards the other person was taken."""

    kind: ClassVar[str] = "step-taken"
    step: Step
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyReceived:
    """They answered a step."""

    kind: ClassVar[str] = "reply-received"
    reading: Reading
    boundary: Boundary | None = None
    until: date | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TheyWrote:
    """They wrote of their own accord."""

    kind: ClassVar[str] = "they-wrote"
    words: str | None = None
    reading: Reading | None = None
    boundary: Boundary | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplySent:
    """I answered their message."""

    kind: ClassVar[str] = "reply-sent"
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YesGiven:
    """They said yes, freely, to a next step."""

    kind: ClassVar[str] = "yes-given"
    to: Rung


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReviewed:
    """How a step went, on both sides."""

    kind: ClassVar[str] = "step-reviewed"
    step: Step
    mine: int
    theirs: int
    both_wanted_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkEnded:
    """How the talk ended."""

    kind: ClassVar[str] = "talk-ended"
    outcome: TalkOutcome
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementMade:
    """Something both agreed on."""

    kind: ClassVar[str] = "agreement-made"
    agreement: str
    text: str
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementReviewed:
    """Whether an agreement was kept."""

    kind: ClassVar[str] = "agreement-reviewed"
    agreement: str
    kept: Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInHeld:
    """A check-in of the two."""

    kind: ClassVar[str] = "check-in-held"
    appreciation: str | None = None
    concern: str | None = None
    request: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlySignNamed:
    """A sign that an old cause is coming back."""

    kind: ClassVar[str] = "early-sign-named"
    text: str
    cause: Cause | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TogetherAgain:
    """Both are together again."""

    kind: ClassVar[str] = "together-again"


@dataclass(frozen=True, slots=True, kw_only=True)
class StopLineSet:
    """If this has not happened by then, I let go. `if_` stands as `if` in the file."""

    kind: ClassVar[str] = "stop-line-set"
    if_: str
    by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """An earlier entry, with other fields. Counts for gates only where it closes."""

    kind: ClassVar[str] = "corrected"
    entry: int | str
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """An earlier entry that did not happen. Counts for gates only where it closes."""

    kind: ClassVar[str] = "withdrawn"
    entry: int | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """The text of an earlier entry is gone; its effect stays."""

    kind: ClassVar[str] = "erased"
    entry: int | str


Entry: TypeAlias = (
    StoryTold | HopeChosen | CountrySet | SafetyAnswered | BoundaryHeard | FactRecorded | PartnerEnded
    | CourtExceptionRecorded | CauseNamed | ChangePlanned | GoodMomentKept | TheirViewWritten | BoundaryNeeded
    | ValueNamed | PictureWritten | TrustedPersonNamed | TheyWriteRuleSet | ReasonKept | DateAheadSet | QuietStepDone
    | SafetyPlanWritten | AddressedAsSet | QuestionPassed | SpaceBegun | SpaceLengthSet | SlipLogged
    | NeededContactLogged | PauseBegun | PauseEnded | UrgeLogged | LetterKept | DayRated | ScreenTaken | CrisisNoted
    | CalmNoted | PlanMade | GoalSet | GoalLogged | GoalSkipped | GoalEnded | NoAnswerPlanWritten | StepTaken
    | ReplyReceived | TheyWrote | ReplySent | YesGiven | StepReviewed | TalkEnded | AgreementMade | AgreementReviewed
    | CheckInHeld | EarlySignNamed | TogetherAgain | StopLineSet | Corrected | Withdrawn | Erased
)  # fmt: skip

KINDS: dict[str, type[Entry]] = {cls.kind: cls for cls in Entry.__args__}

AMENDMENTS = (Corrected, Withdrawn, Erased)

# Names in the file that Python does not allow, or that the line itself already uses.
JSON_NAMES: dict[tuple[str, str], str] = {
    ("plan-made", "if_"): "if",
    ("plan-made", "for_"): "for",
    ("stop-line-set", "if_"): "if",
    ("date-ahead-set", "day"): "on",
}

TEN = (0, 10)  # ratings
LIMITS: dict[tuple[str, str], tuple[float, float]] = {
    ("story-told", "together_months"): (0, 1200),
    ("story-told", "earlier_breakups"): (0, 1000),
    ("cause-named", "weight"): (1, 3),
    ("space-begun", "days"): (21, 90),  # programme.md §4
    ("space-length-set", "days"): (21, 90),
    ("urge-logged", "before"): TEN,
    ("urge-logged", "after"): TEN,
    **{("day-rated", name): TEN for name in ("like_myself", "hurt", "longing", "mood", "sleep")},
    ("step-reviewed", "mine"): (1, 5),
    ("step-reviewed", "theirs"): (1, 5),
    ("goal-set", "target"): (0, 1e9),
    ("goal-logged", "amount"): (0, 1e9),
}

SCREEN_ITEMS = {"phq2": 2, "phq8": 8, "gad2": 2, "gad7": 7, "csi4": 4}
SCREEN_HIGHEST = {"phq2": 3, "phq8": 3, "gad2": 3, "gad7": 3}  # an item's highest answer
CSI4_HIGHEST = (6, 5, 5, 5)  # the first item has seven answers, the others six


def complaints(entry: Entry) -> Iterator[str]:
    """What types cannot say: each field that is out of its bounds, as a plain sentence without the value."""
    for field in fields(entry):
        limits = LIMITS.get((entry.kind, field.name))
        value = getattr(entry, field.name)
        if limits and value is not None and not limits[0] <= value <= limits[1]:
            yield f"`{field.name}` has to be from {limits[0]:g} to {limits[1]:g}"
    if isinstance(entry, ScreenTaken):
        yield from _screen_complaints(entry)
    if isinstance(entry, CountrySet) and not (len(entry.country) == 2 and entry.country.isascii()):
        yield "`country` has to be a two-letter code such as GB"


def _screen_complaints(entry: ScreenTaken) -> Iterator[str]:
    items = SCREEN_ITEMS[entry.name]
    if len(entry.answers) != items:
        yield f"`answers` has to hold {items} numbers"
        return
    highest = CSI4_HIGHEST if entry.name == "csi4" else (SCREEN_HIGHEST[entry.name],) * items
    if any(not 0 <= answer <= top for answer, top in zip(entry.answers, highest, strict=True)):
        yield f"`answers` has to hold numbers from 0 to {max(highest)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An entry in its place: line number, instant, the zone it was lived in, and the day it is about.

    `seq` counts lines from 1, bad ones included. `on` is set where the thing happened on another day than it was
    recorded; `id` is a UUIDv7 where we wrote it.
    """

    seq: int
    at: datetime
    zone: str
    entry: Entry
    on: date | None = None
    id: str | None = None
