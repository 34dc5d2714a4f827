"""`goldseam programme`: plain journal lines in, what the programme says of them out."""

import json
import sys

import pytest

from command import goldseam

AT = "2026-02-09T20:00:00+01:00"
STORY = (
    '{"kind":"story-told","at":"2026-01-10T09:00:00+01:00","zone":"Europe/Berlin",'
    '"ended_on":"2026-01-05","ended_by":"them"}'
)
PAUSE = '{"kind":"space-begun","at":"2026-01-10T09:01:00+01:00","zone":"Europe/Berlin","days":30}'
BLOCKED = '{"kind":"fact-recorded","at":"2026-01-11T09:00:00+01:00","zone":"Europe/Berlin","fact":"blocked"}'
BAD = '{"kind":"fact-forgotten","at":"2026-01-12T09:00:00+01:00","zone":"Europe/Berlin"}'


def told(*lines: str, at: str = AT) -> dict:
    """What the command says of these lines."""
    answer = goldseam("programme", "--json", "--at", at, given="\n".join(lines))
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def test_a_story_is_folded_and_told_as_one_document():
    said = told(STORY, PAUSE)
    assert said["format"] == 1
    assert said["at"] == AT
    assert (said["steadiness"]["quiet"], said["steadiness"]["of"]) == (30, 30)
    assert list(said["gates"]) == ["reach_out", "call", "meet", "talk"]
    assert said["gates"]["reach_out"]["open"] is False
    assert said["closing_facts"] == []
    assert 1 <= len(said["today"]["actions"]) <= 3
    assert said["problems"] == []


def test_what_closed_is_told_and_the_ladder_is_gone():
    said = told(STORY, PAUSE, BLOCKED)
    assert said["closing_facts"] == ["blocked"]
    assert "ladder" not in said["surfaces"]
    assert {"help", "safety_plan", "onward", "journal", "export", "delete", "lock"} <= set(said["surfaces"])


def test_bad_lines_are_told_with_their_numbers_and_the_rest_is_read():
    said = told(STORY, "half a li", BAD, PAUSE)
    assert said["problems"] == [
        {"line": 2, "text": "this is not a JSON object in UTF-8, or it was cut off"},
        {"line": 3, "text": "this kind of entry is not known"},
    ]
    assert said["stages"]["space"] == "done"


def test_a_closing_fact_in_a_bad_line_closes():
    assert told(STORY, '{"kind":"fact-recorded","fact":"order","at":"2026-01')["closing_facts"] == ["order"]


def test_the_first_line_of_an_export_is_no_entry_and_closes_what_it_says():
    said = told('{"goldseam":"journal","format":1,"facts":["minor"],"unanswered":0}', STORY, BAD)
    assert said["closing_facts"] == ["minor"]
    assert said["problems"] == [{"line": 2, "text": "this kind of entry is not known"}]


def test_what_came_after_the_instant_closes_and_opens_nothing():
    later = PAUSE.replace("2026-01-10", "2026-02-20")
    assert told(STORY, later)["stages"]["space"] == "not_begun"
    assert told(STORY, BLOCKED, at="2026-01-10T12:00:00+01:00")["closing_facts"] == ["blocked"]


def test_an_empty_journal_has_an_answer_too():
    said = told("")
    assert not any(gate["open"] for gate in said["gates"].values())
    assert said["path"] == "unsure"


def test_the_same_lines_at_the_same_instant_give_the_same_answer():
    assert told(STORY, PAUSE) == told(STORY, PAUSE)


def test_a_file_is_read_as_well_as_stdin(tmp_path):
    file = tmp_path / "lines.jsonl"
    file.write_text(STORY + "\n" + PAUSE)
    answer = goldseam("programme", "--at", AT, "--json", file)
    assert json.loads(answer.out) == told(STORY, PAUSE)
    assert json.loads(goldseam("programme", "--at", AT, "--json", "-", given=STORY).out) == told(STORY)


def test_without_an_instant_it_is_now():
    answer = goldseam("programme", "--json", given=STORY)
    assert answer.code == 0
    assert json.loads(answer.out)["at"] > "2026-11"


