"""However long and however odd a text is, it is read in no time."""

import time

import pytest

from goldseam.coach import check_draft, crisis_words, read_reply
from odd_texts import PIECES, grown

HALF_A_SECOND = 0.5  # ten times what it takes, for a machine under load


@pytest.mark.parametrize("read", [read_reply, check_draft])
@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_a_million_signs_of_anything_are_read_at_once(piece, read):
    read("warm up"), crisis_words("warm up")  # what is loaded once
    text = grown(piece)
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < HALF_A_SECOND


def test_the_end_of_a_long_text_is_heard():
    assert read_reply("and then we went home. " * 3000 + "Please don't text me again.").boundary == "no_contact"
