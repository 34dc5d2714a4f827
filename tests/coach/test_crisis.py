"""Words after which help is offered (CR-04): few are missed, everyday talk is let be."""

import pytest

from goldseam.coach import crisis, crisis_words, read_reply
from goldseam.coach.model import Scores, model


@pytest.mark.parametrize(
    "text",
    [
        "I want to die", "I don't want to live any more", "i dont want to be here anymore", "i wish i were dead",
        "Everyone would be better off without me.", "I keep thinking about killing myself", "I am going to end my life",
        "I hurt myself again yesterday", "There is no reason to go on living.", "I am so tired of living",
        "I feel suicidal",
        "I started cutting again", "I took all the pills", "If I don't wake up tomorrow, that is fine",
        "I think of stepping in front of a train", "I will not be here tomorrow", "i wanna kms",
        "When I'm gone, give them my books", "I tried to kill myself last year",
        "I WANT TO DIE", "I don’t want to live",
        "ｉ ｗａｎｔ ｔｏ ｄｉｅ", "I might harm myself",
    ],
)  # fmt: skip
def test_it_is_heard(text):
    assert crisis_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "I was dying to see that film.", "My phone died in the middle of it.", "This heat is killing me.",
        "I could die of shame.", "I cut my hair.", "I hate waking up early.",
        "My grandmother died in spring.", "We ended things on Sunday.", "I cried all night.", "See you at six",
        "They took care of the dog while we were away.", "", "😂",
    ],
)  # fmt: skip
def test_grief_and_everyday_talk_are_let_be(text):
    assert not crisis_words(text)


def test_the_phrase_is_pointed_at():
    text = "Work was fine. But I want to die, honestly."
    assert [text[slice(*span)] for span in crisis_words(text)] == ["want to die"]


class Ear:
    """A model that scores everything the same."""

    def __init__(self, score):
        self.score = score

    def threshold(self, name):
        return {"crisis": 1.0, "theirs": 2.0}[name]

    def scores(self, text, counted):
        return Scores({"crisis": self.score}, tuple({"crisis": self.score} for _ in text))


@pytest.mark.parametrize(("score", "one_s_own", "theirs"), [(0.5, False, False), (1.5, True, False), (2.5, True, True)])
def test_of_them_more_has_to_be_heard_than_of_oneself(monkeypatch, score, one_s_own, theirs):
    monkeypatch.setattr(crisis, "model", lambda name: Ear(score))
    text = "The heron is on the canal."
    assert bool(crisis_words(text)) is one_s_own
    assert read_reply(text).crisis is theirs


def test_the_model_as_it_is_carried_asks_more_of_them_too():
    assert model("crisis").threshold("theirs") >= model("crisis").threshold("crisis")
