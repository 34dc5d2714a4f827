"""The sealed journal of a data folder, found and opened.

Everything of the store is imported inside the functions: Django has to be set up on the folder first.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from goldseam.cli import passphrases
from goldseam.cli.opening import data_folder
from goldseam.cli.says import Stop

if TYPE_CHECKING:
    from goldseam.vault import VaultKeys


def now() -> datetime:
    """This instant."""
    return datetime.now(UTC)  # noqa: TID251  a face may look at the clock


@contextmanager
def told() -> Iterator[None]:
    """Whatever is the matter with the journal ends the command with its own sentence."""
    from goldseam.store.problems import FileDamaged, JournalProblem

    try:
        yield
    except JournalProblem as problem:
        raise Stop(str(problem), code=1 if isinstance(problem, FileDamaged) else 2) from None


def place(asked: argparse.Namespace, *, make: bool = False) -> Path:
    """The database in the data folder, its tables up to date.

    Raises Stop where there is no journal and none is to be made, JournalProblem where the file cannot be used.
    """
    from goldseam.store.folder import open_folder
    from goldseam.vault.known_answers import CipherBroken

    folder = data_folder(asked.data)
    if not make and not database_in(folder).exists():
        raise Stop(no_journal(folder))
    try:
        return open_folder(folder, make=make)
    except CipherBroken as problem:
        raise Stop(str(problem), code=1) from None


def database_in(folder: Path) -> Path:
    """Where the database lies in a data folder."""
    from goldseam.store.folder import DATABASE

    return folder / DATABASE


def no_journal(folder: Path) -> str:
    """The sentence for an empty place."""
    return (
        f"There is no journal in {folder}. Look at --data, or make one: `goldseam open`, or `goldseam journal import`."
    )


def passphrase_of(asked: argparse.Namespace) -> str:
    """The passphrase of the journal, asked for once."""
    if getattr(asked, "passphrase", None) is None:
        asked.passphrase = passphrases.asked(asked.passphrase_file)
    return str(asked.passphrase)


def unlocked(asked: argparse.Namespace) -> "tuple[Path, VaultKeys]":
    """The database and the keys to it. Raises Stop or JournalProblem."""
    database = place(asked)
    from goldseam.store import journals

    if not journals.exists():
        raise Stop(no_journal(database.parent))
    return database, journals.unlock(passphrase_of(asked), now=now())
