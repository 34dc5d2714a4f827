"""Taking words away for good, and everything."""

import pytest

from diary import NOW, PASSPHRASE, letter, sql
from goldseam.programme import entries as e
from goldseam.store import journals, snapshots


def kinds(journal):
    return [line.entry.kind for line in journals.lines(journal.keys, range(1, 99), as_recorded=True)]


def test_erased_words_are_gone_and_the_line_stays(journal):
    journal.write("keep this", "a secret evening", "and this")
    assert journal.erase(2) == journals.Saved((4,))
    assert journal.texts() == ["keep this", "", "and this"]
    assert kinds(journal) == ["letter-kept"] * 3 + ["erased"]
    assert not any(b"secret" in line for line in journal.exported())


def test_the_chain_still_holds_afterwards(journal):
    journal.write("one", "two", "three")
    before = sql("SELECT digest, link FROM store_entry WHERE seq <= 3")
    journal.erase(2)
    assert sql("SELECT digest, link FROM store_entry WHERE seq <= 3") == before
    assert journals.verify(journal.keys).sound


def test_what_the_line_did_stays_done(journal):
    journal.record(e.BoundaryHeard(wish="no_contact", words="please stop writing"), e.UrgeLogged(
        before=8, outcome="calmer", trigger="a song"))  # fmt: skip
    before = journal.load().story
    journal.erase(1, 2)
    after = journal.load().story
    assert after.recorded.facts == before.recorded.facts
    assert after.recorded.urges == before.recorded.urges
    (boundary, urge) = journals.lines(journal.keys, (1, 2))
    assert (boundary.entry.wish, boundary.entry.words) == ("no_contact", "")
    assert (urge.entry.before, urge.entry.trigger) == (8, "")


def test_the_words_of_its_corrections_go_as_well(journal):
    journal.write("frist secret")
    journal.record(e.Corrected(entry=1, fields={"text": "secret", "kind_of": "apology"}))
    journal.erase(1)
    assert not any(b"secret" in line for line in journal.exported())
    (line,) = journals.lines(journal.keys, (1,))
    assert (line.entry.text, line.entry.kind_of) == ("", "apology")
    assert journals.verify(journal.keys).sound


def test_a_correction_erased_by_itself_loses_its_words_too(journal):
    journal.write("frist")
    journal.record(e.Corrected(entry=1, fields={"text": "secret", "kind_of": "apology"}))
    journal.erase(2)
    assert not any(b"secret" in line for line in journal.exported())
    assert journals.lines(journal.keys, (1,))[0].entry.kind_of == "apology"


def test_a_correction_of_nothing_loses_every_text(journal):
    journal.record(e.Corrected(entry=77, fields={"text": "secret", "kind_of": "apology", "n": 3}))
    journal.erase(1)
    assert not any(b"secret" in line or b"apology" in line for line in journal.exported())


def test_erasing_twice_and_by_the_same_form_is_harmless(journal):
    journal.write("one")
    first = journal.erase(1, once="form")
    assert journal.erase(1, once="form") == first
    assert journal.erase(1, 1, once="another form") == journals.Saved((3,))
    assert journal.texts() == [""]


def test_what_is_not_there_cannot_be_erased(journal):
    journal.write("one")
    assert journal.erase(0, -1, 7) == journals.Saved(())
    assert journal.texts() == ["one"]


def test_an_erased_line_no_longer_stands_in_any_snapshot(journal, monkeypatch):
    monkeypatch.setattr(snapshots, "EVERY", 2)
    journal.write("one", "two", "three")
    ((before,),) = sql("SELECT sealed FROM store_snapshot")
    journal.erase(1)
    ((after,),) = sql("SELECT sealed FROM store_snapshot")
    assert before != after
    snapshots._newest.clear()
    assert journal.load().seq == 4


def test_a_line_that_cannot_be_read_can_be_erased_and_stays_named_as_unreadable(journal):
    journal.write("one", "two")
    sql("UPDATE store_entry SET sealed = %s WHERE seq = 1", b"noise with words in it")
    journal.erase(1)
    assert journal.load().unreadable == (1,)
    assert b"noise" not in bytes(sql("SELECT sealed FROM store_entry WHERE seq = 1")[0][0])
    assert journal.texts() == ["two"]


