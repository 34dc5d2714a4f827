"""Files made to break a reader: each ends in messages and problems, or in one sentence."""

import io
import json
import sqlite3
import subprocess
import sys
import zipfile

import pytest
from formats_helpers import read_bytes, read_files

from goldseam.chats import child, reading
from goldseam.chats.problems import ChatProblem

CHAT = b"13/06/2021, 10:30 - Ann: hello\n14/06/2021, 10:31 - Bo: yes\n"


def zipped(**entries: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "."), content)
    return data.getvalue()


def one_sentence(problem: ChatProblem) -> None:
    assert "\n" not in str(problem)
    assert str(problem).endswith(".")


def refused(folder, **files: bytes) -> str:
    with pytest.raises(ChatProblem) as stopped:
        read_files(folder, **files)
    assert str(stopped.value).count("\n") == 0
    return str(stopped.value)


def test_a_zip_that_unpacks_to_far_more_is_not_opened(tmp_path):
    assert "far more" in refused(tmp_path, bomb__zip=zipped(_chat__txt=b"a\n" * 25_000_000))


def test_a_path_that_climbs_out_is_left_alone_and_told(tmp_path):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("../../etc/passwd", CHAT)
        archive.writestr("_chat.txt", CHAT)
    read = read_files(tmp_path, chat__zip=data.getvalue())
    assert read.counts.messages == 2
    assert [problem.kind for problem in read.problems] == ["left_out"]


def test_an_archive_in_an_archive_is_opened_once_and_no_deeper(tmp_path):
    one = zipped(_chat__txt=CHAT)
    assert read_files(tmp_path, a__zip=zipped(inner__zip=one)).counts.messages == 2
    assert "two deep" in refused(tmp_path, b__zip=zipped(outer__zip=zipped(inner__zip=one)))


def test_too_many_entries_are_refused(tmp_path):
    assert "5,000" in refused(tmp_path, many__zip=zipped(**{f"f{number}": b"x" for number in range(5001)}))


def test_a_damaged_archive_is_refused(tmp_path):
    refused(tmp_path, cut__zip=zipped(_chat__txt=CHAT)[:60])


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/hostname">'],
)
def test_xml_that_defines_letters_is_refused(tmp_path, entity):
    body = (
        f'<?xml version="1.0"?><!DOCTYPE smses [{entity}]><smses><sms date="1609459200000" '
        f'type="1" address="+1555" body="&b;"/></smses>'
    )
    assert "letters" in refused(tmp_path, sms__xml=body.encode())


def test_deep_xml_ends():
    body = b'<smses><sms date="1609459200000" type="1" address="+1555" body="x"/>' + b"<a>" * 100_000
    assert read_bytes(body).counts.messages == 1


@pytest.mark.parametrize(
    "deep", [b"[" * 200_000, b'{"messages":' * 200_000, b'{"guild":{},"channel":{},"messages":[' + b"[" * 200_000]
)
def test_deep_json_ends(tmp_path, deep):
    try:
        assert not len(read_files(tmp_path, deep__json=deep).columns)
    except ChatProblem as problem:
        one_sentence(problem)


def test_nuls_are_kept():
    assert read_bytes(CHAT.replace(b"hello", b"he\0llo")).columns.listed().text[0] == "he\0llo"


def test_broken_letters_are_told_with_their_line():
    read = read_bytes(CHAT.replace(b"yes", b"y\xffs"))
    assert read.counts.messages == 2
    assert (2, "broken_text") in {(problem.line, problem.kind) for problem in read.problems}


def test_utf_16_is_read():
    assert read_bytes(CHAT.decode().encode("utf-16")).counts.messages == 2


def test_a_very_long_line_is_kept_and_told():
    read = read_bytes(CHAT + b"15/06/2021, 10:31 - Ann: " + b"a" * 3_000_000 + b"\n")
    assert len(read.columns.listed().text[2]) == 3_000_000
    assert "long_line" in {problem.kind for problem in read.problems}


