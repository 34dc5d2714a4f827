"""What the article claims and what research says; what this is, and is not; who can see it (AB-01, AB-34, AB-35)."""

import re

import pytest

from goldseam.content.claims import CLAIMS
from goldseam.content.evidence import EVIDENCE
from goldseam.web.pages.claims import GROUPS, VERDICTS


def test_every_claim_stands_there_with_its_verdict_what_was_found_and_what_is_done_here(visitor):
    page = visitor.get("/p/j8").content.decode()
    assert page.count('<details class="claim">') == len(CLAIMS) == 18
    for verdict in VERDICTS:
        assert page.count(f'<span class="verdict {verdict}">') == sum(c.verdict == verdict for c in CLAIMS.values())


def test_the_groups_hold_every_claim_once_and_in_order():
    assert [claim for group in GROUPS for claim in group.ids] == list(CLAIMS)


def test_each_claim_shows_its_studies_their_grade_and_where_they_stand(person):
    html = person.html("claims")
    shown = {id_ for claim in CLAIMS.values() for id_ in claim.evidence}
    assert html.count('<span class="grade">') == sum(len(claim.evidence) for claim in CLAIMS.values())
    for id_ in shown:
        assert EVIDENCE[id_].grade in "ABCD"


def test_a_verdict_is_a_word_and_not_only_a_colour(person):
    html = person.html("claims")
    for words in re.findall(r'<span class="verdict \w+">(.*?)</span>', html, re.S):
        assert re.sub(r"<.*?>", "", words, flags=re.S).strip() in VERDICTS


def test_it_can_be_read_before_anything_is_stored(visitor):
    answer = visitor.get("/p/j8")
    assert answer.status_code == 200
    assert 'class="back"' in answer.content.decode()


@pytest.mark.parametrize("path", ["/p/j9", "/p/j10"])
def test_what_this_is_and_who_can_see_it_need_no_token(stranger, path):
    assert stranger.get(path).status_code == 200


def test_the_first_page_says_the_four_things_before_the_first_question(visitor):
    html = visitor.get("/").content.decode()
    for statement in ("device", "safer", "private", "leave", "what-it-is-not"):
        assert html.count(f'data-test="{statement}"') == 1


def test_nothing_is_stored_by_reading(visitor):
    from goldseam.store import journals

    for path in ("/", "/p/j8", "/p/j9", "/p/j10", "/begin"):
        visitor.get(path)
    assert not journals.exists()


def test_what_this_is_not_is_said_plainly(stranger):
    page = stranger.get("/p/j9").content.decode()
    for words in ("Not a way to reach someone who said no.", "Not therapy", "Not hidden.", "Not an oracle."):
        assert words in page
    assert "have not yet been reviewed" in page


def test_what_leave_does_not_do_is_said_beside_what_it_does(stranger):
    page = stranger.get("/p/j10").content.decode()
    assert page.index('data-test="leave"') < page.index('data-test="leave-not"')
    assert "It does not erase the browser’s history." in page


@pytest.mark.parametrize("path", ["/p/j8", "/p/j9", "/p/j10"])
def test_they_promise_nothing_that_cannot_be_kept(person, path):
    page = person.client.get(path).content.decode().casefold()
    for words in ("end-to-end", "zero knowledge", "unbreakable", "military", "guarantee"):
        assert words not in page
