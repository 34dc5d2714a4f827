"""`goldseam journal import` and `export`: everything in and out, as people run it."""

import json
import os
import shutil

import pytest

import age_by_the_book as age
from command import BLOCKED, LETTER, LINES, ODD, PASSPHRASE, STORY, Home, goldseam

# --- import ----------------------------------------------------------------------------------------------------------


def test_where_there_is_no_journal_one_is_made_and_its_spare_key_shown_once(made):
    home, answer = made
    assert "A new journal was made." in answer.out
    assert "shown this once" in answer.out
    code = answer.out.splitlines()[1].strip()
    assert len(code.replace("-", "")) >= 25
    assert code.encode() not in (home.data / "notes.db").read_bytes()


def test_it_says_how_many_lines_came_and_which_were_not_understood(made):
    _, answer = made
    assert "4 lines came in, 4 of them new." in answer.out
    assert "Not quite understood, and kept as they are: 2 lines (3, 4)." in answer.out
    assert "line 3: this kind of entry is not known" in answer.err
    assert "lamp" not in answer.out + answer.err


def test_every_line_is_kept_as_it_came(home):
    assert home.lines() == [STORY, LETTER, ODD, BLOCKED]


def test_the_same_file_twice_adds_nothing(home):
    answer = home.journal("import", home.file(LINES))
    assert answer.code == 0
    assert "4 lines came in, 0 of them new." in answer.out
    assert "spare key" not in answer.out


def test_what_the_other_copy_kept_shut_is_said(home):
    calm = b'{"kind":"calm-noted","at":"2026-02-02T12:00:00Z","zone":"UTC"}'
    crisis = b'{"kind":"crisis-noted","at":"2026-02-01T12:00:00Z","zone":"UTC"}'
    assert "kept shut" not in home.journal("import", home.file(LINES + b"\n" + calm)).out
    assert "What one of them kept shut stays shut" in home.journal("import", home.file(crisis)).out
    assert json.loads(home.lines()[-1])["still"] == ["crisis"]


def test_without_a_spare_key_there_is_none(empty):
    answer = empty.journal("import", empty.file(STORY), "--no-spare-key")
    assert answer.code == 0
    assert "1 line came in, 1 of them new." in answer.out
    assert "the passphrase is the only way in" in answer.out


def test_a_closing_fact_in_a_bad_line_and_one_in_the_first_line_stay_closed(empty):
    lines = b'{"goldseam":"journal","format":1,"facts":["order"],"unanswered":2}\n' + STORY + b"\n" + BLOCKED
    assert empty.journal("import", empty.file(lines)).code == 0
    out = empty.around / "out.jsonl"
    assert empty.journal("export", out, "--plain").code == 0
    first = json.loads(out.read_bytes().splitlines()[0])
    assert {"blocked", "order"} <= set(first["facts"])
    assert first["unanswered"] == 2
    said = json.loads(goldseam("programme", "--json", "--at", "2026-03-01T10:00:00Z", out).out)
    assert {"blocked", "order"} <= set(said["closing_facts"])


@pytest.mark.parametrize(
    "junk", [bytes(range(256)) * 9, b"once upon a time\n", b"", b'{"goldseam":"journal","format":1}\n']
)
def test_where_nothing_can_be_read_nothing_is_made(empty, junk):
    answer = empty.journal("import", empty.file(junk))
    assert answer.refused
    assert not empty.data.exists()


def test_a_missing_file_and_a_folder_are_named(empty):
    missing = empty.journal("import", empty.around / "nowhere.age")
    assert missing.refused
    assert "There is no file" in missing.err
    folder = empty.journal("import", empty.around)
    assert folder.refused
    assert "is a folder" in folder.err
    assert not empty.data.exists()


def test_a_short_passphrase_makes_no_journal(empty):
    answer = empty.journal("import", empty.file(LINES), passphrase=empty.said("short", "other"))
    assert answer.refused
    assert "at least 15 characters" in answer.err
    assert not (empty.data / "notes.db").exists()


def test_a_file_that_was_cut_is_not_brought_in_unasked(home, empty):
    out = home.around / "whole.jsonl"
    home.journal("export", out, "--plain")
    cut = empty.file(b"\n".join(out.read_bytes().splitlines()[:3]))
    refused = empty.journal("import", cut)
    assert refused.refused
    assert "was cut off or changed" in refused.err
    assert "speaks of 4 lines, and there are 2" in refused.err
    assert not empty.data.exists()
    brought = empty.journal("import", cut, "--as-it-is")
    assert brought.code == 0
    assert "2 lines came in" in brought.out


# --- export ----------------------------------------------------------------------------------------------------------


