"""The road: all of it on one page, where one stands, and why the next gate is still shut. What is closed is absent."""

from datetime import date

import pytest

from addresses import every_address
from goldseam.content import words
from goldseam.programme import entries as e
from goldseam.web.pages import road_words
from people import SAFE

STORY = e.StoryTold(ended_on=date(2026, 11, 3), ended_by="them")
GATE_TITLES = ("Before you write to them", "You could write to them now")


@pytest.fixture
def understood(person):
    """A person who told the story, named a cause with a change, and began a pause of 30 days on 24 November."""
    person.record(STORY, e.HopeChosen(hope="try_again"))
    person.record(e.CauseNamed(cause="communication", weight=2, mine="I went quiet."))
    person.record(e.ChangePlanned(cause="communication", change="Say it the same day."))
    person.record(e.SpaceBegun(days=30, modes=()))
    return person


@pytest.fixture
def ready(understood):
    """The same person 31 days later, with everything done that the first gate asks for."""
    understood.later(days=31)
    understood.record(SAFE)
    understood.record(e.NoAnswerPlanWritten(text="I call Sam, and go for a long walk."))
    for goal in ("run", "cook"):
        understood.record(e.GoalSet(goal=goal, title=goal, shape="do", target=3, per="week"))
    return understood.later(days=2)


def shown_in_order(page, texts):
    """Whether these texts stand on the page one after the other."""
    place = 0
    for text in texts:
        place = page.find(text, place)
        assert place >= 0, text
        place += len(text)


# --- the line --------------------------------------------------------------------------------------------------------


def test_the_whole_road_is_there_from_the_first_day(person):
    page = person.reads("road")
    shown_in_order(page, ["Understand", "Space", "Grow", "Reconnect", "Talk", "Together", "Onward"])
    assert "Two ends, and both are good." in page


def test_it_says_where_one_stands(person):
    assert "You are at the beginning." in person.reads("road")
    person.record(STORY)
    assert "You are finding out why." in person.reads("road")
    person.record(e.SpaceBegun(days=30, modes=()))
    page = person.reads("road")
    assert "You are giving space." in page
    assert "Day 1 of 30" in page


def test_exactly_one_stop_is_where_one_is(person, understood):
    for html in (person.html("road"), understood.html("road")):
        assert html.count('aria-current="step"') == 1


def test_days_are_counted_by_the_persons_own_midnight(understood):
    understood.later(hours=4, minutes=30)  # past midnight in London
    assert "Day 2 of 30" in understood.reads("road")


def test_what_is_done_is_said_in_words_and_not_by_colour_alone(understood):
    html = understood.html("road")
    assert '<li class="done' in html
    assert '<span class="status">done</span>' in html


# --- the next gate ---------------------------------------------------------------------------------------------------


def test_what_is_missing_stands_first_and_what_is_there_lies_folded_each_in_its_order(person):
    findings = person.desk.plan.gates["reach_out"].findings
    assert len(findings) >= 17
    html = person.html("road")
    page = person.reads("road")
    page = page[page.index("Before you write to them") :]
    musts = [finding for finding in findings if finding.kind == "must"]
    for shown in (
        [f for f in musts if not f.met] + [f for f in musts if f.met],
        [f for f in findings if f.kind == "should"],
    ):
        shown_in_order(page, [words.finding(f.code, f.met, f.params).title for f in shown])
    there = sum(finding.met for finding in musts)
    assert f'<details class="fold rung there"><summary>{there} in place</summary>' in html


def test_where_all_is_there_it_stands_open(ready):
    assert '<details class="fold rung there" open>' in ready.html("road")


def test_an_open_way_can_wait_until_the_morning(ready):
    assert ready.desk.plan.gates["reach_out"].open
    page = ready.later(hours=(26 - ready.clock.instant.hour) % 24).reads("road")
    assert "This can wait until tomorrow." in page
    assert "The way is open." not in page


def test_it_names_one_thing_to_do_first_and_leads_there(person):
    assert "Next: your pause has not begun." in person.reads("road")
    assert f'<a class="btn" href="{person.address("space-begin")}">' in person.html("road")


def test_waiting_is_no_thing_to_do_and_the_safety_questions_come_last(understood):
    assert "Next: a plan for a no, or for silence." in understood.reads("road")
    understood.record(e.NoAnswerPlanWritten(text="I call Sam."))
    page = understood.reads("road")
    assert "Next:" not in page
    assert "possible from Thursday 24 December, if things stay as they are and the safety questions" in page
    understood.record(SAFE)
    page = understood.reads("road")
    assert "Everything else is there." in page


def test_what_is_met_and_what_is_not_is_told_to_those_who_cannot_see_the_marks(person):
    findings = person.desk.plan.gates["reach_out"].findings
    html = person.html("road")
    own = html[html.index('id="gate"') : html.index("And after that")]
    assert own.count(", not yet</span>") == sum(not finding.met for finding in findings)
    assert own.count('<li class="met">') == sum(finding.met for finding in findings)


