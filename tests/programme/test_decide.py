"""Wishes: what may be recorded, and what is refused with its reason."""

from datetime import date, timedelta

import pytest
from told import ASKED, READY, day, noon, told

from goldseam import programme
from goldseam.programme import entries as e
from goldseam.programme.decide import REFUSALS, Record, Refused, decide


def asked(story: str, *entries: e.Entry, on: date | None = None, number: int = 30):
    return decide(programme.fold(told(story)), Record(entries=entries, on=on), noon(number))


def refusal(*args, **more) -> str:
    outcome = asked(*args, **more)
    assert isinstance(outcome, Refused)
    assert outcome.code in REFUSALS
    return outcome.code


def test_what_happened_is_recorded_as_it_is():
    entries = (e.SlipLogged(slip="call"), e.LetterKept(text="dear", kind_of="unsent"))
    assert asked("", *entries, on=day(29)) == entries


def test_what_does_not_fit_is_refused_and_nothing_with_it():
    assert (
        refusal("", e.LetterKept(text="dear", kind_of="unsent"), e.UrgeLogged(before=11, outcome="sent")) == "not_valid"
    )


def test_a_day_to_come_is_refused_but_a_date_ahead_has_to_come():
    assert refusal("", e.SlipLogged(slip="call"), on=day(32)) == "day_to_come"
    assert refusal("", e.DateAheadSet(what="birthday"), on=day(28)) == "day_gone"
    assert asked("", e.DateAheadSet(what="birthday"), on=day(60))
    assert asked("", e.DateAheadSet(what="birthday"))


def test_a_step_needs_its_gate():
    assert asked(READY + ASKED, e.StepTaken(step="text")) == (e.StepTaken(step="text"),)
    refused = asked(READY + ASKED, e.StepTaken(step="call"))
    assert refused == Refused(code="gate_closed", params={"gate": "call", "unmet": ["engaged_twice"]})
    assert refusal(READY + ASKED + "; fact blocked", e.StepTaken(step="text")) == "gate_closed"


def test_a_reply_needs_a_message():
    assert refusal("", e.ReplySent()) == "no_reply_due"
    assert asked("day 1: they wrote engaged", e.ReplySent())
    assert refusal("day 1: they wrote engaged; answered", e.ReplySent()) == "no_reply_due"


@pytest.mark.parametrize("days", [20, 91])
def test_a_pause_has_21_to_90_days(days):
    assert refusal("", e.SpaceBegun(days=days)) == "length_out_of_bounds"
    assert refusal("day 0: space 30", e.SpaceLengthSet(days=days)) == "length_out_of_bounds"


def test_a_length_is_lowered_once():
    assert asked("", e.SpaceBegun(days=30))
    assert asked("day 0: space 30", e.SpaceLengthSet(days=21))
    assert refusal("day 0: space 30; length 25", e.SpaceLengthSet(days=21)) == "lowered_already"
    assert refusal("day 0: space 30; length 25; withdraw 2", e.SpaceLengthSet(days=21)) == "lowered_already"
    assert refusal("", e.SpaceLengthSet(days=30)) == "no_pause"


def test_freezing_and_going_on_alternate():
    assert refusal("", e.PauseBegun(reason="flu")) == "no_pause"
    assert asked("day 0: space 30", e.PauseBegun(reason="flu"))
    assert refusal("day 0: space 30; freeze", e.PauseBegun(reason="flu")) == "frozen_already"
    assert asked("day 0: space 30; freeze", e.PauseEnded())
    assert refusal("day 0: space 30", e.PauseEnded()) == "not_frozen"


def test_together_is_not_recorded_where_it_may_not_be():
    assert asked("day 0: fact explicit_no", e.TogetherAgain())
    assert refusal("day 0: fact order", e.TogetherAgain()) == "together_closed"


@pytest.mark.parametrize("line", [0, 3, -1])
def test_only_lines_that_are_there_are_amended(line):
    assert refusal("day 0: told; letter", e.Withdrawn(entry=line)) == "no_such_line"
    assert asked("day 0: told; letter", e.Withdrawn(entry=2))
    assert asked("day 0: told; letter", e.Withdrawn(entry="a name"))


def test_goals_and_agreements_have_to_be_known():
    for entry in (e.GoalLogged(goal="walk"), e.GoalSkipped(goal="walk"), e.GoalEnded(goal="walk")):
        assert refusal("", entry) == "no_such_goal"
        assert asked("day 0: goal walk do", entry)
    assert refusal("", e.AgreementReviewed(agreement="rent", kept="yes")) == "no_such_agreement"
    assert asked("day 0: agreed rent", e.AgreementReviewed(agreement="rent", kept="yes"))


def test_who_is_further_east_has_a_later_day_already():
    story = programme.fold(told("day 0: told"))
    evening = noon(30) + timedelta(hours=10)
    assert decide(story, Record(entries=(e.SlipLogged(slip="call"),), on=day(31)), evening)