def test_a_missing_line_can_be_erased_too(journal):
    journal.write("one", "two")
    sql("DELETE FROM store_entry WHERE seq = 1")
    journal.erase(1)
    assert journal.texts() == ["two"]


def test_a_line_nobody_could_read_loses_its_words_and_keeps_its_codes(journal):
    line = (
        b'{"kind":"boundary-heard","at":"2026-11-20T10:00:00+00:00","zone":"Europe/London","wish":"no_contact",'
        b'"words":"secret","until":"some day","list":["a secret"],"more":{"x":"Secret"},"count":3,"yes":true}'
    )
    strange = b'{"kind":"something-new","text":"secret","fact":"secretly","n":1}'
    journals.bring_in(journal.keys, [line, b"not even json: secret", strange, b'{"kind":["secret"]}'], now=NOW)
    journal.erase(1, 2, 3, 4)
    first, *others = journal.exported()
    for kept in (b"boundary-heard", b"no_contact", b"2026-11-20T10:00:00+00:00", b"Europe/London", b'"count":3'):
        assert kept in first
    assert b"ecret" not in b"".join([first, *others])


def test_what_closes_in_a_line_that_was_cut_off_is_still_there_once_its_words_are_gone(journal):
    cut = b'{"kind":"fact-recorded","fact":"order","at":"2026-11-20T10:00:00+00:00","note":"a secr'
    journals.bring_in(journal.keys, [cut], now=NOW)
    journal.erase(1)
    (left, *_) = journal.exported()
    assert b'"fact":"order"' in left
    assert b"secr" not in left


def test_everything_that_names_somebody_can_be_found(journal):
    journal.write("with Robin at the lake", "alone", "ROBIN called")
    assert journals.mentioning(journal.keys, "robin") == (1, 3)
    assert journals.mentioning(journal.keys, "") == ()


def test_nothing_is_erased_behind_a_damaged_head(journal):
    journal.write("one")
    sql("UPDATE store_vault SET head = %s", b"noise")
    with pytest.raises(journals.HeadDamaged):
        journal.erase(1)
    assert journal.texts() == ["one"]


# --- in the file -----------------------------------------------------------------------------------------------------


def every_byte():
    from diary import database_path

    path = database_path()
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(path.name + "*")))


def test_the_sealed_words_leave_the_file_and_its_log_at_once(filed):
    filed.write("one", "two" * 300, "three")
    journals.settle_files()
    sealed = bytes(sql("SELECT sealed FROM store_entry WHERE seq = 2")[0][0])
    assert sealed[20:60] in every_byte()
    filed.erase(2)
    assert sealed[20:60] not in every_byte()
    assert filed.texts()[0] == "one"


def test_after_deleting_everything_nothing_of_it_is_left_in_the_file(filed):
    filed.write(*(f"letter {number}" for number in range(30)))
    journals.keep_draft(filed.keys, "letter", "half")
    marks = [
        bytes(value)[-30:]
        for statement in ("SELECT sealed FROM store_slot", "SELECT head FROM store_vault",
                          "SELECT sealed FROM store_entry", "SELECT sealed FROM store_kept",
                          "SELECT sealed FROM store_once", "SELECT mailbox FROM store_vault")
        for (value,) in sql(statement)
    ]  # fmt: skip
    journals.settle_files()
    assert all(mark in every_byte() for mark in marks)
    journals.destroy(filed.keys)
    left = every_byte()
    assert not [mark for mark in marks if mark in left]
    assert not journals.exists()
    with pytest.raises(journals.NoJournal):
        journals.unlock(PASSPHRASE, now=NOW)


def test_after_deleting_everything_a_new_journal_starts_empty(filed):
    filed.record(e.FactRecorded(fact="explicit_no"))
    journals.destroy(filed.keys)
    from diary import begun

    fresh = begun()
    assert fresh.load().seq == 0
    assert not fresh.load().story.recorded.facts
    assert fresh.record(letter("new")).seqs == (1,)


def test_deleting_twice_says_that_there_is_nothing(filed):
    journals.destroy(filed.keys)
    with pytest.raises(journals.NoJournal):
        journals.destroy(filed.keys)
