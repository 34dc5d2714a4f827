"""Everything out, lines in: whole, once, and whatever closed stays closed."""

import json
from datetime import timedelta

import pytest

from diary import NOW, PASSPHRASE, Journal, begun, letter, sql
from goldseam.programme import entries as e
from goldseam.store import journals, merging, moving, snapshots
from goldseam.store.problems import DiskFull


def line(text: str, minutes: int = 0, name: str | None = None, **fields) -> bytes:
    at = (NOW + timedelta(minutes=minutes)).isoformat()
    content = {"kind": "letter-kept", "at": at, "zone": "Europe/London", "text": text, "kind_of": "unsent"} | fields
    return json.dumps(content | ({"id": name} if name else {})).encode()


def bring(journal: Journal, *texts: bytes, **header):
    return journals.bring_in(journal.keys, texts, now=NOW, **header)


def elsewhere() -> Journal:
    """The journal is deleted and an empty one made."""
    sql("DELETE FROM store_entry")
    for table in ("snapshot", "once", "kept", "slot", "letter", "vault"):
        sql(f"DELETE FROM store_{table}")
    snapshots._newest.clear()
    return begun()


# --- out -------------------------------------------------------------------------------------------------------------


def test_an_export_holds_every_line_as_it_was_written(journal):
    journal.write("one", "two")
    taken = journals.export(journal.keys, now=NOW)
    assert taken.count == 2
    assert [json.loads(text)["text"] for text in taken.lines] == ["one", "two"]


def test_an_export_says_what_closed(journal):
    journal.record(e.FactRecorded(fact="blocked"))
    sql("DELETE FROM store_entry")
    snapshots._newest.clear()
    taken = journals.export(journal.keys, now=NOW)
    assert taken.facts == ("blocked",)
    assert taken.unanswered == 0
    assert list(taken.lines) == [moving.PLACEHOLDER]


def test_a_full_disk_keeps_nobody_from_exporting(journal, monkeypatch):
    journal.write("one")

    def full(*_):
        raise DiskFull

    monkeypatch.setattr(moving.openings, "note", full)
    assert len(journal.exported()) == 1


# --- into an empty journal -------------------------------------------------------------------------------------------


def test_out_and_in_again_is_the_same_story(journal):
    journal.record(letter("one"), e.FactRecorded(fact="explicit_no"))
    journal.write("two")
    journal.record(e.Corrected(entry=1, fields={"text": "uno"}))
    before, story = journal.exported(), journal.load().story
    again = elsewhere()
    assert bring(again, *before) == journals.BroughtIn(lines=4, new=4)
    assert again.exported() == before
    assert again.load().story == story
    assert journals.lines(again.keys, (1,))[0].entry.text == "uno"


def test_lines_keep_their_numbers_bad_ones_included(journal):
    bring(journal, b"no json", line("one"), b"", b"[1]", line("two"))
    assert journal.texts() == ["one", "two"]
    assert [entry.seq for entry in journals.lines(journal.keys, range(1, 6))] == [2, 5]
    assert not journal.load().damaged
    assert journals.verify(journal.keys).with_problems == (1, 3, 4)
    assert any("not quite understood: 1, 3, 4" in said for said in journals.verify(journal.keys).sentences())


def test_what_the_header_says_closed_counts_though_no_line_does(journal):
    bring(journal, line("one"), facts=("explicit_no",), unanswered=2)
    story = journal.load().story
    assert "explicit_no" in story.recorded.facts
    assert story.recorded.unanswered == 2


def test_a_line_that_could_not_be_read_before_stays_named(journal):
    bring(journal, line("one"), moving.PLACEHOLDER, line("two"))
    assert journal.load().unreadable == (2,)
    assert sql("SELECT count(*) FROM store_snapshot") == [(0,)]


def test_an_erased_line_comes_in_without_its_words(journal):
    erased = json.dumps({"kind": "erased", "at": NOW.isoformat(), "zone": "Europe/London", "entry": 1}).encode()
    bring(journal, line("still readable in an old file"), erased)
    assert journal.texts() == [""]
    assert not any(b"readable" in text for text in journal.exported())


def test_nothing_brought_in_is_nothing_changed(journal):
    assert bring(journal) == journals.BroughtIn(lines=0, new=0)
    assert journal.load().seq == 0


def test_it_goes_on_after_what_came_in(journal):
    bring(journal, *(line(str(number), number) for number in range(300)))
    journal.write("on")
    assert journal.load().seq == 301
    assert journals.verify(journal.keys).sound


# --- into another journal --------------------------------------------------------------------------------------------


def test_the_same_file_twice_adds_nothing(journal):
    journal.write("one", "two")
    before = sql("SELECT * FROM store_entry")
    assert bring(journal, *journal.exported()) == journals.BroughtIn(lines=2, new=0)
    assert sql("SELECT * FROM store_entry") == before


