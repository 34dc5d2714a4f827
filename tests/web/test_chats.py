"""Old messages: what a file is worth, who is who, what is kept of it, and when this part is put away."""

import io
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from diary import sql
from goldseam.chats.problems import ChatProblem, Problem
from goldseam.chats.transcript import Conversation, Listed, Transcript, micros
from goldseam.programme import entries as e
from goldseam.store import chat_found, journals
from goldseam.store import chats as kept_chats
from goldseam.web.forms import chat as forms
from goldseam.web.pages import chat_reading
from people import text_of

LONG_AGO = datetime(2023, 3, 1, 20, 15)  # noqa: DTZ001  naive, as files are


def transcript(*said: tuple[str | None, str], thread: str = "", problems: tuple[Problem, ...] = ()) -> Transcript:
    """A chat in which these people said these things, a minute apart."""
    columns = Listed()
    for minute, (sender, text) in enumerate(said):
        kind = "text" if sender else "system"
        columns.add(micros(LONG_AGO) + minute * 60_000_000, sender, kind, text, line=minute + 1, conversation=thread)
    return Transcript(columns=columns, format="whatsapp-txt", problems=problems)


TWO = transcript(
    ("Noor", "Did you get the tickets?"), ("Ben", "Yes! <b>Two</b>"), (None, "Ben changed the icon"), ("Ben", "x")
)
GROUP = transcript(("Noor", "hello"), ("Ben", "hi"), ("Sam", "what only Sam said"), ("Ben", "again"))


@pytest.fixture
def file_of(monkeypatch):
    """What the reading process will have found, whatever file is sent."""

    def holds(found: Transcript | ChatProblem):
        def read(files):
            if isinstance(found, ChatProblem):
                raise found
            return chat_found.packed(found)

        monkeypatch.setattr(chat_reading, "read", read)
        return SimpleUploadedFile("WhatsApp Chat with Ben.txt", b"the raw file")

    return holds


def bring_in(person, file):
    return person.client.post(person.address("chat-add"), {"chat": file})


def kept(person):
    return [journals.attachment(person.keys, one.number) for one in kept_chats.listed(person.keys)]


# --- bringing in -----------------------------------------------------------------------------------------------------


def test_after_the_file_comes_what_was_understood_and_nothing_is_kept_yet(person, file_of):
    answer = bring_in(person, file_of(TWO))
    assert answer.url == person.address("chat-who")
    page = person.reads("chat-who")
    assert "3 messages from WhatsApp, 1 March 2023. Nothing is kept yet." in page
    assert "Ben 2 messages Noor 1 message Neither is me" in page
    assert kept(person) == []
    assert sql("SELECT count(*) FROM store_attachment") == [(0,)]


def test_names_stand_apart_so_that_their_direction_moves_nothing(person, file_of):
    bring_in(person, file_of(transcript(("\u202eمريم", "hi"), ("<i>Ben", "x"))))
    html = person.html("chat-who")
    assert "<bdi>\u202eمريم</bdi>" in html
    assert "<bdi>&lt;i&gt;Ben</bdi>" in html


def test_what_was_not_understood_is_told_with_its_line(person, file_of):
    problems = tuple(Problem(line, "unknown", f"Line of an unknown shape {line}.") for line in range(1, 31))
    bring_in(person, file_of(transcript(("Noor", "a"), ("Ben", "b"), problems=problems)))
    page = person.reads("chat-who")
    assert "Not quite understood: 30" in page
    assert "Line 12: Line of an unknown shape 12." in page
    assert "And 18 more." in page


def test_a_file_that_is_no_chat_is_refused_with_the_reason_and_the_form_stays(person, file_of):
    answer = bring_in(person, file_of(ChatProblem("Nothing in photo.jpg can be read as a chat.")))
    assert answer.status_code == 422
    assert "Nothing in photo.jpg can be read as a chat." in text_of(answer)
    assert 'type="file"' in answer.content.decode()


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([], "Please choose the file of your chat."),
        ([SimpleUploadedFile("a.txt", b"")], "That file is empty."),
        ([SimpleUploadedFile(f"{n}.txt", b"x") for n in range(21)], "at most 20 files"),
    ],
)
def test_what_cannot_be_taken_is_said_before_it_is_read(person, monkeypatch, files, sentence):
    monkeypatch.setattr(chat_reading, "read", lambda files: pytest.fail("was read"))
    answer = person.client.post(person.address("chat-add"), {"chat": files})
    assert answer.status_code == 422
    assert sentence in text_of(answer)


