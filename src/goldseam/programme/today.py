"""Today: at most three things, each with its reason, ranked by need. Never empty."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from goldseam.programme.records import Day
from goldseam.programme.state import State
from goldseam.programme.verdict import Verdict

ACTIONS: tuple[str, ...] = ("rest",)
WHYS: tuple[str, ...] = ("nothing_due",)


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
class Scene:
    """What today is made from: the state as amended, the local instant, and what is closed, there and open."""

    state: State
    now: datetime
    day: Day
    facts: dict[str, int]
    surfaces: frozenset[str]
    gates: dict[str, Verdict]
    crisis: bool


def today(scene: Scene) -> Today:
    """The answer to "what now?"."""
    return Today(actions=(Action(code="rest", stage="space", why="nothing_due"),))
