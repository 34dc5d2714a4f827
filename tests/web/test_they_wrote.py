"""They wrote: my rule first, three readings none of which is favoured, and a reply only where there may be one."""

import re

import pytest

from goldseam.programme import entries as e
from people import hidden_fields, text_of


def wrote(person, **fields):
    return person.send("they-wrote", **fields)


def now_of(person, **fields) -> str:
    """What is to be read on the page after noting that they wrote."""
    return person.follow(wrote(person, **fields))


# --- the page --------------------------------------------------------------------------------------------------------


def test_the_rule_set_beforehand_comes_first_in_my_own_words(person):
    person.record(e.TheyWriteRuleSet(rule="not_now", text="I read it tomorrow, with tea."))
    page = person.reads("they-wrote")
    assert "When they write, I wait first." in page
    assert page.index("I read it tomorrow, with tea.") < page.index("Their words") < page.index("Three ways to read it")


@pytest.mark.parametrize(("rule", "says"), [("short_reply", "I answer briefly."), ("no_reply", "I do not answer.")])
def test_each_rule_is_a_sentence(person, rule, says):
    person.record(e.TheyWriteRuleSet(rule=rule))
    assert says in person.reads("they-wrote")


def test_without_a_rule_the_page_leads_to_one_and_asks_nothing(person):
    html = person.html("they-wrote")
    assert person.address("rule") in html
    assert "You have no rule for this yet." in html


def test_three_readings_of_one_size_and_none_is_chosen_or_favoured(person):
    html = person.html("they-wrote")
    even = html.partition('class="choices even"')[2].partition("</fieldset>")[0]
    assert (
        re.findall(r'<label class="choice">', even.partition('<div class="choices">')[0])
        == ['<label class="choice">'] * 3
    )
    assert "checked" not in html
    assert "None is more likely than another." in html


def test_nothing_has_to_be_answered_right_away(person):
    assert "Not in the first hour, and not at night." in person.reads("they-wrote")


# --- what is recorded ------------------------------------------------------------------------------------------------


def test_that_they_wrote_is_enough(person):
    wrote(person)
    assert person.entries() == [e.TheyWrote()]


@pytest.mark.parametrize("reading", ["", "unclear"])
def test_where_it_stays_open_how_to_read_it_a_plea_to_stop_comes_before_any_reply(person, reading):
    answer = wrote(person, words="please don't contact me again", reading=reading)
    page = person.client.get(answer.url).content.decode()
    assert page.index("Did they ask you to stop?") < page.index("Not now</h2>")
    assert person.address("asked-to-stop") in page


@pytest.mark.parametrize("reading", ["engaged", "lukewarm", "hesitant"])
def test_where_it_was_read_that_is_not_asked_again(person, reading):
    assert "Did they ask you to stop?" not in now_of(person, reading=reading)


@pytest.mark.parametrize("reading", ["engaged", "lukewarm", "hesitant", "unclear"])
def test_words_and_a_reading_are_kept(person, reading):
    wrote(person, words="hey", reading=reading)
    assert person.entries() == [e.TheyWrote(words="hey", reading=reading)]


def test_cold_and_without_a_wish_is_a_reading_and_no_boundary(person):
    wrote(person, reading="distance", boundary="closed")
    assert person.entries() == [e.TheyWrote(reading="closed")]


def test_time_may_have_a_day(person):
    wrote(person, reading="distance", boundary="space", until="2027-01-10")
    (entry,) = person.entries()
    assert (entry.reading, entry.boundary, entry.until.isoformat()) == ("boundary", "space", "2027-01-10")
    assert person.closing_facts() == set()


def test_a_day_that_has_been_comes_back(person):
    answer = wrote(person, reading="distance", boundary="space", until="2026-11-01")
    assert answer.status_code == 422
    assert "That day has been." in answer.content.decode()


@pytest.mark.parametrize("fields", [{"boundary": "no_contact"}, {"reading": "engaged", "boundary": "no_contact"}])
def test_what_belongs_to_distance_counts_only_where_distance_was_read(person, fields):
    wrote(person, until="2027-01-10", **fields)
    (entry,) = person.entries()
    assert (entry.boundary, entry.until) == (None, None)


