"""Right now: every moment of the programme is there, in its order of need, and leads somewhere."""

import re

import pytest

from goldseam.content import lessons, words
from goldseam.content.evidence import EVIDENCE
from goldseam.programme import entries as e
from goldseam.programme import moments as programme_moments
from goldseam.web.pages.moments import MOMENTS, NUMBERS, address

LINK = re.compile(r'<a[^>]*href="(/p/[^"]*)"')


def titles(person) -> list[str]:
    """What stands on the page, in its order."""
    main = person.html("moments").partition("<main")[2]
    return re.findall(r"<b>([^<]*)</b>", main)


def said(code: str) -> str:
    return {known.code: known.title for known in words.moments()}[code]


# --- the list --------------------------------------------------------------------------------------------------------


def test_all_thirty_one_moments_have_their_words_and_stand_in_the_order_of_need():
    codes = [moment.code for moment in MOMENTS]
    assert codes == [known.code for known in words.moments()] == [known.code for known in programme_moments.MOMENTS]
    assert len(MOMENTS) == 31


def test_the_page_shows_them_in_that_order(person):
    assert titles(person) == [known.title for known in words.moments()]


def test_the_three_that_most_people_come_for_are_large(person):
    large = re.findall(r'<a class="urge[^"]*"[^>]*><span><b>([^<]*)', person.html("moments"))
    assert large == [said("urge"), said("they_wrote"), said("happened")]


def test_no_row_is_dead(person):
    main = person.html("moments").partition("<main")[2].partition("</main>")[0]
    for link in LINK.findall(main):
        answer = person.client.get(link)
        while answer.status_code == 302:
            answer = person.client.get(answer.url)
        assert answer.status_code == 200, link


@pytest.mark.parametrize("name", ["today", "journal", "road", "you", "help", "onward", "understand"])
def test_it_is_one_tap_from_every_page(person, name):
    assert f'class="now" href="{person.address("moments")}"' in person.html(name)


def test_an_urge_left_half_way_is_offered_first(person):
    assert "in the middle of one" not in person.reads("moments")
    person.send("urge-strength", before="7")
    assert "You are in the middle of one." in person.reads("moments")


def test_a_wait_that_is_over_asks_how_it_is_now(person, clock):
    person.send("urge-letter", text="")
    clock.forward(minutes=9)
    person.get("moments")
    clock.forward(minutes=2)
    assert "Your wait is over." in person.reads("moments")


def test_in_a_hard_hour_help_comes_before_everything(person):
    person.record(e.CrisisNoted())
    assert titles(person)[0] == "Talk to someone now"


# --- once contact is put away ----------------------------------------------------------------------------------------


@pytest.fixture
def told_no(person):
    person.record(e.FactRecorded(fact="explicit_no"))
    return person


REACHING = ("warm_reply", "call_tomorrow", "meeting_tomorrow", "talk_coming", "said_yes")


def test_after_a_no_the_moments_of_reaching_them_are_absent(told_no):
    there = titles(told_no)
    for code in REACHING:
        assert said(code) not in there
    assert len(there) == len(MOMENTS) - len(REACHING)


@pytest.mark.parametrize("code", REACHING)
def test_and_their_addresses_are_refused(told_no, code):
    assert told_no.get("contact-lesson", NUMBERS[code]).status_code == 403
    assert told_no.get("lesson", NUMBERS[code]).status_code == 404


@pytest.mark.parametrize("code", REACHING)
def test_before_it_they_are_there_with_the_others_side(person, code):
    page = person.reads("contact-lesson", NUMBERS[code])
    assert "Your side" in page
    assert "Their side" in page


def test_after_a_no_the_first_door_leaves_nothing_to_decide(person, told_no):
    assert "Write it here instead. Nobody receives it." in told_no.reads("moments")
    assert "you decide" not in told_no.reads("moments")


def test_no_reply_changes_to_what_is_still_true(told_no):
    assert "There is nothing left that you have to send." in told_no.reads("lesson", NUMBERS["no_reply"])


def test_an_apology_may_still_be_written_and_stays_here(told_no):
    page = told_no.reads("lesson", NUMBERS["sorry"])
    assert "Sending it is put away. Writing it is not." in page
    assert told_no.address("letter") in told_no.html("lesson", NUMBERS["sorry"])


def test_what_a_child_needs_stays_open_after_a_no_and_closes_after_harm(told_no):
    assert "That is needed contact" in told_no.reads("lesson", NUMBERS["child"])
    told_no.record(e.FactRecorded(fact="user_was_harmed"))
    page = told_no.reads("lesson", NUMBERS["child"])
    assert "Writing to them is put away here" in page
    assert told_no.address("needed-message") not in told_no.html("lesson", NUMBERS["child"])


def test_someone_who_was_harmed_is_never_asked_for_a_part_or_an_apology(person):
    person.record(e.FactRecorded(fact="user_was_harmed"))
    assert "is not your fault" in person.reads("lesson", NUMBERS["my_fault"])
    assert "you owe no apology" in person.reads("lesson", NUMBERS["sorry"])


def test_a_fact_recorded_in_one_tab_beats_the_list_in_another(person):
    link = re.search(rf'href="({person.address("contact-lesson", NUMBERS["call_tomorrow"])})"', person.html("moments"))
    person.record(e.FactRecorded(fact="blocked"))
    assert person.client.get(link[1]).status_code == 403


