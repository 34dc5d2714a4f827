"""Bugs, each planted in the real library by its name: numbers that are wrong, musts that are only advice."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from goldseam.programme import gates, reconnect, safety, space, today

Plant = Callable[[pytest.MonkeyPatch], None]
BUGS: dict[str, Plant] = {}


def bug(plant: Plant) -> Plant:
    """Keep it under its name."""
    BUGS[plant.__name__.replace("_", " ")] = plant
    return plant


def number(name: str, module: Any, constant: str, value: Any) -> None:
    """A bug that is one number."""
    BUGS[name] = lambda patch: patch.setattr(module, constant, value)


def ignoring(name: str, code: str) -> None:
    """A must that every gate reads as advice."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        for gate, questions in list(gates.GATES.items()):
            patch.setitem(gates.GATES, gate, tuple(_advice(one) if one.__name__ == code else one for one in questions))

    BUGS[name] = plant


def _advice(question: Callable[..., Any]) -> Callable[..., Any]:
    return lambda light: replace(question(light), kind="should")


number("an answer counts eight days", safety, "FRESH_DAYS", 8)
number("72 hours of crisis read as 24", safety, "CRISIS_HOURS", 24)
number("a crisis forgotten after 13 days", safety, "CRISIS_DAYS", 13)
number("silence after six days", reconnect, "SILENT_DAYS", 6)
number("36 days after silence", reconnect, "SILENCE_DAYS", 29)
number("38 days after silence", reconnect, "SILENCE_DAYS", 31)
number("a hesitant reply waits 13 days", reconnect, "WAIT_AFTER", {**reconnect.WAIT_AFTER, "hesitant": 13})
number("an unclear reply waits 7 days", reconnect, "WAIT_AFTER", {**reconnect.WAIT_AFTER, "unclear": 7})
number("a lukewarm reply waits 6 days", reconnect, "WAIT_AFTER", {**reconnect.WAIT_AFTER, "lukewarm": 6})
number("no day between", reconnect, "WAIT_AFTER", {**reconnect.WAIT_AFTER, "engaged": 0})
number("hesitant forgotten", reconnect, "DOUBTS", frozenset({"closed", "unclear", "boundary"}))
number("a step went well at two of five", reconnect, "WELL", 2)
number("six quiet days are a week", space, "LAST_QUIET", 6)
number("half of the days quiet", space, "QUIET_OF", 2)
number("a length below 21", space, "SHORTEST", 10)
number("an urge of nine decides", gates, "STRONG_URGE", 9)
number("an urge fades in two days", gates, "URGE_SPAN", 2)
number("PHQ-2 of four", gates, "LOW_BELOW", 5)
number("four actions a day", today, "MOST", 4)
number("a reply under an order", safety, "STILL_ANSWERS", safety.STILL_ANSWERS | {"order"})
number("court exception opens for a minor", safety, "NO_EXCEPTION", frozenset({"harm_intent"}))
number("minor keeps logistics", safety, "GRAVE", safety.GRAVE - {"minor"})
number("practical things only opens the ladder", safety, "LADDER", ("draft", "countdown", "talk_plan"))

ignoring("unanswered safety ignored", "safety_answered")
ignoring("boundary read as advice", "no_boundary")
ignoring("open step ignored", "no_open_step")
ignoring("wait read as advice", "wait_over")
ignoring("new partner ignored", "no_new_partner")
ignoring("let go ignored", "path_open")
ignoring("PHQ-2 ignored", "phq2_low")
ignoring("urge ignored", "no_strong_urge")
ignoring("space read as advice", "space_complete")
ignoring("understanding read as advice", "understand_done")
ignoring("crisis read as advice", "no_recent_crisis")
ignoring("one engaged reply is enough", "engaged_twice")
ignoring("a meeting without a yes", "yes_to_meet")
ignoring("a talk without an answer", "agreed_to_talk")
