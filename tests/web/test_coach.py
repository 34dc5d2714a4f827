"""One's own words, looked at: what was found stands in the text, help comes before advice, and nothing is kept."""

import pytest

from goldseam.coach import Span
from goldseam.programme import entries as e
from goldseam.web.pages import coach
from people import text_of
from web.words_found import finds

TEXT = 1
DRAFT = "You never write. Answer me by Friday. I saw you online. You owe me."


@pytest.fixture
def writer(ready):
    return ready


def look_at(person, words, **fields):
    return person.send("step", TEXT, words=words, do="look", **fields)


def html_of(person, words, **fields) -> str:
    return look_at(person, words, **fields).content.decode()


def note_of(person, words, **fields) -> str:
    """The same beside the box for a note on a pause."""
    return person.send("note", 1, words=words, do="look", **fields).content.decode()


@pytest.fixture
def resting(person):
    person.record(e.SpaceBegun(days=30))
    return person


# --- what is found ---------------------------------------------------------------------------------------------------


def test_a_phrase_is_marked_where_it_stands_with_its_name_why_and_what_could_stand_there(writer, monkeypatch):
    finds(monkeypatch, pressure="Answer me by Friday")
    html = html_of(writer, DRAFT)
    assert '<mark>Answer me by Friday<sup><span class="vh"> (</span>1<span class="vh">) </span></sup></mark>' in html
    page = text_of(look_at(writer, DRAFT))
    assert "One thing to look at." in page
    assert "Reads as pressure Why pressure. Not pressure." in page


def test_at_most_three_are_shown_the_gravest_first_and_the_page_says_that_there_is_more(writer, monkeypatch):
    finds(monkeypatch, absolutes="never", pressure="Answer me", guilt_trip="You owe me", rehash="by Friday")
    html = html_of(writer, DRAFT)
    assert html.count("<mark>") == 3
    assert html.index("Reads as pressure") < html.index("Puts the weight on them") < html.index("Always, never")
    assert "Brings up an old score" not in html
    assert "Once they are mended, more may show." in html


def test_two_finds_in_the_same_words_are_one_thing_to_look_at(writer, monkeypatch):
    finds(monkeypatch, you_accusation="You never write", absolutes="never", many_questions="You never write")
    page = text_of(look_at(writer, DRAFT))
    assert "Two things to look at." in page
    assert "Says what they did, as a charge" in page
    assert "Always, never" not in page


def test_a_thing_about_all_of_it_is_said_without_a_mark(writer, monkeypatch):
    words = "One.\nTwo.\nThree."
    finds(monkeypatch, too_heavy=words)
    html = html_of(writer, words)
    assert "<mark>" not in html
    assert "About all of it" in html


def test_phrases_that_overlap_are_marked_once_and_the_narrower_one_has_the_mark():
    wide, narrow = Span(0, 20), Span(4, 9)
    assert coach.numbered("You never ever write.", [wide, narrow]) == {narrow: 1}


def test_of_a_long_text_only_what_is_near_a_mark_is_shown_again():
    text = "a " * 400 + "HERE" + " b" * 400
    pieces = coach.in_pieces(text, {Span(800, 804): 1})
    assert [piece.number for piece in pieces] == [0, 1, 0]
    assert sum(len(piece.text) for piece in pieces) < 250
    assert pieces[0].text.startswith("…")
    assert pieces[2].text.endswith("…")


def test_the_pieces_of_a_short_text_are_the_text():
    text = "Zoë 🙂 you never call"
    pieces = coach.in_pieces(text, {Span(10, 15): 1})
    assert "".join(piece.text for piece in pieces) == text
    assert pieces[1].text == "never"


def test_what_is_good_is_praised_in_one_line(writer, monkeypatch):
    finds(monkeypatch, "accepts_choice", "appreciation")
    page = text_of(look_at(writer, "Thank you. No need to answer."))
    assert "Nothing in it that we would change." in page
    assert "Good in it: leaves them free, says thank you." in page


def test_an_empty_box_is_no_fault(writer):
    answer = look_at(writer, "  ")
    assert answer.status_code == 200
    assert "There is nothing to look at yet." in text_of(answer)


