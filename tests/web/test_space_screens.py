"""How a day was, and two weeks: exact words, a source, no diagnosis, and nobody is told that they are safe."""

from datetime import date, timedelta

import pytest

from goldseam.content.instruments import SCREENS
from goldseam.programme import entries as e
from goldseam.store import journals
from people import hidden_fields, text_of

TODAY = date(2026, 11, 24)
PHQ2, PHQ8, GAD2, GAD7 = 1, 2, 3, 4


def answers(*values):
    return {f"item{number}": str(value) for number, value in enumerate(values, start=1)}


# --- how a day was ---------------------------------------------------------------------------------------------------


def test_a_day_is_kept_in_as_many_numbers_as_one_likes(person):
    answer = person.send(
        "rate", like_myself="6", mood="5", hurt="0", longing="7", sleep="4", note="Rain. Tea with Sam."
    )
    line = person.lines()[-1]
    assert line.entry == e.DayRated(like_myself=6, mood=5, hurt=0, longing=7, sleep=4, note="Rain. Tea with Sam.")
    assert line.on == TODAY
    assert "Kept, for your eyes only." in person.follow(answer)


def test_one_number_is_enough_and_a_note_alone_is_too(person):
    person.send("rate", sleep="0")
    person.send("rate", note="I slept at Sam’s.")
    assert person.entries() == [e.DayRated(sleep=0), e.DayRated(note="I slept at Sam’s.")]


def test_yesterday_can_be_said_today(person):
    person.send("rate", mood="3", when="yesterday")
    assert person.lines()[-1].on == TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "One number is enough."),
        ({"note": "   "}, "One number is enough."),
        ({"mood": "11"}, "from 0 to 10"),
        ({"mood": "4", "on": "2026-11-25"}, "has not come yet"),
        ({"note": "💔" * 2001}, "2,000 characters"),
    ],
)
def test_a_day_that_cannot_be_comes_back_with_a_sentence(person, fields, sentence):
    answer = person.send("rate", **fields)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert fields.get("note", "").strip() in answer.content.decode()
    assert person.entries() == []


def test_what_today_was_rated_already_stands_in_the_form(person):
    person.send("today", like_myself="6")
    assert 'name="like_myself" value="6" checked' in person.html("rate")


def test_the_last_two_weeks_are_there_folded_and_a_marked_day_is_neutral(person):
    for back in range(20):
        person.record(e.DayRated(like_myself=back % 11), on=TODAY - timedelta(days=back))
    person.record(e.SlipLogged(slip="call"), on=TODAY - timedelta(days=2))
    person.enter(person.keys)
    html = person.html("rate")
    assert html.count('<th scope="row">') == 14
    assert html.count("a marked day") == 1
    assert "not a validated scale" in html


def test_a_day_half_written_when_it_locked_is_there_again(person):
    filled = {**hidden_fields(person.get("rate")), "hurt": "8", "note": "The stairs of the old house"}
    person.lock()
    person.post("rate", filled)
    person.unlock()
    html = person.html("rate")
    assert "The stairs of the old house" in html
    assert 'name="hurt" value="8" checked' in html


def test_a_day_on_a_full_disk_keeps_its_note(person, monkeypatch):
    fields = person.fields("rate", note="The stairs of the old house")

    def full(*_, **__):
        raise journals.CannotSave("The disk is full.")

    monkeypatch.setattr(journals, "act", full)
    html = person.post("rate", fields).content.decode()
    assert "The stairs of the old house" in html
    assert "The disk is full." in html


# --- the questions ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "name"), [(PHQ2, "phq2"), (PHQ8, "phq8"), (GAD2, "gad2"), (GAD7, "gad7")])
def test_each_questionnaire_is_shown_in_its_exact_words_with_its_source(person, number, name):
    page = person.reads("questions", number)
    known = SCREENS[name]
    assert known.stem in page
    for words in (*known.items, *known.answers, known.source):
        assert words in page


def test_two_light_answers_are_kept_and_lead_to_thanks(person):
    answer = person.send("questions", PHQ2, **answers(1, 1))
    assert person.entries() == [e.ScreenTaken(name="phq2", answers=(1, 1))]
    page = person.follow(answer)
    assert "2 of 6" in page
    assert "not a diagnosis" in page


