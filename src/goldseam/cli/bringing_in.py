"""`goldseam journal import`: the lines of a file into the journal, or into a new one where there is none.

The whole file is read and judged before anything is written. What either side closed stays closed.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from goldseam.cli import passphrases
from goldseam.cli.files import read_whole
from goldseam.cli.opening import data_folder
from goldseam.cli.says import Stop, aside, counted, say
from goldseam.cli.unlocking import database_in, now, passphrase_of, place, told
from goldseam.journal import lines
from goldseam.journal.problems import JournalFileProblem, WrongPassphrase

if TYPE_CHECKING:
    from goldseam.journal.archive import Archive
    from goldseam.store.journals import BroughtIn
    from goldseam.vault import VaultKeys

SHOWN = 12  # line numbers told one by one


def bring_in(asked: argparse.Namespace) -> int:
    """Bring a file in; say how many lines came and which were not understood."""
    archive = _read(asked)
    found = lines.understood(archive.texts)
    _worth_it(asked, archive, found)
    with told():
        brought = _brought(asked, archive)
    say(f"{counted(brought.lines)} came in, {brought.new} of them new.")
    if brought.still_shut:
        say("Both copies had gone on by themselves. What one of them kept shut stays shut; the last line says what.")
    _not_understood(found)
    return 0


def _brought(asked: argparse.Namespace, archive: "Archive") -> "BroughtIn":
    """All of it, or nothing: a journal that was made for these lines is gone again where they did not come in."""
    fresh = not database_in(data_folder(asked.data)).exists()
    database = place(asked, make=True)
    from goldseam.store import journals
    from goldseam.store.folder import remove_files

    made: VaultKeys | None = None
    try:
        if journals.exists():
            keys = journals.unlock(passphrase_of(asked), now=now())
        else:
            keys = made = _begun(asked)
        return journals.bring_in(keys, archive.texts, now=now(), facts=archive.facts, unanswered=archive.unanswered)
    except (Stop, journals.JournalProblem):
        if made is not None:
            journals.destroy(made)
            aside("The new journal was taken back; its spare key opens nothing.")
        if fresh:
            remove_files(database)
        raise


def _read(asked: argparse.Namespace) -> "Archive":
    from goldseam.journal import archive

    data = read_whole(Path(asked.file).expanduser())
    passphrase = None
    try:
        if archive.sealed(data):
            passphrase = _passphrase(asked)
        return archive.read(data, passphrase)
    except WrongPassphrase as problem:
        raise Stop(f"{problem} If the file has another one, name it with --file-passphrase-file.") from None
    except JournalFileProblem as problem:
        raise Stop(str(problem)) from None


def _passphrase(asked: argparse.Namespace) -> str:
    if asked.file_passphrase_file is None:
        return passphrase_of(asked)
    return passphrases.asked(asked.file_passphrase_file, option="--file-passphrase-file")


def _worth_it(asked: argparse.Namespace, archive: "Archive", found: lines.Understood) -> None:
    """Raises Stop where nothing, or not what was once written, would come in."""
    if found.lines and not found.recorded and not archive.facts:
        first = found.problems[0]
        raise Stop(
            f"Nothing in {asked.file} can be read as a journal line, so nothing was brought in. "
            f"Line {first.line}: {first.text}."
        )
    if not found.lines and not archive.facts:
        raise Stop(f"There is no line in {asked.file}, so there was nothing to bring in.")
    if archive.problems and not asked.as_it_is:
        raise Stop(
            f"{asked.file} was cut off or changed since it was written: {'; '.join(archive.problems)}. "
            "Nothing was brought in. Use another copy, or say --as-it-is to bring in what is there."
        )


def _begun(asked: argparse.Namespace) -> "VaultKeys":
    """A new journal under the passphrase; its spare key is shown once, or there is none."""
    from goldseam.store import journals

    created = journals.create(passphrase_of(asked), now=now())
    if asked.no_spare_key:
        journals.drop_recovery(created.keys, now=now())
        say("A new journal was made, without a spare key: the passphrase is the only way in.")
    else:
        journals.settle_recovery(created.keys)
        say("A new journal was made. This is its spare key. It is shown this once and kept nowhere; write it down:")
        say(f"  {created.recovery_code}")
    return created.keys


def _not_understood(found: lines.Understood) -> None:
    numbers = sorted({problem.line for problem in found.problems})
    if not numbers:
        return
    shown = ", ".join(str(number) for number in numbers[:SHOWN])
    more = "" if len(numbers) <= SHOWN else f" and {len(numbers) - SHOWN} more"
    say(f"Not quite understood, and kept as they are: {counted(len(numbers))} ({shown}{more}).")
    for problem in found.problems[:SHOWN]:
        aside(f"  line {problem.line}: {problem.text}")
