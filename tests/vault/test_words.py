"""The words a passphrase is drawn from."""

import itertools
import math
import re
from importlib.resources import files

from goldseam.vault import passphrases, words


def test_every_word_is_there_once_and_plain():
    assert len(set(words.listed())) == len(words.listed())
    assert all(re.fullmatch("[a-z]{3,9}", word) for word in words.listed())


def test_no_word_is_the_beginning_of_another():
    ordered = sorted(words.listed())
    assert not [pair for pair in itertools.pairwise(ordered) if pair[1].startswith(pair[0])]


def test_six_words_carry_the_bits_the_docstring_names():
    bits = words.HOW_MANY * math.log2(len(words.listed()))
    assert f"{len(words.listed()):,} words" in words.__doc__
    assert f"{bits:.1f} bits" in words.__doc__
    assert bits > 76


def test_six_words_are_a_good_passphrase():
    drawn = words.six()
    assert passphrases.problem(drawn) is None
    assert words.well_formed(drawn)


def test_they_differ_each_time():
    assert len({words.six() for _ in range(50)}) == 50


def test_anything_else_is_not_taken_for_six_words():
    drawn = words.six()
    for other in (drawn + " owl", drawn.rsplit(" ", 1)[0], drawn.upper(), drawn.replace(" ", "  "), "", "a b c d e f"):
        assert not words.well_formed(other)


def test_no_word_speaks_of_an_ending():
    hurtful = {
        "alone", "breakup", "bride", "divorcee", "dumping", "estranged", "exes", "grief", "husband", "kisser",
        "marry", "rejected", "revenge", "spouse", "stalking", "unloved", "unwanted", "widow", "wife",
    }  # fmt: skip
    assert not hurtful & set(words.listed())


def test_the_licence_of_the_list_lies_beside_it():
    licence = (files("goldseam.vault") / "words-LICENSE.txt").read_text()
    assert "Creative Commons Attribution 3.0" in licence
    assert f"{7776 - len(words.listed())} of 7,776" in licence


def test_the_same_text_always_has_the_same_four_words():
    assert words.four_for("1.42.00ff") == words.four_for("1.42.00ff")
    assert len(words.four_for("1.42.00ff").split()) == 4
    assert set(words.four_for("").split()) <= set(words.listed())


def test_a_text_that_differs_in_one_character_has_other_words():
    assert words.four_for("1.42.00ff") != words.four_for("1.43.00ff")
