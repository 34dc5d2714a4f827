"""Slots: what opens a vault, what does not, and what is noticed."""

import struct
from dataclasses import replace

import pytest

from cheap import CHEAP, CHEAP_COST
from goldseam.vault import recovery, slots
from goldseam.vault.refusals import CostLowered, NewerFormat, NotACode, SlotDamaged, VaultRefusal, WrongKey
from goldseam.vault.stretch import POLICY, Cost, Policy

SECRET = "a candle on the sill"


@pytest.fixture
def slot(keys):
    return slots.for_passphrase(keys, SECRET, CHEAP)


@pytest.fixture
def code():
    return recovery.fresh()


def opened(slot, keys, passphrase=SECRET, policy=CHEAP):
    return slots.open_with_passphrase(slot, keys.vault_id, passphrase, policy)


# --- opening ---------------------------------------------------------------------------------------------------------


def test_the_passphrase_opens_it(slot, keys):
    assert opened(slot, keys) == keys


def test_the_same_letters_typed_on_another_keyboard_open_it(keys):
    composed, decomposed = "caf\u00e9 at the corner", "cafe\u0301 at the corner"
    assert opened(slots.for_passphrase(keys, composed, CHEAP), keys, decomposed) == keys


@pytest.mark.parametrize(
    "typed", ["A candle on the sill", "a candle on the sill ", "a candle on the sil", "another one"]
)
def test_anything_else_does_not(slot, keys, typed):
    with pytest.raises(WrongKey):
        opened(slot, keys, typed)


@pytest.mark.parametrize("typed", ["", "x" * 257, "half a character \ud800"])
def test_what_no_passphrase_can_be_costs_no_work(slot, keys, typed, monkeypatch):
    monkeypatch.setattr("goldseam.vault.stretch.stretch", None)
    with pytest.raises(WrongKey):
        opened(slot, keys, typed)


def test_a_short_old_passphrase_still_opens_what_it_made(keys):
    assert opened(slots.for_passphrase(keys, "short", CHEAP), keys, "short") == keys


def test_the_code_opens_its_slot_however_it_is_typed(keys, code):
    slot = slots.for_code(keys, code)
    assert slots.open_with_code(slot, keys.vault_id, code) == keys
    assert slots.open_with_code(slot, keys.vault_id, code.lower().replace("-", " ")) == keys


def test_another_code_does_not(keys, code):
    with pytest.raises(WrongKey):
        slots.open_with_code(slots.for_code(keys, code), keys.vault_id, recovery.fresh())


def test_a_slip_of_the_hand_in_the_code_is_told_before_anything_is_tried(keys, code):
    with pytest.raises(NotACode):
        slots.open_with_code(slots.for_code(keys, code), keys.vault_id, code[:-1])


# --- what is on disk -------------------------------------------------------------------------------------------------


def test_a_slot_holds_neither_key_nor_passphrase(slot, keys):
    assert len(slot) == slots.SLOT_BYTES == 125
    assert keys.root not in slot
    assert SECRET.encode() not in slot


def test_the_same_passphrase_never_makes_the_same_slot(keys):
    assert slots.for_passphrase(keys, SECRET, CHEAP)[15:] != slots.for_passphrase(keys, SECRET, CHEAP)[15:]


def test_without_being_told_otherwise_the_full_price_is_paid(keys):
    assert slots.read(slots.for_passphrase(keys, SECRET)).cost == POLICY.chosen


# --- tampering -------------------------------------------------------------------------------------------------------


def with_cost(slot, **changes):
    cost = replace(slots.read(slot).cost, **changes)
    return slot[:3] + struct.pack(">III", cost.memory, cost.passes, cost.lanes) + slot[15:]


@pytest.mark.parametrize("cheaper", [{"memory": 1024}, {"passes": 1}, {"lanes": 0}])
def test_a_cost_below_the_policy_is_refused_before_any_work(keys, cheaper, monkeypatch):
    policy = Policy(chosen=Cost(2048, 2, 1), least=Cost(2048, 2, 1))
    slot = with_cost(slots.for_passphrase(keys, SECRET, policy), **cheaper)
    monkeypatch.setattr("goldseam.vault.stretch.stretch", None)
    with pytest.raises(CostLowered):
        opened(slot, keys, policy=policy)


