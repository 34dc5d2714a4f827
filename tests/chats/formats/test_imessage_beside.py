"""iMessage's database with the log beside it, and messages that were edited or taken back."""

import io
import plistlib
import sqlite3
import zipfile

import pytest

from goldseam.chats import reading
from goldseam.chats.formats.sqlite_log import MAGIC, with_log
from goldseam.chats.sources import SQLITE

DAY = 86_400_000_000_000  # nanoseconds
COLUMNS = (
    "ROWID INTEGER PRIMARY KEY, text TEXT, attributedBody BLOB, date INTEGER, is_from_me INTEGER, handle_id INTEGER"
)
MORE = "item_type INTEGER, associated_message_type INTEGER, date_edited INTEGER, date_retracted INTEGER"


@pytest.fixture
def database(tmp_path):
    """A chat.db that Messages still has open: its newest messages are in the log only."""
    folder = tmp_path / "Messages"
    folder.mkdir()
    writer = sqlite3.connect(folder / "chat.db")
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute(f"CREATE TABLE message ({COLUMNS}, {MORE}, message_summary_info BLOB)")
    writer.execute("CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT)")
    writer.execute("CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, display_name TEXT, chat_identifier TEXT)")
    writer.execute("CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER)")
    writer.execute("INSERT INTO handle VALUES (1, '+49170')")
    writer.execute("INSERT INTO chat VALUES (1, 'Us two', 'chat1')")
    add(writer, 1, "old")
    writer.commit()
    writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    add(writer, 2, "x" * 9000)  # over several pages
    add(writer, 3, "new", date_edited=5 * DAY)
    writer.commit()
    add(writer, 4, None, message_summary_info=plistlib.dumps({"rp": [0]}, fmt=plistlib.FMT_BINARY))
    add(writer, 5, "gone", date_retracted=6 * DAY)
    writer.commit()
    add(writer, 6, "never finished")
    yield folder
    writer.close()


def add(writer, row, text, **more):
    names = ", ".join(["ROWID", "text", "date", "is_from_me", "handle_id", *more])
    marks = ", ".join("?" * (5 + len(more)))
    writer.execute(f"INSERT INTO message ({names}) VALUES ({marks})", (row, text, row * DAY, 0, 1, *more.values()))
    writer.execute("INSERT INTO chat_message_join VALUES (1, ?)", (row,))


def check(read):
    columns = read.columns.listed()
    assert columns.text == ["old", "x" * 9000, "new", "", "gone"]
    assert columns.kind == ["text", "text", "text", "deleted", "deleted"]
    assert columns.edited == [False, False, True, False, False]
    assert read.document()["conversations"] == [{"id": "1", "title": "Us two", "messages": 5}]
    assert read.problems == ()


def test_the_log_beside_a_database_is_read_with_it(database):
    check(reading.read([database / "chat.db"]))


def test_given_one_by_one_they_belong_together_wherever_they_lie(database, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    log = (database / "chat.db-wal").replace(tmp_path / "elsewhere" / "chat.db-wal")
    check(reading.read([log, database / "chat.db", database / "chat.db-shm"]))


def test_in_a_folder_the_files_beside_are_no_chats_of_their_own(database):
    assert {file.name for file in database.iterdir()} == {"chat.db", "chat.db-wal", "chat.db-shm"}
    check(reading.read([database]))


def test_an_archive_of_the_folder_gives_the_same(database, tmp_path):
    packed = tmp_path / "messages.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(database.iterdir()):
            archive.write(file, f"Messages/{file.name}")
    check(reading.read([packed]))


def test_a_log_that_was_cut_gives_the_finished_changes_before_the_cut(database):
    log = (database / "chat.db-wal").read_bytes()
    data = (database / "chat.db").read_bytes()
    for size in range(0, len(log), 997):
        with_log(data, log[:size])
    (database / "chat.db-wal").write_bytes(log[: len(log) // 3])
    assert reading.read([database]).columns.listed().text[0] == "old"


@pytest.mark.parametrize("log", [b"", b"\x37\x7f\x06\x82" + b"\xff" * 5000, io.BytesIO(b"x" * 9000).read()])
def test_a_log_that_is_none_leaves_the_database_as_it_was(database, log):
    data = (database / "chat.db").read_bytes()
    assert with_log(data, log) == data


def test_pages_of_no_size_are_no_pages():
    log = MAGIC[0].to_bytes(4, "big") + bytes(200)
    assert with_log(SQLITE + bytes(4096), log) == SQLITE + bytes(4096)


def test_a_table_whose_numbers_are_no_numbers_is_read_all_the_same(tmp_path):
    database = sqlite3.connect(tmp_path / "chat.db")
    database.execute("CREATE TABLE message (ROWID TEXT, text TEXT, date INTEGER, is_from_me INTEGER)")
    database.execute("INSERT INTO message VALUES ('x', 'hi', 86400, 1), (NULL, 'yo', 86401, 0)")
    database.commit()
    database.close()
    columns = reading.read([tmp_path / "chat.db"]).columns.listed()
    assert (sorted(columns.text), columns.line) == (["hi", "yo"], [0, 0])
