"""They wrote: my rule first, three readings none of which is favoured, and a reply only where there may be one."""

import re

import pytest

from goldseam.programme import entries as e
from web.words_found import reads


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
    assert "None is better than another." in html


def test_nothing_has_to_be_answered_right_away(person):
    assert "Not in the first hour, and not at night." in person.reads("they-wrote")


# --- what is recorded ------------------------------------------------------------------------------------------------


def test_that_they_wrote_is_enough(person):
    wrote(person)
    assert person.entries() == [e.TheyWrote()]


@pytest.mark.parametrize("reading", ["", "unclear"])
def test_where_it_stays_open_how_to_read_it_a_plea_to_stop_comes_before_any_reply(person, monkeypatch, reading):
    reads(monkeypatch)
    answer = wrote(person, words="hm, you again", reading=reading)
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
