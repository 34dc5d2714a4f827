"""A reply to a message of theirs: one for one message, where there may be one at all; and what is only needed."""

import pytest

from goldseam.programme import entries as e
from people import hidden_fields, text_of

# --- a reply ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def written_to(person):
    person.record(e.TheyWrote(words="hey"))
    return person


def test_without_a_message_of_theirs_there_is_no_reply_page(person):
    assert person.get("reply").status_code == 403


def test_one_reply_answers_one_message(written_to):
    assert "Read it once as they would" in written_to.reads("reply")
    answer = written_to.send("reply", words="Glad you are well.", do="sent")
    assert written_to.entries()[-1] == e.ReplySent(words="Glad you are well.")
    assert "One reply to one message;" in written_to.follow(answer)
    assert written_to.get("reply").status_code == 403


def test_a_button_tapped_twice_is_answered_as_the_first_time(written_to):
    fields = written_to.fields("reply", words="Glad you are well.", do="sent")
    first, second = written_to.post("reply", fields), written_to.post("reply", fields)
    assert (second.status_code, second.url) == (302, first.url)
    assert written_to.kinds().count("reply-sent") == 1


def test_a_token_used_before_opens_no_page_and_writes_nothing(written_to):
    fields = written_to.fields("reply", words="Glad you are well.", do="sent")
    written_to.post("reply", fields)
    before = written_to.entries()
    for again in ({"words": "x" * 301, "do": "sent"}, {"words": "", "do": "keep"}):
        answer = written_to.post("reply", {**fields, **again})
        assert answer.status_code == 403
        assert "Read it once as they would" not in text_of(answer)
    written_to.post("reply", {**fields, "words": "And one thing more."})
    assert written_to.entries() == before


def test_the_words_can_be_looked_at_and_reading_them_once_stays_ones_own(written_to):
    page = written_to.reads("reply")
    assert page.index("Look at my words") < page.index("Read it once as they would")


def test_the_others_side_stands_beside_ones_own(written_to):
    page = written_to.reads("reply")
    assert "They may not want this. No answer is an answer." in page


def test_late_in_the_evening_it_can_be_written_and_sent_tomorrow(written_to, clock):
    assert "It is late." not in written_to.reads("reply")
    clock.forward(hours=3)
    written_to.enter(written_to.keys)
    assert "It is late." in written_to.reads("reply")


def test_it_may_be_kept_unsent(written_to):
    written_to.send("reply", words="What I would say", do="keep")
    assert written_to.entries()[-1] == e.LetterKept(text="What I would say", kind_of="unsent")
    assert written_to.get("reply").status_code == 200


def test_nothing_cannot_be_kept_but_can_have_been_sent(written_to):
    assert written_to.send("reply", do="keep").status_code == 422
    written_to.send("reply", do="sent")
    assert written_to.entries()[-1] == e.ReplySent()


def test_a_long_reply_is_a_letter_and_comes_back_whole(written_to):
    answer = written_to.send("reply", words="x" * 301, do="sent")
    assert answer.status_code == 422
    assert "x" * 301 in answer.content.decode()
    assert written_to.kinds() == ["they-wrote"]


def test_after_a_no_a_message_of_theirs_may_be_answered_once(person):
    person.record(e.FactRecorded(fact="explicit_no"))
    assert person.get("reply").status_code == 403
    person.record(e.TheyWrote(words="How are you?"))
    assert "you may answer this one message, once" in person.reads("reply")
    person.send("reply", do="sent")
    assert person.get("reply").status_code == 403


@pytest.mark.parametrize("fact", ["order", "police_warning", "ex_afraid", "user_was_harmed", "harm_intent", "minor"])
def test_a_fact_recorded_in_one_tab_beats_the_reply_open_in_another(written_to, fact):
    fields = written_to.fields("reply", words="One more thing", do="sent")
    written_to.record(e.FactRecorded(fact=fact))
    answer = written_to.post("reply", fields)
    assert answer.status_code == 403
    assert written_to.address("onward") in answer.content.decode()
    assert "reply-sent" not in written_to.kinds()


