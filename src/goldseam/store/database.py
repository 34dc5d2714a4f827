"""One connection, two ways to use it: reading at one instant, and writing all or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connection, transaction

from goldseam.store.problems import told_plainly


@contextmanager
def reading() -> Iterator[None]:
    """Everything read inside is from one and the same instant, whoever writes meanwhile."""
    with told_plainly():
        connection.ensure_connection()
        if connection.in_atomic_block or connection.vendor != "sqlite" or connection.connection.in_transaction:
            yield  # already at one instant
            return
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")  # deferred: readers never wait for writers, nor writers for them
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


@contextmanager
def writing() -> Iterator[None]:
    """All of it or nothing. One writer at a time: the settings make this BEGIN IMMEDIATE."""
    with told_plainly(), transaction.atomic():
        yield


def as_bytes(value: Any) -> bytes:
    """A column's bytes. In a damaged file a column can hold anything at all: that is then as good as nothing."""
    return bytes(value) if isinstance(value, bytes | memoryview) else b""


def settle_files() -> bool:
    """Empty the write-ahead log into the file, so that nothing deleted lingers in it (DL-01, DL-02).

    Never waits for readers and never fails: false where it has to be left for the next time.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return False
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy, *_ = cursor.fetchone()
    except (DatabaseError, UnicodeDecodeError):
        return False
    return not busy
