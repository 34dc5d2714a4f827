"""A file that SQLite itself calls damaged is still read, line by line."""

import sqlite3

import pytest

from diary import PASSPHRASE, database_path, letter, sql
from goldseam.programme import entries as e
from goldseam.store import journals, problems
from goldseam.store.salvage import salvage


@pytest.fixture
def file(filed, tmp_path):
    """A copy of a journal's file, with three hundred letters and a fact in it."""
    filed.record(e.FactRecorded(fact="blocked"))
    filed.record(*(letter(f"letter {number} " + "word " * 60) for number in range(300)))
    journals.settle_files()
    copy = tmp_path / "it's a copy.db"
    copy.write_bytes(database_path().read_bytes())
    return copy


def texts(found):
    return [text for text in found.texts if text is not None]


def test_a_whole_file_is_read_whole(file, filed):
    found = salvage(file, PASSPHRASE)
    assert found.readable == 301
    assert list(found.texts) == filed.exported()
    assert found.facts == ("blocked",)
    assert found.unanswered == 0


def test_a_file_cut_in_half_gives_what_is_in_the_half(file, filed):
    whole = filed.exported()
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(file).execute("SELECT count(*) FROM store_entry").fetchone()
    found = salvage(file, PASSPHRASE)
    assert 50 < found.readable < 301
    assert len(found.texts) == 301
    assert all(text in (None, written) for text, written in zip(found.texts, whole, strict=True))
    assert found.facts == ("blocked",)


def test_a_page_overwritten_costs_its_lines_only(file, filed):
    whole = filed.exported()
    raw = bytearray(file.read_bytes())
    middle = len(raw) * 3 // 4 // 4096 * 4096
    raw[middle : middle + 4096] = bytes(4096)
    file.write_bytes(raw)
    found = salvage(file, PASSPHRASE)
    assert found.readable > 250
    assert all(text in (None, written) for text, written in zip(found.texts, whole, strict=True))


def test_a_wrong_passphrase_reads_nothing(file):
    with pytest.raises(problems.WrongPassphrase):
        salvage(file, "not the right one")


def test_the_file_is_never_written(file):
    before = file.read_bytes()
    salvage(file, PASSPHRASE)
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\0" + bytes(4000)])
def test_what_is_no_journal_is_told(tmp_path, content):
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(problems.CannotRead):
        salvage(path, PASSPHRASE)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(problems.FileGone):
        salvage(tmp_path / "nowhere.db", PASSPHRASE)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("DELETE FROM store_vault", problems.FileDamaged),
        ("UPDATE store_vault SET layout = 9", problems.NewerJournal),
        ("UPDATE store_slot SET sealed = x'01'", problems.SlotsChanged),
        ("DELETE FROM store_slot", problems.SlotsChanged),
    ],
)
def test_where_nothing_can_be_opened_it_says_why(file, change, told):
    database = sqlite3.connect(file)
    database.execute("PRAGMA foreign_keys=OFF")
    database.execute(change)
    database.commit()
    database.close()
    with pytest.raises(told):
        salvage(file, PASSPHRASE)


def test_without_its_head_the_lines_are_still_read(file):
    database = sqlite3.connect(file)
    database.execute("UPDATE store_vault SET head = x''")
    database.commit()
    database.close()
    found = salvage(file, PASSPHRASE)
    assert found.readable == 301
    assert found.facts == ()


def test_numbers_far_apart_are_found_too(file):
    database = sqlite3.connect(file)
    database.execute("UPDATE store_entry SET id = id + 15000")
    database.commit()
    database.close()
    assert salvage(file, PASSPHRASE).readable == 301
    assert sql("SELECT 1")
