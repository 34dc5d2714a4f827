"""Telegram read piece by piece equals the careful reading: chats, accounts, odd layouts, damage."""

import json
import os
import random

import pytest

from goldseam.chats import reading
from goldseam.chats.formats import telegram, telegram_fast
from goldseam.chats.sources import Source

MANY = int(os.environ.get("GOLDSEAM_CHAT_FILES", "150")) // 5
NAMES = ["Ada", "Björn O'Neil", "李雷", None]
TEXTS = [
    "hello",
    "",
    "yes 😂",
    'he said "messages": [\n  {',
    "},\n  {",
    ["see ", {"type": "link", "text": "https://x.y"}, " there"],
    "\u2028 odd",
]
MORE = [
    {"media_type": "voice_message", "duration_seconds": 7, "file": "a.ogg"},
    {"photo": "(File not included.)"},
    {"poll": {"question": "Tea?", "answers": [{"text": "yes"}]}},
    {"location_information": {"latitude": 1.5}},
    {"contact_information": {"first_name": "Cy"}},
    {"edited": "2020-01-01T10:00:00"},
    {"reactions": [{"count": 1, "recent": [{"from": "Ada", "date": "2020-01-01T10:00:00"}]}]},
]
CALL = {"type": "service", "actor": "Ada", "action": "phone_call", "text": "", "discard_reason": "hangup"}
SERVICES = [CALL, {**CALL, "duration_seconds": 61}, {**CALL, "action": "pin_message"}, {**CALL, "actor": None}]


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    monkeypatch.setattr(telegram_fast, "BYTES", 3000)


def message(pick: random.Random, number: int, *, unix: bool) -> dict[str, object]:
    """One of any kind, as Telegram Desktop writes it."""
    one: dict[str, object] = {"id": number, "type": "message", "date": "2020-01-01T10:00:00"}
    if unix:
        one["date_unixtime"] = str(1_577_872_800 + number * 60)
    one |= {"from": pick.choice(NAMES), "from_id": "user1", "text": pick.choice(TEXTS)}
    if pick.random() < 0.2:
        one |= pick.choice(MORE)
    return one | (pick.choice(SERVICES) if pick.random() < 0.05 else {})


def chat(pick: random.Random, id: int) -> dict[str, object]:
    """One of up to a few hundred messages, or none."""
    unix = pick.random() < 0.8
    messages = [message(pick, number, unix=unix) for number in range(pick.choice([0, 1, 2, 30, 400]))]
    return {"name": pick.choice(NAMES), "type": "personal_chat", "id": id, "messages": messages}


def made(seed: int) -> bytes:
    """An export of one chat or of an account."""
    pick = random.Random(seed)
    whole: dict[str, object] = chat(pick, 1)
    if pick.random() < 0.5:
        whole = {
            "about": "Here is the data you requested.",
            "contacts": {"list": [{"first_name": "Cy"}] * pick.choice([0, 200])},
            "chats": {"about": "x", "list": [chat(pick, number % 4) for number in range(pick.choice([1, 2, 6]))]},
            "left_chats": {"list": [chat(pick, 9)]},
        }
    return json.dumps(whole, ensure_ascii=pick.random() < 0.3, indent=1).encode()


def both(data: bytes):
    """What the reading by pieces finds (None: it knows nothing of this) and what the careful one finds."""
    return telegram_fast.read(Source("result.json", data)), telegram._whole(data)


@pytest.mark.parametrize("seed", range(MANY))
def test_both_readings_find_the_same(seed):
    fast, careful = both(made(seed))
    if fast is None:
        assert not careful.columns.listed().at  # only where there is no message at all
        return
    assert fast.columns.listed() == careful.columns
    assert fast.columns.counts() == careful.columns.counts()
    assert fast.columns.per_conversation() == careful.columns.per_conversation()
    assert (fast.titles, fast.instants, fast.problems) == (careful.titles, careful.instants, careful.problems)


def test_both_make_the_same_frame():
    fast, careful = both(made(next(seed for seed in range(99) if len(made(seed)) > 200_000)))
    assert fast.columns.frame().equals(careful.columns.frame())


def whole(*messages: dict[str, object]) -> str:
    pick = random.Random(1)
    many = [message(pick, number, unix=True) for number in range(60)]
    return json.dumps({"name": "Bo", "type": "personal_chat", "id": 1, "messages": [*many, *messages]}, indent=1)


GOOD = message(random.Random(1), 1, unix=True)


@pytest.mark.parametrize(
    "text",
    [
        whole()[:-200],
        whole().replace("hello", "he\x00llo", 1),
        whole({**GOOD, "date_unixtime": "soon"}),
        whole({**GOOD, "date_unixtime": "9" * 30}),
        whole({**GOOD, "date_unixtime": str(8_000_000_000)}),
        whole({**GOOD, "text": 5}),
        whole({**GOOD, "duration_seconds": -1}),
        whole({**GOOD, "duration_seconds": 2**40}),
        whole().replace("\n", "\r\n"),
        json.dumps(json.loads(whole())),
        whole().replace('"id": 1,\n "messages"', '"id": 1,\n "older": {\n "messages"').rstrip("}") + "},\n}",
        whole()[:-1] + ', "messages": []}',
        whole()[:-1] + ', "messages": [{"type": "message", "date": "2020-01-01T10:00:00"}]}',
        whole() + "{}",
        "[" + whole() + "]",
        whole({**GOOD, "messages": [{"type": "message"}]}),
    ],
)
def test_what_is_laid_out_otherwise_or_broken_goes_to_the_careful_reading(text):
    fast, _ = both(text.encode())
    assert fast is None or fast.columns.listed() == both(text.encode())[1].columns.listed()


def test_a_list_of_messages_that_is_no_chats_is_not_taken_for_one():
    text = whole().replace('"messages"', '"drafts": {"messages"', 1)[:-1] + '}, "messages": []}'
    assert json.loads(text)["messages"] == []
    assert both(text.encode())[0] is None


def test_a_large_file_is_read_without_holding_it(tmp_path, monkeypatch):
    monkeypatch.setattr(telegram, "LARGE", 1000)
    path = tmp_path / "result.json"
    path.write_text(whole())
    source = Source("result.json", None, path)
    assert reading.recognised(source) is not None  # whichever readers were asked before
    assert source._data is None


def test_an_account_with_an_empty_chat_is_told_without_it():
    chats = [{"name": "Cy", "type": "personal_chat", "id": 5, "messages": []}, {**json.loads(whole()), "id": 6}]
    account = {"about": "x", "chats": {"list": chats}}
    found = telegram_fast.read(Source("result.json", json.dumps(account, indent=1).encode()))
    assert found is not None
    told = reading.together([found], [], None, None)
    assert [one.id for one in told.conversations] == ["6"]


def test_half_a_letter_in_a_damaged_file_is_told():
    text = whole({**GOOD, "\ud83d": 1}, GOOD)[:-20]
    found = telegram.found(Source("result.json", text.encode()))
    assert found is not None
    assert any(problem.kind == "damaged" for problem in found.problems)
