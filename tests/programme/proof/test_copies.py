"""Two copies of a random life that both went on and are joined: programme.md §11.8 to the letter, over many pairs."""

import os

import pytest
from proof.copies import copies, opened, short_pairs

pytestmark = pytest.mark.slow

PAIRS = int(os.environ.get("GOLDSEAM_PROOF_PAIRS", "400"))
PARTS = 2


@pytest.mark.parametrize("pair", list(short_pairs()), ids=["silence", "crisis", "time", "partner", "order", "path"])
def test_where_one_thing_decides_the_joining_line_says_it(pair):
    spoke, wrong = opened(pair)
    assert spoke
    assert not wrong


@pytest.mark.parametrize("part", range(PARTS))
def test_joining_opens_nothing_that_either_copy_had_shut(part):
    said = 0
    for seed in range(part, PAIRS, PARTS):
        spoke, wrong = opened(copies(seed))
        said += spoke
        assert not wrong, f"seed {seed}: {wrong}"
    print(f"{PAIRS // PARTS} pairs; the joining line had something to say in {said}")
    assert said