def test_what_is_too_large_is_refused_before_a_byte_of_it_is_read(person):
    class Unread(io.BytesIO):
        def read(self, *_):
            pytest.fail("was read")

    answer = person.client.generic(
        "POST", person.address("chat-add"), b"", content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(forms.LARGEST * 2), **{"wsgi.input": Unread()},
    )  # fmt: skip
    assert answer.status_code == 413
    assert "larger than 256 MB, so it was not opened" in text_of(answer)


def test_files_larger_than_all_others_may_be_are_still_taken_in_memory(person, file_of, monkeypatch, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    file_of(TWO)
    answer = bring_in(person, SimpleUploadedFile("a.txt", b"x" * 1000))
    assert answer.url == person.address("chat-who")


def test_without_the_token_of_its_form_no_file_is_taken(person, file_of):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, **person.client.defaults)
    strict.cookies = person.client.cookies
    answer = strict.post(person.address("chat-add"), {"chat": file_of(TWO)})
    assert answer.status_code == 403
    assert person.get("chat-who").url == person.address("chats")


def test_what_waits_is_sealed_in_memory_and_gone_with_the_session(person, file_of):
    from goldseam.web.sessions import sessions

    bring_in(person, file_of(TWO))
    (session,) = sessions.kept.values()
    (held,) = session.held.values()
    assert not any(b"tickets" in part for part in held)
    person.lock()
    person.unlock()
    assert person.get("chat-who").url == person.address("chats")


def test_it_can_be_let_go_and_what_waits_is_offered_until_then(person, file_of):
    bring_in(person, file_of(TWO))
    assert "One file is waiting for you" in person.reads("chats")
    answer = person.send_blindly("chat-who", do="drop")
    assert "Nothing of it was kept." in person.follow(answer)
    assert "One file is waiting" not in person.reads("chats")


# --- who is who ------------------------------------------------------------------------------------------------------


def test_two_people_and_one_choice_then_it_is_sealed(person, file_of):
    bring_in(person, file_of(TWO))
    people = ["Ben", "Noor"]  # the one who wrote more comes first
    answer = person.send("chat-who", me=str(people.index("Noor")))
    (one,) = kept_chats.listed(person.keys)
    assert answer.url == person.address("chat-report", one.number)
    chat = kept_chats.read(person.keys, one.number)
    assert (chat.me, chat.them) == ("Noor", "Ben")
    assert chat.transcript.columns.listed().text == ["Did you get the tickets?", "Yes! <b>Two</b>", "x"]
    assert (one.title.them, one.title.messages, one.title.first) == ("Ben", 3, "2023-03-01T20:15:00")


def test_a_chat_that_is_not_mine_stays_closed_and_nothing_is_kept(person, file_of):
    bring_in(person, file_of(TWO))
    answer = person.send("chat-who", me="neither")
    assert "Only a conversation of your own is read here." in person.follow(answer)
    assert kept(person) == []
    assert person.get("chat-who").url == person.address("chats")


def test_of_a_group_only_the_words_of_the_two_are_kept(person, file_of):
    bring_in(person, file_of(GROUP))
    people = ["Ben", "Noor", "Sam"]
    person.send("chat-who", me=str(people.index("Noor")), them=str(people.index("Ben")))
    (content,) = kept(person)
    assert b"again" in content
    assert b"Sam" not in content


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [({}, "Please choose which one is you."), ({"me": "9"}, "Please choose which one is you."),
     ({"me": "0"}, "Please choose who this is about."), ({"me": "0", "them": "0"}, "the same person twice"),
     ({"me": "0", "them": "7"}, "Please choose one of these.")],
)  # fmt: skip
def test_a_choice_that_says_too_little_is_asked_for_again(person, file_of, choice, sentence):
    bring_in(person, file_of(GROUP))
    answer = person.send("chat-who", **choice)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert kept(person) == []


