"""What is being written: sealed while it is open, sealed when it locks, and in its form again afterwards."""

import pytest

from goldseam.programme import entries as e
from goldseam.store import journals
from goldseam.web import letterbox
from people import hidden_fields, text_of, window

LONG = "I was on the ferry when it began to rain, and nobody had an umbrella."
STORM = "💔🌧️👩‍👧" * 200


def sealed(person, place="letter", at="/p/j4", **fields):
    """What the page sends by itself every few seconds."""
    return person.client.post(person.address("draft"), {"place": place, "at": at, "once": "x", **fields})


# --- while it is open ------------------------------------------------------------------------------------------------


def test_what_is_being_written_is_sealed_and_there_again(person):
    assert sealed(person, text=LONG).status_code == 204
    assert LONG in person.html("letter")
    assert person.draft("letter") == {"text": [LONG]}


def test_the_forms_own_fields_are_not_kept_and_secrets_never(person):
    sealed(person, text=LONG, csrfmiddlewaretoken="t", do="keep", passphrase="a candle", again="a candle", code="1234")
    assert person.draft("letter") == {"text": [LONG]}


def test_several_values_of_one_field_are_all_kept(person):
    person.client.post(person.address("draft"), {"place": "letter", "modes": ["child", "work"]})
    assert person.draft("letter") == {"modes": ["child", "work"]}


def test_what_was_taken_out_again_is_forgotten(person):
    sealed(person, text=LONG)
    assert sealed(person, text="   ").status_code == 204
    assert person.draft("letter") == {}
    assert person.desk.left_at == ""


@pytest.mark.parametrize(
    "place", ["", "Letter", "../letter", "letter\n", "left", "letter 1", "x" * 61, "cause-" + "9" * 10, "cause-"]
)
def test_a_place_that_cannot_be_is_refused_with_a_sentence(person, place):
    answer = sealed(person, place=place, text=LONG)
    assert answer.status_code == 422
    assert answer.content.decode() == letterbox.NO_PLACE
    assert answer["Content-Type"].startswith("text/plain")


def test_a_place_may_end_in_a_number(person):
    assert sealed(person, place="cause-12", at="/p/u3/12", example=LONG).status_code == 204


def test_too_much_is_refused_with_the_limit_in_the_sentence_and_what_was_kept_stays(person):
    sealed(person, text=LONG)
    answer = sealed(person, text="ä" * 100_001)
    assert answer.status_code == 413
    assert "100,000 characters" in answer.content.decode()
    assert person.draft("letter") == {"text": [LONG]}


def test_as_much_as_fits_is_kept(person):
    assert sealed(person, text="ä" * 99_900).status_code == 204


def test_on_a_full_disk_the_page_is_told_so(person, monkeypatch):
    def full(*_):
        raise journals.CannotSave("The disk is full.")

    monkeypatch.setattr(journals, "keep_draft", full)
    answer = sealed(person, text=LONG)
    assert answer.status_code == 507
    assert answer.content.decode() == "The disk is full."


def test_a_draft_is_sent_and_never_fetched(person):
    assert person.get("draft").status_code == 405


# --- and once it has locked ------------------------------------------------------------------------------------------


def locked_meanwhile(person, name, **fields):
    """Fill in the form of this page, and send it after the journal has locked."""
    filled = {**hidden_fields(person.get(name)), **fields}
    person.lock()
    return person.post(name, filled)


def test_a_form_sent_to_a_locked_journal_waits_in_it(person):
    answer = locked_meanwhile(person, "letter", text=LONG)
    assert answer.url == person.address("front")
    assert person.entries() == []
    person.unlock()
    assert LONG in person.html("letter")


def test_today_offers_to_go_on_writing_without_a_word_of_it(person):
    locked_meanwhile(person, "letter", text=LONG)
    person.unlock()
    page = person.html("today")
    assert f'href="{person.address("letter")}">Go on writing' in page
    assert "ferry" not in page


def test_once_it_is_kept_nothing_waits_any_more(person):
    locked_meanwhile(person, "letter", text=LONG)
    person.unlock()
    person.send("letter", text=LONG)
    assert person.entries() == [e.LetterKept(text=LONG, kind_of="unsent")]
    assert person.draft("letter") == {}
    assert "Go on writing" not in person.html("today")


def test_what_waits_can_be_let_go(person):
    sealed(person, text=LONG)
    answer = person.client.post(person.address("let-go"), hidden_fields(person.get("today")))
    assert answer.url == person.address("today")
    assert person.draft("letter") == {}
    assert "Go on writing" not in person.html("today")


def test_letting_go_where_nothing_waits_changes_nothing(person):
    assert person.client.post(person.address("let-go")).url == person.address("today")


def test_a_few_taps_wait_in_their_form_and_are_not_spoken_of(person):
    sealed(person, place="happened", at=person.address("happened"), when="yesterday")
    assert 'name="when" value="yesterday" checked' in person.html("happened")
    assert person.desk.left_at == ""


def test_keeping_something_else_does_not_forget_what_waits(person):
    sealed(person, text=LONG)
    sealed(person, place="reasons", at=person.address("reasons"), text="To sleep")
    person.send("reasons", text="I want to sleep again.")
    assert person.desk.left_at == person.address("letter")


def test_the_lock_button_seals_the_form_it_stands_above(person):
    filled = {**hidden_fields(person.get("letter")), "text": STORM}
    answer = person.client.post(person.address("lock"), filled)
    assert answer.url == person.address("front")
    person.unlock()
    assert person.draft("letter") == {"text": [STORM]}


def test_what_does_not_fit_through_the_slot_is_shown_to_be_copied(person):
    answer = locked_meanwhile(person, "letter", text="ä" * 100_001)
    assert answer.status_code == 403
    assert "ä" * 100_001 in answer.content.decode()


def test_words_that_name_no_place_are_shown_to_be_copied_and_taps_are_let_go(person):
    person.lock()
    assert LONG in text_of(person.post("letter", {"text": LONG}))
    assert person.post("today", {"like_myself": "6"}).url == person.address("front")


def test_an_address_that_is_none_of_ours_is_not_offered(person):
    for at in ("https://example.org/", "//example.org", "/nowhere", "", "p/j4", "/lock", "/leave"):
        sealed(person, at=at, text=LONG)
        assert person.desk.left_at == ""
    assert person.draft("letter") == {"text": [LONG]}


def test_a_window_that_came_through_no_address_puts_nothing_in(person):
    fields = {**hidden_fields(person.get("letter")), "text": "Planted."}
    window().post(person.address("lock"), fields)
    person.lock()
    person.unlock()
    assert person.draft("letter") == {}


def test_a_locked_draft_is_put_through_the_slot_too(person):
    person.lock()
    assert sealed(person, text=LONG).url == person.address("front")
    person.unlock()
    assert person.draft("letter") == {"text": [LONG]}
