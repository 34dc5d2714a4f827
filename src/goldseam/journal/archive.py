"""The export file: everything, in a form that outlives this program.

    first line   {"goldseam": "journal", "format": 1, "app", "made_at", "lines", "sha256", "end", "facts", "unanswered"}
    other lines  the journal, one JSON object a line, as they were recorded

`sha256` is of all bytes after the first line. `facts` and `unanswered` are what the journal knew to be closed, even
where the line that said so is gone; `end` is the link its chain ended with. Sealed, the file is one age file under a
passphrase, which the stock `age` tool opens: `age -d FILE > journal.jsonl`.

All of it passes through memory and none of it through a temporary file: plain text never touches the disk unasked.
"""

import base64
import hashlib
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyrage

from goldseam.journal import codec, lines
from goldseam.journal.manifest import closed
from goldseam.journal.problems import Damaged, JournalFileProblem, TooSlow, WrongPassphrase
from goldseam.journal.upcasts import FORMAT

AGE = b"age-encryption.org/v1\n"
AGE_IN_LETTERS = b"-----BEGIN AGE ENCRYPTED FILE-----"
# Before any work the library measures how fast the machine is, and refuses what would take it long. While something
# else keeps the machine busy it measures far too little; so it is asked again before a person is.
TRIES, TOO_SLOW = 25, "Excessive work"
MOST_WORK = 22  # as a power of two: more than four million rounds would keep a small machine busy for minutes

_work = re.compile(rb"-> scrypt [A-Za-z0-9+/]+ (\d{1,4})\n")


@dataclass(frozen=True, slots=True)
class Archive:
    """An export file, read. `problems` are about the file as a whole: there are none if it is what was once written."""

    texts: tuple[bytes, ...]
    facts: tuple[str, ...] = ()
    unanswered: int = 0
    problems: tuple[str, ...] = ()


def write(
    texts: Iterable[bytes],
    *,
    facts: Sequence[str],
    unanswered: int,
    end: str | None,
    made_at: datetime,
    app: str,
    passphrase: str | None = None,
) -> bytes:
    """The export file of these lines; sealed where there is a passphrase, else plain."""
    body = b"".join(text + b"\n" for text in texts)
    manifest = {
        "goldseam": "journal",
        "format": FORMAT,
        "app": app,
        "made_at": made_at.isoformat(timespec="seconds"),
        "lines": body.count(b"\n"),
        "sha256": hashlib.sha256(body).hexdigest(),
        "end": end,
        "facts": sorted(facts),
        "unanswered": unanswered,
    }
    plain = codec.as_text(manifest) + b"\n" + body
    return plain if passphrase is None else seal(plain, passphrase)


def seal(content: bytes, passphrase: str) -> bytes:
    """Any content as an age file under a passphrase."""
    return bytes(pyrage.passphrase.encrypt(content, passphrase))


def sealed(data: bytes) -> bool:
    """Whether this is an age file, so that a passphrase has to be asked for."""
    return data.startswith(AGE) or data.lstrip().startswith(AGE_IN_LETTERS)


def read(data: bytes, passphrase: str | None = None) -> Archive:
    """An export file, or any file of journal lines.

    Raises WrongPassphrase, TooSlow, Damaged (a sealed file that was cut or changed; nothing of it can be trusted),
    NotAJournal or NewerFormat. A plain file that was cut or changed is read, and says so.
    """
    plain = _opened(data, passphrase) if sealed(data) else data
    source = lines.read(io.BytesIO(plain))
    texts = tuple(source.texts)
    known = closed(source.header)
    problems = (*source.problems, *_differences(source.header or {}, texts), *known.problems)
    return Archive(texts, known.facts, known.unanswered, problems)


def _opened(data: bytes, passphrase: str | None) -> bytes:
    if passphrase is None:
        raise WrongPassphrase("This file is sealed with a passphrase.")
    data = data if data.startswith(AGE) else _out_of_letters(data)
    work = _work.search(data, 0, 200)
    if work is not None and int(work[1]) > MOST_WORK:
        raise Damaged("This file asks for more work than any export does, so it was not opened.")
    for _ in range(TRIES):
        try:
            return bytes(pyrage.passphrase.decrypt(data, passphrase))
        except pyrage.DecryptError as error:
            if not str(error).startswith(TOO_SLOW):
                raise _told(str(error)) from None
    raise TooSlow(
        "Opening this file takes more work than this machine wants to do just now. Try again when it is less busy; "
        "on a faster one, `age -d` opens the file as well."
    )


def _out_of_letters(data: bytes) -> bytes:
    """The same file as bytes: `age --armor` writes letters."""
    inner = (line for line in data.splitlines() if not line.lstrip().startswith(b"-----"))
    try:
        return base64.b64decode(b"".join(inner))
    except ValueError:
        return data


def _told(error: str) -> JournalFileProblem:
    if error == "Decryption failed":
        return WrongPassphrase("That passphrase does not open this file. Capitals and spaces count.")
    if error.startswith("No matching keys"):
        return Damaged("This file is not sealed with a passphrase, so it is no export of Goldseam.")
    return Damaged(
        "This file was cut off or changed since it was written, so none of it was read. "
        "Copy it once more from where it came from, or use an earlier one."
    )


def _differences(header: dict[str, Any], texts: Sequence[bytes]) -> list[str]:
    """How the lines differ from what the first line says of them."""
    said = header.get("lines", len(texts))
    if said != len(texts):
        said = said if isinstance(said, int) else "another number of"
        return [f"the first line speaks of {said} lines, and there are {len(texts)}"]
    body = b"".join(text + b"\n" for text in texts)
    if "sha256" in header and header["sha256"] != hashlib.sha256(body).hexdigest():
        return ["the lines are not as they were when it was written"]
    return []
