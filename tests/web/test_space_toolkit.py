"""What is prepared in calm: kept in one's own words, found again, changed in the journal; and the quiet list."""

from datetime import date, timedelta

import pytest

from goldseam.content import words
from goldseam.programme import entries as e
from goldseam.store import journals
from people import hidden_fields, text_of

TODAY = date(2026, 11, 24)
PAGES = ("reasons", "people", "plans", "dates", "rule", "no-answer-plan", "quiet")
FILLED = {
    "reasons": {"text": "I want to sleep again."},
    "people": {"name": "Sam", "how": "Knock next door."},
    "plans": {"if_": "it is Sunday evening", "then": "call Sam"},
    "dates": {"what": "Their birthday", "day": "2026-12-03", "plan": "Dinner with Sam."},
    "rule": {"rule": "not_now", "text": "Tea first."},
    "no-answer-plan": {"text": "I go to the sea with Sam."},
}
KEPT = {
    "reasons": e.ReasonKept(text="I want to sleep again."),
    "people": e.TrustedPersonNamed(name="Sam", how="Knock next door."),
    "plans": e.PlanMade(if_="it is Sunday evening", then="call Sam"),
    "dates": e.DateAheadSet(what="Their birthday", plan="Dinner with Sam."),
    "rule": e.TheyWriteRuleSet(rule="not_now", text="Tea first."),
    "no-answer-plan": e.NoAnswerPlanWritten(text="I go to the sea with Sam."),
}


# --- what all of them do ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILLED)
def test_it_is_kept_and_found_again(person, name):
    answer = person.send(name, **FILLED[name])
    assert answer.status_code == 302
    assert person.entries() == [KEPT[name]]
    assert "Kept." in person.follow(answer)
    html = person.html(name)
    for text in FILLED[name].values():
        assert text in html or text == "2026-12-03"


@pytest.mark.parametrize("name", FILLED)
def test_it_leads_to_its_line_where_it_is_changed_or_removed(person, name):
    person.send(name, **FILLED[name])
    assert f'href="{person.address("entry", 1)}"' in person.html(name)


@pytest.mark.parametrize("name", FILLED)
def test_sent_twice_it_is_kept_once(person, name):
    fields = person.fields(name, **FILLED[name])
    person.post(name, fields)
    person.post(name, fields)
    assert len(person.entries()) == 1


@pytest.mark.parametrize("name", FILLED)
def test_without_its_token_it_comes_back_whole(person, name):
    answer = person.post(name, FILLED[name])
    assert answer.status_code == 422
    for value in FILLED[name].values():
        assert value in answer.content.decode()
    assert person.entries() == []


@pytest.mark.parametrize("name", FILLED)
def test_on_a_full_disk_the_words_stay_in_the_form(person, name, monkeypatch):
    fields = person.fields(name, **FILLED[name])

    def full(*_, **__):
        raise journals.CannotSave("The disk is full, so this could not be saved.")

    monkeypatch.setattr(journals, "act", full)
    answer = person.post(name, fields)
    assert answer.status_code == 422
    assert "The disk is full, so this could not be saved." in text_of(answer)
    for value in FILLED[name].values():
        assert value in answer.content.decode()


@pytest.mark.parametrize("name", FILLED)
def test_half_written_when_it_locked_it_is_there_again_and_gone_once_kept(person, name):
    filled = {**hidden_fields(person.get(name)), **FILLED[name]}
    person.lock()
    person.post(name, filled)
    person.unlock()
    html = person.html(name)
    for value in FILLED[name].values():
        assert value in html
    person.send(name, **FILLED[name])
    assert person.desk.left_at == ""


@pytest.mark.parametrize("name", FILLED)
def test_nothing_written_is_nothing_kept(person, name):
    answer = person.send(name, **dict.fromkeys(FILLED[name], "  "))
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert person.entries() == []


@pytest.mark.parametrize(
    ("name", "field", "longest"),
    [
        ("reasons", "text", 2000),
        ("people", "name", 200),
        ("plans", "then", 200),
        ("dates", "what", 200),
        ("rule", "text", 2000),
        ("no-answer-plan", "text", 2000),
    ],
)
def test_too_long_is_said_with_its_limit_and_nothing_is_lost(person, name, field, longest):
    answer = person.send(name, **{**FILLED[name], field: "💔" * (longest + 1)})
    assert answer.status_code == 422
    assert f"{longest:,} characters" in answer.content.decode()
    assert "💔" * (longest + 1) in answer.content.decode()
    assert person.entries() == []
    assert person.send(name, **{**FILLED[name], field: "💔" * longest}).status_code == 302


