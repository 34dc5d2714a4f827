"""What the coach answers. Values; spans count code points of the text as it was given."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from goldseam.coach.names import Boundary, Confidence, Label, Tone


class Span(NamedTuple):
    """From `start` up to, not including, `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reason:
    """One phrase a reading rests on: where it stands, which rule knows it, and why in plain words."""

    span: Span
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How a reply reads.

    `reading` is BOUNDARY where it is certain. `possible_boundary` means: this may be a request for distance; treat
    it as one. Then `reading` is never ENGAGED. `boundary` is the type of either. `earlier` is true where the boundary
    stands in an earlier message alone; its reasons have the span (0, 0). `english`: where it is false, next to nothing
    could be heard.
    """

    crisis: bool
    reading: Tone
    possible_boundary: bool
    boundary: Boundary | None
    reasons: tuple[Reason, ...]
    confidence: Confidence
    earlier: bool = False
    english: bool = True

    def as_json(self) -> dict[str, Any]:
        """The same as plain values (docs/formats.md)."""
        return {
            "crisis": self.crisis,
            "reading": str(self.reading),
            "possible_boundary": self.possible_boundary,
            "boundary": self.boundary and str(self.boundary),
            "reasons": [{"span": list(one.span), "rule": one.rule, "why": one.why} for one in self.reasons],
            "confidence": str(self.confidence),
            "earlier": self.earlier,
            "english": self.english,
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """One phrase of a draft that may hurt, why, and what could stand there instead."""

    category: Label
    span: Span
    why: str
    suggestion: str
    rule: str

    def as_json(self) -> dict[str, Any]:
        """The same as plain values (docs/formats.md)."""
        return {
            "category": str(self.category),
            "span": list(self.span),
            "why": self.why,
            "suggestion": self.suggestion,
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True)
class Checked:
    """What there is to say about a draft: findings, gravest first; `labels` has all of them and the strengths.

    `rewrite` is a skeleton to start from, or None where none may be offered. `harm`: the draft tells that its reader
    did violence to its writer, or frightens them; then help is shown, and no way of putting it better. `insists`: it
    presses somebody who, as it says itself, asked for distance; then too. `english`: where it is false, that nothing
    was found means nothing.
    """

    findings: tuple[Finding, ...]
    labels: tuple[Label, ...]
    crisis: bool
    rewrite: str | None
    harm: bool = False
    insists: bool = False
    english: bool = True

    def as_json(self) -> dict[str, Any]:
        """The same as plain values (docs/formats.md)."""
        return {
            "findings": [one.as_json() for one in self.findings],
            "labels": [str(label) for label in self.labels],
            "crisis": self.crisis,
            "rewrite": self.rewrite,
            "harm": self.harm,
            "insists": self.insists,
            "english": self.english,
        }
