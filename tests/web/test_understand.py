"""Understand: one cause in three columns, a change for each of mine, a good moment; short, and never required."""

import pytest

from goldseam.programme import entries as e

TALK = {"weight": "2", "example": "Three days of silence after the wedding.", "mine": "I went quiet."}


def number(person, code):
    return person.cause_number(code)


@pytest.fixture
def named(person):
    """A person who named one cause with something of theirs in it."""
    person.send("cause", number(person, "communication"), **TALK)
    return person


# --- causes ----------------------------------------------------------------------------------------------------------


def test_every_cause_has_a_line_that_explains_it(person):
    page = person.reads("causes")
    assert page.count('class="links') == 0
    assert "One reason it ended." in page


def test_a_cause_is_kept_with_its_three_columns(person):
    person.send(
        "cause", number(person, "money"), weight="3", example="Rent.", theirs="Hid it.", circumstances="Laid off."
    )
    assert person.entries() == [
        e.CauseNamed(cause="money", weight=3, example="Rent.", theirs="Hid it.", circumstances="Laid off.")
    ]


def test_a_weight_alone_is_a_cause(person):
    person.send("cause", number(person, "money"), weight="1")
    assert person.entries() == [e.CauseNamed(cause="money", weight=1)]


@pytest.mark.parametrize("fields", [{"example": "Rent."}, {"weight": "4"}, {"weight": "2", "mine": "x" * 2001}])
def test_a_cause_that_cannot_be_kept_comes_back_with_its_words(person, fields):
    answer = person.send("cause", number(person, "money"), **fields)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    for words in fields.values():
        assert words in answer.content.decode()
    assert person.entries() == []


def test_a_cause_said_anew_replaces_what_was_said(named):
    html = named.html("cause", number(named, "communication"))
    assert "Three days of silence" in html
    named.send("cause", number(named, "communication"), weight="1")
    assert named.entries()[-1] == e.CauseNamed(cause="communication", weight=1)
    assert named.reads("understand").count("weighed a little") == 1


def test_a_cause_nobody_listed_is_no_page(person):
    assert person.get("cause", 99).status_code == 404


# --- mine, and what changes ------------------------------------------------------------------------------------------


def test_something_of_mine_leads_to_a_change(person):
    answer = person.send("cause", number(person, "communication"), **TALK)
    assert answer.url == person.address("change", number(person, "communication"))
    assert "I went quiet." in person.follow(answer)


def test_nothing_of_mine_leads_past_the_change(person):
    answer = person.send("cause", number(person, "money"), weight="2", theirs="Hid it.")
    assert answer.url == person.address("moment")


def test_a_change_is_kept_with_its_sign_and_whether_it_is_for_me(named):
    named.send("change", number(named, "communication"), change="Say it the same day.", sign="No sulks.", for_me="yes")
    assert named.entries()[-1] == e.ChangePlanned(
        cause="communication", change="Say it the same day.", sign="No sulks.", for_me="yes"
    )


def test_a_change_needs_its_sentence(named):
    answer = named.send("change", number(named, "communication"), sign="No sulks.")
    assert answer.status_code == 422
    assert "No sulks." in answer.content.decode()


def test_a_cause_without_mine_asks_for_no_change(person):
    person.send("cause", number(person, "money"), weight="2")
    assert person.get("change", number(person, "money")).url == person.address("understand")


def test_the_overview_names_the_change_still_open(named):
    assert "One change is still open" in named.reads("understand")
    named.send("change", number(named, "communication"), change="Say it the same day.")
    assert "One change is still open" not in named.reads("understand")


# --- someone who was harmed ------------------------------------------------------------------------------------------


@pytest.fixture
def harmed(person):
    """A person who said they were hurt."""
    person.confirm(person.send("arrive-fear", hurt_by_them="yes"))
    return person


def test_someone_who_was_harmed_is_never_asked_for_their_part(harmed):
    assert 'name="mine"' not in harmed.html("cause", number(harmed, "communication"))
    harmed.send("cause", number(harmed, "communication"), **TALK)
    assert harmed.entries()[-1].mine is None


def test_someone_who_was_harmed_is_not_asked_for_the_others_view_or_a_good_moment(harmed):
    assert harmed.get("their-view").url == harmed.address("understand")
    page = harmed.reads("understand")
    assert "As they might tell it" not in page
    assert "A good moment" not in page
    answer = harmed.send("cause", number(harmed, "communication"), weight="3")
    assert answer.url == harmed.address("space-begin")


def test_a_part_named_before_harm_was_said_is_asked_about_no_more(named):
    named.confirm(named.send("arrive-fear", hurt_by_them="yes"))
    assert "One change is still open" not in named.reads("understand")
    assert named.get("change", number(named, "communication")).url == named.address("understand")


# --- short texts -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("moment", e.GoodMomentKept(text="Rain on the tent.")),
        ("their-view", e.TheirViewWritten(text="Rain on the tent.")),
        ("boundary", e.BoundaryNeeded(text="Rain on the tent.")),
    ],
)
def test_a_short_text_is_kept_and_there_again(person, name, entry):
    person.send(name, text="Rain on the tent.")
    assert person.entries() == [entry]
    assert "Rain on the tent." in person.reads(name)


def test_an_empty_text_is_not_kept(person):
    assert person.send("moment", text="  ").status_code == 422
    assert person.entries() == []


def test_a_good_moment_can_wait(person):
    person.send("cause", number(person, "money"), weight="2")
    answer = person.send("moment", do="later")
    assert person.entries()[-1] == e.QuestionPassed(question="moment")
    assert answer.url == person.address("space-begin")


def test_a_half_written_text_is_there_again_and_gone_once_kept(person):
    person.draft("moment", {"text": ["Rain on the t"]})
    assert "Rain on the t" in person.html("moment")
    person.send("moment", text="Rain on the tent.")
    assert person.draft("moment") == {}


def test_a_text_sent_twice_is_kept_once(person):
    fields = person.fields("moment", text="Rain on the tent.")
    person.post("moment", fields)
    person.post("moment", fields)
    assert len(person.entries()) == 1


@pytest.mark.parametrize("name", ["moment", "their-view", "boundary"])
def test_a_text_without_its_token_comes_back_whole(person, name):
    answer = person.post(name, {"text": "Rain on the tent."})
    assert answer.status_code == 422
    assert "Rain on the tent." in answer.content.decode()


@pytest.mark.parametrize("name", ["understand", "causes", "moment", "their-view", "boundary"])
def test_locked_pages_lead_to_the_front(person, name):
    person.lock()
    assert person.get(name).url == person.address("front")
