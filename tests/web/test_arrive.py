"""Arrive: seven short pages that can be skipped, left and taken up again; a closing answer is confirmed once."""

from dataclasses import replace
from datetime import date

import pytest

from goldseam.programme import entries as e

STORY = {"ended_on": "2026-11-03", "ended_by": "them"}
TOLD = e.StoryTold(ended_on=date(2026, 11, 3), ended_by="them")
NO_FEAR = {"afraid_of_them": "no", "hurt_by_them": "no", "controlled_by_them": "no"}


# --- the way through -------------------------------------------------------------------------------------------------


def test_it_begins_with_the_person(person):
    assert person.lands("arrive") == "arrive-you"


def test_whoever_leaves_every_page_for_later_still_comes_to_the_end(person):
    for _ in range(6):
        person.send(person.lands("arrive"), do="later")
    assert person.kinds() == ["question-passed"] * 6
    assert [entry.question for entry in person.entries()] == ["you", "plain", "story", "asked", "fear", "mirror"]
    assert "Begin with one reason" in person.reads("arrive")


def test_closing_the_window_and_coming_back_goes_on_where_one_stopped(person):
    person.send("arrive-you", hope="unsure")
    person.send("arrive-plain", do="later")
    person.lock()
    person.unlock()
    assert person.lands("arrive") == "arrive-story"


def test_a_page_left_empty_counts_as_left_for_later(person):
    person.send("arrive-fear")
    assert person.entries() == [e.QuestionPassed(question="fear")]


def test_leaving_a_page_that_was_answered_changes_nothing(person):
    person.send("arrive-you", hope="let_go")
    person.send("arrive-you", do="later")
    assert person.entries() == [e.HopeChosen(hope="let_go")]


def test_an_answer_changed_later_leads_back_to_all_answers(person):
    for _ in range(6):
        person.send(person.lands("arrive"), do="later")
    answer = person.send("arrive-you", hope="try_again")
    assert answer.url == person.address("answers")
    page = person.reads("answers")
    assert "Answered" in page
    assert "Left for later" in page


@pytest.mark.parametrize("step", ["you", "plain", "story", "asked", "fear", "mirror"])
def test_every_page_says_why_it_asks_and_can_be_left(person, step):
    page = person.reads(f"arrive-{step}")
    assert "Why we ask." in page
    assert "Leave this for later" in page


def test_progress_is_a_line_and_no_percentage(person):
    page = person.reads("arrive-fear")
    assert "Page 6 of 7" in page
    assert "%" not in page


def test_the_list_of_answers_shows_no_words_of_ones_own(person):
    person.send("arrive-you", name="Noor NEEDLE", hope="unsure")
    assert "NEEDLE" not in person.reads("answers")


@pytest.mark.parametrize("name", ["arrive", "arrive-you", "arrive-asked", "answers"])
def test_locked_pages_lead_to_the_front(person, name):
    person.lock()
    assert person.get(name).url == person.address("front")


# --- you, and plain things -------------------------------------------------------------------------------------------


def test_a_name_and_a_hope_are_two_entries(person):
    person.send("arrive-you", name="Noor", hope="try_again")
    assert person.entries() == [e.AddressedAsSet(name="Noor"), e.HopeChosen(hope="try_again")]


def test_the_three_hopes_stand_side_by_side_and_none_is_chosen_beforehand(person):
    html = person.html("arrive-you")
    for hope in ("try_again", "unsure", "let_go"):
        assert f'type="radio" name="hope" value="{hope}"' in html
    assert "checked" not in html


def test_a_name_that_is_too_long_stays_in_the_box_with_a_sentence(person):
    answer = person.send("arrive-you", name="x" * 81)
    assert answer.status_code == 422
    assert "80 characters" in answer.content.decode()
    assert "x" * 81 in answer.content.decode()
    assert person.entries() == []


def test_the_country_is_guessed_from_the_clock_and_kept_when_confirmed(person):
    assert '<option value="GB" selected>' in person.html("arrive-plain")
    person.send("arrive-plain", country="DE", zone="Europe/Berlin", adult="yes")
    assert person.entries() == [e.CountrySet(country="DE"), e.SafetyAnswered(adult="yes")]
    assert person.preference("zone") == "Europe/Berlin"


@pytest.mark.parametrize(("field", "value"), [("country", "QQ"), ("zone", "Mars/Base"), ("adult", "old")])
def test_a_place_or_age_not_on_the_list_is_refused(person, field, value):
    assert person.send("arrive-plain", **{field: value}).status_code == 422
    assert person.entries() == []


def test_someone_younger_is_asked_once_more_and_then_shown_who_listens(person):
    answer = person.send("arrive-plain", country="GB", adult="no")
    assert "Are you 18 or over?" in answer.content.decode()
    assert person.entries() == []
    answer = person.confirm(answer)
    assert person.entries() == [e.CountrySet(country="GB"), e.SafetyAnswered(adult="no")]
    assert "You are welcome here." in person.follow(answer)


