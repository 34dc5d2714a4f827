"""Beginning the pause, and the note that announces it: offered once, never sent, and no note is as good."""

import pytest

from goldseam.programme import entries as e

# --- the pause -------------------------------------------------------------------------------------------------------


def test_thirty_days_stand_there_at_the_start(person):
    html = person.html("space-begin")
    assert 'name="chip" value="30" checked' in html
    assert "No study gives a number." in html


def test_a_pause_begins_today(person):
    person.send("space-begin", chip="45", modes=["child", "work"])
    assert person.entries() == [e.SpaceBegun(days=45, modes=("child", "work"))]


def test_a_number_that_was_written_counts_before_a_chip(person):
    person.send("space-begin", chip="30", days="40")
    assert person.entries() == [e.SpaceBegun(days=40, modes=())]


@pytest.mark.parametrize("days", ["20", "91", "0", "-3", "forty", "30.5"])
def test_a_length_out_of_range_comes_back_with_a_sentence(person, days):
    answer = person.send("space-begin", days=days)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert person.entries() == []


@pytest.mark.parametrize("days", ["21", "90"])
def test_the_shortest_and_the_longest_pause_are_allowed(person, days):
    person.send("space-begin", days=days)
    assert person.entries() == [e.SpaceBegun(days=int(days), modes=())]


def test_without_any_length_there_is_no_pause(person):
    assert person.send("space-begin").status_code == 422


def test_what_ties_the_two_is_ticked_beforehand(person):
    person.send("arrive-story", ended_on="2026-11-03", ended_by="them")
    person.send("arrive-ties", ties=["child", "distance"])
    html = person.html("space-begin")
    assert 'name="modes" value="child" checked' in html
    assert 'name="modes" value="work" checked' not in html


def test_it_says_what_the_pause_is_for_and_what_not(person):
    page = person.reads("space-begin")
    assert "not a way to make them miss you" in page


def test_where_a_pause_runs_it_says_since_when_and_where_to_change_it(person):
    person.record(e.SpaceBegun(days=30, modes=("order",)))
    person.later(days=3)
    page = person.reads("space-begin")
    assert "A pause has been running since 24 November 2026." in page
    assert person.address("space") in person.html("space-begin")


def test_a_pause_sent_twice_begins_once(person):
    fields = person.fields("space-begin", chip="30")
    person.post("space-begin", fields)
    person.post("space-begin", fields)
    assert len(person.entries()) == 1


# --- the note --------------------------------------------------------------------------------------------------------


@pytest.fixture
def begun(person):
    """A person whose pause has just begun."""
    person.send("space-begin", chip="30")
    return person


def test_after_the_beginning_the_note_is_offered(person):
    answer = person.send("space-begin", chip="30")
    assert answer.url == person.address("announce")


def test_the_others_side_stands_beside_ones_own(begun):
    for page in (begun.reads("announce"), begun.reads("note", 1)):
        assert "Your side" in page
        assert "Their side" in page
        assert "They may not want this. No answer is an answer." in page


def test_no_note_is_a_choice_of_its_own_and_the_offer_is_over(begun):
    answer = begun.send("announce", do="none")
    assert begun.entries()[-1] == e.QuestionPassed(question="pause_note")
    assert answer.url.startswith(begun.address("today"))
    assert begun.get("announce").url == begun.address("today")


def test_a_note_that_was_sent_is_a_step_of_the_quiet_list_and_no_slip(begun):
    begun.send("note", 1, words="I am taking some weeks for myself.", do="sent")
    assert begun.entries()[1:] == [e.QuietStepDone(step="pause_announced")]
    assert begun.get("announce").url == begun.address("today")


def test_a_note_kept_here_is_an_unsent_letter(begun):
    begun.send("note", 2, words="I am taking some weeks for myself.", do="keep")
    assert begun.entries()[1:] == [
        e.LetterKept(text="I am taking some weeks for myself.", kind_of="unsent"),
        e.QuestionPassed(question="pause_note"),
    ]


@pytest.mark.parametrize("words", ["", "x" * 601])
def test_an_empty_or_overlong_note_comes_back(begun, words):
    answer = begun.send("note", 1, words=words, do="keep")
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_three_notes_can_be_made_ones_own_and_there_is_no_fourth(begun):
    texts = {begun.html("note", number) for number in (1, 2, 3)}
    assert len(texts) == 3
    assert begun.get("note", 4).status_code == 404
    assert begun.get("note", 0).status_code == 404


# --- where no words to the other are offered -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "closing",
    [
        ("arrive-asked", {"wish": "no_contact"}),
        ("arrive-asked", {"blocked": "yes"}),
        ("arrive-fear", {"afraid_of_them": "yes"}),
        ("arrive-mirror", {"order": "yes"}),
        ("arrive-plain", {"adult": "no"}),
    ],
)
def test_after_a_closing_answer_the_note_is_absent_and_its_address_refused(person, closing):
    name, answers = closing
    person.confirm(person.send(name, **answers))
    assert person.send("space-begin", chip="30").url.startswith(person.address("today"))
    assert person.get("announce").status_code == 403
    assert person.get("note", 1).status_code == 403
    before = person.entries()
    assert person.send_blindly("note", 1, words="Hi", do="sent").status_code == 403
    assert person.entries() == before


def test_in_an_old_tab_the_note_is_refused_once_they_said_no(begun):
    fields = begun.fields("note", 1, words="Hi", do="sent")
    begun.confirm(begun.send("arrive-asked", wish="no_contact"))
    before = begun.entries()
    assert begun.post("note", fields, 1).status_code == 403
    assert begun.entries() == before


def test_while_they_need_time_there_is_no_note(person):
    person.send("arrive-asked", wish="needs_time")
    person.send("space-begin", chip="30")
    assert person.get("announce").status_code == 403
