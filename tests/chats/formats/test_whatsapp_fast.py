"""The fast reading equals the careful one: on files made of random heads, languages, traps and line ends."""

import os
import random

import pytest
from test_whatsapp_headers import HEADS

from goldseam.chats.formats import whatsapp, whatsapp_blocks, whatsapp_fast, whatsapp_file, whatsapp_kinds
from goldseam.chats.sources import Source

MANY = int(os.environ.get("GOLDSEAM_CHAT_FILES", "150"))
LRM = "\u200e"
NAMES = [
    "Ann",
    "Bo",
    "Björn O'Neil",
    "+49 170 1234567",
    "~\u202fCy",
    "李雷",
    "Team: Berlin",
    "- dash -",
    "🤓",
    "\u202a+1 555\u202c",
]
WORDS = [
    "hello",
    "yes 😂",
    "ok.",
    "see https://x.y/?a=1:2",
    "12:30 then",
    "Ja, klar: so",
    "привет",
    "שלום",
    "a (b)",
    "<3",
    "x>",
]
BODIES = [
    "<Media omitted>",
    "null",
    "",
    "This message was deleted",
    f"{LRM}image omitted",
    f"{LRM}Bild weggelassen",
    f"a.pdf {LRM}document omitted",
    "IMG-1.jpg (file attached)",
    "POLL:\nTea?\nOPTION: yes (1 vote)",
    "location: https://maps.google.com/?q=1,2",
    f"{LRM}Voice call, {LRM}5 min",
    f"{LRM}Your security code with Bo changed.",
    "fine <This message was edited>",
    "line\nanother\n\nthird",
    "صورة\nخط",
    "\u2028 odd",
]
NOTICES = [
    "Messages and calls are end-to-end encrypted.",
    "Ann changed the subject to “Plan: B”",
    "Bo left",
    "Missed voice call",
]
TRAPS = [
    "x\n2021-05-12 10:30 - not a header: really",
    "y\n12/05/2021, 10:30 - room B: bring",
    "z\n[1.9.19, 00:00:00] Bo: no",
    "w\n10:30",
    "v\n[link]",
    "u\n5/5/21",
]


def made(seed: int) -> str:
    pick = random.Random(seed)
    head, _ = HEADS[pick.choice(sorted(HEADS))]
    names = pick.sample(NAMES, pick.choice([2, 2, 2, 3, 5]))
    end, lines = pick.choice(["\n", "\r\n"]), []
    digits = [number for number in ("21", "24") if number in head]
    for row in range(pick.randrange(900, 1500)):
        here = head
        if digits and pick.random() < 0.8:  # the day moves on; sometimes it is written with one digit
            here = head.replace("21", str(13 + row // 100), 1) if pick.random() < 0.9 else head.replace("21", "9", 1)
        body = pick.choice(BODIES) if pick.random() < 0.15 else " ".join(pick.choices(WORDS, k=pick.randrange(1, 9)))
        body = pick.choice(TRAPS) if pick.random() < 0.02 else body
        if pick.random() < 0.01:
            lines.append(here + pick.choice(NOTICES))
        else:
            mark = LRM if body.startswith(LRM) and pick.random() < 0.8 else ""
            lines.append(f"{mark}{here}{pick.choice(names)}: {body}")
    text = end.join(lines) + (end if pick.random() < 0.8 else "")
    return text if pick.random() < 0.9 else "before\n" + text


@pytest.mark.parametrize("seed", range(MANY))
def test_both_readings_find_the_same(seed, monkeypatch):
    if seed % 2:  # many seams between stretches, as in a file a thousand times as large
        monkeypatch.setattr(whatsapp_blocks, "SIZE", 3000 + seed)
        monkeypatch.setattr(whatsapp_kinds, "STRETCH", 70)
    text = made(seed)
    fast = whatsapp_fast.read(text.encode(), latest=None, conversation="x", with_media=False)
    careful = whatsapp.read(text, conversation="x")
    if fast is None:
        return  # the fast reading said it does not know this; test_most_files_are_read_fast counts how often
    assert fast.columns.listed() == careful.columns
    assert fast.columns.counts() == careful.columns.counts()
    assert (fast.day_order, fast.locale, fast.problems) == (careful.day_order, careful.locale, careful.problems)


def test_most_files_are_read_fast():
    read = [
        whatsapp_fast.read(made(seed).encode(), latest=None, conversation="x", with_media=False) for seed in range(40)
    ]
    assert sum(found is not None for found in read) >= 20


def test_both_make_the_same_frame():
    text = made(3)
    fast = whatsapp_fast.read(text.encode(), latest=None, conversation="x", with_media=False)
    assert fast is not None
    assert fast.columns.frame().equals(whatsapp.read(text, conversation="x").columns.frame())


def test_damaged_letters_go_to_the_careful_reading_and_are_told():
    data = ("13/06/2021, 10:30 - Ann: hello there\n" * 9000).encode() + b"14/06/2021, 10:30 - Bo: \xff\xfe\n"
    found = whatsapp_file.found(Source("_chat.txt", data))
    assert found is not None
    assert len(found.columns) == 9001


def test_days_that_do_not_exist_are_told_by_both():
    text = "".join(f"{1 + row % 28:02}/06/2021, 10:{row % 60:02} - {'AB'[row % 2]}nn: hello\n" for row in range(900))
    text = text.replace("17/06", "31/06")
    fast = whatsapp_fast.read(text.encode(), latest=None, conversation="x", with_media=False)
    assert fast is not None
    assert [problem.kind for problem in fast.problems] == ["no_such_day"]
    assert fast.problems == whatsapp.read(text, conversation="x").problems


def test_a_word_nobody_knows_beside_the_hour_goes_to_the_careful_reading():
    line = "{}/06/2021, 10:30 - Ann: hello\n"
    text = "".join(line.format(10 + row % 20) for row in range(900)) + "13/06/2021, 10:30 gurble - Ann: hello\n" * 3
    assert whatsapp_fast.read(text.encode(), latest=None, conversation="x", with_media=False) is None


def test_a_name_seen_only_on_days_that_do_not_exist_is_a_notice_for_both():
    text = "".join(f"{1 + row % 28:02}/06/2021, 10:{row % 60:02} - {'AB'[row % 2]}nn: hello\n" for row in range(900))
    notice = "{}/06/2021, 10:30 - Ann changed the subject to “Plan: B”\n"
    text = "".join(map(notice.format, (31, 32, 33, 34, 12))) + text
    fast = whatsapp_fast.read(text.encode(), latest=None, conversation="x", with_media=False)
    assert fast is not None
    assert fast.columns.listed() == whatsapp.read(text, conversation="x").columns
    assert fast.columns.counts().system == 1
