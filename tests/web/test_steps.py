"""Steps towards the other person: written here, sent by oneself, looked back on; there only with the ladder."""

from datetime import date

import pytest

from goldseam.programme import entries as e
from goldseam.store import journals
from people import SAFE

TEXT, CALL, MEET, TALK = 1, 2, 3, 4
EVERY_PAGE = [("step", TEXT), ("step", CALL), ("look-back",), ("their-yes",)]


@pytest.fixture
def met(warm):
    """After a call and a meeting that were good for both, and a yes to a talk."""
    for step in ("call", "meet"):
        warm.record(e.YesGiven(to=step))
        warm.record(e.StepTaken(step=step))
        warm.record(e.StepReviewed(step=step, mine=4, theirs=4, both_wanted_more=True))
    warm.record(e.YesGiven(to="talk"))
    return warm


# --- a light message -------------------------------------------------------------------------------------------------


def test_an_open_gate_has_its_door_on_the_road(ready):
    html = ready.html("road")
    assert f'href="{ready.address("step", TEXT)}"' in html
    assert f'href="{ready.address("step", CALL)}"' not in html


def test_both_sides_stand_beside_it_and_leaving_it_is_as_large_as_doing_it(ready):
    page = ready.reads("step", TEXT)
    assert "They may not want this. No answer is an answer." in page
    assert "Goldseam cannot send" in page
    assert "I have sent it" in page
    assert "Not now, or never" in page


def test_a_message_that_was_sent_is_a_step_with_its_words(ready):
    answer = ready.send("step", TEXT, words="A bird sat on the sill.", do="sent")
    assert ready.entries()[-1] == e.StepTaken(step="text", words="A bird sat on the sill.")
    assert "Noted." in ready.follow(answer)


def test_its_words_may_stay_ones_own(ready):
    ready.send("step", TEXT, words="", do="sent")
    assert ready.entries()[-1] == e.StepTaken(step="text", words=None)


def test_a_message_kept_here_is_a_letter_and_no_step(ready):
    ready.send("step", TEXT, words="A bird sat on the sill.", do="keep")
    assert ready.entries()[-1] == e.LetterKept(text="A bird sat on the sill.", kind_of="unsent")


def test_an_empty_page_that_is_to_be_kept_is_no_step(ready):
    before = ready.kinds()
    answer = ready.send("step", TEXT, words=" ", do="keep")
    assert answer.status_code == 422
    assert "There is nothing on the page yet." in answer.content.decode()
    assert ready.kinds() == before


def test_more_than_three_hundred_characters_are_a_letter_and_come_back_whole(ready):
    answer = ready.send("step", TEXT, words="x" * 301, do="sent")
    assert answer.status_code == 422
    assert "300 characters" in answer.content.decode()
    assert "x" * 301 in answer.content.decode()
    assert ready.kinds()[-1] == "safety-answered"


def test_sent_twice_it_is_one_step(ready):
    fields = ready.fields("step", TEXT, words="Hello.", do="sent")
    ready.post("step", fields, TEXT)
    ready.post("step", fields, TEXT)
    assert ready.kinds().count("step-taken") == 1


def test_after_it_no_second_one_is_offered_and_a_form_from_before_is_not_taken(ready):
    fields = ready.fields("step", TEXT, words="Hello again.", do="sent")
    ready.record(e.StepTaken(step="text"))
    assert ready.get("step", TEXT).url == ready.address("road")
    ready.post("step", fields, TEXT)
    assert ready.kinds().count("step-taken") == 1
    page = ready.reads("road")
    assert "A light message" not in page
    assert "They answered" in page


def test_what_was_half_written_is_there_again(ready):
    ready.draft("step", {"words": ["A bird sat"]})
    assert "A bird sat" in ready.html("step", TEXT)
    ready.send("step", TEXT, words="A bird sat on the sill.", do="sent")
    assert ready.draft("step") == {}


@pytest.mark.parametrize("number", [0, 5, 99])
def test_there_are_four_steps_and_no_other(ready, number):
    assert ready.get("step", number).status_code == 404


def test_a_step_whose_gate_is_shut_leads_back_to_the_road(person):
    for number in (TEXT, CALL, MEET, TALK):
        assert person.get("step", number).url == person.address("road")
        answer = person.send_blindly("step", number, do="taken")
        assert answer.url == person.address("road")
    assert person.entries() == []


# --- a call, a meeting -----------------------------------------------------------------------------------------------


def test_a_call_is_noted_and_waits_to_be_looked_back_on(warm):
    warm.send("step", CALL, do="taken")
    assert warm.entries()[-1] == e.StepTaken(step="call")
    html = warm.html("road")
    assert f'href="{warm.address("look-back")}"' in html
    assert f'href="{warm.address("step", TEXT)}"' not in html  # one step at a time


def test_looking_back_says_how_it_was_for_both(warm):
    warm.record(e.StepTaken(step="call"))
    answer = warm.send("look-back", mine="4", theirs="3", both_wanted_more="yes", note="We laughed.")
    assert warm.entries()[-1] == e.StepReviewed(
        step="call", mine=4, theirs=3, both_wanted_more=True, note="We laughed."
    )
    assert answer.url == warm.address("road")


