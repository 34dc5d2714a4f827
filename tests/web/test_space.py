"""The pause: where it stands, a slip in two taps, what was needed, a count that rests, another length."""

from datetime import date, timedelta

import pytest

from goldseam.programme import entries as e
from goldseam.store import journals
from people import hidden_fields, text_of

TODAY = date(2026, 11, 24)
STORM = "💔🌧️👩‍👧" * 200


@pytest.fixture
def begun(person):
    """A person whose pause began today."""
    person.record(e.SpaceBegun(days=30, modes=("child",)))
    return person


def days_later(person, days):
    person.clock.forward(days=days)
    return person.enter(person.keys)


def full_disk(monkeypatch):
    def full(*_, **__):
        raise journals.CannotSave("The disk is full, so this could not be saved.")

    monkeypatch.setattr(journals, "act", full)


# --- where it stands -------------------------------------------------------------------------------------------------


def test_before_it_begins_the_page_is_the_door_to_it_and_the_tools_are_there(person):
    html = person.html("space")
    assert f'href="{person.address("space-begin")}">Begin a pause' in html
    assert "Prepared in calm" in html
    assert "The pause itself" not in html


def test_the_first_day_is_day_one(begun):
    page = begun.reads("space")
    assert "Day 1 of 30." in page
    assert "The first day, and quiet so far" in page


@pytest.mark.parametrize(("slips", "said"), [((1,), "1 of the last 2 days was"), ((0, 1), "0 of the last 2 days were")])
def test_steadiness_is_said_in_good_english(begun, slips, said):
    days_later(begun, 1)
    for day in slips:
        begun.record(e.SlipLogged(slip="call"), on=TODAY + timedelta(days=day))
    assert f"{said} quiet" in begun.reads("space")


def test_steadiness_is_days_among_days(begun):
    days_later(begun, 24)
    begun.record(e.SlipLogged(slip="profile_look"), on=TODAY + timedelta(days=10))
    assert "24 of the last 25 days were quiet" in begun.reads("space")


def test_total_current_and_longest_run_stand_side_by_side(begun):
    days_later(begun, 9)
    begun.record(e.SlipLogged(slip="message"), on=TODAY + timedelta(days=5))
    html = begun.html("space")
    assert "<dt>in all</dt><dd>9</dd>" in html
    assert "<dt>in a row now</dt><dd>4</dd>" in html
    assert "<dt>longest row</dt><dd>5</dd>" in html


def test_what_still_needs_a_word_is_said_to_be_no_slip(begun):
    assert "What still needs a word: a child. That is never a slip." in begun.reads("space")


def test_a_pause_that_is_over_counts_on_without_an_end(begun):
    days_later(begun, 40)
    page = begun.reads("space")
    assert "Day 41." in page
    assert "behind you, and they stay yours" in page


def test_after_a_no_there_is_no_end_to_count_to(begun):
    begun.record(e.BoundaryHeard(wish="no_contact"))
    html = begun.html("space")
    assert "Day 1." in html
    assert "of 30" not in html
    assert "<progress" not in html


def test_the_evidence_is_one_tap_away(begun):
    assert "Why quiet days, and how sure we are" in begun.reads("space")


def test_no_words_of_ones_own_are_on_the_overview(begun):
    begun.record(e.ReasonKept(text="NEEDLE"), e.TrustedPersonNamed(name="NEEDLE"), e.PlanMade(if_="NEEDLE", then="x"))
    begun.record(e.SlipLogged(slip="call", before="NEEDLE"), on=TODAY)
    html = begun.html("space")
    assert "NEEDLE" not in html
    assert "1 reason" in html
    assert "1 person" in html


# --- a slip ----------------------------------------------------------------------------------------------------------


def test_a_slip_is_noted_with_its_kind_alone(begun):
    answer = begun.send("happened", slip="profile_look")
    line = begun.lines()[-1]
    assert answer.url == begun.address("slip-noted", line.seq)
    assert line.entry == e.SlipLogged(slip="profile_look")
    assert line.on == TODAY
    assert "Nothing is reset" in begun.follow(answer)


