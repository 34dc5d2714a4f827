"""`goldseam chat report`."""

import json

import pytest

from command import goldseam


@pytest.fixture
def export(tmp_path):
    lines = []
    for day in range(1, 29):
        for minute in range(6):
            who = "Ada" if minute % 2 else "Bo"
            lines.append(f"{day:02d}/01/2024, 20:{minute:02d} - {who}: how was the day and the cat?\n")
    file = tmp_path / "chat.txt"
    file.write_text("".join(lines), "utf-8")
    return str(file)


def test_json_is_one_document(export):
    answer = goldseam("chat", "report", export, "--me", "Ada", "--them", "Bo", "--json")
    made = json.loads(answer.out)
    assert answer.code == 0
    assert made["inspect"]["messages"] == 168
    assert made["people"] == {"me": "Ada", "them": "Bo"}


def test_a_name_that_did_not_write_ends_with_2_and_a_sentence(export):
    answer = goldseam("chat", "report", export, "--me", "Eve", "--json")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("Nobody called “Eve” wrote in this chat.")


def test_html_is_written_whole_and_not_over_what_is_there(export, tmp_path):
    out = tmp_path / "page.html"
    assert goldseam("chat", "report", export, "--me", "Ada", "--html", str(out)).code == 0
    assert out.read_text("utf-8").startswith("<!doctype html>")
    assert out.stat().st_mode & 0o077 == 0
    again = goldseam("chat", "report", export, "--me", "Ada", "--html", str(out))
    assert again.code == 2
    assert "already" in again.err


def test_without_a_form_it_tells_in_plain_lines(export):
    answer = goldseam("chat", "report", export, "--me", "Ada")
    assert answer.code == 0
    assert "Nothing changed clearly enough" in answer.out


def test_a_zone_nobody_knows_is_refused(export):
    answer = goldseam("chat", "report", export, "--me", "Ada", "--tz", "Mars/Base")
    assert answer.code == 2
    assert "no time zone" in answer.err
