"""You: everything changeable on any day; what guards the notes asks for the passphrase; out, in, and an end to it."""

import re

import pytest

from diary import sql
from goldseam.programme import entries as e
from goldseam.store import journals
from people import PASSPHRASE, Person, admitted, hidden_fields, text_of, window

NEW = {"passphrase": "quite another sentence", "again": "quite another sentence"}


# --- changeable any day ----------------------------------------------------------------------------------------------


def test_the_hope_can_be_changed_any_day_and_back(person):
    for hope in ("try_again", "let_go", "try_again"):
        answer = person.send("you", hope=hope)
        assert "Kept. You can change it on any day" in person.follow(answer)
    assert [entry.hope for entry in person.entries()] == ["try_again", "let_go", "try_again"]
    assert 'value="try_again" checked' in person.html("you")


@pytest.mark.parametrize("fields", [{}, {"hope": "revenge"}])
def test_a_hope_that_is_none_of_the_three_comes_back(person, fields):
    assert person.send("you", **fields).status_code == 422
    assert person.entries() == []


def test_sent_twice_the_hope_is_recorded_once(person):
    fields = person.fields("you", hope="unsure")
    person.post("you", fields)
    person.post("you", fields)
    assert person.kinds() == ["hope-chosen"]


def test_name_country_and_clock_are_kept_where_they_belong(person):
    person.send("settings", name="Noor", country="DE", zone="Europe/Berlin")
    assert person.entries() == [e.AddressedAsSet(name="Noor"), e.CountrySet(country="DE")]
    assert person.preference("zone") == "Europe/Berlin"
    assert "Germany, Berlin" in person.reads("you")


def test_what_was_not_changed_is_not_recorded_again(person):
    person.send("settings", name="Noor", country="DE", zone="Europe/Berlin")
    person.send("settings", name="Noor", country="DE", zone="Europe/Berlin")
    assert len(person.entries()) == 2


@pytest.mark.parametrize("fields", [{"zone": "Mars/Base"}, {"zone": ""}, {"country": "ZZ"}, {"name": "x" * 81}])
def test_settings_that_cannot_be_come_back_with_a_sentence(person, fields):
    answer = person.send("settings", **({"name": "", "country": "", "zone": "Europe/London"} | fields))
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert person.entries() == []


# --- when it locks ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("minutes", [1, 20, 60])
def test_the_idle_minutes_chosen_count_at_once_and_after_unlocking(person, clock, minutes):
    person.send("lock-after", other=str(minutes))
    for _ in range(2):
        clock.forward(minutes=minutes, seconds=-1)
        assert person.get("you").status_code == 200
        clock.forward(minutes=minutes)
        assert person.get("you").url == person.address("front")
        person.unlock()


@pytest.mark.parametrize("fields", [{"other": "0"}, {"other": "61"}, {"other": "ten"}, {"minutes": "11"}, {}])
def test_other_minutes_are_refused_with_the_range(person, fields):
    answer = person.send("lock-after", **fields)
    assert answer.status_code == 422
    assert person.preference("lock_minutes") is None


# --- the passphrase once more ----------------------------------------------------------------------------------------

GUARDED = ["lock-after", "passphrase", "spare-key", "export", "bring-in", "delete-all"]


@pytest.mark.parametrize("name", GUARDED)
def test_what_guards_the_notes_asks_for_the_passphrase_after_five_minutes(person, clock, name):
    clock.forward(minutes=5, seconds=1)
    asked = person.get(name)
    assert asked.url == f"{person.address('prove')}?to={person.address(name)}"
    fields = hidden_fields(person.client.get(asked.url))
    answer = person.post("prove", {**fields, "passphrase": PASSPHRASE})
    assert answer.url == person.address(name)
    assert person.get(name).status_code == 200


def test_a_wrong_passphrase_proves_nothing(person, clock):
    clock.forward(minutes=6)
    answer = person.post("prove", {"to": person.address("export"), "passphrase": "a candle on the shelf"})
    assert answer.status_code == 422
    assert person.get("export").status_code == 302
    assert "did not open your notes" in text_of(answer)


ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "",
    "/leave",
    "/p/y1",
]


