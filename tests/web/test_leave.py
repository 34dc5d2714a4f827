"""Leave and Lock: access ends first; then what was being written is sealed, and only then anything else."""

import pytest

from goldseam.store import journals
from goldseam.web import witness
from goldseam.web.sessions import COOKIE, sessions
from people import hidden_fields


def test_leave_goes_to_the_neutral_page_and_clears_what_the_browser_keeps(person, settings):
    answer = person.get("leave")
    assert answer.status_code == 302
    assert answer.url == settings.EXIT_PAGE
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("name", ["leave", "lock"])
def test_the_servers_half_is_gone_and_the_old_cookie_opens_nothing(person, name):
    old = person.client.cookies[COOKIE].value
    answer = person.get(name)
    assert sessions.kept == {}
    assert answer.cookies[COOKIE].value == ""
    person.client.cookies[COOKIE] = old
    assert person.get("journal").url == person.address("front")


def test_the_servers_half_goes_before_anything_that_takes_time(person, monkeypatch):
    kept_then = []
    monkeypatch.setattr(journals, "settle_files", lambda: kept_then.append(dict(sessions.kept)))
    monkeypatch.setattr(witness, "remember", lambda *args: kept_then.append(dict(sessions.kept)))
    person.get("leave")
    assert kept_then == [{}, {}]


def test_leaving_works_although_the_file_cannot_be_read(person, monkeypatch, settings):
    from goldseam.store.problems import FileGone

    def gone(keys):
        raise FileGone

    monkeypatch.setattr(journals, "witness", gone)
    assert person.get("leave").url == settings.EXIT_PAGE
    assert sessions.kept == {}


def test_leaving_needs_no_key_no_token_and_no_journal(stranger, settings):
    answer = stranger.get("/leave")
    assert (answer.status_code, answer.url) == (302, settings.EXIT_PAGE)


def test_what_was_being_written_is_there_again_after_locking(person):
    fields = hidden_fields(person.get("letter"))
    answer = person.post("lock", {**fields, "text": "Half a sentence that"})
    assert answer.url == person.address("front")
    assert sessions.kept == {}
    person.unlock()
    assert "Half a sentence that" in person.html("letter")
    assert person.entries() == []


def test_what_cannot_be_kept_is_shown_instead_of_being_lost(person):
    answer = person.post("lock", {"text": "Many words, and nobody says where they belong"})
    assert "Many words, and nobody says where they belong" in answer.content.decode()
    assert sessions.kept == {}


def test_no_secret_ever_goes_into_the_letter_box(person):
    person.post("lock", {**person.fields("prove"), "passphrase": "something very secret", "place": "prove"})
    person.unlock()
    assert person.draft("prove") == {}


def test_the_browser_remembers_the_end_of_the_notes_and_nothing_of_them(person):
    value = person.get("leave").cookies[witness.COOKIE].value
    vault, epoch, seq, opening = value.split(".")
    assert (vault, epoch, seq, len(opening)) == (person.keys.name[:8], "1", "0", 16)


def test_the_seconds_left_run_down_and_remember_too(person, clock):
    clock.forward(minutes=4)
    answer = person.get("seconds-left")
    assert answer.content == b"360"
    assert witness.COOKIE in answer.cookies
    person.lock()
    assert person.get("seconds-left").content == b"0"