@pytest.fixture
def introduced(person):
    """A person who left the first two pages for later."""
    person.send("arrive-you", do="later")
    person.send("arrive-plain", do="later")
    return person


# --- the story -------------------------------------------------------------------------------------------------------


def test_the_story_is_kept_in_full(person):
    person.send("arrive-story", **STORY, years="3", months="2", lived_together="yes", earlier_breakups="2")
    assert person.entries() == [
        e.StoryTold(
            ended_on=date(2026, 11, 3), ended_by="them", together_months=38, lived_together=True, earlier_breakups=2
        )
    ]


def test_a_day_and_who_ended_it_are_enough_for_a_story(person):
    person.send("arrive-story", **STORY)
    assert person.entries() == [TOLD]


def test_the_day_it_ended_cannot_lie_ahead(person):
    answer = person.send("arrive-story", ended_on="2026-11-25", ended_by="me", years="3")
    assert answer.status_code == 422
    assert "has not come yet" in answer.content.decode()
    assert 'value="3"' in answer.content.decode()


@pytest.mark.parametrize(
    "fields",
    [
        {"ended_by": "me"},
        {"ended_on": "2026-11-03"},
        {"ended_on": "1812-01-01", "ended_by": "me"},
        {"ended_on": "yesterday", "ended_by": "me"},
        {**STORY, "months": "12"},
        {**STORY, "years": "-1"},
        {**STORY, "ended_by": "fate"},
    ],
)
def test_a_story_that_cannot_be_is_sent_back_with_a_sentence(person, fields):
    answer = person.send("arrive-story", **fields)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert person.entries() == []


def test_the_ties_are_added_to_the_story(introduced):
    introduced.send("arrive-story", **STORY)
    assert introduced.lands("arrive") == "arrive-ties"
    introduced.send("arrive-ties", ties=["child", "money"])
    assert introduced.entries()[-1] == replace(TOLD, ties=("child", "money"))
    assert introduced.lands("arrive") == "arrive-asked"


def test_no_tie_at_all_is_an_answer(introduced):
    introduced.send("arrive-story", **STORY)
    introduced.send("arrive-ties")
    assert introduced.entries()[-1].ties == ()
    assert introduced.lands("arrive") == "arrive-asked"


def test_a_story_told_again_keeps_its_ties(person):
    person.send("arrive-story", **STORY)
    person.send("arrive-ties", ties=["pets"])
    person.send("arrive-story", ended_on="2026-11-04", ended_by="both")
    assert person.entries()[2] == e.StoryTold(ended_on=date(2026, 11, 4), ended_by="both", ties=("pets",))


def test_without_a_story_the_ties_lead_to_it(person):
    assert person.get("arrive-ties").url == person.address("arrive-story")


def test_a_story_told_before_is_there_to_be_changed(person):
    person.send("arrive-story", **STORY, years="2", lived_together="no", earlier_breakups="1")
    html = person.html("arrive-story")
    assert 'value="2026-11-03"' in html
    assert 'name="ended_by" value="them" checked' in html
    assert 'name="lived_together" value="no" checked' in html
    assert 'name="earlier_breakups" value="1" checked' in html


# --- what they asked for ---------------------------------------------------------------------------------------------


def test_time_until_a_day_is_a_wish_with_a_date(person):
    person.send("arrive-asked", wish="needs_time", until="2027-01-10", words="Give me until after the holidays")
    assert person.entries() == [
        e.BoundaryHeard(wish="needs_time", until=date(2027, 1, 10), words="Give me until after the holidays")
    ]


def test_time_without_a_day_is_open_ended(person):
    person.send("arrive-asked", wish="needs_time")
    assert person.entries() == [e.BoundaryHeard(wish="needs_time")]


def test_a_day_belongs_to_time_only(person):
    person.send("arrive-asked", wish="logistics_only", until="2027-01-10")
    assert person.entries() == [e.BoundaryHeard(wish="logistics_only")]


def test_nothing_asked_is_an_answer_and_is_not_asked_again(person):
    person.send("arrive-asked", wish="nothing", blocked="no", told_by_others="unsure")
    assert person.entries() == [e.QuestionPassed(question="asked_nothing")]
    assert "asked" not in person.lands("arrive")
    assert person.reads("answers").count("Answered") == 1


def test_a_no_is_shown_back_in_full_and_stored_only_after_the_second_yes(person):
    answer = person.send("arrive-asked", wish="no_contact", words="Please do not write to me any more", blocked="yes")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "No contact" in page
    assert "Please do not write to me any more" in page
    assert "Have they blocked you anywhere?" in page
    assert person.entries() == []
    answer = person.confirm(answer)
    assert person.entries() == [
        e.BoundaryHeard(wish="no_contact", words="Please do not write to me any more"),
        e.FactRecorded(fact="blocked"),
    ]
    assert "They said no." in person.follow(answer)


def test_someone_elses_no_counts(person):
    person.confirm(person.send("arrive-asked", told_by_others="yes"))
    assert person.entries() == [e.FactRecorded(fact="third_party_no")]


