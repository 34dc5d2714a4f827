"""A chat as it is kept: the words of two people, in order and untouched, and nobody else's."""

from dataclasses import fields
from datetime import datetime

import pytest

from diary import sql
from goldseam.chats import reading
from goldseam.chats.transcript import DayOrder, Listed, Transcript, micros
from goldseam.store import chat_found, chat_pages, chat_taken, chats, journals
from goldseam.store.chat_no import Asked

BEGIN = micros(datetime(2023, 3, 1, 20, 15))  # noqa: DTZ001  naive, as files are
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467 e\u0301 \u202e\u0000"


def transcript(many: int = 3) -> Transcript:
    columns = Listed()
    for number in range(many):
        sender = ("Noor", "Ben", "Sam", None)[number % 4]
        columns.add(
            BEGIN - number * 60_000_000, sender, "text" if sender else "system", f"<{number}> a needle {FAMILY}",
            line=number + 1, seconds=number or None, edited=number == 1, notice=number == 4,
            conversation="7" if number < 9 else "8",
        )  # fmt: skip
    return Transcript(
        columns=columns, format="whatsapp-txt", locale="de", day_order=DayOrder("dmy", "a day above 12"), instants=True
    )


def kept(journal, **more):
    return chats.read(journal.keys, chats.keep(journal.keys, transcript(50), "Noor", "Ben", **more))


def test_it_comes_back_with_every_field_as_it_was_read(journal):
    chat = kept(journal)
    before, now = transcript(50).columns.listed(), chat.transcript.columns.listed()
    rows = [row for row in range(50) if before.sender[row] in ("Noor", "Ben")]
    for name in ("at", "sender", "kind", "text", "seconds", "line", "edited", "notice"):
        assert getattr(now, name) == [getattr(before, name)[row] for row in rows], name
    assert (chat.me, chat.them) == ("Noor", "Ben")
    told = chat.transcript
    assert (told.format, told.locale, told.day_order, told.instants) == (
        "whatsapp-txt", "de", DayOrder("dmy", "a day above 12"), True)  # fmt: skip


def test_long_chats_lie_in_several_pages(journal, monkeypatch):
    monkeypatch.setattr(chat_pages, "PAGE", 4)
    assert len(kept(journal).transcript.columns) == 26


def test_nobody_elses_words_are_in_the_bytes_that_are_sealed():
    content = b"".join(chat_pages.written(transcript(50), "Noor", "Ben"))
    assert b"Sam" not in content
    assert b"<2>" not in content
    assert b"<3>" not in content


def test_of_several_conversations_one_is_kept(journal):
    assert len(kept(journal, conversation="7").transcript.columns) == 5


def test_the_list_tells_what_it_is_without_opening_it(journal):
    kept(journal)
    (one,) = chats.listed(journal.keys)
    assert one.title == chats.Title(
        them="Ben", source="whatsapp-txt", messages=25, first="2023-03-01T19:26:00", last="2023-03-01T20:15:00"
    )


@pytest.mark.parametrize("title", ["", "{}", "7", '{"them": 1}'])
def test_a_title_of_another_kind_is_no_title(journal, title):
    journals.attach(journal.keys, title, [b""])
    assert [one.title for one in chats.listed(journal.keys)] == [None]


@pytest.mark.parametrize("content", [b"", b"\0", b"\0\0\0\1", b"\0\0\0\1\x80", b"\xff\xff\xff\xff", b"x" * 99])
def test_bytes_that_are_no_chat_are_damaged_and_no_surprise(journal, content):
    with pytest.raises(journals.AttachmentDamaged):
        chats.read(journal.keys, journals.attach(journal.keys, "", [content]))


def test_a_chat_that_lost_a_page_or_is_of_a_later_format_is_not_read(monkeypatch):
    monkeypatch.setattr(chat_pages, "PAGE", 10)
    head, *pages = chat_pages.written(transcript(50), "Noor", "Ben")
    with pytest.raises(chat_pages.NotAChat):
        chat_pages.read(head + b"".join(pages[:-1]))
    monkeypatch.setattr(chat_pages, "FORMAT", 2)
    with pytest.raises(chat_pages.NotAChat):
        chat_pages.read(head + b"".join(pages))


def test_a_page_with_columns_of_different_length_is_not_read():
    head, _ = chat_pages.written(transcript(1), "Noor", "Ben")
    import msgspec

    odd = msgspec.msgpack.encode([[1, 2], [True], ["text"], ["x"], [None], [1], [False], [False]])
    with pytest.raises(chat_pages.NotAChat):
        chat_pages.read(head + len(odd).to_bytes(4, "big") + odd)


def test_nothing_of_it_can_be_read_on_disk(filed):
    from diary import database_path

    chats.keep(filed.keys, transcript(50), "Noor", "Ben")
    files = database_path().parent.glob(database_path().name + "*")
    content = b"".join(file.read_bytes() for file in files)
    assert not any(word in content for word in (b"a needle", b"whatsapp", FAMILY.encode()))
    assert sql("SELECT count(*) FROM store_piece") == [(1,)]


# --- as the reading process hands it over ----------------------------------------------------------------------------


