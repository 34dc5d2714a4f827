"""`goldseam journal verify`, `passphrase` and `erase`, on a folder of its own, as people run them."""

import sqlite3

import pytest

from command import goldseam

# --- verify ----------------------------------------------------------------------------------------------------------


def test_a_sound_journal_is_called_sound(home):
    answer = home.journal("verify")
    assert answer.code == 0
    assert "All 4 lines are there, in order, and as they were written." in answer.out
    assert "not quite understood: 3, 4." in answer.out
    assert "lamp" not in answer.out


def test_a_changed_line_is_found(home):
    with sqlite3.connect(home.data / "notes.db") as file:
        file.execute("UPDATE store_entry SET sealed = zeroblob(80) WHERE seq = 2")
    answer = home.journal("verify")
    assert answer.code == 1
    assert "3 of 4 lines can be read" in answer.out
    assert "not shown: 2." in answer.out


def test_a_missing_line_is_found_and_exported_as_missing(home):
    with sqlite3.connect(home.data / "notes.db") as file:
        file.execute("DELETE FROM store_entry WHERE seq = 2")
    assert "Missing: 2." in home.journal("verify").out
    out = home.around / "rest.jsonl"
    answer = home.journal("export", out, "--plain")
    assert answer.code == 1
    assert "1 line could not be read any more" in answer.out
    assert out.read_bytes().splitlines()[2] == b'{"kind":"unreadable"}'


def test_what_is_no_database_is_called_damaged(home):
    (home.data / "notes.db").write_bytes(b"once upon a time " * 999)
    answer = home.journal("verify")
    assert answer.code == 1
    assert "is damaged" in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("name", ["verify", "export", "passphrase", "erase"])
def test_where_there_is_no_journal_it_says_so(empty, name):
    words = (empty.around / "x.age",) if name == "export" else ()
    answer = empty.journal(name, *words)
    assert answer.refused
    assert f"There is no journal in {empty.data}" in answer.err
    assert not empty.data.exists()


def test_an_app_never_begun_holds_no_journal(home):
    with sqlite3.connect(home.data / "notes.db") as file:
        for table in ("entry", "snapshot", "kept", "once", "slot", "letter", "vault"):
            file.execute(f"DELETE FROM store_{table}")
    answer = home.journal("verify")
    assert answer.refused
    assert "There is no journal" in answer.err


# --- passphrase ------------------------------------------------------------------------------------------------------


def test_a_wrong_passphrase_opens_nothing(home):
    answer = home.journal("verify", passphrase=home.said("a candle on the sofa", "wrong"))
    assert answer.refused
    assert "did not open" in answer.err


def test_a_new_passphrase_takes_the_place_of_the_old_one(home):
    new = home.said("another little sentence", "new")
    answer = home.journal("passphrase", "--new-passphrase-file", new)
    assert answer.code == 0
    assert home.journal("verify").refused
    assert home.journal("verify", passphrase=new).code == 0


def test_a_new_passphrase_too_short_changes_nothing(home):
    answer = home.journal("passphrase", "--new-passphrase-file", home.said("short", "new"))
    assert answer.refused
    assert "at least 15 characters" in answer.err
    assert home.journal("verify").code == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "is empty"), (b"\n", "is empty"), (b"\xff\xfe\x00\n", "no text in UTF-8"), (None, "There is no file")],
)
def test_a_passphrase_file_that_is_none_is_named(home, content, sentence):
    file = home.around / "strange"
    if content is not None:
        file.write_bytes(content)
    answer = home.journal("verify", passphrase=file)
    assert answer.refused
    assert sentence in answer.err


def test_a_passphrase_file_that_is_a_folder_is_named(home):
    answer = home.journal("verify", passphrase=home.around)
    assert answer.refused
    assert "is a folder" in answer.err


def test_where_nobody_can_be_asked_it_says_how_to_tell(home):
    answer = goldseam("journal", "verify", "--data", home.data)
    assert answer.refused
    assert "name it with --passphrase-file" in answer.err


# --- erase -----------------------------------------------------------------------------------------------------------


def test_nothing_is_deleted_without_a_word(home):
    answer = home.journal("erase")
    assert answer.refused
    assert "Nothing was deleted" in answer.err
    assert home.journal("verify").code == 0


def test_a_word_deletes_everything(home):
    answer = home.journal("erase", "--yes")
    assert answer.code == 0
    assert list(home.data.glob("notes.db*")) == []
    assert home.journal("verify").refused


def test_a_wrong_passphrase_deletes_nothing(home):
    assert home.journal("erase", "--yes", passphrase=home.said("a candle on the sofa", "wrong")).refused
    assert home.journal("verify").code == 0
