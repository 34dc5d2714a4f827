"""The programme: entries in, state, gates and today out. Standard library only; no clock, no files, no chance."""

from goldseam.programme.outlook import Action, Plan, Steadiness, Today, plan
from goldseam.programme.state import State, Story, apply, begin, fold
from goldseam.programme.verdict import Finding, Verdict

__all__ = [
    "Action", "Finding", "Plan", "State", "Steadiness", "Story", "Today", "Verdict", "apply", "begin", "fold", "plan",
]  # fmt: skip