def test_distance_asks_which(person):
    answer = wrote(person, reading="distance", words="please don’t")
    assert answer.status_code == 422
    assert "nearest to their words" in answer.content.decode()
    assert "please don’t" in answer.content.decode()
    assert person.entries() == []


@pytest.mark.parametrize(
    ("boundary", "fact", "says"),
    [
        ("no_contact", "explicit_no", "They said no."),
        ("final", "explicit_no", "They said no."),
        ("legal_fear", "ex_afraid", "They are afraid."),
    ],
)
def test_a_no_in_their_words_is_shown_back_and_stored_after_the_second_yes(person, boundary, fact, says):
    answer = wrote(person, words="It is over. Please stop.", reading="distance", boundary=boundary)
    assert "Just to be sure." in answer.content.decode()
    assert "It is over. Please stop." in answer.content.decode()
    assert person.entries() == []
    answer = person.confirm(answer)
    assert person.closing_facts() == {fact}
    assert says in person.follow(answer)


def test_it_can_be_changed_before_it_is_stored(person):
    back = person.confirm(wrote(person, words="It is over", reading="distance", boundary="final"), do="change")
    assert back.status_code == 200
    assert "It is over" in back.content.decode()
    assert 'value="final" checked' in back.content.decode()
    assert person.entries() == []


@pytest.mark.parametrize("boundary", ["limit", "new_partner"])
def test_a_limit_or_someone_new_closes_nothing_for_good(person, boundary):
    assert wrote(person, reading="distance", boundary=boundary).status_code == 302
    assert person.entries() == [e.TheyWrote(reading="boundary", boundary=boundary)]
    assert person.closing_facts() == set()


def test_sent_twice_it_is_noted_once(person):
    fields = person.fields("they-wrote", words="hey")
    first, second = person.post("they-wrote", fields), person.post("they-wrote", fields)
    assert person.kinds() == ["they-wrote"]
    assert first.url == second.url


def test_their_words_half_copied_are_there_again(person):
    person.draft("they-wrote", {"words": ["Hey, I was thi"], "reading": ["lukewarm"]})
    html = person.html("they-wrote")
    assert "Hey, I was thi" in html
    assert 'value="lukewarm" checked' in html
    wrote(person, words="Hey")
    assert person.draft("they-wrote") == {}


def test_without_its_token_nothing_is_kept_and_the_words_stay(person):
    answer = person.post("they-wrote", {"words": "Hello you"})
    assert answer.status_code == 422
    assert "Hello you" in answer.content.decode()
    assert person.entries() == []


def test_a_reading_nobody_offered_comes_back(person):
    assert wrote(person, reading="soulmates").status_code == 422


# --- what now --------------------------------------------------------------------------------------------------------


def test_three_ways_of_one_size_and_the_rule_above_them(person):
    person.record(e.TheyWriteRuleSet(rule="no_reply"))
    page = now_of(person, words="hey")
    assert (
        page.index("I do not answer.")
        < page.index("Not now")
        < page.index("A short, kind reply")
        < page.index("No reply")
    )
    assert "Their side" in page


def test_not_now_begins_a_wait(person):
    answer = wrote(person)
    answer = person.client.post(answer.url, {"do": "wait"})
    assert answer.url == person.address("urge-timer")
    assert "At 20:10 you decide." in person.follow(answer)


def test_no_reply_needs_no_reason(person):
    answer = wrote(person)
    answer = person.client.post(answer.url, {"do": "no"})
    assert "No reply is an answer too." in person.follow(answer)
    assert person.kinds() == ["they-wrote"]


def test_the_page_belongs_to_a_message_of_theirs(person):
    person.record(e.ReasonKept(text="sleep"))
    for seq in (0, 1, 99):
        assert person.get("they-wrote-now", seq).status_code == 404


@pytest.mark.parametrize("fact", ["user_was_harmed", "order", "ex_afraid"])
def test_after_harm_or_an_order_no_reply_is_offered(person, fact):
    person.record(e.FactRecorded(fact=fact))
    answer = wrote(person, words="hey")
    html = person.client.get(answer.url).content.decode()
    assert "Leave it unanswered" in html
    assert f'href="{person.address("reply")}"' not in html
    assert f'href="{person.address("needed-message")}"' not in html