def test_a_sentence_to_begin_with_takes_the_feeling_one_chose(resting, monkeypatch):
    finds(monkeypatch, rewrite="I felt {feeling} when my message had no answer.", you_accusation="You never write")
    assert "I felt hurt when my message had no answer." in note_of(resting, DRAFT)
    assert "I felt lonely when my message had no answer." in note_of(resting, DRAFT, feeling="lonely")
    assert "vengeful" not in note_of(resting, DRAFT, feeling="vengeful").replace(DRAFT, "")


def test_a_first_hello_is_no_place_for_what_hurt_and_gets_no_better_wording_for_it(writer, monkeypatch):
    finds(monkeypatch, rewrite="I felt {feeling} when my message had no answer.", you_accusation="You never write")
    html = html_of(writer, DRAFT)
    assert "A first hello cannot carry what hurt." in html
    assert writer.address("letter") in html
    assert "A sentence to begin with" not in html


def test_without_a_charge_nothing_is_said_of_what_a_hello_can_carry(writer, monkeypatch):
    finds(monkeypatch, many_questions="Answer me")
    assert "cannot carry" not in html_of(writer, DRAFT)


# --- help before advice ----------------------------------------------------------------------------------------------


def test_hard_words_bring_help_and_no_advice_on_wording(writer, monkeypatch):
    finds(monkeypatch, "ownership", crisis=True, pressure="Answer me", rewrite="I felt {feeling}.")
    html = html_of(writer, DRAFT)
    assert "People to call now" in html
    assert "<mark>" not in html
    assert "A sentence to begin with" not in html
    assert "Reads as pressure" not in html


def test_words_that_tell_of_harm_bring_help_and_are_never_made_nicer(writer, monkeypatch):
    finds(monkeypatch, harm=True, you_accusation="You never write", rewrite="I felt {feeling}.")
    html = html_of(writer, DRAFT)
    assert "What was done to you is not your fault" in html
    assert writer.address("help-afraid") in html
    assert "A sentence to begin with" not in html
    assert "<mark>" not in html


@pytest.mark.parametrize(
    ("category", "phrase"), [("threat", "Answer me by Friday"), ("surveillance", "I saw you online")]
)
def test_a_threat_or_watching_is_named_and_has_no_better_version(writer, monkeypatch, category, phrase):
    finds(monkeypatch, rewrite="I felt {feeling}.", absolutes="never", **{category: phrase})
    html = html_of(writer, DRAFT)
    assert "Please do not send this." in html
    assert f"<mark>{phrase}" in html
    assert "There is no better wording for it" in html
    assert "A sentence to begin with" not in html
    assert "Always, never" not in html


# --- what a look is not ----------------------------------------------------------------------------------------------


def test_a_look_records_nothing_and_keeps_the_words_in_the_box(writer, monkeypatch):
    finds(monkeypatch, pressure="Answer me")
    before = writer.kinds()
    answer = look_at(writer, DRAFT)
    assert writer.kinds() == before
    assert writer.draft("step") == {}
    assert DRAFT in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


def test_the_page_s_own_script_is_given_the_part_alone(writer, monkeypatch):
    finds(monkeypatch, pressure="Answer me")
    fields = writer.fields("step", TEXT, words=DRAFT, do="look")
    answer = writer.client.post(writer.address("step", TEXT), fields, HTTP_X_PART="coach")
    html = answer.content.decode()
    assert '<div class="coach" data-coach="words">' in html
    assert "<mark>Answer me" in html
    assert "<nav" not in html
    assert "<form" not in html


def test_locked_there_is_no_look(writer):
    fields = writer.fields("step", TEXT, words=DRAFT, do="look")
    writer.lock()
    answer = writer.client.post(writer.address("step", TEXT), fields, HTTP_X_PART="coach")
    assert answer.status_code in (302, 403)
    assert "data-coach" not in answer.content.decode()


def test_where_the_coach_itself_breaks_the_words_stay_and_the_page_says_so(writer, monkeypatch):
    def broken(*args):
        raise RuntimeError("a surprise")

    monkeypatch.setattr("goldseam.web.pages.coach.check_draft", broken)
    answer = look_at(writer, DRAFT)
    assert answer.status_code == 200
    assert "We could not look at it just now." in text_of(answer)
    assert DRAFT in answer.content.decode()


