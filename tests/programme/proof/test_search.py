"""Every journal over a small alphabet, from eight beginnings. By default to depth 2; GOLDSEAM_PROOF_DEPTH=3 goes on."""

import os
import time

import pytest
from proof.alphabet import LETTERS, STARTS
from proof.properties import broken, grows
from proof.search import searched

pytestmark = pytest.mark.slow

DEPTH = int(os.environ.get("GOLDSEAM_PROOF_DEPTH", "2"))
AMENDED_TO = 2  # as far as this, amendments, insertions and clocks are tried at every state


@pytest.mark.parametrize("start", STARTS)
def test_every_journal_keeps_every_property(start):
    begun = time.perf_counter()
    found = searched(start, DEPTH, lambda node: broken(node, amended=len(node.spelled) <= 1 + AMENDED_TO), grows)
    seconds = time.perf_counter() - begun
    print(
        f"{start}: {len(LETTERS)} letters, depth {DEPTH}, {found.states:,} states, "
        f"{found.transitions:,} transitions, {seconds:.0f} s"
    )
    assert not found.complaints, "\n".join(found.complaints[:10])
