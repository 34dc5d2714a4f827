"""Grow: goals of four shapes, their periods, days off, skips, back-fill, windows over midnight, and strength."""

from datetime import time

import pytest
from told import day, noon, seen, told

from goldseam import programme
from goldseam.programme import goals
from goldseam.programme.records import Goal


def goal(story: str, name: str = "walk") -> Goal:
    return programme.fold(told(story)).state.goals[name]


def at(number: int) -> int:
    return day(number).toordinal()


def test_grow_opens_with_a_goal_or_a_value():
    assert seen("day 0: told", 1).stages["grow"] == "not_begun"
    assert seen("day 0: goal walk do", 1).stages["grow"] == "open"
    assert seen("day 0: value", 1).stages["grow"] == "open"


def test_do_it_three_times_a_week():
    story = "day 2: goal walk do 3 week; did walk\nday 4: did walk; did walk"  # day 2 is a Monday
    assert not goals.kept(goal(story), at(8))
    assert goals.kept(goal(story + "\nday 8: did walk"), at(8))
    assert not goals.kept(goal(story + "\nday 8: did walk"), at(9))


def test_reach_a_count_in_a_month_or_ever():
    month = goal("day 0: goal walk count 20 month; did walk 12\nday 20: did walk 8.5\nday 22: did walk 30")
    assert goals.kept(month, at(20))
    assert goals.done_in(month, *goals.period(month, at(22))) == 30
    ever = goal("day 0: goal walk count 20; did walk 12\nday 40: did walk 8")
    assert goals.kept(ever, at(40))
    assert goals.period(ever, at(40)) == (at(0), at(40))
    assert goals.strength(ever, at(40)) > 0


def test_at_most_is_kept_until_it_is_too_much():
    story = "day 0: goal screen at_most 2 day; did screen 1.5"
    assert goals.kept(goal(story, "screen"), at(0))
    assert not goals.kept(goal(story + "; did screen 1", "screen"), at(0))
    assert not goals.due(goal(story, "screen"), at(0))
    none = goal("day 0: goal looks at_most; did looks", "looks")
    assert goals.wanted(none) == 0
    assert not goals.kept(none, at(0))


def test_once_is_once():
    choir = goal("day 0: goal choir once", "choir")
    assert goals.due(choir, at(9))
    done = goal("day 0: goal choir once\nday 3: did choir", "choir")
    assert not goals.due(done, at(9))
    assert goals.strength(done, at(9)) > 0
    assert goals.cadence(done) is None


def test_what_is_due():
    assert goals.due(goal("day 0: goal walk do"), at(0))
    assert not goals.due(goal("day 0: goal walk do; did walk"), at(0))
    assert not goals.due(goal("day 0: goal walk do 3 week; did walk"), at(0))
    assert not goals.due(goal("day 0: goal walk do; skipped walk"), at(0))
    assert not goals.due(goal("day 0: goal walk do; end goal walk"), at(0))
    assert not goals.due(goal("day 0: goal walk do day sat sunday"), at(0))  # day 0 is a Saturday
    assert goals.due(goal("day 0: goal walk do day sat sunday"), at(2))


@pytest.mark.parametrize(
    ("name", "number"), [("mon", 0), ("Sunday", 6), (3, 3), (7, None), ("noday", None), ("", None)]
)
def test_days_off_have_names_or_numbers(name, number):
    assert goals.weekday(name) == number


def test_back_filled_days_count_where_they_belong():
    story = "day 5: goal walk do; did walk on day 3; did walk on day 4; did walk"
    assert goals.strength(goal(story), at(5)) == goals.strength(
        goal("day 3: goal walk do; did walk\nday 4: did walk\nday 5: did walk"), at(5)
    )


def test_strength_rises_with_practice_and_only_dips_with_a_gap():
    rows = "".join(f"day {n}: did walk\n" for n in range(40))
    habit = goal("day 0: goal walk do\n" + rows)
    strong = goals.strength(habit, at(39))
    assert 0.8 < strong < 1
    assert [goals.strength(habit, at(n)) for n in range(40)] == sorted(goals.strength(habit, at(n)) for n in range(40))
    gap = goals.strength(habit, at(43))
    assert 0.9 * strong < gap < strong
    assert goals.strength(habit, at(40)) == strong  # today is not over yet
    assert goals.strength(habit, at(39 + 60)) > 0


def test_days_off_and_skips_leave_strength_as_it_is():
    rows = "".join(f"day {n}: did walk\n" for n in range(10))
    story = "day 0: goal walk do\n" + rows
    skipped = goal(story + "day 10: skipped walk\nday 11: skipped walk")
    assert goals.strength(skipped, at(12)) == goals.strength(goal(story), at(9))
    off = goal(story.replace("do\n", "do day tue wed\n", 1))
    assert goals.strength(off, at(11)) == goals.strength(off, at(9))


def test_a_limit_kept_makes_strong_once_its_day_is_over():
    screen = goal("day 0: goal screen at_most 2", "screen")
    assert goals.strength(screen, at(0)) == 0
    assert goals.strength(screen, at(1)) == goals.RISE["day"]


def test_a_goal_set_again_keeps_what_was_done():
    again = goal("day 0: goal walk do; did walk; skipped walk on day -1; end goal walk\nday 3: goal walk count 5 week")
    assert (again.shape, again.ended, len(again.done), len(again.skipped)) == ("count", False, 1, 1)


def test_what_is_done_for_no_goal_is_nothing():
    assert programme.fold(told("day 0: did walk; skipped walk; end goal walk")).state.goals == {}


def test_goals_are_alive_while_they_are_followed():
    state = programme.fold(
        told("day 0: goal walk do; goal looks at_most; goal old do; end goal old\nday 10: did walk")
    ).state
    assert goals.alive(state, at(23)) == ("walk", "looks")
    assert goals.alive(state, at(24)) == ("looks",)


def test_a_window_may_run_over_midnight():
    night = noon(1, "01:00")
    phone = goal("day 0: goal phone at_most 0 day 22:00-07:00", "phone")
    assert [goals.in_window(phone, time(hour)) for hour in (21, 22, 3, 7)] == [False, True, True, False]
    assert goals.day_of(phone, night) == day(0)
    assert goals.day_of(phone, noon(1, "23:00")) == day(1)
    lunch = goal("day 0: goal walk do 1 day 12:00-14:00")
    assert [goals.in_window(lunch, time(hour)) for hour in (11, 12, 14)] == [False, True, False]
    assert goals.day_of(lunch, night) == day(1)
    assert goals.in_window(goal("day 0: goal walk do"), time(3))
    assert goals.day_of(goal("day 0: goal walk do"), night) == day(1)


def test_history_and_goals_stay_bounded():
    rows = "".join(f"day {n}: did walk; skipped walk\n" for n in range(1000))
    long = goal("day 0: goal walk do\n" + rows)
    assert len(long.done) <= 801
    assert len(long.skipped) <= 801
    many = programme.fold(told("day 0: " + "; ".join(f"goal g{n} do" for n in range(250)))).state
    assert len(many.goals) == 200


def test_the_week_that_was_reviewed_is_remembered():
    state = programme.fold(told("day 6: week")).state
    assert state.week_reviewed == at(6)
