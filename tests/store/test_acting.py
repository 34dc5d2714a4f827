"""The one door in: decided by the programme, written all together or not at all, once."""

from datetime import UTC, date, datetime, timedelta

import pytest

from diary import NOW, PASSPHRASE, ZONE, Journal, letter, sql
from goldseam.journal import codec
from goldseam.programme import entries as e
from goldseam.programme.decide import Record, Refused
from goldseam.store import acting, journals, snapshots
from goldseam.store.ids import fresh_ids
from goldseam.vault import chain, heads


def rows():
    return sql("SELECT seq, epoch, sealed, digest, link FROM store_entry ORDER BY seq")


def everything():
    return {
        table: sql(f"SELECT * FROM store_{table}")
        for table in ("vault", "slot", "entry", "snapshot", "kept", "once", "letter")
    }


def test_what_is_recorded_is_there_in_order(journal):
    assert journal.write("one", "two", "three") == (1, 2, 3)
    assert journal.texts() == ["one", "two", "three"]


def test_several_entries_come_together_with_the_time_and_zone_they_were_given(journal):
    saved = journal.record(letter("a"), letter("b"), on=date(2026, 11, 20))
    assert saved == journals.Saved((1, 2))
    for line in journals.lines(journal.keys, saved.seqs):
        assert (line.at, line.zone, line.on) == (NOW + timedelta(minutes=1), ZONE, date(2026, 11, 20))


def test_ids_sort_as_the_entries_were_written(journal):
    journal.record(*(letter(str(number)) for number in range(50)))
    journal.record(letter("later"))
    names = [line.id for line in journals.lines(journal.keys, range(1, 52))]
    assert names == sorted(names)
    assert len(set(names)) == 51


def test_an_id_carries_its_millisecond_and_is_a_uuid7():
    names = fresh_ids(datetime(2026, 11, 24, 20, 0, tzinfo=UTC))
    name = next(names)
    assert name[14] == "7"
    assert name[19] in "89ab"
    assert int(name.replace("-", "")[:12], 16) == int(NOW.timestamp() * 1000)


def test_a_refusal_writes_nothing(journal, monkeypatch):
    monkeypatch.setattr(acting, "decide", lambda story, wish, now: refused)
    refused = object.__new__(Refused)
    before = everything()
    assert journal.record(letter("x")) is refused
    assert everything() == before


def test_the_programme_is_asked_with_the_story_so_far_and_the_instant(journal, monkeypatch):
    asked = []
    monkeypatch.setattr(acting, "decide", lambda story, wish, now: asked.append((story.last_seq, now)) or ())
    assert journal.record(letter("x")) == journals.Saved(())
    assert asked == [(0, journal.now)]


# --- once ------------------------------------------------------------------------------------------------------------


def test_a_form_sent_twice_is_written_once_and_answered_the_same(journal):
    first = journal.record(letter("once"), once="token")
    before = rows()
    assert journal.record(letter("once"), once="token") == first
    assert journal.record(letter("something else"), once="token") == first
    assert rows() == before


