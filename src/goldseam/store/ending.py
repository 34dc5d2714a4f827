"""Taking words away for good, and everything."""

from datetime import datetime

from django.db import connection

from goldseam.programme.entries import Erased
from goldseam.store import acting, corrections, openings, reading, rows, snapshots, vaults
from goldseam.store.acting import Saved
from goldseam.store.database import settle_files, writing
from goldseam.store.erasing import without_words_text
from goldseam.store.models import Attachment, Entry, Kept, Letter, Once, Piece, Slot, Snapshot, Vault
from goldseam.store.openings import Opening
from goldseam.store.problems import told_plainly
from goldseam.store.reading import UNREADABLE
from goldseam.vault import VaultKeys, seals


def erase(keys: VaultKeys, *seqs: int, now: datetime, zone: str, once: str) -> Saved:
    """Take the words of these lines away, and of every correction of them. What the lines did stays.

    The sealed words leave the file at once; older backups and exports still hold them. Numbers without a line are
    left out. Raises HeadDamaged or CannotSave; then nothing was erased.
    """
    with writing():
        earlier = acting.outcome(keys, vaults.of(keys).pk, once)
        if earlier is not None:
            return earlier
        opened = acting.ready(keys)
        named = [seq for seq in dict.fromkeys(seqs) if 1 <= seq <= opened.last]
        amended = corrections.known(keys)
        _empty_all(keys, opened.vault.pk, named, amended)
        entries = [Erased(entry=seq) for seq in named]
        lines = acting.recorded(entries, opened.last, now, zone, None)
        saved = Saved(acting.append(keys, opened, lines))
        _fold_afresh(keys)
        acting.remember(keys, opened.vault.pk, once, saved)
        if named:
            openings.note(keys, opened.vault.pk, Opening(what="erased", at=now))
    settle_files()
    return saved


def _empty_all(keys: VaultKeys, vault_pk: int, named: list[int], amended: dict[int, list[int]]) -> None:
    """Corrections first: what in them is words can only be told while the line they correct can still be read."""
    original = {amendment: seq for seq, amendments in amended.items() for amendment in amendments}
    wanted = dict.fromkeys([*(amendment for seq in named for amendment in amended.get(seq, ())), *named])
    for seq in sorted(wanted, key=lambda seq: seq not in original):
        _empty(keys, vault_pk, seq, original.get(seq))


def _empty(keys: VaultKeys, vault_pk: int, seq: int, original: int | None) -> None:
    row = reading.row_at(vault_pk, seq)
    if row is None:
        return
    text = rows.text_of(keys, row)
    corrected = None if original is None else reading.row_at(vault_pk, original)
    before = None if corrected is None else rows.text_of(keys, corrected)
    rest = UNREADABLE + b"}" if text is None else without_words_text(text, seq, before)
    sealed = seals.seal(keys, rows.rest_place(row), rest)
    Entry.objects.filter(vault_id=vault_pk, seq=seq).update(sealed=sealed)


def _fold_afresh(keys: VaultKeys) -> None:
    """A new snapshot from the lines as they are now: the old one may hold a word."""
    opened = reading.opened(keys, from_the_first=True)
    snapshots.drop(opened.vault.pk)
    if not opened.faults and opened.head is not None and opened.last:
        snapshots.take(keys, opened.vault.pk, opened.vault.epoch, opened.last, opened.head.link, opened.folded)


def mentioning(keys: VaultKeys, words: str) -> tuple[int, ...]:
    """The lines in which `words` stand, whatever their case; for erasing everything that names somebody."""
    wanted = words.casefold()
    found = []
    for one in reading.texts(keys):
        if one.text is not None and wanted and wanted in one.text.decode("utf-8", "replace").casefold():
            found.append(one.seq)
    return tuple(found)


def destroy(keys: VaultKeys) -> None:
    """Everything, for good: first what opens it, then the rest, then the places in the file where it stood.

    Backups and exports made earlier remain wherever they are. Raises CannotSave.
    """
    with writing():
        vault = vaults.of(keys)
        Slot.objects.filter(vault_id=vault.pk).delete()
        Vault.objects.filter(pk=vault.pk).update(head=b"")
        Attachment.objects.filter(vault_id=vault.pk).update(header=b"")
    settle_files()
    with writing():
        Piece.objects.filter(attachment__vault_id=vault.pk).delete()
        for table in (Attachment, Entry, Snapshot, Kept, Once, Letter):
            table.objects.filter(vault_id=vault.pk).delete()
        Vault.objects.filter(pk=vault.pk).delete()
    settle_files()
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with told_plainly(), connection.cursor() as cursor:
            cursor.execute("VACUUM")
        settle_files()
