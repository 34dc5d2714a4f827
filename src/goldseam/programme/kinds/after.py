"""Together, Onward, and entries about entries."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal

from goldseam.programme.kinds.fields import Still, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementMade:
    kind: ClassVar[str] = "agreement-made"
    agreement: str
    text: Words
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementReviewed:
    kind: ClassVar[str] = "agreement-reviewed"
    agreement: str
    kept: Literal["yes", "partly", "no"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInHeld:
    kind: ClassVar[str] = "check-in-held"
    appreciation: Words | None = None
    went_well: Words | None = None
    concern: Words | None = None
    repair: Words | None = None
    request: Words | None = None
    plan: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidNow:
    """The say-it-now log: a small thing said while it was small."""

    kind: ClassVar[str] = "said-now"
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlySignNamed:
    kind: ClassVar[str] = "early-sign-named"
    text: Words
    cause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TogetherAgain:
    kind: ClassVar[str] = "together-again"


@dataclass(frozen=True, slots=True, kw_only=True)
class StopLineSet:
    kind: ClassVar[str] = "stop-line-set"
    json_names: ClassVar[dict[str, str]] = {"if_": "if"}
    if_: Words
    by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RitualHeld:
    kind: ClassVar[str] = "ritual-held"
    text: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoriesSealed:
    kind: ClassVar[str] = "memories-sealed"
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonLearned:
    kind: ClassVar[str] = "lesson-learned"
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Graduated:
    kind: ClassVar[str] = "graduated"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesJoined:
    """Two copies that had both gone on became one journal. `still` holds in one of them and would not in the lines of
    both; `until` is the latest date up to which time was asked for. Bringing in writes it, nobody else."""

    kind: ClassVar[str] = "copies-joined"
    still: tuple[Still, ...]
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """New values for some fields of an earlier entry, named by its place or its id; `on` is such a field."""

    kind: ClassVar[str] = "corrected"
    entry: int | str
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    kind: ClassVar[str] = "withdrawn"
    entry: int | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    kind: ClassVar[str] = "erased"
    entry: int | str
