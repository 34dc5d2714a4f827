"""A part about the other person that is put away: said once and kindly, with Onward open beside it."""

from datetime import date

from goldseam.programme import entries as e
from people import text_of


def test_a_part_that_is_put_away_says_so_once_and_opens_onward(person):
    person.record(e.BoundaryHeard(wish="no_contact"))
    answer = person.get("announce")
    assert answer.status_code == 403
    assert "They said no." in text_of(answer)
    assert f'href="{person.address("onward")}"' in answer.content.decode()


def test_while_they_need_time_no_day_is_named_on_which_contact_is_possible(person):
    person.record(e.BoundaryHeard(wish="needs_time", until=date(2026, 12, 20)))
    answer = person.get("announce")
    assert answer.status_code == 403
    assert "20 December" not in text_of(answer)
    assert "Onward" in text_of(answer)


def test_without_a_message_of_theirs_the_page_of_a_reply_says_what_it_waits_for(person):
    answer = person.get("reply")
    assert answer.status_code == 403
    assert "Nothing to answer just now." in text_of(answer)


def test_where_the_reason_cannot_be_found_the_page_is_refused_all_the_same(person, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("a surprise")

    monkeypatch.setattr("goldseam.web.pages.road.put_away", broken)
    person.record(e.BoundaryHeard(wish="no_contact"))
    answer = person.get("announce")
    assert answer.status_code == 403
    assert "This part is put away." in text_of(answer)
