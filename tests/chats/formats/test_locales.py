"""Exports of other messengers in other languages, dialects of tables, and older alphabets."""

import pytest
from babel.dates import format_date
from formats_helpers import read_bytes, read_text

from goldseam.chats import reading

LANGUAGES = """ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt ro ru sk sl sr sv
ta te th tr uk ur vi zh zh_Hant"""


def told(read):
    found = read.document()
    return found["format"], found["messages"], [one["name"] for one in found["senders"]], found["first"]


@pytest.mark.parametrize("language", LANGUAGES.split())
def test_google_writes_dates_in_the_language_of_the_account(language):
    from datetime import date

    written = f"{format_date(date(2024, 9, 10), 'full', locale=language)} 20:44:40 UTC"
    message = f'{{"creator": {{"name": "Bo"}}, "created_date": "{written}", "text": "hi"}}'
    read = read_text(f'{{"messages": [{message}]}}')
    assert told(read) == ("google-chat-json", 1, ["Bo"], "2024-09-10T20:44:40")


def test_line_in_thai():
    day = "[LINE] ประวัติการแชทกับ Bo\nบันทึกเมื่อ: 2022/03/31 10:00\n\nพ. 30/03/2022\n"
    assert told(read_text(f"{day}21:05\tBo\thi\n")) == ("line-txt", 1, ["Bo"], "2022-03-30T21:05:00")


def test_kakaotalk_on_an_english_computer():
    text = "KakaoTalk Chats with Bo\nDate Saved : 2026-08-29 22:58:30\n\n"
    text += "--------------- Saturday, August 29, 2026 ---------------\n[Bo] [12:05 AM] hi\n[Bo] [3:00 PM] yo\n"
    assert told(read_text(text)) == ("kakaotalk-txt", 2, ["Bo"], "2026-08-29T00:05:00")


@pytest.mark.parametrize("title", ["A : B", "Bo"])
def test_a_name_with_a_colon_is_whole_in_kakaotalk(title):
    head = "2016년 2월 5일 오전 1:3"
    text = f"{title} 님과 카카오톡 대화\n저장한 날짜 : 2026-08-29 22:58:30\n\n2016년 2월 5일 금요일\n"
    text += "".join(f"{head}{row}, A : B : words {row}\n" for row in range(3)) + f"{head}4, Me : a : b\n"
    read = read_text(text)
    assert read.counts.senders == {"A : B": 3, "Me": 1}
    assert read.columns.listed().text[-1] == "a : b"


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_cells_dressed_for_a_spreadsheet_are_undressed(sign):
    rows = (
        ["17/08/2014", "12:52:56", "Me", "+1", f"Hi{sign} you"],
        ["18/08/2014", "12:53:56", "Bo", "+2", "Photo message"],
    )
    read = read_text("\n".join(sign.join(f'="{cell}"' for cell in row) for row in rows) + "\n")
    assert told(read) == ("viber-csv", 2, ["Bo", "Me"], "2014-08-17T12:52:56")
    assert read.columns.listed().text == [f"Hi{sign} you", "Photo message"]
    assert read.columns.listed().kind == ["text", "media"]


@pytest.mark.parametrize("unit", [1, 1000, 1_000_000, 1_000_000_000])
def test_a_column_called_time_that_holds_whole_moments(unit):
    read = read_text(f"time,from,text\n{1620815405 * unit},Ann,hi\n{1620815406 * unit},Bo,yo\n")
    assert told(read) == ("generic-csv", 2, ["Ann", "Bo"], "2021-05-12T10:30:05")


def test_a_table_of_an_old_windows_keeps_its_letters_and_says_so():
    read = read_bytes("Datum;Absender;Nachricht\n13.05.2021 15:05;Bö;schön\n14.05.2021 15:06;Ann;ja\n".encode("cp1252"))
    assert read.columns.listed().text[0] == "schön"
    assert [problem.kind for problem in read.problems] == ["old_letters"]