def test_two_copies_that_went_on_apart_become_one_in_the_order_of_time(journal):
    journal.write("shared")
    copy = journal.exported()
    journal.now += timedelta(hours=2)
    journal.write("here")
    assert bring(journal, *copy, line("there", minutes=30, name="x")) == journals.BroughtIn(lines=2, new=1)
    assert journal.texts() == ["shared", "there", "here"]
    assert journals.verify(journal.keys).sound


def test_numbers_in_amendments_follow_their_lines(journal):
    journal.now += timedelta(hours=1)
    journal.write("wrogn")
    journal.record(e.Corrected(entry=1, fields={"text": "wrong"}))
    correction = {"kind": "corrected", "at": (NOW + timedelta(minutes=40)).isoformat(), "zone": "Europe/London",
                  "entry": 1, "fields": {"text": "first"}}  # fmt: skip
    bring(journal, line("frist", minutes=10), json.dumps(correction).encode())
    assert journal.texts() == ["first", "wrong"]


def test_an_amendment_of_a_line_that_is_not_there_points_nowhere(journal):
    journal.write("mine")
    bring(journal, json.dumps({"kind": "withdrawn", "at": NOW.isoformat(), "zone": "UTC", "entry": 9}).encode())
    assert journal.texts() == ["mine"]
    assert any(b'"entry":0' in text for text in journal.exported())


def test_what_closed_in_either_stays_closed(journal):
    journal.record(e.FactRecorded(fact="blocked"))
    fact = {"kind": "fact-recorded", "at": NOW.isoformat(), "zone": "UTC", "fact": "minor"}
    bring(journal, json.dumps(fact).encode(), facts=("order",), unanswered=1)
    story = journal.load().story
    assert {"blocked", "minor", "order"} <= set(story.recorded.facts)
    assert story.recorded.unanswered >= 1


def test_a_line_erased_in_one_copy_is_erased_in_both(journal):
    journal.write("gone soon", "stays")
    older = journal.exported()
    journal.erase(1)
    bring(journal, *older, line("new", minutes=90))
    assert journal.texts() == ["", "stays", "new"]
    assert not any(b"gone soon" in text for text in journal.exported())


def test_a_line_erased_in_the_copy_brought_in_is_erased_here_too(journal):
    journal.write("gone soon")
    journal.record(e.Corrected(entry=1, fields={"text": "gone soon, corrected"}))
    name = journals.lines(journal.keys, (1,))[0].id
    erased = {"kind": "erased", "at": (NOW + timedelta(hours=3)).isoformat(), "zone": "UTC", "entry": name}
    bring(journal, json.dumps(erased).encode())
    assert not any(b"gone soon" in text for text in journal.exported())


def test_words_written_after_the_erasing_are_kept(journal):
    journal.write("gone")
    journal.erase(1)
    journal.record(e.Corrected(entry=1, fields={"text": "written anew"}))
    bring(journal, line("more", minutes=90))
    assert journal.texts() == ["written anew", "more"]


def test_one_id_on_two_different_lines_keeps_both(journal):
    journal.write("mine")
    name = journals.lines(journal.keys, (1,))[0].id
    other = {"kind": "fact-recorded", "at": NOW.isoformat(), "zone": "UTC", "fact": "explicit_no", "id": name}
    assert bring(journal, json.dumps(other).encode()).new == 1
    assert journal.texts() == ["mine"]
    assert "explicit_no" in journal.load().story.recorded.facts
    assert bring(journal, json.dumps(other).encode()).new == 0


def test_each_copy_keeps_its_own_order_though_its_clock_ran_backwards(journal):
    bring(journal, line("late", minutes=50), line("then the clock was set back", minutes=5))
    bring(journal, line("other", minutes=20, name="o"))
    assert journal.texts() == ["other", "late", "then the clock was set back"]


def test_lines_without_a_time_stay_after_the_line_before_them(journal):
    bring(journal, line("one", 1), b"noise", line("three", 30))
    bring(journal, line("two", 20), b'{"kind":"x","at":"never"}', b'{"at":"2026-01-01T00:00:00"}')
    texts = journal.exported()
    assert texts[1] == b"noise"
    assert journal.texts() == ["one", "two", "three"]


def test_lost_lines_are_filled_from_a_backup_of_the_same_journal(journal):
    journal.write("one", "two", "three", "four")
    backup = journal.exported()
    sql("DELETE FROM store_entry WHERE seq IN (2, 4)")
    snapshots._newest.clear()
    bring(journal, *backup)
    assert journal.texts() == ["one", "two", "three", "four"]
    assert not journal.load().damaged
    assert journals.verify(journal.keys).sound


