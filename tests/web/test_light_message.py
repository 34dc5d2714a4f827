"""A light message: ways to begin from one's own good moments, read once as they would, and never sent from here."""

import re

import pytest

from goldseam.coach import Checked, Context
from goldseam.content import openers
from goldseam.content.evidence import EVIDENCE
from goldseam.programme import entries as e
from people import text_of

TEXT = 1
NOTHING = Checked(findings=(), labels=(), crisis=False, rewrite=None)
WORDS = "A bird sat on the sill."


# --- ways to begin ---------------------------------------------------------------------------------------------------


def test_there_are_six_that_take_up_a_moment_and_four_honest_ones(ready):
    assert len(openers.openers()) == 6
    assert len(openers.honest()) == 4
    assert all(openers.GAP in opener.text and openers.GAP not in opener.plain for opener in openers.openers())


@pytest.mark.parametrize("opener", [*openers.openers(), *openers.honest()], ids=lambda opener: opener.title)
def test_each_names_its_evidence_and_leaves_room_within_a_light_message(opener):
    assert opener.evidence in EVIDENCE
    assert len(opener.with_moment("x" * openers.LONGEST)) <= 300
    assert "?" not in opener.text


def test_ones_own_moments_are_spread_over_them_the_newest_first(ready):
    ready.record(e.GoodMomentKept(text="The ferry in the rain. We laughed."))
    ready.record(e.GoodMomentKept(text="Pancakes at midnight!"))
    page = ready.reads("step", TEXT)
    assert page.index("Pancakes at midnight. It made me smile.") < page.index("The ferry in the rain. Thank you")
    assert "___ came back to me" not in page


def test_a_moment_that_is_no_small_thing_is_left_where_it_is(ready):
    ready.record(e.GoodMomentKept(text="The night " + "when everything began again and again " * 4))
    page = ready.reads("step", TEXT)
    assert "when everything began" not in page
    assert "___ came back to me today" in page


def test_a_tap_puts_it_into_the_box_and_records_nothing(ready):
    before = ready.kinds()
    answer = ready.send("step", TEXT, words="", begin="7")
    assert answer.status_code == 200
    assert box_of(answer) == openers.honest()[0].text
    assert ready.kinds() == before


def test_what_stood_in_the_box_stays_above_it(ready):
    answer = ready.send("step", TEXT, words="Hello you", begin="7")
    assert box_of(answer) == "Hello you\n\n" + openers.honest()[0].text


@pytest.mark.parametrize("number", ["0", "11", "x", "٣", "9" * 40])
def test_a_beginning_that_is_not_there_is_passed_over(ready, number):
    answer = ready.send("step", TEXT, words="Hello you", begin=number)
    assert (answer.status_code, box_of(answer)) == (200, "Hello you")


def box_of(answer) -> str:
    found = re.search(r'<textarea id="id_words"[^>]*>\n(.*?)</textarea>', answer.content.decode(), re.S)
    return found[1]


# --- the night before ------------------------------------------------------------------------------------------------


def test_slept_on_it_is_shown_as_it_is(ready):
    assert "You have slept on it" in ready.reads("step", TEXT)
    ready.record(e.NoAnswerPlanWritten(text="I call Sam, and then my mother."))
    assert "You have slept on it" in ready.reads("step", TEXT)


# --- read once -------------------------------------------------------------------------------------------------------


def test_it_can_be_read_alone_as_they_would_and_nothing_is_recorded(ready):
    before = ready.kinds()
    answer = ready.send("step", TEXT, words=WORDS, do="read")
    html = answer.content.decode()
    assert f'<blockquote class="bubble" id="bubble">{WORDS}</blockquote>' in html
    assert "Could they leave it unanswered without feeling bad?" in text_of(answer)
    assert "<textarea" not in html
    assert ready.kinds() == before


@pytest.mark.parametrize("words", ["I want to die", "I saw you were online at 1am", "You hit me and I forgave you"])
def test_words_that_call_for_help_get_help_before_they_are_read(ready, words):
    answer = ready.send("step", TEXT, words=words, do="read")
    assert 'class="card gold' in answer.content.decode()
    assert box_of(answer) == words


def test_from_there_it_can_be_changed_or_noted(ready):
    answer = ready.send("step", TEXT, words=WORDS, do="read")
    assert box_of(ready.confirm(answer, do="change")) == WORDS
    ready.confirm(answer, do="sent")
    assert ready.entries()[-1] == e.StepTaken(step="text", words=WORDS)


def test_an_empty_one_cannot_be_read(ready):
    answer = ready.send("step", TEXT, words=" ", do="read")
    assert answer.status_code == 422
    assert "There is nothing to read yet." in text_of(answer)


def test_one_that_is_too_long_comes_back_whole(ready):
    answer = ready.send("step", TEXT, words="x" * 301, do="read")
    assert answer.status_code == 422
    assert box_of(answer) == "x" * 301


def test_a_form_without_a_button_s_word_records_nothing(ready):
    before = ready.kinds()
    assert ready.send("step", TEXT, words=WORDS).status_code == 200
    assert ready.kinds() == before


def test_the_first_message_is_held_to_be_the_lightest_and_later_ones_are_texts(ready, monkeypatch):
    asked = []

    def check(text, context, feeling=None):
        asked.append(context)
        return NOTHING

    monkeypatch.setattr("goldseam.web.pages.coach.check_draft", check)
    ready.send("step", TEXT, words=WORDS, do="look")
    ready.record(e.StepTaken(step="text"))
    ready.later(days=1)
    ready.record(e.ReplyReceived(reading="engaged"))
    ready.later(days=2)
    ready.send("step", TEXT, words=WORDS, do="look")
    assert asked == [Context.FIRST_TEXT, Context.TEXT]
