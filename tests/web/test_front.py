"""The front: nothing stored before one goes on, a passphrase, a spare key shown once, and every way back in."""

import re

import pytest

from diary import sql
from goldseam.store import journals
from goldseam.web.forms.front import NewPassphraseForm
from people import PASSPHRASE, Person, admitted, hidden_fields, text_of, window

OWN = {"passphrase": "the kettle sings at six", "again": "the kettle sings at six"}


def keys_of(client):
    """The keys of the session in this window."""
    from goldseam.web import clock
    from goldseam.web.sessions import COOKIE, sessions

    joined = sessions.peek(client.cookies[COOKIE].value, clock.now())
    return joined[1] if joined else None


def code_on(answer) -> str:
    return re.search(r"data-code>([^<]+)<", answer.content.decode())[1]


@pytest.fixture
def newcomer(visitor, clock):
    """A person who has read the first page and made no journal yet."""
    return Person(visitor, clock)


@pytest.fixture
def shown(newcomer):
    """A newcomer who has chosen a passphrase and sees the spare key."""
    newcomer.post("begin", OWN)
    newcomer.code = code_on(newcomer.get("code"))
    return newcomer


# --- before anything is stored ---------------------------------------------------------------------------------------


def test_the_first_page_says_who_may_see_this_before_it_asks_anything(newcomer):
    html = newcomer.html("front")
    for statement in ("device", "safer", "private", "leave", "what-it-is-not"):
        assert f'data-test="{statement}"' in html
    assert "<input" not in html


@pytest.mark.parametrize("pages", [["front"], ["front", "begin"], ["front", "begin", "recover", "unlock", "lock"]])
def test_nothing_is_stored_by_looking(newcomer, pages):
    for name in pages:
        newcomer.get(name)
    tables = ("vault", "slot", "entry", "snapshot", "kept", "once", "letter")
    assert [sql(f"SELECT count(*) FROM store_{table}")[0][0] for table in tables] == [0] * len(tables)


def test_a_refused_passphrase_is_not_said_to_be_kept(newcomer):
    answer = newcomer.post("begin", {"passphrase": "too short", "again": "too short"})
    page = text_of(answer)
    assert "A passphrase is never sent back, so please type it anew." in page
    assert "Nothing you wrote is lost" not in page
    assert "Please type both again." in text_of(newcomer.post("begin", {**OWN, "again": "the kettle sings at ten"}))


def test_there_is_nothing_to_unlock_or_recover_yet(newcomer):
    assert newcomer.get("unlock").url == newcomer.address("front")
    assert newcomer.get("recover").url == newcomer.address("front")
    assert newcomer.post("unlock", {"passphrase": PASSPHRASE}).url == newcomer.address("front")


# --- a passphrase ----------------------------------------------------------------------------------------------------


def test_six_words_are_offered_and_can_be_taken_with_one_press(newcomer):
    offered = hidden_fields(newcomer.get("begin"))["six"]
    answer = newcomer.post("begin", {"six": offered, "take": "1"})
    assert answer.url == newcomer.address("code")
    newcomer.lock()
    assert newcomer.unlock(offered).url == newcomer.address("code")


def test_words_that_are_none_of_ours_cannot_be_slipped_in_as_the_six(newcomer):
    assert newcomer.post("begin", {"six": "a", "take": "1"}).status_code == 422
    assert not journals.exists()


@pytest.mark.parametrize(
    ("passphrase", "sentence"),
    [
        ("too short", "at least 15 characters"),
        ("x" * 257, "at most 256 characters"),
        ("my goldseam secret", "own name is guessed first"),
        ("123456789987654321", "Many people use this one"),
        ("half a character \ud800", "cannot be typed again"),
    ],
)
def test_a_passphrase_that_is_guessed_first_is_refused_with_the_reason(passphrase, sentence):
    form = NewPassphraseForm({"passphrase": passphrase, "again": passphrase})
    assert sentence in form.errors["passphrase"][0]


