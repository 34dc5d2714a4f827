"""A plan for hard hours, and a hard hour noted by an explained choice; blank or absent while locked (§7.14, CR-06)."""

import pytest

from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from people import text_of


@pytest.fixture
def at_home(person):
    """A person whose journal knows that they live in Britain."""
    person.record(e.CountrySet(country="GB"))
    return person


@pytest.fixture
def see(stranger):
    """What somebody at the locked app sees, without the start token."""
    from django.urls import reverse

    return lambda name, *args: stranger.get(reverse(name, args=args))


def shows_999(answer):
    return 'href="tel:999"' in answer.content.decode()


# --- the plan for hard hours ---------------------------------------------------------------------------------------


def test_locked_the_plan_is_blank_and_has_six_steps(see):
    html = see("safety-plan").content.decode()
    assert html.count('class="to-write"') == 6
    assert "As text, to copy" in html


def test_a_plan_is_kept_and_shown_only_while_open(person):
    answer = person.send("plan-for-hard-hours", signs="I stop answering.", people="Sam, next door NEEDLE")
    assert answer.url.startswith(person.address("safety-plan"))
    assert person.entries() == [
        e.SafetyPlanWritten(parts={"signs": "I stop answering.", "people": "Sam, next door NEEDLE"})
    ]
    assert "NEEDLE" in person.reads("safety-plan")
    person.lock()
    assert "NEEDLE" not in person.reads("safety-plan")


def test_a_changed_plan_replaces_the_old_one(person):
    person.send("plan-for-hard-hours", signs="I stop answering.")
    assert "I stop answering." in person.html("plan-for-hard-hours")
    person.send("plan-for-hard-hours", signs="I lie awake.")
    page = person.reads("safety-plan")
    assert "I lie awake." in page
    assert "I stop answering." not in page


def test_an_imported_plan_that_is_a_list_is_shown_in_its_order(person):
    person.record(e.SafetyPlanWritten(parts=["I lie awake.", "A walk."]))
    page = person.reads("safety-plan")
    assert page.index("I lie awake.") < page.index("A walk.")


@pytest.mark.parametrize("fields", [{}, {"signs": "x" * 2001}])
def test_a_plan_that_cannot_be_kept_comes_back_with_its_words(person, fields):
    answer = person.send("plan-for-hard-hours", **fields)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    for words in fields.values():
        assert words in answer.content.decode()
    assert person.entries() == []


def test_a_half_written_plan_is_there_again(person):
    person.draft("safety-plan", {"signs": ["I stop ans"]})
    assert "I stop ans" in person.html("plan-for-hard-hours")
    person.send("plan-for-hard-hours", signs="I stop answering.")
    assert person.draft("safety-plan") == {}


def test_the_one_they_parted_from_is_not_suggested_as_support(person):
    assert "Someone other than the one you parted from" in person.reads("plan-for-hard-hours")
    person.record(e.FactRecorded(fact="explicit_no"))
    assert "no longer someone to call in the night" in person.reads("plan-for-hard-hours")


# --- a hard hour, noted by choice ----------------------------------------------------------------------------------


def test_reading_the_page_notes_nothing(at_home):
    page = at_home.reads("help-not-safe")
    assert "Reading this page keeps nothing" in page
    assert "three days at least" in page
    assert "crisis-noted" not in at_home.kinds()


def test_locked_there_is_nothing_to_note(see):
    assert "<form" not in see("help-not-safe").content.decode()


def test_a_hard_hour_rests_everything_about_them_and_calm_may_be_noted(at_home):
    answer = at_home.send_blindly("hard-hour")
    assert answer.url.startswith(at_home.address("help-not-safe"))
    assert at_home.kinds()[-1] == "crisis-noted"
    assert not {"ladder", "draft", "reply"} & at_home.desk.plan.surfaces
    assert {"help", "safety_plan", "export", "journal"} <= at_home.desk.plan.surfaces
    assert "It is calmer now" in at_home.reads("help-not-safe")
    at_home.send_blindly("calmer")
    assert at_home.kinds()[-1] == "calm-noted"
    assert "It is calmer now" not in at_home.reads("help-not-safe")


def test_a_hard_hour_sent_twice_is_noted_once(at_home):
    fields = {"once": at_home.token()}
    at_home.post("hard-hour", fields)
    at_home.post("hard-hour", fields)
    assert at_home.kinds().count("crisis-noted") == 1


def test_a_form_without_its_token_notes_nothing_and_says_so(at_home):
    answer = at_home.post("hard-hour", {})
    assert answer.status_code == 422
    assert "nothing was kept" in text_of(answer)
    assert shows_999(answer)
    assert "crisis-noted" not in at_home.kinds()


def test_a_hard_hour_that_could_not_be_kept_says_so_beside_the_numbers(at_home, monkeypatch):
    refused = Refused(code="not_saved", params={"sentence": "The disk is full."})
    monkeypatch.setattr("goldseam.web.desk.Desk.record", lambda *args, **kwargs: refused)
    answer = at_home.send_blindly("hard-hour")
    assert answer.status_code == 422
    assert "The disk is full." in text_of(answer)
    assert shows_999(answer)


def test_opening_the_address_of_the_form_leads_to_the_page(at_home):
    assert at_home.get("hard-hour").url == at_home.address("help-not-safe")


def test_people_one_named_are_there_folded(at_home):
    at_home.record(e.TrustedPersonNamed(name="Mira", how="555 0100"))
    at_home.record(e.TrustedPersonNamed(name="Noor"))
    page = at_home.reads("help-not-safe")
    assert page.index("People you named") < page.index("Noor") < page.index("Mira 555 0100")
    at_home.lock()
    assert "Mira" not in at_home.reads("help-not-safe")


def test_people_who_cannot_be_read_are_left_out(at_home, monkeypatch):
    from goldseam.store import journals

    def broken(*args, **kwargs):
        raise RuntimeError("a broken row")

    at_home.record(e.TrustedPersonNamed(name="Noor"))
    monkeypatch.setattr(journals, "lines", broken)
    answer = at_home.get("help-not-safe")
    assert answer.status_code == 200
    assert "People you named" not in text_of(answer)
