"""`goldseam chat report`."""

import json

import pytest

from goldseam.chats import child
from goldseam.cli import main


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    """No fork here: other tests have started Polars' threads in this process, and a copy of it would wait for them."""
    monkeypatch.setattr(child, "in_a_child", child._worked)


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


def test_json_is_one_document(export, capsys):
    assert main(["chat", "report", export, "--me", "Ada", "--them", "Bo", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["inspect"]["messages"] == 168
    assert made["people"] == {"me": "Ada", "them": "Bo"}


def test_a_name_that_did_not_write_ends_with_2_and_a_sentence(export, capsys):
    assert main(["chat", "report", export, "--me", "Eve", "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Nobody called “Eve” wrote in this chat.")


def test_html_is_written_whole_and_not_over_what_is_there(export, tmp_path, capsys):
    out = tmp_path / "page.html"
    assert main(["chat", "report", export, "--me", "Ada", "--html", str(out)]) == 0
    assert out.read_text("utf-8").startswith("<!doctype html>")
    assert out.stat().st_mode & 0o077 == 0
    assert main(["chat", "report", export, "--me", "Ada", "--html", str(out)]) == 2
    assert "already" in capsys.readouterr().err


def test_without_a_form_it_tells_in_plain_lines(export, capsys):
    assert main(["chat", "report", export, "--me", "Ada"]) == 0
    assert "Nothing changed clearly enough" in capsys.readouterr().out


def test_a_zone_nobody_knows_is_refused(export, capsys):
    assert main(["chat", "report", export, "--me", "Ada", "--tz", "Mars/Base"]) == 2
    assert "no time zone" in capsys.readouterr().err
