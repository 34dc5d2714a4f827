"""Today: one number in two taps, the door to the hard minute, at most three things; what could hurt stays folded."""

from datetime import UTC, date, datetime, timedelta

import pytest

from goldseam.programme import entries as e
from goldseam.store import journals
from people import hidden_fields

TODAY = date(2026, 11, 24)


def at(person, hour, minute=0):
    """Move the clock on the wall; it is winter in London, so the wall shows UTC."""
    person.clock.instant = datetime(2026, 11, 24, hour, minute, tzinfo=UTC)
    person.enter(person.keys)


def unfolded(html):
    """The page without what is folded away."""
    open_part, *rest = html.split("<details")
    return open_part + "".join(part.partition("</details>")[2] for part in rest)


# --- by the hour -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        (5, "This Tuesday is yours."),
        (11, "This Tuesday is yours."),
        (12, "Half of Tuesday is still yours."),
        (17, "A quiet Tuesday evening."),
        (21, "A quiet Tuesday evening."),
        (22, "It is late. You are welcome."),
        (4, "It is late. You are welcome."),
    ],
)
def test_the_greeting_fits_the_hour(person, hour, greeting):
    at(person, hour)
    assert greeting in person.reads("today")


def test_at_night_nothing_has_to_be_decided(person):
    at(person, 2)
    page = person.reads("today")
    assert "Nothing has to be decided at this hour." in page
    assert "Morning can decide" in page


@pytest.mark.parametrize("hour", [15, 2])
def test_where_contact_is_closed_the_door_leaves_nothing_to_decide(person, hour):
    person.record(e.FactRecorded(fact="explicit_no"))
    at(person, hour)
    page = person.reads("today")
    assert "Write it here instead. Nobody receives it" in page
    assert "you decide" not in page
    assert "Morning can decide" not in page


def test_the_hour_is_that_of_the_persons_own_clock(person):
    person.desk.prefer(zone="Asia/Tokyo")
    at(person, 21)  # six in the morning of Wednesday there
    assert "This Wednesday is yours." in person.reads("today")


# --- the number ------------------------------------------------------------------------------------------------------


def test_a_number_is_kept_in_two_taps(person):
    answer = person.send("today", like_myself="6")
    assert answer.url.startswith(person.address("today"))
    (line,) = person.lines()
    assert line.entry == e.DayRated(like_myself=6)
    assert line.on == TODAY
    assert "Kept for today: 6 of 10." in person.follow(answer)


def test_nought_is_a_number_too(person):
    person.send("today", like_myself="0")
    assert "Kept for today: 0 of 10." in person.reads("today")


def test_another_number_counts_instead(person):
    person.send("today", like_myself="3")
    person.send("today", like_myself="5")
    assert "Kept for today: 5 of 10." in person.reads("today")


def test_without_a_number_the_page_says_what_is_missing(person):
    answer = person.send("today")
    assert answer.status_code == 422
    assert "Please tap a number first." in answer.content.decode()
    assert person.entries() == []


@pytest.mark.parametrize("number", ["11", "-1", "6.5", "many", "６", ""])
def test_what_is_no_number_of_these_is_refused(person, number):
    assert person.send("today", like_myself=number).status_code == 422
    assert person.entries() == []


def test_sent_twice_it_is_kept_once(person):
    fields = person.fields("today", like_myself="6")
    person.post("today", fields)
    assert person.post("today", fields).status_code == 302
    assert len(person.entries()) == 1


def test_without_its_token_it_is_not_kept_and_says_so(person):
    answer = person.post("today", {"like_myself": "6"})
    assert answer.status_code == 422
    assert 'value="6" checked' in answer.content.decode()


def test_on_a_full_disk_the_sentence_stands_there_and_the_number_stays_chosen(person, monkeypatch):
    fields = person.fields("today", like_myself="6")

    def full(*_, **__):
        raise journals.CannotSave("The disk is full, so this could not be saved.")

    monkeypatch.setattr(journals, "act", full)
    answer = person.post("today", fields)
    assert answer.status_code == 422
    assert "The disk is full, so this could not be saved." in answer.content.decode()
    assert 'value="6" checked' in answer.content.decode()


def test_a_tab_from_yesterday_rates_the_day_on_which_it_is_sent(person):
    fields = person.fields("today", like_myself="6")
    person.clock.forward(days=1)
    person.enter(person.keys)
    person.post("today", fields)
    assert person.lines()[-1].on == TODAY + timedelta(days=1)


def test_the_number_needs_no_script(person):
    html = person.html("today")
    assert html.count('type="radio" name="like_myself"') == 11
    assert 'action="/p/t1"' in html


def test_ratings_of_ours_say_that_they_are_no_validated_scale(person):
    assert "Not a validated scale." in person.reads("today")
    person.send("today", like_myself="6")
    assert "Not a validated scale." in person.reads("today")


# --- the door, and the things ----------------------------------------------------------------------------------------


def test_the_door_to_the_hard_minute_is_there_from_the_first_evening(person):
    html = person.html("today")
    assert f'class="urge o1" href="{person.address("urge")}"' in html
    assert "I want to write to them" in html


def test_who_is_together_again_has_no_such_door(person):
    person.record(e.TogetherAgain())
    assert "I want to write to them" not in person.reads("today")


def test_there_is_always_something_and_never_more_than_three(person):
    for number in range(6):
        html = person.html("today")
        assert 1 <= html.count("Why this") <= 3
        person.record(e.CauseNamed(cause="money", weight=1) if number % 2 else e.SpaceBegun(days=30))
        person.clock.forward(days=3)
        person.enter(person.keys)


