"""Loading: the same story with and without a snapshot, whatever happened to it."""

import pytest

from diary import Journal, letter, sql
from goldseam.programme import entries as e
from goldseam.programme.state import fold
from goldseam.store import journals, reading, snapshots
from goldseam.store.database import reading as at_once
from goldseam.vault import seals
from goldseam.vault.seals import Place


def afresh(journal: Journal) -> reading.Opened:
    """As after a restart: nothing in memory."""
    snapshots._newest.clear()
    with at_once():
        return reading.opened(journal.keys)


def from_the_first(journal: Journal):
    with at_once():
        return reading.opened(journal.keys, from_the_first=True).folded


@pytest.fixture
def long(journal, monkeypatch):
    """Twenty-five lines with a snapshot every ten."""
    monkeypatch.setattr(snapshots, "EVERY", 10)
    monkeypatch.setattr(reading, "CHECKED", 5)
    journal.write(*(f"letter {number}" for number in range(25)))
    return journal


def test_an_empty_journal_is_an_empty_story(journal):
    assert journal.load().seq == 0
    assert not journal.load().damaged


def test_a_snapshot_is_taken_every_so_many_lines(long):
    assert afresh(long).snapshot_seq == 20


def test_with_and_without_snapshot_it_is_the_same_story(long):
    assert afresh(long).folded == from_the_first(long)
    assert afresh(long).folded == fold(journals.lines(long.keys, range(1, 26)))


def test_a_snapshot_that_is_gone_changes_nothing(long):
    sql("DELETE FROM store_snapshot")
    opened = afresh(long)
    assert opened.snapshot_seq == 0
    assert opened.folded == from_the_first(long)


def test_noise_in_its_place_changes_nothing(long):
    sql("UPDATE store_snapshot SET sealed = %s", b"\x01\x01" + bytes(200))
    assert afresh(long).folded == from_the_first(long)


def test_a_snapshot_of_another_reducer_is_left_aside(long, monkeypatch):
    monkeypatch.setattr(snapshots, "REDUCER_VERSION", snapshots.REDUCER_VERSION + 1)
    opened = afresh(long)
    assert opened.snapshot_seq == 0
    assert opened.folded == from_the_first(long)


def test_a_snapshot_with_another_link_is_left_aside(long):
    story = from_the_first(long)
    ((pk,),) = sql("SELECT id FROM store_vault")
    snapshots.take(long.keys, pk, 1, 20, b"x" * 32, fold([]))
    opened = afresh(long)
    assert opened.snapshot_seq == 0
    assert opened.folded == story


def test_a_stale_snapshot_is_gone_on_from(long):
    ((older,),) = sql("SELECT sealed FROM store_snapshot")
    long.write(*(f"more {number}" for number in range(10)))
    sql("UPDATE store_snapshot SET sealed = %s", older)
    opened = afresh(long)
    assert opened.snapshot_seq == 20
    assert opened.folded == from_the_first(long)


def test_a_snapshot_of_lines_that_are_not_there_yet_is_left_aside(long):
    ((pk,),) = sql("SELECT id FROM store_vault")
    snapshots.take(long.keys, pk, 1, 400, b"x" * 32, fold([]))
    assert afresh(long).folded == from_the_first(long)


def test_something_else_under_the_snapshots_seal_is_left_aside(long):
    sql("UPDATE store_snapshot SET sealed = %s", seals.seal(long.keys, Place("S", epoch=1), b'{"story": 7}'))
    assert afresh(long).folded == from_the_first(long)


def test_what_is_remembered_in_memory_is_sealed_too(long):
    story = journals.load(long.keys).story
    assert snapshots._newest
    assert all(b"letter" not in sealed for sealed in snapshots._newest.values())
    assert journals.load(long.keys).story == story


def test_memory_of_another_process_that_went_on_does_not_matter(long):
    remembered = dict(snapshots._newest)
    long.write("elsewhere")
    snapshots._newest.update(remembered)
    assert journals.load(long.keys).story.last_seq == 26