@pytest.mark.parametrize(("short", "longer", "name"), [(PHQ2, PHQ8, "phq2"), (GAD2, GAD7, "gad2")])
@pytest.mark.parametrize("given", [(1, 2), (0, 3), (3, 3)])
def test_from_three_on_the_longer_one_follows_with_the_first_two_filled_in(person, short, longer, name, given):
    answer = person.send("questions", short, **answers(*given))
    assert person.entries() == [e.ScreenTaken(name=name, answers=given)]
    assert answer.url == person.address("questions", longer)
    html = person.html("questions", longer)
    for number, value in enumerate(given, start=1):
        assert f'name="item{number}" value="{value}" checked' in html
    assert html.count(" checked") == 2


def test_the_first_two_of_another_day_are_asked_anew(person):
    person.send("questions", PHQ2, **answers(3, 3))
    person.clock.forward(days=1)
    person.enter(person.keys)
    assert " checked" not in person.html("questions", PHQ8)


@pytest.mark.parametrize(
    ("number", "given", "heading"),
    [
        (PHQ8, (1, 1, 1, 1, 0, 0, 0, 0), "Thank you for looking."),
        (PHQ8, (1, 1, 1, 1, 1, 0, 0, 0), "Some of this has been with you."),
        (PHQ8, (2, 2, 2, 2, 1, 0, 0, 0), "Some of this has been with you."),
        (PHQ8, (2, 2, 2, 2, 2, 0, 0, 0), "That is a lot to carry."),
        (PHQ8, (3,) * 8, "That is a lot to carry."),
        (GAD7, (2, 2, 2, 2, 2, 0, 0), "That is a lot to carry."),
    ],
)
def test_at_high_sums_someone_to_talk_to_comes_first(person, number, given, heading):
    page = person.follow(person.send("questions", number, **answers(*given)))
    assert heading in page
    assert ("Talk to someone" in page) == (sum(given) >= 10)
    assert "If thoughts of not wanting to live come up" in page


@pytest.mark.parametrize("number", [PHQ2, PHQ8, GAD2, GAD7])
@pytest.mark.parametrize("value", [0, 1, 2, 3])
def test_no_sum_is_called_low_or_safe_or_normal_or_given_a_name(person, number, value):
    items = {PHQ2: 2, PHQ8: 8, GAD2: 2, GAD7: 7}[number]
    person.send("questions", number, **answers(*[value] * items))
    page = person.reads("answered", number).lower()
    for word in ("low risk", "safe", "normal", "mild", "moderate", "severe", "depress", "disorder", "score"):
        assert word not in page
    assert "help now" in page


def test_an_open_question_is_named_and_the_others_stay_answered(person):
    answer = person.send("questions", PHQ8, **answers(1, 2, 3))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert html.count("This one is still open.") == 5
    assert 'name="item3" value="3" checked' in html
    assert person.entries() == []


@pytest.mark.parametrize("value", ["4", "-1", "x"])
def test_an_answer_that_is_not_offered_is_refused(person, value):
    assert person.send("questions", PHQ2, item1=value, item2="1").status_code == 422
    assert person.entries() == []


def test_answers_sent_twice_are_kept_once(person):
    fields = person.fields("questions", PHQ2, **answers(0, 1))
    person.post("questions", fields, PHQ2)
    person.post("questions", fields, PHQ2)
    assert len(person.entries()) == 1


@pytest.mark.parametrize("number", [0, 5, 99])
def test_there_is_no_other_questionnaire_here(person, number):
    assert person.get("questions", number).status_code == 404
    assert person.get("answered", number).url == person.address("screen")


def test_without_answers_there_is_nothing_to_add_up(person):
    assert person.get("answered", PHQ2).url == person.address("screen")


def test_once_a_fortnight_is_said_to_be_enough(person):
    assert "Half a minute." in person.reads("screen")
    person.send("questions", PHQ2, **answers(0, 1))
    assert "once a fortnight is enough" in person.reads("screen")
    person.clock.forward(days=14)
    person.enter(person.keys)
    assert "once a fortnight is enough" not in person.reads("screen")


def test_what_was_answered_before_is_listed_and_leads_to_its_line(person):
    person.send("questions", PHQ2, **answers(0, 1))
    person.clock.forward(days=14)
    person.enter(person.keys)
    person.send("questions", GAD2, **answers(1, 1))
    page = person.reads("screen")
    assert page.index("GAD-2: 2 of 6") < page.index("PHQ-2: 1 of 6")
    assert f'href="{person.address("entry", 1)}"' in person.html("screen")


def test_the_scale_for_two_is_not_asked_here(person):
    person.record(e.ScreenTaken(name="csi4", answers=(3, 3, 3, 3)))
    assert "CSI" not in person.reads("screen")


@pytest.mark.parametrize("name", ["rate", "screen"])
def test_locked_pages_lead_to_the_front(person, name):
    person.lock()
    assert person.get(name).url == person.address("front")
