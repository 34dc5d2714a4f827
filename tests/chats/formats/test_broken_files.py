"""Exports broken at random: messages and problems, or one sentence; and both readings still agree.

GOLDSEAM_CHAT_FUZZ: how many files; 20,000 take about half an hour.
"""

import os
import random
from pathlib import Path

import pytest
import test_telegram_fast
import test_whatsapp_fast

from goldseam.chats import reading
from goldseam.chats.formats import telegram, telegram_fast, whatsapp, whatsapp_blocks, whatsapp_fast, whatsapp_file
from goldseam.chats.problems import ChatProblem
from goldseam.chats.sources import Source

FILES = int(os.environ.get("GOLDSEAM_CHAT_FUZZ", "120"))
BITS = [
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n" * 50, b"\xe2\x80\x8e", b"\xe2\x80\x8f", b"\xe2\x80\xa8"),
    *(b'"', b"[", b"{", b"]", b"}", b"9" * 30, b"\x1b", b": ", b"//", b">", b")", b"null", b"NaN", b"1e999", b"-1"),
    *("😂".encode(), b"\\ud83d", b"<This message was edited>", b"https://maps.google.com/?q=1"),
    *(b'"messages": [\n', b"},\n  {", b"[" * 3000),
]


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch):
    monkeypatch.setattr(whatsapp_file, "LARGE", 2000)
    monkeypatch.setattr(telegram, "LARGE", 2000)
    monkeypatch.setattr(telegram_fast, "BYTES", 5000)
    monkeypatch.setattr(whatsapp_blocks, "SIZE", 4000)


def broken(data: bytes, pick: random.Random) -> bytes:
    """Cut, with bytes changed, put in, left out, doubled, or with impossible numbers."""
    begin, end = sorted(pick.randrange(len(data) + 1) for _ in range(2))
    way = pick.randrange(6)
    if way == 0:
        return data[:begin]
    if way == 1:
        return data[:begin] + data[end:]
    if way == 2:
        return data[:end] + data[begin:]
    if way == 3:
        return data.replace(b"1", b"9" * pick.randrange(1, 25))
    many = bytearray(data)
    for _ in range(pick.randrange(1, 20)):
        place = pick.randrange(len(many) + 1)
        many[place : place + way % 2] = pick.choice(BITS) if way == 4 else bytes([pick.randrange(256)])
    return bytes(many)


def made(seed: int) -> tuple[str, bytes]:
    """A name and an export, broken up to four times."""
    pick = random.Random(seed)
    chat = pick.random() < 0.6
    name, data = (
        ("chat.txt", test_whatsapp_fast.made(seed).encode()) if chat else ("result.json", test_telegram_fast.made(seed))
    )
    for _ in range(pick.choice([1, 1, 1, 2, 4])):
        data = broken(data, pick)
    return name, data


def both(name: str, data: bytes):
    """What the fast reading finds and what the careful one does, where the fast one knows the file."""
    if name == "result.json":
        fast = telegram_fast.read(Source(name, data))
        return fast, telegram._whole(data) if fast else None
    fast = whatsapp_fast.read(data, latest=None, conversation="x", with_media=False)
    return fast, whatsapp.read(data.decode(), conversation="x") if fast else None


def refusal(path: Path) -> str:
    """The sentence this file is refused with, or nothing where something of it can be read."""
    try:
        reading.read([path]).document()
    except ChatProblem as problem:
        return str(problem)
    return ""


@pytest.mark.parametrize("seed", range(FILES))
def test_a_broken_file_is_read_or_refused_in_a_sentence(seed, tmp_path):
    name, data = made(seed)
    (tmp_path / name).write_bytes(data)
    said = refusal(tmp_path / name)
    assert "\n" not in said
    assert said == "" or said.endswith(".")
    fast, careful = both(name, data)
    if fast is not None:
        assert fast.columns.listed() == careful.columns
        assert fast.columns.counts() == careful.columns.counts()
        assert (fast.day_order, fast.locale, fast.problems) == (careful.day_order, careful.locale, careful.problems)


def test_many_broken_files_are_still_read_fast():
    assert sum(both(*made(seed))[0] is not None for seed in range(60)) >= 10