@pytest.mark.parametrize("fields", [{}, {"mine": "4"}, {"mine": "6", "theirs": "3", "both_wanted_more": "yes"}])
def test_half_a_look_back_comes_back_with_a_sentence(warm, fields):
    warm.record(e.StepTaken(step="call"))
    answer = warm.send("look-back", **fields)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert warm.kinds()[-1] == "step-taken"


def test_where_nothing_is_open_there_is_nothing_to_look_back_on(ready):
    assert ready.get("look-back").url == ready.address("road")


def test_their_yes_is_noted_and_a_maybe_is_not(warm):
    assert "A maybe is not a yes" in warm.reads("their-yes")
    warm.send("their-yes", to="meet")
    assert warm.entries()[-1] == e.YesGiven(to="meet")
    assert warm.send("their-yes").status_code == 422


# --- the talk --------------------------------------------------------------------------------------------------------


def test_the_talk_ends_in_one_of_three_ways(met):
    met.send("step", TALK, do="taken")
    page = met.reads("look-back")
    for outcome in ("We both want to try", "They, or I, need time", "The answer is no"):
        assert outcome in page


def test_both_trying_is_together(met):
    met.record(e.StepTaken(step="talk"))
    met.send("look-back", outcome="we_try", until="2027-03-01")
    assert met.entries()[-1] == e.TalkEnded(outcome="we_try")
    assert "You are together again." in met.reads("road")


def test_time_until_a_day_rests_everything_until_then(met):
    met.record(e.StepTaken(step="talk"))
    met.send("look-back", outcome="need_time", until="2027-03-01")
    assert met.entries()[-1] == e.TalkEnded(outcome="need_time", until=date(2027, 3, 1))
    assert met.get("step", TEXT).status_code == 403


@pytest.mark.parametrize("until", ["2026-01-01", "2036-01-01", "spring"])
def test_a_day_that_cannot_be_comes_back(met, until):
    met.record(e.StepTaken(step="talk"))
    assert met.send("look-back", outcome="need_time", until=until).status_code == 422


def test_a_no_is_shown_back_stored_after_the_second_yes_and_met_with_dignity(met):
    met.record(e.StepTaken(step="talk"))
    answer = met.send("look-back", outcome="no")
    assert "The answer is no" in answer.content.decode()
    assert met.closing_facts() == set()
    answer = met.confirm(answer)
    assert met.closing_facts() == {"explicit_no"}
    assert met.address("onward") in met.client.get(answer.url).content.decode()


# --- silence ---------------------------------------------------------------------------------------------------------


def test_a_week_without_a_word_opens_a_page_about_silence(ready):
    ready.record(e.StepTaken(step="text"))
    assert "What silence says" not in door_words(ready)
    ready.later(days=7)
    assert "What silence says" in door_words(ready)
    page = ready.reads("silence")
    assert "Mostly it is a no that is hard to say." in page
    assert "one last light message is possible" in page


def test_where_it_is_closed_the_page_speaks_of_no_last_message(ready):
    ready.record(e.FactRecorded(fact="blocked"))
    assert "last light message" not in ready.reads("silence")


def twice_silent(ready):
    """The second message has had no answer for a week, and nothing was written since."""
    ready.record(e.StepTaken(step="text"))
    ready.later(days=37)
    ready.record(SAFE)
    ready.record(e.StepTaken(step="text"))
    ready.later(days=7)


def test_a_second_silence_that_was_shown_stays_closed_though_the_clock_is_set_back(ready):
    twice_silent(ready)
    assert ready.get("step", TEXT).status_code == 403
    ready.later(days=-5)
    assert ready.closing_facts() == {"unanswered"}
    assert ready.kinds()[-1] == "step-taken"


def test_a_second_silence_is_shown_where_it_cannot_be_kept(ready, monkeypatch):
    twice_silent(ready)

    def full(*_):
        raise journals.CannotSave

    monkeypatch.setattr(journals, "keep_closed", full)
    assert ready.get("step", TEXT).status_code == 403
    assert ready.get("today").status_code == 200


def door_words(person):
    html = person.html("road")
    return html.partition('aria-label="Between you now"')[2].partition("</nav>")[0]


# --- closed ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", EVERY_PAGE)
@pytest.mark.parametrize("fact", ["explicit_no", "order", "user_was_harmed", "minor"])
def test_after_a_closing_fact_none_of_it_is_there_and_no_old_form_is_taken(ready, page, fact):
    name, *args = page
    ready.record(e.FactRecorded(fact=fact))
    before = ready.entries()
    assert ready.get(name, *args).status_code == 403
    assert ready.send_blindly(name, *args, words="Hi", do="sent", to="call").status_code == 403
    assert ready.entries() == before


@pytest.mark.parametrize("page", [*EVERY_PAGE, ("silence",)])
def test_locked_pages_lead_to_the_front(person, page):
    person.lock()
    assert person.get(*page).url == person.address("front")
