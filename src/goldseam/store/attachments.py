"""Something large beside the journal: put in piece by piece, read whole or not at all, deleted at once.

An attachment has a number for addresses, and a title that only the open vault can read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldseam.store import vaults
from goldseam.store.database import as_bytes, reading, settle_files, writing
from goldseam.store.models import Attachment, Piece
from goldseam.store.problems import AttachmentDamaged, NoAttachment
from goldseam.vault import VaultKeys, VaultRefusal
from goldseam.vault import attachments as sealed


@dataclass(frozen=True, slots=True)
class Listed:
    """One attachment in a list. `title` is None where its header does not open; it can still be deleted."""

    number: int
    title: str | None


def put(keys: VaultKeys, title: str, content: Iterable[bytes]) -> int:
    """Seal `content` as a new attachment, all or nothing, and return its number. Raises NoJournal or CannotSave."""
    attachment = sealed.fresh(title.encode("utf-8", "surrogatepass"))
    with writing():
        row = Attachment.objects.create(
            vault_id=vaults.of(keys).pk,
            identity=attachment.identity,
            header=sealed.seal_header(keys, attachment),
        )
        for number, piece in enumerate(sealed.seal_pieces(attachment, content)):
            Piece.objects.create(attachment=row, number=number, sealed=piece)
    return int(row.pk)


def listed(keys: VaultKeys) -> tuple[Listed, ...]:
    """All of them, the newest first."""
    with reading():
        rows = Attachment.objects.filter(vault__identity=keys.vault_id).order_by("-pk")
        return tuple(Listed(number=row.pk, title=_title(keys, row)) for row in rows)


def title(keys: VaultKeys, number: int) -> str:
    """What it is called. Raises NoAttachment or AttachmentDamaged."""
    with reading():
        found = _title(keys, _row(keys, number))
    if found is None:
        raise AttachmentDamaged
    return found


def read(keys: VaultKeys, number: int) -> bytes:
    """Its content, whole: what is cut off is damaged. Raises NoAttachment or AttachmentDamaged."""
    with reading():
        row = _row(keys, number)
        try:
            attachment = sealed.open_header(keys, as_bytes(row.identity), as_bytes(row.header))
            return b"".join(sealed.open_pieces(attachment, _pieces(row.pk)))
        except VaultRefusal:
            raise AttachmentDamaged from None


def delete(keys: VaultKeys, number: int) -> None:
    """Take it away, at once and for good. What is not there is gone already. Raises CannotSave.

    Its key goes first, by itself: whatever stops this half way, nothing of it opens any more.
    """
    with writing():
        found = Attachment.objects.filter(vault__identity=keys.vault_id, pk=number).update(header=b"")
    settle_files()
    if found:
        with writing():
            Piece.objects.filter(attachment_id=number).delete()
            Attachment.objects.filter(pk=number).delete()
        settle_files()


def _row(keys: VaultKeys, number: int) -> Attachment:
    row = Attachment.objects.filter(vault__identity=keys.vault_id, pk=number).first()
    if row is None:
        raise NoAttachment
    return row


def _title(keys: VaultKeys, row: Attachment) -> str | None:
    try:
        attachment = sealed.open_header(keys, as_bytes(row.identity), as_bytes(row.header))
    except VaultRefusal:
        return None
    return attachment.title.decode("utf-8", "surrogatepass")


def _pieces(pk: int) -> Iterator[bytes]:
    rows = Piece.objects.filter(attachment_id=pk).order_by("number").values_list("sealed", flat=True)
    return (as_bytes(piece) for piece in rows.iterator(chunk_size=16))
