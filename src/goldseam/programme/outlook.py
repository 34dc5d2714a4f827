"""The outlook at one instant: stages, gates, what is on the surface, and today."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from goldseam.programme.safety import SURFACES
from goldseam.programme.state import Story, zone_of
from goldseam.programme.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Steadiness:
    """Quiet days among the days that count, and the runs of them."""

    quiet: int = 0
    of: int = 0
    current: int = 0
    longest: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do now, at which stage, and why."""

    code: str
    stage: str
    why: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What now: one to three actions."""

    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything the programme says at one instant."""

    at: datetime
    day: date
    stages: dict[str, str]
    path: str
    steadiness: Steadiness
    closing_facts: tuple[str, ...]
    surfaces: frozenset[str]
    gates: dict[str, Verdict]
    today: Today


STAGES = ("understand", "space", "grow", "reconnect", "talk", "together", "onward")
GATES = ("reach_out", "call", "meet", "talk")


def plan(story: Story, now: datetime, zone: str | None = None) -> Plan:
    """What the programme says about `story` at `now`; the day is that of `zone`, else of the last entry's zone."""
    state = story.state
    return Plan(
        at=now,
        day=now.astimezone(zone_of(zone or state.zone)).date(),
        stages=dict.fromkeys(STAGES, "not_begun"),
        path=state.hope,
        steadiness=Steadiness(),
        closing_facts=tuple(story.recorded.facts),
        surfaces=frozenset(SURFACES),
        gates={name: Verdict(open=False, findings=()) for name in GATES},
        today=Today(actions=(Action(code="rest", stage="space", why="nothing_due"),)),
    )
