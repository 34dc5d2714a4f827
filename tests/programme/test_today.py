"""Today: at most three things, each with its reason, never none, and the same for the same journal."""

import pytest
from told import ASKED, READY, seen

from goldseam.programme.today import ACTIONS, WHYS

CALM = READY + "day 0: safe; person; rule not_now; reason; plan; quiet mute; moment; goal walk do; goal read do\n"
SETTLED = CALM + "day 28: screen phq2 0 0\n"
NOON, EVENING, NIGHT = "13:00", "18:00", "23:00"


def codes(story: str, number: int, clock: str = NOON) -> list[str]:
    return [action.code for action in seen(story, number, clock).today.actions]


def reasons(story: str, number: int, clock: str = NOON) -> dict[str, str]:
    return {action.code: action.why for action in seen(story, number, clock).today.actions}


def test_the_first_evening_begins_with_how_it_was_and_the_first_steps():
    assert codes("", 0) == ["answer_safety", "tell_story", "name_cause"]
    assert codes("day 0: told", 0, EVENING) == ["rate_day", "answer_safety", "name_cause"]


def test_the_first_night_is_not_too_late_to_begin():
    assert codes("day 0 23:00: safe; told", 0, "23:30") == ["name_cause", "begin_space", "write_letter"]


def test_later_the_night_lets_everything_wait():
    assert reasons(SETTLED + ASKED, 30, NIGHT) == {"write_letter": "for_what_stays_unsaid", "rest": "night"}
    assert codes(SETTLED + ASKED, 30, "03:00") == ["write_letter", "rest"]


def test_one_step_follows_another():
    assert codes("day 0: safe; told; cause money mine", 0) == ["begin_space", "plan_change", "rate_day"]
    assert codes("day 0: safe; told; cause money mine; change money", 0) == ["begin_space", "rate_day", "name_person"]


def test_in_a_crisis_there_is_help_and_nothing_else():
    assert reasons(SETTLED + "day 29: crisis", 30) == {
        "get_help": "crisis",
        "note_calm": "crisis_past",
        "rest": "crisis",
    }
    assert codes(SETTLED + "day 29: crisis; calm", 30) == ["get_help", "rest"]


def test_who_was_harmed_finds_specialists_first_for_a_week():
    story = "day 0: safe hurt_by_them=yes; told; cause money mine"
    assert reasons(story, 6)["get_help"] == "harmed"
    assert "get_help" not in codes(story, 7)
    assert "plan_change" not in codes(story, 7)
    assert "get_help" not in codes("day 0: fact user_was_harmed", 0)


def test_a_strong_urge_has_a_letter_that_stays_here():
    assert reasons(CALM + "day 5: urge 9", 5)["write_letter"] == "strong_urge"
    assert "write_letter" not in codes(CALM + "day 5: urge 9 3", 5)


def test_a_stop_line_comes_first_on_its_day():
    assert codes(CALM + "day 1: stop line 20", 20)[0] == "stop_line_due"


def test_a_step_wants_a_look_back_and_silence_a_reading():
    plan = seen(SETTLED + ASKED + "; call", 31, NOON).today.actions[0]
    assert (plan.code, plan.params["step"]) == ("review_step", "call")
    silence = seen(SETTLED + ASKED + "; text", 37, NOON).today.actions[0]
    assert (silence.code, silence.params) == ("read_silence", {"days": 7})
    assert "read_silence" not in codes(SETTLED + ASKED + "; text", 36)
    assert "review_step" not in codes(SETTLED + ASKED + "; call; fact blocked", 31)


def test_a_date_ahead_is_spoken_of_a_week_before():
    assert codes(CALM + "day 1: ahead on day 20", 13)[0] == "plan_date_ahead"
    assert "plan_date_ahead" not in codes(CALM + "day 1: ahead on day 20", 12)
    assert "plan_date_ahead" not in codes(CALM + "day 1: ahead planned on day 20", 13)


