"""Somebody changes the file without the passphrase: noticed, told in plain words, and the rest is still there."""

import pytest

from diary import NOW, begun, letter, sql
from goldseam.programme import entries as e
from goldseam.store import journals, problems, reading, snapshots

TEXTS = [f"letter {number}" for number in range(1, 9)]


@pytest.fixture
def eight(journal):
    journal.write(*TEXTS)
    snapshots._newest.clear()
    return journal


def flip(table: str, column: str, where: str, byte: int = 40) -> None:
    ((value,),) = sql(f"SELECT {column} FROM store_{table} WHERE {where}")
    changed = bytearray(value)
    changed[byte % len(changed)] ^= 1
    sql(f"UPDATE store_{table} SET {column} = %s WHERE {where}", bytes(changed))


CASES = {
    "the last line cut off": ("DELETE FROM store_entry WHERE seq = 8", {8}),
    "lines cut off at the end": ("DELETE FROM store_entry WHERE seq > 5", {6, 7, 8}),
    "a line taken out of the middle": ("DELETE FROM store_entry WHERE seq = 4", {4}),
    "a line taken out and the rest moved up": (
        "DELETE FROM store_entry WHERE seq = 4; UPDATE store_entry SET seq = seq - 1 WHERE seq > 4", {4, 5, 6, 7, 8}
    ),
    "one line copied over another": (
        "UPDATE store_entry SET (sealed, digest) = (SELECT sealed, digest FROM store_entry WHERE seq = 2) "
        "WHERE seq = 5", {5}
    ),
    "one line copied over another, link and all": (
        "UPDATE store_entry SET (sealed, digest, link) = "
        "(SELECT sealed, digest, link FROM store_entry WHERE seq = 2) WHERE seq = 5", {5}
    ),
    "two lines swapped": (
        "UPDATE store_entry SET seq = -1 WHERE seq = 2; UPDATE store_entry SET seq = 2 WHERE seq = 6; "
        "UPDATE store_entry SET seq = 6 WHERE seq = -1", {2, 6}
    ),
    "another epoch written on a line": ("UPDATE store_entry SET epoch = 2 WHERE seq = 3", {3}),
    "a line overwritten with nothing": ("UPDATE store_entry SET sealed = x'' WHERE seq = 3", {3}),
    "a line overwritten with zeros": ("UPDATE store_entry SET sealed = zeroblob(length(sealed)) WHERE seq = 3", {3}),
    "every line gone": ("DELETE FROM store_entry", set(range(1, 9))),
}  # fmt: skip


@pytest.mark.parametrize(("change", "lost"), CASES.values(), ids=CASES.keys())
def test_it_is_noticed_and_the_rest_is_read_told_and_exported(eight, change, lost):
    for statement in change.split(";"):
        sql(statement)
    loaded = eight.load()
    assert loaded.damaged
    assert set(loaded.unreadable) == lost
    left = [text for number, text in enumerate(TEXTS, 1) if number not in lost]
    assert eight.texts() == left
    report = journals.verify(eight.keys)
    assert not report.sound
    assert set(report.missing) | set(report.changed) == lost
    assert f"{8 - len(lost)} of 8 lines can be read" in report.sentences()[0]
    exported = eight.exported()
    assert len(exported) == 8
    assert [number for number, line in enumerate(exported, 1) if line == b'{"kind":"unreadable"}'] == sorted(lost)


@pytest.mark.parametrize("column", ["sealed", "digest", "link"])
@pytest.mark.parametrize("byte", [0, 1, 5, 20, 31])
def test_a_flipped_bit_in_a_line_never_shows_something_else(eight, column, byte):
    flip("entry", column, "seq = 4", byte)
    shown = eight.texts()
    assert shown in (TEXTS, TEXTS[:3] + TEXTS[4:])
    assert eight.load().unreadable in ((), (4,))


