"""Every other messenger's export, in shapes we wrote ourselves."""

import json
import sqlite3

import pytest
from formats_helpers import read_bytes, read_text

from goldseam.chats import reading
from goldseam.chats.formats.imessage_text import body_text
from goldseam.chats.transcript import Transcript


def told(read: Transcript) -> tuple[str, int, int, dict[str, int]]:
    return read.format, read.counts.messages, read.counts.system, read.counts.senders


def as_json(document: object) -> Transcript:
    return read_bytes(json.dumps(document).encode())


def test_telegram_keeps_a_picture_without_words_and_a_call_is_a_notice():
    messages = [
        {
            "id": 1,
            "type": "message",
            "date": "2021-05-12T12:30:05",
            "date_unixtime": "1620815405",
            "from": "Bo",
            "text": "hi",
        },
        {
            "id": 2,
            "type": "message",
            "date": "2021-05-12T12:31:05",
            "date_unixtime": "1620815465",
            "from": None,
            "from_id": "user5",
            "photo": "x",
            "text": "",
        },
        {
            "id": 3,
            "type": "service",
            "date": "2021-05-12T12:32:05",
            "date_unixtime": "1620815525",
            "actor": "Bo",
            "action": "phone_call",
            "duration_seconds": 61,
            "text": "",
        },
    ]
    read = as_json({"name": "Bo", "type": "personal_chat", "id": 7, "messages": messages})
    assert told(read) == ("telegram-json", 2, 1, {"Bo": 1, "user5": 1})
    assert read.columns.listed().kind == ["text", "media", "call"]
    assert read.document()["first"] == "2021-05-12T10:30:05"
    whole = as_json(
        {"about": "x", "chats": {"list": [{"name": "Bo", "type": "personal_chat", "id": 7, "messages": messages}] * 1}}
    )
    assert told(whole) == told(read)


def test_telegram_html_inherits_the_name_and_leaves_the_forwarded_one():
    page = """<!DOCTYPE html><html><body class="page_body chat_page">
    <div class="page_header"><div class="text bold">Bo</div></div>
    <div class="message service"><div class="body details">12 May 2021</div></div>
    <div class="message default clearfix" id="message1"><div class="body">
    <div class="pull_right date details" title="12.05.2021 10:30:05"></div>
    <div class="from_name">Bo</div><div class="text">a<br>b</div></div></div>
    <div class="message default clearfix joined" id="message2"><div class="body">
    <div class="pull_right date details" title="12.05.2021 10:31:05 UTC+02:00"></div>
    <div class="forwarded body"><div class="from_name">Other</div><div class="text">c</div>
    </div></div></div></body></html>"""
    read = read_text(page)
    assert told(read) == ("telegram-html", 2, 0, {"Bo": 2})
    assert read.columns.listed().text == ["a\nb", "c"]


def test_messenger_mends_its_letters_and_knows_calls_and_reactions():
    def said(content: str, **more: object) -> dict[str, object]:
        return {"sender_name": "Zo\u00c3\u00ab", "timestamp_ms": 1600000000000, "content": content, **more}

    read = as_json(
        {
            "participants": [{"name": "Me"}],
            "messages": [
                said("caf\u00c3\u00a9 \u00f0\u009f\u0098\u0082"),
                said("“already right”"),
                said("Reacted \u00e2\u009d\u00a4 to your message "),
                said("Zo\u00c3\u00ab called you.", call_duration=30),
                {"sender_name": "Zo\u00c3\u00ab", "timestamp_ms": 1600000001000, "photos": [{"uri": "x"}]},
            ],
            "thread_path": "inbox/zoe_1",
        }
    )
    assert told(read) == ("messenger-json", 3, 2, {"Zoë": 3})
    assert read.columns.listed().text[:2] == ["café 😂", "“already right”"]
    assert read.columns.listed().kind == ["text", "text", "system", "call", "media"]


def test_instagram_and_the_sealed_export_are_told_apart():
    message = {"sender_name": "A", "timestamp_ms": 1600000000000, "content": "x"}
    read = as_json({"participants": [], "messages": [message], "thread_path": "your_instagram_activity/inbox/a"})
    assert read.format == "instagram-json"
    sealed = as_json(
        {
            "participants": ["A"],
            "threadName": "A_1",
            "messages": [{"senderName": "A", "text": "x", "timestamp": 1600000000000}],
        }
    )
    assert told(sealed) == ("messenger-e2ee-json", 1, 0, {"A": 1})