def test_after_a_slip_under_an_order_it_says_what_that_means_here_too(begun):
    begun.record(e.FactRecorded(fact="order"))
    assert "this may count against it" in begun.follow(begun.send("happened", slip="message"))


def test_the_form_asks_one_tap_today_chosen_and_the_rest_folded(begun):
    html = begun.html("happened")
    assert html.index('name="slip" value="call"') < html.index("Add something first")
    assert '<details class="fold card"><summary><span>Add something first' in html
    assert 'name="when" value="today" checked' in html


def test_yesterday_is_one_tap_and_any_other_day_a_date(begun):
    begun.send("happened", slip="call", when="yesterday")
    begun.send("happened", slip="going_by", when="other", on="2026-11-20")
    begun.send("happened", slip="in_person", on="2026-11-21")  # a date that was written counts, script or not
    assert [line.on for line in begun.lines()[1:]] == [date(2026, 11, 23), date(2026, 11, 20), date(2026, 11, 21)]


def test_what_came_before_and_what_to_strengthen_may_be_said(begun):
    begun.send("happened", slip="message", before="Two glasses, and the song.", strengthen="Phone in the kitchen.")
    assert begun.entries()[-1] == e.SlipLogged(
        slip="message", before="Two glasses, and the song.", strengthen="Phone in the kitchen."
    )


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Please tap what it was."),
        ({"slip": "telepathy"}, "Please choose one of these."),
        ({"slip": "call", "when": "tomorrow"}, "Please choose one of these."),
        ({"slip": "call", "when": "other"}, "Please give the day."),
        ({"slip": "call", "when": "other", "on": "2026-11-25"}, "That day has not come yet."),
        ({"slip": "call", "on": "2026-09-01"}, "more than 60 days ago"),
        ({"slip": "call", "on": "the other day"}, "such as 2026-11-22"),
        ({"slip": "call", "before": "x" * 2001}, "2,000 characters"),
        ({"slip": "call", "strengthen": "💔" * 2001}, "2,000 characters"),
    ],
)
def test_a_slip_that_cannot_be_comes_back_with_a_sentence_and_its_words(begun, fields, sentence):
    answer = begun.send("happened", **{"before": "Words that stay.", **fields})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert fields.get("before", "Words that stay.") in html
    assert fields.get("strengthen", "") in html
    assert len(begun.entries()) == 1


def test_a_storm_of_emoji_is_kept_whole(begun):
    begun.send("happened", slip="call", before=STORM)
    assert begun.entries()[-1].before == STORM


def test_a_slip_sent_twice_is_noted_once(begun):
    fields = begun.fields("happened", slip="call")
    begun.post("happened", fields)
    begun.post("happened", fields)
    assert len(begun.entries()) == 2


def test_on_a_full_disk_the_words_stay_in_the_form(begun, monkeypatch):
    fields = begun.fields("happened", slip="call", before="Words that stay.")
    full_disk(monkeypatch)
    answer = begun.post("happened", fields)
    assert answer.status_code == 422
    assert "The disk is full, so this could not be saved." in text_of(answer)
    assert "Words that stay." in answer.content.decode()


def test_a_slip_half_written_when_it_locked_is_there_again(begun):
    filled = {**hidden_fields(begun.get("happened")), "slip": "call", "before": "It was the song."}
    begun.lock()
    begun.post("happened", filled)
    begun.unlock()
    html = begun.html("happened")
    assert "It was the song." in html


def test_slips_are_counted_by_kind_and_each_can_be_changed(begun):
    begun.send("happened", slip="call")
    begun.send("happened", slip="call", when="yesterday")
    begun.send("happened", slip="profile_look", on="2026-11-22")
    days_later(begun, 1)
    html = begun.html("space")
    assert '<span>A call</span><b class="num">2</b>' in html
    assert '<span>A look at their profile</span><b class="num">1</b>' in html
    assert f'href="{begun.address("entry", 2)}"' in html