def test_a_database_with_a_view_in_a_messages_place_is_refused_or_empty(tmp_path):
    path = tmp_path / "chat.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE secret(x)")
        database.execute("CREATE VIEW message AS SELECT 1 AS ROWID, 5 AS date, 0 AS is_from_me, x AS text FROM secret")
    with pytest.raises(ChatProblem):
        reading.read([path])


def test_a_corrupt_database_is_refused(tmp_path):
    path = tmp_path / "chat.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE message(ROWID INTEGER PRIMARY KEY, date, is_from_me, text)")
        database.executemany("INSERT INTO message VALUES(?,?,?,?)", [(n, n, 0, "x" * 500) for n in range(1, 400)])
    data = bytearray(path.read_bytes())
    data[5000:9000] = b"\xff" * 4000
    refused(tmp_path, broken__db=bytes(data))


TELEGRAM = {
    "name": "Bo",
    "type": "personal_chat",
    "id": 1,
    "messages": [
        {"id": 1, "type": "message", "date": "2021-05-12T10:30:05", "from": "Bo", "text": ["a", {"text": "b"}]}
    ]
    * 4,
}
META = {
    "participants": [{"name": "A"}],
    "messages": [{"sender_name": "A", "timestamp_ms": 1600000000000, "content": "x"}] * 3,
}
SMS = (
    b'<smses count="1"><sms date="1609459200000" type="1" address="+1555" body="x"/>'
    b'<call number="1" date="1609459200000" type="3"/></smses>'
)


@pytest.mark.parametrize(
    "whole", [CHAT * 3, json.dumps(TELEGRAM).encode(), json.dumps(META).encode(), SMS, zipped(_chat__txt=CHAT)]
)
def test_a_file_cut_at_any_byte_is_read_or_refused(tmp_path, whole):
    for cut in range(len(whole)):
        try:
            read_files(tmp_path, cut=whole[:cut]).document()
        except ChatProblem as problem:
            one_sentence(problem)


# --- the child: each in a process in which nothing else has run, as the command is -----------------------------------

SAID = """
import json, sys
from pathlib import Path
from goldseam.chats import child
from goldseam.chats.problems import ChatProblem
{given}
try:
    print(json.dumps(child.told([Path(sys.argv[1])], {work})))
except ChatProblem as problem:
    print(json.dumps(str(problem)))
"""
REACHING = """
import os, signal, socket
def reaching(transcript):
    stopped = []
    for reach in (lambda: socket.socket(), lambda: os.system("true")):
        try:
            reach()
        except PermissionError as error:
            stopped.append(str(error))
    return stopped
"""
WAITING = """
import signal
child.MOST_WAITED = 1
def waiting(transcript):
    signal.pause()
"""


def said_by_a_child(folder, work: str, given: str = "") -> object:
    path = folder / "_chat.txt"
    path.write_bytes(CHAT)
    script = SAID.format(work=work, given=given)
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, timeout=60, check=True)
    return json.loads(done.stdout)


def test_the_child_answers_what_reading_here_answers(tmp_path):
    answer = said_by_a_child(tmp_path, "lambda transcript: transcript.document()")
    assert answer == json.loads(json.dumps(reading.read([tmp_path / "_chat.txt"]).document()))


def test_a_child_that_breaks_leaves_a_sentence(tmp_path):
    assert said_by_a_child(tmp_path, "lambda transcript: 1 // 0") == child.UNREADABLE


def test_a_child_cannot_reach_the_network_or_start_programs(tmp_path):
    assert said_by_a_child(tmp_path, "reaching", REACHING) == ["socket.__new__", "os.system"]


def test_a_child_that_wants_too_much_memory_is_told_apart(tmp_path):
    assert said_by_a_child(tmp_path, "lambda transcript: len(bytearray(6 * 1024**3))") == child.TOO_MUCH


def test_a_child_that_only_waits_is_ended(tmp_path):
    assert said_by_a_child(tmp_path, "waiting", WAITING) == child.TOO_MUCH


def test_a_process_with_threads_is_not_copied(tmp_path):
    import polars

    assert polars.thread_pool_size() > 0
    with pytest.raises(RuntimeError, match="cannot be copied"):
        child.inspect([tmp_path / "_chat.txt"])
