"""The wait after an urge: it outlives page, lock and restart, blocks nothing, and ends in one of four ways."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from goldseam.programme import entries as e
from goldseam.web.pages import urge_state
from goldseam.web.sessions import sessions


def seconds_left(person) -> int:
    """What the page of the wait counts down from."""
    return int(re.search(r'data-seconds="(\d+)"', person.html("urge-timer"))[1])


def outcome(person, outcome, **fields):
    return person.send("urge-timer", outcome=outcome, **fields)


@pytest.fixture
def at_night(person, clock):
    """The same person at a quarter past eleven."""
    clock.instant = datetime(2026, 11, 24, 23, 15, tzinfo=UTC)
    return person.enter(person.keys)


# --- the wait --------------------------------------------------------------------------------------------------------


def test_by_day_one_waits_ten_minutes(waiting):
    assert seconds_left(waiting) == 600
    assert "At 20:10 you decide." in waiting.reads("urge-timer")


def test_from_ten_in_the_evening_one_waits_until_the_morning(at_night):
    at_night.send("urge-letter", text="")
    assert seconds_left(at_night) == (8 * 60 + 45) * 60
    assert "At 08:00 tomorrow you decide" in at_night.reads("urge-timer")


def test_in_the_small_hours_the_morning_is_that_of_the_same_day(person, clock):
    clock.instant = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
    person.enter(person.keys).send("urge-letter", text="")
    assert seconds_left(person) == 6 * 3600
    assert "At 08:00 you decide" in person.reads("urge-timer")


@pytest.mark.parametrize(("hour", "minute", "morning"), [(21, 59, False), (22, 0, True), (7, 59, True), (8, 0, False)])
def test_what_is_offered_first_turns_at_ten_and_at_eight(hour, minute, morning):
    assert urge_state.late(datetime(2026, 11, 24, hour, minute, tzinfo=UTC)) is morning


def test_the_morning_after_the_clocks_go_back_is_at_eight_all_the_same(person, clock):
    clock.instant = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)  # 23:00 in London; at two the clocks go back
    person.enter(person.keys).send("urge-letter", text="")
    assert seconds_left(person) == 10 * 3600
    assert "At 08:00 tomorrow you decide" in person.reads("urge-timer")


def test_one_can_change_between_ten_minutes_and_the_morning(waiting):
    waiting.send("urge-timer", do="morning")
    assert seconds_left(waiting) == 12 * 3600
    waiting.send("urge-timer", do="ten")
    assert seconds_left(waiting) == 600


def test_the_wait_outlives_the_page_the_lock_and_the_server(waiting, clock):
    waiting.lock()
    sessions.end_all()
    clock.forward(minutes=4)
    waiting.unlock()
    assert waiting.lands("urge") == "urge-timer"
    assert seconds_left(waiting) == 360


def test_the_instant_is_sealed_here_and_nowhere_in_the_page(waiting):
    assert urge_state.in_hand(waiting.desk).until == waiting.clock.instant + timedelta(minutes=10)
    assert "2026-11-24T20:10" not in waiting.html("urge-timer")


def test_looking_again_does_not_lengthen_it(waiting, clock):
    clock.forward(minutes=3)
    assert seconds_left(waiting) == 420
    assert seconds_left(waiting) == 420


def test_the_bar_fills_as_the_wait_goes_on(waiting, clock):
    clock.forward(minutes=3)
    assert '<progress class="progress" max="600" value="180"' in waiting.html("urge-timer")


def test_without_scripts_the_page_says_what_is_left_and_can_be_looked_at_again(waiting, clock):
    clock.forward(minutes=3, seconds=5)
    html = waiting.html("urge-timer")
    assert ">6:55</p>" in html
    assert (
        f'<noscript><a class="btn quiet small" href="{waiting.address("urge-timer")}">Look again</a></noscript>' in html
    )


def test_when_it_is_over_the_page_asks_how_it_is_now(waiting, clock):
    clock.forward(minutes=9)
    waiting.get("urge-timer")
    clock.forward(minutes=1)
    page = waiting.reads("urge-timer")
    assert "The time is over." in page
    assert "And now?" in page
    assert "data-seconds" not in waiting.html("urge-timer")


def test_the_wait_never_blocks_an_outcome(waiting):
    html = waiting.html("urge-timer")
    for code in ("did_not_send", "calmer", "sent", "more_time"):
        assert f'name="outcome" value="{code}"' in html
    assert "disabled" not in html


def test_meanwhile_my_reasons_my_plan_and_someone_to_call_are_there(person):
    person.record(e.ReasonKept(text="I want to sleep again"))
    person.record(e.TrustedPersonNamed(name="Sam", how="+44 20 7946 0000"))
    person.record(e.TrustedPersonNamed(name="Mo", how="knock next door, 2nd floor"))
    person.record(e.PlanMade(if_="I hear our song", then="I go out for ten minutes"))
    for number in range(4):
        person.record(e.PlanMade(if_=f"it is day {number}", then="I swim"))
    person.send("urge-trigger", trigger="song_or_place")
    person.send("urge-letter", text="")
    page = person.reads("urge-timer")
    assert "I want to sleep again" in page
    assert "knock next door" in page
    assert 'href="tel:+442079460000"' in person.html("urge-timer")
    assert page.count("tel:") == 0
    assert page.index("our song") < page.index("it is day 3")
    assert person.address("breathe") in person.html("urge-timer")


def test_without_reasons_or_people_the_page_leads_to_naming_them(waiting):
    html = waiting.html("urge-timer")
    assert waiting.address("reasons") in html
    assert waiting.address("people") in html


@pytest.mark.parametrize("how", ["tel 12345", "call me", "1234", "1" * 40, ""])
def test_what_is_not_plainly_a_number_is_not_dialled(how):
    from goldseam.web.pages.urge_wait import dialled

    assert dialled(how) == ""


def test_without_an_urge_the_page_of_the_wait_leads_to_its_beginning(person):
    assert person.lands("urge-timer") == "urge-strength"


# --- how it ended ----------------------------------------------------------------------------------------------------


def test_not_sent_is_recorded_with_both_numbers_and_what_came_before(waiting):
    answer = outcome(waiting, "did_not_send", before="8", after="3")
    assert waiting.entries()[-1] == e.UrgeLogged(
        before=8, after=3, outcome="did_not_send", trigger="Lonely, A song, a place, a photo"
    )
    page = waiting.follow(answer)
    assert "You let it pass." in page
    assert "It went down while you did nothing about it." in page


def test_the_page_carries_the_first_number_along_so_that_an_old_tab_is_as_good(waiting):
    assert '<input type="hidden" name="before" value="8">' in waiting.html("urge-timer")


def test_the_second_number_may_be_left_out(waiting):
    outcome(waiting, "did_not_send", before="8")
    assert (waiting.entries()[-1].before, waiting.entries()[-1].after) == (8, None)


def test_where_the_first_was_passed_over_it_is_asked_for_once_more(person):
    person.send("urge-letter", text="")
    assert "How strong was it at first?" in person.reads("urge-timer")


def test_calmer_and_kept(waiting):
    page = waiting.follow(outcome(waiting, "calmer", before="8", after="8"))
    assert "Calmer, and still here." in page
    assert "still strong" in page


def test_once_it_ended_nothing_of_it_lies_beside_the_journal(waiting):
    outcome(waiting, "did_not_send", before="8")
    assert waiting.draft("urge") == {}
    assert waiting.lands("urge") == "urge-strength"


def test_more_time_is_an_outcome_and_the_wait_begins_anew(waiting, clock):
    clock.forward(minutes=8)
    assert outcome(waiting, "more_time", before="8", after="6").url == waiting.address("urge-timer")
    assert (waiting.entries()[-1].after, waiting.entries()[-1].outcome) == (6, "more_time")
    assert seconds_left(waiting) == 600
    assert '<input type="hidden" name="before" value="6">' in waiting.html("urge-timer")


def test_sent_is_said_kindly_once_and_counts_as_one_day_of_the_pause(person, clock):
    person.record(e.SpaceBegun(days=30))
    clock.forward(days=4)
    person.enter(person.keys)
    page = person.follow(outcome(person, "sent", before="9", after="4"))
    assert "It is sent." in page
    assert "No second message." in page
    assert "4 of the last 5 days were quiet." in page


def test_sent_with_no_number_at_all_is_not_lost(person):
    answer = outcome(person, "sent")
    assert person.entries() == [e.SlipLogged(slip="message")]
    assert "Nothing is reset" in person.follow(answer)


@pytest.mark.parametrize("how", ["did_not_send", "calmer", "more_time"])
def test_any_other_outcome_without_a_number_records_nothing_and_is_fine(person, how):
    person.send("urge-letter", text="")
    assert outcome(person, how).status_code == 302
    assert person.entries() == []


def test_one_number_is_enough(person):
    outcome(person, "did_not_send", after="4")
    assert person.entries() == [e.UrgeLogged(before=4, after=4, outcome="did_not_send")]


def test_under_an_order_and_after_a_no_it_says_what_is_the_case(person):
    person.record(e.FactRecorded(fact="blocked"))
    assert "leave it at this one" in person.follow(outcome(person, "sent", before="9"))
    person.record(e.FactRecorded(fact="order"))
    assert "speak to a lawyer" in person.follow(outcome(person, "sent", before="9"))


@pytest.mark.parametrize("fact", ["minor", "harm_intent", "monitoring_admitted", "ex_afraid", "unanswered"])
def test_it_never_says_that_they_told_one_where_they_did_not(person, fact):
    person.record(e.FactRecorded(fact=fact))
    page = person.follow(outcome(person, "sent", before="9"))
    assert "They have let you know" not in page
    assert "leave it at this one" in page


def test_whoever_was_harmed_is_not_asked_to_be_kind(person):
    person.record(e.FactRecorded(fact="user_was_harmed"))
    page = person.follow(outcome(person, "sent", before="9"))
    assert "there are people who know this" in page
    assert "kind thing" not in page


@pytest.mark.parametrize("fact", ["explicit_no", "order", "user_was_harmed"])
def test_where_contact_is_closed_the_wait_leaves_nothing_to_decide(waiting, fact):
    assert "you decide" in waiting.reads("urge-timer")
    waiting.record(e.FactRecorded(fact=fact))
    page = waiting.reads("urge-timer")
    assert "Until 20:10 nothing has to be done. What you want to say may stay here." in page
    assert "decide" not in page
    assert "it need not go anywhere" in waiting.later(minutes=10).reads("urge-timer")


def test_an_outcome_sent_twice_is_recorded_once_and_answered_the_same(waiting):
    fields = waiting.fields("urge-timer", outcome="did_not_send", before="8")
    first, second = waiting.post("urge-timer", fields), waiting.post("urge-timer", fields)
    assert waiting.kinds() == ["letter-kept", "urge-logged"]
    assert first.url == second.url


def test_an_outcome_from_an_old_tab_is_not_lost(waiting):
    fields = waiting.fields("urge-timer", outcome="sent", before="8")
    outcome(waiting, "did_not_send", before="8")
    waiting.post("urge-timer", {**fields, "once": "an older tab"})
    assert waiting.entries()[-1] == e.UrgeLogged(before=8, outcome="sent")


@pytest.mark.parametrize("fields", [{}, {"outcome": "flew"}, {"outcome": "sent", "before": "12"}])
def test_an_outcome_nobody_offered_comes_back_with_a_sentence(waiting, fields):
    answer = waiting.send("urge-timer", **fields)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert waiting.kinds() == ["letter-kept"]


def test_the_page_of_an_ending_belongs_to_an_urge(person):
    person.record(e.ReasonKept(text="sleep"))
    for seq in (0, 1, 99):
        assert person.get("urge-over", seq).status_code == 404


@pytest.mark.parametrize("name", ["urge", "urge-strength", "urge-letter", "urge-timer", "happened", "moments"])
def test_locked_pages_lead_to_the_front(person, name):
    person.lock()
    assert person.get(name).url == person.address("front")


def test_after_any_closing_fact_the_way_not_to_text_is_still_there(person):
    for fact in ("explicit_no", "order", "user_was_harmed", "minor", "harm_intent"):
        person.record(e.FactRecorded(fact=fact))
        assert person.send("urge-letter", text="stays here").status_code == 302


def test_today_knows_of_the_wait_and_asks_when_it_is_over(waiting, clock):
    assert "You are waiting Until 20:10." in waiting.reads("today")
    clock.forward(minutes=9)
    waiting.get("moments")
    clock.forward(minutes=1)
    page = waiting.reads("today")
    assert "Your wait is over How is it now?" in page
    assert "keys" not in page
    outcome(waiting, "did_not_send", before="8")
    assert "I want to write to them" in waiting.reads("today")
