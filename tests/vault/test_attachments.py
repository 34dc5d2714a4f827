"""An attachment comes back whole, in order and from its own vault, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.vault import attachments
from goldseam.vault.attachments import CONTENT, SEALED_PIECE
from goldseam.vault.refusals import SealBroken

THREE_PIECES = b"a" * CONTENT + b"b" * CONTENT + b"c"


def sealed(content: bytes) -> tuple[attachments.Attachment, list[bytes]]:
    attachment = attachments.fresh(b"a title")
    return attachment, list(attachments.seal_pieces(attachment, [content]))


def opened(attachment, pieces) -> bytes:
    return b"".join(attachments.open_pieces(attachment, pieces))


@pytest.mark.parametrize("length", [0, 1, CONTENT - 1, CONTENT, CONTENT + 1, 2 * CONTENT, 2 * CONTENT + 1])
def test_what_is_sealed_opens_again_whatever_its_length(length):
    attachment, pieces = sealed(bytes(length))
    assert opened(attachment, pieces) == bytes(length)
    assert len(pieces) == max(1, -(-length // CONTENT))


@given(st.lists(st.binary(max_size=90_000), max_size=4))
def test_how_it_was_handed_over_makes_no_difference(parts):
    attachment = attachments.fresh(b"")
    pieces = list(attachments.seal_pieces(attachment, parts))
    assert opened(attachment, pieces) == b"".join(parts)
    assert {len(piece) for piece in pieces} == {SEALED_PIECE}


def test_every_piece_on_disk_is_equally_long_so_sizes_say_little():
    assert {len(piece) for piece in sealed(THREE_PIECES)[1] + sealed(b"")[1]} == {SEALED_PIECE} == {65_552}


def test_neither_way_holds_the_whole_of_it():
    """Streams: the first piece is sealed, and opened, before the next part is asked for."""
    attachment, asked = attachments.fresh(b""), []

    def parts():
        for number in range(100):
            asked.append(number)
            yield bytes(CONTENT)

    pieces = attachments.seal_pieces(attachment, parts())
    next(attachments.open_pieces(attachment, pieces))
    assert len(asked) <= 4


def test_cut_off_after_any_piece_it_does_not_open():
    attachment, pieces = sealed(THREE_PIECES)
    for kept in range(len(pieces)):
        with pytest.raises(SealBroken):
            opened(attachment, pieces[:kept])


@pytest.mark.parametrize("order", [(1, 0, 2), (0, 2, 1), (0, 0, 1, 2), (0, 2), (0, 1, 1, 2), (0, 1, 2, 2), (2,)])
def test_in_another_order_or_repeated_it_does_not_open(order):
    attachment, pieces = sealed(THREE_PIECES)
    with pytest.raises(SealBroken):
        opened(attachment, [pieces[number] for number in order])


def test_pieces_of_two_attachments_cannot_be_exchanged():
    (one, first), (_, second) = sealed(THREE_PIECES), sealed(THREE_PIECES)
    with pytest.raises(SealBroken):
        opened(one, [first[0], second[1], first[2]])


def test_a_piece_is_bound_to_the_id_of_its_file_and_not_only_to_its_key():
    one, pieces = sealed(b"a word")
    with pytest.raises(SealBroken):
        opened(attachments.Attachment(identity=bytes(16), title=one.title, key=one.key), pieces)


def test_a_flipped_bit_is_noticed_wherever_it_is():
    attachment, (piece,) = sealed(b"a word")
    for place in (*range(64), len(piece) // 2, *range(len(piece) - 17, len(piece))):
        flipped = bytearray(piece)
        flipped[place] ^= 1
        with pytest.raises(SealBroken):
            opened(attachment, [bytes(flipped)])


@given(st.lists(st.binary(max_size=60), max_size=3))
def test_no_bytes_at_all_make_it_crash(noise):
    with pytest.raises(SealBroken):
        opened(attachments.fresh(b""), noise)


def test_key_and_title_come_back_out_of_the_header(keys):
    attachment = attachments.fresh("Tür 🗝".encode())
    box = attachments.seal_header(keys, attachment)
    assert attachments.open_header(keys, attachment.identity, box) == attachment
    assert attachment.key not in box
    assert attachment.title not in box


def test_a_header_opens_for_its_own_id_and_vault_alone(keys, another):
    attachment = attachments.fresh(b"a title")
    box = attachments.seal_header(keys, attachment)
    for vault, identity in ((keys, bytes(16)), (another, attachment.identity)):
        with pytest.raises(SealBroken):
            attachments.open_header(vault, identity, box)


def test_no_key_and_no_id_comes_twice():
    """Counting nonces rest on this: one key, one file."""
    made = [attachments.fresh(b"") for _ in range(1000)]
    assert len({one.key for one in made}) == len({one.identity for one in made}) == 1000


def test_printing_an_attachment_shows_no_key():
    attachment = attachments.fresh(b"")
    assert repr(attachment.key)[2:-1] not in repr(attachment)
