"""Every kind of entry, what its fields may hold, and what amendments make of it."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from told import correct, day, told

from goldseam import programme
from goldseam.programme import entries as e
from goldseam.programme.amendments import amended_lines, corrected, fitting, told_once
from goldseam.programme.state import HANDLERS, needs_refold


def line(entry: e.Entry, **more) -> e.Recorded:
    return e.Recorded(seq=1, at=told("day 0: told")[0].at, zone="Europe/London", entry=entry, **more)


def test_every_kind_has_one_name():
    assert len(e.KINDS) == len(get_args(e.Entry))
    assert all(name == cls.kind and name == name.lower() for name, cls in e.KINDS.items())


def test_every_kind_means_something_or_is_an_amendment():
    assert set(e.KINDS.values()) - set(HANDLERS) == set(e.AMENDMENTS)


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        (e.UrgeLogged(before=11, outcome="sent"), "`before` has to be a whole number from 0 to 10"),
        (e.UrgeLogged(before=True, outcome="sent"), "`before` has to be a whole number from 0 to 10"),
        (e.UrgeLogged(before=1, outcome="gone"), "`outcome` has to be one of did_not_send, calmer, sent, more_time"),
        (e.CountrySet(country="gb"), "`country` has not the shape it should have"),
        (e.CountrySet(country=3), "`country` has not the shape it should have"),
        (e.PlanMade(if_=3, then="x"), "`if` has to be a text"),
        (e.StoryTold(ended_on="x", ended_by="me"), "`ended_on` has to be a date such as 2026-02-09"),
        (e.StoryTold(ended_on=date(2026, 1, 1), ended_by="me", ties=["child"]), "`ties` has to be a list"),
        (e.StoryTold(ended_on=date(2026, 1, 1), ended_by="me", ties=("cat",)), "`ties` holds something that has to be"),
        (e.SpaceBegun(days=30.0), "`days` has to be a whole number"),
        (e.SpaceBegun(days=10**400), "`days` is too large a number"),
        (
            e.StepReviewed(step="call", mine=3, theirs=3, both_wanted_more=1),
            "`both_wanted_more` has to be true or false",
        ),
        (e.GoalLogged(goal="x", amount=float("nan")), "`amount` has to be a number"),
        (e.GoalLogged(goal="x", amount=1e300), "`amount` is too large a number"),
        (e.GoalLogged(goal="x", amount="5"), "`amount` has to be a number"),
        (e.GoalSet(goal="x", title="x", shape="do", between=("22:00",)), "`between` has to be a list of 2"),
        (
            e.GoalSet(goal="x", title="x", shape="do", between=("22:00", "25:00")),
            "`between` holds something that has not",
        ),
        (e.ScreenTaken(name="phq2", answers=(1,)), "`answers` has to hold 2 numbers"),
        (e.ScreenTaken(name="phq2", answers=(1, 4)), "`answers` has to hold numbers from 0 to 3"),
        (e.ScreenTaken(name="csi4", answers=(6, 5, 5, 6)), "`answers` has to hold numbers from 0 to 6"),
    ],
)
def test_what_does_not_fit_is_said_without_the_value(entry, complaint):
    found = list(e.complaints(entry))
    assert len(found) == 1
    assert found[0].startswith(complaint)


@pytest.mark.parametrize(
    "entry",
    [
        e.ScreenTaken(name="csi4", answers=(6, 5, 5, 5)),
        e.GoalLogged(goal="x", amount=2.5),
        e.GoalSet(goal="x", title="x", shape="at_most", target=0, between=("22:00", "07:00"), days_off=("sun", 6)),
        e.StoryTold(ended_on=date(2026, 1, 1), ended_by="both", ties=("child", "work"), lived_together=True),
        e.SafetyPlanWritten(parts={"people": ["Sam"]}),
        e.Corrected(entry="a", fields={"x": 1}),
        e.Withdrawn(entry=1),
        e.SafetyAnswered(),
    ],
)
def test_what_fits_has_no_complaint(entry):
    assert list(e.complaints(entry)) == []


# --- amendments -------------------------------------------------------------------------------------------------------


def named(lines: list[e.Recorded], *names: str | None) -> list[e.Recorded]:
    """The lines under these names, numbered anew."""
    return [replace(one, seq=seq, id=name) for seq, (one, name) in enumerate(zip(lines, names, strict=True), 1)]


def test_a_line_that_comes_again_counts_once_and_keeps_its_place():
    calm, crisis = told("day 1: calm; crisis")
    again = named([calm, crisis, calm, calm], "a", "b", "a", None)
    assert [one.entry for one in told_once(again)] == [calm.entry, crisis.entry, e.Erased(entry=1), calm.entry]
    assert programme.fold(again[:3]).state.calm_seq is None
    assert programme.fold(again[:3]).last_seq == 3
    assert programme.fold(again).state.calm_seq == 4


def test_two_files_one_behind_the_other_are_no_fresher_than_the_first():
    lines = named(told("day 0: safe\nday 1: reason"), "a", "b")
    twice = programme.fold([*lines, *(replace(one, seq=one.seq + 2) for one in lines)])
    assert twice.state.safety == programme.fold(lines).state.safety


def test_one_name_on_two_different_lines_is_two_lines():
    lines = named(told("day 0: reason; fact blocked"), "a", "a")
    assert "blocked" in programme.fold(lines).state.facts


def test_without_amendments_there_is_one_state():
    story = programme.fold(told("day 0: told; erase 1"))
    assert story.amended is None
    assert story.state is story.recorded
    assert story.variants == (story.recorded,)


def test_corrections_and_withdrawals_call_for_a_fold_from_the_first_line():
    corrected_, withdrawn, erased = e.Corrected(entry=1, fields={}), e.Withdrawn(entry=1), e.Erased(entry=1)
    assert [needs_refold(line(entry)) for entry in (corrected_, withdrawn, erased)] == [True, True, False]


def test_an_amendment_finds_its_line_by_number_or_name():
    first = line(e.CauseNamed(cause="money", weight=1), id="a")
    by_name = amended_lines([first, line(e.Withdrawn(entry="a"))])
    assert isinstance(by_name.lines[0].entry, e.Withdrawn)
    unknown = amended_lines([first, line(e.Withdrawn(entry="b"))])
    assert unknown.lines[0] == first


def test_an_amendment_reaches_only_lines_before_it():
    lines = told("day 0: withdraw 2; told")
    assert programme.fold(lines).state.story_seq == 2


def test_a_withdrawn_line_is_not_corrected_any_more():
    lines = correct(told("day 0: hope let_go\nday 1: withdraw 1"), 2, 1, hope="try_again")
    assert programme.fold(lines).state.hope == "unsure"


def test_a_withdrawn_line_keeps_its_time():
    story = programme.fold(told("day 20: rated 5; withdraw 1\nday 3: space 30"))
    assert story.state.space_start == day(20).toordinal()


def test_corrections_come_one_after_the_other():
    lines = correct(correct(told("day 0: hope let_go"), 1, 1, hope="unsure"), 2, 1, hope="try_again")
    assert programme.fold(lines).state.hope == "try_again"


@pytest.mark.parametrize(
    ("entry", "fields", "attribute", "value"),
    [
        (e.CauseNamed(cause="money", weight=1), {"weight": 3}, "weight", 3),
        (e.CauseNamed(cause="money", weight=1), {"weight": 9}, "weight", 1),
        (e.CauseNamed(cause="money", weight=1, mine="x"), {"mine": None}, "mine", None),
        (e.CauseNamed(cause="money", weight=1), {"weight": None}, "weight", 1),
        (e.CauseNamed(cause="money", weight=1), {"no_such": 1}, "weight", 1),
        (e.PlanMade(if_="a", then="b"), {"if": "c"}, "if_", "c"),
        (
            e.StoryTold(ended_on=date(2026, 1, 1), ended_by="me"),
            {"ended_on": "2026-01-05"},
            "ended_on",
            date(2026, 1, 5),
        ),
        (e.StoryTold(ended_on=date(2026, 1, 1), ended_by="me"), {"ended_on": "soon"}, "ended_on", date(2026, 1, 1)),
        (e.StoryTold(ended_on=date(2026, 1, 1), ended_by="me"), {"ties": ["child"]}, "ties", ("child",)),
        (e.StoryTold(ended_on=date(2026, 1, 1), ended_by="me"), {"ties": "child"}, "ties", None),
        (e.StoryTold(ended_on=date(2026, 1, 1), ended_by="me"), {"lived_together": 1}, "lived_together", None),
        (e.GoalSet(goal="x", title="x", shape="do"), {"target": 3}, "target", 3),
        (e.GoalSet(goal="x", title="x", shape="do"), {"between": ["22:00", "07:00"]}, "between", ("22:00", "07:00")),
        (e.GoalSet(goal="x", title="x", shape="do"), {"between": ["22:00"]}, "between", None),
        (e.SafetyPlanWritten(parts=["a"]), {"parts": ["b"]}, "parts", ["b"]),
        (e.ScreenTaken(name="phq2", answers=(1, 1)), {"name": "gad2", "answers": [2, 2]}, "answers", (2, 2)),
        (e.BoundaryHeard(wish="needs_time", until=date(2026, 1, 1)), {"until": "never"}, "until", None),
        (e.BoundaryHeard(wish="needs_time"), {"until": "2026-02-01"}, "until", date(2026, 2, 1)),
    ],
)
def test_a_correction_puts_in_what_fits(entry, fields, attribute, value):
    assert getattr(corrected(line(entry), fields).entry, attribute) == value


def test_the_day_of_a_line_can_be_corrected():
    assert corrected(line(e.SlipLogged(slip="call")), {"on": "2026-01-09"}).on == date(2026, 1, 9)
    assert corrected(line(e.SlipLogged(slip="call"), on=day(1)), {"on": "x"}).on == day(1)


def test_values_fit_as_they_stand_in_json():
    assert fitting(3, float) == 3.0
    assert fitting({"a": "b"}, dict[str, str]) == {"a": "b"}
    for value, hint in [({"a": 1}, dict[str, str]), ([], dict[str, str]), (True, int), (True, float), ("x", int)]:
        with pytest.raises(TypeError):
            fitting(value, hint)
