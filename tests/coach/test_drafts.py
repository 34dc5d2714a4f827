"""Checking a draft: what the frames know for certain, in which order it is told, and what is praised."""

import pytest

from goldseam.coach import check_draft, drafts
from goldseam.coach.drafts import SOME, draft_frames, whys
from goldseam.coach.frames import found_in
from goldseam.coach.model import Scores
from goldseam.coach.names import LABELS, Problem, Strength
from goldseam.coach.ready import Ready

HITS = [(frame.id, text) for frame in draft_frames() for text in frame.hits]
MISSES = [(frame.id, text) for frame in draft_frames() for text in frame.misses]


def frames_in(text: str) -> set[str]:
    return {one.frame.id for one in found_in(Ready(text).lines, draft_frames())}


@pytest.mark.parametrize(("frame", "text"), HITS)
def test_a_frame_finds_what_it_says_it_finds(frame, text):
    assert frame in frames_in(text)


@pytest.mark.parametrize(("frame", "text"), MISSES)
def test_a_frame_leaves_alone_what_only_looks_like_it(frame, text):
    assert frame not in frames_in(text)


def test_every_frame_tells_what_it_would_hit():
    assert [frame.id for frame in draft_frames() if not frame.hits] == []


def test_every_category_has_its_words():
    for label in LABELS:
        assert whys()[label]["name"]
    for problem in Problem:
        assert whys()[problem]["why"]
        assert whys()[problem]["suggestion"]


def test_a_finding_points_at_the_phrase_itself():
    draft = "Hi Sam. Honestly, you’re heartless 😢 and I miss the dog."
    finding = next(one for one in check_draft(draft).findings if one.category is Problem.CHARACTER_CRITICISM)
    assert draft[slice(*finding.span)] == "you’re heartless"


def test_the_gravest_comes_first_whatever_stands_first():
    found = check_draft("You always twist it. You're heartless. I'll make you pay for it.").findings
    assert found[0].category is Problem.THREAT
    order = [list(Problem).index(one.category) for one in found]
    assert order == sorted(order)


def test_three_questions_are_many_and_two_are_not():
    assert Problem.MANY_QUESTIONS in check_draft("How are you? New job? Still in Hull?").labels
    assert Problem.MANY_QUESTIONS not in check_draft("How are you? New job?").labels


def test_love_is_heavy_in_a_first_text_and_nowhere_else():
    draft = "Hey, I still love you."
    assert Problem.TOO_HEAVY in check_draft(draft, "first_text").labels
    assert Problem.TOO_HEAVY not in check_draft(draft, "letter").labels


def test_a_long_first_text_is_heavy_whatever_it_says():
    assert Problem.TOO_HEAVY in check_draft("The heron is back on the canal. " * 12, "first_text").labels


def test_a_sorry_with_a_but_is_not_praised_as_a_sorry():
    held = check_draft("I'm sorry, but you know how I am.").labels
    assert Problem.NON_APOLOGY in held
    assert Strength.APOLOGY_REGRET not in held


def test_a_choice_under_threat_is_no_free_choice():
    held = check_draft("Unblock me or else I'll tell your boss. Up to you.").labels
    assert Problem.THREAT in held
    assert Strength.ACCEPTS_CHOICE not in held


def test_what_is_good_is_told_too():
    held = check_draft("I'm truly sorry. It was my fault. No need to answer.").labels
    assert {Strength.APOLOGY_REGRET, Strength.OWNERSHIP, Strength.ACCEPTS_CHOICE} <= set(held)


def test_told_harm_is_marked_and_never_rewritten():
    checked = check_draft("You hit me at Easter and you always lied about it.")
    assert checked.harm
    assert checked.rewrite is None


def test_a_threat_gets_no_rewrite():
    assert check_draft("You never called me. I'll make you pay for it.").rewrite is None


def test_a_charge_gets_one():
    assert check_draft("You never called me.").rewrite == "I felt hurt when we stopped calling each other."


def test_an_empty_draft_says_nothing():
    checked = check_draft(" \n ")
    assert (checked.findings, checked.labels, checked.crisis, checked.rewrite) == ((), (), False, None)


def test_a_context_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="postcard"):
        check_draft("Hi", "postcard")


@pytest.mark.parametrize(
    "draft",
    [
        "I am sorry.",
        "I am sorry that I went quiet for days.",
        "Sorry for shouting at you on Sunday.",
        "I'm sorry for the hurt I caused.",
        "That was me, and nobody else.",
        "It was wrong.",
    ],
)
@pytest.mark.parametrize("context", ["text", "letter", "talk"])
def test_a_plain_sorry_is_one(draft, context):
    assert not {Problem.NON_APOLOGY, Problem.DEFENSIVENESS} & set(check_draft(draft, context).labels)


@pytest.mark.parametrize("draft", ["I'm sorry, but you started it.", "I am sorry if you felt that way."])
def test_a_sorry_that_turns_is_none(draft):
    assert Problem.NON_APOLOGY in check_draft(draft).labels


# --- what the model adds ----------------------------------------------------------------------------------------------


class Ear:
    """A model that scores every text the same; what is not named scores low. Something is said from 1 on."""

    def __init__(self, **scores):
        self.whole = dict.fromkeys([*map(str, LABELS), SOME], -5.0) | scores

    def threshold(self, label):
        return 1.0

    def scores(self, read, counted):
        return Scores(self.whole, tuple(self.whole for _ in read))


def heard(monkeypatch, text="We could see about the shed.", one_thing=None, **scores):
    """`one_thing`: what the model says that knows a draft as one thing only; nothing either way unless given."""
    kinds = one_thing or {"pressure": 0.0, "neither": 0.0}
    monkeypatch.setattr(drafts, "model", lambda name: OneThing(kinds) if name == "kinds" else Ear(**scores))
    monkeypatch.setattr(drafts, "crisis_reasons", lambda ready: ())
    return check_draft(text).labels


class OneThing:
    """A model of what one thing a draft is, which says the same of every draft."""

    def __init__(self, scores):
        self.whole = scores

    def scores(self, read, counted):
        return Scores(self.whole, ())


def test_whether_there_is_some_problem_both_models_say_together(monkeypatch):
    fine, hurting = {"threat": 0.0, "neither": 1.0}, {"threat": 1.0, "neither": 0.0}
    assert heard(monkeypatch, some=1.9, pressure=0.5, one_thing=fine) == ()
    assert heard(monkeypatch, some=0.1, pressure=0.5, one_thing=hurting) == (Problem.PRESSURE,)


def test_a_problem_without_a_clear_name_is_called_by_the_likeliest(monkeypatch):
    assert heard(monkeypatch, some=2.0, pressure=0.5, rehash=0.4) == (Problem.PRESSURE,)


def test_one_with_a_name_gets_no_other(monkeypatch):
    assert heard(monkeypatch, some=2.0, pressure=0.5, rehash=1.5) == (Problem.REHASH,)


def test_without_a_problem_none_is_called_by_any_name(monkeypatch):
    assert heard(monkeypatch, some=0.9, pressure=0.9) == ()


def test_a_strength_is_no_reason_to_overhear_a_problem(monkeypatch):
    assert heard(monkeypatch, some=2.0, pressure=0.5, ownership=3.0) == (Problem.PRESSURE, Strength.OWNERSHIP)


def test_a_plain_sorry_is_not_called_a_problem_for_being_like_one(monkeypatch):
    assert Problem.NON_APOLOGY not in heard(monkeypatch, "I am sorry. I shouted.", some=2.0, non_apology=3.0)
