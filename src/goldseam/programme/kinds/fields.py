"""What the fields of an entry may hold: bounds, choices and the mark for a person's own words."""

from dataclasses import dataclass
from typing import Annotated, Literal


@dataclass(frozen=True, slots=True)
class Between:
    """A whole number from `low` to `high`, both included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A short text of fixed shape; `shape` is a regular expression for the whole of it."""

    shape: str


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Text a person wrote. Erasing empties it; that it was there stays known."""


OWN_WORDS = OwnWords()

Words = Annotated[str, OWN_WORDS]
Rating = Annotated[int, Between(0, 10)]
Five = Annotated[int, Between(1, 5)]
Weight = Annotated[int, Between(1, 3)]
# 100,000 is far beyond any life and keeps absurd numbers out of sums.
Count = Annotated[int, Between(0, 100_000)]
Clock = Annotated[str, Pattern(r"([01]\d|2[0-3]):[0-5]\d")]
Country = Annotated[str, Pattern(r"[A-Z]{2}")]

Answer = Literal["yes", "no", "unsure", "skipped"]
Tie = Literal["child", "work", "home", "friends", "belongings", "pets", "money", "distance"]
Hope = Literal["try_again", "unsure", "let_go"]
Wish = Literal["no_contact", "needs_time", "logistics_only"]
Reading = Literal["engaged", "lukewarm", "hesitant", "closed", "boundary", "unclear"]
BoundaryKind = Literal["no_contact", "space", "limit", "new_partner", "final", "legal_fear"]
Step = Literal["text", "call", "meet", "talk"]
Need = Literal["child", "work", "home", "belongings", "money", "health", "law"]
Slip = Literal["message", "call", "in_person", "going_by", "profile_look", "through_others"]
Fact = Literal[
    "explicit_no",
    "blocked",
    "third_party_no",
    "unanswered",
    "order",
    "police_warning",
    "minor",
    "ex_afraid",
    "harm_intent",
    "user_was_harmed",
    "monitoring_admitted",
    "new_partner",
]
# What keeps contact shut and is no closing fact: the other copy of a journal may have seen it end.
Hold = Literal["crisis", "needs_time", "logistics_only", "let_go", "no_exception"]
Still = Literal[Fact, Hold]
