"""The process that reads a stranger's file: what comes back, and what it cannot do."""

import sqlite3
import subprocess
import sys

import pytest

from goldseam.chats.problems import ChatProblem
from goldseam.store import chat_found
from goldseam.web.pages import chat_reading

CHAT = "[21/06/2021, 09:05:11] Noor: hello\n[21/06/2021, 09:06:00] Ben: hi 👨‍👩‍👧\n[21/06/2021, 09:07:00] Noor: ok\n"


def test_a_chat_comes_back_with_every_message():
    found = chat_reading.read([("WhatsApp Chat with Ben.txt", CHAT.encode())])
    assert chat_found.transcript(found).columns.listed().text == ["hello", "hi 👨‍👩‍👧", "ok"]
    (thread,) = chat_found.overview(found).threads
    assert (thread.people, thread.first) == ([("Noor", 2), ("Ben", 1)], "2021-06-21T09:05:11")


def test_two_parts_of_one_chat_are_one():
    first, second = CHAT.splitlines(keepends=True)[:2], CHAT.splitlines(keepends=True)[1:]
    found = chat_reading.read([("a.txt", "".join(first).encode()), ("b.txt", "".join(second).encode())])
    assert len(chat_found.transcript(found).columns) == 3


@pytest.mark.parametrize("content", [b"\xff\xd8\xff\xe0 a picture", b"\0" * 1000, b"{" * 100_000, b"PK\x03\x04" * 9])
def test_what_is_no_chat_is_refused_in_a_sentence_with_its_own_name(content):
    with pytest.raises(ChatProblem) as problem:
        chat_reading.read([("holiday.txt", content)])
    assert "Traceback" not in str(problem.value)
    assert "/proc" not in str(problem.value)
    assert "fd" not in str(problem.value)


def test_what_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(chat_reading, "SECONDS", 0)
    with pytest.raises(ChatProblem, match="could not be read to its end"):
        chat_reading.read([("a.txt", CHAT.encode())])


@pytest.mark.parametrize("module", ["this_is_nowhere", "this", "keyword"])
def test_whatever_else_it_says_or_however_it_ends_is_no_chat(monkeypatch, module):
    monkeypatch.setattr(chat_reading, "PATH", module)
    with pytest.raises(ChatProblem, match="Nothing was kept"):
        chat_reading.read([("a.txt", CHAT.encode())])


def in_the_child(code: str, tmp_path) -> str:
    """What this prints once the powers are given up."""
    begin = "from goldseam.web.pages import chat_child as c; c.give_up_powers(); "
    done = subprocess.run(
        [sys.executable, "-I", "-c", begin + code], capture_output=True, text=True, cwd=tmp_path, env={}, check=False
    )
    return done.stdout + done.stderr


def test_it_can_write_no_byte_to_a_disk(tmp_path):
    said = in_the_child(f"f = open({str(tmp_path / 'x')!r}, 'w'); f.write('words'); f.flush()", tmp_path)
    assert "File too large" in said
    assert (tmp_path / "x").read_bytes() == b""


def test_it_cannot_take_all_the_memory(tmp_path):
    assert "MemoryError" in in_the_child("bytearray(4 * 1024 ** 3)", tmp_path)


def test_it_knows_neither_database_nor_settings(tmp_path):
    loaded = in_the_child("import sys; print(*sys.modules)", tmp_path).split()
    assert "goldseam.chats.reading" in loaded
    assert not [name for name in loaded if name.startswith(("django", "goldseam.settings", "goldseam.vault"))]


def test_a_database_and_its_log_are_read_together(tmp_path):
    writer = sqlite3.connect(tmp_path / "chat.db")
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("CREATE TABLE message (ROWID INTEGER PRIMARY KEY, text TEXT, date INTEGER, is_from_me INTEGER)")
    writer.execute("INSERT INTO message VALUES (1, 'only in the log', 86400, 1)")
    writer.commit()
    files = [(name, (tmp_path / name).read_bytes()) for name in ("chat.db-wal", "chat.db")]
    writer.close()
    found = chat_found.transcript(chat_reading.read(files))
    assert found.columns.listed().text == ["only in the log"]
