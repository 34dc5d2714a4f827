"""Reconnect and Talk: one step at a time, the waits, silence, hesitation, and each rung from the one before."""

import pytest
from told import ASKED, READY, SAFE, day, opens, seen, told, unmet

from goldseam import programme
from goldseam.programme import reconnect

FIRST = READY + ASKED + "; text\n"  # line 7


def fresh(story: str, number: int, gate: str = "reach_out") -> bool:
    """Whether a gate is open on this day once the safety questions are answered again."""
    return opens(f"{story}\nday {number}: safe", number, gate)


def first_open(story: str, begin: int, gate: str = "reach_out", until: int = 90) -> int | None:
    return next((number for number in range(begin, until) if fresh(story, number, gate)), None)


def test_a_step_while_its_gate_is_open_is_no_slip():
    assert seen(FIRST, 30).steadiness.quiet == 30


def test_a_step_while_space_is_incomplete_is_one():
    assert seen("day 0: space 30\nday 4: text\nday 6: call\nday 8: meet", 9).steadiness.quiet == 7


def test_no_second_message_while_one_is_open():
    plan = seen(FIRST, 31)
    assert {"no_open_step", "wait_over"} <= set(unmet(plan))
    assert plan.stages["reconnect"] == "waiting"


@pytest.mark.parametrize(("reading", "days"), [("engaged", 1), ("lukewarm", 7), ("hesitant", 14), ("unclear", 14)])
@pytest.mark.parametrize("kind", ["reply", "they wrote"])
def test_each_reading_has_its_wait(kind, reading, days):
    story = FIRST + f"day 31: {kind} {reading}"
    assert first_open(story, 31) == 31 + days
    assert seen(story + "; safe", 31).gates["reach_out"].opens_on == day(31 + days)


def test_what_nobody_has_read_waits_as_long_as_what_is_unclear():
    assert first_open(FIRST + "day 31: they wrote", 31) == 45


def test_closed_is_nothing_until_they_write_again():
    assert first_open(FIRST + "day 31: reply closed", 31) is None
    assert first_open(FIRST + "day 31: reply closed\nday 50: they wrote lukewarm", 50) == 57
    assert first_open(FIRST + "day 31: reply closed\nday 50: they wrote closed", 50) is None


def test_a_warm_word_does_not_shorten_an_earlier_wait():
    assert first_open(FIRST + "day 31: reply hesitant\nday 32: they wrote engaged", 32) == 45


def test_silence_waits_until_day_37():
    assert first_open(FIRST, 30, until=70) == 30 + 37
    assert seen(FIRST, 33).gates["reach_out"].opens_on == day(67)
    assert seen(FIRST, 50).gates["reach_out"].opens_on == day(67)


def test_after_a_second_silence_it_is_over_for_good():
    story = FIRST + "day 67: safe; text\n"
    assert "unanswered" not in seen(story, 73).closing_facts
    assert seen(story, 70).gates["reach_out"].opens_on is None
    plan = seen(story, 74)
    assert plan.closing_facts == ("unanswered",)
    assert plan.stages["reconnect"] == "absent"
    assert seen(story + "day 80: they wrote engaged", 200).closing_facts == ("unanswered",)
    assert seen(story + "day 73: reply engaged", 200).closing_facts == ()


def test_it_is_in_the_story_as_soon_as_a_line_follows():
    story = programme.fold(told(FIRST + "day 67: safe; text\nday 74: rated 5"))
    assert story.recorded.facts == {"unanswered": 9}
    assert story.recorded.unanswered == 2


def test_a_late_reply_still_answers_and_the_message_is_not_counted():
    for late in (38, 60, 80):
        story = FIRST + f"day {late}: reply engaged\nday {late + 1}: safe; text\n"
        assert seen(story, late + 9).closing_facts == ()
        assert programme.fold(told(story + f"day {late + 9}: rated 5")).recorded.unanswered == 0


def test_the_count_stays_when_a_second_message_is_answered():
    story = FIRST + "day 67: safe; text\nday 68: reply engaged\nday 69: safe; text\n"
    assert seen(story, 76).closing_facts == ("unanswered",)


