"""A journal file taken apart: what it is, its lines, their numbers, and older formats."""

import io
import json
from pathlib import Path

import pytest

from goldseam.journal import lines
from goldseam.journal.problems import NewerFormat, NotAJournal
from goldseam.programme import entries as e

GOLDEN = Path(__file__).parent / "golden" / "format-1.jsonl"
HEADER = b'{"goldseam":"journal","format":1}\n'
LINE = b'{"kind":"pause-ended","at":"2026-01-10T09:00:00+01:00","zone":"Europe/Berlin"}'


def read(content: bytes, **more: object) -> lines.Source:
    return lines.read(io.BytesIO(content), **more)


def texts(content: bytes) -> list[bytes]:
    return list(read(content).texts)


def test_the_golden_file_opens():
    with GOLDEN.open("rb") as file:
        source = lines.read(file)
        found = lines.understood(source.texts)
    assert source.header == {"goldseam": "journal", "format": 1}
    assert found.problems == []
    assert len(found.recorded) == found.lines > 90


# --- the first line --------------------------------------------------------------------------------------------------


def test_lines_are_numbered_after_the_first_line():
    found = lines.understood(read(HEADER + b"bad\n" + LINE).texts)
    assert [line.seq for line in found.recorded] == [2]
    assert [problem.line for problem in found.problems] == [1]


def test_a_file_may_begin_with_its_first_entry():
    source = read(LINE)
    assert source.header is None
    assert list(source.texts) == [LINE]


def test_a_mark_of_byte_order_and_foreign_line_ends_change_nothing():
    assert texts(b"\xef\xbb\xbf" + HEADER.replace(b"\n", b"\r\n") + LINE + b"\r\n") == [LINE]
    assert texts(b"\xef\xbb\xbf" + LINE) == [LINE]


def test_a_damaged_first_line_is_told_and_is_no_entry():
    source = read(b'{"goldseam":"journal","form\n' + LINE)
    assert source.header is None
    assert source.problems == ("the first line, which says what this file is, is damaged",)
    assert list(source.texts) == [LINE]


def test_a_newer_format_is_refused_and_says_so():
    with pytest.raises(NewerFormat, match=r"has format 2, .* reads up to 1\. Nothing was changed\. Please update"):
        read(b'{"goldseam":"journal","format":2}\n' + LINE)


@pytest.mark.parametrize("said", ["0", "-1", "true", '"1"', "null", "1.5"])
def test_a_format_that_is_none_is_refused(said):
    with pytest.raises(NotAJournal, match="names no format"):
        read(b'{"goldseam":"journal","format":' + said.encode() + b"}\n")


def test_another_file_of_ours_is_no_journal():
    with pytest.raises(NotAJournal, match="not a journal"):
        read(b'{"goldseam":"settings","format":1}\n')


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf_16_is_named(mark):
    with pytest.raises(NotAJournal, match="UTF-16"):
        read(mark + LINE)


# --- the others ------------------------------------------------------------------------------------------------------


def test_an_empty_file_has_no_lines():
    assert texts(b"") == texts(b"\n\n  \n") == texts(HEADER) == []


def test_an_empty_line_keeps_its_number_and_empty_ones_at_the_end_are_none():
    found = lines.understood(read(LINE + b"\n\n  \n" + LINE + b"\n\n\n").texts)
    assert [line.seq for line in found.recorded] == [1, 4]
    assert [(problem.line, problem.text) for problem in found.problems] == [
        (2, "the line is empty"),
        (3, "the line is empty"),
    ]
    assert found.lines == 4


def test_half_a_file_is_read_as_far_as_it_goes():
    whole = HEADER + b"\n".join([LINE] * 3)
    found = lines.understood(read(whole[:-20]).texts)
    assert len(found.recorded) == 2
    assert [problem.line for problem in found.problems] == [3]


def test_of_a_line_too_long_only_the_beginning_is_read(monkeypatch):
    monkeypatch.setattr(lines, "LONGEST", 100)
    long = b'{"kind":"fact-recorded","fact":"order","words":"' + b"x" * 500 + b'"}'
    found = lines.understood(read(long + b"\n" + LINE + b"\n").texts)
    assert [line.entry for line in found.recorded] == [e.FactRecorded(fact="order"), e.PauseEnded()]
    assert [(problem.line, problem.text) for problem in found.problems] == [(1, "the line is longer than 100 bytes")]


def test_what_closes_in_a_bad_line_stands_where_the_line_before_stood():
    found = lines.understood([LINE, b'{"kind":"fact-recorded","fact":"order"}'])
    assert found.recorded[1].zone == "Europe/Berlin"
    assert found.recorded[1].at == found.recorded[0].at


# --- older formats ---------------------------------------------------------------------------------------------------


def renamed(content):
    """A made-up change of format: what was called `ended` is `pause-ended` from format 2 on."""
    return {**content, "kind": "pause-ended"} if content.get("kind") == "ended" else dict(content)


def counted(content):
    """Another: from format 3 on every line has a number."""
    return {**content, "n": 1}


OLD = LINE.replace(b"pause-ended", b"ended")


def test_lines_of_an_older_format_are_read_as_todays():
    source = read(HEADER + OLD + b"\nnot json\n", steps=(renamed, counted))
    first, second = source.texts
    assert json.loads(first) == {**json.loads(LINE), "n": 1}
    assert second == b"not json"


def test_lines_in_between_take_only_the_steps_that_are_left():
    (first,) = read(b'{"goldseam":"journal","format":2}\n' + OLD, steps=(renamed, counted)).texts
    assert json.loads(first) == {**json.loads(OLD), "n": 1}


def test_lines_of_todays_format_are_left_byte_for_byte():
    odd = b' {"kind" : "pause-ended"}'
    assert list(read(b'{"goldseam":"journal","format":3}\n' + odd, steps=(renamed, counted)).texts) == [odd]
