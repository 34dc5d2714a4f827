"""Two copies of a random life that both went on and are joined: programme.md §11.8 to the letter, over many pairs."""

import os
from datetime import datetime, timedelta

import pytest
from proof.journals import Life, anything, life
from proof.properties import LADDER, MAY_REPLY
from proof.test_machines import lines_of, texts

from goldseam import programme
from goldseam.programme.entries import Recorded
from goldseam.programme.joining import still_shut
from goldseam.store.merging import merged

pytestmark = pytest.mark.slow

PAIRS = int(os.environ.get("GOLDSEAM_PROOF_PAIRS", "400"))
PARTS = 2


def copies(seed: int) -> tuple[Life, Life]:
    """A life, and two ways it went on."""
    raw, at = life(seed)
    found = []
    for side in range(2):
        one = Life(seed * 2 + side)
        one.now, one.lines = datetime.fromisoformat(at), [dict(line) for line in raw]
        one.zone = raw[-1]["zone"] if raw else one.zone
        for number, line in enumerate(one.lines):
            line["id"] = f"shared-{number:03}"
        for _ in range(one.chance.randint(1, 4)):
            anything(one)
            one.wait(one.chance.choice((0, 0.3, 1, 3, 8, 37)))
        for number, line in enumerate(one.lines):
            line.setdefault("id", f"{'ab'[side]}-{number:03}")
        found.append(one)
    return found[0], found[1]


def opened(pair: tuple[Life, Life]) -> tuple[bool, list[str]]:
    """Whether joining had to say anything, and what it opened all the same."""
    now, found = max(one.now for one in pair), merged(*(texts(one) for one in pair))
    if not found.apart:
        return False, []
    stories, lines = [programme.fold(lines_of(texts(one))) for one in pair], lines_of(found.texts)
    said = still_shut(stories, programme.fold(lines), now)
    if said is not None:
        lines.append(Recorded(seq=len(found.texts) + 1, at=now, zone=lines[-1].zone, entry=said))
    wrong, joined = [], programme.fold(lines)
    for then in (now, now + timedelta(days=4), now + timedelta(days=40)):
        plan = programme.plan(joined, then)
        for alone in (programme.plan(story, then) for story in stories):
            lost = set(alone.closing_facts) - set(plan.closing_facts)
            if then > now and lost == {"unanswered"}:
                continue  # it would have become silent after the two were joined
            wrong += [f"{fact} is lost" for fact in lost]
            wrong += [f"{one} is open" for one in plan.surfaces & (LADDER | {"logistics"}) - alone.surfaces]
            if "reply" in plan.surfaces and not set(alone.closing_facts) <= MAY_REPLY:
                wrong.append("a reply is open")
    return said is not None, wrong


@pytest.mark.parametrize("part", range(PARTS))
def test_joining_opens_nothing_that_either_copy_had_shut(part):
    said = 0
    for seed in range(part, PAIRS, PARTS):
        spoke, wrong = opened(copies(seed))
        said += spoke
        assert not wrong, f"seed {seed}: {wrong}"
    print(f"{PAIRS // PARTS} pairs; the joining line had something to say in {said}")
    assert said
