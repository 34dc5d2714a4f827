"""Reading a database file that SQLite itself calls damaged: cut off, overwritten, with lost pages.

Opened for reading only, row by row; a row that cannot be fetched is a missing line. Nothing is ever written.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from goldseam.store.problems import FileDamaged, FileGone, NewerJournal, SlotsChanged, WrongPassphrase
from goldseam.store.rows import Anchor, Row, Walk
from goldseam.store.vaults import LAYOUT
from goldseam.vault import VaultKeys, VaultRefusal, chain, heads, slots
from goldseam.vault.heads import Head
from goldseam.vault.refusals import WrongKey

TOO_FAR = 20_000  # row numbers one after another that cannot be fetched; after that, the rest counts as lost


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read: a text for each line or None, and what the head still says."""

    texts: tuple[bytes | None, ...]
    facts: tuple[str, ...]
    unanswered: int

    @property
    def readable(self) -> int:
        """How many lines could be read."""
        return sum(text is not None for text in self.texts)


def salvage(path: Path, passphrase: str) -> Salvaged:
    """What can still be read of this file.

    Raises WrongPassphrase, SlotsChanged, NewerJournal, FileGone, or FileDamaged where the part that opens it is lost.
    """
    try:
        database = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)
        with closing(database):
            # Without this SQLite refuses a file that is shorter than it says.
            database.execute("PRAGMA writable_schema=ON")
            return _read(database, passphrase)
    except sqlite3.OperationalError:
        raise FileGone from None
    except sqlite3.DatabaseError:
        raise FileDamaged from None


def _read(database: sqlite3.Connection, passphrase: str) -> Salvaged:
    vault = database.execute("SELECT id, identity, layout, epoch, head FROM store_vault ORDER BY id").fetchone()
    if vault is None:
        raise FileDamaged
    pk, identity, layout, epoch, sealed_head = vault
    if layout > LAYOUT:
        raise NewerJournal
    keys = _keys(database, pk, identity, passphrase)
    try:
        head = heads.open_head(keys, epoch, sealed_head)
    except VaultRefusal:
        head = None
    found = sorted(_rows(database, pk), key=lambda row: row.seq)
    return _walked(keys, epoch, head, found)


def _walked(keys: VaultKeys, epoch: int, head: Head | None, found: list[Row]) -> Salvaged:
    last = max(found[-1].seq if found else 0, 0 if head is None else head.seq)
    anchor = Anchor(0, chain.beginning(keys, epoch))
    walk = Walk(keys, epoch, anchor, last, end=None if head is None else head.link)
    return Salvaged(
        texts=tuple(one.text for one in walk.along(found) if one.fault != "end"),
        facts=() if head is None else tuple(sorted(head.facts)),
        unanswered=0 if head is None else head.unanswered,
    )


def _keys(database: sqlite3.Connection, pk: int, identity: bytes, passphrase: str) -> VaultKeys:
    wrong = False
    for (sealed,) in database.execute("SELECT sealed FROM store_slot WHERE vault_id = ?", (pk,)).fetchall():
        try:
            return slots.open_with_passphrase(sealed, identity, passphrase)
        except WrongKey:
            wrong = True
        except VaultRefusal:
            continue
    raise WrongPassphrase if wrong else SlotsChanged


def _rows(database: sqlite3.Connection, pk: int) -> Iterator[Row]:
    """Every row that can be fetched, by its own number in the table: an index may be what is damaged."""
    number, failed = 0, 0
    while failed < TOO_FAR:
        try:
            found = database.execute(
                "SELECT id, vault_id, seq, epoch, sealed, digest, link FROM store_entry "
                "WHERE id > ? ORDER BY id LIMIT 1",
                (number,),
            ).fetchone()
        except sqlite3.DatabaseError:
            number, failed = number + 1, failed + 1  # on a lost page: feel the way to where it ends
            continue
        if found is None:
            return
        number, failed = found[0], 0
        if found[1] == pk and isinstance(found[2], int):
            yield Row.read(*found[2:])