def test_a_cost_lowered_but_still_allowed_no_longer_opens(keys):
    slot = with_cost(slots.for_passphrase(keys, SECRET, Policy(chosen=Cost(64, 1, 1), least=CHEAP_COST)), memory=32)
    with pytest.raises(WrongKey):
        opened(slot, keys)


@pytest.mark.parametrize("dearer", [{"memory": 2**31}, {"passes": 1000}, {"lanes": 200}])
def test_a_cost_that_would_eat_the_machine_is_refused_before_any_work(slot, keys, dearer, monkeypatch):
    monkeypatch.setattr("goldseam.vault.stretch.stretch", None)
    with pytest.raises(SlotDamaged):
        opened(with_cost(slot, **dearer), keys)


def test_a_slot_from_another_vault_does_not_open_this_one(slot, another):
    with pytest.raises(WrongKey):
        opened(slot, another)


def test_a_recovery_slot_in_place_of_the_passphrase_is_refused(keys, code):
    with pytest.raises(WrongKey):
        opened(slots.for_code(keys, code), keys)


def test_a_passphrase_slot_in_place_of_the_recovery_is_refused(slot, keys, code):
    with pytest.raises(WrongKey):
        slots.open_with_code(slot, keys.vault_id, code)


def test_a_slot_that_only_claims_another_kind_is_refused(slot, keys, code):
    relabelled = slot[:1] + b"\x02\x02" + bytes(12) + slot[15:]
    with pytest.raises(WrongKey):
        slots.open_with_code(relabelled, keys.vault_id, code)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda slot: b"", id="nothing"),
        pytest.param(lambda slot: slot[:-1], id="cut"),
        pytest.param(lambda slot: slot + b"\0", id="too long"),
        pytest.param(lambda slot: slot[:1] + b"\x07" + slot[2:], id="unknown kind"),
        pytest.param(lambda slot: slot[:2] + b"\x07" + slot[3:], id="unknown stretch"),
        pytest.param(lambda slot: slot[:1] + b"\x02\x02" + slot[3:], id="a code with a cost"),
    ],
)
def test_a_slot_nobody_wrote_is_damaged(slot, keys, broken):
    with pytest.raises(SlotDamaged):
        slots.read(broken(slot))


def test_a_slot_of_a_later_format_is_named_as_such(slot):
    with pytest.raises(NewerFormat):
        slots.read(b"\x02" + slot[1:])


def test_a_box_changed_behind_a_good_commitment_is_damage(slot, keys):
    with pytest.raises(SlotDamaged):
        opened(slot[:-1] + bytes([slot[-1] ^ 1]), keys)


@pytest.mark.parametrize("place", [0, 1])
def test_a_box_that_claims_another_format_is_damage_too(slot, keys, place):
    changed = bytearray(slot)
    changed[slots.OPENING.size + slots.COMMITMENT_BYTES + place] ^= 4
    with pytest.raises(SlotDamaged):
        opened(bytes(changed), keys)


def test_every_single_flipped_bit_is_noticed(keys, code):
    slot = slots.for_code(keys, code)
    for bit in range(8 * len(slot)):
        flipped = bytearray(slot)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(VaultRefusal):
            slots.open_with_code(bytes(flipped), keys.vault_id, code)


# --- the policy ------------------------------------------------------------------------------------------------------


def test_the_policy_is_64_mib_three_passes_and_only_ever_rises():
    """Raise the numbers here together with the policy; never lower them."""
    floor = Cost(memory=64 * 1024, passes=3, lanes=1)
    assert POLICY.least.covers(floor)
    assert POLICY.chosen.covers(POLICY.least)
    assert POLICY.most.covers(POLICY.chosen)


def test_a_slot_below_todays_choice_is_outdated(slot):
    assert slots.outdated(slot, Policy(chosen=Cost(16, 1, 1), least=CHEAP_COST))
    assert not slots.outdated(slot, CHEAP)
    assert slots.outdated(slot)