def test_heavy_answers_lead_to_somebody_who_listens():
    assert reasons(SETTLED + "day 29: screen phq8 1 1 2 2 2 2 0 0; rated 5", 29)["get_help"] == "low_mood"
    assert "get_help" not in codes(SETTLED + "day 29: screen phq8 1 1 1 0 0 0 0 0; rated 5", 29)
    assert "get_help" not in codes(SETTLED.replace("phq2 0 0", "phq2 3 3"), 42)


def test_an_open_gate_is_said_and_stale_answers_are_asked_for():
    assert "reach_out" in codes(SETTLED + ASKED, 30)
    assert reasons(SETTLED, 30)["answer_safety"] == "answers_are_old"
    assert "reach_out" not in codes(SETTLED + ASKED + "; hope let_go", 30)
    assert "answer_safety" not in codes("day 0: fact order", 0)


CALL = SETTLED + ASKED + "; text\nday 31: reply engaged\nday 32: safe; text\nday 33: reply engaged\n"
MEET = CALL + "day 34: safe; call; review call 4 4 more; yes meet\n"
TALK = MEET + "day 35: meet; review meet 4 4; yes talk\nday 35: rated 5\n"


@pytest.mark.parametrize(
    ("story", "number", "code"), [(CALL, 34, "plan_call"), (MEET, 35, "plan_meeting"), (TALK, 36, "plan_talk")]
)
def test_the_furthest_rung_is_offered(story, number, code):
    assert code in codes(story + f"day {number}: rated 5", number)


def test_together_has_its_own_rhythm():
    story = SETTLED + "day 30: together; agreed rent until day 31; rated 5\nday 38: rated 5"
    assert codes(story, 38) == ["check_in", "review_agreement", "take_screen"]
    assert "check_in" not in codes(story + "; fact order", 38)
    assert "take_screen" not in codes(story + "; check-in; screen csi4 5 5 5 5", 38)


def test_screens_come_once_a_fortnight():
    assert "take_screen" not in codes(SETTLED + "day 41: rated 5", 41)
    assert "take_screen" in codes(SETTLED + "day 42: rated 5", 42)
    assert "take_screen" in codes(READY + "day 14: safe; rated 5", 14)


def test_the_hard_hour_is_prepared_in_a_calm_one():
    base = "day 0: safe; told; cause money; space 30; rated 5"
    assert codes(base, 0) == ["name_person", "set_rule", "keep_reason"]
    assert codes(base + "; person; rule not_now; reason", 0) == ["make_plan", "quiet_step", "set_goal"]
    assert "set_rule" not in codes(base + "; person; fact order", 0)
    late = base + "; person; rule not_now; reason; plan; quiet mute; screen phq2 0 0\nday 15: rated 5; screen phq2 0 0"
    assert codes(late, 15)[0] == "write_no_answer_plan"


def test_goals_wait_within_their_window():
    story = SETTLED + "day 29: rated 5; did walk\nday 29: end goal read; goal read do 1 day 18:00-20:00"
    assert seen(story, 29, "18:30").today.actions[0].params == {"goal": "read"}
    assert "do_goal" not in codes(story, 29)


def test_on_a_quiet_day_there_is_the_road_and_rest():
    story = SETTLED + "day 29: rated 5; did walk; did read"
    assert codes(story, 29) == ["read_the_road", "rest"]
    assert codes(story.replace("moment; ", ""), 29)[0] == "keep_moment"


@pytest.mark.parametrize("clock", [NOON, EVENING, NIGHT, "04:59", "05:00", "09:00"])
@pytest.mark.parametrize("story", ["", READY, SETTLED + ASKED, "day 0: fact order", "day 0: crisis", "day 0: together"])
def test_never_none_never_more_than_three_and_only_known_codes(story, clock):
    actions = seen(story, 33, clock).today.actions
    assert 1 <= len(actions) <= 3
    assert len({action.code for action in actions}) == len(actions)
    assert all(action.code in ACTIONS and action.why in WHYS for action in actions)
    assert seen(story, 33, clock).today == seen(story, 33, clock).today