def test_two_that_differ_come_back_without_either_of_them(newcomer):
    answer = newcomer.post("begin", {"passphrase": OWN["passphrase"], "again": "the kettle sings at nine"})
    assert answer.status_code == 422
    assert "not the same" in text_of(answer)
    assert OWN["passphrase"] not in answer.content.decode()
    assert not journals.exists()


def test_a_full_disk_is_told_and_the_six_words_on_paper_stay_the_same(newcomer, monkeypatch):
    def full(*args, **kwargs):
        raise journals.CannotSave("The disk is full.")

    monkeypatch.setattr(journals, "create", full)
    offered = hidden_fields(newcomer.get("begin"))["six"]
    answer = newcomer.post("begin", {"six": offered, "take": "1"})
    assert answer.status_code == 422
    assert "The disk is full." in text_of(answer)
    assert hidden_fields(answer)["six"] == offered


def test_a_second_journal_cannot_be_begun_over_the_first(person):
    person.lock()
    assert person.get("begin").url == person.address("front")
    assert person.post("begin", OWN).url == person.address("front")
    assert person.unlock().url == person.address("today")


# --- the spare key ---------------------------------------------------------------------------------------------------


def test_the_spare_key_comes_right_after_the_passphrase_and_is_typed_back(shown):
    groups = shown.code.split("-")
    answer = shown.post("code", {"first": groups[0].lower(), "last": groups[-1], "do": "confirm"})
    assert answer.url == shown.address("arrive")
    assert journals.recovery_settled(keys_of(shown.client))
    assert shown.lands("code") == "today"


def test_a_slip_while_typing_it_back_shows_it_again(shown):
    answer = shown.post("code", {"first": "0000", "last": "0000", "do": "confirm"})
    assert answer.status_code == 422
    assert "look at your paper again" in text_of(answer)
    assert not journals.recovery_settled(keys_of(shown.client))


def test_it_can_be_declined_and_then_opens_nothing(shown):
    answer = shown.post("code", {"do": "decline"})
    assert answer.url == shown.address("arrive")
    keys = keys_of(shown.client)
    assert journals.recovery_settled(keys)
    assert not journals.has_recovery(keys)
    shown.lock()
    fields = {"code": shown.code, "passphrase": "quite another sentence", "again": "quite another sentence"}
    assert "have no spare key" in text_of(shown.post("recover", fields))


def test_before_that_choice_the_front_leads_to_it_and_nothing_can_be_recorded(shown):
    assert shown.get("front").url == shown.address("code")
    answer = shown.send_blindly("you", hope="let_go")
    assert answer.status_code == 422
    assert "please keep your spare key" in text_of(answer)


def test_locked_before_the_choice_a_new_code_is_shown_after_unlocking(shown):
    shown.lock()
    assert shown.unlock(OWN["passphrase"]).url == shown.address("code")
    assert code_on(shown.get("code")) != shown.code


def test_the_code_is_not_shown_again_to_somebody_who_comes_later(shown, clock):
    clock.forward(minutes=6)
    assert shown.get("code").url.startswith(shown.address("prove"))


def test_after_locking_no_code_remains_in_memory(shown):
    from goldseam.web.sessions import sessions

    shown.lock()
    assert not any(session.fresh_code for session in sessions.kept.values())


# --- opening ---------------------------------------------------------------------------------------------------------


def test_the_right_passphrase_opens_today(person):
    person.lock()
    assert person.unlock().url == person.address("today")


def test_a_wrong_one_is_told_in_plain_words_and_never_shown_again(person):
    person.lock()
    answer = person.unlock("a candle on the shelf")
    assert answer.status_code == 422
    assert "That did not open your notes." in text_of(answer)
    assert "a candle on the shelf" not in answer.content.decode()
    assert 'aria-invalid="true"' in answer.content.decode()


def test_after_the_fifth_wrong_one_a_short_wait_is_asked_for_and_then_it_opens(person, clock):
    person.lock()
    answers = [person.unlock(f"a candle number {n}") for n in range(6)]
    assert "That was several tries. Please wait 2 seconds" in text_of(answers[-1])
    assert person.unlock().status_code == 422
    clock.forward(seconds=3)
    assert person.unlock().url == person.address("today")