def test_each_condition_that_is_not_met_says_what_would_meet_it(person):
    page = person.reads("road")
    for finding in person.desk.plan.gates["reach_out"].unmet:
        said = words.finding(finding.code, False, finding.params)
        assert said.how in page, finding.code
        if said.address:
            assert said.go in page, finding.code


def test_each_link_to_what_would_meet_it_leads_somewhere(person):
    names = {address.name for address in every_address()}
    for gate in person.desk.plan.gates.values():
        for finding in gate.findings:
            for met in (True, False):
                address = words.finding(finding.code, met, finding.params).address
                assert not address or address in names, f"{finding.code}: {address}"


def test_what_waiting_alone_meets_is_given_its_day(understood):
    assert "From 24 December, in 30 days." in understood.reads("road")
    understood.later(days=29)
    assert "From 24 December, tomorrow." in understood.reads("road")


def test_what_a_condition_rests_on_is_one_tap_away(understood):
    seq = understood.lines()[-1].seq  # the pause
    html = understood.html("road")
    assert f'href="{understood.address("entry", seq)}">The pause began, 24 Nov</a>' in html
    assert "The pause began" in understood.reads("entry", seq)


def test_how_sure_we_are_is_one_tap_away(person):
    html = person.html("road")
    assert '<details class="why"><summary>Why</summary>' in html
    assert '<span class="grade">' in html


def test_both_sides_stand_there_in_equal_size(person):
    page = person.reads("road")
    shown_in_order(page, ["Your side", "You are ready once you could live with any answer.", "Their side"])
    assert "They may not want this. No answer is an answer." in page


def test_the_three_gates_behind_it_are_there_too(person):
    page = person.reads("road")
    shown_in_order(page, ["And after that", "A call", "A meeting", "The talk"])


def test_a_gate_behind_does_not_repeat_what_all_of_them_ask(person):
    page = person.reads("road")
    plan = words.finding("no_answer_plan", False, {}).title
    assert page.count(plan) == 1


# --- open, and nearly ------------------------------------------------------------------------------------------------


def test_when_everything_is_there_the_way_is_open_and_no_duty(ready):
    assert ready.desk.plan.gates["reach_out"].open, ready.desk.plan.gates["reach_out"].unmet
    page = ready.reads("road")
    assert "The way is open." in page
    assert "You could write to them now" in page
    assert "nothing is lost if you wait" in page
    assert "They may not want this. No answer is an answer." in page


def test_when_only_days_are_missing_it_names_the_day(understood):
    understood.later(days=20)
    understood.record(SAFE, e.NoAnswerPlanWritten(text="I call Sam."))
    page = understood.reads("road")
    assert "A little longer." in page
    assert "from Thursday 24 December" in page


def test_a_step_that_is_open_closes_the_gate_again(ready):
    ready.record(e.StepTaken(step="text", words="Hello, I hope you are well."))
    page = ready.reads("road")
    assert "The way is open." not in page
    said = words.finding("no_open_step", False, person_params(ready, "no_open_step"))
    assert said.title == "A message is still without an answer"
    assert said.title in page
    assert ready.address(said.address) == ready.address("silence")
    assert "Look back on it" not in page


def person_params(person, code):
    findings = person.desk.plan.gates["reach_out"].findings
    return next(finding.params for finding in findings if finding.code == code)


# --- the ladder ------------------------------------------------------------------------------------------------------


def test_before_the_first_step_there_is_no_ladder(ready):
    assert "Steps so far" not in ready.reads("road")


def test_each_step_stands_there_with_what_came_of_it_and_leads_to_its_entry(ready):
    ready.record(e.StepTaken(step="text", words="Hello, a bird sat on the sill."))
    step = ready.desk.story.last_seq
    page = ready.reads("road")
    assert "A message No answer yet. Nothing goes after it." in page
    assert "a bird sat" not in page
    assert f'href="{ready.address("entry", step)}"' in ready.html("road")
    ready.later(days=2)
    ready.record(e.ReplyReceived(reading="engaged", words="Ha, that bird again!"))
    assert "A message They answered warmly." in ready.reads("road")


def test_the_next_possible_date_stands_there_with_its_reason(ready):
    ready.record(e.StepTaken(step="text"))
    ready.later(days=1)
    ready.record(e.ReplyReceived(reading="lukewarm"))
    day = ready.desk.plan.day
    page = ready.reads("road")
    assert f"From {day.day + 7} " in page or "in 7 days." in page
    assert "They answered briefly." in page
    shown_in_order(page, ["Steps so far", "What the next one waits for", "They answered briefly", "in 7 days."])


def test_a_week_of_silence_is_called_an_answer_and_the_month_after_it_is_named(ready):
    ready.record(e.StepTaken(step="text"))
    ready.later(days=8)
    page = ready.reads("road")
    assert "A week without a word. Silence is an answer, too." in page
    assert "in 29 days." in page