@pytest.mark.parametrize("size", [1, 127, 128, 255, 256, 292, 32768, 70000])
def test_an_attributed_body_gives_its_whole_string(size):
    words = ("é" * size).encode()[:size].decode("utf-8", "ignore").encode()
    short = bytes([len(words)]) if len(words) < 0x80 else b"\x81" + (len(words) & 0xFFFF).to_bytes(2, "little")
    length = short if len(words) < 0x10000 else b"\x82" + len(words).to_bytes(4, "little")
    blob = (
        b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84\x08NSString\x01\x94\x84\x01+"
        + length
        + words
        + b"\x86\x84"
    )
    assert body_text(blob) == words.decode()


def test_imessage_reads_bodies_and_leaves_reactions(tmp_path):
    path = tmp_path / "chat.db"
    blob = b"\x04\x0bstreamtyped\x84\x84\x08NSString\x01\x94\x84\x01+\x02hi\x86\x84"
    with sqlite3.connect(path) as database:
        database.executescript("""
            CREATE TABLE handle(ROWID INTEGER PRIMARY KEY, id TEXT);
            INSERT INTO handle VALUES(1, '+1555');
            CREATE TABLE chat(ROWID INTEGER PRIMARY KEY, chat_identifier TEXT); INSERT INTO chat VALUES(1, '+1555');
            CREATE TABLE chat_message_join(chat_id INTEGER, message_id INTEGER);
            INSERT INTO chat_message_join VALUES(1,1),(1,2),(1,3);
            CREATE TABLE message(ROWID INTEGER PRIMARY KEY, text TEXT, attributedBody BLOB, date INTEGER,
              is_from_me INTEGER,
              handle_id INTEGER, associated_message_type INTEGER);""")
        rows = [
            (1, "yes", None, 600000000, 0, 1, 0),
            (2, None, blob, 600000060 * 10**9, 1, 0, 0),
            (3, "Loved “hi”", None, 600000100, 0, 1, 2000),
        ]
        database.executemany("INSERT INTO message VALUES(?,?,?,?,?,?,?)", rows)
    database.close()
    read = reading.read([path])
    assert told(read) == ("imessage-chatdb", 2, 0, {"+1555": 1, "Me": 1})
    assert read.columns.listed().text == ["yes", "hi"]
    assert [problem.kind for problem in read.problems] == ["reactions"]


def test_texts_of_android_mend_split_emoji_and_drop_doubles():
    sms = '<sms date="1609459200000" type="1" address="+15550001111" body="a &#55357;&#56834;" contact_name="Al"/>'
    mms = (
        '<mms date="1609459201000" msg_box="2" address="+15550001111"><parts><part '
        'ct="text/plain" text="b"/></parts></mms>'
    )
    call = '<call number="+15550001111" duration="62" date="1609459300000" type="1" contact_name="Al"/>'
    read = read_text(f'<?xml version="1.0"?><smses count="9">{sms}{sms}{mms}{call}<sms/></smses>')
    assert told(read) == ("sms-backup-restore-xml", 3, 0, {"Al": 2, "Me": 1})
    assert read.columns.listed().text[0] == "a 😂"
    assert {problem.kind for problem in read.problems} == {"bad_time", "doubles"}


