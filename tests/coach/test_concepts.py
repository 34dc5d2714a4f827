"""What words mean: the concepts as written, and the tree made of them."""

import json

import pytest

from goldseam.coach import concepts
from goldseam.coach.text import sentences


def meant(text: str) -> set[str]:
    return {
        name for one in sentences(text) for unit in concepts.units(one.words) for name in (*unit.concepts, *unit.within)
    }


def test_the_tree_beside_the_concepts_is_made_of_them():
    assert json.loads(concepts.TREE.read_bytes()) == concepts.planted(concepts.source()), "`make model` renews it"


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("reach out", "CONTACT"), ("pinging", "CONTACT"), ("my lovers", "PARTNER"), ("she got married", "PAIRING"),
        ("give me a quick bell", "CONTACT"), ("the detectives", "LAWPERSON"),
    ],
)  # fmt: skip
def test_endings_and_words_between_are_understood(text, concept):
    assert concept in meant(text)


def test_the_longest_meaning_is_taken_and_the_single_ones_are_kept_beside_it():
    (sentence,) = sentences("lose my number")
    (unit,) = concepts.units(sentence.words)
    assert "LEAVEALONE" in unit.concepts
    assert "CHANNEL" in unit.within


@pytest.mark.parametrize(
    ("one", "other"),
    [("texting", "text"), ("stopped", "stop"), ("messages", "message"), ("replies", "reply"), ("hoping", "hope")],
)
def test_a_stem_is_the_same_for_all_forms(one, other):
    assert concepts.stem(one) == concepts.stem(other)


@pytest.mark.parametrize(("one", "other"), [("note", "not"), ("thing", "th"), ("kiss", "ki")])
def test_a_stem_does_not_make_one_word_of_two(one, other):
    assert concepts.stem(one) != concepts.stem(other)