@pytest.mark.parametrize("to", ELSEWHERE)
def test_proof_leads_only_to_our_own_guarded_pages(person, to):
    answer = person.post("prove", {"to": to, "passphrase": PASSPHRASE})
    assert answer.url == person.address("you")


def test_sixty_seconds_at_an_unlocked_screen_give_an_intruder_nothing(person, clock):
    """AB-23: no export, no code, no new passphrase, no deletion; and nothing on disk has changed."""
    person.record(e.ReasonKept(text="For the mornings."))
    clock.forward(minutes=6)
    slots = sql("SELECT sealed FROM store_slot ORDER BY id")
    tries = {
        "export": [{"do": "plain"}, {"do": "sealed", **NEW}],
        "passphrase": [NEW, {"six": "", "take": "1"}],
        "spare-key": [{"do": "renew"}, {"do": "drop"}],
        "delete-all": [{"do": "delete"}],
        "lock-after": [{"other": "60"}],
        "code": [{"do": "decline"}],
    }
    for name, forms in tries.items():
        assert person.get(name).url.startswith(person.address("prove"))
        for fields in forms:
            assert person.post(name, fields).url.startswith(person.address("prove"))
    for guess in ("password", "a candle", "letmeinletmein1"):
        assert person.post("prove", {"to": "/p/y11", "passphrase": guess}).status_code == 422
    assert sql("SELECT sealed FROM store_slot ORDER BY id") == slots
    assert len(person.entries()) == 1
    assert "A wrong passphrase was tried 3 times" in person_back(person).reads("you")


def person_back(person):
    person.lock()
    person.clock.forward(minutes=1)
    person.unlock()
    return person


# --- passphrase and spare key ----------------------------------------------------------------------------------------


def test_another_passphrase_opens_and_the_old_one_does_not(person):
    answer = person.post("passphrase", NEW)
    assert "your new passphrase opens your notes" in person.follow(answer)
    person.lock()
    assert person.unlock().status_code == 422
    assert person.unlock(NEW["passphrase"]).status_code == 302


def test_a_new_passphrase_locks_every_other_window_and_not_this_one(person, clock):
    other = Person(admitted(window()), clock)
    other.unlock()
    assert other.get("you").status_code == 200
    person.post("passphrase", NEW)
    assert other.get("you").url == other.address("front")
    assert person.get("you").status_code == 200


def test_six_fresh_words_a_new_spare_key_and_other_windows_locked_in_one_press(person, clock):
    other = Person(admitted(window()), clock)
    other.unlock()
    slots = sql("SELECT sealed FROM store_slot ORDER BY id")
    six = hidden_fields(person.get("passphrase"))["six"]
    answer = person.post("passphrase", {"six": six, "take": "1", "spare": "on"})
    assert answer.url == person.address("code")
    assert other.get("you").url == other.address("front")
    assert not {bytes(s) for (s,) in slots} & {bytes(s) for (s,) in sql("SELECT sealed FROM store_slot")}
    code = re.search(r"data-code>([^<]+)<", person.html("code"))[1]
    person.lock()
    assert person.unlock(six).status_code == 302
    person.lock()
    assert person.post("recover", {"code": code, **NEW}).url == person.address("code")


def test_no_line_of_the_journal_is_touched_by_a_new_passphrase(person):
    person.record(e.ReasonKept(text="For the mornings."))
    before = sql("SELECT seq, sealed, digest, link FROM store_entry")
    person.post("passphrase", NEW)
    assert sql("SELECT seq, sealed, digest, link FROM store_entry") == before


@pytest.mark.parametrize("fields", [{"passphrase": "short", "again": "short"}, {**NEW, "again": "another again"}, {}])
def test_a_passphrase_that_cannot_be_changes_nothing(person, fields):
    assert person.post("passphrase", fields).status_code == 422
    person.lock()
    assert person.unlock().status_code == 302


