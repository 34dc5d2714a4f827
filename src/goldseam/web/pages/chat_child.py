"""The process that reads a chat file nobody has looked at: files come in by a pipe, messages go out by another.

    files    in   for each file: u64 length ‖ name ‖ u64 length ‖ content
             out  1 ‖ chat_found.packed
    report   in   a kept chat (chat_pages)
             out  1 ‖ the JSON of its report, with the messages it points at; a line on stderr for each step begun
    either   out  0 ‖ a sentence; anything else, and any other end than a quiet one, is a refusal

It is started anew and is no copy of the app, so it holds no key and no address of the database. Before the first byte
is looked at it gives up all that chats/child.py names, and every write to a disk.
"""

import json
import os
import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from goldseam.chats import child, reading
from goldseam.chats.problems import ChatProblem
from goldseam.store import chat_found, chat_pages
from goldseam.web.pages.chat_reading import FILES, READ, REFUSED, REPORT

UNREADABLE = "This file cannot be read as a chat. Nothing was kept. Please export the chat once more."


def give_up_powers() -> None:
    """From here on: so much memory, so much time, no network, no programs started, and not a byte to a disk."""
    child.give_up_powers()
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))


def parts_of(stream: bytes) -> Iterator[bytes]:
    """The parts that stand one after the other, each behind its length."""
    place = 0
    while place < len(stream):
        end = place + 8 + int.from_bytes(stream[place : place + 8], "big")
        yield stream[place + 8 : end]
        place = end


class Given(type(Path())):  # type: ignore[misc]
    """The path of a file that this process alone can read, under the name the person knows it by."""

    shown = ""

    @property
    def name(self) -> str:
        """What it was called."""
        return self.shown


def in_memory(name: str, content: bytes) -> Path:
    """A file with this content that lies on no disk, where the system allows that."""
    if hasattr(os, "memfd_create"):
        handle, folder = os.memfd_create("chat"), "/proc/self/fd"
    else:  # macOS: a file without a name, gone with this process
        with tempfile.TemporaryFile() as file:
            handle, folder = os.dup(file.fileno()), "/dev/fd"
    with os.fdopen(os.dup(handle), "wb") as file:
        file.write(content)
    os.lseek(handle, 0, os.SEEK_SET)
    given = Given(folder, str(handle))
    given.shown = Path(name).name or "chat"
    return given


def found_in(stream: bytes) -> bytes:
    """What is in these files."""
    parts = list(parts_of(stream))
    named = zip(parts[::2], parts[1::2], strict=True)
    paths = [in_memory(name.decode("utf-8", "replace"), content) for name, content in named]
    give_up_powers()
    return chat_found.packed(reading.read(paths))


def shown_by(stream: bytes) -> bytes:
    """What a kept chat shows."""
    from goldseam.chats import report

    give_up_powers()
    chat = chat_pages.read(stream)
    document = report.report_json(chat.transcript, chat.me, chat.them, step=tell)
    quoted = report.quoted(chat.transcript, document)
    said = {place: {**message, "at": message["at"].isoformat()} for place, message in quoted.items()}
    return json.dumps({**document, "quoted": said}).encode()


def tell(step: str) -> None:
    """Say that this step begins: a line on the other pipe, which is counted and not read."""
    sys.stderr.write(f"{step}\n")
    sys.stderr.flush()


ANSWERS = {FILES: found_in, REPORT: shown_by}


def answer_to(what: str, stream: bytes) -> bytes:
    """What is answered."""
    try:
        return READ + ANSWERS[what](stream)
    except ChatProblem as problem:
        return REFUSED + str(problem).encode("utf-8", "replace")
    except (chat_pages.NotAChat, ValueError, LookupError, RecursionError, OverflowError):
        return REFUSED + UNREADABLE.encode()


def main() -> int:
    """Read what comes in, answer, and end."""
    sys.stdout.buffer.write(answer_to(sys.argv[1], sys.stdin.buffer.read()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
