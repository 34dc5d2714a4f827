"""What was changed from outside, and an older copy put back: told at the lock page in plain words."""

import re

import pytest

from diary import sql
from goldseam.store import journals
from people import Person, text_of

OWN = {"passphrase": "the kettle sings at six", "again": "the kettle sings at six"}


@pytest.fixture
def newcomer(visitor, clock):
    """A person who has read the first page and made no journal yet."""
    return Person(visitor, clock)


# --- deleted from outside --------------------------------------------------------------------------------------------


def test_where_it_was_deleted_in_a_terminal_meanwhile_the_front_is_the_first_page_again(person):
    journals.destroy(person.keys)
    assert "There are no notes here yet." in text_of(person.get("today"))
    assert "Nothing has been stored so far." in person.reads("front")


def test_and_where_another_was_made_it_is_the_lock_page_of_that_one(person, clock):
    journals.destroy(person.keys)
    journals.create("the kettle sings at six", now=clock.now())
    assert "Your notes are locked." in person.reads("front")
    assert person.unlock("the kettle sings at six").status_code == 302


# --- what was changed from outside -----------------------------------------------------------------------------------


def test_a_lowered_cost_is_told_on_the_lock_page_and_nothing_is_opened(person, monkeypatch):
    from goldseam.vault import slots
    from goldseam.vault.stretch import POLICY

    monkeypatch.setattr(slots, "POLICY", POLICY)
    person.lock()
    answer = person.unlock()
    assert answer.status_code == 422
    assert "changed from outside" in text_of(answer)
    assert "Your spare key may still open" in text_of(answer)


def damage(person, how: str) -> None:
    from goldseam.programme import entries as e
    from goldseam.store import snapshots

    for text in ("one", "two", "three"):
        person.record(e.ReasonKept(text=text))
    sql(how)
    sql("DELETE FROM store_snapshot")
    snapshots._newest.clear()


DAMAGES = {
    "cut": "DELETE FROM store_entry WHERE seq = 3",
    "taken from the middle": "DELETE FROM store_entry WHERE seq = 2",
    "swapped": "UPDATE store_entry SET sealed = (SELECT sealed FROM store_entry AS o WHERE o.seq = 3 - store_entry.seq)"
    " WHERE seq IN (1, 2)",
    "copied": "UPDATE store_entry SET sealed = (SELECT sealed FROM store_entry AS o WHERE o.seq = 1) WHERE seq = 2",
    "flipped": "UPDATE store_entry SET sealed = CAST(substr(sealed, 1, 20) || x'00' || substr(sealed, 22) AS BLOB)"
    " WHERE seq = 2",
    "another head": "UPDATE store_vault SET head = zeroblob(1054)",
}


@pytest.mark.parametrize("how", DAMAGES.values(), ids=DAMAGES.keys())
def test_damage_is_told_after_unlocking_on_every_page_with_what_helps(person, how):
    damage(person, how)
    person.lock()
    person.unlock()
    for name in ("today", "you", "journal"):
        assert "A part of your notes cannot be read" in person.reads(name)
    page = person.reads("check")
    assert "Not everything can be read." in page
    assert "Save what can be read." in page


def test_sound_notes_say_so_and_nothing_else(person):
    assert "cannot be read" not in person.reads("today")
    assert "Everything is there." in person.reads("check")


def test_a_file_that_is_no_database_is_told_on_the_first_page(visitor, clock, monkeypatch):
    from goldseam.store.problems import FileDamaged

    def damaged():
        raise FileDamaged

    monkeypatch.setattr(journals, "exists", damaged)
    answer = visitor.get("/")
    assert answer.status_code == 503
    assert "The file with your notes is damaged." in text_of(answer)
    assert "Help now" in text_of(answer)


# --- an older copy ---------------------------------------------------------------------------------------------------


@pytest.fixture
def put_back(person):
    """Somebody wrote three lines, locked, and an earlier file was put in the place of theirs."""
    from goldseam.programme import entries as e
    from goldseam.store import snapshots

    person.record(e.ReasonKept(text="one"))
    before = sql("SELECT head FROM store_vault")[0][0]
    person.record(e.ReasonKept(text="two"), e.ReasonKept(text="three"))
    person.lock()
    sql("DELETE FROM store_entry WHERE seq > 1")
    sql("DELETE FROM store_snapshot")
    sql("UPDATE store_vault SET head = %s", before)
    snapshots._newest.clear()
    return person


def test_an_older_copy_is_noticed_by_what_the_browser_remembers(put_back):
    answer = put_back.unlock()
    assert answer.url == put_back.address("older")
    assert "This is an older copy." in put_back.follow(answer)
    assert "nothing is written for now" in put_back.reads("today")


def test_until_one_decides_it_is_read_only_and_what_was_sent_is_shown(put_back):
    put_back.unlock()
    answer = put_back.send_blindly("letter", text="Words that took me an hour")
    assert answer.status_code == 503
    assert "Words that took me an hour" in text_of(answer)
    assert len(put_back.entries()) == 1


def test_to_go_on_with_it_is_one_press_and_is_not_asked_again(put_back):
    put_back.unlock()
    assert put_back.post("older", {"do": "go-on"}).url == put_back.address("front")
    assert put_back.send("you", hope="unsure").status_code == 302
    put_back.lock()
    assert put_back.unlock().url == put_back.address("today")


def test_locking_without_deciding_leaves_the_memory_as_it_was(put_back):
    put_back.unlock()
    put_back.lock()
    assert put_back.unlock().url == put_back.address("older")


def test_a_copy_can_be_saved_without_deciding(put_back):
    put_back.unlock()
    assert put_back.post("export", {"do": "plain"}).status_code == 200


def test_the_lock_page_shows_four_words_that_change_with_every_line(person):
    from goldseam.programme import entries as e

    def words():
        person.lock()
        found = re.search(r"data-witness>([a-z ]+)<", person.html("front"))[1].split()
        assert len(found) == 4
        person.unlock()
        return found

    first = words()
    assert words() == first
    person.record(e.ReasonKept(text="one"))
    assert words() != first


def test_a_memory_that_is_none_or_of_another_vault_raises_no_doubt(person):
    from goldseam.web import witness

    for value in ("", "nonsense", "ffffffff.1.99.0011223344556677", "x" * 500):
        person.lock()
        person.client.cookies[witness.COOKIE] = value
        assert person.unlock().url == person.address("today")
