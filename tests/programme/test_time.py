"""Local days done right: zones, summer time, back-dating, a clock set back, and looking at a story from the middle."""

from datetime import UTC, datetime, timedelta, timezone

from told import ASKED, READY, day, noon, opens, seen, told, unmet

from goldseam import programme
from goldseam.programme import entries as e


def test_a_day_is_the_day_it_was_lived_in():
    early = told("day 3 00:30 Asia/Tokyo: slip message")
    assert programme.fold(early).state.slips.keys() == {day(3).toordinal()}
    assert early[0].at.astimezone(UTC).date() == day(2)


def test_today_is_in_the_zone_of_the_last_line():
    plan = programme.seen_at(told("day 0: told\nday 1 12:00 Asia/Tokyo: rated 5"), noon(2, "20:00"))
    assert plan.day == day(3)
    assert programme.seen_at(told("day 0: told"), noon(2, "20:00"), "Asia/Tokyo").day == day(3)


def test_of_an_empty_journal_it_is_in_the_offset_of_the_instant():
    east = datetime(2026, 1, 10, 1, 0, tzinfo=timezone(timedelta(hours=10)))
    assert programme.seen_at([], east).day == day(0)
    assert programme.plan(programme.begin(), east, "America/New_York").day == day(-1)


def test_summer_time_loses_no_day_and_counts_none_twice():
    for begin in (60, 265):  # the clocks of London change on days 78 and 288
        for number in range(30):
            found = seen(f"day {begin}: space 40", begin + number).steadiness
            assert (found.quiet, found.of) == (number + 1, number + 1)


def test_the_latest_time_so_far_is_the_time_of_a_line():
    story = "day 10: told\nday 3: space 30"
    assert programme.fold(told(story)).state.space_start == day(10).toordinal()


def test_back_dating_opens_nothing():
    assert not opens(READY.replace("day 0", "day 20").replace("space 30", "space 30 on day 0") + ASKED, 30)
    assert not opens(READY + ASKED + "; text\nday 31: reply engaged on day 30\nday 31: safe", 31)
    assert not opens(READY + ASKED + "; text on day 1\nday 40: safe", 40)
    assert not opens(READY + ASKED + "; crisis on day 2; calm on day 2", 30)


def test_a_clock_set_back_opens_nothing():
    for happened in ("crisis", "urge 9", "slip message", "text", "asked for needs_time until day 60", "fact blocked"):
        story = READY + "day 28: safe\n" + f"day 32: {happened}"
        assert not opens(story, 30), happened
    assert not opens(READY + "day 20: safe\nday 31: rated 5", 27)


def test_facts_and_boundaries_of_a_later_time_count_already():
    plan = seen(READY + ASKED + "\nday 90: fact order", 30)
    assert plan.closing_facts == ("order",)
    assert "logistics" not in plan.surfaces
    assert unmet(seen(READY + ASKED + "\nday 90: asked for logistics_only", 30))[:1] == ["no_boundary"]
    assert "ladder" not in seen("day 90: asked for needs_time", 30).surfaces


def test_what_opens_later_is_not_open_yet():
    story = READY + ASKED + "\nday 31: rated 5"
    assert not opens(story.replace("day 30: safe", "day 31: safe"), 30)
    assert opens(story, 30)


def test_a_story_seen_from_the_middle_is_as_it_was_then():
    story = READY + "day 20: slip message\n" + ASKED
    found = seen(story, 10)
    assert (found.steadiness.quiet, found.steadiness.of) == (11, 11)
    assert found.day == day(10)
    assert seen(story, -3).stages["space"] == "not_begun"


def test_pages_see_a_clock_that_stands_before_the_last_line_as_that_line():
    story = programme.fold(told(READY + "day 30: safe\nday 31: urge 9"))
    assert not programme.plan(story, noon(28)).gates["reach_out"].open
    assert programme.plan(story, noon(28)).day == day(28)


def test_crisis_is_counted_by_the_latest_time():
    story = programme.fold(told("day 0: crisis; calm\nday 9: rated 5"))
    assert "ladder" in programme.plan(story, noon(1)).surfaces


def test_an_instant_far_away_is_only_far_away():
    plan = programme.seen_at(told(READY), datetime(2199, 12, 31, 23, 59, tzinfo=UTC))
    assert plan.stages["space"] == "done"
    assert programme.seen_at(told(READY), datetime(1970, 1, 2, tzinfo=UTC)).stages["space"] == "not_begun"


def test_facts_of_an_export_count_at_any_instant():
    plan = programme.seen_at(told(READY), noon(-5), facts=("blocked",))
    assert plan.closing_facts == ("blocked",)
    plan = programme.seen_at(told(READY), noon(30), facts=("blocked",), unanswered=1)
    assert plan.closing_facts == ("blocked",)


def test_lines_are_never_changed_by_folding_on():
    lines = told(READY)
    story = programme.fold(lines[:3])
    before = repr(story)
    programme.apply(story, lines[3])
    programme.fold(lines[3:], story)
    assert repr(story) == before


def test_one_line_after_another_is_the_same_as_all_at_once():
    lines = told(READY + ASKED + "; text; goal walk do\nday 31: did walk; reply engaged; cause jealousy mine; moment")
    story = programme.begin()
    for line in lines:
        story = programme.apply(story, line)
    assert story == programme.fold(lines)
    assert story.last_seq == len(lines)


def test_after_an_amendment_both_states_go_on():
    lines = told(READY + ASKED + "; urge 9; withdraw 7")
    story = programme.fold(lines)
    more = e.Recorded(seq=9, at=noon(31), zone="Europe/London", entry=e.DayRated(mood=4))
    assert programme.apply(story, more) == programme.fold([*lines, more])