def test_lost_lines_that_a_file_does_not_hold_stay_named(journal):
    journal.write("one", "two", "three")
    sql("DELETE FROM store_entry WHERE seq = 2")
    snapshots._newest.clear()
    bring(journal, line("a", 1, "x"), line("b", 2, "y"), line("c", 3, "z"))
    assert len(journal.load().unreadable) == 1


def test_a_row_of_the_time_before_does_not_fit_the_journal_written_anew(journal):
    journal.write("one", "two")
    old = sql("SELECT sealed, digest, link FROM store_entry WHERE seq = 2")[0]
    bring(journal, line("zero", minutes=-5))
    sql("UPDATE store_entry SET sealed = %s, digest = %s, link = %s WHERE seq = 2", *old)
    assert journal.load().unreadable == (2,)
    assert journal.texts() == ["zero", "two"]


def test_nothing_comes_in_behind_a_damaged_head(journal):
    journal.write("one")
    sql("UPDATE store_vault SET head = %s", b"noise")
    with pytest.raises(journals.HeadDamaged):
        bring(journal, line("two"))


def test_bringing_in_is_all_or_nothing(filed, monkeypatch):
    filed.write("one")
    before = sql("SELECT * FROM store_entry"), sql("SELECT * FROM store_vault")

    class Broken(Exception):
        pass

    def broken(*_):
        raise Broken

    with monkeypatch.context() as patch:
        patch.setattr(moving.corrections, "keep", broken)
        with pytest.raises(Broken):
            bring(filed, line("two"))
    assert (sql("SELECT * FROM store_entry"), sql("SELECT * FROM store_vault")) == before
    assert journals.unlock(PASSPHRASE, now=NOW) == filed.keys


# --- two copies that both went on (programme.md §11.8) ----------------------------------------------------------------


def happened(kind: str, minutes: int, name: str, **fields) -> bytes:
    at = (NOW + timedelta(minutes=minutes)).isoformat()
    return json.dumps({"kind": kind, "at": at, "zone": "Europe/London", "id": name, **fields}).encode()


def calm_since(journal: Journal) -> bool:
    return journal.load().story.recorded.calm_seq is not None


def test_a_crisis_of_the_other_copy_is_not_over_by_a_calm_that_knew_nothing_of_it(journal):
    bring(journal, line("shared", 0, "a"), happened("calm-noted", 20, "b"))
    brought = bring(journal, line("shared", 0, "a"), happened("crisis-noted", 10, "c"))
    assert brought.still_shut
    assert not calm_since(journal)
    assert json.loads(journal.exported()[-1])["still"] == ["crisis"]


def test_the_file_that_was_joined_adds_nothing_the_second_time(journal):
    theirs = line("shared", 0, "a"), happened("crisis-noted", 10, "c")
    bring(journal, line("shared", 0, "a"), happened("calm-noted", 20, "b"))
    bring(journal, *theirs)
    journal.record(e.CalmNoted())
    before = journal.exported()
    assert bring(journal, *theirs) == journals.BroughtIn(lines=2, new=0)
    assert journal.exported() == before
    assert calm_since(journal)


def test_an_older_copy_of_ones_own_starts_no_crisis_anew(journal):
    older = line("shared", 0, "a"), happened("crisis-noted", 10, "c")
    bring(journal, *older, happened("calm-noted", 20, "b"), line("more", 30, "d"))
    assert not bring(journal, *older).still_shut
    assert calm_since(journal)


def test_a_newer_copy_of_ones_own_brings_its_calm_along(journal):
    older = line("shared", 0, "a"), happened("crisis-noted", 10, "c")
    bring(journal, *older)
    assert not bring(journal, *older, happened("calm-noted", 20, "b")).still_shut
    assert calm_since(journal)


def test_what_a_header_alone_says_closed_is_in_the_lines_once_both_went_on(journal):
    bring(journal, line("shared", 0, "a"), line("here", 5, "b"))
    bring(journal, line("shared", 0, "a"), line("there", 6, "c"), facts=("unanswered",), unanswered=2)
    assert json.loads(journal.exported()[-1])["still"] == ["unanswered"]
    assert "unanswered" in journal.load().story.recorded.facts


def test_copies_that_had_nothing_shut_are_joined_without_a_word(journal):
    bring(journal, line("shared", 0, "a"), line("here", 5, "b"))
    assert bring(journal, line("shared", 0, "a"), line("there", 6, "c")) == journals.BroughtIn(lines=2, new=1)
    assert journal.texts() == ["shared", "here", "there"]


def test_merging_is_the_same_from_either_side():
    shared = [line("shared", 1, "a")]
    here, there = [*shared, line("here", 5, "b")], [*shared, line("there", 3, "c")]
    assert merging.merged(here, there).texts == merging.merged(there, here).texts
    once = merging.merged(here, there).texts
    assert merging.merged(once, there).texts == once