def test_a_text_that_is_too_long_is_looked_at_and_comes_back_whole(writer, monkeypatch):
    finds(monkeypatch, pressure="Answer me")
    answer = look_at(writer, "x" * 300 + " Answer me")
    assert answer.status_code == 422
    assert "x" * 300 + " Answer me</textarea>" in answer.content.decode()
    assert "<mark>Answer me" in answer.content.decode()


# --- where there is no coach -----------------------------------------------------------------------------------------

AWAY = {
    "they said no": e.BoundaryHeard(wish="no_contact"),
    "they need time": e.BoundaryHeard(wish="needs_time"),
    "a hard hour": e.CrisisNoted(),
    "someone new": e.FactRecorded(fact="new_partner"),
    "they were afraid": e.FactRecorded(fact="ex_afraid"),
}


@pytest.mark.parametrize("entry", AWAY.values(), ids=AWAY)
def test_where_words_to_them_are_put_away_an_old_tab_gets_no_look(writer, monkeypatch, entry):
    finds(monkeypatch, pressure="Answer me")
    writer.record(entry)
    for name, args in (("step", (TEXT,)), ("note", (1,)), ("reply", ())):
        answer = writer.send_blindly(name, *args, words=DRAFT, do="look")
        assert answer.status_code == 403, name
        assert "data-coach" not in answer.content.decode()
        assert "<mark>" not in answer.content.decode()


def test_a_no_that_comes_in_while_words_are_looked_at_beats_the_look(writer, monkeypatch):
    finds(monkeypatch, pressure="Answer me")
    page = coach.page

    def meanwhile(request, *args, **kwargs):
        writer.desk.record(e.FactRecorded(fact="blocked"), once="in the other tab")
        return page(request, *args, **kwargs)

    monkeypatch.setattr(coach, "page", meanwhile)
    answer = writer.send_blindly("step", TEXT, words=DRAFT, do="look")
    assert answer.status_code == 403
    assert "<mark>" not in answer.content.decode()


def test_after_a_no_a_reply_to_their_message_still_has_the_coach_and_the_step_has_none(writer, monkeypatch):
    finds(monkeypatch, pressure="Answer me")
    writer.record(e.BoundaryHeard(wish="no_contact"))
    writer.record(e.TheyWrote(words="Can you send the form?"))
    assert "<mark>Answer me" in writer.send("reply", words=DRAFT, do="look").content.decode()
    assert writer.send_blindly("step", TEXT, words=DRAFT, do="look").status_code == 403


@pytest.mark.parametrize(("name", "args"), [("note", (1,)), ("reply", ())])
def test_the_note_and_the_reply_are_looked_at_too(person, monkeypatch, name, args):
    finds(monkeypatch, pressure="Answer me")
    person.record(e.SpaceBegun(days=30))
    person.record(e.TheyWrote())
    before = person.kinds()
    answer = person.send(name, *args, words=DRAFT, do="look")
    assert "<mark>Answer me" in answer.content.decode()
    assert person.kinds() == before


# --- with its own ears -----------------------------------------------------------------------------------------------


def test_an_accusation_is_turned_into_a_feeling_and_what_happened(resting):
    html = note_of(resting, "You never called me.", feeling="sad")
    assert "<mark>" in html
    assert "I felt sad when we stopped calling each other." in html


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("I saw you were online at 1am", "Please do not send this."),
        ("I want to die", "People to call now"),
        ("You hit me and I forgave you", "What was done to you is not your fault"),
        ("I know you blocked me but you owe me an answer", "They asked for distance. No wording changes that."),
    ],
)
def test_what_no_wording_makes_better_brings_help(writer, words, says):
    html = html_of(writer, words)
    assert says in html
    assert "A sentence to begin with" not in html


def test_of_another_language_it_is_said_that_nothing_marked_means_nothing(writer):
    html = html_of(writer, "Der Reiher ist wieder da, unten am Kanal.")
    assert "We read only English" in html
    assert "Nothing in it that we would change." not in html
    assert "Good in it" not in html


def test_of_another_language_a_find_is_said_to_be_not_all(writer, monkeypatch):
    finds(monkeypatch, "appreciation", pressure="am Freitag", english=False)
    html = html_of(writer, "Antworte mir bitte am Freitag.")
    assert "One thing to look at. We read only English, so there may be more." in html
    assert "Good in it" not in html
