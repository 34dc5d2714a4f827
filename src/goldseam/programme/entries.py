"""Everything that can be recorded, gathered: the kinds of entries, and a line in its place.

The dataclasses stand in `kinds/`, by the part of the story they belong to. `kind` is the stable name an entry has in
journal files (interfaces.md §2); class names may change, kinds never do. What types cannot say is in `complaints`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias, get_args

from goldseam.programme.kinds.after import (
    AgreementMade,
    AgreementReviewed,
    CheckInHeld,
    CopiesJoined,
    Corrected,
    EarlySignNamed,
    Erased,
    Graduated,
    LessonLearned,
    MemoriesSealed,
    RitualHeld,
    SaidNow,
    StopLineSet,
    TogetherAgain,
    Withdrawn,
)
from goldseam.programme.kinds.arriving import (
    AddressedAsSet,
    BoundaryHeard,
    BoundaryNeeded,
    CauseNamed,
    ChangePlanned,
    CountrySet,
    CourtExceptionRecorded,
    FactRecorded,
    FindingPinned,
    GoodMomentKept,
    HopeChosen,
    PartnerEnded,
    QuestionPassed,
    SafetyAnswered,
    StoryTold,
    TheirViewWritten,
)
from goldseam.programme.kinds.checks import complaints
from goldseam.programme.kinds.growing import (
    GoalEnded,
    GoalLogged,
    GoalSet,
    GoalSkipped,
    PictureWritten,
    ValueNamed,
    WeekReviewed,
)
from goldseam.programme.kinds.reaching import (
    CompromiseSought,
    NoAnswerPlanWritten,
    ReplyReceived,
    ReplySent,
    StepPlanned,
    StepReviewed,
    StepTaken,
    TalkEnded,
    TheyWrote,
    YesGiven,
)
from goldseam.programme.kinds.resting import (
    CalmNoted,
    CrisisNoted,
    DateAheadSet,
    DayRated,
    LetterKept,
    NeededContactLogged,
    PauseBegun,
    PauseEnded,
    PlanMade,
    QuietStepDone,
    ReasonKept,
    SafetyPlanWritten,
    ScreenTaken,
    SlipLogged,
    SpaceBegun,
    SpaceLengthSet,
    TheyWriteRuleSet,
    TrustedPersonNamed,
    UrgeLogged,
)

Entry: TypeAlias = (
    StoryTold | HopeChosen | CountrySet | AddressedAsSet | QuestionPassed | SafetyAnswered | BoundaryHeard
    | FactRecorded | PartnerEnded | CourtExceptionRecorded
    | CauseNamed | ChangePlanned | FindingPinned | GoodMomentKept | TheirViewWritten | BoundaryNeeded
    | TrustedPersonNamed | TheyWriteRuleSet | ReasonKept | DateAheadSet | QuietStepDone | SafetyPlanWritten
    | SpaceBegun | SpaceLengthSet | SlipLogged | NeededContactLogged | PauseBegun | PauseEnded | UrgeLogged
    | LetterKept | DayRated | ScreenTaken | CrisisNoted | CalmNoted | PlanMade
    | ValueNamed | PictureWritten | GoalSet | GoalLogged | GoalSkipped | GoalEnded | WeekReviewed
    | NoAnswerPlanWritten | StepPlanned | StepTaken | ReplyReceived | TheyWrote | ReplySent | YesGiven | StepReviewed
    | CompromiseSought | TalkEnded
    | AgreementMade | AgreementReviewed | CheckInHeld | SaidNow | EarlySignNamed | TogetherAgain
    | StopLineSet | RitualHeld | MemoriesSealed | LessonLearned | Graduated
    | CopiesJoined | Corrected | Withdrawn | Erased
)  # fmt: skip

KINDS: dict[str, type[Entry]] = {cls.kind: cls for cls in get_args(Entry)}

AMENDMENTS = (Corrected, Withdrawn, Erased)


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


__all__ = [
    "AMENDMENTS", "KINDS", "AddressedAsSet", "AgreementMade", "AgreementReviewed", "BoundaryHeard", "BoundaryNeeded",
    "CalmNoted", "CauseNamed", "ChangePlanned", "CheckInHeld", "CompromiseSought", "CopiesJoined", "Corrected",
    "CountrySet", "CourtExceptionRecorded", "CrisisNoted", "DateAheadSet", "DayRated", "EarlySignNamed", "Entry",
    "Erased", "FactRecorded", "FindingPinned", "GoalEnded", "GoalLogged", "GoalSet", "GoalSkipped", "GoodMomentKept",
    "Graduated", "HopeChosen", "LessonLearned", "LetterKept", "MemoriesSealed", "NeededContactLogged",
    "NoAnswerPlanWritten", "PartnerEnded", "PauseBegun", "PauseEnded", "PictureWritten", "PlanMade", "QuestionPassed",
    "QuietStepDone", "ReasonKept", "Recorded", "ReplyReceived", "ReplySent", "RitualHeld", "SafetyAnswered",
    "SafetyPlanWritten", "SaidNow", "ScreenTaken", "SlipLogged", "SpaceBegun", "SpaceLengthSet", "StepPlanned",
    "StepReviewed", "StepTaken", "StopLineSet", "StoryTold", "TalkEnded", "TheirViewWritten", "TheyWriteRuleSet",
    "TheyWrote", "TogetherAgain", "TrustedPersonNamed", "UrgeLogged", "ValueNamed", "WeekReviewed", "Withdrawn",
    "YesGiven", "complaints",
]  # fmt: skip
