"""Onward: the other good end. A stop line set in calm, a goodbye to keep; open in every state, and never pushed."""

from datetime import date

import pytest

from goldseam.programme import entries as e

IN_A_YEAR = "2027-11-24"
STATES = {
    "at the beginning": (),
    "told no": (e.BoundaryHeard(wish="no_contact"),),
    "blocked": (e.FactRecorded(fact="blocked"),),
    "harmed": (e.SafetyAnswered(hurt_by_them="yes"),),
    "under age": (e.SafetyAnswered(adult="no"),),
    "an order": (e.FactRecorded(fact="order"),),
    "in a hard hour": (e.CrisisNoted(),),
    "letting go": (e.HopeChosen(hope="let_go"),),
    "they need time": (e.BoundaryHeard(wish="needs_time"),),
}


@pytest.mark.parametrize("state", STATES)
def test_it_is_there_in_every_state_and_one_tap_from_the_road(person, state):
    for entry in STATES[state]:
        person.record(entry)
    assert f'href="{person.address("onward")}"' in person.html("road")
    assert "A closing letter" in person.reads("onward")


def test_looking_at_it_decides_nothing(person):
    assert "Looking at this page decides nothing." in person.reads("onward")
    assert person.entries() == []


def test_whoever_let_go_is_met_there(person):
    person.record(e.HopeChosen(hope="let_go"))
    page = person.reads("onward")
    assert "You chose to let go." in page
    assert "Change what you hope for" not in page


# --- the closing letter ----------------------------------------------------------------------------------------------


def test_a_goodbye_is_kept_and_listed(person):
    answer = person.send("closing-letter", text="Thank you for the lake.")
    assert person.entries() == [e.LetterKept(text="Thank you for the lake.", kind_of="closing")]
    assert "Your letter is kept." in person.follow(answer)
    html = person.html("onward")
    assert f'href="{person.address("entry", 1)}"' in html
    assert "Thank you for the lake." not in html  # folded until opened
    assert "Another letter" in html


def test_an_unsent_letter_is_no_goodbye(person):
    person.record(e.LetterKept(text="I keep rehearsing it.", kind_of="unsent"))
    assert "Another letter" not in person.reads("onward")


def test_nothing_is_kept_of_an_empty_page(person):
    answer = person.send("closing-letter", text=" ")
    assert answer.status_code == 422
    assert person.entries() == []


def test_a_half_written_goodbye_is_there_again_and_apart_from_other_letters(person):
    person.draft("closing", {"text": ["Thank you for the l"]})
    assert "Thank you for the l" in person.html("closing-letter")
    assert "Thank you for the l" not in person.html("letter")


# --- the stop line ---------------------------------------------------------------------------------------------------


def test_a_stop_line_is_kept_in_ones_own_words(person):
    answer = person.send("onward", if_="they have not written", by=IN_A_YEAR)
    assert person.entries() == [e.StopLineSet(if_="they have not written", by=date(2027, 11, 24))]
    page = person.follow(answer)
    assert "If they have not written, by 24 November 2027, I let go." in page


def test_on_its_day_it_comes_back_in_ones_own_words_and_decides_nothing(person):
    person.send("onward", if_="they have not written", by="2026-12-01")
    person.later(days=6)
    assert "You wrote this in calm" not in person.reads("onward")
    person.later(days=1)
    page = person.reads("onward")
    assert "You wrote this in calm" in page
    assert "If they have not written, by 1 December 2026, I let go." in page
    assert "What it means now is for you to say." in page
    assert person.kinds() == ["stop-line-set"]


def test_a_line_can_be_set_anew_and_the_new_one_counts(person):
    person.send("onward", if_="no word has come", by="2027-01-10")
    person.send("onward", if_="they have not called", by="2027-02-10")
    page = person.reads("onward")
    assert "they have not called" in page
    assert "no word has come" not in page


@pytest.mark.parametrize(
    "fields",
    [
        {"if_": "", "by": IN_A_YEAR},
        {"if_": "x" * 201, "by": IN_A_YEAR},
        {"if_": "nothing", "by": ""},
        {"if_": "nothing", "by": "2026-11-24"},
        {"if_": "nothing", "by": "2026-11-23"},
        {"if_": "nothing", "by": "2036-11-23"},
        {"if_": "nothing", "by": "spring"},
    ],
)
def test_a_line_that_cannot_be_comes_back_with_a_sentence(person, fields):
    answer = person.send("onward", **fields)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert fields["if_"] in answer.content.decode()
    assert person.entries() == []


def test_a_line_sent_twice_is_kept_once(person):
    fields = person.fields("onward", if_="nothing", by=IN_A_YEAR)
    person.post("onward", fields)
    person.post("onward", fields)
    assert len(person.entries()) == 1


def test_where_it_is_closed_for_good_no_line_is_asked_for(person):
    person.record(e.BoundaryHeard(wish="no_contact"))
    assert "Set a stop line" not in person.reads("onward")


# --- the other's side ------------------------------------------------------------------------------------------------


def test_the_others_side_is_respected(person):
    assert "once is enough, and not at all is fine too" in person.reads("onward")
    person.record(e.FactRecorded(fact="blocked"))
    page = person.reads("onward")
    assert "Nothing needs to be said to them any more." in page
    assert "once is enough" not in page


def test_who_was_harmed_owes_nothing_and_is_not_sent_to_good_moments(person):
    person.record(e.GoodMomentKept(text="Rain on the tent."), e.SafetyAnswered(hurt_by_them="yes"))
    page = person.reads("onward")
    assert "You owe them nothing: no word, no goodbye, no reason." in page
    assert "good moment" not in page


def test_what_remains_is_counted_and_one_tap_away(person):
    person.record(e.GoodMomentKept(text="Rain on the tent."), e.TrustedPersonNamed(name="Sam"))
    person.record(
        e.CauseNamed(cause="money", weight=2, mine="Hid it."), e.ChangePlanned(cause="money", change="Say it.")
    )
    page = person.reads("onward")
    assert "1 good moment" in page
    assert "1 change of your own" in page
    assert "1 person to call" in page
    assert "Sam" not in page


@pytest.mark.parametrize("name", ["onward", "closing-letter"])
def test_locked_pages_lead_to_the_front(person, name):
    person.lock()
    assert person.get(name).url == person.address("front")
