"""The check before anything is opened."""

import pytest
from cryptography.exceptions import UnsupportedAlgorithm

from goldseam.vault import known_answers
from goldseam.vault.known_answers import ANSWERS, CipherBroken


def test_this_machine_gives_the_printed_answers():
    known_answers.check()


def test_every_cipher_that_is_used_is_asked():
    assert [name for name, _, _ in ANSWERS] == ["AES-256-GCM-SIV", "AES-256-GCM", "Argon2id", "HKDF", "HMAC"]


@pytest.mark.parametrize("place", range(len(ANSWERS)))
def test_a_wrong_answer_is_named_in_plain_words(place):
    answers = list(ANSWERS)
    name, ask, printed = answers[place]
    answers[place] = (name, lambda: ask()[:-1] + b"?", printed)
    with pytest.raises(CipherBroken, match=name) as refusal:
        known_answers.check(tuple(answers))
    assert "Nothing is lost" in str(refusal.value)


def test_a_library_without_the_cipher_is_named_too():
    def missing():
        raise UnsupportedAlgorithm("old OpenSSL")

    with pytest.raises(CipherBroken, match="does not know AES-256-GCM-SIV"):
        known_answers.check((("AES-256-GCM-SIV", missing, "00"),))