def test_an_urge_that_ended_in_a_message_is_listed_as_one(begun):
    begun.record(e.UrgeLogged(before=9, outcome="sent"))
    page = begun.reads("space")
    assert "A message 1" in page


def test_a_slip_is_nowhere_red_and_nowhere_a_failure(begun):
    begun.send("happened", slip="call")
    page = begun.reads("space") + begun.reads("happened")
    for word in ("fail", "broke", "reset", "streak", "back to", "relapse"):
        assert word not in page.lower()


# --- needed contact --------------------------------------------------------------------------------------------------


def test_needed_contact_is_noted_and_lowers_nothing(begun):
    days_later(begun, 9)
    answer = begun.send("needed", about="child", when="yesterday")
    line = begun.lines()[-1]
    assert line.entry == e.NeededContactLogged(about="child")
    assert line.on == TODAY + timedelta(days=8)
    assert "10 of the last 10 days were quiet" in begun.follow(answer)


@pytest.mark.parametrize("fields", [{}, {"about": "love"}, {"about": "child", "on": "2026-12-24"}])
def test_needed_contact_that_cannot_be_is_refused(begun, fields):
    answer = begun.send("needed", **fields)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()


def test_needed_contact_on_a_full_disk(begun, monkeypatch):
    fields = begun.fields("needed", about="child")
    full_disk(monkeypatch)
    answer = begun.post("needed", fields)
    assert 'value="child" checked' in answer.content.decode()
    assert "The disk is full" in text_of(answer)


# --- the count rests -------------------------------------------------------------------------------------------------


def test_the_count_rests_with_a_reason_and_goes_on(begun):
    answer = begun.send("freeze", reason="Flu")
    assert begun.entries()[-1] == e.PauseBegun(reason="Flu")
    assert "The count rests" in begun.follow(answer)
    days_later(begun, 5)
    answer = begun.send("freeze", do="end")
    assert begun.entries()[-1] == e.PauseEnded()
    assert "The count goes on." in begun.follow(answer)
    assert "Day 1 of 30." in begun.reads("space")


def test_a_rest_needs_a_word(begun):
    answer = begun.send("freeze", reason=" ")
    assert answer.status_code == 422
    assert "A word is enough" in answer.content.decode()


def test_a_long_reason_comes_back_whole(begun):
    answer = begun.send("freeze", reason="x" * 201)
    assert "200 characters" in answer.content.decode()
    assert "x" * 201 in answer.content.decode()


def test_without_a_pause_nothing_rests_and_nothing_gets_longer(person):
    assert person.get("freeze").url == person.address("space-begin")
    assert person.get("length").url == person.address("space-begin")


def test_the_end_of_a_rest_without_its_token_is_refused(begun):
    begun.send("freeze", reason="Flu")
    assert begun.post("freeze", {"do": "end"}).status_code == 422


def test_resting_on_a_full_disk(begun, monkeypatch):
    fields = begun.fields("freeze", reason="Flu, and a fever")
    full_disk(monkeypatch)
    assert "Flu, and a fever" in begun.post("freeze", fields).content.decode()


# --- another length --------------------------------------------------------------------------------------------------


def test_it_may_get_longer_on_any_day(begun):
    begun.send("length", days="45")
    begun.send("length", days="60")
    assert "Day 1 of 60." in begun.reads("space")


def test_it_may_get_shorter_once(begun):
    begun.send("length", days="25")
    assert "Day 1 of 25." in begun.reads("space")
    answer = begun.send("length", days="22")
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert "You made it shorter once." in begun.reads("length")
    assert "Day 1 of 25." in begun.reads("space")


@pytest.mark.parametrize("days", ["", "20", "91", "-1", "a month", "30.5"])
def test_a_length_that_cannot_be_comes_back_with_a_sentence(begun, days):
    answer = begun.send("length", days=days)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert len(begun.entries()) == 1


# --- the lock --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["space", "happened", "needed", "freeze", "length"])
def test_locked_pages_lead_to_the_front(person, name):
    person.lock()
    assert person.get(name).url == person.address("front")