def test_a_second_message_too_early_makes_the_first_one_unanswered():
    story = FIRST + "day 31: text\n"
    assert seen(story, 37).closing_facts == ()
    assert seen(story, 38).closing_facts == ("unanswered",)
    assert seen(story + "day 32: text", 32).closing_facts == ("unanswered",)


def test_calls_meetings_and_talks_stay_open_until_looked_back_on():
    for step in ("call", "meet", "talk"):
        story = READY + ASKED + f"; {step}\n"
        assert "no_open_step" in unmet(seen(story + "day 33: they wrote engaged", 40))
        assert seen(story, 40).gates["reach_out"].opens_on is None
        assert "no_open_step" not in unmet(seen(story + f"day 33: review {step} 3 3", 40))
    assert "no_open_step" not in unmet(seen(READY + ASKED + "; talk\nday 31: talk ended we_try", 40))


def test_looking_back_on_a_message_does_not_answer_it():
    assert "no_open_step" in unmet(seen(FIRST + "day 31: review text 5 5", 31))


def test_a_call_noted_meanwhile_leaves_the_message_open():
    story = FIRST + "day 31: call; review call 3 3\n"
    assert "no_open_step" in unmet(seen(story, 32))
    assert "no_open_step" not in unmet(seen(story + "day 33: they wrote engaged", 34))


# --- boundaries in what they write ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "fact"),
    [("", "explicit_no"), (" no_contact", "explicit_no"), (" final", "explicit_no"), (" legal_fear", "ex_afraid")],
)
@pytest.mark.parametrize("how", ["reply", "they wrote"])
def test_a_boundary_that_closes_closes(how, kind, fact):
    assert seen(FIRST + f"day 31: {how} boundary{kind}", 31).closing_facts == (fact,)


def test_space_limit_and_a_new_partner_wait_in_their_way():
    for until, opened in ((" until day 40", 40), ("", None)):
        assert first_open(FIRST + f"day 31: reply boundary space{until}", 31) == opened
    limit = seen(FIRST + "day 31: reply boundary limit", 40)
    assert "ladder" not in limit.surfaces
    assert "logistics" in limit.surfaces
    assert "no_new_partner" in unmet(seen(FIRST + "day 31: they wrote boundary new_partner", 40))


def test_a_boundary_counts_whatever_else_the_message_was_read_as():
    assert seen(FIRST + "day 31: reply engaged no_contact", 31).closing_facts == ("explicit_no",)
    assert first_open(FIRST + "day 31: reply hesitant space until day 33", 31) == 45
    assert first_open(FIRST + "day 31: reply closed space until day 33", 31) is None


def test_asking_for_space_again_without_a_date_is_open_ended_again():
    story = READY + "day 1: asked for needs_time\nday 2: they wrote boundary space\n"
    assert not opens(story + ASKED, 30)


# --- call, meet, talk -------------------------------------------------------------------------------------------------

TWICE = FIRST + "day 31: reply engaged\nday 32: safe; text\nday 33: reply engaged\n"


def test_a_call_opens_after_engaged_replies_on_two_days():
    assert not fresh(FIRST + "day 31: reply engaged", 35, "call")
    assert not fresh(FIRST + "day 31: reply engaged; reply engaged", 35, "call")
    assert first_open(TWICE, 33, "call") == 34
    assert fresh(TWICE + "day 34: reply lukewarm", 41, "call")


@pytest.mark.parametrize("doubt", ["hesitant", "closed", "unclear"])
def test_nothing_hesitant_closed_or_unclear_may_come_after(doubt):
    story = TWICE + f"day 34: reply {doubt}\nday 35: they wrote engaged\n"
    assert "engaged_twice" in unmet(seen(story, 60), "call")
    assert "engaged_twice" not in unmet(seen(story + "day 36: reply engaged", 60), "call")


def test_two_days_are_two_days_both_ways():
    same = FIRST + "day 31: reply engaged\nday 32: reply engaged on day 31\n"
    assert "engaged_twice" in unmet(seen(same, 40), "call")
    later = same + "day 33: reply engaged; reply engaged\n"
    plan = seen(later, 40)
    assert "engaged_twice" not in unmet(plan, "call")
    finding = next(one for one in plan.gates["call"].findings if one.code == "engaged_twice")
    assert len(finding.because) == 2


