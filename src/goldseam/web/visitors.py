"""Who may see even the lock page: a browser that came through a one-time address of this run (HD-08).

The launcher writes an empty file named by the SHA-256 of a fresh token; whoever presents the token within two minutes
removes that file, once, and gets a visitor's cookie. Other users of the machine and web pages have no token.
Nothing here outlives the server process.
"""

import contextlib
import hashlib
import secrets
import time
from pathlib import Path

from django.conf import settings

TOKEN_BYTES = 32
TOKEN_SECONDS = 120  # long enough for a slow browser to start, short enough for an address left in a terminal
CLOCK_SLACK = 2  # seconds a note may seem to lie ahead; more than that, and the clock was set back
COOKIE = f"v{settings.INSTALL}"

_known: set[str] = set()  # SHA-256 of the cookies given out by this process


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()


def mint(folder: Path) -> str:
    """A fresh start token, noted in `folder` as an empty file named by its digest. The token itself is kept nowhere."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sweep(folder)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    (folder / _digest(token)).touch(mode=0o600, exist_ok=False)
    return token


def _fresh(note: Path) -> bool:
    return -CLOCK_SLACK <= time.time() - note.stat().st_mtime <= TOKEN_SECONDS


def _sweep(folder: Path) -> None:
    for note in folder.iterdir():
        with contextlib.suppress(FileNotFoundError):
            if not _fresh(note):
                note.unlink()


def admit(token: str, folder: Path) -> str | None:
    """A visitor's cookie for a token that is known, fresh and not yet used; None otherwise."""
    note = folder / _digest(token)
    try:
        fresh = _fresh(note)
        note.unlink()  # of two at once only one succeeds
    except OSError:
        return None
    if not fresh:
        return None
    cookie = secrets.token_urlsafe(TOKEN_BYTES)
    _known.add(_digest(cookie))
    return cookie


def known(cookie: str | None) -> bool:
    """Whether this cookie was given out by this run."""
    return cookie is not None and _digest(cookie) in _known
