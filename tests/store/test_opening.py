"""Making a journal, opening it, and changing what opens it."""

from datetime import timedelta

import pytest

from cheap import CHEAP_COST
from diary import NOW, PASSPHRASE, Journal, begun, letter, sql
from goldseam.store import journals, problems
from goldseam.vault import recovery, slots
from goldseam.vault.stretch import Cost, Policy

NEW = "another light in the window"


# --- making ----------------------------------------------------------------------------------------------------------


def test_there_is_no_journal_until_one_is_made(db):
    assert not journals.exists()
    journals.create(PASSPHRASE, now=NOW)
    assert journals.exists()


def test_without_a_journal_nothing_opens(db):
    with pytest.raises(problems.NoJournal):
        journals.unlock(PASSPHRASE, now=NOW)
    with pytest.raises(problems.NoJournal):
        journals.recover(recovery.fresh(), new_passphrase=NEW, now=NOW)


def test_a_second_one_never_hides_the_first(journal):
    with pytest.raises(journals.AlreadyThere):
        journals.create(NEW, now=NOW)
    assert journals.unlock(PASSPHRASE, now=NOW) == journal.keys


def test_a_short_passphrase_makes_no_journal(db):
    with pytest.raises(journals.CannotOpen, match="15"):
        journals.create("too short", now=NOW)
    assert not journals.exists()


def test_the_first_entry_waits_for_the_choice_about_the_spare_key(db):
    created = journals.create(PASSPHRASE, now=NOW)
    journal = Journal(created.keys, created.recovery_code)
    with pytest.raises(journals.NotYet):
        journal.record(letter("first"))
    assert not journals.recovery_settled(created.keys)
    journals.settle_recovery(created.keys)
    assert journals.recovery_settled(created.keys)
    assert journal.record(letter("first")).seqs == (1,)


def test_saying_no_to_a_spare_key_settles_it_too(db):
    created = journals.create(PASSPHRASE, now=NOW)
    journals.drop_recovery(created.keys, now=NOW)
    assert journals.recovery_settled(created.keys)
    assert not journals.has_recovery(created.keys)


# --- the passphrase --------------------------------------------------------------------------------------------------


def test_the_passphrase_opens_it(journal):
    assert journals.unlock(PASSPHRASE, now=NOW) == journal.keys


def test_a_wrong_one_does_not_and_the_sentence_is_kind(journal):
    with pytest.raises(journals.WrongPassphrase, match="try once more"):
        journals.unlock(NEW, now=NOW)


def test_after_a_new_passphrase_the_old_one_is_nothing(journal):
    journals.change_passphrase(journal.keys, NEW, now=NOW)
    assert journals.unlock(NEW, now=NOW) == journal.keys
    with pytest.raises(journals.WrongPassphrase):
        journals.unlock(PASSPHRASE, now=NOW)


def test_a_new_passphrase_touches_no_entry(journal):
    journal.write("one", "two")
    before = (
        sql("SELECT seq, epoch, sealed, digest, link FROM store_entry ORDER BY seq"),
        sql("SELECT head FROM store_vault"),
    )
    journals.change_passphrase(journal.keys, NEW, now=NOW)
    after = (
        sql("SELECT seq, epoch, sealed, digest, link FROM store_entry ORDER BY seq"),
        sql("SELECT head FROM store_vault"),
    )
    assert before == after


def test_a_new_passphrase_that_is_too_short_changes_nothing(journal):
    with pytest.raises(journals.CannotOpen):
        journals.change_passphrase(journal.keys, "short", now=NOW)
    assert journals.unlock(PASSPHRASE, now=NOW) == journal.keys


def test_proving_asks_for_the_passphrase_of_this_journal(journal):
    journals.prove(journal.keys, PASSPHRASE, now=NOW)
    with pytest.raises(journals.WrongPassphrase):
        journals.prove(journal.keys, NEW, now=NOW)