def test_each_thing_has_its_reason_one_tap_away(person, monkeypatch):
    html = person.html("today")
    assert html.count('<details class="why"><summary>Why this</summary>') == html.count("Why this")


def test_the_rating_is_not_listed_a_second_time(person, monkeypatch):
    from goldseam.web.pages import today

    listed = [thing.code for thing in today.things(person.desk)]
    assert "rate_day" not in listed


# --- what stays folded -----------------------------------------------------------------------------------------------


@pytest.fixture
def resting(person):
    """Day 11 of the pause; one slip, and words that nobody should see over a shoulder."""
    person.record(e.AddressedAsSet(name="NEEDLE"), e.SpaceBegun(days=30))
    person.record(e.TrustedPersonNamed(name="NEEDLE"), e.ReasonKept(text="NEEDLE"))
    for number in range(10):
        person.clock.forward(days=1)
        day = TODAY + timedelta(days=number + 1)
        person.record(e.DayRated(like_myself=4, note="NEEDLE"), on=day)
    person.record(e.SlipLogged(slip="message", before="NEEDLE"), on=TODAY + timedelta(days=6))
    person.record(e.DateAheadSet(what="NEEDLE"), on=day + timedelta(days=3))
    person.enter(person.keys)
    return person


def test_no_word_of_ones_own_is_on_the_page_at_all(resting):
    assert "NEEDLE" not in resting.html("today")


def test_the_counts_of_contact_are_there_once_they_are_opened(resting):
    html = resting.html("today")
    assert "10 of the last 11 days" in html
    assert "Day 11 of 30" in html
    assert "quiet." not in unfolded(html)
    assert "of the last" not in unfolded(html)
    assert "<svg viewBox" not in unfolded(html).replace('viewBox="0 0 24 24"', "").replace('viewBox="0 0 32 32"', "")


def test_the_seam_says_what_it_shows_to_those_who_hear_it(resting):
    html = resting.html("today")
    assert "How like yourself you felt on 10 of the last 11 days, between 4 and 4, lately 4. 1 day is marked." in html
    assert html.count('class="d"') == 1


def test_before_the_pause_there_is_nothing_to_count(person):
    html = person.html("today")
    assert "Your days" not in html
    person.send("today", like_myself="6")
    html = person.html("today")
    assert "on 1 of the last 1 day, between 6 and 6" in html
    assert "of your pause" not in html


def test_after_a_no_the_days_have_no_end_to_count_to(resting):
    resting.record(e.BoundaryHeard(wish="no_contact"))
    resting.enter(resting.keys)
    html = resting.html("today")
    assert "Day 11 of your pause" in html
    assert "of 30" not in html


def test_half_a_year_later_the_seam_shows_six_weeks(resting):
    resting.clock.forward(days=180)
    resting.enter(resting.keys)
    assert "on 0 of the last 42 days." in resting.html("today")


# --- a hard hour -----------------------------------------------------------------------------------------------------


@pytest.fixture
def in_crisis(resting):
    """The night on which it became too much."""
    resting.record(e.CrisisNoted(source="help"))
    resting.enter(resting.keys)
    return resting


def test_in_a_hard_hour_help_comes_first_and_nothing_is_about_the_other(in_crisis):
    page = in_crisis.reads("today")
    assert "You come first now." in page
    assert page.index("Talk to someone now") < page.index("Breathe with the page")
    for word in ("them", "pause", "quiet", "Keep it", "day 11", "slip"):
        assert word not in page.partition("Talk to someone now")[2].partition("What this is")[0]


def test_calm_is_noted_by_the_person_and_then_the_days_have_to_pass(in_crisis):
    answer = in_crisis.send("today", do="x")  # the page's own token is not needed here
    assert answer.status_code == 422
    answer = in_crisis.client.post(in_crisis.address("calmer"), hidden_fields(in_crisis.get("today")))
    assert in_crisis.entries()[-1] == e.CalmNoted()
    assert "You said that it is calmer." in in_crisis.follow(answer)
    in_crisis.clock.forward(hours=73)
    in_crisis.enter(in_crisis.keys)
    assert "How like myself" in in_crisis.reads("today")


def test_after_three_days_it_asks_whether_it_is_calmer_and_waits(in_crisis):
    assert "Is it calmer now?" not in in_crisis.html("today")
    in_crisis.clock.forward(days=4)
    in_crisis.enter(in_crisis.keys)
    html = in_crisis.html("today")
    assert '<details class="fold card" open><summary>Is it calmer now?' in html


def test_calm_without_its_token_or_room_on_the_disk_says_so(in_crisis, monkeypatch):
    answer = in_crisis.client.post(in_crisis.address("calmer"))
    assert answer.status_code == 422
    assert "came back incomplete" in answer.content.decode()
    fields = hidden_fields(in_crisis.get("today"))

    def full(*_, **__):
        raise journals.CannotSave("The disk is full.")

    monkeypatch.setattr(journals, "act", full)
    answer = in_crisis.client.post(in_crisis.address("calmer"), fields)
    assert "The disk is full." in answer.content.decode()


def test_the_address_of_calm_alone_leads_back_to_today(person):
    assert person.get("calmer").url == person.address("today")


# --- the lock --------------------------------------------------------------------------------------------------------


def test_locked_today_leads_to_the_front(person):
    person.lock()
    assert person.get("today").url == person.address("front")
