"""Drafts, settings, the list of openings, and letters to the locked journal."""

from datetime import timedelta

import pytest

from diary import NOW, PASSPHRASE, sql
from goldseam.store import drawer, journals, openings
from goldseam.vault import fresh_keys, mailbox

LATER = NOW + timedelta(hours=1)


def listed(journal):
    return [(opening.what, opening.times) for opening in journals.openings(journal.keys)]


# --- drafts ----------------------------------------------------------------------------------------------------------


def test_a_draft_comes_back_and_the_latest_one_counts(journal):
    journals.keep_draft(journal.keys, "letter", "Dear")
    journals.keep_draft(journal.keys, "letter", "Dear you, \ud83d half")
    assert journals.draft(journal.keys, "letter") == "Dear you, \ud83d half"


def test_each_place_has_its_own(journal):
    journals.keep_draft(journal.keys, "letter", "a")
    assert journals.draft(journal.keys, "cause") is None


def test_a_dropped_draft_is_gone(journal):
    journals.keep_draft(journal.keys, "letter", "a")
    journals.drop_draft(journal.keys, "letter")
    assert journals.draft(journal.keys, "letter") is None
    journals.drop_draft(journal.keys, "letter")


def test_a_draft_moved_to_another_place_is_no_draft(journal):
    journals.keep_draft(journal.keys, "letter", "a")
    sql("UPDATE store_kept SET place = %s WHERE place = %s", journal.keys.keyed_hash("draft", "cause"),
        journal.keys.keyed_hash("draft", "letter"))  # fmt: skip
    assert journals.draft(journal.keys, "cause") is None


# --- settings --------------------------------------------------------------------------------------------------------


def test_settings_are_kept_one_by_one(journal):
    journals.prefer(journal.keys, NOW, zone="Europe/Lisbon", country="PT")
    journals.prefer(journal.keys, NOW, country="GB")
    assert journals.preferences(journal.keys) == {"zone": "Europe/Lisbon", "country": "GB"}


def test_no_setting_changes_silently(journal):
    journals.prefer(journal.keys, LATER, lock_minutes="60")
    journals.prefer(journal.keys, LATER, lock_minutes="60")
    (opening, *_) = journals.openings(journal.keys)
    assert (opening.what, opening.detail, opening.at) == ("setting_changed", "lock_minutes", LATER)
    assert len(journals.openings(journal.keys)) == 2


def test_damaged_settings_are_as_good_as_none(journal):
    journals.prefer(journal.keys, NOW, zone="Europe/Lisbon")
    sql("UPDATE store_kept SET sealed = %s", b"noise")
    assert journals.preferences(journal.keys) == {}
    assert journals.openings(journal.keys) == ()


def test_something_else_under_a_good_seal_is_as_good_as_none(journal):
    from goldseam.store import kept

    ((pk,),) = sql("SELECT id FROM store_vault")
    for kind in ("preferences", "openings"):
        kept.put(journal.keys, pk, kind, "", b"[[")
    assert journals.preferences(journal.keys) == {}
    assert journals.openings(journal.keys) == ()


# --- when was this opened --------------------------------------------------------------------------------------------


def test_tries_and_openings_stand_in_the_list_newest_first(journal):
    with pytest.raises(journals.WrongPassphrase):
        journals.unlock("not the right one", now=NOW + timedelta(minutes=5))
    journals.unlock(PASSPHRASE, now=LATER)
    assert [(opening.what, opening.at) for opening in journals.openings(journal.keys)] == [
        ("opened", LATER),
        ("tried", NOW + timedelta(minutes=5)),
        ("opened", NOW),
    ]


def test_a_try_is_under_a_seal_while_locked_and_gone_from_the_mailbox_after(journal):
    with pytest.raises(journals.WrongPassphrase):
        journals.unlock("not the right one", now=NOW)
    ((letter,),) = sql("SELECT sealed FROM store_letter")
    assert b"2026" not in bytes(letter)
    journals.unlock(PASSPHRASE, now=NOW)
    assert sql("SELECT count(*) FROM store_letter") == [(0,)]