def test_proving_with_another_journals_keys_fails(journal, monkeypatch):
    sql("DELETE FROM store_slot")
    sql("DELETE FROM store_kept")
    sql("DELETE FROM store_vault")
    begun()
    with pytest.raises(journals.WrongPassphrase):
        journals.prove(journal.keys, PASSPHRASE, now=NOW)


def test_a_slot_that_costs_less_than_new_ones_is_made_anew_when_opened(journal, monkeypatch):
    monkeypatch.setattr(slots, "POLICY", Policy(chosen=Cost(16, 2, 1), least=CHEAP_COST))
    assert journals.unlock(PASSPHRASE, now=NOW) == journal.keys
    costs = [slots.read(bytes(slot)).cost for (slot,) in sql("SELECT sealed FROM store_slot")]
    assert Cost(16, 2, 1) in costs
    assert journals.unlock(PASSPHRASE, now=NOW) == journal.keys


# --- the spare key ---------------------------------------------------------------------------------------------------


def test_the_spare_key_opens_it_once_and_brings_a_new_one(journal):
    journal.write("before")
    again = journals.recover(journal.code, new_passphrase=NEW, now=NOW)
    assert again.keys == journal.keys
    assert again.recovery_code != journal.code
    assert journal.texts() == ["before"]
    assert journals.unlock(NEW, now=NOW) == journal.keys
    with pytest.raises(journals.WrongPassphrase):
        journals.unlock(PASSPHRASE, now=NOW)
    with pytest.raises(journals.WrongPassphrase):
        journals.recover(journal.code, new_passphrase=NEW, now=NOW)
    journals.recover(again.recovery_code, new_passphrase=PASSPHRASE, now=NOW)


def test_a_slip_in_the_spare_key_is_told_and_counts_as_no_try(journal):
    for _ in range(20):
        with pytest.raises(journals.WrongPassphrase, match="34"):
            journals.recover(journal.code[:-1], new_passphrase=NEW, now=NOW)
    journals.recover(journal.code, new_passphrase=NEW, now=NOW)


def test_a_weak_new_passphrase_does_not_use_the_spare_key_up(journal):
    with pytest.raises(journals.CannotOpen):
        journals.recover(journal.code, new_passphrase="short", now=NOW)
    journals.recover(journal.code, new_passphrase=NEW, now=NOW)


def test_a_renewed_spare_key_makes_the_old_one_useless(journal):
    fresh = journals.renew_recovery(journal.keys, now=NOW)
    with pytest.raises(journals.WrongPassphrase):
        journals.recover(journal.code, new_passphrase=NEW, now=NOW)
    assert journals.recover(fresh, new_passphrase=NEW, now=NOW).keys == journal.keys


def test_without_a_spare_key_it_says_so(journal):
    journals.drop_recovery(journal.keys, now=NOW)
    with pytest.raises(journals.WrongPassphrase, match="no spare key"):
        journals.recover(journal.code, new_passphrase=NEW, now=NOW)


# --- what was changed from outside -----------------------------------------------------------------------------------


def test_a_lowered_cost_is_refused_in_plain_words(journal, monkeypatch):
    monkeypatch.setattr(slots, "POLICY", Policy(chosen=Cost(16, 1, 1), least=Cost(16, 1, 1)))
    with pytest.raises(problems.SlotsChanged, match="changed from outside"):
        journals.unlock(PASSPHRASE, now=NOW)


def test_slots_swapped_with_those_of_another_journal_open_nothing(journal):
    mine = sql("SELECT sealed FROM store_slot ORDER BY id")
    sql("DELETE FROM store_slot")
    sql("DELETE FROM store_kept")
    sql("DELETE FROM store_vault")
    begun()
    for (pk,), (sealed,) in zip(sql("SELECT id FROM store_slot ORDER BY id"), mine, strict=True):
        sql("UPDATE store_slot SET sealed = %s WHERE id = %s", sealed, pk)
    with pytest.raises(journals.WrongPassphrase):
        journals.unlock(PASSPHRASE, now=NOW)


