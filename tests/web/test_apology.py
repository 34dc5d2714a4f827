"""The apology composer: six parts, one letter, and whether it should be sent at all. To keep it is the usual end."""

import html as escapes
import re

import pytest

from goldseam.programme import entries as e
from goldseam.web.pages import coach
from people import hidden_fields, text_of
from web.words_found import finds

PARTS = {
    "regret": "I am sorry.",
    "happened": "I read your phone in June, and you felt watched.",
    "mine": "I chose to do that.",
    "again": "I have been going to a group since August.",
    "repair": "I told Sam the truth.",
    "free": "You owe me no answer.",
}
LETTER = "\n\n".join(PARTS.values())


def joined(person, **parts):
    return person.send("apology", do="join", **(parts or PARTS))


def box_of(answer, name="letter") -> str:
    found = re.search(rf'<textarea id="id_{name}"[^>]*>\n(.*?)</textarea>', answer.content.decode(), re.S)
    return escapes.unescape(found[1])


def keep(person, answer):
    """Tap “Keep it here” under the letter."""
    return person.post("apology", {**hidden_fields(answer), "letter": box_of(answer), "do": "keep"})


# --- the parts -------------------------------------------------------------------------------------------------------


def test_six_parts_in_their_order_and_the_evidence_in_one_tap(person):
    page = person.reads("apology")
    places = [
        page.index(words)
        for words in (
            "That I am sorry",
            "What happened",
            "That it was me",
            "so that it does not happen again",
            "What I put right",
            "That they owe me nothing",
        )
    ]
    assert places == sorted(places)
    assert "Why these six, and how sure we are B · other people" in page


def test_understand_and_the_moment_of_saying_sorry_lead_there(ready):
    from goldseam.web.pages.moments import NUMBERS

    assert ready.address("apology") in ready.html("understand")
    assert ready.address("apology") in ready.html("lesson", NUMBERS["sorry"])


def test_a_part_that_is_there_is_ticked_and_one_that_is_not_is_not_held_against_anyone(person, monkeypatch):
    finds(monkeypatch, "apology_regret")
    page = text_of(person.send("apology", regret="I am sorry.", mine="It rained.", do="look"))
    assert page.count("This part is there.") == 1
    assert page.index("That I am sorry") < page.index("This part is there.") < page.index("What happened")


def test_a_sorry_that_moves_the_fault_is_marked_in_its_box(person, monkeypatch):
    finds(monkeypatch, non_apology="if you felt hurt")
    html = person.send("apology", regret="Sorry if you felt hurt.", mine="I lied.", do="look").content.decode()
    assert "<mark>if you felt hurt" in html
    assert "A sorry that moves the fault" in html
    assert html.count("<mark>") == 1


def test_a_look_records_nothing_and_keeps_every_part(person, monkeypatch):
    finds(monkeypatch)
    answer = person.send("apology", do="look", **PARTS)
    assert person.entries() == []
    assert all(box_of(answer, name) == words for name, words in PARTS.items())


# --- the letter ------------------------------------------------------------------------------------------------------


def test_the_parts_become_one_letter_in_their_order(person):
    answer = joined(person)
    assert box_of(answer) == LETTER
    assert person.entries() == []


def test_parts_that_are_empty_leave_no_hole(person):
    assert box_of(joined(person, regret="I am sorry.", free="You owe me nothing.")) == (
        "I am sorry.\n\nYou owe me nothing."
    )


def test_nothing_at_all_is_no_letter(person):
    answer = joined(person, regret=" ")
    assert answer.status_code == 422
    assert "There is nothing in it yet." in text_of(answer)


def test_kept_it_is_an_apology_that_nobody_receives(person):
    answer = keep(person, joined(person))
    assert person.entries() == [e.LetterKept(text=LETTER, kind_of="apology")]
    assert "Nobody receives it." in person.follow(answer)
    assert person.draft("apology") == {}


def test_it_is_kept_as_it_was_changed(person):
    fields = hidden_fields(joined(person))
    person.post("apology", {**fields, "letter": "I am sorry, Kim.", "do": "keep"})
    assert person.entries() == [e.LetterKept(text="I am sorry, Kim.", kind_of="apology")]


def test_kept_twice_it_is_one_letter(person):
    fields = {**hidden_fields(joined(person)), "letter": LETTER, "do": "keep"}
    first, second = person.post("apology", fields), person.post("apology", fields)
    assert person.kinds() == ["letter-kept"]
    assert first.url == second.url


def test_an_empty_letter_comes_back(person):
    answer = person.post("apology", {**hidden_fields(joined(person)), "letter": " ", "do": "keep"})
    assert answer.status_code == 422
    assert person.entries() == []


def test_without_its_token_nothing_is_kept_and_the_words_stay(person):
    answer = person.post("apology", {**PARTS, "letter": LETTER, "whole": "1", "do": "keep"})
    assert answer.status_code == 422
    assert box_of(answer) == LETTER


def test_back_at_the_parts_the_letter_is_not_lost(person):
    fields = {**hidden_fields(joined(person)), "letter": "I am sorry, Kim."}
    back = person.post("apology", {**fields, "do": "parts"})
    assert box_of(back, "regret") == PARTS["regret"]
    again = person.post("apology", {**hidden_fields(back), **PARTS, "regret": "I regret it.", "do": "join"})
    assert box_of(again).startswith("I regret it.")
    assert "As it was before I am sorry, Kim." in text_of(again)


def test_half_written_it_is_there_again_parts_or_letter(person):
    person.draft("apology", {"regret": ["I am s"]})
    assert 'id="id_regret"' in person.html("apology")
    assert "I am s" in person.html("apology")
    person.draft("apology", {"letter": ["I am sorry, K"], "regret": ["I am sorry"]})
    assert "One letter." in person.reads("apology")
    assert "I am sorry, K" in person.reads("apology")


