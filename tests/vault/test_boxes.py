"""A box opens for its key and its place, and for nothing else."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goldseam
from goldseam.vault import boxes
from goldseam.vault.refusals import NewerFormat, SealBroken, VaultRefusal


def test_what_is_closed_opens_again(keys):
    box = boxes.close(keys.cipher("rows"), b"a word", b"here")
    assert boxes.open_box(keys.cipher("rows"), box, b"here") == b"a word"


def test_every_box_begins_with_format_and_algorithm(keys):
    assert boxes.close(keys.cipher("rows"), b"", b"")[:2] == b"\x01\x01"


def test_another_place_does_not_open_it(keys):
    box = boxes.close(keys.cipher("rows"), b"a word", b"here")
    with pytest.raises(SealBroken):
        boxes.open_box(keys.cipher("rows"), box, b"there")


def test_another_key_does_not_open_it(keys):
    box = boxes.close(keys.cipher("rows"), b"a word", b"here")
    with pytest.raises(SealBroken):
        boxes.open_box(keys.cipher("head"), box, b"here")


@pytest.mark.parametrize("place", [0, 1])
def test_an_unknown_format_or_algorithm_is_named_as_newer(keys, place):
    box = bytearray(boxes.close(keys.cipher("rows"), b"a word", b""))
    box[place] = 9
    with pytest.raises(NewerFormat):
        boxes.open_box(keys.cipher("rows"), bytes(box), b"")


def test_a_box_cut_short_is_broken_not_a_surprise(keys):
    box = boxes.close(keys.cipher("rows"), b"a word", b"")
    for length in range(len(box)):
        with pytest.raises(SealBroken):
            boxes.open_box(keys.cipher("rows"), box[:length], b"")


def test_every_single_flipped_bit_is_noticed(keys):
    box = boxes.close(keys.cipher("rows"), b"a word", b"here")
    for bit in range(8 * len(box)):
        flipped = bytearray(box)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(VaultRefusal):
            boxes.open_box(keys.cipher("rows"), bytes(flipped), b"here")


@given(st.binary(max_size=300))
def test_no_bytes_at_all_make_it_crash(noise):
    cipher = boxes.AESGCMSIV(bytes(32))
    with pytest.raises(VaultRefusal):
        boxes.open_box(cipher, noise, b"")


def test_no_nonce_comes_twice(keys):
    cipher = keys.cipher("rows")
    nonces = {boxes.close(cipher, b"", b"")[2:14] for _ in range(20_000)}
    assert len(nonces) == 20_000


def test_nonces_are_made_in_one_place_of_the_whole_program():
    """Wherever the cipher is used directly, a nonce has to come from somewhere; so it is used in boxes alone."""
    source = Path(goldseam.__file__).parent
    using = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if re.search(r"\.(encrypt|decrypt)\(", path.read_text(encoding="utf-8"))
    }
    # Attachments count, under a key that seals one file and is never used again (their own tests hold that).
    # The known answers use the standard's own nonce; HPKE makes its own inside the library; pyrage writes exports.
    assert using <= {
        "vault/boxes.py", "vault/attachments.py", "vault/known_answers.py", "vault/mailbox.py", "journal/archive.py",
    }  # fmt: skip
    assert (source / "vault/boxes.py").read_text().count("os.urandom") == 1