def test_discord_knows_calls_and_files():
    def said(type: str, **more: object) -> dict[str, object]:
        return {
            "id": "1",
            "type": type,
            "timestamp": "2021-05-12T10:30:05.123+00:00",
            "content": "",
            "author": {"name": "bo", "nickname": "Bo"},
            **more,
        }

    messages = [
        said("Default", content="x"),
        said("Default", attachments=[{}]),
        said("Call", content="Started a call that lasted 12 minutes."),
    ]
    read = as_json({"guild": {"id": "0"}, "channel": {"id": "5", "name": "bo"}, "messages": messages})
    assert told(read) == ("discord-dce-json", 2, 1, {"Bo": 2})
    assert read.columns.listed().seconds[2] == 720
    table = read_text(
        'AuthorID,Author,Date,Content,Attachments,Reactions\n"1","bo#1","2021-05-13T10:30:05.1230000+00:00","x","",""\n'
    )
    assert told(table) == ("discord-dce-csv", 1, 0, {"bo#1": 1})


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("Tuesday, September 10, 2024 at 8:44:40\u202fPM UTC", "2024-09-10T20:44:40"),
        ("2015. február 15., vasárnap 21:54:36 UTC", "2015-02-15T21:54:36"),
        ("Mittwoch, 12. März 2025 um 07:05:01 UTC", "2025-03-12T07:05:01"),
        ("2024年9月10日 20:44:40 UTC", "2024-09-10T20:44:40"),
    ],
)
def test_google_chat_reads_dates_in_the_language_of_the_account(written, at):
    creator = {"name": "Bo", "email": "b@x"}
    read = as_json({"messages": [{"creator": creator, "created_date": written, "text": "x", "topic_id": "t"}]})
    assert told(read) == ("google-chat-json", 1, 0, {"Bo": 1})
    assert read.document()["first"] == at


def test_hangouts_knows_who_is_who():
    people = [{"id": {"gaia_id": "1"}, "fallback_name": "Bo"}, {"id": {"gaia_id": "2"}}]
    words = {
        "message_content": {
            "segment": [{"type": "TEXT", "text": "a"}, {"type": "LINE_BREAK"}, {"type": "TEXT", "text": "b"}]
        }
    }
    events = [
        {
            "sender_id": {"gaia_id": "1"},
            "timestamp": "1420000000000000",
            "event_type": "REGULAR_CHAT_MESSAGE",
            "chat_message": words,
        },
        {
            "sender_id": {"gaia_id": "2"},
            "timestamp": "1420000100000000",
            "event_type": "HANGOUT_EVENT",
            "hangout_event": {"event_type": "END_HANGOUT", "hangout_duration_secs": "60"},
        },
    ]
    read = as_json(
        {"conversations": [{"conversation": {"conversation": {"participant_data": people}}, "events": events}]}
    )
    assert told(read) == ("hangouts-json", 1, 1, {"Bo": 1})
    assert read.columns.listed().text[0] == "a\nb"


def test_signal_lines_and_desktop():
    lines = [
        {"date": "2021-05-12T10:30:05", "sender": "Me", "body": "x", "reactions": []},
        {"date": "2021-05-12T10:31:05", "sender": "Bo", "body": "", "attachments": [1]},
    ]
    read = read_text("\n".join(map(json.dumps, lines)))
    assert told(read) == ("signal-export-jsonl", 2, 0, {"Me": 1, "Bo": 1})
    desk = [
        {"version": "1", "backupTimeMs": "5"},
        {"recipient": {"id": "1", "self": {}}},
        {"recipient": {"id": "2", "contact": {"profileGivenName": "Bo"}}},
        {"chat": {"id": "9", "recipientId": "2"}},
        {
            "chatItem": {
                "chatId": "9",
                "authorId": "1",
                "dateSent": "1620000000000",
                "outgoing": {},
                "standardMessage": {"text": {"body": "x"}},
            }
        },
        {
            "chatItem": {
                "chatId": "9",
                "authorId": "2",
                "dateSent": "1620000001000",
                "incoming": {},
                "updateMessage": {"individualCall": {"state": "MISSED"}},
            }
        },
    ]
    read = read_text("\n".join(map(json.dumps, desk)))
    assert told(read) == ("signal-desktop-json", 1, 1, {"Me": 1})
    assert [one.title for one in read.conversations] == ["Bo"]


def test_line_in_english_and_in_japanese():
    english = (
        "[LINE] Chat history with Bo\nSaved on: 11/04/2025, 08:00\n\nMon, "
        '11/03/2025\n8:15AM\tBo\t"two\nlines"\n8:20PM\tMe\t[Photo]\n8:21PM\tBo\t☎ Missed call\n'
    )
    read = read_text(english)
    assert told(read) == ("line-txt", 2, 1, {"Bo": 1, "Me": 1})
    assert (read.day_order.rule, read.document()["first"]) == ("weekday", "2025-11-03T08:15:00")
    assert read.columns.listed().text[0] == "two\nlines"
    late = read_text("[LINE] Boとのトーク履歴\n保存日時：2022/03/31 10:00\n\n2022/03/30(水)\n24:05\tBo\tやあ\n")
    assert late.document()["first"] == "2022-03-31T00:05:00"