def test_a_line_from_another_journal_is_not_shown(eight):
    own = sql("SELECT sealed, digest, link FROM store_entry WHERE seq = 4")[0]
    sql("UPDATE store_vault SET identity = %s", b"set aside for it")
    other = begun_beside()
    other.write(*(text + " of somebody else" for text in TEXTS))
    foreign = sql("SELECT sealed, digest, link FROM store_entry WHERE seq = 4 ORDER BY id DESC LIMIT 1")[0]
    assert foreign != own
    ((first,),) = sql("SELECT min(id) FROM store_vault")
    sql("UPDATE store_vault SET identity = %s WHERE id = %s", eight.keys.vault_id, first)
    sql("UPDATE store_entry SET sealed=%s, digest=%s, link=%s WHERE seq = 4 AND vault_id = %s", *foreign, first)
    assert eight.load().unreadable == (4,)
    assert eight.texts() == TEXTS[:3] + TEXTS[4:]


def begun_beside():
    """A second journal in the same database, as a host would have them."""
    import goldseam.store.vaults as vaults

    exists, vaults.exists = vaults.exists, lambda: False
    try:
        return begun()
    finally:
        vaults.exists = exists


def test_two_journals_in_one_database_know_nothing_of_each_other(eight):
    other = begun_beside()
    other.write("mine alone")
    journals.keep_draft(other.keys, "letter", "draft of the other")
    journals.prefer(other.keys, NOW, zone="Asia/Tokyo")
    assert other.texts() == ["mine alone"]
    assert eight.texts() == TEXTS
    assert journals.draft(eight.keys, "letter") is None
    assert journals.preferences(eight.keys) == {}
    journals.destroy(other.keys)
    assert eight.texts() == TEXTS
    assert not eight.load().damaged


@pytest.mark.parametrize("table", ["entry", "slot", "kept", "snapshot", "once"])
def test_rows_of_another_journal_fit_nowhere(eight, table):
    other = begun_beside()
    other.write(*TEXTS)
    journals.prefer(other.keys, NOW, zone="Asia/Tokyo")
    mine, theirs = (row[0] for row in sql("SELECT id FROM store_vault ORDER BY id"))
    sql(f"DELETE FROM store_{table} WHERE vault_id = %s", mine)
    sql(f"UPDATE store_{table} SET vault_id = %s WHERE vault_id = %s", mine, theirs)
    snapshots._newest.clear()
    if table == "entry":
        assert eight.texts() == []
        assert set(eight.load().unreadable) == set(range(1, 9))
    elif table == "slot":
        with pytest.raises(journals.WrongPassphrase):
            journals.unlock("a candle on the sill", now=NOW)
    else:
        assert eight.texts() == TEXTS
        assert journals.preferences(eight.keys) == {}
        assert eight.record(letter("on"), once="form 3").seqs == ((9,) if table == "once" else (4,))


@pytest.mark.parametrize("byte", [0, 1, 7, 60, 400])
def test_a_damaged_head_is_told_and_everything_is_still_read(eight, byte):
    flip("vault", "head", "1 = 1", byte)
    loaded = eight.load()
    assert loaded.end_differs
    assert loaded.unreadable == ()
    assert eight.texts() == TEXTS
    assert any("seal over the whole" in sentence for sentence in journals.verify(eight.keys).sentences())
    assert len(eight.exported()) == 8


def test_an_epoch_changed_on_the_vault_is_told(eight):
    sql("UPDATE store_vault SET epoch = 2")
    assert eight.load().damaged
    assert not journals.verify(eight.keys).sound


def test_an_older_head_put_back_is_told(journal):
    journal.write("one")
    ((older,),) = sql("SELECT head FROM store_vault")
    journal.record(e.FactRecorded(fact="explicit_no"))
    sql("UPDATE store_vault SET head = %s", older)
    loaded = journal.load()
    assert loaded.end_differs
    assert "explicit_no" in loaded.story.recorded.facts
    assert any("older copy" in sentence for sentence in journals.verify(journal.keys).sentences())


def test_damage_beyond_the_last_hundred_is_found_on_reading_everything(journal, monkeypatch):
    monkeypatch.setattr(reading, "CHECKED", 5)
    monkeypatch.setattr(snapshots, "EVERY", 10)
    journal.write(*(str(number) for number in range(22)))
    flip("entry", "sealed", "seq = 3")
    assert not journal.load().damaged  # its effect is in the snapshot, its text is not asked for
    assert journals.verify(journal.keys).changed == (3,)
    assert "2" not in journal.texts()


def test_damage_among_the_last_hundred_is_found_on_loading_even_under_a_snapshot(journal, monkeypatch):
    monkeypatch.setattr(snapshots, "EVERY", 10)
    journal.write(*(str(number) for number in range(22)))
    flip("entry", "sealed", "seq = 3")
    assert journal.load().unreadable == (3,)