@pytest.mark.parametrize("name", PAGES)
def test_locked_pages_lead_to_the_front(person, name):
    person.lock()
    assert person.get(name).url == person.address("front")


@pytest.mark.parametrize(("name", "kind"), [("reasons", "reason"), ("people", "person"), ("plans", "plan")])
def test_words_that_were_erased_are_listed_no_more(person, name, kind):
    person.send(name, **FILLED[name])
    person.desk.erase(1, once="erase")
    html = person.html(name)
    assert "Kept so far" not in html


@pytest.mark.parametrize("name", ["reasons", "people", "plans"])
def test_the_newest_stands_first(person, name):
    field = next(iter(FILLED[name]))
    person.send(name, **FILLED[name])
    person.send(name, **{**FILLED[name], field: "Something newer"})
    html = person.html(name)
    assert html.index("Something newer") < html.index(FILLED[name][field])


# --- people, plans ---------------------------------------------------------------------------------------------------


def test_a_name_alone_is_enough_for_a_person(person):
    person.send("people", name="Sam")
    assert person.entries() == [e.TrustedPersonNamed(name="Sam")]


def test_the_one_they_parted_from_is_not_offered_as_help(person):
    assert "The person you parted from is not on this list" in person.reads("people")


def test_a_message_can_be_copied_and_none_is_sent(person):
    page = person.reads("people")
    assert "Can you stay on the phone with me for a bit?" in page
    assert "sends nothing and tells nobody" in page


def test_a_plan_reads_as_a_sentence_and_has_its_evidence(person):
    person.send("plans", **FILLED["plans"])
    page = person.reads("plans")
    assert "If it is Sunday evening, then I call Sam" in page
    assert "Why a plan like this works, and how sure we are" in page


# --- dates ahead -----------------------------------------------------------------------------------------------------


def test_dates_stand_with_the_nearest_first_and_say_how_far_away_they_are(person):
    for what, days in (("The hearing", 30), ("Today’s handover", 0), ("Sam’s party", 1), ("Their birthday", 9)):
        person.send("dates", what=what, day=(TODAY + timedelta(days=days)).isoformat())
    page = person.reads("dates")
    order = ["Today’s handover", "Sam’s party", "Their birthday", "The hearing"]
    assert [page.index(what) for what in order] == sorted(page.index(what) for what in order)
    for said in ("today", "tomorrow", "in 9 days", "in 30 days"):
        assert said in page
    assert "no plan yet" in page


def test_a_date_next_year_is_shown_with_its_year(person):
    person.send("dates", what="The first summer", day="2027-07-01")
    assert "Thursday 1 July 2027" in person.reads("dates")


def test_a_date_that_is_over_is_listed_no_more(person):
    person.send("dates", **FILLED["dates"])
    person.clock.forward(days=10)
    person.enter(person.keys)
    assert "Their birthday" not in person.reads("dates")


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-11-23", "That day has been."),
        ("2036-11-24", "Is the year right?"),
        ("Christmas", "such as 2026-12-24"),
        ("", "Please give the day."),
    ],
)
def test_a_date_that_cannot_be_comes_back_with_a_sentence(person, day, sentence):
    answer = person.send("dates", **{**FILLED["dates"], "day": day})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Their birthday" in answer.content.decode()


def test_a_week_before_today_speaks_of_it(person):
    person.record(e.SpaceBegun(days=30))
    person.send("dates", what="NEEDLE", day="2026-12-03")
    codes = [action.code for action in person.desk.plan.today.actions]
    assert "plan_date_ahead" not in codes
    person.clock.forward(days=3)
    codes = [action.code for action in person.desk.plan.today.actions]
    assert "plan_date_ahead" in codes


# --- a rule for when they write --------------------------------------------------------------------------------------


def test_the_newest_rule_counts_and_stands_in_the_form(person):
    person.send("rule", rule="not_now")
    person.send("rule", rule="no_reply", text="Let it stand.")
    assert person.desk.story.state.rule == "no_reply"
    html = person.html("rule")
    assert 'value="no_reply" checked' in html
    assert "Let it stand." in html
    assert "Your rule is set" in person.reads("space")


