"""Lines that look like something they are not, and what decides which number is the day."""

from datetime import date

import pytest
from formats_helpers import read_text


def chat(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def two_people(count: int = 8) -> list[str]:
    return [f"{day}/06/2021, 10:{day} - {'Ann' if day % 2 else 'Bo'}: line {day}" for day in range(13, 13 + count)]


def test_a_header_of_another_shape_inside_a_message_is_part_of_it():
    lines = two_people()
    lines.insert(3, "2021-05-12 10:30 - not a header: really")
    read = read_text(chat(*lines))
    assert read.counts.senders == {"Ann": 4, "Bo": 4}
    assert read.columns.listed().text[2].endswith("not a header: really")


def test_a_third_name_whose_time_does_not_fit_is_part_of_the_message_before():
    lines = two_people()
    lines.insert(3, "12/05/2021, 10:30 - room B: bring notes")
    read = read_text(chat(*lines))
    assert read.counts.senders == {"Ann": 4, "Bo": 4}
    assert [problem.kind for problem in read.problems] == ["look_alikes"]


def test_in_a_group_a_third_name_is_a_person():
    lines = two_people()
    lines.insert(3, "15/06/2021, 11:00 - Cy: me too")
    assert set(read_text(chat(*lines)).counts.senders) == {"Ann", "Bo", "Cy"}


def test_a_name_may_hold_a_colon():
    lines = [line.replace("Ann:", "Team: Berlin:") for line in two_people()]
    assert read_text(chat(*lines)).counts.senders == {"Team: Berlin": 4, "Bo": 4}


def test_a_notice_with_a_colon_has_no_sender():
    read = read_text(chat(*two_people(), "21/06/2021, 11:00 - Ann changed the subject to “Plan: B”"))
    assert read.counts.senders == {"Ann": 4, "Bo": 4}
    assert read.counts.system == 1


def test_two_exports_of_two_languages_in_one_file_are_both_read():
    lines = two_people() + [
        f"[{day}.07.21, 10:30:05] {'Ann' if day % 2 else 'Bo'}: later {day}" for day in range(13, 18)
    ]
    assert read_text(chat(*lines)).counts.messages == 13


@pytest.mark.parametrize(
    ("dates", "value", "rule"),
    [
        (["2021/06/05", "2021/07/06"], "ymd", "year_first"),
        (["13/05/2021", "14/05/2021"], "dmy", "over_12"),
        (["5/13/21", "5/14/21"], "mdy", "over_12"),
        (["01/02/2021", "02/02/2021", "03/02/2021", "01/03/2021"], "dmy", "order"),
        (["2/1/21", "2/2/21", "2/3/21", "3/1/21"], "mdy", "order"),
        (["01/02/2021", "02/02/2021", "03/02/2021"], "dmy", "density"),
        (["01.02.21"], "dmy", "shape"),
        (["03/06/2018"], "dmy", "shape"),
    ],
)
def test_the_day_order_is_decided_by_evidence_and_named(dates, value, rule):
    read = read_text(chat(*(f"{day}, 10:30 - {'Ann' if row % 2 else 'Bo'}: x" for row, day in enumerate(dates))))
    assert (read.day_order.value, read.day_order.rule) == (value, rule)
    assert [problem.kind for problem in read.problems] == (["day_order"] if rule == "shape" else [])


def test_a_date_after_the_file_was_made_cannot_be():
    read = read_text(chat("05/04/2021, 10:30 - Ann: x", "05/04/2021, 10:31 - Bo: y"), made=date(2021, 4, 30))
    assert (read.day_order.value, read.day_order.rule) == ("dmy", "future")


def test_an_export_that_ends_where_exports_are_cut_is_suspected_aloud():
    lines = (f"13/06/2021, 10:{row % 60:02} - {'Ann' if row % 2 else 'Bo'}: x" for row in range(40_000))
    assert "cut" in {problem.kind for problem in read_text(chat(*lines)).problems}


def test_lines_before_the_first_message_are_told_with_their_number():
    read = read_text(chat("something", *two_people()))
    assert [(problem.line, problem.kind) for problem in read.problems] == [(1, "before_first")]


def test_records_keep_the_order_and_the_lines_of_the_file():
    read = read_text(
        chat("23/06/2021, 10:30 - end-to-end encrypted", "13/06/2021, 10:30 - Ann: a", "b", "14/06/2021, 9:00 - Bo: c")
    )
    assert read.columns.listed().line == [1, 2, 4]
    assert read.document()["first"] == "2021-06-13T10:30:00"
    assert read.document()["last"] == "2021-06-23T10:30:00"