def test_the_sealed_file_opens_with_any_tool_and_comes_in_elsewhere(home, tmp_path):
    out = home.around / "out.age"
    answer = home.journal("export", out)
    assert answer.code == 0
    assert "4 lines are in" in answer.out
    assert f"age -d {out}" in answer.out
    assert out.stat().st_mode & 0o077 == 0
    plain = age.opened(out.read_bytes(), PASSPHRASE)
    assert plain.splitlines()[1:] == [STORY, LETTER, ODD, BLOCKED]
    assert json.loads(plain.splitlines()[0])["facts"] == ["blocked"]
    (tmp_path / "other").mkdir()
    other = Home(tmp_path / "other")
    assert other.journal("import", out).code == 0
    assert other.lines() == home.lines()


def test_a_file_under_another_passphrase_needs_that_one_too(home):
    file = home.file(age.sealed(STORY + b"\n", "another little sentence"), "x.age")
    refused = home.journal("import", file)
    assert refused.refused
    assert "does not open this file" in refused.err
    assert "--file-passphrase-file" in refused.err
    other = home.said("another little sentence", "other")
    assert home.journal("import", file, "--file-passphrase-file", other).code == 0


@pytest.mark.parametrize("harm", ["cut", "flipped"])
def test_a_sealed_file_that_was_harmed_is_not_brought_in(empty, harm):
    whole = bytearray(age.sealed(LINES, PASSPHRASE))
    if harm == "cut":
        del whole[-9:]
    else:
        whole[-30] ^= 1
    answer = empty.journal("import", empty.file(bytes(whole), "x.age"))
    assert answer.refused
    assert "cut off or changed since it was written" in answer.err
    assert not empty.data.exists()


def test_nothing_is_written_over_unasked(home):
    out = home.file(b"something dear", "dear.txt")
    answer = home.journal("export", out)
    assert answer.refused
    assert "was not touched" in answer.err
    assert out.read_bytes() == b"something dear"
    assert home.journal("export", out, "--plain", "--replace").code == 0
    assert b"lamp" in out.read_bytes()


def test_a_place_that_is_none_is_named(home):
    for place, sentence in ((home.around, "is a folder"), (home.around / "no" / "x.age", "There is no folder")):
        answer = home.journal("export", place)
        assert answer.refused
        assert sentence in answer.err


def test_a_folder_that_cannot_be_written_to_is_named(commons):
    here = Home(commons)
    lines = here.file(LINES)
    commons.chmod(0o555)
    answer = here.journal("import", lines, mortal=True)
    assert answer.refused
    assert not here.data.exists()


def test_somebody_elses_journal_stays_as_it_is(commons, made):
    here = Home(commons)
    shutil.copytree(made[0].data, here.data)
    here.data.chmod(0o555)
    (here.data / "notes.db").chmod(0o444)
    before = (here.data / "notes.db").read_bytes()
    for words in (("verify",), ("export", commons / "x.age"), ("erase", "--yes")):
        answer = here.journal(*words, mortal=True)
        assert answer.refused, answer
    assert (here.data / "notes.db").read_bytes() == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_given_to_somebody_else_is_told(commons, made):
    here = Home(commons)
    shutil.copytree(made[0].data, here.data)
    for path in (here.data, here.data / "notes.db"):
        path.chmod(0o777)
        os.chown(path, 65534, 65534)
    answer = here.journal("verify", mortal=True)
    assert answer.refused
    assert "is it yours to read?" in answer.err


def test_where_the_export_cannot_be_written_nothing_is_left(commons, made):
    here = Home(commons)
    shutil.copytree(made[0].data, here.data)
    (commons / "shut").mkdir(mode=0o555)
    answer = here.journal("export", commons / "shut" / "x.jsonl", "--plain", mortal=True)
    assert answer.refused
    assert "Nothing was left half-written" in answer.err
    assert list((commons / "shut").iterdir()) == []


def test_out_of_a_damaged_file_what_can_be_read_is_saved(empty):
    many = [LETTER.replace(b"window", b"window " * 90 + str(number).encode()) for number in range(60)]
    empty.journal("import", empty.file(b"\n".join(many)))
    file = empty.data / "notes.db"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) * 9 // 10])
    out = empty.around / "saved.jsonl"
    answer = empty.journal("export", out, "--plain")
    assert answer.code == 1
    assert "60 lines are in" in answer.out
    assert "could not be read any more, and keep their places" in answer.out
    saved = out.read_bytes().splitlines()[1:]
    assert len(saved) == 60
    assert 20 < sum(line in many for line in saved) < 60
    assert empty.journal("verify").code == 1