def test_nobody_is_ever_locked_out_for_longer_than_half_a_minute(person, clock):
    person.lock()
    for n in range(30):
        person.unlock(f"a candle number {n}")
        clock.forward(seconds=31)
    assert person.unlock().url == person.address("today")


def test_unlocking_again_ends_the_session_before(person):
    from goldseam.web.sessions import COOKIE, sessions

    before = person.client.cookies[COOKIE].value
    person.unlock()
    assert person.client.cookies[COOKIE].value != before
    assert len(sessions.kept) == 1


def test_late_at_night_the_lock_page_says_so(person, clock):
    person.lock()
    assert "Welcome back." in person.reads("front")
    clock.forward(hours=6)
    assert "It is late. You are welcome." in person.reads("front")


def test_help_is_on_the_lock_page_without_unlocking(person):
    person.lock()
    assert f'href="{person.address("help")}"' in person.html("front")


# --- the spare key opens ---------------------------------------------------------------------------------------------


@pytest.fixture
def locked_out(visitor, clock):
    """Somebody who has lost their passphrase and has the code on paper."""
    created = journals.create(PASSPHRASE, now=clock.now())
    journals.settle_recovery(created.keys)
    person = Person(visitor, clock)
    person.code = created.recovery_code
    return person


NEW = {"passphrase": "quite another sentence", "again": "quite another sentence"}


def test_the_spare_key_opens_once_and_a_new_passphrase_and_a_new_code_follow(locked_out):
    answer = locked_out.post("recover", {"code": locked_out.code, **NEW})
    assert answer.url == locked_out.address("code")
    fresh = code_on(locked_out.get("code"))
    assert fresh != locked_out.code
    groups = fresh.split("-")
    settled = locked_out.post("code", {"first": groups[0], "last": groups[-1], "do": "confirm"})
    assert "Your new spare key" in locked_out.follow(settled)
    locked_out.lock()
    assert locked_out.unlock().status_code == 422
    assert locked_out.unlock(NEW["passphrase"]).url == locked_out.address("today")
    locked_out.lock()
    again = locked_out.post("recover", {"code": locked_out.code, **NEW})
    assert again.status_code == 422


def test_one_mistyped_character_is_caught_with_where_to_look(locked_out):
    wrong = ("X" if locked_out.code[0] != "X" else "Y") + locked_out.code[1:]
    answer = locked_out.post("recover", {"code": wrong, **NEW})
    assert answer.status_code == 422
    assert "compare it with your paper" in text_of(answer)


def test_without_a_good_new_passphrase_the_code_is_not_used_up(locked_out):
    answer = locked_out.post("recover", {"code": locked_out.code, "passphrase": "short", "again": "short"})
    assert answer.status_code == 422
    assert locked_out.post("recover", {"code": locked_out.code, **NEW}).status_code == 302


def test_recovering_ends_every_other_session(locked_out, clock):
    other = Person(admitted(window()), clock)
    other.unlock()
    locked_out.post("recover", {"code": locked_out.code, **NEW})
    assert other.get("journal").url == other.address("front")


# --- the door --------------------------------------------------------------------------------------------------------


def test_an_address_works_once(db, clock):
    from goldseam.web import visitors
    from goldseam.web.pages.front import start_notes

    token = visitors.mint(start_notes())
    first, second = window(), window()
    assert first.get(f"/open/{token}").status_code == 200
    assert first.get("/").status_code == 200
    assert second.get(f"/open/{token}").status_code == 403
    assert second.get("/").status_code == 403


def test_a_session_lasts_eight_hours_at_most_however_busy(person, clock):
    for _ in range(8 * 12 - 1):
        clock.forward(minutes=5)
        assert person.get("you").status_code == 200
    clock.forward(minutes=5)
    assert person.get("you").url == person.address("front")