def test_no_snapshot_is_taken_that_would_hide_the_damage(eight, monkeypatch):
    monkeypatch.setattr(snapshots, "EVERY", 4)
    sql("DELETE FROM store_snapshot")
    sql("DELETE FROM store_entry WHERE seq = 2")
    eight.write(*"abcdefgh")
    assert sql("SELECT count(*) FROM store_snapshot") == [(0,)]
    assert not snapshots._newest
    assert eight.load().unreadable == (2,)


def test_writing_goes_on_after_a_lost_line(eight):
    sql("DELETE FROM store_entry WHERE seq = 8")
    eight.write("nine")
    assert eight.texts() == [*TEXTS[:7], "nine"]
    assert eight.load().unreadable == (8,)


def test_a_broken_mailbox_is_told_by_verify(eight):
    sql("UPDATE store_vault SET mailbox = %s", bytes(32))
    report = journals.verify(eight.keys)
    assert report.mailbox_changed
    assert not report.sound


def test_long_lists_of_lost_lines_are_cut_short(journal):
    journal.write(*(str(number) for number in range(20)))
    sql("DELETE FROM store_entry WHERE seq > 2")
    assert "and 6 more" in journals.verify(journal.keys).sentences()[1]


def test_a_journal_that_is_whole_says_so(eight):
    report = journals.verify(eight.keys)
    assert report.sound
    assert report.sentences() == ("All 8 lines are there, in order, and as they were written.",)
    assert report.readable == 8


def test_a_file_with_damaged_places_is_told(eight, monkeypatch):
    monkeypatch.setattr("goldseam.store.checking._file_sound", lambda: False)
    report = journals.verify(eight.keys)
    assert not report.sound
    assert any("damaged places" in sentence for sentence in report.sentences())


# --- an older copy of the whole file ---------------------------------------------------------------------------------


def test_an_older_copy_of_the_whole_file_is_known_by_what_was_remembered(journal):
    journal.write("one")
    older = {table: sql(f"SELECT * FROM store_{table}") for table in ("vault", "entry")}
    journal.write("two")
    remembered = journals.witness(journal.keys)
    assert journals.compare(journal.keys, remembered) == "same"
    sql("DELETE FROM store_entry WHERE seq = 2")
    sql("UPDATE store_vault SET head = %s", older["vault"][0][4])
    snapshots._newest.clear()
    assert not journal.load().damaged  # nothing in it gives it away
    assert journals.compare(journal.keys, remembered) == "older"
    journal.write("something else")
    assert journals.compare(journal.keys, remembered) == "other"


def test_a_journal_that_went_on_is_the_same_one(journal):
    journal.write("one")
    remembered = journals.witness(journal.keys)
    journal.write("two")
    assert journals.compare(journal.keys, remembered) == "same"


def test_a_journal_written_anew_by_bringing_lines_in_is_the_same_one(journal):
    journal.write("one", "two")
    remembered = journals.witness(journal.keys)
    journals.bring_in(journal.keys, [b'{"kind":"from-elsewhere"}'], now=NOW)
    assert journals.compare(journal.keys, remembered) == "same"


@pytest.mark.parametrize("noise", ["", "x", "1.2", "a.b.c", "1.1.zz"])
def test_what_was_remembered_in_another_form_counts_as_nothing(journal, noise):
    assert journals.compare(journal.keys, noise) == "same"


def test_a_new_journal_remembers_its_beginning(journal):
    assert journals.compare(journal.keys, journals.witness(journal.keys)) == "same"


def test_a_damaged_head_has_no_end_to_remember(journal):
    sql("UPDATE store_vault SET head = %s", b"noise")
    with pytest.raises(journals.HeadDamaged):
        journals.witness(journal.keys)


def test_every_problem_has_words_a_person_can_be_shown():
    def family(kind):
        yield kind
        for child in kind.__subclasses__():
            yield from family(child)

    for kind in family(problems.JournalProblem):
        sentence = str(kind(30)) if kind is problems.TooSoon else str(kind())
        assert sentence.endswith((".", "?"))
        assert not {"sqlite", "exception", "error", "commit", "row"} & set(sentence.lower().replace(".", "").split())