def test_someone_who_was_harmed_sees_who_listens(person):
    person.record(e.CountrySet(country="GB"), e.FactRecorded(fact="user_was_harmed"))
    answer = wrote(person)
    assert "tel:" in person.client.get(answer.url).content.decode()


# --- a reply ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def written_to(person):
    person.record(e.TheyWrote(words="hey"))
    return person


def test_without_a_message_of_theirs_there_is_no_reply_page(person):
    assert person.get("reply").status_code == 403


def test_one_reply_answers_one_message(written_to):
    assert "Read it once as they would" in written_to.reads("reply")
    answer = written_to.send("reply", words="Glad you are well.", do="sent")
    assert written_to.entries()[-1] == e.ReplySent(words="Glad you are well.")
    assert "One reply to one message;" in written_to.follow(answer)
    assert written_to.get("reply").status_code == 403


def test_a_button_tapped_twice_is_answered_as_the_first_time(written_to):
    fields = written_to.fields("reply", words="Glad you are well.", do="sent")
    first, second = written_to.post("reply", fields), written_to.post("reply", fields)
    assert (second.status_code, second.url) == (302, first.url)
    assert written_to.kinds().count("reply-sent") == 1


def test_a_token_used_before_opens_no_page_and_writes_nothing(written_to):
    fields = written_to.fields("reply", words="Glad you are well.", do="sent")
    written_to.post("reply", fields)
    before = written_to.entries()
    for again in ({"words": "x" * 301, "do": "sent"}, {"words": "", "do": "keep"}):
        answer = written_to.post("reply", {**fields, **again})
        assert answer.status_code == 403
        assert "Read it once as they would" not in text_of(answer)
    written_to.post("reply", {**fields, "words": "And one thing more."})
    assert written_to.entries() == before


def test_the_page_never_pretends_to_judge_words(written_to):
    assert "Goldseam cannot judge words yet. You can." in written_to.reads("reply")


def test_the_others_side_stands_beside_ones_own(written_to):
    page = written_to.reads("reply")
    assert "They may not want this. No answer is an answer." in page


def test_late_in_the_evening_it_can_be_written_and_sent_tomorrow(written_to, clock):
    assert "It is late." not in written_to.reads("reply")
    clock.forward(hours=3)
    written_to.enter(written_to.keys)
    assert "It is late." in written_to.reads("reply")


def test_it_may_be_kept_unsent(written_to):
    written_to.send("reply", words="What I would say", do="keep")
    assert written_to.entries()[-1] == e.LetterKept(text="What I would say", kind_of="unsent")
    assert written_to.get("reply").status_code == 200


def test_nothing_cannot_be_kept_but_can_have_been_sent(written_to):
    assert written_to.send("reply", do="keep").status_code == 422
    written_to.send("reply", do="sent")
    assert written_to.entries()[-1] == e.ReplySent()


def test_a_long_reply_is_a_letter_and_comes_back_whole(written_to):
    answer = written_to.send("reply", words="x" * 301, do="sent")
    assert answer.status_code == 422
    assert "x" * 301 in answer.content.decode()
    assert written_to.kinds() == ["they-wrote"]


def test_after_a_no_a_message_of_theirs_may_be_answered_once(person):
    person.record(e.FactRecorded(fact="explicit_no"))
    assert person.get("reply").status_code == 403
    person.record(e.TheyWrote(words="How are you?"))
    assert "you may answer this one message, once" in person.reads("reply")
    person.send("reply", do="sent")
    assert person.get("reply").status_code == 403


@pytest.mark.parametrize("fact", ["order", "police_warning", "ex_afraid", "user_was_harmed", "harm_intent", "minor"])
def test_a_fact_recorded_in_one_tab_beats_the_reply_open_in_another(written_to, fact):
    fields = written_to.fields("reply", words="One more thing", do="sent")
    written_to.record(e.FactRecorded(fact=fact))
    answer = written_to.post("reply", fields)
    assert answer.status_code == 403
    assert written_to.address("onward") in answer.content.decode()
    assert "reply-sent" not in written_to.kinds()