def test_discord_writes_short_months_and_years():
    head = "AuthorID,Author,Date,Content,Attachments,Reactions\n"
    read = read_text(head + '"1","bo","12-May-21 10:30 AM","hi","",""\n"2","ann","13-May-21 11:30 PM","yo","",""\n')
    assert told(read) == ("discord-dce-csv", 2, ["ann", "bo"], "2021-05-12T10:30:00")


def test_sigtop_writes_a_block_for_each_message():
    text = "From: Bo (+491)\nType: incoming\nSent: Wed, 12 May 2021 10:30:05 +0200\n\nhi\n\nmore\n\n"
    read = read_text(text + "From: You\nType: outgoing\nSent: Wed, 12 May 2021 10:31:05 +0200\n\nyo\n\n")
    assert told(read) == ("signal-sigtop-txt", 2, ["Bo (+491)", "You"], "2021-05-12T08:30:05")
    assert read.columns.listed().text == ["hi\n\nmore", "yo"]


def test_a_time_that_cannot_be_is_told_in_a_block_too():
    good = "From: Bo\nType: incoming\nSent: Wed, 12 May 2021 10:30:05 +0200\n\nhi\n\n"
    bad = good.replace("2021", "99999999999").replace("hi", "lost")
    read = read_text(good + bad + good.replace("Wed, 12 May 2021", "soon"))
    assert read.counts.messages == 1
    assert [problem.kind for problem in read.problems] == ["bad_time", "bad_time"]


def test_signals_own_table_tells_who_sent_by_a_number():
    text = "_id,thread_id,date_sent,from_recipient_id,to_recipient_id,body,type\n"
    text += "1,1,1620815405123,2,1,hi,10485780\n2,1,1620815406123,1,2,yo,10485783\n3,1,1620815407123,2,1,,3\n"
    read = read_text(text)
    assert told(read) == ("signal-android-csv", 2, ["2", "Me"], "2021-05-12T10:30:05")
    assert read.columns.listed().kind == ["text", "text", "missed_call"]


def test_two_phones_exports_of_one_chat_are_merged_though_their_own_words_differ(tmp_path):
    android = tmp_path / "a.txt"
    android.write_text(
        "12/05/2021, 10:30 - Ann: hi\n12/05/2021, 10:31 - Bo: <Media omitted>\n"
        "12/05/2021, 10:32 - Bo: This message was deleted\n13/05/2021, 10:32 - Bo: yo\n"
    )
    mark = "\u200e"
    iphone = tmp_path / "b.txt"
    iphone.write_bytes(
        f"[12/05/2021, 10:30:45] Ann: hi\r\n{mark}[12/05/2021, 10:31:02] Bo: {mark}image omitted\r\n"
        f"[12/05/2021, 10:32:02] Bo: {mark}Diese Nachricht wurde gelöscht.\r\n"
        "[14/05/2021, 9:00:00] Ann: new\r\n".encode()
    )
    merged = reading.read([android, iphone])
    assert merged.columns.listed().kind == ["text", "media", "deleted", "text", "text"]


def test_a_short_buddhist_year_is_no_year_to_come():
    found = read_text("18/3/65 14:56 - Bo: x\n19/3/65 14:56 - Ann: y\n").document()
    assert found["first"] == "2022-03-18T14:56:00"


def test_what_could_be_seen_once_and_what_an_admin_deleted_is_no_text():
    mark, head = "\u200e", "[21/06/2021, 09:05:11] Bo: \u200e"
    bodies = (
        "You received a view once message. For added privacy, you can only open it on your phone.",
        "Recibiste un mensaje de visualización única.",
        "This message was deleted by admin Ann.",
        f"Sprachanruf, {mark}1 Std. 5 Min.",
        f"Llamada de voz, {mark}Sin respuesta",
    )
    read = read_text("".join(f"{head}{body}\r\n" for body in bodies)).columns.listed()
    assert read.kind == ["media", "media", "deleted", "call", "missed_call"]
    assert read.seconds[3] == 3900
