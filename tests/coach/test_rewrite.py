"""The rewrite: a feeling and what happened, and nothing at all where polish would be wrong."""

import pytest

from goldseam.coach.names import Problem
from goldseam.coach.rewrite import after_a_no, feelings, rewritten, tells_of_harm
from goldseam.coach.text import sentences

CHARGE = {Problem.YOU_ACCUSATION}


def said(draft: str, labels=frozenset(CHARGE), feeling=None) -> str | None:
    return rewritten(sentences(draft), labels, feeling)


@pytest.mark.parametrize(
    ("draft", "instead"),
    [
        ("You never called me.", "I felt hurt when we stopped calling each other."),
        ("u nvr listen", "I felt sad when the talk moved on before I finished."),
        ("you left me on read for three days", "I felt hurt when my message had no answer."),
        ("You forgot my birthday again", "I felt sad when my birthday passed."),
        ("you were late every single time", "I felt disappointed when the plan started later than we said."),
        (
            "Oh well. But you lied to me.",
            "I felt hurt when I found out that it was different from what I had believed.",
        ),
        ("you never held my hand", "I felt lonely when we stopped being close."),
    ],
)
def test_a_charge_becomes_a_feeling_and_a_shared_event(draft, instead):
    assert said(draft) == instead


def test_the_feeling_is_the_one_the_person_chose():
    assert said("You never called me.", feeling="lonely") == "I felt lonely when we stopped calling each other."
    assert "lonely" in feelings()


def test_a_charge_whose_event_is_not_known_leaves_room_for_the_persons_own_words():
    assert said("You're heartless.") == "I felt ___ when ___. Could we ___?"
    assert said("You're heartless.", feeling="sad") == "I felt sad when ___. Could we ___?"


def test_no_fact_is_taken_from_a_sentence_about_somebody_else():
    assert said("My sister never called.") == "I felt ___ when ___. Could we ___?"


def test_what_they_did_is_not_turned_into_what_they_did_not_do():
    assert said("you called me at work every hour") != said("you never called me")


@pytest.mark.parametrize("grave", [Problem.CRISIS, Problem.THREAT, Problem.SURVEILLANCE])
def test_nothing_grave_is_put_better(grave):
    assert said("You never called me.", {Problem.YOU_ACCUSATION, grave}) is None


@pytest.mark.parametrize(
    "draft",
    [
        "you hit me and you never said sorry",
        "you pushed me down the stairs",
        "You would not let me leave the room.",
        "i was scared of you every night",
        "you threatened me with your brother",
        "u slapped me infront of my mum",
        "you scared me",
        "you carried on when i said no",
    ],
)
def test_a_report_of_harm_is_no_matter_of_style(draft):
    assert tells_of_harm(sentences(draft))
    assert said(draft) is None


@pytest.mark.parametrize(
    "draft", ["my boss hit the roof", "the wind pushed the gate", "I hit the kerb on the way to you"]
)
def test_other_blows_are_no_harm(draft):
    assert not tells_of_harm(sentences("And then. " + draft.replace(" to you", "")))


@pytest.mark.parametrize("draft", ["You said no contact, you coward.", "I know you asked for space. You are pathetic."])
def test_contempt_after_a_no_gets_no_better_version(draft):
    assert after_a_no(sentences(draft))
    assert said(draft, {Problem.CONTEMPT}) is None


def test_a_sorry_that_moves_the_fault_gets_the_bones_of_a_real_one():
    assert said("Sorry you got upset.", {Problem.NON_APOLOGY}) == (
        "I am sorry that I ___. I can see that it ___. From now on I ___."
    )


def test_an_excuse_begins_again_with_what_one_sees():
    assert said("I barely raised my voice.", {Problem.DEFENSIVENESS}) == "I can see that it ___. My part in it was ___."


@pytest.mark.parametrize("labels", [set(), {Problem.MANY_QUESTIONS}, {Problem.TOO_HEAVY}])
def test_where_there_is_no_charge_there_is_no_rewrite(labels):
    assert said("How are you? And the cat? And work?", labels) is None
