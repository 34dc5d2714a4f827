"""The programme: entries in, state, gates and today out. Standard library only; no clock, no files, no chance."""

from goldseam.programme import arrive, grow, joining, onward, reconnect, safety, space, talk, together, understand  # noqa: F401
from goldseam.programme.outlook import Plan, plan, seen_at
from goldseam.programme.printed import document
from goldseam.programme.space import Steadiness
from goldseam.programme.state import State, Story, apply, begin, fold
from goldseam.programme.steps import steps
from goldseam.programme.today import Action, Today
from goldseam.programme.verdict import Finding, Verdict

__all__ = [
    "Action", "Finding", "Plan", "State", "Steadiness", "Story", "Today", "Verdict",
    "apply", "begin", "document", "fold", "plan", "seen_at", "steps",
]  # fmt: skip