def test_what_was_written_there_is_not_lost_and_can_be_kept_unsent(written_to):
    fields = written_to.fields("reply", words="What I wanted to say to you", do="sent")
    written_to.record(e.FactRecorded(fact="order"))
    answer = written_to.post("reply", fields)
    assert "What I wanted to say to you" in answer.content.decode()
    written_to.post("letter", {**hidden_fields(answer), "text": "What I wanted to say to you"})
    assert written_to.entries()[-1] == e.LetterKept(text="What I wanted to say to you", kind_of="unsent")


def test_a_request_to_stop_confirmed_in_one_tab_beats_the_moments_of_another(written_to):
    fields = written_to.fields("reply", words="Hi", do="sent")
    written_to.confirm(written_to.send("asked-to-stop", by="order"))
    assert written_to.post("reply", fields).status_code == 403


def test_whatever_breaks_while_it_is_judged_the_reply_is_refused(written_to, monkeypatch):
    from goldseam import programme

    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(programme, "plan", broken)
    answer = written_to.get("reply")
    assert answer.status_code in (403, 500)
    assert b"Read it once" not in answer.content


# --- a needed message ------------------------------------------------------------------------------------------------

ALL = ["need", "now", "plain"]


def test_all_three_and_it_is_needed_contact_and_no_slip(person):
    answer = person.send("needed-message", about="child", ticks=ALL)
    (line,) = person.lines()
    assert line.entry == e.NeededContactLogged(about="child")
    assert line.on == person.desk.today
    assert "no slip" in person.follow(answer)


@pytest.mark.parametrize("ticks", [[], ["need"], ["need", "now"], ["need", "plain"], ["now", "plain"]])
def test_one_of_the_three_missing_and_it_can_wait(person, ticks):
    answer = person.send("needed-message", about="child", ticks=ticks)
    assert answer.status_code == 422
    assert "it can wait" in answer.content.decode()
    assert person.entries() == []


def test_the_others_side_is_there_too(person):
    assert "Their side" in person.reads("needed-message")


@pytest.mark.parametrize(("fact", "status"), [("explicit_no", 200), ("blocked", 200), ("order", 403), ("minor", 403)])
def test_it_stays_after_a_no_and_closes_after_an_order(person, fact, status):
    fields = person.fields("needed-message", about="child", ticks=ALL)
    person.record(e.FactRecorded(fact=fact))
    assert person.get("needed-message").status_code == status
    assert (person.post("needed-message", fields).status_code == 403) is (status == 403)


def test_an_exception_of_the_court_opens_it_again(person):
    person.record(e.FactRecorded(fact="order"), e.CourtExceptionRecorded())
    assert person.get("needed-message").status_code == 200


@pytest.mark.parametrize("name", ["they-wrote", "reply", "needed-message", "asked-to-stop", "blocked"])
def test_locked_pages_lead_to_the_front(person, name):
    person.lock()
    assert person.get(name).url == person.address("front")


# --- when the disk is full --------------------------------------------------------------------------------------------

FORMS = [
    ("they-wrote", {"words": "Words of theirs"}, "Words of theirs"),
    ("reply", {"words": "Words of mine", "do": "sent"}, "Words of mine"),
    ("needed-message", {"about": "child", "ticks": ALL}, 'value="child" checked'),
    ("happened", {"slip": "message", "before": "A song"}, "A song"),
    ("asked-to-stop", {"by": "them", "words": "Please stop", "do": "sure"}, "Please stop"),
    ("blocked", {"do": "sure"}, "They blocked you."),
    ("someone-new", {"do": "new"}, "Is there someone new?"),
    ("urge-timer", {"outcome": "sent", "before": "8", "after": "3"}, 'value="3" checked'),
]


@pytest.mark.parametrize(("name", "fields", "kept"), FORMS, ids=[name for name, _, _ in FORMS])
def test_a_full_disk_is_told_in_a_sentence_and_nothing_is_lost(written_to, monkeypatch, name, fields, kept):
    from goldseam.store import journals

    def full(*args, **kwargs):
        raise journals.CannotSave

    filled = written_to.fields(name, **fields)
    monkeypatch.setattr(journals, "act", full)
    answer = written_to.post(name, filled)
    assert answer.status_code == 422
    assert str(journals.CannotSave()) in text_of(answer)
    assert kept in answer.content.decode()
    assert written_to.kinds() == ["they-wrote"]