def test_an_entry_that_was_refused_may_be_sent_again_with_the_same_token(journal, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(acting, "decide", lambda story, wish, now: object.__new__(Refused))
        journal.record(letter("x"), once="token")
    assert journal.record(letter("x"), once="token") == journals.Saved((1,))


def test_tokens_are_not_kept_in_clear(journal):
    journal.record(letter("x"), once="a telling token")
    assert b"telling" not in b"".join(value for row in sql("SELECT token, sealed FROM store_once") for value in row)


def test_a_damaged_outcome_still_keeps_the_form_from_being_written_twice(journal):
    journal.record(letter("x"), once="token")
    sql("UPDATE store_once SET sealed = %s", b"noise")
    assert journal.record(letter("x"), once="token") == journals.Saved(())
    assert journal.load().seq == 1


def test_only_the_latest_tokens_are_remembered(journal, monkeypatch):
    monkeypatch.setattr(acting, "TOKENS", 3)
    journal.write(*"abcdef")
    assert sql("SELECT count(*) FROM store_once") == [(3,)]


# --- all or nothing --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["encode", "put_all", "write_head", "snapshot", "remember"])
def test_whatever_breaks_on_the_way_leaves_everything_as_it_was(filed, monkeypatch, step):
    filed.write("before")
    places = {
        "encode": (codec, "encode"),
        "put_all": (acting, "put_all"),
        "write_head": (acting.vaults, "write_head"),
        "snapshot": (snapshots, "remember"),
        "remember": (acting, "remember"),
    }
    before = everything()

    class Broken(Exception):
        pass

    def broken(*_, **__):
        raise Broken

    with monkeypatch.context() as patch:
        patch.setattr(*places[step], broken)
        with pytest.raises(Broken):
            filed.record(letter("half"), once="token")
    assert everything() == before
    assert filed.record(letter("whole"), once="token") == journals.Saved((2,))
    assert filed.texts() == ["before", "whole"]


# --- the chain and the head ------------------------------------------------------------------------------------------


def test_rows_are_linked_from_the_beginning_to_the_head(journal):
    journal.write("one", "two", "three")
    link = chain.beginning(journal.keys, 1)
    for _, _, _, digest, stored in rows():
        link = chain.link(journal.keys, link, bytes(digest))
        assert bytes(stored) == link
    ((head,),) = sql("SELECT head FROM store_vault")
    assert heads.open_head(journal.keys, 1, bytes(head)).link == link


def test_what_closed_stands_in_the_head_as_well(journal):
    journal.record(e.FactRecorded(fact="explicit_no"))
    ((head,),) = sql("SELECT head FROM store_vault")
    assert heads.open_head(journal.keys, 1, bytes(head)).facts == {"explicit_no"}


def test_what_closed_stays_closed_when_its_line_is_gone(journal):
    journal.record(e.FactRecorded(fact="explicit_no"))
    sql("DELETE FROM store_entry")
    snapshots._newest.clear()
    assert "explicit_no" in journal.load().story.recorded.facts
    journal.record(letter("later"))
    assert "explicit_no" in journal.load().story.recorded.facts


def test_a_fact_the_head_does_not_know_counts_all_the_same(journal):
    journal.record(e.FactRecorded(fact="blocked"))
    ((head,),) = sql("SELECT head FROM store_vault")
    known = heads.open_head(journal.keys, 1, bytes(head))
    poorer = heads.Head(seq=known.seq, link=known.link, settled=True)
    sql("UPDATE store_vault SET head = %s", heads.seal_head(journal.keys, 1, poorer))
    assert "blocked" in journal.load().story.recorded.facts


def test_nothing_is_written_behind_a_head_that_does_not_open(journal):
    journal.write("before")
    sql("UPDATE store_vault SET head = %s", b"\x01\x01" + bytes(100))
    before = rows()
    with pytest.raises(journals.HeadDamaged, match="import it into a new journal"):
        journal.record(letter("x"))
    assert rows() == before
    assert journal.texts() == ["before"]


def test_nothing_is_written_behind_an_older_head_put_back(journal):
    journal.write("one")
    ((older,),) = sql("SELECT head FROM store_vault")
    journal.write("two")
    sql("UPDATE store_vault SET head = %s", older)
    loaded = journal.load()
    assert loaded.end_differs
    assert loaded.seq == 2
    with pytest.raises(journals.HeadDamaged):
        journal.record(letter("three"))


def test_two_tabs_with_their_own_tokens_both_count(journal):
    other_tab = Journal(journal.keys, journal.code, now=journal.now)
    journal.record(letter("from the first"), once="one")
    other_tab.record(letter("from the second"), once="two")
    assert journal.texts() == ["from the first", "from the second"]


def test_keys_of_another_journal_write_nothing(journal):
    from goldseam.vault import fresh_keys

    with pytest.raises(journals.NoJournal):
        journals.act(fresh_keys(), Record(entries=(letter("x"),)), now=NOW, zone=ZONE, once="x")


def test_what_was_written_opens_after_locking_and_unlocking(journal):
    journal.write("still here")
    keys = journals.unlock(PASSPHRASE, now=NOW)
    assert Journal(keys, "").texts() == ["still here"]
