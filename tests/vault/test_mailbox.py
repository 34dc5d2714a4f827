"""Letters to a locked vault."""

import pytest

from goldseam.vault import mailbox, padding
from goldseam.vault.refusals import NewerFormat, SealBroken, VaultRefusal


@pytest.fixture
def letter(keys):
    return mailbox.post(mailbox.public_half(keys), keys.vault_id, b"a wrong passphrase at 3:12")


def test_only_the_public_half_is_needed_to_write_and_the_open_vault_reads(keys, letter):
    assert mailbox.take_out(keys, letter) == b"a wrong passphrase at 3:12"


def test_another_vault_does_not(another, letter):
    with pytest.raises(SealBroken):
        mailbox.take_out(another, letter)


def test_a_letter_to_this_key_under_another_vaults_name_does_not_open(keys, another):
    letter = mailbox.post(mailbox.public_half(keys), another.vault_id, b"x")
    with pytest.raises(SealBroken):
        mailbox.take_out(keys, letter)


def test_the_public_half_is_the_same_each_time(keys):
    assert mailbox.public_half(keys) == mailbox.public_half(keys)
    assert len(mailbox.public_half(keys)) == mailbox.PUBLIC_BYTES


def test_a_letter_hides_what_it_says_and_how_long_it_is(keys, letter):
    other = mailbox.post(mailbox.public_half(keys), keys.vault_id, b"")
    assert b"wrong" not in letter
    assert len(letter) == len(other)


def test_every_flipped_bit_is_noticed(keys, letter):
    for place in range(len(letter)):
        flipped = bytearray(letter)
        flipped[place] ^= 1
        with pytest.raises(VaultRefusal):
            mailbox.take_out(keys, bytes(flipped))


def test_noise_is_no_letter(keys):
    with pytest.raises(NewerFormat):
        mailbox.take_out(keys, b"")
    with pytest.raises(SealBroken):
        mailbox.take_out(keys, mailbox.OPENING)


def test_a_public_half_that_is_no_key_is_refused(keys):
    for public in (b"", b"short", bytes(32)):
        with pytest.raises(SealBroken):
            mailbox.post(public, keys.vault_id, b"x")


def test_the_frame_inside_is_checked_too(keys, monkeypatch):
    monkeypatch.setattr(padding, "pad", lambda content, block: b"\0\0\xff\xff")
    letter = mailbox.post(mailbox.public_half(keys), keys.vault_id, b"x")
    with pytest.raises(SealBroken):
        mailbox.take_out(keys, letter)
