"""Grow: what I want, a picture of after, goals of four shapes; done in one tap, left out, laid down, taken up again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from goldseam.content.ideas import IDEAS
from goldseam.programme import entries as e
from goldseam.programme import goals
from goldseam.web.pages import goal_words
from people import hidden_fields, text_of

TODAY = date(2026, 11, 24)  # a Tuesday
YESTERDAY = TODAY - timedelta(days=1)
WALK = {"title": "Walk by the river", "shape": "do", "target": "3", "per": "week"}
FILLED = {
    "values": {"text": "Be someone who calls back."},
    "picture": {"text": "Coffee by the window, then the choir."},
    "goal-new": WALK | {"if_": "the kettle boils", "then": "put on my shoes"},
}


@pytest.fixture
def walking(person):
    """Someone who means to walk three times a week."""
    person.record(e.GoalSet(goal="walk", title="Walk by the river", shape="do", target=3, per="week"))
    return person


def goal_of(person, name="walk"):
    return person.desk.story.state.goals[name]


# --- what all forms do -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILLED)
def test_it_is_kept_and_found_again(person, name):
    answer = person.send(name, **FILLED[name])
    assert answer.status_code == 302
    person.follow(answer)
    page = person.reads("grow")
    for text in FILLED[name].values():
        assert text in page or len(text) < 6


@pytest.mark.parametrize("name", FILLED)
def test_sent_twice_it_is_kept_once(person, name):
    fields = person.fields(name, **FILLED[name])
    assert person.post(name, fields).status_code == 302
    kept = person.kinds()
    assert person.post(name, fields).status_code == 302
    assert person.kinds() == kept


@pytest.mark.parametrize("name", FILLED)
def test_without_its_token_it_comes_back_whole(person, name):
    answer = person.post(name, FILLED[name])
    assert answer.status_code == 422
    for value in FILLED[name].values():
        assert value in answer.content.decode()
    assert person.entries() == []


@pytest.mark.parametrize("name", FILLED)
def test_half_written_when_it_locked_it_is_there_again(person, name):
    filled = {**hidden_fields(person.get(name)), **FILLED[name]}
    person.lock()
    person.post(name, filled)
    person.unlock()
    html = person.html(name)
    for value in FILLED[name].values():
        assert value in html


@pytest.mark.parametrize("name", FILLED)
def test_nothing_written_is_nothing_kept(person, name):
    answer = person.send(name, **dict.fromkeys(FILLED[name], " "))
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert person.entries() == []


# --- a goal of four shapes -------------------------------------------------------------------------------------------


def test_a_goal_and_its_plan_are_recorded_together(person):
    person.send("goal-new", **FILLED["goal-new"], days_off=["sun"], field="body")
    goal, plan = person.entries()
    assert goal == e.GoalSet(
        goal=goal.goal, title="Walk by the river", shape="do", target=3, per="week", days_off=("sun",), field="body"
    )
    assert plan == e.PlanMade(if_="the kettle boils", then="put on my shoes", for_=goal.goal)
    assert "3 times a week" not in person.reads("grow")
    assert "Three times a week, not on Sunday" in person.reads("grow")


@pytest.mark.parametrize(
    ("fields", "said", "target", "per"),
    [
        ({"shape": "do", "target": "1", "per": "day"}, "Every day", 1, "day"),
        ({"shape": "do", "target": "2", "per": "week"}, "Twice a week", 2, "week"),
        ({"shape": "count", "target": "20", "per": "month"}, "0 of 20 this month", 20, "month"),
        ({"shape": "count", "target": "12", "per": "all"}, "12 in all", 12, None),
        ({"shape": "at_most", "target": "2,5", "per": "day"}, "At most 2.5 a day", 2.5, "day"),
        ({"shape": "at_most", "target": "0", "per": "day"}, "None at all", 0, "day"),
        ({"shape": "once", "target": "2", "per": "week"}, "Still ahead", None, None),
    ],
)
def test_each_shape_is_kept_and_said_in_words(person, fields, said, target, per):
    assert person.send("goal-new", title="This", **fields).status_code == 302
    (goal,) = person.entries()
    assert (goal.target, goal.per) == (target, per)
    assert said in person.reads("grow")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"target": ""}, "Please give a number."),
        ({"target": "many"}, "Please give a number, such as 3 or 2.5."),
        ({"target": "nan"}, "Please give a number, such as 3 or 2.5."),
        ({"target": "0"}, "Please give a number above zero."),
        ({"target": "-1"}, "not below zero"),
        ({"target": "1e9"}, "Is there a digit too many?"),
        ({"target": "2.5"}, "Please give a whole number of times."),
        ({"target": "8"}, "so here it can be 7 at most."),
        ({"target": "6", "days_off": ["sat", "sun"]}, "so here it can be 5 at most."),
        ({"per": "all"}, "Please choose a day, a week or a month."),
        ({"days_off": list(goals.WEEKDAYS)}, "Please leave at least one day"),
        ({"if_": "it is seven"}, "Please say what you do then"),
        ({"then": "walk"}, "Please say when, or leave both empty."),
        ({"shape": "never"}, "Please choose one of these."),
    ],
)
def test_what_cannot_be_is_said_where_it_stands(person, changed, said):
    answer = person.send("goal-new", **WALK | changed)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert "Walk by the river" in answer.content.decode()
    assert person.entries() == []


def test_a_reason_that_was_named_may_be_served_and_no_other(person):
    assert "Does it serve a reason" not in person.reads("goal-new")
    person.record(e.CauseNamed(cause="communication", weight=2))
    assert person.send("goal-new", **WALK, serves="money").status_code == 422
    person.send("goal-new", **WALK, serves="communication")
    assert "It serves:" in person.reads("goal", 2)


@pytest.mark.parametrize("idea", IDEAS.values(), ids=list(IDEAS))
def test_an_idea_is_a_goal_with_one_tap(person, idea):
    address = f"{person.address('goal-new')}?i={idea.number}"
    page = person.client.get(address)
    assert idea.first in text_of(page)
    assert f'value="{idea.title}"' in page.content.decode()
    fields = {name: getattr(idea, name) or "" for name in ("title", "shape", "target", "per", "field")}
    assert person.client.post(address, {"once": "an idea", **fields}).status_code == 302
    assert idea.title in person.reads("grow")


@pytest.mark.parametrize("place", ["0", "99", "x", "²"])
def test_an_idea_nobody_had_is_no_error(person, place):
    assert person.client.get(person.address("goal-new"), {"i": place}).status_code == 200


# --- done, left out, laid down ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("when", "day"), [("today", TODAY), ("yesterday", YESTERDAY)])
def test_one_tap_notes_it_for_today_or_yesterday(walking, when, day):
    answer = walking.client.post(walking.address("goal", 1), {"once": "tap", "when": when})
    assert "That was for you." in walking.follow(answer)
    assert goal_of(walking).done == {day.toordinal(): 1.0}
    assert "1 of 3 this week" in walking.reads("grow")
    assert ("Done today" in walking.reads("goal", 1)) == (when == "today")


def test_tapped_twice_it_is_noted_once(walking):
    for _ in range(2):
        walking.client.post(walking.address("goal", 1), {"once": "tap", "when": "today"})
    assert walking.kinds() == ["goal-set", "goal-logged"]


def test_an_amount_is_noted_on_any_day_that_was_not_long_ago(person):
    person.record(e.GoalSet(goal="run", title="Run", shape="count", target=20, per="month"))
    person.send("goal", 1, when="other", on="2026-11-02", amount="4,5")
    assert "4.5 of 20 this month" in person.reads("grow")
    assert person.send("goal", 1, when="other", on="2026-11-25", amount="7").status_code == 422
    assert person.send("goal", 1, when="other", amount="7").status_code == 422
    assert person.kinds() == ["goal-set", "goal-logged"]


def test_a_day_left_out_is_no_gap_and_keeps_its_reason(walking):
    answer = walking.send("goal-skip", 1, when="today", reason="A cold.")
    assert "A day left out changes little." in walking.follow(answer)
    assert walking.entries()[-1] == e.GoalSkipped(goal="walk", reason="A cold.")
    assert "Left out today" in walking.reads("grow")
    assert "Yesterday" not in walking.reads("grow")


def test_a_reason_that_is_too_long_stays_in_the_box(walking):
    answer = walking.send("goal-skip", 1, reason="x" * 201)
    assert answer.status_code == 422
    assert "x" * 201 in answer.content.decode()


def test_laid_down_it_rests_and_can_be_taken_up_again(walking):
    walking.record(e.GoalLogged(goal="walk"), on=TODAY)
    assert "What you did for it stays." in walking.follow(walking.send("goal", 1, do="end"))
    assert "Laid down" in walking.reads("grow")
    assert "Note something done" not in walking.reads("goal", 1)
    assert walking.get("goal-skip", 1).status_code == 404
    again = walking.fields("goal", 1, do="again")
    assert walking.post("goal", again, 1).status_code == 302
    assert walking.post("goal", again, 1).status_code == 302
    assert walking.kinds() == ["goal-set", "goal-logged", "goal-ended", "goal-set"]
    assert "1 of 3 this week" in walking.reads("grow")


def test_a_button_without_its_token_changes_nothing(walking):
    answer = walking.post("goal", {"do": "end"}, 1)
    assert answer.status_code == 422
    assert "This page came back incomplete" in text_of(answer)
    assert not goal_of(walking).ended


@pytest.mark.parametrize("name", ["goal", "goal-skip"])
def test_a_goal_nobody_set_has_no_page(person, name):
    assert person.get(name, 7).status_code == 404
    assert person.send_blindly(name, 7, when="today").status_code == 404


# --- what is shown ---------------------------------------------------------------------------------------------------


def test_strength_is_the_one_of_the_library_and_a_gap_only_lets_it_dip(walking):
    for week in range(3):
        for day in range(3):
            walking.record(e.GoalLogged(goal="walk"), on=TODAY - timedelta(days=7 * week + 8 - day))
    strong = goals.strength(goal_of(walking), TODAY.toordinal())
    assert strong > 0
    assert f'value="{round(strong * 100)}"' in walking.later(minutes=1).html("grow")
    later = walking.later(days=14)
    dipped = goals.strength(goal_of(later), later.desk.today.toordinal())
    assert 0 < dipped < strong
    assert f'value="{round(dipped * 100)}"' in later.html("grow")
    assert "of 100" not in later.reads("grow")
    assert goal_words.cards(later.desk)[0].grown in later.reads("grow")


@pytest.mark.parametrize(
    ("strength", "says"),
    [(None, ""), (0, ""), (1, "Just begun"), (20, "Taking hold"), (50, "Steady"), (80, "Part of your life"),
     (100, "Part of your life")],
)  # fmt: skip
def test_how_far_it_has_grown_is_said_in_words(walking, strength, says):
    assert replace(goal_words.cards(walking.desk)[0], strength=strength).grown == says


def test_what_goes_with_better_days_waits_for_fourteen_on_each_side(walking):
    for number in range(2 * goals.SIDE_DAYS):
        assert "goes with" not in walking.reads("goal", 1)
        walking.later(days=1)
        today = walking.desk.today
        walking.record(e.DayRated(like_myself=6 + number % 2 * 2), on=today)
        if number % 2:
            walking.record(e.GoalLogged(goal="walk"), on=today)
    page = walking.reads("goal", 1)
    assert "It goes with days on which you felt 2.0 more like yourself" in page
    assert "cause" not in page


def test_a_goal_whose_words_were_erased_still_has_its_card(walking):
    walking.desk.erase(1, once="erase")
    assert "A goal without words" in walking.reads("grow")


def test_what_i_want_stands_first_until_there_is_something_to_do(person):
    page = person.reads("grow")
    assert page.index("What I want") < page.index("What I do")
    person.record(e.GoalSet(goal="sea", title="See the sea", shape="once"))
    page = person.reads("grow")
    assert page.index("What I do") < page.index("What I want")
    assert "Strength 0" not in page


def test_the_newest_picture_counts(person):
    person.send("picture", text="The sea.")
    assert "The sea." in person.html("picture")
    person.send("picture", text="A garden.")
    assert "A garden." in person.reads("grow")
    assert "The sea." not in person.reads("grow")


def test_the_road_leads_here(person):
    assert f'href="{person.address("grow")}"' in person.html("road")