@pytest.mark.parametrize(
    "said",
    [
        e.SafetyAnswered(afraid_of_them="yes"),
        e.SafetyAnswered(they_were_afraid="yes"),
        e.SafetyAnswered(order="yes"),
        e.SafetyAnswered(adult="no"),
        e.FactRecorded(fact="third_party_no"),
        e.FactRecorded(fact="monitoring_admitted"),
    ],
    ids=lambda said: repr(said)[:50],
)
def test_where_no_answer_is_ever_open_none_is_offered_as_a_rule(person, said):
    person.record(said)
    assert "answer briefly" not in person.reads("rule")
    assert person.send("rule", rule="short_reply").status_code == 422


def test_after_a_no_one_may_still_answer_what_they_write(person):
    person.record(e.BoundaryHeard(wish="no_contact"))
    assert "answer briefly" in person.reads("rule")


@pytest.mark.parametrize("name", ["rule", "no-answer-plan"])
def test_both_sides_stand_there_in_equal_size(person, name):
    html = person.html(name)
    assert "<h2>Your side</h2>" in html
    assert "<h2>Their side</h2>" in html


# --- if the answer is no ---------------------------------------------------------------------------------------------


def test_it_is_written_once_and_can_be_written_anew(person):
    person.send("no-answer-plan", text="I go to the sea.")
    assert "I go to the sea." in person.html("no-answer-plan")
    assert "Written" in person.reads("space")
    person.send("no-answer-plan", text="I go to my sister.")
    assert "I go to my sister." in person.html("no-answer-plan")


def test_where_the_way_is_closed_it_is_not_offered(person):
    person.record(e.BoundaryHeard(wish="no_contact"))
    assert "If the answer is no" not in person.reads("space")


# --- the quiet list --------------------------------------------------------------------------------------------------


def first_step():
    return words.quiet_steps()[0].steps[0]


def test_a_step_is_done_with_one_tap_and_leads_to_its_line(person):
    answer = person.send("quiet", step=first_step().code)
    assert person.entries() == [e.QuietStepDone(step=first_step().code)]
    assert first_step().code not in answer.url
    html = person.html("quiet")
    assert "1 done so far." in html
    assert f'href="{person.address("entry", 1)}"' in html
    assert f'value="{first_step().code}"' not in html


def test_the_group_one_was_in_stays_open(person):
    answer = person.send("quiet", step=words.quiet_steps()[2].steps[0].code)
    html = person.client.get(answer.url).content.decode()
    assert html.count('<details class="fold card" open>') == 1
    assert f'<details class="fold card" open><summary><span>{words.quiet_steps()[2].title}' in html


@pytest.mark.parametrize("number", ["0", "99", "x", "<b>", ""])
def test_a_group_that_is_none_opens_nothing(person, number):
    html = person.client.get(person.address("quiet"), {"g": number}).content.decode()
    assert '<details class="fold card" open>' not in html


def test_every_step_says_where_to_find_it(person):
    page = person.reads("quiet")
    for group in words.quiet_steps():
        for step in group.steps:
            assert step.title in page
            assert step.how in page


@pytest.mark.parametrize("step", ["", "follow_them", "x" * 5000])
def test_a_step_nobody_listed_is_not_recorded(person, step):
    assert person.send("quiet", step=step).status_code == 422
    assert person.entries() == []


def test_a_step_taken_twice_by_a_double_tap_is_one(person):
    fields = person.fields("quiet", step=first_step().code)
    person.post("quiet", fields)
    person.post("quiet", fields)
    assert len(person.entries()) == 1


def test_a_step_without_its_token_or_room_on_the_disk_says_so(person, monkeypatch):
    answer = person.post("quiet", {"step": first_step().code})
    assert answer.status_code == 422
    assert "came back incomplete" in text_of(answer)
    fields = person.fields("quiet", step=first_step().code)

    def full(*_, **__):
        raise journals.CannotSave("The disk is full.")

    monkeypatch.setattr(journals, "act", full)
    assert "The disk is full." in text_of(person.post("quiet", fields))


def test_friends_who_bring_news_are_answered_in_a_sentence(person):
    page = person.reads("quiet")
    for sentence in words.friends():
        assert sentence in page


def test_looking_less_has_its_evidence(person):
    assert "Why looking less helps, and how sure we are" in person.reads("quiet")
