"""Space: what counts, what does not, and when the pause is complete."""

import pytest
from told import day, seen, told

from goldseam import programme
from goldseam.programme import space


def complete(story: str, number: int) -> bool:
    return seen(story, number).stages["space"] == "done"


def steady(story: str, number: int) -> tuple[int, int, int, int]:
    found = seen(story, number).steadiness
    return found.quiet, found.of, found.current, found.longest


def test_a_pause_of_30_days_begun_on_10_january_is_complete_on_9_february():
    assert day(30).isoformat() == "2026-02-09"
    assert not complete("day 0: space 30", 29)
    assert complete("day 0: space 30", 30)


def test_without_a_pause_nothing_is_counted():
    assert steady("day 0: slip message", 3) == (0, 0, 0, 0)
    assert seen("day 0: told", 3).stages["space"] == "not_begun"


def test_start_and_today_are_among_the_days_that_count():
    assert steady("day 0: space 30", 0) == (1, 1, 1, 1)
    assert steady("day 0: space 30", 24) == (25, 25, 25, 25)
    assert steady("day 0: space 30", 24 + 30) == (30, 30, 55, 55)


def test_one_slip_takes_one_day_and_never_all_of_them():
    assert steady("day 0: space 30\nday 12: slip message", 24) == (24, 25, 12, 12)


def test_many_slips_on_one_day_are_one_day():
    assert steady("day 0: space 30\nday 5: slip message; slip call; slip profile_look; urge 8 sent", 10)[:2] == (10, 11)


def test_a_slip_counts_on_the_day_it_happened():
    assert steady("day 0: space 30\nday 9: slip message on day 4", 10) == (10, 11, 6, 6)


def test_a_slip_with_a_day_to_come_counts_today():
    assert steady("day 0: space 30\nday 9: slip message on day 20", 10)[:2] == (10, 11)
    state = programme.fold(told("day 0: space 30\nday 9: slip message on day 20; rated 5 on day 20")).state
    assert set(state.slips) == set(state.ratings) == {day(9).toordinal()}


def test_a_slip_before_the_pause_began_does_not_count():
    assert steady("day 0: slip message\nday 2: space 30; slip call on day 1", 4)[:2] == (3, 3)


def test_a_slip_on_the_first_day_counts_even_from_before_the_line_that_began_it():
    assert steady("day 0: slip message; space 30", 1)[:2] == (1, 2)


def test_needed_contact_never_lowers_steadiness():
    assert steady("day 0: space 30\nday 3: needed child; needed work on day 2", 10)[:2] == (11, 11)


def test_an_urge_that_ended_in_sent_is_a_slip_and_others_are_not():
    assert steady("day 0: space 30\nday 3: urge 9 2", 10)[:2] == (11, 11)
    assert steady("day 0: space 30\nday 3: urge 9 2 sent", 10)[:2] == (10, 11)


def test_four_days_in_five_of_the_last_thirty_have_to_be_quiet():
    six = "".join(f"day {n}: slip message\n" for n in (1, 4, 7, 10, 13, 16))
    assert complete(f"day 0: space 30\nday 29: told\n{six}".replace("day 29: told\n", ""), 30)
    seven = six + "day 19: slip message\n"
    assert not complete("day 0: space 30\n" + seven, 30)
    assert complete("day 0: space 30\n" + seven, 31)  # the first one has left the window


def test_the_last_seven_days_have_to_be_quiet():
    assert not complete("day 0: space 21\nday 20: slip message", 26)
    assert complete("day 0: space 21\nday 20: slip message", 27)


def test_whole_span_counts_where_it_is_shorter_than_thirty_days():
    slips = "".join(f"day {n}: slip message\n" for n in (1, 3, 5, 7))
    assert complete("day 0: space 21\n" + slips, 21)  # 18 of 22
    assert not complete("day 0: space 21\n" + slips + "day 9: slip call", 21)  # 17 of 22


@pytest.mark.parametrize(("asked", "length"), [(10, 21), (21, 21), (90, 90), (400, 90)])
def test_a_length_out_of_bounds_is_brought_to_the_nearest(asked, length):
    assert programme.fold(told(f"day 0: space {asked}")).state.space_days == length


@pytest.mark.parametrize(
    ("said", "length"),
    [
        ("length 40", 40),
        ("length 200", 90),
        ("length 21", 21),
        ("length 20", 30),
        ("length 25; length 22", 25),
        ("length 25; length 60; length 50", 60),
        ("length 20; length 25", 25),
        ("length 30; length 25", 25),
        ("space 30; length 25", 25),
        ("length 25; space 30; length 22", 22),
    ],
)
def test_longer_at_any_time_shorter_once_and_never_below_21(said, length):
    assert programme.fold(told("day 0: space 30\nday 1: " + said)).state.space_days == length


