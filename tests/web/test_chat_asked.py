"""A no in old messages fills in the question, and is never an answer by itself (MU-20)."""

from datetime import datetime

import pytest

from goldseam.chats.transcript import Listed, Transcript, micros
from goldseam.programme import entries as e
from goldseam.store import chat_found
from goldseam.store import chats as kept_chats
from goldseam.web.pages import chat_making

NO = "Please stop writing to me."


@pytest.fixture
def with_no(person, monkeypatch):
    """A person whose kept chat holds one line of theirs that asks to stop, and one of their own."""
    monkeypatch.setattr(chat_making, "AT_FIRST", 120.0)
    columns = Listed()
    for day, (name, text) in enumerate([("Ben", NO), ("Noor", "leave me alone"), ("Ben", "Fine.")], 1):
        columns.add(micros(datetime(2024, 3, day, 12)), name, "text", text)  # noqa: DTZ001  naive, as files are
    packed = chat_found.packed(Transcript(columns=columns, format="whatsapp-txt"))
    asked = chat_found.overview(packed).threads[0].asked["Ben"]
    person.number = kept_chats.keep(person.keys, chat_found.transcript(packed), "Noor", "Ben", asked=asked)
    return person


def test_the_report_shows_the_line_and_offers_the_question(with_no):
    page = with_no.reads("chat-report", with_no.number)
    assert "there is a line that may ask you to stop" in page
    assert f"Ben · 1 March 2024 {NO}" in page
    assert "leave me alone" not in page.partition("what was meant, you know.")[0]
    assert with_no.address("asked-to-stop") in with_no.html("chat-report", with_no.number)


def test_nothing_is_recorded_by_bringing_it_in_or_by_looking(with_no):
    for name in ("chat-report", "asked-to-stop", "arrive-asked", "arrive-mirror"):
        with_no.reads(name, *([with_no.number] if name == "chat-report" else []))
    assert with_no.entries() == []


def test_the_question_in_arrive_is_filled_in_and_can_be_changed(with_no):
    html = with_no.html("arrive-asked")
    assert 'name="wish" value="no_contact" checked' in html.replace(' id="id_wish_0"', "")
    assert NO in html
    with_no.send("arrive-asked", wish="nothing", words="", do="go")
    assert not any(isinstance(entry, e.BoundaryHeard) for entry in with_no.entries())


def test_the_moment_carries_their_words_and_records_after_a_second_yes(with_no):
    html = with_no.html("asked-to-stop")
    assert f">{NO}</textarea>" in html.replace("\n", "")
    with_no.send("asked-to-stop", by="them", words=NO)
    assert with_no.entries() == []
    with_no.send("asked-to-stop", by="them", words=NO, do="sure")
    assert [type(entry) for entry in with_no.entries()] == [e.BoundaryHeard]
    assert "may ask you to stop" not in with_no.reads("arrive-asked")


def test_without_such_a_line_nothing_is_filled_in(person):
    assert "may ask you to stop" not in person.reads("arrive-asked")
    assert "checked" not in person.html("arrive-asked")


@pytest.mark.parametrize("entry", [e.CrisisNoted(), e.FactRecorded(fact="order"), e.FactRecorded(fact="ex_afraid")])
def test_where_old_messages_rest_no_line_of_them_is_shown_or_filled_in(with_no, entry):
    with_no.record(entry)
    for name in ("asked-to-stop", "arrive-asked", "arrive-mirror"):
        assert NO not in with_no.html(name), name
