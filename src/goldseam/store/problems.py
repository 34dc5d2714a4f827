"""What can go wrong with a journal on disk. Every message is a sentence or two a face can show as it is.

JournalProblem
├── CannotOpen        it stays locked
│   ├── NoJournal         there is none here
│   ├── WrongPassphrase   or wrong spare key
│   ├── TooSoon           several wrong tries: `seconds` to wait
│   ├── Crowded           too many tries at once, or too little memory
│   ├── SlotsChanged      what the passphrase opens was changed from outside
│   └── NewerJournal      written by a later version
├── AlreadyThere      a journal exists, and making another would hide it
├── NotYet            the choice about the spare key comes before the first entry
├── CannotSave        nothing was written; what was there is as it was
│   ├── DiskFull
│   ├── ReadOnly
│   └── InUse             another program holds the file
├── CannotRead        the file itself cannot be read
│   ├── FileDamaged
│   └── FileGone
├── HeadDamaged       the seal over the whole does not open: reading goes on, writing does not
├── AttachmentDamaged something large does not open, or not to its end
└── NoAttachment      there is none of this number
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError


class JournalProblem(Exception):
    """Something is the matter with the journal on disk."""

    sentence = "Something is the matter with the notes on this device."

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.sentence)


class CannotOpen(JournalProblem):
    """It stays locked."""


class NoJournal(CannotOpen):
    """There is none here."""

    sentence = "There are no notes here yet."


class WrongPassphrase(CannotOpen):
    """The passphrase or spare key opens nothing here."""

    sentence = "That did not open your notes. Please try once more; capitals and spaces count."


class TooSoon(CannotOpen):
    """Several wrong tries in a row: a short wait makes guessing slow, and never locks anybody out for good."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"That was several tries. Please wait {seconds} seconds, then try again.")


class Crowded(CannotOpen):
    """Too many tries at once, or too little memory for one."""

    sentence = "This device is busy just now. Please try again in a moment."


class SlotsChanged(CannotOpen):
    """A slot costs less than it may, or is damaged."""

    sentence = (
        "What your passphrase opens was changed from outside, or is damaged. Nothing was opened. "
        "Your spare key may still open your notes, and so may a backup."
    )


class NewerJournal(CannotOpen):
    """Written by a later version of this program."""

    sentence = "These notes were written by a newer version of this app. Nothing was changed. Please update it first."


class AlreadyThere(JournalProblem):
    """A journal exists here."""

    sentence = "There are notes here already. They were not touched."


class NotYet(JournalProblem):
    """The choice about the spare key is still open (VT-08)."""

    sentence = "Before the first entry: please keep your spare key, or say that you do not want one."


class CannotSave(JournalProblem):
    """Nothing was written."""

    sentence = "This could not be saved. Nothing was lost: everything you saved before is still there."


class DiskFull(CannotSave):
    """No room left."""

    sentence = "The disk is full, so this could not be saved. Free some space and send it again. Nothing else was lost."


class ReadOnly(CannotSave):
    """The file or its folder cannot be written to."""

    sentence = (
        "The folder of your notes cannot be written to, so nothing can be opened or saved there. Nothing was lost. "
        "Give yourself the right to write to it, then try again."
    )


class InUse(CannotSave):
    """Another program holds the file for longer than anybody waits."""

    sentence = "Another program is using your notes right now, so this could not be saved. Please send it again."


class CannotRead(JournalProblem):
    """The file itself cannot be read."""

    sentence = "The file with your notes cannot be read right now."


class FileDamaged(CannotRead):
    """The database is cut, overwritten or not one at all."""

    sentence = (
        "The file with your notes is damaged. Nothing was changed. `goldseam journal export --plain` saves what can "
        "still be read, and a backup can be brought back with `goldseam journal import`."
    )


class FileGone(CannotRead):
    """There is no file, no folder, or no right to read it."""

    sentence = "The file with your notes cannot be opened. Is the folder still there, and is it yours to read?"


class HeadDamaged(JournalProblem):
    """The head does not open."""

    sentence = (
        "The seal over the whole of your notes is damaged, so nothing new is written. What can be read is still "
        "here. Export it, and import it into a new journal."
    )


class AttachmentDamaged(JournalProblem):
    """It does not open, or not to its end."""

    sentence = (
        "Part of this file was damaged or changed from outside, so none of it is shown. Your notes are not touched. "
        "You can delete it here and bring the file in once more."
    )


class NoAttachment(JournalProblem):
    """There is none of this number."""

    sentence = "This is not here any more."


_BY_CODE: dict[int, type[JournalProblem]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_IOERR: DiskFull,  # what a full disk or quota looks like to SQLite, far more often than a broken one
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_BUSY: InUse,
    sqlite3.SQLITE_LOCKED: InUse,
    sqlite3.SQLITE_CORRUPT: FileDamaged,
    sqlite3.SQLITE_NOTADB: FileDamaged,
    sqlite3.SQLITE_CANTOPEN: FileGone,
    sqlite3.SQLITE_PERM: FileGone,
}


def told(error: DatabaseError) -> JournalProblem:
    """What a database error means for the person."""
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    if code is not None and code & 0xFF in _BY_CODE:  # the low byte is the family, the rest says which of it
        return _BY_CODE[code & 0xFF]()
    return CannotSave()


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn database errors into sentences."""
    try:
        yield
    except DatabaseError as error:
        raise told(error) from error
    except UnicodeDecodeError as error:  # SQLite quotes what it stumbled over, and that was no text
        raise FileDamaged from error
