"""What a gate answers: every question it asks, in order, and whether it is met."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One condition of a gate at one instant.

    `must` closes the gate where it is not met, `should` only advises. `because` are the line numbers it rests on.
    `opens_on` is the date on which waiting alone meets an unmet condition; None where waiting does not help.
    """

    code: str
    kind: Literal["must", "should"]
    met: bool
    params: dict[str, Any] = field(default_factory=dict)
    because: tuple[int, ...] = ()
    opens_on: date | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A gate: open when every `must` is met. `opens_on` as in interfaces.md §1."""

    open: bool
    findings: tuple[Finding, ...]
    opens_on: date | None = None

    @property
    def unmet(self) -> tuple[Finding, ...]:
        """The musts that keep it shut."""
        return tuple(finding for finding in self.findings if finding.kind == "must" and not finding.met)


# Fresh answers are the one thing a person can give at any moment; so they do not keep a date from being named.
ASKED_AGAIN = "safety_answered"


def verdict(findings: tuple[Finding, ...], today: date) -> Verdict:
    """Weigh `findings`; the date is the latest of the unmet musts' own, or None where one has none."""
    unmet = [finding for finding in findings if finding.kind == "must" and not finding.met]
    dates = [finding.opens_on for finding in unmet if finding.code != ASKED_AGAIN]
    known = [day for day in dates if day is not None]
    opens_on = max([today, *known]) if unmet and len(known) == len(dates) else None
    return Verdict(open=not unmet, findings=findings, opens_on=opens_on)


def both(one: Verdict, other: Verdict) -> Verdict:
    """Open only if both are; each condition is shown as in the one where it is not met (programme.md §11.5)."""
    findings = tuple(b if a.met and not b.met else a for a, b in zip(one.findings, other.findings, strict=True))
    opens_on = None
    if not (one.open and other.open):
        dates = [v.opens_on for v in (one, other) if not v.open]
        opens_on = None if None in dates else max(day for day in dates if day is not None)
    return Verdict(open=one.open and other.open, findings=findings, opens_on=opens_on)