# --- the short pages -------------------------------------------------------------------------------------------------

PLAIN = [moment for moment in MOMENTS if not moment.route]
TEXTS = [
    (code, variant, shown)
    for code in lessons.codes()
    for variant in ("", "away", "harmed")
    if (shown := lessons.lesson(code, variant))
]


def test_every_moment_without_a_flow_has_a_short_page_and_no_page_is_left_over():
    assert {moment.code for moment in PLAIN} == set(lessons.codes())


@pytest.mark.parametrize(("code", "variant", "shown"), TEXTS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_short_page_is_short_and_has_a_next_step_that_exists(person, code, variant, shown):
    sentences = re.findall(r"[.?!]”?(?= |$)", " ".join(shown.says))
    assert 2 <= len(sentences) <= 10, sentences
    assert person.address(shown.next.route)
    assert shown.more is None or person.address(shown.more.route)
    assert all(id_ in EVIDENCE for id_ in shown.evidence)


def test_every_short_page_has_help_on_it(person):
    for moment in PLAIN:
        html = person.client.get(address(moment)).content.decode().partition("<main")[2].partition("</main>")[0]
        assert person.address("help") in html, moment.code


def test_what_touches_contact_shows_the_others_side():
    for moment in PLAIN:
        if moment.surface:
            assert lessons.lesson(moment.code).theirs, moment.code


@pytest.mark.parametrize("number", [0, 1, 4, 99, 12, 24])
def test_a_number_without_a_short_page_is_not_found(person, number):
    assert person.get("lesson", number).status_code == 404


@pytest.mark.parametrize("number", [0, 1, 11, 14, 99])
def test_nor_does_the_door_of_contact_lead_to_one(person, number):
    assert person.get("contact-lesson", number).status_code == 404


# --- it happened -----------------------------------------------------------------------------------------------------


def test_one_tap_logs_a_slip(person):
    html = person.html("happened")
    for kind in ("message", "call", "in_person", "going_by", "profile_look", "through_others"):
        assert f'<button name="slip" value="{kind}">' in html
    person.send("happened", slip="profile_look")
    (line,) = person.lines()
    assert line.entry == e.SlipLogged(slip="profile_look")
    assert line.on == person.desk.today


def test_the_day_and_what_came_before_may_be_added(person):
    person.send("happened", slip="message", when="yesterday", before="two beers", strengthen="home by ten")
    (line,) = person.lines()
    assert line.entry == e.SlipLogged(slip="message", before="two beers", strengthen="home by ten")
    assert line.on.isoformat() == "2026-11-23"


def test_a_day_that_has_not_come_is_sent_back_with_what_was_written(person):
    answer = person.send("happened", slip="call", when="other", on="2026-12-24", before="a song")
    assert answer.status_code == 422
    assert "has not come yet" in answer.content.decode()
    assert "a song" in answer.content.decode()
    assert person.entries() == []


@pytest.mark.parametrize("kind", ["message", "call", "in_person", "going_by", "profile_look", "through_others"])
def test_then_it_is_kind_and_says_one_next_thing(person, kind):
    page = person.follow(person.send("happened", slip=kind))
    assert "Nothing is reset" in page
    assert "One next thing" in page


def test_in_a_pause_it_says_how_many_days_were_quiet(person, clock):
    person.record(e.SpaceBegun(days=30))
    clock.forward(days=4)
    person.enter(person.keys)
    page = person.follow(person.send("happened", slip="message"))
    assert "4 of the last 5 days were quiet." in page


def test_under_an_order_it_says_what_that_means(person):
    person.record(e.FactRecorded(fact="order"))
    page = person.follow(person.send("happened", slip="message"))
    assert "speak to a lawyer" in page
    assert "also no apology" in page


def test_after_a_no_it_asks_to_leave_it_at_this(told_no):
    assert "leave it at this" in told_no.follow(told_no.send("happened", slip="call"))


def test_it_never_says_that_they_told_one_where_they_did_not(person):
    person.record(e.FactRecorded(fact="minor"))
    page = person.follow(person.send("happened", slip="message"))
    assert "They have let you know" not in page
    assert "leave it at this" in page


def test_whoever_was_harmed_is_not_asked_to_be_kind(person):
    person.record(e.FactRecorded(fact="user_was_harmed"))
    page = person.follow(person.send("happened", slip="message"))
    assert "there are people who know this" in page
    assert "kind thing" not in page


def test_a_slip_sent_twice_is_one_slip(person):
    fields = person.fields("happened", slip="message")
    first, second = person.post("happened", fields), person.post("happened", fields)
    assert person.kinds() == ["slip-logged"]
    assert first.url == second.url


def test_a_kind_nobody_knows_is_refused(person):
    assert person.send("happened", slip="pigeon").status_code == 422
    assert person.entries() == []


def test_what_came_before_half_written_is_there_again(person):
    person.draft("happened", {"before": ["I could not sl"]})
    assert "I could not sl" in person.html("happened")
    person.send("happened", slip="message")
    assert person.draft("happened") == {}


def test_the_page_after_a_slip_belongs_to_a_slip(person):
    person.record(e.ReasonKept(text="sleep"))
    for seq in (0, 1, 99):
        assert person.get("slip-noted", seq).status_code == 404
