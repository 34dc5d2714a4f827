"""One person's journal in tests of the store: made, its spare key settled, and a clock on the wall."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from django.db import connection

from goldseam.programme import entries as e
from goldseam.programme.decide import Record, Refused
from goldseam.store import journals
from goldseam.vault import VaultKeys

PASSPHRASE = "a candle on the sill"
NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
ZONE = "Europe/London"


@dataclass
class Journal:
    """One person's open journal and the clock on their wall."""

    keys: VaultKeys
    code: str
    now: datetime = NOW
    tokens: Iterator[int] = field(default_factory=count)

    def record(self, *entries: e.Entry, once: str | None = None, on: date | None = None) -> journals.Saved | Refused:
        self.now += timedelta(minutes=1)
        token = once or f"form {next(self.tokens)}"
        return journals.act(self.keys, Record(entries=entries, on=on), now=self.now, zone=ZONE, once=token)

    def write(self, *texts: str) -> tuple[int, ...]:
        """Keep letters, one line each."""
        return tuple(self.record(letter(text)).seqs[0] for text in texts)

    def erase(self, *seqs: int, once: str = "erase") -> journals.Saved:
        self.now += timedelta(minutes=1)  # lines of one instant may change places when copies are joined
        return journals.erase(self.keys, *seqs, now=self.now, zone=ZONE, once=once)

    def texts(self) -> list[str]:
        """The letters that can be read, in order."""
        seqs = range(1, journals.load(self.keys).seq + 1)
        return [line.entry.text for line in journals.lines(self.keys, seqs) if isinstance(line.entry, e.LetterKept)]

    def load(self) -> journals.Loaded:
        return journals.load(self.keys)

    def exported(self) -> list[bytes]:
        return list(journals.export(self.keys, now=self.now).lines)


def letter(text: str) -> e.LetterKept:
    return e.LetterKept(text=text, kind_of="unsent")


def sql(statement: str, *values: object) -> list[tuple]:
    """What somebody without the passphrase can do to the file."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def database_path() -> Path:
    """Where the database lies on disk."""
    return Path(sql("PRAGMA database_list")[0][2])


def begun() -> Journal:
    created = journals.create(PASSPHRASE, now=NOW)
    journals.settle_recovery(created.keys)
    return Journal(created.keys, created.recovery_code)
