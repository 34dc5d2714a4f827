"""Journals that grow rule by rule over the whole alphabet, in two copies that are merged, exported and read again."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from proof.alphabet import STARTS
from proof.copies import lines_of, texts
from proof.journals import HAPPENINGS, Life, asked
from proof.properties import LADDER, MAY_REPLY

from goldseam import programme
from goldseam.journal import codec
from goldseam.programme.entries import Recorded
from goldseam.programme.joining import still_shut
from goldseam.store.merging import merged

pytestmark = pytest.mark.slow

# What one copy may write that ends what the other one holds, in lines that are merged and nothing more.
ENDS = {
    "calm-noted", "they-wrote", "reply-received", "partner-ended", "hope-chosen", "court-exception-recorded",
    "corrected", "withdrawn", "talk-ended",
}  # fmt: skip


class Copies(RuleBasedStateMachine):
    """One journal that goes on in two places."""

    def __init__(self) -> None:
        super().__init__()
        self.copies: list[Life] = []
        self.facts: list[set[str]] = [set(), set()]

    @initialize(start=st.sampled_from(sorted(STARTS)))
    def begin(self, start: str) -> None:
        for _ in range(2):
            life = Life(0)
            STARTS[start](life)
            for number, line in enumerate(life.lines):
                line["id"] = f"start-{number:03}"
            self.copies.append(life)

    @rule(
        which=st.integers(0, 1),
        what=st.integers(0, len(HAPPENINGS) - 1),
        days=st.sampled_from([0, 0.3, 1, 8, 37]),
        seed=st.integers(0, 99),
    )
    def something_happens(self, which: int, what: int, days: float, seed: int) -> None:
        life = self.copies[which]
        life.chance.seed(seed)
        HAPPENINGS[what](life)
        self.named(which)
        life.wait(days)

    @rule(which=st.integers(0, 1))
    def answers(self, which: int) -> None:
        asked(self.copies[which])
        self.named(which)

    def named(self, which: int) -> None:
        for number, line in enumerate(self.copies[which].lines):
            line.setdefault("id", f"{'ab'[which]}-{number:03}")

    @invariant()
    def facts_only_grow_and_nothing_opens_after_them(self) -> None:
        for which, life in enumerate(self.copies):
            plan = programme.seen_at(lines_of(texts(life)), life.now)
            last = max([life.now, *(datetime.fromisoformat(line["at"]) for line in life.lines)])
            facts = set(programme.seen_at(lines_of(texts(life)), last).closing_facts)
            assert self.facts[which] <= facts
            self.facts[which] = facts
            assert not (plan.closing_facts and plan.surfaces & LADDER)
            assert 1 <= len(plan.today.actions) <= 3

    @invariant()
    def merging_keeps_every_fact_and_is_the_same_either_way(self) -> None:
        if not self.copies:
            return
        one, two = (texts(life) for life in self.copies)
        now = max(life.now for life in self.copies)
        both = programme.seen_at(lines_of(merged(one, two).texts), now)
        back = programme.seen_at(lines_of(merged(two, one).texts), now)
        for copy, other in ((self.copies[0], self.copies[1]), (self.copies[1], self.copies[0])):
            alone = programme.seen_at(lines_of(texts(copy)), now)
            assert set(alone.closing_facts) - {"unanswered"} <= set(both.closing_facts)  # joining keeps that one, below
            if not {line["kind"] for line in other.lines if line not in copy.lines} & ENDS:
                assert both.surfaces & LADDER <= alone.surfaces
        assert set(both.closing_facts) == set(back.closing_facts)
        assert both.surfaces == back.surfaces
        assert not (both.closing_facts and both.surfaces & LADDER)

    @invariant()
    def joining_opens_nothing_that_either_copy_had_shut(self) -> None:
        """§11.8 to the letter, for every copy that the other one does not hold: now, and from then on."""
        if not self.copies:
            return
        copies, now = [lines_of(texts(life)) for life in self.copies], max(life.now for life in self.copies)
        found = merged(*(texts(life) for life in self.copies))
        if not found.apart:
            return
        lines = lines_of(found.texts)
        said = still_shut([programme.fold(copy) for copy in copies], programme.fold(lines), now)
        if said is not None:
            zone = lines[-1].zone
            lines.append(Recorded(seq=len(found.texts) + 1, at=now, zone=zone, entry=said))
        for days in (0, 4, 40):
            then, joined = now + timedelta(days=days), programme.fold(lines)
            plan = programme.plan(joined, then)
            for copy in copies:
                alone = programme.plan(programme.fold(copy), then)
                if days == 0:
                    assert set(alone.closing_facts) <= set(plan.closing_facts)
                elif "unanswered" in set(alone.closing_facts) - set(plan.closing_facts):
                    continue  # it would have become silent after the two were joined
                assert plan.surfaces & (LADDER | {"logistics"}) <= alone.surfaces
                assert "reply" not in plan.surfaces or set(alone.closing_facts) <= MAY_REPLY

    @invariant()
    def what_is_written_is_read_again(self) -> None:
        for life in self.copies:
            lines = lines_of(texts(life))
            again = lines_of([codec.encode(line, {}) for line in lines])
            assert programme.seen_at(again, life.now) == programme.seen_at(lines, life.now)


Copies.TestCase.settings = settings(
    max_examples=60, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
TestCopies = Copies.TestCase