# --- should it be sent at all? ---------------------------------------------------------------------------------------


def test_the_first_way_is_to_keep_it(person):
    answer = joined(person)
    page = text_of(answer)
    assert "Should it be sent at all?" in page
    assert "To keep it is the usual end, and a good one." in page
    assert "I have sent it" not in page


def test_with_the_way_open_it_can_be_noted_as_sent_once_and_then_never_again(ready):
    short = {"regret": "I am sorry.", "free": "You owe me nothing."}
    answer = joined(ready, **short)
    assert "I have sent it" in text_of(answer)
    assert "They may not want this. No answer is an answer." in text_of(answer)
    words = box_of(answer)
    ready.post("apology-sent", {**hidden_fields(answer), "letter": words, "do": "sent"})
    assert ready.entries()[-2:] == [
        e.LetterKept(text=words, kind_of="apology"),
        e.StepTaken(step="text", words=words),
    ]
    ready.later(days=1)
    ready.record(e.ReplyReceived(reading="engaged"))
    ready.later(days=2)
    assert ready.desk.plan.gates["reach_out"].open
    assert "I have sent it" not in text_of(joined(ready, **short))
    before = ready.kinds()
    ready.send_blindly("apology-sent", letter="Sorry again.", do="sent")
    assert ready.kinds() == before


def test_a_letter_too_long_for_a_message_comes_back_whole_and_is_no_step(ready):
    long = "I am sorry. " * 40
    answer = ready.send_blindly("apology-sent", letter=long, whole="1", do="sent")
    assert answer.status_code == 422
    assert "this is a letter" in text_of(answer)
    assert box_of(answer) == long
    assert "step-taken" not in ready.kinds()


def test_where_both_agreed_to_talk_it_belongs_there(warm):
    for step in ("call", "meet"):
        warm.record(e.YesGiven(to=step))
        warm.record(e.StepTaken(step=step))
        warm.record(e.StepReviewed(step=step, mine=4, theirs=4, both_wanted_more=True))
    warm.record(e.YesGiven(to="talk"))
    page = text_of(joined(warm))
    assert "You two agreed to talk." in page
    assert "I have sent it" not in page


def test_a_look_from_there_notes_no_step(ready, monkeypatch):
    finds(monkeypatch)
    before = ready.kinds()
    ready.send_blindly("apology-sent", letter="I am sorry.", whole="1", do="look")
    assert ready.kinds() == before


def test_its_address_without_a_form_leads_to_the_parts(ready):
    assert ready.lands("apology-sent") == "apology"


CLOSED = ["explicit_no", "blocked", "third_party_no", "order", "ex_afraid", "monitoring_admitted", "harm_intent"]


@pytest.mark.parametrize("fact", CLOSED)
def test_with_a_closing_fact_it_can_only_be_kept_and_there_is_no_coach(ready, monkeypatch, fact):
    finds(monkeypatch, "apology_regret", non_apology="if you felt hurt")
    ready.record(e.FactRecorded(fact=fact))
    for do in ("look", "join"):
        answer = ready.send("apology", regret="Sorry if you felt hurt.", do=do)
        html = answer.content.decode()
        assert "<mark>" not in html
        assert "data-coach" not in html
        assert "Look at my words" not in html
        assert "This part is there." not in html
        assert "I have sent it" not in html
    assert "That way is closed, and an apology does not open it." in text_of(answer)
    assert ready.send_blindly("apology-sent", letter="Sorry.", do="sent").status_code == 403
    assert "step-taken" not in ready.kinds()
    keep(ready, answer)
    assert ready.entries()[-1] == e.LetterKept(text="Sorry if you felt hurt.", kind_of="apology")


@pytest.mark.parametrize("entry", [e.BoundaryHeard(wish="needs_time"), e.CrisisNoted(), e.HopeChosen(hope="let_go")])
def test_where_the_way_rests_it_can_only_be_kept_and_there_is_no_coach(ready, monkeypatch, entry):
    finds(monkeypatch, non_apology="if you felt hurt")
    ready.record(entry)
    answer = ready.send("apology", regret="Sorry if you felt hurt.", do="look")
    assert "data-coach" not in answer.content.decode()
    assert "I have sent it" not in text_of(joined(ready))
    assert ready.send_blindly("apology-sent", letter="Sorry.", do="sent").status_code == 403


def test_a_kept_apology_with_hard_words_still_brings_the_soft_card(person):
    person.record(e.FactRecorded(fact="explicit_no"))
    answer = keep(person, joined(person, regret="I am sorry. I want to die."))
    assert "Some words here made us show this." in person.follow(answer)


def test_who_was_hurt_is_not_asked_for_an_apology(person):
    person.record(e.FactRecorded(fact="user_was_harmed"))
    assert person.lands("apology") == "understand"
    assert person.address("apology") not in person.html("understand")


def test_a_no_that_comes_in_while_the_letter_is_looked_at_beats_the_look(ready, monkeypatch):
    finds(monkeypatch, pressure="Answer me")
    fields = ready.fields("apology", letter="Answer me.", whole="1", do="look")
    assert "<mark>" in ready.post("apology", fields).content.decode()
    page = coach.page

    def meanwhile(request, *args, **kwargs):
        ready.desk.record(e.FactRecorded(fact="blocked"), once="in the other tab")
        return page(request, *args, **kwargs)

    monkeypatch.setattr(coach, "page", meanwhile)
    answer = ready.post("apology", fields)
    assert "<mark>" not in answer.content.decode()
    assert "That way is closed" in text_of(answer)
    assert "I have sent it" not in text_of(answer)
