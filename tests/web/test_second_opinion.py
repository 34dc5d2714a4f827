"""A language model the person runs themselves: asked where they tap for a look, never as they type; it only adds."""

import json

import pytest

HERON = "Hi Sam, the heron is back."
PRESSURE = {"findings": [{"category": "pressure", "quote": "the heron"}]}
NOTE = "Your own language model reads along"


@pytest.fixture
def own(somebody, settings):
    settings.OWN_MODEL = somebody.own
    return somebody


def look(person, name, words, *args, part=None):
    fields = person.fields(name, *args, words=words, do="look")
    headers = {"HTTP_X_PART": part} if part else {}
    return person.client.post(person.address(name, *args), fields, **headers).content.decode()


def test_a_tap_asks_it_and_what_it_adds_is_shown(ready, own):
    own.says = PRESSURE
    assert "<mark>the heron" in look(ready, "step", HERON, 1)
    assert "<mark>the heron" in look(ready, "step", HERON, 1, part="tapped")


@pytest.mark.parametrize("part", ["paused", "coach", "Tapped"])
def test_as_one_pauses_it_is_not_asked_nor_by_a_script_that_says_something_else(ready, own, part):
    own.says = PRESSURE
    assert "<mark>" not in look(ready, "step", HERON, 1, part=part)
    assert own.heard == []


def test_their_words_go_to_it_alone_and_a_wish_it_hears_is_shown(person, own):
    own.says = {"boundary": "space", "quote": "how is your mum?", "crisis": False}
    look(person, "they-wrote", "an older one of theirs")
    html = look(person, "they-wrote", "aw that made me laugh! how is your mum?")
    assert "This may be a request for distance." in html
    assert "an older one" not in json.dumps(own.heard[-1])


def test_what_stands_in_the_journal_is_never_sent_along(person, own):
    from goldseam.programme import entries as e

    person.record(e.TheyWrote(words="The secret of the ferry."))
    look(person, "they-wrote", "hello you")
    assert own.heard
    assert "ferry" not in json.dumps(own.heard)


def test_it_reads_an_apology_as_a_whole_and_not_six_times(ready, own):
    fields = {"regret": "I am sorry.", "ownership": "It was mine.", "do": "look"}
    assert NOTE not in ready.send("apology", **fields).content.decode()
    assert own.heard == []
    ready.send("apology", **fields | {"letter": "I am sorry. It was mine.", "whole": "1"})
    assert len(own.heard) == 1


def test_it_is_not_asked_by_any_other_button(ready, own):
    ready.send("step", 1, words=HERON, do="read")
    ready.send("step", 1, words=HERON, do="keep")
    assert own.heard == []


def test_where_it_fails_the_look_is_the_one_of_the_coach(ready, own):
    own.raw = b"no json"
    assert "Nothing in it that we would change." in look(ready, "step", HERON, 1)


def test_the_page_says_that_it_reads_along_and_where(ready, own, settings):
    assert f"{NOTE} when you tap this, on this machine." in ready.html("step", 1)
    settings.OWN_MODEL = type(own.own)("https://models.example/v1", "small", elsewhere=True)
    assert "at models.example: these words go there." in ready.html("step", 1)


def test_nothing_is_said_where_there_is_none(ready):
    assert NOTE not in ready.html("step", 1)
    assert NOTE not in ready.html("they-wrote")
