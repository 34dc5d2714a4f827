"""`goldseam journal chats`: every chat that was brought in, each as a file of its own."""

import argparse
from pathlib import Path

from goldseam.cli import passphrases
from goldseam.cli.files import check_free, write_whole
from goldseam.cli.says import Stop, aside, counted, say
from goldseam.cli.unlocking import now, passphrase_of, told, unlocked


def save(asked: argparse.Namespace) -> int:
    """Write them into a folder, sealed with a passphrase; 1 where one no longer opens."""
    folder = Path(asked.folder).expanduser()
    if not folder.is_dir():
        raise Stop(f"There is no folder {folder}. Make it first, and give its name.")
    with told():
        _, keys = unlocked(asked)
        from goldseam.store import chats

        kept = list(enumerate(reversed(chats.listed(keys)), 1))
        outs = {number: folder / _name(number, plain=asked.plain) for number, _ in kept}
        for out in outs.values():
            check_free(out, replace=asked.replace)
        lost = sum(not _saved(keys, one.number, outs[number], asked) for number, one in kept)
    say(f"{counted(len(kept) - lost, 'chat is', 'chats are')} in {folder}.")
    if kept and asked.plain:
        aside("They are not sealed, and hold another person's words: keep them to yourself.")
    if lost:
        aside(f"{counted(lost, 'chat', 'chats')} could not be read any more.")
    return 1 if lost else 0


def _name(number: int, *, plain: bool) -> str:
    return f"chat-{number}.jsonl" + ("" if plain else ".age")


def _saved(keys: object, number: int, out: Path, asked: argparse.Namespace) -> bool:
    from goldseam.journal import archive
    from goldseam.store import chats
    from goldseam.store.problems import AttachmentDamaged

    try:
        content = chats.as_file(keys, number, now=now())  # type: ignore[arg-type]
    except AttachmentDamaged:
        return False
    write_whole(out, content if asked.plain else archive.seal(content, _passphrase(asked)))
    return True


def _passphrase(asked: argparse.Namespace) -> str:
    if asked.file_passphrase_file is None:
        return passphrase_of(asked)
    return passphrases.asked(asked.file_passphrase_file, option="--file-passphrase-file")
