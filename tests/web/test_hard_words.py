"""Hard words in what somebody writes: help is offered beside it, once, and nothing else comes of it (CR-02, CR-04)."""

import pytest

from goldseam.programme import entries as e
from goldseam.web.desk import texts_of
from people import text_of

CARD = "Some words here made us show this."
HARD = "I do not want to be here. I want to die."


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("urge-letter", {"text": HARD}),
        ("letter", {"text": HARD}),
        ("rate", {"note": HARD, "when": "today"}),
        ("reasons", {"text": HARD}),
        ("happened", {"slip": "message", "before": HARD}),
    ],
)
def test_after_hard_words_the_next_page_offers_help_once(person, name, fields):
    answer = person.send(name, **fields)
    assert person.kinds()
    page = person.follow(answer)
    assert CARD in page
    assert "What you wrote is saved. Nobody else has been told" in page
    assert CARD not in person.reads("today")


def test_the_card_leads_to_people_in_one_tap(person):
    answer = person.client.get(person.send("reasons", text=HARD).url)
    assert person.address("help-not-safe") in answer.content.decode()
    assert person.address("people") in answer.content.decode()


def test_dark_words_of_the_other_one_are_not_held_for_ones_own(person):
    page = person.follow(person.send("they-wrote", words=HARD))
    assert CARD not in page
    assert "They may be speaking of not wanting to live." in page
    assert CARD not in person.reads("today")


def test_grief_alone_shows_no_card(person):
    assert CARD not in person.follow(person.send("reasons", text="I could die of shame, and I miss them."))


def test_nothing_is_noted_about_it_and_nothing_closes(person):
    before = person.desk.plan.surfaces
    person.send("reasons", text=HARD)
    assert person.kinds() == ["reason-kept"]
    assert person.desk.plan.surfaces == before


def test_what_was_refused_offers_nothing(person):
    answer = person.post("reasons", {"text": HARD})
    assert answer.status_code == 422
    assert CARD not in text_of(answer)
    assert CARD not in person.reads("today")


def test_every_text_of_an_entry_is_looked_at():
    entry = e.CauseNamed(cause="money", weight=1, mine="one", example="two")
    assert {"one", "two"} <= set(texts_of([entry]))


def test_whatever_breaks_while_words_are_heard_the_page_goes_on_and_no_word_is_logged(person, monkeypatch, capsys):
    def breaks(said):
        raise KeyError(said)

    monkeypatch.setattr("goldseam.web.desk.crisis_words", breaks)
    answer = person.send("they-wrote", words="the heron is back")
    assert answer.status_code == 302
    assert person.kinds() == ["they-wrote"]
    assert "heron" not in capsys.readouterr().err
