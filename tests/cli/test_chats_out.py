"""`goldseam journal chats`: what was brought in, taken along; and `journal export`, which says that it is not in it."""

import sys

import pytest

from command import goldseam

KEEP = """
import argparse, pathlib, sys
from goldseam.cli.unlocking import unlocked
_, keys = unlocked(argparse.Namespace(data=pathlib.Path(sys.argv[1]), passphrase_file=pathlib.Path(sys.argv[2])))
from goldseam.chats.transcript import Listed, Transcript
from goldseam.store import chats
columns = Listed()
for minute, name in enumerate(["Noor", "Ben"] * 5):
    columns.add(1_700_000_000_000_000 + minute * 60_000_000, name, "text", f"words {minute}")
chats.keep(keys, Transcript(columns=columns, format="whatsapp-txt"), "Noor", "Ben")
"""


@pytest.fixture
def with_chat(home):
    done = goldseam(home.data, home.passphrase, program=[sys.executable, "-c", KEEP])
    assert done.code == 0, done.err
    return home


def test_each_chat_is_a_file_that_is_read_again(with_chat, tmp_path):
    folder = tmp_path / "taken"
    folder.mkdir()
    answer = with_chat.journal("chats", folder, "--plain")
    assert (answer.code, answer.out) == (0, f"1 chat is in {folder}.\n")
    assert "another person's words" in answer.err
    again = goldseam("chat", "inspect", folder / "chat-1.jsonl")
    assert "10 messages in a file of the kind whatsapp-txt" in again.out
    assert with_chat.journal("chats", folder, "--plain").refused
    assert with_chat.journal("chats", folder, "--plain", "--replace").code == 0


def test_sealed_it_is_an_age_file(with_chat, tmp_path):
    assert with_chat.journal("chats", tmp_path).code == 0
    content = (tmp_path / "chat-1.jsonl.age").read_bytes()
    assert content.startswith(b"age-encryption.org/v1\n")
    assert b"words" not in content


def test_an_export_says_that_chats_are_not_in_it_and_how_to_save_them(with_chat, tmp_path):
    answer = with_chat.journal("export", tmp_path / "out.age")
    assert "1 chat you brought in: not in it. goldseam journal chats FOLDER saves them." in answer.out


def test_where_there_is_no_folder_or_no_chat_it_says_so(home, tmp_path):
    assert "There is no folder" in home.journal("chats", tmp_path / "nowhere").err
    assert home.journal("chats", tmp_path).out == f"0 chats are in {tmp_path}.\n"


def test_a_check_looks_at_the_chat_too(with_chat):
    assert "The chat you brought in opens whole." in with_chat.journal("verify").out
