"""Headers of phones set to another language, clock or calendar, and what is said aloud of them."""

import pytest
from babel import Locale
from formats_helpers import read_text

from goldseam.chats.formats.calendars import day_of
from goldseam.chats.formats.stamps import half_of, hour_of

RLM = "\u200f"
LANGUAGES = """af am ar az bg bs ca cs da de el en es et eu fa fi fr gu he hi hr hu id is it ja ka kk km kn ko ky lo
lt lv mk ml mn mr ms my ne nl pa pl ps pt ro ru si sk sl so sq sr sv sw ta te th tr uk ur uz vi zh zu"""


@pytest.mark.parametrize("language", LANGUAGES.split())
def test_every_languages_own_words_for_the_halves_of_the_day_are_known(language):
    words = Locale(language).day_periods["format"]["abbreviated"]
    assert [hour_of(hour, half_of(words["am"])) for hour in (12, 1, 11)] == [0, 1, 11]
    assert [hour_of(hour, half_of(words["pm"])) for hour in (12, 1, 11)] == [12, 13, 23]


def days(*heads):
    return read_text("".join(f"{head}{'Ann' if row % 2 else 'Bo'}: x\n" for row, head in enumerate(heads)))


@pytest.mark.parametrize(
    ("head", "at"),
    [
        ("۱۴۰۲/۱/۲۸، ۱۴:۵۶ - ", "2023-04-17T14:56:00"),
        (f"[۱۴۰۲/۱/۲۸ ه\u200d.ش.،{RLM} ۱۴:۵۶:۰۰] ", "2023-04-17T14:56:00"),
        (f"[١٨{RLM}/٨{RLM}/١٤٤٣ هـ، ٢:٥٦:٠٠ م] ", "2022-03-22T14:56:00"),
        ("18/3/2565 14:56 - ", "2022-03-18T14:56:00"),
        ("113/3/18 下午2:56 - ", "2024-03-18T14:56:00"),
    ],
)
def test_another_calendar_is_turned_into_ours_and_said_aloud(tmp_path, head, at):
    from goldseam.chats.reading import read

    file = tmp_path / "chat.txt"
    file.write_text(f"{head}Ann: x\n{head}Bo: y\n", encoding="utf-8")
    found = read([file])
    assert found.document()["first"] == at
    assert [problem.kind for problem in found.problems] == ["calendar"]


def test_persian_leap_years_and_a_day_that_is_none():
    assert day_of(1399, 12, 30).isoformat() == "2021-03-20"
    assert day_of(1403, 12, 30).isoformat() == "2025-03-20"
    assert day_of(1390, 1, 1).isoformat() == "2011-03-21"
    for year, month, day in ((1402, 12, 30), (1402, 7, 31), (1402, 13, 1), (1443, 13, 1)):
        with pytest.raises(ValueError, match="no such day"):
            day_of(year, month, day)


def test_two_digit_years_that_stand_first_are_known_by_the_far_shorter_time_they_span():
    found = days(*(f"21. 6. {day}. 오후 3:05 - " for day in (22, 23, 24, 25, 26, 27))).document()
    assert (found["first"], found["last"]) == ("2021-06-22T15:05:00", "2021-06-27T15:05:00")
    assert found["day_order"]["value"] == "ymd"


def test_two_exports_joined_by_hand_keep_each_its_own_day_order():
    american = [f"1/{day}/21, 10:00 AM - " for day in (13, 14, 15, 16, 17)]
    british = [f"0{day}/03/2021, 10:00 - " for day in (5, 6, 7, 8)]
    found = days(*american, *british).document()
    assert (found["messages"], found["first"], found["last"]) == (9, "2021-01-13T10:00:00", "2021-03-08T10:00:00")


def test_an_unknown_word_among_known_ones_loses_no_message():
    heads = ["21/06/2021, 3:05 am - ", *["21/06/2021, 4:05 zzz - "] * 3, "21/06/2021, 9:05 am - "]
    found = days(*heads)
    assert found.counts.messages == 5
    assert [problem.kind for problem in found.problems] == ["unknown_hour_word"]


def test_a_line_on_a_day_that_does_not_exist_stays_in_the_message_before_and_is_told():
    found = days("21/06/2021, 09:05 - ", "31/02/2021, 09:06 - ", "22/06/2021, 09:07 - ", "23/06/2021, 09:07 - ")
    assert found.counts.messages == 3
    assert "31/02/2021" in found.columns.listed().text[0]
    assert [problem.kind for problem in found.problems] == ["no_such_day"]
