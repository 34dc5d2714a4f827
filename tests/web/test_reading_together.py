"""Their words, read together: a no is heard the first time, and nothing is noted without a tap of the person."""

import pytest

from goldseam.coach import Boundary
from goldseam.programme import entries as e
from goldseam.web.pages import coach_reading
from people import text_of
from web.words_found import reads

NO_FIRST = "This may be a request for distance. Treat it as one."
WORDS = "I loved that trip. But please let me be for a while."


def read(person, words=WORDS, **fields):
    return person.send("they-wrote", words=words, do="look", **fields)


def page_of(answer) -> str:
    return text_of(answer)


# --- a request for distance ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("certain", [True, False], ids=["certain", "possible"])
def test_certain_or_possible_it_is_proposed_first_and_in_the_same_words(person, monkeypatch, certain):
    tone, possible = ("boundary", False) if certain else ("lukewarm", True)
    reads(monkeypatch, tone, possible=possible, boundary="space", phrase="let me be")
    answer = read(person)
    page = page_of(answer)
    assert page.count(NO_FIRST) >= 1
    assert page.index(NO_FIRST) < page.index("Three ways to read it")
    assert "They ask for time. Nothing is needed from you" in page
    assert "Note it: they need time or room" in page
    assert "<mark>let me be" in answer.content.decode()
    assert "It says so." in page
    assert "only a word." not in page


def test_each_kind_of_no_has_words_of_its_own():
    assert set(coach_reading.ASKS) == {*map(str, Boundary), ""}
    assert len(set(coach_reading.ASKS.values())) == len(Boundary) + 1


def test_nothing_is_noted_until_the_person_says_so(person, monkeypatch):
    reads(monkeypatch, "boundary", boundary="no_contact", phrase="let me be")
    read(person)
    assert person.entries() == []
    assert person.closing_facts() == set()
    assert "Nothing is noted until you say so." in page_of(read(person))


def test_words_noted_without_a_reading_close_nothing_whatever_the_coach_thinks(person, monkeypatch):
    reads(monkeypatch, "boundary", boundary="no_contact", phrase="let me be")
    person.send("they-wrote", words=WORDS)
    assert person.entries() == [e.TheyWrote(words=WORDS)]
    assert person.closing_facts() == set()


def test_a_no_is_taken_over_with_one_tap_and_shown_back_before_it_closes(person, monkeypatch):
    reads(monkeypatch, "boundary", boundary="no_contact", phrase="let me be")
    answer = person.send("they-wrote", words=WORDS, take="no_contact")
    assert "Just to be sure." in text_of(answer)
    assert WORDS in text_of(answer)
    assert person.entries() == []
    answer = person.confirm(answer)
    assert person.entries() == [e.TheyWrote(words=WORDS, reading="boundary", boundary="no_contact")]
    assert person.closing_facts() == {"explicit_no"}


def test_before_the_second_yes_it_can_be_changed(person):
    answer = person.confirm(person.send("they-wrote", words=WORDS, take="no_contact"), do="change")
    assert 'value="no_contact" checked' in answer.content.decode()
    assert person.entries() == []


def test_a_wish_for_time_is_taken_over_with_one_tap(person):
    person.send("they-wrote", words=WORDS, take="space")
    assert person.entries() == [e.TheyWrote(words=WORDS, reading="boundary", boundary="space")]
    assert "ladder" not in person.desk.plan.surfaces


def test_one_without_a_kind_asks_which(person, monkeypatch):
    reads(monkeypatch, "unclear", possible=True, phrase="let me be")
    assert 'name="take" value="distance"' in read(person).content.decode()
    answer = person.send("they-wrote", words=WORDS, take="distance")
    assert answer.status_code == 200
    assert 'value="distance" checked' in answer.content.decode()
    assert person.entries() == []


def test_the_person_may_say_otherwise(person, monkeypatch):
    reads(monkeypatch, "boundary", boundary="no_contact", phrase="let me be")
    read(person, reading="hesitant")
    person.send("they-wrote", words=WORDS, reading="hesitant")
    assert person.entries() == [e.TheyWrote(words=WORDS, reading="hesitant")]


def test_a_proposal_nobody_made_is_passed_over(person):
    person.send("they-wrote", words=WORDS, take="soulmates")
    assert person.entries() == [e.TheyWrote(words=WORDS)]


def test_what_they_asked_for_earlier_is_read_along_and_holds(person, monkeypatch):
    person.record(e.TheyWrote(words="Please give me room."))
    person.record(e.ReplyReceived(reading="lukewarm", words="ok thanks"))
    asked = reads(monkeypatch, "boundary", boundary="space", earlier=True)
    page = page_of(read(person, "Nice song!"))
    assert asked == [("Nice song!", ("Please give me room.", "ok thanks"))]
    assert "It stands in an earlier message of theirs." in page
    assert NO_FIRST in page


def test_where_it_was_left_open_the_next_page_says_it_before_any_answer(person, monkeypatch):
    asked = reads(monkeypatch, "boundary", boundary="space", phrase="let me be")
    person.record(e.TheyWrote(words="hello"))
    page = person.follow(person.send("they-wrote", words=WORDS))
    assert page.index(NO_FIRST) < page.index("Not now")
    assert asked[-1] == (WORDS, ("hello",))


def test_the_script_of_the_page_gets_the_proposal_alone(person, monkeypatch):
    reads(monkeypatch, "boundary", boundary="space", phrase="let me be")
    fields = person.fields("they-wrote", words=WORDS, do="look")
    html = person.client.post(person.address("they-wrote"), fields, HTTP_X_PART="coach").content.decode()
    assert NO_FIRST in html
    assert 'data-coach="words"' in html
    assert "<form" not in html