def test_a_slip_of_the_finger_can_be_changed_before_anything_is_stored(person):
    answer = person.send("arrive-asked", wish="no_contact", words="Leave me be")
    back = person.confirm(answer, do="change")
    assert back.status_code == 200
    assert "Leave me be" in back.content.decode()
    assert 'value="no_contact" checked' in back.content.decode()
    assert person.entries() == []


def test_a_fact_already_known_is_not_confirmed_again(person):
    person.confirm(person.send("arrive-asked", blocked="yes"))
    answer = person.send("arrive-asked", blocked="yes")
    assert answer.status_code == 302


def test_the_second_yes_sent_twice_is_stored_once_and_answered_the_same(person):
    answer = person.send("arrive-asked", blocked="yes")
    first, second = person.confirm(answer), person.confirm(answer)
    assert person.entries() == [e.FactRecorded(fact="blocked")]
    assert first.url == second.url


def test_words_that_are_too_long_are_sent_back_whole(person):
    answer = person.send("arrive-asked", wish="needs_time", words="ä" * 2001)
    assert answer.status_code == 422
    assert "2,000 characters" in answer.content.decode()
    assert "ä" * 2001 in answer.content.decode()


def test_words_need_the_wish_they_belong_to(person):
    answer = person.send("arrive-asked", words="I cannot do this now")
    assert answer.status_code == 422
    assert "closest to their words" in answer.content.decode()


def test_what_was_half_written_is_there_again(person):
    person.draft("asked", {"words": ["I need some ti"], "wish": ["needs_time"]})
    html = person.html("arrive-asked")
    assert "I need some ti" in html
    assert 'value="needs_time" checked' in html
    person.send("arrive-asked", wish="needs_time", words="I need some time")
    assert person.draft("asked") == {}


# --- safety, both ways -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ["afraid_of_them", "hurt_by_them", "controlled_by_them"])
def test_harm_is_confirmed_then_thanked_and_never_asks_what_they_did(person, question):
    answer = person.confirm(person.send("arrive-fear", **{question: "yes"}))
    (recorded,) = person.entries()
    assert getattr(recorded, question) == "yes"
    assert "Thank you for saying it." in person.follow(answer)
    html = person.html("arrive-mirror")
    assert 'name="order"' in html
    assert "they_were_afraid" not in html
    assert "contacted_after_no" not in html


def test_what_is_left_out_of_an_answered_page_counts_as_skipped(person):
    person.send("arrive-fear", afraid_of_them="no", hurt_by_them="unsure")
    assert person.entries() == [
        e.SafetyAnswered(afraid_of_them="no", hurt_by_them="unsure", controlled_by_them="skipped")
    ]


def test_not_sure_is_allowed_and_closes_nothing(person):
    answer = person.send("arrive-fear", afraid_of_them="unsure")
    assert answer.status_code == 302
    assert person.closing_facts() == set()


@pytest.mark.parametrize(
    ("question", "fact", "said"),
    [
        ("they_were_afraid", "ex_afraid", "That took honesty."),
        ("contacted_after_no", "explicit_no", "They said no."),
        ("order", "order", "The order comes first."),
        ("police", "police_warning", "The order comes first."),
    ],
)
def test_each_yes_of_the_mirror_closes_and_says_so_once(person, question, fact, said):
    answer = person.send("arrive-mirror", **{question: "yes"})
    assert person.closing_facts() == set()
    answer = person.confirm(answer)
    assert person.closing_facts() == {fact}
    assert said in person.follow(answer)


def test_two_closing_answers_are_shown_back_together_and_the_weightier_is_spoken_of(person):
    answer = person.send("arrive-mirror", they_were_afraid="yes", order="yes", police="no")
    assert answer.content.decode().count("<dt>") == 2
    assert "That took honesty." in person.follow(person.confirm(answer))


def test_all_no_needs_no_second_question(person):
    assert person.send("arrive-fear", **NO_FEAR).status_code == 302
    assert person.entries() == [e.SafetyAnswered(**NO_FEAR)]


def test_the_page_after_a_closing_answer_cannot_be_opened_without_it(person):
    assert person.get("kept", 0).url == person.address("arrive")
    assert person.get("kept", 99).url == person.address("arrive")


def test_after_a_closing_answer_the_questions_go_on(person):
    person.send("arrive-you", hope="unsure")
    person.confirm(person.send("arrive-plain", adult="no"))
    assert person.lands("arrive") == "arrive-story"


# --- forms sent twice, and without their token ------------------------------------------------------------------------


def test_a_page_sent_twice_is_recorded_once(person):
    fields = person.fields("arrive-story", **STORY)
    person.post("arrive-story", fields)
    person.post("arrive-story", fields)
    assert person.entries() == [TOLD]


@pytest.mark.parametrize("do", ["go", "later"])
def test_a_form_without_its_token_is_refused_with_what_was_written(person, do):
    answer = person.post("arrive-you", {"name": "Noor", "hope": "unsure", "do": do})
    assert answer.status_code == 422
    assert "Noor" in answer.content.decode()
    assert person.entries() == []
