"""The outlook as `goldseam programme --json` prints it: a contract (interfaces.md §1), field by field."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldseam.programme.outlook import Plan
from goldseam.programme.safety import SURFACES
from goldseam.programme.today import Action
from goldseam.programme.verdict import Finding, Verdict

FORMAT = 1


def document(plan: Plan, problems: Iterable[tuple[int, str]]) -> dict[str, Any]:
    """What `plan` says, as JSON has it. `problems` are lines by number, each with what is wrong with it."""
    steady = plan.steadiness
    return {
        "format": FORMAT,
        "at": plan.at.isoformat(),
        "stages": dict(plan.stages),
        "path": plan.path,
        "steadiness": {
            "quiet": steady.quiet,
            "of": steady.of,
            "current": steady.current,
            "longest": steady.longest,
        },
        "closing_facts": list(plan.closing_facts),
        "surfaces": [surface for surface in SURFACES if surface in plan.surfaces],
        "gates": {name: gate(verdict) for name, verdict in plan.gates.items()},
        "today": {"actions": [action(one) for one in plan.today.actions]},
        "problems": [{"line": line, "text": text} for line, text in problems],
    }


def gate(verdict: Verdict) -> dict[str, Any]:
    """A gate with every condition."""
    return {
        "open": verdict.open,
        "opens_on": plain(verdict.opens_on),
        "findings": [finding(one) for one in verdict.findings],
    }


def finding(one: Finding) -> dict[str, Any]:
    """A condition."""
    return {
        "code": one.code,
        "kind": one.kind,
        "met": one.met,
        "params": plain(one.params),
        "because": list(one.because),
        "opens_on": plain(one.opens_on),
        "evidence": one.evidence,
    }


def action(one: Action) -> dict[str, Any]:
    """One thing to do now."""
    return {"code": one.code, "stage": one.stage, "why": one.why, "params": plain(one.params)}


def plain(value: Any) -> Any:
    """A value as JSON has it: dates as text, the rest as it is."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    return value