def test_a_slot_turned_into_noise_is_told_and_the_spare_key_still_opens(journal):
    sql("UPDATE store_slot SET sealed = %s WHERE id = (SELECT min(id) FROM store_slot)", b"\x01noise")
    with pytest.raises(problems.SlotsChanged, match="spare key may still open"):
        journals.unlock(PASSPHRASE, now=NOW)
    assert journals.recover(journal.code, new_passphrase=NEW, now=NOW).keys == journal.keys


def test_a_recovery_slot_turned_into_noise_is_no_mere_wrong_code(journal):
    sql("UPDATE store_slot SET sealed = %s WHERE id = (SELECT max(id) FROM store_slot)", b"\x01noise")
    with pytest.raises(problems.SlotsChanged):
        journals.recover(journal.code, new_passphrase=NEW, now=NOW)
    assert journals.unlock(PASSPHRASE, now=NOW) == journal.keys


def test_no_slots_at_all_open_nothing(journal):
    sql("DELETE FROM store_slot")
    with pytest.raises(problems.SlotsChanged):
        journals.unlock(PASSPHRASE, now=NOW)


def test_a_slot_of_a_newer_version_is_left_alone(journal):
    sql("UPDATE store_slot SET sealed = %s", b"\x02whatever it will be")
    with pytest.raises(problems.NewerJournal, match="newer version"):
        journals.unlock(PASSPHRASE, now=NOW)


def test_a_journal_of_a_newer_layout_is_left_alone(journal):
    sql("UPDATE store_vault SET layout = 2")
    before = sql("SELECT * FROM store_vault"), sql("SELECT * FROM store_slot"), sql("SELECT * FROM store_letter")
    with pytest.raises(problems.NewerJournal):
        journals.unlock(PASSPHRASE, now=NOW)
    with pytest.raises(problems.NewerJournal):
        journal.load()
    with pytest.raises(problems.NewerJournal):
        journal.record(letter("x"))
    assert before == (
        sql("SELECT * FROM store_vault"), sql("SELECT * FROM store_slot"), sql("SELECT * FROM store_letter")
    )  # fmt: skip


# --- guessing --------------------------------------------------------------------------------------------------------


def wrong(now):
    with pytest.raises(journals.WrongPassphrase):
        journals.unlock(NEW, now=now)


def test_a_few_slips_cost_no_wait_then_it_doubles_up_to_half_a_minute(journal):
    waits, now = [], NOW
    for _ in range(12):
        try:
            journals.unlock(NEW, now=now)
        except journals.TooSoon as pause:
            waits.append(pause.seconds)
            now += timedelta(seconds=pause.seconds)
            wrong(now)
        except journals.WrongPassphrase:
            waits.append(0)
    assert waits == [0, 0, 0, 0, 0, 2, 4, 8, 16, 30, 30, 30]
    with pytest.raises(journals.TooSoon, match="30 seconds"):
        journals.unlock(PASSPHRASE, now=now)


def test_the_right_passphrase_starts_over(journal):
    for _ in range(4):
        wrong(NOW)
    journals.unlock(PASSPHRASE, now=NOW)
    for _ in range(4):
        wrong(NOW)


def test_a_thousand_wrong_tries_lock_nobody_out_for_longer_than_half_a_minute(journal):
    now = NOW
    for _ in range(60):
        wrong(now)
        now += timedelta(seconds=30)
    assert journals.unlock(PASSPHRASE, now=now) == journal.keys


def test_a_clock_that_was_set_back_makes_nobody_wait(journal):
    for step in range(6):
        wrong(NOW + timedelta(seconds=30 * step))
    assert journals.unlock(PASSPHRASE, now=NOW - timedelta(days=400)) == journal.keys


def test_too_many_at_once_is_a_moment_later_not_a_crash(journal, monkeypatch):
    from goldseam.vault import stretch
    from goldseam.vault.refusals import TooBusy

    def busy(*_):
        raise TooBusy

    monkeypatch.setattr(stretch, "stretch", busy)
    with pytest.raises(problems.Crowded, match="in a moment"):
        journals.unlock(PASSPHRASE, now=NOW)
