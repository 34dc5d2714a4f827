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

    monkeypatch.setattr("goldseam.web.pages.resting.put_away", broken)
    person.record(e.BoundaryHeard(wish="no_contact"))
    answer = person.get("announce")
    assert answer.status_code == 403
    assert "This part is put away." in text_of(answer)


def test_a_crisis_that_is_over_is_not_named_as_the_reason(person):
    person.record(e.CrisisNoted())
    person.later(days=1)
    person.record(e.CalmNoted())
    person.later(days=40)
    person.record(e.HopeChosen(hope="let_go"))
    answer = person.get("announce")
    assert answer.status_code == 403
    assert "You chose to let go." in text_of(answer)
    assert "First, you." not in text_of(answer)
    assert "First, you." not in person.reads("road")


def test_a_crisis_that_holds_is(person):
    person.record(e.CrisisNoted())
    assert "First, you." in text_of(person.get("announce"))


def test_on_the_day_they_named_their_wish_for_time_is_over(person):
    person.record(e.BoundaryHeard(wish="needs_time", until=date(2026, 12, 20)))
    person.record(e.FactRecorded(fact="new_partner"))
    person.later(days=26)  # 20 December
    assert "There is someone new with them." in text_of(person.get("announce"))