def test_every_column_there_is_is_handed_over_and_kept():
    known = {column.name for column in fields(Listed)}
    assert set(chat_found.Messages.__struct_fields__) == known
    assert set(chat_pages.Page.__struct_fields__) == known - {"sender", "conversation"} | {"mine"}


def test_what_was_read_is_handed_over_whole():
    found = chat_found.packed(transcript(50))
    assert chat_found.transcript(found).columns.listed() == transcript(50).columns.listed()


def test_the_overview_tells_conversations_people_and_times():
    told = chat_found.overview(chat_found.packed(transcript(12)))
    assert [(one.id, one.messages, one.people) for one in told.threads] == [
        ("7", 6, [("Ben", 2), ("Noor", 2), ("Sam", 2)]),
        ("8", 2, [("Ben", 1), ("Sam", 1)]),
    ]
    assert told.threads[0].last == "2023-03-01T20:15:00"


# --- one chat in several parts ----------------------------------------------------------------------------------------


def part(*days: int, me: str = "Noor", instants: bool = False, source: str = "whatsapp-txt") -> Transcript:
    columns = Listed()
    for day in days:
        columns.add(micros(datetime(2024, 3, day)), ("Ben", me)[day % 2], "text", f"day {day}")  # noqa: DTZ001
    return Transcript(columns=columns, format=source, instants=instants)


def test_a_later_export_goes_into_the_chat_that_is_kept_and_nothing_is_there_twice(journal):
    first = chats.join(journal.keys, part(1, 2, 3, 4), "Noor", "Ben", asked=[Asked("2024-03-02T00:00:00", "day 2")])
    later = part(3, 4, 5, 6, source="telegram-json")
    second = chats.join(journal.keys, later, "Noor", "Ben", asked=[Asked("2024-03-06T00:00:00", "day 6")])
    assert (first.joined, first.fresh, second.joined, second.fresh) == (False, 4, True, 2)
    (one,) = chats.listed(journal.keys)
    assert one.number == second.number
    assert one.title is not None
    assert (one.title.messages, one.title.source) == (6, "whatsapp-txt+telegram-json")
    assert [line.text for line in one.title.asked] == ["day 6", "day 2"]
    texts = chats.read(journal.keys, one.number).transcript.columns.listed().text
    assert texts == [f"day {day}" for day in range(1, 7)]


def test_the_same_file_twice_adds_nothing(journal):
    chats.join(journal.keys, part(1, 2, 3), "Noor", "Ben")
    assert chats.join(journal.keys, part(1, 2, 3), "Noor", "Ben").fresh == 0
    assert [one.title.messages for one in chats.listed(journal.keys) if one.title] == [3]


@pytest.mark.parametrize("other", [{"me": "N."}, {"instants": True}])
def test_another_name_of_mine_or_another_kind_of_clock_stays_a_chat_of_its_own(journal, other):
    chats.join(journal.keys, part(1, 2, 3), "Noor", "Ben")
    assert not chats.join(journal.keys, part(1, 2, 3, **other), other.get("me", "Noor"), "Ben").joined
    assert len(chats.listed(journal.keys)) == 2


# --- taking it along, and looking whether it is whole -----------------------------------------------------------------


def test_a_chat_that_is_saved_comes_back_with_every_field(journal, tmp_path):
    before = kept(journal)
    out = tmp_path / "chat.jsonl"
    out.write_bytes(b"".join(chat_taken.lines(before)))
    after = reading.read([out])
    mine, theirs = before.transcript.columns.listed(), after.columns.listed()
    for name in ("at", "sender", "kind", "text", "seconds", "edited", "notice"):
        assert getattr(theirs, name) == getattr(mine, name), name
    assert (after.format, after.locale, after.day_order, after.instants, after.problems) == (
        "whatsapp-txt", "de", DayOrder("dmy", "a day above 12"), True, ())  # fmt: skip


def test_a_saved_chat_that_was_cut_gives_what_is_whole_and_says_so(journal, tmp_path):
    out = tmp_path / "chat.jsonl"
    content = b"".join(chat_taken.lines(kept(journal)))
    out.write_bytes(content[: len(content) // 2])
    found = reading.read([out])
    assert 5 < len(found.columns) < 20
    assert {problem.kind for problem in found.problems} == {"damaged"}


def test_a_check_of_everything_looks_at_every_piece_of_every_chat(journal):
    assert journals.verify(journal.keys).chats == 0
    for name in ("Ben", "Sam"):
        chats.keep(journal.keys, transcript(50), "Noor", name)
    sound = journals.verify(journal.keys)
    assert (sound.sound, sound.chats, sound.chats_damaged) == (True, 2, 0)
    assert "All 2 chats you brought in open whole." in sound.sentences()
    newest = "(SELECT max(id) FROM store_attachment)"
    sql(f"UPDATE store_piece SET sealed = zeroblob(length(sealed)) WHERE attachment_id = {newest}")
    damaged = journals.verify(journal.keys)
    assert (damaged.sound, damaged.chats_damaged) == (False, 1)
    assert damaged.sentences()[0] == "All 0 lines are there, in order, and as they were written."
    assert any(sentence.startswith("1 of 2 chats you brought in") for sentence in damaged.sentences())
