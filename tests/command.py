"""The command line, run as people run it: another process, what it says, and its exit code."""

import ctypes
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

GOLDSEAM = [sys.executable, "-m", "goldseam"]
DROP, OVER_RIGHTS = 24, (0, 1, 2, 3)  # prctl, and what lets root pass over the rights on files (capabilities(7))
PATIENCE = 120  # seconds; a machine under load is slow, a command that hangs is a failure


@dataclass(frozen=True)
class Answer:
    """What came back."""

    code: int
    out: str
    err: str

    @property
    def refused(self) -> bool:
        """Bad input: exit code 2, nothing on stdout, one plain sentence or a few on stderr."""
        return self.code == 2 and not self.out and self.plain

    @property
    def plain(self) -> bool:
        """Whether stderr is for people: there, and no traceback."""
        return bool(self.err.strip()) and "Traceback" not in self.err


def _mortal() -> None:
    """Take from root what lets it pass over the rights on files."""
    for power in OVER_RIGHTS:
        if ctypes.CDLL(None).prctl(DROP, power, 0, 0, 0) != 0:
            raise OSError("this system does not let root become like others")


def goldseam(
    *words: object, given: str = "", program: list[str] | None = None, mortal: bool = False, **more: str
) -> Answer:
    """Run a command with `given` on stdin. `more` are environment variables.

    `mortal`: as somebody whom the rights on files hold back. For root they hold nothing back.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GOLDSEAM_")}
    done = subprocess.run(
        [*(program or GOLDSEAM), *map(str, words)],
        input=given.encode(),
        capture_output=True,
        timeout=PATIENCE,
        env={**environment, "GOLDSEAM_DATA": "/nowhere/at/all", "GOLDSEAM_NO_BROWSER": "1", **more},
        cwd=Path(__file__).parent,
        check=False,
        preexec_fn=_mortal if mortal and os.geteuid() == 0 else None,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


PASSPHRASE = "a candle on the sill"
STORY = (
    b'{"kind":"story-told","at":"2026-01-10T09:00:00+01:00","zone":"Europe/Berlin",'
    b'"ended_on":"2026-01-05","ended_by":"them"}'
)
LETTER = (
    b'{"kind":"letter-kept","at":"2026-01-11T22:00:00+01:00","zone":"Europe/Berlin",'
    b'"text":"The lamp by the window.","kind_of":"unsent"}'
)
ODD = b'{"kind":"fact-forgotten","at":"2026-01-12T09:00:00+01:00","zone":"Europe/Berlin"}'
BLOCKED = b'{"kind":"fact-recorded","fact":"blocked"}'  # without a time: a bad line that closes
LINES = b"\n".join((STORY, LETTER, ODD, BLOCKED)) + b"\n"


class Home:
    """A data folder, a passphrase in a file, and the folder both lie in."""

    def __init__(self, around) -> None:
        self.around = around
        self.data = around / "data"
        self.passphrase = self.said(PASSPHRASE)

    def said(self, passphrase: str, name: str = "passphrase"):
        file = self.around / name
        file.write_text(passphrase + "\n", encoding="utf-8")
        return file

    def file(self, content: bytes, name: str = "lines.jsonl"):
        file = self.around / name
        file.write_bytes(content)
        return file

    def journal(self, *words: object, passphrase=None, **more) -> Answer:
        place = ("--data", self.data, "--passphrase-file", passphrase or self.passphrase)
        return goldseam("journal", words[0], *place, *words[1:], **more)

    def lines(self) -> list[bytes]:
        """What the journal holds, by its own plain export."""
        out = self.around / "all.jsonl"
        self.journal("export", out, "--plain", "--replace")
        return out.read_bytes().splitlines()[1:]