# --- for people ------------------------------------------------------------------------------------------------------


def test_it_can_be_read_at_a_terminal():
    answer = goldseam("programme", "--at", AT, given=f"{STORY}\n{PAUSE}\n{BAD}")
    assert answer.code == 0
    assert answer.out.startswith("Monday, 9 February 2026\n")
    assert "Quiet on 30 of the last 30 days" in answer.out
    assert "First message: not open" in answer.out
    assert "Today" in answer.out
    assert "1 thing was not understood" in answer.err
    assert "line 3: this kind of entry is not known" in answer.err
    assert "\x1b" not in answer.out


def test_where_contact_is_closed_no_gate_is_shown():
    answer = goldseam("programme", "--at", AT, given=f"{STORY}\n{BLOCKED}")
    assert "Contact is closed for good (blocked)" in answer.out
    assert "First message" not in answer.out


def test_many_problems_are_told_in_short():
    answer = goldseam("programme", "--at", AT, given=STORY + "\nx" * 30)
    assert answer.err.count("line ") == 10
    assert "and 20 more; --json lists them all" in answer.err


# --- bad input -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "instant", ["2026-02-09", "2026-02-09T20:00:00", "tomorrow", "", "2026-02-30T10:00:00Z", "9999-01-01T00:00:00Z"]
)
def test_an_instant_that_is_none_is_refused(instant):
    answer = goldseam("programme", "--json", "--at", instant, given=STORY)
    assert answer.refused
    assert "is no instant. Write date, time and offset, such as 2026-02-09T20:00:00+01:00" in answer.err


def test_a_missing_file_is_named(tmp_path):
    answer = goldseam("programme", "--at", AT, tmp_path / "nowhere.jsonl")
    assert answer.refused
    assert "There is no file" in answer.err
    assert "nowhere.jsonl" in answer.err


def test_a_file_with_a_name_that_is_no_text_is_named_all_the_same():
    code = "import sys; from goldseam.cli import main; sys.exit(main(['programme', 'no\\udce9where']))"
    answer = goldseam(program=[sys.executable, "-c", code])
    assert answer.refused
    assert "There is no file no\\udce9where" in answer.err


def test_the_answer_is_utf_8_whatever_the_machine_speaks():
    plain = goldseam("programme", "--at", AT, given=STORY, PYTHONIOENCODING="ascii", LC_ALL="C", COLUMNS="80")
    assert plain.code == 0, plain.err
    assert "✓" in plain.out


def test_a_folder_is_no_file(tmp_path):
    answer = goldseam("programme", "--at", AT, tmp_path)
    assert answer.refused
    assert "is a folder" in answer.err


def test_a_file_that_may_not_be_read_is_named(commons):
    file = commons / "shut.jsonl"
    file.touch(mode=0o000)
    answer = goldseam("programme", "--at", AT, file, mortal=True)
    assert answer.refused
    assert "cannot be read" in answer.err


@pytest.mark.parametrize("junk", [bytes(range(256)) * 50, b"\x00" * 9000, b"{" * 9000, b"once upon a time\n" * 9])
def test_where_nothing_can_be_read_it_ends_with_a_sentence(tmp_path, junk):
    file = tmp_path / "junk"
    file.write_bytes(junk)
    answer = goldseam("programme", "--at", AT, "--json", file)
    assert answer.refused
    assert f"Nothing in {file} can be read as a journal line" in answer.err


def test_a_newer_file_is_refused():
    answer = goldseam("programme", "--at", AT, given='{"goldseam":"journal","format":7}\n' + STORY)
    assert answer.refused
    assert "has format 7" in answer.err


def test_nothing_of_django_is_loaded():
    code = (
        "import sys; from goldseam.cli import main; main(['programme', '--at', sys.argv[1], '--json']);"
        "sys.exit(any(name.split('.')[0] in ('django', 'polars', 'numpy') for name in sys.modules))"
    )
    assert goldseam(AT, given=STORY, program=[sys.executable, "-c", code]).code == 0
