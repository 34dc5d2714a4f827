"""A reply and what it is read as. A no is heard the first time; warmth does not undo it."""

import pytest

from goldseam.coach import Boundary, Confidence, Tone, read_reply, replies
from goldseam.coach.model import Scores


def asks_for_distance(text: str) -> bool:
    reading = read_reply(text)
    return reading.reading is Tone.BOUNDARY or reading.possible_boundary


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Please don't text me again.", Boundary.NO_CONTACT),
        ("i need some space ok", Boundary.SPACE),
        ("keep it to email please", Boundary.LIMIT),
        ("I'm seeing someone.", Boundary.NEW_PARTNER),
        ("it's over between us", Boundary.FINAL),
        ("You frighten me.", Boundary.LEGAL_FEAR),
    ],
)
def test_a_plain_boundary_is_certain_and_has_its_type(text, kind):
    reading = read_reply(text)
    assert reading.reading is Tone.BOUNDARY
    assert reading.boundary is kind
    assert reading.confidence is Confidence.CLEAR


def test_warmth_around_a_boundary_does_not_undo_it():
    reading = read_reply("I loved that trip, I really did! You were so kind ❤️ But please don't text me again.")
    assert reading.reading is Tone.BOUNDARY


def test_of_two_boundaries_the_further_one_holds():
    reading = read_reply("I need some space. And stop texting me, or I'm calling the police.")
    assert reading.boundary is Boundary.LEGAL_FEAR


def test_the_reason_points_at_the_words_as_they_were_typed():
    text = "haha ok 😂 but PLS DONT TXT ME AGAIN x"
    spans = [text[slice(*reason.span)] for reason in read_reply(text).reasons]
    assert "DONT TXT ME AGAIN" in spans


def test_a_boundary_holds_across_the_thread():
    reading = read_reply("haha good one! how's the dog?", ["please don't text me again", "ok"])
    assert reading.reading is Tone.BOUNDARY
    assert reading.earlier
    assert reading.reasons[0].span == (0, 0)
    assert reading.reasons[0].why


def test_an_earlier_possible_boundary_stays_possible_and_never_engaged():
    before = next(
        text
        for text in ("Let the grass grow over it.", "quiet wanted", "after christmas maybe", "too raw mun")
        if read_reply(text).possible_boundary
    )
    reading = read_reply("haha how is the dog? tell me everything!", [before])
    assert reading.possible_boundary
    assert reading.reading is not Tone.ENGAGED


def test_earlier_messages_without_a_boundary_change_nothing():
    assert read_reply("see you at six", ["hi", "how are you?"]) == read_reply("see you at six")


@pytest.mark.parametrize(
    "text",
    [
        "He told me not to call him again",
        'she wrote "leave me alone" on the wall',
        "my nan said stop texting at the table",
    ],
)
def test_what_somebody_else_said_is_no_certain_boundary(text):
    assert read_reply(text).reading is not Tone.BOUNDARY


@pytest.mark.parametrize("text", ["", "   ", "😂", "?", "...", "\n\n", "hm"])
def test_what_cannot_be_told_is_not_engaged(text):
    assert read_reply(text).reading is not Tone.ENGAGED


def test_a_possible_boundary_is_never_engaged():
    for text in ("I need space... in the freezer, for your lasagne. bring two", "not before spring", "no sequel"):
        reading = read_reply(text)
        assert not (reading.possible_boundary and reading.reading is Tone.ENGAGED)


def test_warm_words_are_engaged():
    assert read_reply("haha yes!! I'd love that, saturday at the usual place? how's your mum?").reading is Tone.ENGAGED


def test_their_own_crisis_is_noticed_whatever_else_they_say():
    reading = read_reply("ok, thanks. i don't want to be here anymore tbh")
    assert reading.crisis
    assert any(reason.rule.startswith("crisis.") for reason in reading.reasons)


def test_the_same_text_gives_the_same_answer():
    assert read_reply("leave it there, would you") == read_reply("leave it there, would you")


def test_the_answer_as_plain_values_is_that_of_the_contract():
    plain = read_reply("please stop").as_json()
    assert {"crisis", "reading", "possible_boundary", "boundary", "reasons", "confidence"} <= plain.keys()
    assert plain["boundary"] == "no_contact"
    assert plain["reasons"][0]["span"] == [0, 11]


def test_asking_for_distance_is_heard_in_words_no_rule_has():
    texts = (
        "The kindest thing would be for you to lose this address.",
        "I won't be opening your letters.",
        "Let my mother's garden be, and me with it.",
        "no more of these please",
        "there's someone's coat on your hook now",
        "the next knock gets a policeman",
    )
    assert sum(asks_for_distance(text) for text in texts) >= 4


# --- what the model adds ---------------------------------------------------------------------------------------------


class Ear:
    """A model that calls every text warm; `whole` and `each` are how loud it hears a boundary in all and in each of it.

    A boundary is possible from 1 on, sure from 3 on; below -4 there is none.
    """

    def __init__(self, whole=-9.0, each=-9.0, whether=0.0):
        self.whole, self.each = warm(whole, whether), warm(each, 0.0)

    def threshold(self, name):
        return {"possible": 1.0, "sure": 3.0, "warm": -4.0}[name]

    def scores(self, said, counted):
        return Scores(self.whole, tuple(self.each for _ in said))


def warm(boundary, whether):
    tones = dict.fromkeys([*map(str, Tone), replies.ORDINARY], -99.0) | {"engaged": 0.0, "lukewarm": -1.0}
    return tones | dict.fromkeys(map(str, Boundary), -99.0) | {"space": boundary, replies.DISTANCE: whether}


def read_by(ear, monkeypatch):
    monkeypatch.setattr(replies, "model", lambda name: ear)
    monkeypatch.setattr(replies, "crisis_reasons", lambda ready, threshold: ())
    return read_reply("The heron is back! Are you about on Sunday?")


def test_warm_is_what_is_warm_in_all_of_it_and_in_each_sentence(monkeypatch):
    assert read_by(Ear(), monkeypatch).reading is Tone.ENGAGED
    assert read_by(Ear(each=-0.5), monkeypatch).reading is Tone.LUKEWARM  # one sentence says something of a boundary
    assert read_by(Ear(whole=-3.5), monkeypatch).reading is Tone.LUKEWARM


def test_that_there_is_a_boundary_at_all_counts_beside_which_one(monkeypatch):
    assert not read_by(Ear(whole=0.8), monkeypatch).possible_boundary
    assert read_by(Ear(whole=0.8, whether=4.0), monkeypatch).possible_boundary
    assert not read_by(Ear(whole=1.5, whether=-4.0), monkeypatch).possible_boundary
