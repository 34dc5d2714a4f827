"""Whatever is done in whatever order, reading gives back what a plain list would (VT-11)."""

from django.test import TransactionTestCase
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cheap import CHEAP
from diary import NOW, PASSPHRASE, Journal, begun, letter, sql
from goldseam.programme import entries as e
from goldseam.programme.state import fold
from goldseam.store import journals, reading, snapshots
from goldseam.store.database import reading as at_once
from goldseam.store.tries import tries
from goldseam.vault import slots

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


class Evenings(RuleBasedStateMachine):
    """A journal beside a list of what was written into it."""

    journal: Journal

    @initialize()
    def begin(self) -> None:
        for table in ("entry", "snapshot", "once", "kept", "slot", "letter", "vault"):
            sql(f"DELETE FROM store_{table}")
        slots.POLICY = CHEAP
        snapshots.EVERY = 4
        tries.succeeded()
        self.journal = begun()
        self.texts: list[str] = []
        self.others = 0
        self.places: dict[int, int] = {}

    @rule(texts=st.lists(words, min_size=1, max_size=3))
    def write(self, texts: list[str]) -> None:
        saved = self.journal.record(*(letter(text) for text in texts))
        for seq, text in zip(saved.seqs, texts, strict=True):
            self.places[seq] = len(self.texts)
            self.texts.append(text)

    @rule(text=words)
    def send_twice(self, text: str) -> None:
        saved = self.journal.record(letter(text), once=f"twice {len(self.texts)} {self.others}")
        again = self.journal.record(letter(text), once=f"twice {len(self.texts)} {self.others}")
        assert saved == again
        self.places[saved.seqs[0]] = len(self.texts)
        self.texts.append(text)

    @precondition(lambda self: self.texts)
    @rule(data=st.data())
    def correct(self, data: st.DataObject) -> None:
        seq = data.draw(st.sampled_from(sorted(self.places)))
        text = data.draw(words)
        self.journal.record(e.Corrected(entry=seq, fields={"text": text}))
        self.texts[self.places[seq]] = text
        self.others += 1

    @precondition(lambda self: self.texts)
    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        seq = data.draw(st.sampled_from(sorted(self.places)))
        self.journal.erase(seq, once=f"erase {self.others}")
        self.texts[self.places[seq]] = ""
        self.others += 1

    @rule()
    def restart(self) -> None:
        snapshots._newest.clear()
        self.journal.keys = journals.unlock(PASSPHRASE, now=NOW)

    @rule()
    def lose_the_snapshot(self) -> None:
        sql("DELETE FROM store_snapshot")
        snapshots._newest.clear()

    @rule()
    def bring_in_what_is_there(self) -> None:
        assert journals.bring_in(self.journal.keys, self.journal.exported(), now=NOW).new == 0

    @rule()
    def change_the_passphrase(self) -> None:
        journals.change_passphrase(self.journal.keys, PASSPHRASE, now=NOW)

    @invariant()
    def reading_gives_back_what_was_written(self) -> None:
        if not hasattr(self, "texts"):
            return
        assert self.journal.texts() == self.texts
        loaded = self.journal.load()
        assert loaded.seq == len(self.texts) + self.others
        assert not loaded.damaged
        with at_once():
            opened = reading.opened(self.journal.keys)
        assert opened.folded == fold(journals.lines(self.journal.keys, range(1, loaded.seq + 1), as_recorded=True))
        assert journals.verify(self.journal.keys).sound


NO_SHRINKING = (
    Phase.explicit,
    Phase.reuse,
    Phase.generate,
)  # a step writes to a real database: shrinking takes minutes
Evenings.TestCase.settings = settings(
    max_examples=40, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck), phases=NO_SHRINKING
)


class TestEvenings(Evenings.TestCase, TransactionTestCase):  # type: ignore[misc]
    def tearDown(self) -> None:
        from goldseam.vault import stretch

        slots.POLICY, snapshots.EVERY = stretch.POLICY, 256
        super().tearDown()