def test_if_they_write_first_no_stage_is_skipped():
    first = READY + "day 3: they wrote engaged\nday 5: they wrote engaged\n" + ASKED
    assert "engaged_twice" in unmet(seen(first, 30), "call")
    assert seen(first, 30).steadiness.quiet == 30
    assert "engaged_twice" not in unmet(seen(FIRST + "day 31: reply engaged\nday 33: they wrote engaged", 40), "call")
    assert "engaged_twice" in unmet(seen(FIRST + "day 31: reply engaged\nday 33: they wrote engaged space", 40), "call")


def test_their_yes_is_advice_for_the_call():
    finding = seen(TWICE, 34).gates["call"].findings[-1]
    assert (finding.code, finding.kind, finding.met) == ("yes_given", "should", False)
    assert seen(TWICE + "day 34: yes call", 34).gates["call"].findings[-1].met


CALLED = TWICE + "day 34: safe; yes call; call\n"


@pytest.mark.parametrize(
    ("review", "well"),
    [("3 3 more", True), ("5 5 more", True), ("2 5 more", False), ("5 2 more", False), ("5 5", False)],
)
def test_a_meeting_opens_after_a_call_that_was_good_for_both(review, well):
    story = CALLED + f"day 35: review call {review}; yes meet"
    assert fresh(story, 36, "meet") is well


def test_a_meeting_needs_a_yes_and_it_is_used_once():
    story = CALLED + "day 35: review call 4 4 more\n"
    assert unmet(seen(story + "day 36: safe", 36), "meet") == ["yes_given"]
    met = story + "day 36: safe; yes meet; meet\nday 37: review meet 4 4\n"
    assert "yes_given" in unmet(seen(met, 38), "meet")


def test_doubt_takes_a_yes_back():
    story = CALLED + "day 35: review call 4 4 more; yes meet\nday 36: they wrote hesitant\n"
    assert "yes_given" in unmet(seen(story, 60), "meet")


MET = CALLED + "day 35: review call 4 4 more; yes meet\nday 36: safe; meet\n"


def test_a_talk_opens_after_a_good_meeting_changes_for_all_causes_and_their_agreement():
    good = MET + "day 36: review meet 3 3\nday 38: yes talk\n"
    assert fresh(good, 39, "talk")
    assert not fresh(MET + "day 36: review meet 3 2\nday 38: yes talk\n", 39, "talk")
    assert unmet(seen(MET + "day 36: review meet 3 3\nday 39: safe", 39), "talk") == ["agreed_to_talk"]
    assert unmet(seen(good + "day 39: safe; cause jealousy", 39), "talk") == ["changes_for_causes"]
    assert seen(good + "day 39: safe", 39).stages["talk"] == "open"


TALKED = MET + "day 36: review meet 3 3\nday 38: yes talk\nday 39: safe; talk\n"


def test_while_a_talk_is_open_it_waits():
    assert seen(TALKED, 40).stages["talk"] == "waiting"


def test_we_both_try_is_together():
    plan = seen(TALKED + "day 39: talk ended we_try", 40)
    assert (plan.stages["together"], plan.stages["talk"], plan.stages["reconnect"]) == ("open", "done", "done")


def test_need_time_is_the_date_they_named_and_nothing_before():
    assert first_open(TALKED + "day 39: talk ended need_time until day 50", 39) == 50
    assert first_open(TALKED + "day 39: talk ended need_time", 39) is None
    assert seen(TALKED + "day 39: talk ended need_time", 45).stages["talk"] == "waiting"


def test_no_is_no():
    plan = seen(TALKED + "day 39: talk ended no", 40)
    assert plan.closing_facts == ("explicit_no",)
    assert plan.stages["talk"] == "absent"


def test_readings_are_remembered_for_the_page_that_shows_the_steps():
    state = programme.fold(told(TALKED)).state
    assert [step for _, step, _ in state.steps] == ["text", "text", "call", "meet", "talk"]
    assert reconnect.running(state, day(33).toordinal())[0].reason == "engaged"
    assert len(programme.fold(told("day 0: " + "; ".join(["call"] * 40))).state.steps) == 30
    assert set(SAFE) == set(programme.fold(told(ASKED)).state.safety)