def test_two_messages_without_an_answer_close_it_all_and_take_the_ladder_away(ready):
    for _ in range(2):
        ready.record(SAFE)
        ready.record(e.StepTaken(step="text"))
        ready.later(days=40)
    page = ready.reads("road")
    assert "Their silence is an answer." in page
    assert "Steps so far" not in page


def test_after_warm_answers_on_two_days_the_next_gate_is_the_call(warm):
    page = warm.reads("road")
    assert "You could ask for a call" in page
    shown_in_order(page, ["And after that", "A meeting", "The talk"])
    assert page.count("They answered warmly.") == 2


def test_a_call_looked_back_on_is_told_in_words_without_numbers(warm):
    warm.record(e.StepTaken(step="call"))
    assert "A call Not looked back on yet." in warm.reads("road")
    warm.record(e.StepReviewed(step="call", mine=4, theirs=5, both_wanted_more=True))
    page = warm.reads("road")
    assert "A call Good for you and, as far as you could tell, for them. Both wanted more." in page
    assert "of 5" not in page


def test_a_message_they_wrote_first_is_a_rung_of_its_own(ready):
    ready.record(e.StepTaken(step="text"))
    ready.record(e.ReplyReceived(reading="engaged"))
    ready.later(days=3)
    ready.record(e.TheyWrote(reading="lukewarm"))
    shown_in_order(ready.reads("road"), ["Steps so far", "A message", "They wrote first", "They answered, friendly"])


def test_every_step_reading_and_outcome_has_its_words():
    from typing import get_args

    from goldseam.programme.kinds import fields

    assert set(get_args(fields.Step)) <= set(road_words.STEPS)
    assert set(get_args(fields.Reading)) <= set(road_words.ANSWERS)
    assert set(road_words.TALKS) == {"we_try", "need_time", "no"}


# --- closed: absent, and said once -----------------------------------------------------------------------------------

CLOSING = {
    "explicit_no": "no", "blocked": "no", "third_party_no": "no", "order": "office", "police_warning": "office",
    "minor": "young", "ex_afraid": "feared", "harm_intent": "feared", "monitoring_admitted": "feared",
    "user_was_harmed": "harm",
}  # fmt: skip


@pytest.mark.parametrize("fact", CLOSING)
def test_after_a_closing_fact_everything_about_reaching_them_is_absent(ready, fact):
    ready.record(e.FactRecorded(fact=fact))
    page, html = ready.reads("road"), ready.html("road")
    title, sentence = road_words.PUT_AWAY[CLOSING[fact]]
    assert page.count(title) == 1
    assert sentence in page
    for gone in ("Reconnect", "And after that", "You could", "Before you", "Together", "The way is open."):
        assert gone not in page, gone
    assert "From " not in page
    assert f'class="onward" href="{ready.address("onward")}"' in html
    shown_in_order(page, ["Understand", "Space", "Grow", "Onward"])


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (e.BoundaryHeard(wish="needs_time"), "until_they_write"),
        (e.BoundaryHeard(wish="needs_time", until=date(2027, 3, 1)), "needs_time"),
        (e.BoundaryHeard(wish="logistics_only"), "logistics_only"),
        (e.FactRecorded(fact="new_partner"), "new_partner"),
        (e.HopeChosen(hope="let_go"), "let_go"),
        (e.CrisisNoted(), "crisis"),
    ],
)
def test_while_it_rests_it_is_absent_too_and_no_day_is_named(ready, entry, reason):
    ready.record(entry)
    page = ready.reads("road")
    title, sentence = road_words.PUT_AWAY[reason]
    assert title in page
    assert sentence in page
    assert "Reconnect" not in page
    assert "Before you" not in page
    assert "March" not in page


def test_in_a_hard_hour_people_to_call_come_first(ready):
    ready.record(e.CrisisNoted())
    html = ready.html("road")
    assert html.index(ready.address("help"), html.index("<main")) < html.index('class="onward"')


def test_where_several_things_close_it_the_weightiest_is_spoken_of(ready):
    ready.record(e.FactRecorded(fact="explicit_no"))
    ready.record(e.FactRecorded(fact="user_was_harmed"))
    page = ready.reads("road")
    assert road_words.PUT_AWAY["harm"][0] in page
    assert road_words.PUT_AWAY["no"][1] not in page


def test_a_fact_recorded_in_one_tab_shows_in_the_next_look_from_another(ready):
    assert "The way is open." in ready.reads("road")
    ready.confirm(ready.send("arrive-asked", blocked="yes"))
    assert "The way is open." not in ready.reads("road")


def test_every_reason_has_its_words():
    named = {reason for reason, _ in road_words.CLOSED_BY}
    assert named <= set(road_words.PUT_AWAY)
    assert set(CLOSING.values()) <= named


def test_letting_go_is_on_every_road_in_full_size(ready):
    assert ready.address("onward") in ready.html("road")
    ready.record(e.FactRecorded(fact="blocked"))
    assert ready.address("onward") in ready.html("road")