def test_line_without_tabs_resolves_names():
    read = read_text(
        "[LINE] Chat history with Bo B\nSaved on: 2022/03/31 10:00\n\n2022.03.30 "
        "Wednesday\n10:05 Bo B hello\n10:06 Me hi\n10:07 Me again\n"
    )
    assert told(read) == ("line-txt", 3, 0, {"Bo B": 1, "Me": 2})


def test_kakaotalk_from_a_phone_and_from_a_computer():
    phone = read_text(
        "보라 님과 카카오톡 대화\n저장한 날짜 : 2026-08-29 22:58:30\n\n2026년 1월 9일 금요일\n2026. 1. 9. 오전 12:02, "
        "보라 : 안녕\n2026. 1. 9. 오후 3:02, 나 : 사진\n"
    )
    assert told(phone) == ("kakaotalk-txt", 2, 0, {"보라": 1, "나": 1})
    assert phone.document()["first"] == "2026-01-09T00:02:00"
    desk = read_text(
        "보라 님과 카카오톡 대화\n--------------- 2026년 8월 29일 토요일 ---------------\n"
        "[보라] [오전 9:00] 안녕\n둘째 줄\n보라님이 나갔습니다.\n"
    )
    assert told(desk) == ("kakaotalk-txt", 1, 1, {"보라": 1})
    table = read_text('Date,User,Message\n2026-08-29 22:58:30,"보라","안녕\n둘"\n')
    assert told(table) == ("kakaotalk-csv", 1, 0, {"보라": 1})


def test_viber_and_any_table():
    viber = read_text(
        '="17/08/2014"\t12:52:56\t="Me"\t="+1900"\t"Hi"\n="18/08/2014"\t12:53:56\t="Bo"\t="+1901"\t"Ho"\n'
    )
    assert told(viber) == ("viber-csv", 2, 0, {"Me": 1, "Bo": 1})
    table = read_text("timestamp;from;text\n1620815405;Bo;hi\n1620815465;Me;ho\n")
    assert told(table) == ("generic-csv", 2, 0, {"Bo": 1, "Me": 1})
    guessed = read_text(
        "2021-05-12 10:30,Bo,hello there\n2021-05-12 10:31,Me,well hello to you\n2021-05-12 10:32,Bo,and so on\n"
    )
    assert told(guessed) == ("generic-csv", 3, 0, {"Bo": 2, "Me": 1})


def test_messenger_html_in_any_language():
    block = (
        "<div class='z'><h2>{name}</h2><div><div>{words}</div><ul><li>❤ "
        "Bo</li></ul></div><footer><div>{at}</div></footer></div>"
    )
    page = (
        "<html><body><main>"
        + block.format(name="Bo", words="hé", at="mai 12, 2021 10:30:05 am")
        + block.format(name="Me", words="ok", at="12 mai 2021, 10:31")
        + "</main></body></html>"
    )
    read = read_text(page)
    assert told(read) == ("messenger-html", 2, 0, {"Bo": 1, "Me": 1})
    assert read.columns.listed().text == ["hé", "ok"]


def test_telegram_reads_places_polls_and_contacts_in_the_quick_way():
    odd = [
        {"location_information": {"latitude": 1.5}},
        {"poll": {"question": "Tea?"}},
        {"contact_information": {"x": "y"}},
    ]
    kinds = [
        {"media_type": "voice_message", "duration_seconds": 3, "file": "x"},
        {"text": ["a", {"type": "link", "text": "b"}]},
    ]
    begin = {"type": "message", "date": "2021-05-12T12:30:05", "from": "Bo", "text": ""}
    read = as_json({"name": "Bo", "type": "personal_chat", "id": 7, "messages": [begin | more for more in odd + kinds]})
    assert read.columns.listed().kind == ["location", "poll", "contact", "voice", "text"]
    assert read.columns.listed().text[4] == "ab"
    assert [(one.id, one.title) for one in read.conversations] == [("7", "Bo")]
    assert read.problems == ()
