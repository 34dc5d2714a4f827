"""`goldseam doctor`: is everything in place, said in plain words and never with content."""

import json
import os
import sqlite3
import sys
from datetime import UTC, datetime, timedelta

import pytest

from command import goldseam
from goldseam.cli import doctor

NAMES = ["data folder", "disk", "database", "seals", "clock", "browser", "versions"]


def look(folder) -> dict[str, dict]:
    answer = goldseam("doctor", "--json", "--data", folder)
    said = json.loads(answer.out)
    assert [finding["name"] for finding in said["findings"]] == NAMES
    assert answer.code == (0 if said["well"] else 1)
    assert said["well"] == all(finding["well"] for finding in said["findings"])
    return {finding["name"]: finding for finding in said["findings"]}


@pytest.fixture
def folder(tmp_path):
    """A data folder with a sound database that holds a journal."""
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    with sqlite3.connect(data / "notes.db") as file:
        file.execute("CREATE TABLE store_vault (id integer)")
        file.execute("INSERT INTO store_vault VALUES (1)")
    return data


def test_where_all_is_well_it_says_so(folder):
    found = look(folder)
    assert all(finding["well"] for finding in found.values())
    assert "holds a journal" in found["database"]["text"]
    assert "Python" in found["versions"]["text"]


def test_it_is_said_in_words_as_well(folder):
    answer = goldseam("doctor", "--data", folder)
    assert answer.code == 0
    assert [line[6:].split(":")[0] for line in answer.out.splitlines()] == NAMES
    assert answer.out.count("well") >= len(NAMES)


def test_a_folder_not_there_yet_is_no_fault_and_is_not_made(tmp_path):
    found = look(tmp_path / "later")
    assert found["data folder"]["well"]
    assert "not there yet" in found["data folder"]["text"]
    assert found["database"]["text"] == "There is no journal yet."
    assert not (tmp_path / "later").exists()


def test_a_folder_others_can_look_into_is_a_fault(folder):
    folder.chmod(0o755)
    assert not look(folder)["data folder"]["well"]


def test_a_file_is_no_folder(tmp_path):
    file = tmp_path / "file"
    file.touch()
    found = look(file)
    assert not found["data folder"]["well"]
    assert "is a file" in found["data folder"]["text"]


def test_a_folder_that_cannot_be_written_to_is_a_fault(commons):
    commons.chmod(0o555)
    answer = goldseam("doctor", "--data", commons, mortal=True)
    assert answer.code == 1
    assert "cannot be written to" in answer.out


@pytest.mark.parametrize("content", [b"once upon a time " * 99, b"", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_damaged_database_is_a_fault(folder, content):
    (folder / "notes.db").write_bytes(content)
    found = look(folder)
    assert not found["database"]["well"]
    assert "Keep a copy" in found["database"]["text"]


def test_an_empty_database_holds_no_journal_yet(folder):
    with sqlite3.connect(folder / "notes.db") as file:
        file.execute("DELETE FROM store_vault")
    assert "holds no journal yet" in look(folder)["database"]["text"]


def test_a_clock_before_the_last_note_is_a_fault(folder):
    later = (datetime.now(UTC) + timedelta(days=3)).timestamp()
    os.utime(folder / "notes.db", (later, later))
    found = look(folder)
    assert not found["clock"]["well"]
    assert "in the past" in found["clock"]["text"]


def test_a_broken_cipher_a_full_disk_and_a_missing_package_are_faults(tmp_path, monkeypatch):
    def broken() -> None:
        raise doctor.known_answers.CipherBroken("The ciphers on this machine do not work as they should.")

    monkeypatch.setattr(doctor.known_answers, "check", broken)
    monkeypatch.setattr(doctor, "ROOM", 2**80)
    monkeypatch.setattr(doctor, "SHOWN", ("no-such-package",))
    for check in (doctor.seals, doctor.room, doctor.versions):
        (finding,) = check(tmp_path)
        assert not finding.well, finding


def test_without_a_browser_it_says_what_to_do(tmp_path, monkeypatch):
    def none() -> None:
        raise doctor.webbrowser.Error("no browser")

    monkeypatch.setattr(doctor.webbrowser, "get", none)
    (finding,) = doctor.browser(tmp_path)
    assert finding.well
    assert "prints an address" in finding.text


def test_nothing_of_django_is_loaded(folder):
    code = (
        "import sys; from goldseam.cli import main; main(['doctor', '--data', sys.argv[1]]);"
        "sys.exit(any(name.split('.')[0] in ('django', 'polars', 'numpy') for name in sys.modules))"
    )
    assert goldseam(folder, program=[sys.executable, "-c", code]).code == 0
