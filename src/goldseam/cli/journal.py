"""`goldseam journal verify|passphrase|erase`. None of these opens contact with anybody."""

import argparse
import sys
from pathlib import Path

from goldseam.cli import passphrases
from goldseam.cli.says import Stop, aside, say
from goldseam.cli.unlocking import now, told, unlocked

WORD = "erase"


def verify(asked: argparse.Namespace) -> int:
    """Check everything; 1 where something is not as it was written."""
    with told():
        _, keys = unlocked(asked)
        from goldseam.store import journals

        report = journals.verify(keys)
    for sentence in report.sentences():
        say(sentence)
    return 0 if report.sound else 1


def change_passphrase(asked: argparse.Namespace) -> int:
    """Another passphrase from now on."""
    with told():
        _, keys = unlocked(asked)
        from goldseam.store import journals

        new = passphrases.chosen(asked.new_passphrase_file, "--new-passphrase-file")
        journals.change_passphrase(keys, new, now=now())
    say("The passphrase is changed. Exports written before still open with the one before.")
    return 0


def erase(asked: argparse.Namespace) -> int:
    """Delete everything, after asking once."""
    with told():
        database, keys = unlocked(asked)
        from goldseam.store import journals
        from goldseam.store.folder import remove_files

        if not asked.yes:
            _ask_to_erase(database.parent)
        journals.destroy(keys)
        remove_files(database)
    say("Everything is deleted. Exports made earlier are still wherever you put them.")
    return 0


def _ask_to_erase(folder: Path) -> None:
    if not sys.stdin.isatty():
        raise Stop("Nothing was deleted: there is nobody to ask. Say --yes if you are sure.")
    aside(f"This deletes the whole journal in {folder}, for good. Only an export could bring it back.")
    try:
        answer = input(f"Type {WORD} to go on: ")
    except EOFError:
        answer = ""
    if answer.strip().lower() != WORD:
        raise Stop("Nothing was deleted.")
