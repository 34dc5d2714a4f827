"""However long and however odd a text is, it is read in no time."""

import time

import pytest

from goldseam.coach import crisis_words, read_reply

LENGTH = 1_000_000
HALF_A_SECOND = 0.5  # ten times what it takes, for a machine under load
ODD = (
    "a", "a ", "'", '" a', "' a", "dont ", "stop it ", "a\n", "a.", "😂", "😂😭", "\u200d", "é", "ﷺ", "a,", "(", "a'",
    "he told she said ", "i do not call me you any more please stop ", "give me not the of to you ", "\u0301", "1a",
    "i took all my pills on the bridge to jump off ", "leave me alone not ", "~ ",
)  # fmt: skip


@pytest.mark.parametrize("piece", ODD, ids=ascii)
def test_a_million_signs_of_anything_are_read_at_once(piece):
    read_reply("warm up"), crisis_words("warm up")  # what is loaded once
    text = (piece * (LENGTH // len(piece) + 1))[:LENGTH]
    begun = time.process_time()
    read_reply(text)
    assert time.process_time() - begun < HALF_A_SECOND


def test_the_end_of_a_long_text_is_heard():
    assert read_reply("and then we went home. " * 3000 + "Please don't text me again.").boundary == "no_contact"