def test_none_of_a_group_is_enough_said(person, file_of):
    bring_in(person, file_of(GROUP))
    assert person.send("chat-who", me="neither").url.startswith(person.address("chats"))


def test_where_only_one_wrote_there_is_nothing_to_see(person, file_of):
    bring_in(person, file_of(transcript(("Noor", "hello?"), ("Noor", "hello??"))))
    assert "Only one person wrote here" in person.reads("chat-who")
    assert person.send_blindly("chat-who", me="0").status_code == 422
    assert kept(person) == []


def test_sent_twice_it_is_kept_once(person, file_of):
    bring_in(person, file_of(TWO))
    fields = person.fields("chat-who", me="0")
    person.post("chat-who", fields)
    assert person.post("chat-who", fields).url == person.address("chats")
    assert len(kept(person)) == 1


def test_of_several_conversations_one_is_chosen_and_the_others_are_dropped(person, file_of):
    with_ben, with_ida = transcript(("Noor", "to Ben"), ("Ben", "b"), ("Ben", "c"), thread="7"), transcript(
        ("Noor", "to Ida"), ("Ida", "i"), thread="9")  # fmt: skip
    both = Listed()
    both.extend(with_ben.columns.listed())
    both.extend(with_ida.columns.listed())
    titles = (Conversation("7", "Ben", 3), Conversation("9", "Ida", 2))
    bring_in(person, file_of(Transcript(columns=both, format="telegram-json", conversations=titles)))
    assert "2 conversations from Telegram" in person.reads("chat-who")
    assert person.get("chat-whose", 3).status_code == 404
    answer = person.send("chat-whose", 2, me="1")
    assert answer.status_code == 302
    (content,) = kept(person)
    assert b"to Ida" in content
    assert b"Ben" not in content


def test_a_full_disk_is_told_and_what_waits_goes_on_waiting(person, file_of, monkeypatch):
    def full(*_):
        raise journals.CannotSave("The disk is full.")

    bring_in(person, file_of(TWO))
    monkeypatch.setattr(kept_chats, "join", full)
    answer = person.send("chat-who", me="0")
    assert answer.status_code == 422
    assert "The disk is full." in text_of(answer)
    assert "3 messages" in person.reads("chat-who")


# --- deleting --------------------------------------------------------------------------------------------------------


@pytest.fixture
def with_chat(person, file_of):
    bring_in(person, file_of(TWO))
    person.send("chat-who", me="1")
    return person


def number_of(person) -> int:
    return kept_chats.listed(person.keys)[0].number


def test_deleted_it_is_gone_at_once(with_chat):
    number = number_of(with_chat)
    assert "What Ben and you wrote, 3 messages." in with_chat.reads("chat-delete", number)
    answer = with_chat.send_blindly("chat-delete", number, do="delete")
    assert "It is gone from here, for good." in with_chat.follow(answer)
    assert sql("SELECT count(*) FROM store_piece") == [(0,)]
    assert with_chat.get("chat-delete", number).status_code == 404


def test_a_damaged_chat_is_listed_without_a_name_and_can_be_deleted(with_chat):
    sql("UPDATE store_attachment SET header = x'01'")
    assert "A chat that does not open" in with_chat.reads("chats")
    with_chat.send_blindly("chat-delete", number_of(with_chat), do="delete")
    assert kept_chats.listed(with_chat.keys) == ()


def test_no_name_stands_in_an_address_or_a_title(with_chat):
    number = number_of(with_chat)
    for place in (("chats",), ("chat-delete", number), ("chat-report", number)):
        html = with_chat.html(*place)
        assert "<title>Notes</title>" in html
        assert "Ben" not in "".join(part.partition('"')[0] for part in html.split('href="')[1:])


# --- put away --------------------------------------------------------------------------------------------------------

GRAVE = ["user_was_harmed", "order", "police_warning", "minor", "ex_afraid", "harm_intent"]
PUT_AWAY = [*(e.FactRecorded(fact=fact) for fact in GRAVE), e.CrisisNoted()]


