"""`goldseam doctor`: is everything in place? Looks at folder and file, never at what they say; changes nothing."""

import argparse
import json
import os
import shutil
import sqlite3
import stat
import sys
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import quote

from goldseam import __version__
from goldseam.cli.opening import data_folder
from goldseam.cli.says import say
from goldseam.vault import known_answers

ROOM = 100 * 1024 * 1024  # bytes free: enough for years of notes
MADE = datetime(2026, 11, 1, tzinfo=UTC)  # a clock before this is wrong: the program did not exist
DATABASE = "notes.db"
SHOWN = ("django", "cryptography", "pyrage", "msgspec", "granian")
OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is well, and a sentence."""

    name: str
    well: bool
    text: str


def look(asked: argparse.Namespace) -> int:
    """Look at everything; 1 where something is not well."""
    folder = data_folder(asked.data)
    findings = [finding for check in CHECKS for finding in check(folder)]
    if asked.json:
        say(json.dumps({"well": all(f.well for f in findings), "findings": [asdict(f) for f in findings]}))
    else:
        for finding in findings:
            say(f"{'well ' if finding.well else 'LOOK '} {finding.name}: {finding.text}")
    return 0 if all(finding.well for finding in findings) else 1


def data(folder: Path) -> Iterator[Finding]:
    """The folder: there, ours, writable, and nobody else's to read."""
    name = "data folder"
    if not folder.exists():
        yield Finding(name, True, f"{folder} is not there yet; the first start makes it.")
    elif not folder.is_dir():
        yield Finding(name, False, f"{folder} is a file. Choose a folder with --data or GOLDSEAM_DATA.")
    elif not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield Finding(name, False, f"{folder} cannot be written to. Give yourself the right to, or choose another.")
    elif folder.stat().st_mode & OTHERS:
        yield Finding(name, False, f"Others on this machine can look into {folder}. `goldseam open` closes it to them.")
    else:
        yield Finding(name, True, f"{folder} is there, yours alone, and can be written to.")


def room(folder: Path) -> Iterator[Finding]:
    """The disk."""
    near = next((place for place in (folder, *folder.parents) if place.exists()), Path("/"))
    free = shutil.disk_usage(near).free
    text = f"{free // (1024 * 1024):,} MB are free."
    yield Finding("disk", free >= ROOM, text if free >= ROOM else text + " Free some space before you write on.")


def database(folder: Path) -> Iterator[Finding]:
    """The file, as far as that can be seen without a key."""
    file, name = folder / DATABASE, "database"
    if not file.exists():
        yield Finding(name, True, "There is no journal yet.")
        return
    try:
        with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True, timeout=5)) as opened:
            sound = opened.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            journals = opened.execute("SELECT count(*) FROM store_vault").fetchone()[0]
    except (sqlite3.Error, UnicodeDecodeError):
        sound, journals = False, 0
    if not sound:
        yield Finding(
            name,
            False,
            f"{file} is damaged or cannot be read. Keep a copy of it; `goldseam journal export` saves what it can.",
        )
    else:
        there = "holds a journal" if journals else "holds no journal yet"
        yield Finding(name, True, f"{file.name} is sound and {there}. `goldseam journal verify` checks every line.")


def seals(_folder: Path) -> Iterator[Finding]:
    """The ciphers, against answers that are known."""
    try:
        known_answers.check()
    except known_answers.CipherBroken as problem:
        yield Finding("seals", False, str(problem))
    else:
        yield Finding("seals", True, "The ciphers give the answers they have to give.")


def clock(folder: Path) -> Iterator[Finding]:
    """The clock: not before this program was made, nor before what is in the folder was written."""
    now = datetime.now(UTC)  # noqa: TID251  it is the clock that is looked at
    file = folder / DATABASE
    written = datetime.fromtimestamp(file.stat().st_mtime, UTC) if file.exists() else MADE
    behind = now < max(MADE, written)
    text = f"It shows {now:%Y-%m-%d %H:%M} UTC."
    yield Finding("clock", not behind, text + (" That is in the past: please set it." if behind else ""))


def browser(_folder: Path) -> Iterator[Finding]:
    """A browser to open the pages in."""
    try:
        webbrowser.get()
    except webbrowser.Error:
        yield Finding("browser", True, "None was found here. `goldseam open` prints an address for one of your own.")
    else:
        yield Finding("browser", True, "There is one.")


def versions(_folder: Path) -> Iterator[Finding]:
    """What runs here."""
    parts = [f"goldseam {__version__}", f"Python {sys.version.split()[0]}", f"SQLite {sqlite3.sqlite_version}"]
    missing = []
    for package in SHOWN:
        try:
            parts.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            missing.append(package)
    text = ", ".join(parts) + "."
    yield Finding("versions", not missing, text + (f" Missing: {', '.join(missing)}." if missing else ""))


CHECKS: tuple[Callable[[Path], Iterator[Finding]], ...] = (
    data, room, database, seals, clock, browser, versions,
)  # fmt: skip
