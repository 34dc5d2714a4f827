"""A language model the person runs themselves: asked where they tap for a look, never as they type; it only adds."""

import json
import re

import pytest

from goldseam.programme import entries as e
from goldseam.web.pages.coach_reading import NO_FIRST

HERON = "Hi Sam, the heron is back."
WARM = "aw that made me laugh! how is your mum?"
PRESSURE = {"findings": [{"category": "pressure", "quote": "the heron"}]}
NOTE = "Your own language model reads along"


@pytest.fixture
def own(somebody, settings):
    settings.OWN_MODEL = somebody.own
    return somebody


def look(person, name, words, *args, part=None, **more):
    fields = person.fields(name, *args, words=words, do="look", **more)
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


def test_a_wish_for_distance_it_hears_is_shown(person, own):
    own.says = {"boundary": "space", "quote": "how is your mum?", "crisis": False}
    assert NO_FIRST in look(person, "they-wrote", WARM)


@pytest.mark.parametrize(
    ("category", "says"),
    [("crisis", "Some words here made us show this."), ("threat", "Please do not send this.")],
)
def test_a_crisis_or_a_threat_it_sees_brings_help_and_the_pause_after_it_does_not_take_it_back(
    ready, own, category, says
):
    own.says = {"findings": [{"category": category, "quote": "the heron"}]}
    html = look(ready, "step", HERON, 1)
    assert says in html
    stands = {"stands": re.search(r'name="stands" value="(\w+)"', html)[1]}
    for paused in (look(ready, "step", HERON + " Soon", 1, part="paused", **stands), look_once(ready, **stands)):
        assert "Your own model saw this in your words before." in paused
        assert 'class="card gold' in paused
        assert 'name="stands"' in paused
    own.says = {"findings": []}
    assert "Nothing in it that we would change." in look(ready, "step", HERON, 1, **stands)


def look_once(person, **fields):
    return person.send("step", 1, words=HERON, do="read", **fields).content.decode()


@pytest.mark.parametrize(
    ("says", "stands", "shows"),
    [
        ({"boundary": "space", "quote": "how is your mum?"}, "space", "They ask for time."),
        ({"boundary": None, "crisis": True}, "crisis", "They may be speaking of not wanting to live."),
        ({"boundary": "limit", "quote": "your mum", "crisis": True}, "limit crisis", "They ask to keep to one way"),
    ],
)
def test_what_it_hears_in_their_words_is_not_taken_back_by_a_pause(person, own, says, stands, shows):
    own.says = says
    html = look(person, "they-wrote", WARM)
    assert f'name="stands" value="{stands}"' in html
    paused = look(person, "they-wrote", WARM + "!", part="paused", stands=stands)
    assert shows in paused
    assert f'name="stands" value="{stands}"' in paused


@pytest.mark.parametrize("stands", ["crisis", "danger", "space", "<b>", "no_contact crisis"])
def test_without_a_model_of_ones_own_nothing_stands(ready, stands):
    assert "Nothing in it that we would change." in look(ready, "step", HERON, 1, stands=stands)
    assert 'name="stands"' not in look(ready, "they-wrote", WARM, stands=stands)


def test_what_stands_in_the_journal_is_never_sent_along(person, own):
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
    ready.send("they-wrote", words=WARM)
    ready.send("apology", regret="I am sorry.", do="join")
    assert own.heard == []


def test_where_it_fails_the_look_is_the_one_of_the_coach(ready, own):
    own.raw = b"no json"
    assert "Nothing in it that we would change." in look(ready, "step", HERON, 1)


def test_the_page_says_that_it_reads_along_and_where(ready, own, settings):
    assert f"{NOTE} when you tap this, on this machine." in ready.html("step", 1)
    settings.OWN_MODEL = type(own.own)("https://models.example/v1", "small", elsewhere=True)
    assert "at models.example: these words go there." in ready.html("step", 1)
    settings.OWN_MODEL = type(own.own)("http://models.example/v1", "small", elsewhere=True)
    assert "these words go there, readable by others on the way." in ready.html("step", 1)


def test_nothing_is_said_where_there_is_none(ready):
    assert NOTE not in ready.html("step", 1)
    assert NOTE not in ready.html("they-wrote")
