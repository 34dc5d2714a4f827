"""The recovery code: easy to write down, hard to get wrong unnoticed."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.vault import recovery
from goldseam.vault.refusals import NotACode

secrets = st.binary(min_size=20, max_size=20)


@given(secrets)
def test_what_is_written_can_be_read(secret):
    assert recovery.read(recovery.write(secret)) == secret


def test_it_comes_in_groups_of_four_and_the_last_one_checks():
    groups = recovery.fresh().split("-")
    assert [len(group) for group in groups] == [4] * 8 + [2]


def test_no_letter_looks_like_a_digit():
    assert not set("OILU") & set(recovery.ALPHABET)
    assert len(set(recovery.ALPHABET)) == 32


@given(secrets)
def test_small_letters_spaces_and_look_alikes_do_not_matter(secret):
    code = recovery.write(secret)
    typed = code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert recovery.read(typed) == secret
    assert recovery.problem(typed) is None


def test_every_single_wrong_character_is_caught():
    code = recovery.normal(recovery.write(bytes(range(20))))
    for place, other in itertools.product(range(len(code)), recovery.ALPHABET):
        if other != code[place]:
            assert recovery.problem(code[:place] + other + code[place + 1 :])


def test_every_two_swapped_characters_are_caught():
    code = recovery.normal(recovery.write(bytes.fromhex("00443214c74254b635cf84653a56d7c675be77df")))
    for a, b in itertools.combinations(range(recovery.BODY), 2):
        if code[a] != code[b]:
            swapped = list(code)
            swapped[a], swapped[b] = swapped[b], swapped[a]
            assert recovery.problem("".join(swapped))


def test_a_missing_character_is_told_by_number():
    assert "34" in recovery.problem(recovery.fresh()[:-1])


def test_a_character_that_is_never_there_is_named():
    assert "U" in recovery.problem("u" + recovery.fresh()[1:])


def test_an_empty_code_is_no_code():
    with pytest.raises(NotACode):
        recovery.read("")


def test_codes_are_fresh():
    assert len({recovery.fresh() for _ in range(50)}) == 50