def test_a_length_before_any_pause_is_nothing():
    assert programme.fold(told("day 0: length 40")).state.space_days == 0


def test_a_second_beginning_starts_anew():
    assert steady("day 0: space 30\nday 5: slip message\nday 20: space 30", 22)[:2] == (3, 3)
    assert not complete("day 0: space 30\nday 20: space 30", 49)
    assert complete("day 0: space 30\nday 20: space 30", 50)


def test_paused_days_freeze_the_count():
    frozen = "day 0: space 30\nday 10: freeze\nday 15: thaw"
    assert not complete(frozen, 34)
    assert complete(frozen, 35)
    assert steady(frozen, 20)[:2] == (16, 16)


def test_while_it_is_frozen_it_waits():
    assert seen("day 0: space 30\nday 10: freeze", 60).stages["space"] == "waiting"
    state = programme.fold(told("day 0: space 30\nday 10: freeze")).state
    assert space.elapsed(state, day(60)) == 9
    assert space.completes_on(state, day(60).toordinal()) is None


def test_a_slip_on_a_paused_day_counts():
    assert steady("day 0: space 30\nday 10: freeze\nday 12: slip message\nday 15: thaw", 20)[:2] == (16, 17)


def test_paused_days_do_not_make_the_last_week_quiet():
    story = "day 0: space 21\nday 20: slip message\nday 21: freeze\nday 40: thaw"
    assert not complete(story, 45)
    assert complete(story, 46)


def test_freezing_twice_or_thawing_what_is_not_frozen_is_nothing():
    once = programme.fold(told("day 0: space 30\nday 3: freeze\nday 5: thaw")).state
    twice = programme.fold(told("day 0: thaw; freeze; space 30\nday 3: freeze\nday 4: freeze\nday 5: thaw; thaw")).state
    assert (once.pauses, once.paused_since) == (twice.pauses, twice.paused_since)


def test_a_freeze_of_no_day_at_all_counts_for_nothing():
    assert programme.fold(told("day 0: space 30\nday 3: freeze; thaw")).state.pauses == []


def test_a_freeze_may_be_noted_later_but_never_covers_a_day_twice():
    state = programme.fold(
        told("day 0: space 30\nday 3: freeze\nday 6: thaw\nday 9: freeze on day 4\nday 10: thaw")
    ).state
    assert space.elapsed(state, day(20)) == 20 - 3 - 4


def test_old_freezes_are_kept_as_their_sum():
    rows = "".join(f"day {2 * n}: freeze\nday {2 * n + 1}: thaw\n" for n in range(1, 70))
    state = programme.fold(told("day 0: space 30\n" + rows)).state
    assert len(state.pauses) == 60
    assert space.elapsed(state, day(200)) == 200 - 69


def test_the_day_number_begins_at_one_and_stops_at_the_length():
    state = programme.fold(told("day 0: space 30")).state
    assert [space.day_number(state, day(n)) for n in (-1, 0, 29, 30, 90)] == [1, 1, 30, 30, 30]


def test_when_it_completes_is_known_as_long_as_nothing_more_happens():
    state = programme.fold(told("day 0: space 30\nday 28: slip message")).state
    assert space.completes_on(state, day(28).toordinal()) == day(35).toordinal()
    assert space.completes_on(programme.begin().state, 1) is None


def test_a_day_lived_further_east_is_not_lost_further_west():
    story = "day 0: space 30\nday 5 09:00 Pacific/Auckland: slip message\nday 4 15:00 America/Los_Angeles: rated 5"
    assert programme.seen_at(told(story), told(story)[-1].at).steadiness.quiet == 4


def test_what_helps_in_the_hard_hour_is_remembered():
    state = programme.fold(told("day 0: rule not_now; quiet mute; quiet mute; screen phq8 1 1 0 0 0 0 0 3")).state
    assert (state.rule, list(state.quiet_steps)) == ("not_now", ["mute"])
    assert state.screens["phq8"][:2] == (5, 2)


def test_a_rating_keeps_the_latest_number_of_each_kind():
    state = programme.fold(told("day 0: rated 3 4\nday 0: rated 6")).state
    assert state.ratings == {day(0).toordinal(): (6, 4)}


def test_a_date_ahead_set_again_is_one_date_and_gone_days_are_dropped():
    story = "day 0: ahead on day 3; ahead on day 9\nday 5: ahead planned on day 9; ahead on day 7"
    state = programme.fold(told(story)).state
    assert [(known.day - day(0).toordinal(), known.planned) for known in state.ahead] == [(7, False), (9, True)]


def test_windows_stay_windows():
    rows = "".join(f"day {n}: slip message; needed work; urge 3; rated 5\n" for n in range(2000))
    state = programme.fold(told(rows)).state
    assert len(state.urges) <= 121
    assert len(state.needed) <= 121
    assert len(state.ratings) <= 1601
    assert len(state.slips) <= 1601