# --- how it sounds ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tone", "says", "take"),
    [
        ("engaged", "It reads as if it reaches out.", "engaged"),
        ("lukewarm", "It reads as only a word.", "lukewarm"),
        ("hesitant", "It reads as both at once.", "hesitant"),
        ("closed", "It reads as cold, without asking for anything.", "closed"),
    ],
)
def test_a_tone_is_proposed_and_chosen_only_by_a_tap(person, monkeypatch, tone, says, take):
    reads(monkeypatch, tone, phrase="loved that trip")
    answer = read(person)
    assert says in page_of(answer)
    assert f'name="take" value="{take}"' in answer.content.decode()
    chosen = person.send("they-wrote", words=WORDS, take=take)
    assert chosen.status_code == 200
    assert f'value="{"distance" if take == "closed" else take}" checked' in chosen.content.decode()
    assert person.entries() == []


def test_where_it_cannot_be_told_nothing_is_proposed(person, monkeypatch):
    reads(monkeypatch, "unclear")
    answer = read(person)
    assert "We cannot tell." in page_of(answer)
    assert 'name="take"' not in answer.content.decode()


def test_without_words_there_is_nothing_to_read(person):
    assert "There is nothing to read yet." in page_of(read(person, " "))


def test_no_number_stands_beside_a_reading(person, monkeypatch):
    reads(monkeypatch, "engaged", phrase="loved")
    assert "%" not in page_of(read(person))


def test_where_the_reader_breaks_the_page_is_there_without_it(person, monkeypatch):
    def broken(*args):
        raise RuntimeError("a surprise")

    monkeypatch.setattr("goldseam.web.pages.coach_reading.read_reply", broken)
    assert "We could not read it just now." in page_of(read(person))
    assert WORDS in page_of(read(person))


@pytest.mark.parametrize(
    "entry", [e.FactRecorded(fact="user_was_harmed"), e.FactRecorded(fact="order"), e.CrisisNoted()]
)
def test_where_old_messages_rest_the_tone_is_not_read_but_a_no_is(person, monkeypatch, entry):
    person.record(entry)
    reads(monkeypatch, "engaged", phrase="loved")
    answer = read(person)
    assert "reaches out." not in page_of(answer)
    assert 'name="take"' not in answer.content.decode()
    reads(monkeypatch, "boundary", boundary="space", phrase="let me be")
    assert NO_FIRST in page_of(read(person))


# --- they speak of dying ---------------------------------------------------------------------------------------------


def test_where_they_speak_of_dying_it_says_what_one_can_do_with_the_lines_of_ones_country(person, monkeypatch):
    person.record(e.CountrySet(country="GB"))
    reads(monkeypatch, crisis=True)
    answer = read(person, "I do not want to wake up tomorrow")
    page = page_of(answer)
    assert "They may be speaking of not wanting to live." in page
    assert "It is not yours alone." in page
    assert "Do not go there, and do not write through the night." in page
    assert "999" in page
    assert "116 123" in page
    assert person.address("help-they-say") in answer.content.decode()


def test_without_a_country_it_leads_to_the_numbers(person, monkeypatch):
    reads(monkeypatch, crisis=True)
    assert "What you can do, and numbers" in page_of(read(person))


def test_both_are_said_where_both_are_there(person, monkeypatch):
    reads(monkeypatch, "boundary", boundary="no_contact", crisis=True, phrase="let me be")
    page = page_of(read(person))
    assert page.index("They may be speaking of not wanting to live.") < page.index(
        "They would rather not hear from you."
    )


def test_it_is_said_on_the_next_page_too_where_nobody_asked_for_a_reading(person, monkeypatch):
    reads(monkeypatch, crisis=True)
    page = person.follow(person.send("they-wrote", words=WORDS))
    assert page.index("They may be speaking of not wanting to live.") < page.index("Not now")


@pytest.mark.parametrize("fact", ["order", "ex_afraid", "user_was_harmed"])
def test_it_is_said_whatever_is_closed(person, monkeypatch, fact):
    person.record(e.FactRecorded(fact=fact))
    reads(monkeypatch, crisis=True)
    assert "They may be speaking of not wanting to live." in page_of(read(person))
    assert "They may be speaking of not wanting to live." in person.follow(person.send("they-wrote", words=WORDS))


# --- with its own ears -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["please don't text me again", "That was a lovely day! But please don't text me again. Take care"]
)
def test_a_plea_to_stop_is_heard_the_first_time_whatever_stands_around_it(person, words):
    answer = read(person, words)
    assert NO_FIRST in page_of(answer)
    assert 'name="take" value="no_contact"' in answer.content.decode()
    assert person.entries() == []


def test_a_friendly_line_after_it_lifts_nothing(person):
    person.record(e.TheyWrote(words="please don't text me again"))
    assert NO_FIRST in page_of(read(person, "haha nice song"))


def test_a_plain_no_that_was_noted_as_cold_is_pointed_out_once_more(person):
    person.record(e.TheyWrote(words="Please leave me alone from now on.", reading="closed"))
    assert "This may be a request for distance." in person.reads("they-wrote-now", 1)


# --- another language ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "plea",
    ["Bitte schreib mir nicht mehr, ich meine es so.", "Lass mich in Ruhe", "déjame en paz", "No me escribas más"],
)
def test_a_plain_plea_to_stop_in_another_language_is_heard(person, plea):
    html = read(person, plea).content.decode()
    assert NO_FIRST in html
    assert 'name="take" value="no_contact"' in html


def test_of_other_words_in_another_language_it_is_said_that_they_are_not_read(person):
    page = page_of(read(person, "Danke, wir sehen uns am Samstag bei deiner Oma."))
    assert "We read only English" in page
    assert "Then treat it as that." in page
    assert NO_FIRST not in page
