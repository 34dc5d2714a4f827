"""What may be a passphrase."""

import pytest

from goldseam.vault import passphrases


def test_fifteen_characters_are_enough():
    assert passphrases.problem("x" * 15) is None


def test_fourteen_are_not_and_it_says_how_many():
    assert "15" in passphrases.problem("x" * 14)


def test_any_characters_will_do():
    assert passphrases.problem("🌙 über den Dächern, still") is None
    assert passphrases.problem(" " * 15) is None


def test_256_are_allowed_and_one_more_is_not():
    assert passphrases.problem("x" * 256) is None
    assert "256" in passphrases.problem("x" * 257)


def test_length_is_counted_after_letters_are_put_together():
    assert passphrases.problem("e\u0301" * 15) is None
    assert passphrases.problem("e\u0301" * 14) is not None


def test_half_a_character_is_told_kindly():
    assert "character" in passphrases.problem("\ud800" + "x" * 20)
    assert not passphrases.possible("\ud800" + "x" * 20)


@pytest.mark.parametrize(("typed", "could_be"), [("", False), ("x", True), ("x" * 256, True), ("x" * 257, False)])
def test_what_could_ever_have_been_one(typed, could_be):
    assert passphrases.possible(typed) is could_be
