"""Padding hides the size and gives the content back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.vault.padding import pad, unpad
from goldseam.vault.refusals import SealBroken


@given(st.binary(max_size=400), st.sampled_from([64, 256, 1024]))
def test_content_comes_back_and_fills_whole_blocks(content, block):
    padded = pad(content, block)
    assert len(padded) % block == 0
    assert unpad(padded) == content


def test_a_short_and_a_longer_word_look_the_same():
    assert len(pad(b"no", 64)) == len(pad(b"I went past the house again", 64))


@pytest.mark.parametrize(
    "frame",
    [b"", b"\0\0\0", b"\0\0\0\x05abc", b"\xff\xff\xff\xff" + bytes(60), b"\0\0\0\x01a" + bytes(58) + b"!"],
    ids=["nothing", "half a length", "too short", "a length beyond reason", "something after the content"],
)
def test_a_frame_that_is_not_ours_is_broken(frame):
    with pytest.raises(SealBroken):
        unpad(frame)
