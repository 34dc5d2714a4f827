"""Wishes: what a person wants to record, and what the programme answers: entries, or a refusal with its reason.

What happened can always be recorded. Refused is what would only pretend to count: a step while its gate is closed, a
reply to nothing, a second lowering, a day that has not come.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias

from goldseam.programme import entries as e
from goldseam.programme import space, together
from goldseam.programme.outlook import Plan, plan
from goldseam.programme.state import State, Story

GATE_OF_STEP = {"text": "reach_out", "call": "call", "meet": "meet", "talk": "talk"}
FURTHEST_EAST = timedelta(hours=14)  # where a day begins first: a date is to come only once it is to come there, too


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The wish to record `entries` together. `on`: the local day they are about, where it is not the day of writing."""

    entries: tuple[e.Entry, ...]
    on: date | None = None


Wish: TypeAlias = Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A no with its reason: `code` names the sentence, `params` what goes into it."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)


# Every code there is. The words are in content.
REFUSALS = (
    "not_valid", "day_to_come", "day_gone", "no_such_line", "length_out_of_bounds", "lowered_already", "no_pause",
    "frozen_already", "not_frozen", "gate_closed", "no_reply_due", "together_closed", "no_such_goal",
    "no_such_agreement",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a rule is asked with."""

    story: Story
    plan: Plan
    on: date | None
    now: datetime

    @property
    def state(self) -> State:
        """The story as amended."""
        return self.story.state


def decide(story: Story, wish: Wish, now: datetime) -> tuple[e.Entry, ...] | Refused:
    """The entries that `wish` becomes at this point of the story, or the reason why not. All or none."""
    asked = Asked(story=story, plan=plan(story, now), on=wish.on, now=now)
    for entry in wish.entries:
        for rule in (valid, day_possible, line_known, *RULES.get(type(entry), ())):
            refused = rule(asked, entry)
            if refused is not None:
                return refused
    return wish.entries


def valid(asked: Asked, entry: e.Entry) -> Refused | None:
    """The fields hold what they may."""
    complaint = next(iter(e.complaints(entry)), None)
    return None if complaint is None else Refused(code="not_valid", params={"complaint": complaint})


def day_possible(asked: Asked, entry: e.Entry) -> Refused | None:
    """A day something happened on has come; a date ahead has not gone."""
    if asked.on is None:
        return None
    if isinstance(entry, e.DateAheadSet):
        gone = asked.on < (asked.now - FURTHEST_EAST).date()
        return Refused(code="day_gone", params={"on": asked.on}) if gone else None
    to_come = asked.on > (asked.now + FURTHEST_EAST).date()
    return Refused(code="day_to_come", params={"on": asked.on}) if to_come else None


def line_known(asked: Asked, entry: e.Entry) -> Refused | None:
    """What is amended is there."""
    target = getattr(entry, "entry", None)
    if isinstance(target, int) and not 1 <= target <= asked.story.last_seq:
        return Refused(code="no_such_line", params={"line": target})
    return None


def length_in_bounds(asked: Asked, entry: e.SpaceBegun) -> Refused | None:
    """A pause has 21 to 90 days."""
    if space.SHORTEST <= entry.days <= space.LONGEST:
        return None
    return Refused(code="length_out_of_bounds", params={"shortest": space.SHORTEST, "longest": space.LONGEST})


def length_changeable(asked: Asked, entry: e.SpaceLengthSet) -> Refused | None:
    """Longer at any time; shorter once, and not below the shortest."""
    if asked.state.space_start is None:
        return Refused(code="no_pause")
    if not space.SHORTEST <= entry.days <= space.LONGEST:
        return Refused(code="length_out_of_bounds", params={"shortest": space.SHORTEST, "longest": space.LONGEST})
    if not all(space.length_allowed(state, entry.days) for state in asked.story.variants):
        return Refused(code="lowered_already", params={"days": asked.state.space_days})
    return None


def can_freeze(asked: Asked, entry: e.PauseBegun) -> Refused | None:
    """There is a count to freeze, and it runs."""
    if asked.state.space_start is None:
        return Refused(code="no_pause")
    return None if asked.state.paused_since is None else Refused(code="frozen_already")


def can_go_on(asked: Asked, entry: e.PauseEnded) -> Refused | None:
    """The count is frozen."""
    return Refused(code="not_frozen") if asked.state.paused_since is None else None


def gate_open(asked: Asked, entry: e.StepTaken) -> Refused | None:
    """The gate of this step is open. What happened without it is a slip, and can be noted as one."""
    name = GATE_OF_STEP[entry.step]
    verdict = asked.plan.gates[name]
    if verdict.open:
        return None
    return Refused(code="gate_closed", params={"gate": name, "unmet": [finding.code for finding in verdict.unmet]})


def reply_due(asked: Asked, entry: e.ReplySent) -> Refused | None:
    """There is a message of theirs that may be answered: one reply a message."""
    return None if "reply" in asked.plan.surfaces else Refused(code="no_reply_due")


def together_possible(asked: Asked, entry: e.TogetherAgain) -> Refused | None:
    """Not with harm, an order, the police or a minor."""
    return None if together.possible(asked.plan.closing_facts) else Refused(code="together_closed")


def goal_known(asked: Asked, entry: e.GoalLogged | e.GoalSkipped | e.GoalEnded) -> Refused | None:
    """The goal was set."""
    return None if entry.goal in asked.state.goals else Refused(code="no_such_goal")


def agreement_known(asked: Asked, entry: e.AgreementReviewed) -> Refused | None:
    """The agreement was made."""
    return None if entry.agreement in asked.state.agreements else Refused(code="no_such_agreement")


Rule = Callable[[Asked, Any], Refused | None]

RULES: dict[type, tuple[Rule, ...]] = {
    e.SpaceBegun: (length_in_bounds,),
    e.SpaceLengthSet: (length_changeable,),
    e.PauseBegun: (can_freeze,),
    e.PauseEnded: (can_go_on,),
    e.StepTaken: (gate_open,),
    e.ReplySent: (reply_due,),
    e.TogetherAgain: (together_possible,),
    e.GoalLogged: (goal_known,),
    e.GoalSkipped: (goal_known,),
    e.GoalEnded: (goal_known,),
    e.AgreementReviewed: (agreement_known,),
}