def test_a_spare_key_can_be_renewed_and_given_up(person):
    assert person.post("spare-key", {"do": "renew"}).url == person.address("code")
    code = re.search(r"data-code>([^<]+)<", person.html("code"))[1].split("-")
    answer = person.post("code", {"first": code[0], "last": code[-1], "do": "confirm"})
    assert "The old one opens nothing any more." in person.follow(answer)
    answer = person.post("spare-key", {"do": "drop"})
    assert "There is no spare key now." in person.follow(answer)
    assert not journals.has_recovery(person.keys)


def test_at_the_first_opening_one_is_asked_who_else_knows_the_passphrase(person):
    person.lock()
    person.unlock()
    assert "Does anybody else know your passphrase?" in person.reads("today")
    assert person.post("who", {"do": "only-me"}).url == person.address("today")
    person.lock()
    person.unlock()
    assert "Does anybody else know" not in person.reads("today")


def test_if_someone_may_the_way_to_a_new_one_is_open_and_the_next_holder_is_asked_again(person):
    person.lock()
    person.unlock()
    assert person.post("who", {"do": "someone"}).url == person.address("passphrase")
    person.post("passphrase", NEW)
    person.lock()
    person.unlock(NEW["passphrase"])
    assert "Does anybody else know your passphrase?" in person.reads("today")


# --- when was this opened --------------------------------------------------------------------------------------------


def test_failing_succeeding_and_exporting_are_lines_with_local_time(person, clock):
    person.lock()
    person.unlock("a candle on the shelf")
    clock.forward(minutes=1)
    person.unlock()
    person.post("export", {"do": "plain"})
    page = person.reads("openings")
    order = [page.index(what) for what in ("Everything saved as a file", "Opened", "A wrong passphrase")]
    assert order == sorted(order)
    assert "24 Nov 20:01" in page


def test_a_changed_setting_leaves_a_line_that_names_it(person):
    person.send("lock-after", other="20")
    person.send("settings", name="", country="", zone="Europe/Berlin")
    page = person.reads("openings")
    assert "A setting changed: When it locks" in page
    assert "A setting changed: Time zone" in page


def test_every_thing_that_can_be_listed_has_its_words():
    from typing import get_args

    from goldseam.store.openings import What
    from goldseam.web.pages.you import HAPPENED

    assert set(get_args(What)) == set(HAPPENED)


def test_the_list_names_no_device_and_no_address(person):
    assert not re.search(r"\d+\.\d+\.\d+\.\d+|Mozilla|localhost", person.html("openings"))


# --- an end to it ----------------------------------------------------------------------------------------------------


@pytest.fixture
def written(person):
    person.record(e.FactRecorded(fact="explicit_no"), e.ReasonKept(text="For the mornings."))
    return person


ARGUING = ("are you sure", "give up", "really", "regret", "sorry to see", "miss you", "lose your progress")


def test_everything_goes_with_one_press_and_is_not_argued_with(written):
    page = written.reads("delete-all").casefold()
    assert not [words for words in ARGUING if words in page]
    answer = written.post("delete-all", {"do": "delete"})
    assert answer.url == written.address("deleted")
    assert "Where copies may remain" in written.follow(answer)
    assert not journals.exists()
    assert "What broke can be mended" in written.reads("front")


def test_after_that_the_passphrase_opens_nothing_and_no_old_cookie_does(written, clock):
    other = Person(admitted(window()), clock)
    other.unlock()
    written.post("delete-all", {"do": "delete"})
    assert other.get("journal").url == other.address("front")
    assert written.unlock().url == written.address("front")


def test_a_new_journal_in_its_place_starts_empty_and_raises_no_doubt(written):
    written.post("delete-all", {"do": "delete"})
    answer = written.post("begin", NEW)
    assert answer.url == written.address("code")
    assert sql("SELECT count(*) FROM store_entry") == [(0,)]


def test_the_page_of_the_end_cannot_be_opened_while_there_are_notes(person):
    assert person.get("deleted").url == person.address("front")
