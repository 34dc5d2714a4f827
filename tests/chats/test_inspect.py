"""`goldseam chat inspect`: one JSON document, or a few lines to read; a sentence where nothing can be read."""

import json

from command import goldseam

CHAT = (
    "13/06/2021, 10:30 - Messages are end-to-end encrypted.\n13/06/2021, 10:30 - Ann: <Media "
    "omitted>\n14/06/2021, 10:31 - Bo: hi\n"
)
KEYS = [
    "format",
    "locale",
    "messages",
    "system",
    "media",
    "senders",
    "conversations",
    "first",
    "last",
    "day_order",
    "problems",
]


def test_json_is_the_document_of_the_contract(tmp_path):
    (tmp_path / "WhatsApp Chat with Bo.txt").write_text(CHAT)
    answer = goldseam("chat", "inspect", "--json", str(tmp_path / "WhatsApp Chat with Bo.txt"))
    found = json.loads(answer.out)
    assert answer.code == 0
    assert list(found) == KEYS
    assert (found["messages"], found["system"], found["media"]) == (2, 1, 1)
    assert found["senders"] == [{"name": "Ann", "messages": 1}, {"name": "Bo", "messages": 1}]
    assert found["conversations"] == [{"id": "Bo", "title": "Bo", "messages": 2}]
    assert (found["first"], found["last"]) == ("2021-06-13T10:30:00", "2021-06-14T10:31:00")
    assert found["day_order"] == {"value": "dmy", "rule": "over_12"}


def test_without_json_it_can_be_read_aloud(tmp_path):
    (tmp_path / "chat.txt").write_text(CHAT)
    answer = goldseam("chat", "inspect", str(tmp_path / "chat.txt"))
    assert answer.out.startswith("2 messages")
    assert "Ann: 1" in answer.out


def test_what_overlaps_is_counted_once(tmp_path):
    (tmp_path / "a.txt").write_text(CHAT)
    (tmp_path / "b.txt").write_text(CHAT + "15/06/2021, 10:31 - Ann: new\n")
    found = json.loads(goldseam("chat", "inspect", "--json", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")).out)
    assert (found["messages"], found["system"]) == (3, 1)


def test_a_folder_is_read_like_its_files(tmp_path):
    (tmp_path / "chat").mkdir()
    (tmp_path / "chat" / "_chat.txt").write_text(CHAT)
    (tmp_path / "chat" / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 picture")
    assert json.loads(goldseam("chat", "inspect", "--json", str(tmp_path / "chat")).out)["messages"] == 2


def test_what_is_no_chat_ends_in_a_sentence(tmp_path):
    (tmp_path / "shopping.txt").write_text("milk\nbread\n")
    answer = goldseam("chat", "inspect", "--json", str(tmp_path / "shopping.txt"))
    assert answer.refused
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    assert "shopping.txt" in answer.err


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert "There is no file" in goldseam("chat", "inspect", str(tmp_path / "x")).err


def test_instants_are_told_in_the_zone_asked_for(tmp_path):
    thread = {
        "participants": [{"name": "A"}],
        "messages": [{"sender_name": "A", "timestamp_ms": 1600000000000, "content": "x"}],
    }
    (tmp_path / "message_1.json").write_text(json.dumps(thread))
    path = str(tmp_path / "message_1.json")
    assert json.loads(goldseam("chat", "inspect", "--json", path).out)["first"] == "2020-09-13T12:26:40"
    there = json.loads(goldseam("chat", "inspect", "--json", "--tz", "Asia/Tokyo", path).out)
    assert there["first"] == "2020-09-13T21:26:40"
    assert "no time zone" in goldseam("chat", "inspect", "--tz", "Mars/Olympus", path).err
