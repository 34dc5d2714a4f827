"""Reading in a process of its own, because nobody has looked at these files yet.

The child gives up, before it looks at a byte: more than 4 GiB of memory, more than 120 seconds of computing, more than
five minutes in all, writing files, core dumps, the network, and starting programs. It answers through a pipe and ends.
Whatever happens to it, the parent has a sentence for the person.

The child is a copy of this process. A copy of one with threads has the locks they held and not the threads, and waits
for ever; so `in_a_child` refuses to copy a process in which Polars is loaded. The command line is none; the app starts
a process afresh instead (web/pages/chat_child.py).
"""

import contextlib
import json
import os
import resource
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from zoneinfo import ZoneInfo

from goldseam.chats.problems import ChatProblem

if TYPE_CHECKING:
    from goldseam.chats.transcript import Transcript

MOST_MEMORY = 4 * 1024**3  # bytes of address space
MOST_SECONDS = 120  # of computing
MOST_WAITED = 300  # seconds in all: a slow disk may take longer than the computing, nothing takes this long
MOST_WRITTEN = 1024**2  # bytes of any one file: Python's cache of its own modules, and no more
DONE, REFUSED = b"1", b"0"
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn")
UNREADABLE = "This file cannot be read as a chat. Export the chat once more and try with the new file."
TOO_MUCH = "Reading this file takes more memory or time than any chat does, so it was stopped. Export the chat again."

Work = Callable[["Transcript"], object]


def inspect(
    paths: Sequence[Path], *, zone: ZoneInfo | None = None, conversation: str | None = None
) -> dict[str, object]:
    """What `chat inspect --json` says of these files. Raises ChatProblem."""
    answer = told(paths, lambda transcript: transcript.document(), zone=zone, conversation=conversation)
    assert isinstance(answer, dict)
    return answer


def told(paths: Sequence[Path], work: Work, *, zone: ZoneInfo | None = None, conversation: str | None = None) -> object:
    """Read these files and do this work on the transcript, in a child; what it returns has to go into JSON.

    Raises ChatProblem with a sentence for the person.
    """
    answer = in_a_child(lambda: _answer(paths, work, zone, conversation))
    if answer[:1] == DONE:
        return json.loads(answer[1:])
    raise ChatProblem(answer[1:].decode() if answer[:1] == REFUSED else TOO_MUCH)


def _answer(paths: Sequence[Path], work: Work, zone: ZoneInfo | None, conversation: str | None) -> bytes:
    from goldseam.chats import reading

    transcript = reading.read(paths, zone=zone, conversation=conversation)
    return json.dumps(work(transcript), ensure_ascii=False).encode("utf-8", "backslashreplace")


def in_a_child(work: Callable[[], bytes]) -> bytes:
    """What this work returns behind DONE, or a sentence behind REFUSED; nothing where the child was ended.

    Raises RuntimeError in a process that cannot be copied; that is a mistake in the program, not in the file.
    """
    if "polars" in sys.modules or threading.active_count() > 1:
        raise RuntimeError("a process with threads cannot be copied: read the file before Polars is loaded")
    ours, theirs = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if not child:
        os.close(ours)
        _live(work, theirs)
    os.close(theirs)
    try:
        with os.fdopen(ours, "rb") as pipe:
            return pipe.read()
    except BaseException:  # Ctrl+C here is one there too
        with contextlib.suppress(OSError):
            os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.waitpid(child, 0)


def _live(work: Callable[[], bytes], pipe: int) -> NoReturn:
    """The child's life. It never comes back into the parent's code."""
    code = 1
    try:
        give_up_powers()
        answer = _worked(work)
        with os.fdopen(pipe, "wb") as out:
            out.write(answer)
        code = 0
    finally:
        os._exit(code)


def _worked(work: Callable[[], bytes]) -> bytes:
    try:
        return DONE + work()
    except ChatProblem as problem:
        return REFUSED + str(problem).encode("utf-8", "backslashreplace")
    except MemoryError:
        return REFUSED + TOO_MUCH.encode()
    except Exception:  # a hostile file found a way nobody thought of: the person hears a sentence, no traceback
        if os.environ.get("GOLDSEAM_CHILD_RAISES"):
            raise
        return REFUSED + UNREADABLE.encode()


def give_up_powers() -> None:
    """From here on: so much memory, so much time, no files written, no network, no programs started."""
    signal.alarm(MOST_WAITED)  # nobody catches it, so it ends the process
    for limit, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(limit)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with contextlib.suppress(ValueError, OSError):  # macOS has no limit of this kind on memory
            resource.setrlimit(limit, (most, most))
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # its threads would take a good part of the memory, unused
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
