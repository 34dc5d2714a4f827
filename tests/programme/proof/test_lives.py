"""Invented people live two years each: nobody meets a dead end. GOLDSEAM_PROOF_LIVES sets how many."""

import os
from collections import Counter

import pytest
from proof.lives import NO_GATE, TEMPERS, lived

pytestmark = pytest.mark.slow

LIVES = int(os.environ.get("GOLDSEAM_PROOF_LIVES", "60"))


@pytest.mark.parametrize("temper", TEMPERS)
def test_nobody_meets_a_dead_end(temper):
    place, people, opened, facts, entries = TEMPERS.index(temper), 0, Counter(), Counter(), 0
    for seed in range(place, LIVES, len(TEMPERS)):
        one = lived(seed)
        assert not one.complaints, (seed, one.complaints[:3])
        people, entries = people + 1, entries + one.entries
        opened.update(one.opened.keys())
        facts.update(one.facts)
        if temper not in NO_GATE:
            assert one.opened["reach_out"], f"seed {seed}: no gate ever opened for somebody who does everything asked"
        else:
            assert not one.opened, f"seed {seed}: a gate opened after a closing fact"
    print(
        f"{temper} | {people} | {entries // max(people, 1)} | "
        + " | ".join(str(opened[gate]) for gate in ("reach_out", "call", "meet", "talk"))
        + f" | {dict(facts)}"
    )
