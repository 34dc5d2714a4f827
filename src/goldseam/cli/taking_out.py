"""`goldseam journal export`: everything in one file, also out of a damaged journal as far as it can be read."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from goldseam import __version__
from goldseam.cli import passphrases
from goldseam.cli.files import check_free, write_whole
from goldseam.cli.opening import data_folder
from goldseam.cli.says import counted, say
from goldseam.cli.unlocking import database_in, now, passphrase_of, told, unlocked


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken out: the lines, what is closed, and where the chain ended."""

    texts: tuple[bytes, ...]
    facts: tuple[str, ...]
    unanswered: int
    end: str | None = None
    chats: int = 0


def export(asked: argparse.Namespace) -> int:
    """Write everything to one file; 1 where some of it could not be read any more."""
    from goldseam.journal import archive

    out = Path(asked.out).expanduser()
    check_free(out, replace=asked.replace)
    with told():
        taken = _everything(asked)
    content = archive.write(
        taken.texts,
        facts=taken.facts,
        unanswered=taken.unanswered,
        end=taken.end,
        made_at=now(),
        app=f"goldseam {__version__}",
        passphrase=None if asked.plain else _passphrase(asked),
    )
    write_whole(out, content)
    return _report(asked, taken)


def _everything(asked: argparse.Namespace) -> Taken:
    from goldseam.store.problems import FileDamaged

    try:
        _, keys = unlocked(asked)
        from goldseam.store import chats, journals

        taken = journals.export(keys, now=now())
        try:
            end: str | None = journals.witness(keys)
        except journals.HeadDamaged:
            end = None
        return Taken(tuple(taken.lines), taken.facts, taken.unanswered, end, len(chats.listed(keys)))
    except FileDamaged:
        return _salvaged(asked)


def _salvaged(asked: argparse.Namespace) -> Taken:
    """What can still be read of a file that the database itself calls damaged."""
    from goldseam.store.moving import PLACEHOLDER
    from goldseam.store.salvage import salvage

    found = salvage(database_in(data_folder(asked.data)), passphrase_of(asked))
    texts = tuple(PLACEHOLDER if text is None else text for text in found.texts)
    return Taken(texts, found.facts, found.unanswered)


def _passphrase(asked: argparse.Namespace) -> str:
    if asked.file_passphrase_file is None:
        return passphrase_of(asked)
    return passphrases.asked(asked.file_passphrase_file, option="--file-passphrase-file")


def _report(asked: argparse.Namespace, taken: Taken) -> int:
    from goldseam.store.reading import UNREADABLE

    lost = sum(text.startswith(UNREADABLE) for text in taken.texts)
    say(f"{counted(len(taken.texts), 'line is', 'lines are')} in {asked.out}.")
    if asked.plain:
        say("It is not sealed: whoever finds this file can read it.")
    else:
        say(f"It is sealed with a passphrase. The stock tool opens it, too: age -d {asked.out}")
    if taken.chats:
        them = counted(taken.chats, "chat", "chats")
        say(f"{them} you brought in: not in it. goldseam journal chats FOLDER saves them.")
    if lost:
        say(f"{counted(lost)} could not be read any more, and keep their places, empty.")
    return 1 if lost else 0