def test_many_tries_in_a_row_push_nothing_off_the_list(journal):
    journals.change_passphrase(journal.keys, PASSPHRASE + "!", now=NOW)
    for number in range(40):
        with pytest.raises(journals.WrongPassphrase):
            journals.unlock("not the right one", now=NOW + timedelta(minutes=number))
    journals.unlock(PASSPHRASE + "!", now=LATER)
    assert listed(journal) == [("opened", 1), ("tried", 40), ("passphrase_changed", 1), ("opened", 1)]


def test_only_the_last_twenty_are_kept(journal):
    for number in range(30):
        journals.prefer(journal.keys, NOW, zone=str(number))
    assert len(journals.openings(journal.keys)) == openings.LISTED


def test_everything_that_matters_leaves_a_line(journal):
    keys = journal.keys
    journal.write("x")
    list(journals.export(keys, now=NOW).lines)
    journals.bring_in(keys, [], now=NOW)
    journal.erase(1)
    journals.renew_recovery(keys, now=NOW)
    journals.change_passphrase(keys, PASSPHRASE, now=NOW)
    journals.drop_recovery(keys, now=NOW)
    assert [what for what, _ in reversed(listed(journal))] == [
        "opened", "exported", "brought_in", "erased", "spare_key_renewed", "passphrase_changed", "spare_key_dropped",
    ]  # fmt: skip


def test_a_spare_key_used_stands_there_too(journal):
    journals.recover(journal.code, new_passphrase=PASSPHRASE, now=NOW)
    assert listed(journal)[0] == ("recovered", 1)


def test_a_mailbox_changed_from_outside_is_put_right_and_told(journal):
    sql("UPDATE store_vault SET mailbox = %s", mailbox.public_half(fresh_keys()))
    with pytest.raises(journals.WrongPassphrase):
        journals.unlock("a try that is lost", now=NOW)
    journals.unlock(PASSPHRASE, now=NOW)
    assert [what for what, _ in listed(journal)][:2] == ["opened", "changed_outside"]
    ((public,),) = sql("SELECT mailbox FROM store_vault")
    assert bytes(public) == mailbox.public_half(journal.keys)


def test_noise_in_the_mailbox_is_thrown_away(journal):
    ((pk,),) = sql("SELECT id FROM store_vault")
    for noise in (b"", b"noise", mailbox.post(mailbox.public_half(journal.keys), journal.keys.vault_id, b"[]")):
        sql("INSERT INTO store_letter (vault_id, sealed) VALUES (%s, %s)", pk, noise)
    journals.unlock(PASSPHRASE, now=NOW)
    assert listed(journal) == [("opened", 2)]
    assert sql("SELECT count(*) FROM store_letter") == [(0,)]


# --- written while it locked -----------------------------------------------------------------------------------------


def test_what_was_written_when_it_locked_is_a_draft_again(journal):
    journals.post_draft("letter", "Dear you, I", now=NOW)
    ((letter,),) = sql("SELECT sealed FROM store_letter")
    assert b"Dear" not in bytes(letter)
    assert journals.draft(journal.keys, "letter") is None
    journals.unlock(PASSPHRASE, now=NOW)
    assert journals.draft(journal.keys, "letter") == "Dear you, I"


def test_a_locked_journal_takes_only_so_much(journal, monkeypatch):
    monkeypatch.setattr(openings, "LETTERS", 3)
    for number in range(6):
        journals.post_draft(f"place {number}", "x", now=NOW)
    journals.post_draft("too long", "x" * (drawer.LONGEST_DRAFT + 1), now=NOW)
    assert sql("SELECT count(*) FROM store_letter") == [(3,)]
    journals.unlock(PASSPHRASE, now=NOW)
    assert [journals.draft(journal.keys, f"place {number}") for number in range(6)] == [None] * 3 + ["x"] * 3


def test_without_a_journal_a_letter_goes_nowhere(db):
    journals.post_draft("letter", "x", now=NOW)


def test_without_a_mailbox_a_letter_goes_nowhere(journal):
    sql("UPDATE store_vault SET mailbox = %s", b"no key")
    journals.post_draft("letter", "x", now=NOW)
    assert sql("SELECT count(*) FROM store_letter") == [(0,)]
