"""Two readings of the same text agree: the library, and one written by somebody who had not seen it."""

import os
from collections import Counter

import pytest
from proof import compared
from proof.journals import life
from proof.second_reading import GATES

pytestmark = pytest.mark.slow

SEEDS = int(os.environ.get("GOLDSEAM_PROOF_SEEDS", "1200"))
PARTS = 4
LEAST_OPEN = {"reach_out": 0.08, "call": 0.03, "meet": 0.001, "talk": 0.001}  # of each part: one life is 0.3 %


@pytest.mark.parametrize("part", range(PARTS))
def test_both_readings_agree_on_random_lives(part):
    opened, looked_at = Counter(), 0
    for seed in range(part, SEEDS, PARTS):
        raw, at = life(seed)
        if not raw:
            continue
        answer, plan = compared.expected(raw, at), compared.seen(raw, at)
        assert not compared.differences(plan, answer), f"seed {seed}: {compared.differences(plan, answer)}"
        opened.update(gate for gate in GATES if plan.gates[gate].open)
        looked_at += 1
    shares = {gate: opened[gate] / looked_at for gate in GATES}
    print(f"{looked_at} lives; open: " + ", ".join(f"{gate} {share:.1%}" for gate, share in shares.items()))
    assert all(shares[gate] >= least for gate, least in LEAST_OPEN.items()), shares