def test_what_was_written_there_is_not_lost_and_can_be_kept_unsent(written_to):
    fields = written_to.fields("reply", words="What I wanted to say to you", do="sent")
    written_to.record(e.FactRecorded(fact="order"))
    answer = written_to.post("reply", fields)
    assert "What I wanted to say to you" in answer.content.decode()
    written_to.post("letter", {**hidden_fields(answer), "text": "What I wanted to say to you"})
    assert written_to.entries()[-1] == e.LetterKept(text="What I wanted to say to you", kind_of="unsent")


def test_a_request_to_stop_confirmed_in_one_tab_beats_the_moments_of_another(written_to):
    fields = written_to.fields("reply", words="Hi", do="sent")
    written_to.confirm(written_to.send("asked-to-stop", by="order"))
    assert written_to.post("reply", fields).status_code == 403


def test_whatever_breaks_while_it_is_judged_the_reply_is_refused(written_to, monkeypatch):
    from goldseam import programme

    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(programme, "plan", broken)
    answer = written_to.get("reply")
    assert answer.status_code in (403, 500)
    assert b"Read it once" not in answer.content


# --- a needed message ------------------------------------------------------------------------------------------------

ALL = ["need", "now", "plain"]


def test_all_three_and_it_is_needed_contact_and_no_slip(person):
    answer = person.send("needed-message", about="child", ticks=ALL)
    (line,) = person.lines()
    assert line.entry == e.NeededContactLogged(about="child")
    assert line.on == person.desk.today
    assert "no slip" in person.follow(answer)


@pytest.mark.parametrize("ticks", [[], ["need"], ["need", "now"], ["need", "plain"], ["now", "plain"]])
def test_one_of_the_three_missing_and_it_can_wait(person, ticks):
    answer = person.send("needed-message", about="child", ticks=ticks)
    assert answer.status_code == 422
    assert "it can wait" in answer.content.decode()
    assert person.entries() == []


def test_the_others_side_is_there_too(person):
    assert "Their side" in person.reads("needed-message")


@pytest.mark.parametrize(("fact", "status"), [("explicit_no", 200), ("blocked", 200), ("order", 403), ("minor", 403)])
def test_it_stays_after_a_no_and_closes_after_an_order(person, fact, status):
    fields = person.fields("needed-message", about="child", ticks=ALL)
    person.record(e.FactRecorded(fact=fact))
    assert person.get("needed-message").status_code == status
    assert (person.post("needed-message", fields).status_code == 403) is (status == 403)


def test_an_exception_of_the_court_opens_it_again(person):
    person.record(e.FactRecorded(fact="order"), e.CourtExceptionRecorded())
    assert person.get("needed-message").status_code == 200


@pytest.mark.parametrize("name", ["they-wrote", "reply", "needed-message", "asked-to-stop", "blocked"])
def test_locked_pages_lead_to_the_front(person, name):
    person.lock()
    assert person.get(name).url == person.address("front")


# --- when the disk is full --------------------------------------------------------------------------------------------

FORMS = [
    ("they-wrote", {"words": "Words of theirs"}, "Words of theirs"),
    ("reply", {"words": "Words of mine", "do": "sent"}, "Words of mine"),
    ("needed-message", {"about": "child", "ticks": ALL}, 'value="child" checked'),
    ("happened", {"slip": "message", "before": "A song"}, "A song"),
    ("asked-to-stop", {"by": "them", "words": "Please stop", "do": "sure"}, "Please stop"),
    ("blocked", {"do": "sure"}, "They blocked you."),
    ("someone-new", {"do": "new"}, "Is there someone new?"),
    ("urge-timer", {"outcome": "sent", "before": "8", "after": "3"}, 'value="3" checked'),
]


@pytest.mark.parametrize(("name", "fields", "kept"), FORMS, ids=[name for name, _, _ in FORMS])
def test_a_full_disk_is_told_in_a_sentence_and_nothing_is_lost(written_to, monkeypatch, name, fields, kept):
    from goldseam.store import journals

    def full(*args, **kwargs):
        raise journals.CannotSave

    filled = written_to.fields(name, **fields)
    monkeypatch.setattr(journals, "act", full)
    answer = written_to.post(name, filled)
    assert answer.status_code == 422
    assert str(journals.CannotSave()) in text_of(answer)
    assert kept in answer.content.decode()
    assert written_to.kinds() == ["they-wrote"]
