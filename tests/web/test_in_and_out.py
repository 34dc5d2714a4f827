"""Taking everything along, and bringing it in."""

import io
import json

import pytest

from diary import sql
from goldseam.journal import archive
from goldseam.programme import entries as e
from people import Person, text_of

NEW = {"passphrase": "quite another sentence", "again": "quite another sentence"}


# --- out -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def written(person):
    person.record(e.FactRecorded(fact="explicit_no"), e.ReasonKept(text="For the mornings."))
    return person


def test_the_sealed_file_opens_with_its_passphrase_and_holds_every_line(written):
    answer = written.post("export", {"do": "sealed", **NEW})
    assert answer["Content-Disposition"] == 'attachment; filename="notes-2026-11-24.jsonl.age"'
    assert b"mornings" not in answer.content
    found = archive.read(answer.content, NEW["passphrase"])
    assert (len(found.texts), found.facts, found.problems) == (2, ("explicit_no",), ())
    with pytest.raises(archive.WrongPassphrase):
        archive.read(answer.content, "something else entirely")


def test_the_plain_file_is_json_lines_behind_a_plain_warning(written):
    page = written.reads("export")
    assert "Anybody who finds this file can read all of it" in page
    answer = written.post("export", {"do": "plain"})
    assert answer["Content-Disposition"] == 'attachment; filename="notes-2026-11-24.jsonl"'
    first, *others = [json.loads(line) for line in answer.content.splitlines()]
    assert first["goldseam"] == "journal"
    assert [line["kind"] for line in others] == ["fact-recorded", "reason-kept"]


@pytest.mark.parametrize("fact", ["explicit_no", "minor", "user_was_harmed", "harm_intent", "order"])
def test_whatever_is_closed_export_and_deletion_stay_open(person, fact):
    person.record(e.FactRecorded(fact=fact), e.CrisisNoted())
    assert person.post("export", {"do": "plain"}).status_code == 200
    assert person.get("delete-all").status_code == 200


def test_a_damaged_journal_can_be_exported_with_what_is_left(written):
    sql("DELETE FROM store_entry WHERE seq = 1")
    sql("UPDATE store_vault SET head = zeroblob(1054)")
    answer = written.post("export", {"do": "plain"})
    lines = answer.content.splitlines()
    assert b"mornings" in lines[2]
    assert b"unreadable" in lines[1]


def test_a_file_passphrase_that_is_too_short_is_told(written):
    answer = written.post("export", {"do": "sealed", "passphrase": "short", "again": "short"})
    assert answer.status_code == 422
    assert "at least 15 characters" in text_of(answer)


# --- in --------------------------------------------------------------------------------------------------------------


def file_of(content: bytes, name: str = "notes-2026-11-24.jsonl") -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file


def test_a_file_comes_in_once_however_often_it_is_brought(written, clock):
    saved = written.post("export", {"do": "sealed", **NEW}).content
    written.record(e.ReasonKept(text="For the evenings."))
    answer = written.post("bring-in", {"file": file_of(saved), "passphrase": NEW["passphrase"]})
    assert "Nothing was missing." in text_of(answer)
    assert len(written.entries()) == 3


def test_an_earlier_copy_fills_a_gap(written):
    written.record(e.ReasonKept(text="For the evenings."))
    saved = written.post("export", {"do": "plain"}).content
    sql("DELETE FROM store_entry WHERE seq = 2")
    answer = written.post("bring-in", {"file": file_of(saved)})
    assert answer.status_code == 200
    assert [entry.text for entry in written.entries()[1:]] == ["For the mornings.", "For the evenings."]
    assert "Everything is there." in written.reads("check")


@pytest.mark.parametrize(
    ("content", "passphrase", "sentence"),
    [
        (b"", "", "That file is empty."),
        (b'{"goldseam":"journal","format":99}\n', "", "Please update Goldseam first."),
        ("sealed", "", "sealed with a passphrase"),
        ("sealed", "not the passphrase", "does not open this file"),
        ("cut", NEW["passphrase"], "cut off or changed"),
    ],
)
def test_a_file_that_cannot_come_in_changes_nothing_and_says_why(written, content, passphrase, sentence):
    if isinstance(content, str):
        whole = written.post("export", {"do": "sealed", **NEW}).content
        content = whole if content == "sealed" else whole[:-40]
    answer = written.post("bring-in", {"file": file_of(content), "passphrase": passphrase})
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert len(written.entries()) == 2


def test_what_closed_in_the_file_is_closed_here(written, person):
    saved = written.post("export", {"do": "plain"}).content
    written.post("delete-all", {"do": "delete"})
    other = Person(written.client, written.clock).begin()
    assert other.closing_facts() == set()
    other.post("bring-in", {"file": file_of(saved)})
    assert other.closing_facts() == {"explicit_no"}


def test_what_the_other_copy_kept_shut_is_said_and_stays_shut(person):
    person.record(e.CalmNoted())
    crisis = {"kind": "crisis-noted", "at": "2026-11-24T12:00:00+00:00", "zone": "Europe/London"}
    answer = person.post("bring-in", {"file": file_of(json.dumps(crisis).encode())})
    assert "What one of them kept shut stays shut" in text_of(answer)
    assert person.kinds()[-1] == "copies-joined"
    assert "a hard hour that was not over" in person.reads("journal")


def test_what_closed_in_the_file_is_closed_here_even_if_its_line_is_gone(person):
    person.record(e.FactRecorded(fact="blocked"), e.ReasonKept(text="For the mornings."))
    header, _, reason = person.post("export", {"do": "plain"}).content.splitlines(keepends=True)
    person.post("delete-all", {"do": "delete"})
    other = Person(person.client, person.clock).begin()
    other.post("bring-in", {"file": file_of(header + reason)})
    assert other.kinds() == ["reason-kept"]
    assert other.closing_facts() == {"blocked"}