def test_memory_of_a_write_that_was_taken_back_does_not_matter(filed, monkeypatch):
    filed.write("one")

    class Broken(Exception):
        pass

    def broken(*_):
        raise Broken

    from goldseam.store import acting

    with monkeypatch.context() as patch:
        patch.setattr(acting, "remember", broken)
        with pytest.raises(Broken):
            filed.write("never")
    assert filed.load().seq == 1
    assert filed.load().story == from_the_first(filed)
    filed.write("two")
    assert filed.load().story == from_the_first(filed)


def test_memory_holds_only_so_many(journal, monkeypatch):
    monkeypatch.setattr(snapshots, "MOST", 1)
    snapshots._newest[12345] = b"of another vault"
    journal.write("x")
    assert list(snapshots._newest) == [row[0] for row in sql("SELECT id FROM store_vault")]


def test_a_correction_is_folded_from_the_first_line(long):
    long.record(e.Withdrawn(entry=3))
    assert afresh(long).folded == from_the_first(long)
    long.write("after")
    assert afresh(long).folded == from_the_first(long)


def test_a_correction_after_a_stale_snapshot_is_folded_from_the_first_line(long):
    ((older,),) = sql("SELECT sealed FROM store_snapshot")
    long.record(e.Withdrawn(entry=3))
    sql("UPDATE store_snapshot SET sealed = %s", older)
    opened = afresh(long)
    assert opened.snapshot_seq == 0
    assert opened.folded == from_the_first(long)


# --- single lines ----------------------------------------------------------------------------------------------------


def test_lines_come_in_the_order_asked_for_and_strangers_are_left_out(journal):
    journal.write("one", "two", "three")
    assert [line.entry.text for line in journals.lines(journal.keys, (3, 1, 99, 0))] == ["three", "one"]
    assert journals.lines(journal.keys, ()) == ()


def test_the_latest_come_newest_first_page_by_page(journal):
    journal.write(*"abcde")
    assert [line.entry.text for line in journals.latest(journal.keys, count=2)] == ["e", "d"]
    assert [line.entry.text for line in journals.latest(journal.keys, before=4, count=9)] == ["c", "b", "a"]


def test_many_lines_at_once(journal):
    journal.record(*(letter(str(number)) for number in range(1200)))
    assert len(journals.lines(journal.keys, range(1, 1201))) == 1200


def test_a_corrected_line_is_shown_as_it_was_put_right_and_as_recorded_when_asked(journal):
    journal.write("frist")
    journal.record(e.Corrected(entry=1, fields={"text": "first"}))
    assert journals.lines(journal.keys, (1,))[0].entry.text == "first"
    assert journals.lines(journal.keys, (1,), as_recorded=True)[0].entry.text == "frist"
    assert journals.latest(journal.keys)[-1].entry.text == "first"


def test_a_line_named_by_its_id_is_corrected_too_and_the_last_word_counts(journal):
    journal.write("a", "b")
    name = journals.lines(journal.keys, (2,))[0].id
    journal.record(e.Corrected(entry=name, fields={"text": "B"}))
    journal.record(e.Corrected(entry=2, fields={"text": "B!"}))
    assert journals.lines(journal.keys, (1, 2))[1].entry.text == "B!"


def test_a_withdrawn_line_is_left_out(journal):
    journal.write("a", "b")
    journal.record(e.Withdrawn(entry=1))
    assert journals.lines(journal.keys, (1, 2))[0].entry.text == "b"
    assert len(journals.lines(journal.keys, (1, 2), as_recorded=True)) == 2


def test_a_correction_of_something_that_is_not_there_is_harmless(journal):
    journal.write("a")
    journal.record(e.Corrected(entry="no such id", fields={"text": "x"}), e.Withdrawn(entry=77))
    assert journals.lines(journal.keys, (1,))[0].entry.text == "a"


def test_a_lost_index_of_corrections_shows_lines_as_recorded(journal):
    journal.write("a")
    journal.record(e.Withdrawn(entry=1))
    sql("UPDATE store_kept SET sealed = %s", b"noise")
    assert len(journals.lines(journal.keys, (1,))) == 1