@pytest.mark.parametrize("what", PUT_AWAY, ids=[*GRAVE, "a hard hour"])
def test_with_harm_fear_an_order_a_minor_or_in_a_hard_hour_no_message_is_read(with_chat, file_of, what):
    with_chat.record(what)
    pages = [("chat-add",), ("chat-who",), ("chat-whose", 1), ("chat-report", number_of(with_chat))]
    for name, *filled in pages:
        for answer in (with_chat.get(name, *filled), with_chat.send_blindly(name, *filled, me="0")):
            assert answer.status_code == 403, name
            assert "Your old messages can rest." in text_of(answer)
    assert bring_in(with_chat, file_of(TWO)).status_code == 403
    assert with_chat.address("chats") not in with_chat.html("understand")
    with_chat.send_blindly("chat-delete", number_of(with_chat), do="delete")
    assert kept(with_chat) == []


def test_it_stays_put_away_when_the_fact_is_taken_back(with_chat):
    with_chat.record(e.FactRecorded(fact="ex_afraid"))
    with_chat.record(e.Withdrawn(entry=with_chat.desk.story.last_seq))
    assert with_chat.get("chat-add").status_code == 403


def test_a_plain_no_leaves_ones_own_messages_to_be_understood(with_chat):
    with_chat.record(e.BoundaryHeard(wish="no_contact"))
    assert with_chat.get("chat-add").status_code == 200
    assert with_chat.address("chats") in with_chat.html("understand")


def test_three_days_after_calm_they_can_be_read_again(with_chat):
    with_chat.record(e.CrisisNoted())
    with_chat.record(e.CalmNoted())
    with_chat.later(hours=73)
    assert with_chat.get("chat-add").status_code == 200


def test_where_judging_it_fails_the_answer_is_no(person, monkeypatch, capsys):
    def breaks(*_):
        raise ValueError("Noor")

    monkeypatch.setattr("goldseam.web.access.safety.messages_rest", breaks)
    assert person.get("chat-add").status_code == 403
    assert "Noor" not in capsys.readouterr().err


def test_a_fact_that_comes_in_while_the_page_is_written_beats_it(person, monkeypatch):
    from goldseam.web import paper
    from goldseam.web.pages import chat

    def meanwhile(request, *args, **kwargs):
        person.desk.record(e.FactRecorded(fact="order"), once="in the other tab")
        return paper.page(request, *args, **kwargs)

    monkeypatch.setattr(chat, "page", meanwhile)
    assert person.get("chat-add").status_code == 403


def test_a_later_part_goes_into_the_chat_that_is_here(person, file_of):
    first = (("Noor", "one"), ("Ben", "two"), ("Noor", "three"))
    for found in (transcript(*first), transcript(*first, ("Noor", "four"))):
        bring_in(person, file_of(found))
        answer = person.send("chat-who", me="0")
    assert "Put together with the messages you had here." in person.follow(answer)
    assert [one.title.messages for one in kept_chats.listed(person.keys)] == [4]


def test_a_chat_can_be_saved_as_a_file_sealed_or_open(person, file_of):
    bring_in(person, file_of(TWO))
    person.send("chat-who", me="0")
    (one,) = kept_chats.listed(person.keys)
    plain = person.send_blindly("chat-save", one.number, do="plain")
    assert plain["Content-Disposition"].startswith('attachment; filename="notes-20')
    assert b"Did you get the tickets?" in plain.content
    words = "a lamp by the window"
    sealed = person.send("chat-save", one.number, do="sealed", passphrase=words, again=words)
    assert sealed.content.startswith(b"age-encryption.org/v1")
    assert person.send_blindly("chat-save", one.number, do="sealed").status_code == 422


def test_a_chat_that_was_saved_stands_among_the_openings(person, file_of):
    bring_in(person, file_of(TWO))
    person.send("chat-who", me="0")
    (one,) = kept_chats.listed(person.keys)
    assert "A chat saved as a file" not in person.reads("openings")
    person.send_blindly("chat-save", one.number, do="plain")
    assert "A chat saved as a file" in person.reads("openings")
