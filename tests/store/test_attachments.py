"""An imported chat beside the journal: sealed, listed by a sealed title, and gone at once when it is deleted."""

import pytest

from diary import PASSPHRASE, begun, database_path, letter, sql
from goldseam.store import journals

CONTENT = [b"a first part, ", b"x" * 200_000, b" and the end"]


def attached(journal, title="Ben", content=CONTENT) -> int:
    return journals.attach(journal.keys, title, content)


def on_disk() -> bytes:
    files = database_path().parent.glob(database_path().name + "*")
    return b"".join(file.read_bytes() for file in files)


def test_what_was_put_in_is_read_again_whole(journal):
    assert journals.attachment(journal.keys, attached(journal)) == b"".join(CONTENT)


def test_the_list_has_titles_and_numbers_the_newest_first(journal):
    one, two = attached(journal, "Ben"), attached(journal, "Ben 🗝 two")
    assert [(each.number, each.title) for each in journals.attachments(journal.keys)] == [
        (two, "Ben 🗝 two"), (one, "Ben")]  # fmt: skip
    assert journals.attachment_title(journal.keys, one) == "Ben"


def test_where_putting_in_breaks_off_nothing_is_left_behind(journal):
    def broken():
        yield b"x" * 200_000
        raise RuntimeError

    with pytest.raises(RuntimeError):
        attached(journal, content=broken())
    assert journals.attachments(journal.keys) == ()
    assert sql("SELECT count(*) FROM store_piece") == [(0,)]


def test_what_is_deleted_is_not_there_and_deleting_twice_is_harmless(journal):
    number = attached(journal)
    journals.detach(journal.keys, number)
    journals.detach(journal.keys, number)
    assert journals.attachments(journal.keys) == ()
    for ask in (journals.attachment, journals.attachment_title):
        with pytest.raises(journals.NoAttachment):
            ask(journal.keys, number)
    assert sql("SELECT count(*) FROM store_piece") == [(0,)]


def test_a_number_is_never_given_twice(journal):
    number = attached(journal)
    journals.detach(journal.keys, number)
    assert attached(journal) > number


def test_deleted_bytes_leave_the_file_at_once(filed):
    """Neither key nor pieces nor any part of them can be found afterwards, sealed as they are."""
    number = attached(filed)
    ((header,),) = sql("SELECT header FROM store_attachment")
    pieces = [bytes(piece) for (piece,) in sql("SELECT sealed FROM store_piece")]
    # Within a page of the database; a long value runs over many, with a link to the next at the head of each.
    parts = [bytes(header)[:64], *(piece[at : at + 64] for piece in pieces for at in range(0, len(piece) - 64, 9_973))]
    before = on_disk()
    assert sum(part in before for part in parts) > len(parts) * 0.9
    journals.detach(filed.keys, number)
    after = on_disk()
    assert [part for part in parts if part in after] == []


def test_deleting_stopped_half_way_has_destroyed_the_key(filed, monkeypatch):
    """The key goes first and by itself: what is left of the pieces opens for nobody."""
    from goldseam.store import attachments
    from goldseam.store.models import Piece

    number = attached(filed)
    ((header,),) = sql("SELECT header FROM store_attachment")
    monkeypatch.setattr(attachments, "Piece", None)
    with pytest.raises(AttributeError):
        journals.detach(filed.keys, number)
    assert Piece.objects.count() == 4
    assert bytes(header)[:64] not in on_disk()
    assert [(each.number, each.title) for each in journals.attachments(filed.keys)] == [(number, None)]
    monkeypatch.undo()
    journals.detach(filed.keys, number)
    assert journals.attachments(filed.keys) == ()


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM store_piece WHERE number = 3",
        "DELETE FROM store_piece WHERE number = 1",
        "DELETE FROM store_piece",
        "UPDATE store_piece SET number = 9 WHERE number = 0",
        "UPDATE store_piece SET sealed = x'00' WHERE number = 2",
        "UPDATE store_piece SET sealed = 7 WHERE number = 2",
        "UPDATE store_attachment SET header = x''",
        "UPDATE store_attachment SET identity = x'00'",
    ],
)
def test_whatever_is_done_to_the_file_it_says_so_and_shows_no_part(journal, damage):
    number = attached(journal)
    sql(damage)
    with pytest.raises(journals.AttachmentDamaged, match="Your notes are not touched"):
        journals.attachment(journal.keys, number)
    journals.detach(journal.keys, number)
    assert journals.attachments(journal.keys) == ()


def test_a_title_that_does_not_open_is_listed_without_one(journal):
    number = attached(journal)
    sql("UPDATE store_attachment SET header = x'0101'")
    assert [(each.number, each.title) for each in journals.attachments(journal.keys)] == [(number, None)]
    with pytest.raises(journals.AttachmentDamaged):
        journals.attachment_title(journal.keys, number)


def test_another_journal_sees_and_deletes_nothing_of_it(journal):
    from goldseam.vault import fresh_keys

    number, other = attached(journal), fresh_keys()
    assert journals.attachments(other) == ()
    with pytest.raises(journals.NoAttachment):
        journals.attachment(other, number)
    journals.detach(other, number)
    assert len(journals.attachments(journal.keys)) == 1


def test_it_survives_a_new_passphrase_an_import_and_an_erasing(journal):
    journal.record(letter("one"))
    number = attached(journal)
    journals.change_passphrase(journal.keys, PASSPHRASE, now=journal.now)
    journal.erase(1)
    journals.bring_in(journal.keys, journal.exported()[:1], now=journal.now)
    keys = journals.unlock(PASSPHRASE, now=journal.now)
    assert journals.attachment(keys, number) == b"".join(CONTENT)


def test_destroying_everything_takes_it_along(filed):
    attached(filed)
    pieces = [bytes(piece)[:64] for (piece,) in sql("SELECT sealed FROM store_piece")]
    journals.destroy(filed.keys)
    assert sql("SELECT count(*) FROM store_attachment") == sql("SELECT count(*) FROM store_piece") == [(0,)]
    assert not any(piece in on_disk() for piece in pieces)
    begun()  # and a new one can be made in its place
