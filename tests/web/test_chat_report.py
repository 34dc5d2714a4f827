"""What one's own messages show inside the app: sentences, pictures of our own, and a part pinned to a reason."""

import re

import pytest

from diary import sql
from goldseam.programme import entries as e
from goldseam.store import chat_found
from goldseam.store import chats as kept_chats
from goldseam.web.pages import chat_figures, chat_making, chat_reading
from old_messages import exported
from people import text_of


@pytest.fixture(scope="module")
def found() -> bytes:
    """A chat in which both write half as often from the middle on, as the reading process found it."""
    return chat_reading.read([("chat.txt", exported() + b"27/03/2024, 21:00 - Ben: <script>alert(1)</script>\n")])


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """However slow the machine, the first look waits until the report is done."""
    monkeypatch.setattr(chat_making, "AT_FIRST", 120.0)


@pytest.fixture
def with_chat(person, found):
    person.number = kept_chats.keep(person.keys, chat_found.transcript(found), "Noor", "Ben")
    return person


def test_it_tells_in_a_sentence_what_changed_and_what_that_does_not_say(with_chat):
    page = with_chat.reads("chat-report", with_chat.number)
    assert "From about August 2023 you both wrote about half as much as before." in page
    assert "What this does not say. This does not say why." in page
    assert "It rests on 9 Jan 2023 to" in page
    assert "Side by side" in page


def test_nothing_on_it_runs_loads_or_leads_away(with_chat):
    """Our policy would refuse it anyway; words of a message are words, whatever they look like."""
    html = with_chat.html("chat-report", with_chat.number)
    assert "<svg" in html
    assert " style=" not in html
    assert "<script>" not in html
    assert not re.search(r'(?:href|src)="(?![/#])', html)
    assert "https://example.org" not in "".join(re.findall(r'(?:href|src)="[^"]*"', html))


def test_messages_are_one_tap_away_and_set_apart(with_chat):
    html = with_chat.html("chat-report", with_chat.number)
    quoted = re.findall(r"<p><bdi>([^<]*)</bdi></p>", html.partition('class="quoted"')[2].partition("</ul>")[0])
    assert quoted
    assert "<summary>Some of the messages</summary>" in html


def test_a_finding_is_pinned_to_a_reason_and_shown_there(with_chat):
    number = with_chat.cause_number("growing_apart")
    answer = with_chat.send("chat-report", with_chat.number, finding="0", cause=str(number))
    assert "Pinned. You find it with that reason." in with_chat.follow(answer)
    assert with_chat.entries() == [
        e.FindingPinned(
            cause="growing_apart", text="From about August 2023 you both wrote about half as much as before."
        )
    ]
    assert "Seen in your messages From about August 2023" in with_chat.reads("cause", number)
    assert "Seen in your messages" not in with_chat.reads("cause", with_chat.cause_number("money"))


def test_sent_twice_it_is_pinned_once(with_chat):
    fields = with_chat.fields("chat-report", with_chat.number, finding="0", cause="1")
    fields["once"] = fields["once"][0] if isinstance(fields["once"], list) else fields["once"]
    for _ in range(2):
        assert with_chat.post("chat-report", fields, with_chat.number).status_code == 302
    assert with_chat.kinds() == ["finding-pinned"]


@pytest.mark.parametrize("fields", [{"finding": "0"}, {"finding": "0", "cause": "99"}, {"finding": "9", "cause": "1"},
                                    {"cause": "1"}, {"finding": "-1", "cause": "1"}])  # fmt: skip
def test_what_says_too_little_pins_nothing(with_chat, fields):
    assert with_chat.send_blindly("chat-report", with_chat.number, **fields).status_code == 422
    assert with_chat.entries() == []


def test_without_a_reason_chosen_the_question_is_asked_again(with_chat):
    answer = with_chat.send_blindly("chat-report", with_chat.number, finding="0", cause="")
    assert "Please choose a reason." in text_of(answer)


def test_it_is_made_once_an_evening_and_held_sealed(with_chat, monkeypatch):
    from goldseam.web.sessions import sessions

    first = with_chat.reads("chat-report", with_chat.number)
    monkeypatch.setattr(chat_making.Making, "__init__", lambda *_: pytest.fail("was made again"))
    assert with_chat.reads("chat-report", with_chat.number) == first
    (session,) = sessions.kept.values()
    assert not any(b"August" in part for held in session.held.values() for part in held)
    with_chat.send_blindly("chat-delete", with_chat.number, do="delete")
    assert session.held == {}


def test_a_chat_with_too_little_in_it_says_so_and_breaks_nothing(person):
    found = chat_reading.read([("a.txt", b"21/06/2021, 09:05 - Noor: hi\n21/06/2021, 09:07 - Ben: hello\n")])
    number = kept_chats.keep(person.keys, chat_found.transcript(found), "Noor", "Ben")
    page = person.reads("chat-report", number)
    assert "Nothing changed so clearly that it could be told from chance." in page
    assert "too little to say" in page
    assert "Week by week" not in page


def test_one_that_was_damaged_says_so_and_can_be_deleted(with_chat):
    sql("DELETE FROM store_piece WHERE number = 1")
    sql("UPDATE store_piece SET sealed = x'00'")
    page = with_chat.reads("chat-report", with_chat.number)
    assert "Part of this file was damaged" in page
    assert "Delete this chat" in page


def test_what_is_not_there_is_not_found(person):
    assert person.get("chat-report", 7).status_code == 404


# --- the picture -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("most", "words"), [(0, "0 1"), (3, "0 1 2 3"), (17, "0 5 10 15 20"), (1234, "0 500 1,000 1,500")]
)
def test_the_lines_of_the_picture_are_round_numbers(most, words):
    assert [word for _, word in chat_figures._counted(most)] == words.split()


def test_levels_go_from_change_to_change():
    weeks = [f"2024-01-{day:02}" for day in (1, 8, 15, 22)]
    changes = [{"series": "x", "at": "2024-01-15", "before": 4.0, "after": 2.0},
               {"series": "x", "at": "2024-01-22", "before": 2.0, "after": 1.0}]  # fmt: skip
    levels = chat_figures._levels({"series": {"week": weeks}, "changes": changes}, "x")
    assert [(level.first, level.last, level.value) for level in levels] == [(0, 1, 4.0), (2, 2, 2.0), (3, 3, 1.0)]
