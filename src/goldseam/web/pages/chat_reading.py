"""Have a stranger's file read by a process of its own: what it does there, it cannot do to the open journal.

The file goes there through a pipe and comes back as messages. That process has no key, no address of the database, a
limit on memory and time, and cannot write a single byte to a disk (chat_child.py).
"""

import subprocess
import sys
from collections.abc import Sequence

from goldseam.chats.problems import ChatProblem

SECONDS = 120  # a million messages take a few; a file that takes longer is a trap
PATH = "goldseam.web.pages.chat_child"
FILES, REPORT = "files", "report"  # what it is asked for
READ, REFUSED = b"\1", b"\0"

TOO_MUCH = (
    "This file could not be read to its end: it is too large, or made so that reading it never ends. Nothing was kept. "
    "Please export the chat once more, without photos and videos."
)


def framed(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Names and contents one after the other, each behind its length."""
    parts = [part for name, content in files for part in (name.encode("utf-8", "replace"), content)]
    return b"".join(len(part).to_bytes(8, "big") + part for part in parts)


def read(files: Sequence[tuple[str, bytes]]) -> bytes:
    """What was found in these files, given by name and content: chat_found.packed.

    Raises ChatProblem, whose message is a sentence for the person.
    """
    return _asked(FILES, framed(files))


def _asked(what: str, question: bytes) -> bytes:
    with subprocess.Popen(  # noqa: S603  our own program, no shell, nothing of the person's in the arguments
        [sys.executable, "-I", "-m", PATH, what],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
    ) as process:
        try:
            answer, _ = process.communicate(question, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            raise ChatProblem(TOO_MUCH) from None
    return answer_of(answer, process.returncode)


def answer_of(answer: bytes, code: int) -> bytes:
    """What came back from a process that ended with this code. Raises ChatProblem."""
    if code != 0 or answer[:1] not in (READ, REFUSED):
        raise ChatProblem(TOO_MUCH)
    if answer[:1] == REFUSED:
        raise ChatProblem(answer[1:].decode("utf-8", "replace"))
    return answer[1:]
