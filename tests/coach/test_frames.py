"""Rules as frames, and every rule with the sentences it has to hear and to let be."""

import pytest

from goldseam.coach.frames import Frame, found_in, frames_of, slots
from goldseam.coach.names import Boundary
from goldseam.coach.ready import Ready

FILES = ("replies", "crisis")
HITS = [(file, frame.id, text) for file in FILES for frame in frames_of(file) for text in frame.hits]
MISSES = [(file, frame.id, text) for file in FILES for frame in frames_of(file) for text in frame.misses]


def heard(text: str, *written: str, unless: tuple[str, ...] = ()) -> list[str]:
    frame = Frame("one", "space", "certain", "", tuple(map(slots, written)), tuple(map(slots, unless)))
    return [text[slice(*one.span)] for one in found_in(Ready(text).lines, [frame])]


@pytest.mark.parametrize(("file", "rule", "text"), HITS)
def test_a_rule_hears_its_examples(file, rule, text):
    assert rule in {one.frame.id for one in found_in(Ready(text).lines, frames_of(file))}


@pytest.mark.parametrize(("file", "rule", "text"), MISSES)
def test_a_rule_lets_its_look_alikes_be(file, rule, text):
    assert rule not in {one.frame.id for one in found_in(Ready(text).lines, frames_of(file))}


def test_every_rule_has_an_example_a_reason_and_a_name_of_its_own():
    for file in FILES:
        rules = frames_of(file)
        assert len({rule.id for rule in rules}) == len(rules)
        assert all(rule.hits and rule.why for rule in rules)
    assert {rule.says for rule in frames_of("replies")} <= set(Boundary)


def test_two_words_may_stand_between_slots_and_no_more():
    assert heard("stop all of this", "stop this") == ["stop all of this"]
    assert heard("stop at the end of this", "stop this") == []
    assert heard("stop at the very end of this", "stop ... this") == ["stop at the very end of this"]
    assert heard("stop all this", "stop +this") == []


def test_a_slot_may_be_missing():
    assert heard("please now stop", "please? stop") == ["please now stop"]
    assert heard("stop", "please? stop") == ["stop"]


def test_beginning_and_end_are_those_of_a_clause():
    assert heard("well, please stop", "^ stop") == ["stop"]
    assert heard("the bus stop", "^ stop") == []
    assert heard("i need space, honestly", "space $") == ["space"]
    assert heard("space bar", "space $") == []


def test_nothing_is_found_across_clauses_unless_said_so():
    assert heard("not today, call me", "not call") == []


def test_what_takes_a_find_back_has_to_be_in_the_same_sentence():
    assert heard("stop it haha", "stop it", unless=("haha",)) == []
    assert heard("haha. stop it", "stop it", unless=("haha",)) == ["stop it"]


def test_words_of_somebody_else_are_passed_over():
    assert heard('he wrote "stop it now" to her', "stop it") == []


def test_concepts_stand_for_all_their_words():
    assert heard("do not ping me", "not CONTACT me") == ["not ping me"] or heard("do not ping me", "not CONTACT") == [
        "not ping me"
    ]
