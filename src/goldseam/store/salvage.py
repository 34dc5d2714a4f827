"""Reading a database file that SQLite itself calls damaged: cut off, overwritten, with lost pages.

Opened for reading only, row by row; a row that cannot be fetched is a missing line. Nothing is ever written.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from goldseam.store.database import as_bytes
from goldseam.store.problems import FileDamaged, FileGone, SlotsChanged, WrongPassphrase
from goldseam.store.rows import GAP, Anchor, Row, Walk
from goldseam.store.vaults import Found, head_of, taken_apart
from goldseam.vault import VaultKeys, VaultRefusal, chain, slots
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
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        raise FileDamaged from None


def _read(database: sqlite3.Connection, passphrase: str) -> Salvaged:
    row = database.execute("SELECT id, identity, layout, epoch, head, mailbox FROM store_vault ORDER BY id").fetchone()
    if row is None:
        raise FileDamaged
    vault = taken_apart(*row)
    keys = _keys(database, vault, passphrase)
    found = sorted(_rows(database, vault.pk), key=lambda row: row.seq)
    return _walked(keys, vault.epoch, head_of(keys, vault), found)


def _walked(keys: VaultKeys, epoch: int, head: Head | None, found: list[Row]) -> Salvaged:
    known = len(found) if head is None else head.seq
    found = [row for row in found if row.seq <= known + GAP]
    last = max(found[-1].seq if found else 0, 0 if head is None else head.seq)
    anchor = Anchor(0, chain.beginning(keys, epoch))
    walk = Walk(keys, epoch, anchor, last, end=None if head is None else head.link)
    return Salvaged(
        texts=tuple(one.text for one in walk.along(found) if one.fault != "end"),
        facts=() if head is None else tuple(sorted(head.facts)),
        unanswered=0 if head is None else head.unanswered,
    )


def _keys(database: sqlite3.Connection, vault: Found, passphrase: str) -> VaultKeys:
    wrong = False
    for (sealed,) in database.execute("SELECT sealed FROM store_slot WHERE vault_id = ?", (vault.pk,)).fetchall():
        try:
            return slots.open_with_passphrase(as_bytes(sealed), vault.identity, passphrase)
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
            if found is None:
                return
            if found[0] <= number:
                raise sqlite3.DatabaseError("a damaged tree leads back")
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            number, failed = number + 1, failed + 1  # on a lost page: feel the way to where it ends
            continue
        number, failed = found[0], 0
        if found[1] == pk and isinstance(found[2], int):
            yield Row.read(*found[2:])
