"""“I want to text them”: no reading needed, stopped anywhere and come back to; the wait outlives the lock."""

import pytest

from goldseam.programme import entries as e
from goldseam.web.forms.journal import LETTER
from goldseam.web.pages import urge_state
from people import hidden_fields

# --- the way through -------------------------------------------------------------------------------------------------


def test_it_is_two_taps_from_every_page_and_begins_with_a_number(person):
    assert f'class="urge" href="{person.address("urge")}"' in person.html("moments")
    assert person.lands("urge") == "urge-strength"
    assert '<button name="before" value="8">8</button>' in person.html("urge-strength")


def test_one_tap_a_page_leads_to_the_letter(person):
    assert person.send("urge-strength", before="8").url == person.address("urge-feeling")
    assert person.send("urge-feeling", feeling="lonely").url == person.address("urge-trigger")
    assert person.send("urge-trigger", trigger="evening").url == person.address("urge-letter")
    assert person.send("urge-letter", text="Come back").url == person.address("urge-timer")


def test_every_step_can_be_passed(person):
    for name in ("urge-strength", "urge-feeling", "urge-trigger", "urge-letter"):
        assert person.send(name).status_code == 302
    assert person.lands("urge") == "urge-timer"
    assert person.entries() == []


def test_nothing_is_recorded_before_something_was_written(person):
    person.send("urge-strength", before="8")
    person.send("urge-feeling", feeling="lonely")
    assert person.entries() == []


def test_the_letter_is_kept_unsent(waiting):
    assert waiting.entries() == [e.LetterKept(text="I miss your keys in the door", kind_of="unsent")]
    assert "I miss your keys in the door" in waiting.reads("urge-timer")
    assert waiting.draft("urge-letter") == {}


@pytest.mark.parametrize(
    ("sent", "then"),
    [
        ([], "urge-strength"),
        ([("urge-strength", {"before": "3"})], "urge-feeling"),
        ([("urge-feeling", {"feeling": "sad"})], "urge-trigger"),
        ([("urge-feeling", {"feeling": "sad"}), ("urge-trigger", {"trigger": "drink"})], "urge-letter"),
        ([("urge-letter", {"text": "x"})], "urge-timer"),
    ],
)
def test_one_can_stop_anywhere_and_come_back_after_the_lock(person, sent, then):
    for name, fields in sent:
        person.send(name, **fields)
    person.lock()
    person.unlock()
    assert person.lands("urge") == then


def test_a_letter_half_written_is_there_again(person):
    person.draft("urge-letter", {"text": ["I only wanted to s"]})
    person.send("urge-strength", before="5")
    assert person.lands("urge") == "urge-letter"
    assert "I only wanted to s" in person.html("urge-letter")


def test_an_urge_of_the_day_before_yesterday_is_over(waiting, clock):
    clock.forward(hours=37)
    waiting.enter(waiting.keys)
    assert waiting.lands("urge") == "urge-strength"


@pytest.mark.parametrize("kept", [{"begun": ["soon"]}, {}, {"begun": ["2026-11-24T20:00:00+00:00"], "before": ["x"]}])
def test_what_cannot_be_read_of_it_counts_as_none(person, kept):
    person.draft("urge", kept)
    assert person.lands("urge") == "urge-strength"


@pytest.mark.parametrize("number", ["11", "-1", "eight", "٣"])
def test_a_number_nobody_offered_is_passed_over(person, number):
    assert person.send("urge-strength", before=number).status_code == 302
    assert urge_state.in_hand(person.desk).before is None


# --- what is written -------------------------------------------------------------------------------------------------


def test_a_letter_that_is_too_long_is_kept_whole_on_the_page_and_in_the_drawer(person):
    long = "ä" * (LETTER + 1)
    answer = person.send("urge-letter", text=long)
    assert answer.status_code == 422
    assert "20,000 characters" in answer.content.decode()
    assert long in answer.content.decode()
    assert person.draft("urge-letter") == {"text": [long]}
    assert person.entries() == []


def test_a_storm_of_emoji_is_a_letter_like_any_other(person):
    storm = "😭💔🏳️‍🌈👩🏽‍❤️‍💋‍👨🏿" * 200
    person.send("urge-letter", text=storm)
    assert person.entries() == [e.LetterKept(text=storm, kind_of="unsent")]
    assert storm in person.html("urge-timer")


def test_markup_in_a_letter_is_only_letters(person):
    person.send("urge-letter", text="<script>alert(1)</script>")
    assert "<script>alert" not in person.html("urge-timer")


def test_a_letter_sent_twice_is_kept_once(person):
    fields = person.fields("urge-letter", text="Only once")
    person.post("urge-letter", fields)
    person.post("urge-letter", fields)
    assert person.kinds() == ["letter-kept"]
    assert person.lands("urge") == "urge-timer"


def test_without_its_token_the_letter_stays_on_the_page(person):
    answer = person.post("urge-letter", {"text": "Still here"})
    assert answer.status_code == 422
    assert "Still here" in answer.content.decode()
    assert person.entries() == []


def test_a_letter_sent_after_the_lock_is_back_on_its_page_after_the_next_unlocking(person):
    fields = {**hidden_fields(person.get("urge-letter")), "text": "I was writing when it locked"}
    person.lock()
    person.post("urge-letter", fields)
    person.unlock()
    assert "I was writing when it locked" in person.html("urge-letter")
    assert person.entries() == []


def test_a_full_disk_is_told_in_a_sentence_and_the_words_stay(person, monkeypatch):
    from goldseam.store import journals

    def full(*args, **kwargs):
        raise journals.CannotSave

    monkeypatch.setattr(journals, "act", full)
    answer = person.send("urge-letter", text="Do not lose me")
    assert answer.status_code == 422
    assert "Do not lose me" in answer.content.decode()
    assert 'role="alert"' in answer.content.decode()
