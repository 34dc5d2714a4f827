"""A report on its way: a process of its own makes it, says how far it is, and can be stopped.

No thread waits for it. Whoever looks reads what has come meanwhile; nobody looking, it ends by its own limits, and with
the session (locked, left, over) it is ended at once.
"""

import contextlib
import os
import selectors
import subprocess
import sys
import threading
import time
import weakref

from goldseam.chats.problems import ChatProblem
from goldseam.chats.report import STEPS
from goldseam.web.pages.chat_reading import PATH, REPORT, SECONDS, TOO_MUCH, answer_of
from goldseam.web.sessions import Session

AT_FIRST = 3.0  # seconds the first look waits: most chats are done by then
AGAIN = 10.0  # seconds a later look waits at most; it comes back earlier with the next step
PIECE = 65_536

STOPPED = "This was stopped, or is looked at in another window. The chat is still here, sealed."


class Making:
    """One report being made. number: of the kept chat."""

    def __init__(self, number: int, chat: bytes) -> None:
        """Start it. chat: the kept chat (chat_pages)."""
        self.number = number
        self.step = 0  # how many of STEPS are over
        self._answer = bytearray()
        self._begun = time.monotonic()
        self._looking = threading.Lock()
        self._stopped = False
        self._process = subprocess.Popen(  # noqa: S603  our own program, no shell, nothing of the person's in the arguments
            [sys.executable, "-I", "-m", PATH, REPORT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={},
        )
        self._end = weakref.finalize(self, _ended, self._process)
        self._hand_over(chat)

    def _hand_over(self, chat: bytes) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(chat)
            self._process.stdin.close()
        for pipe in (self._process.stdout, self._process.stderr):
            assert pipe is not None
            os.set_blocking(pipe.fileno(), False)

    def look(self, seconds: float, *, for_a_step: bool = False) -> bytes | None:
        """The report if it is done within these seconds, else None. Raises ChatProblem.

        for_a_step: come back as soon as it is a step further.
        """
        with self._looking:
            until, step = time.monotonic() + seconds, self.step
            while not self._stopped and self._open(until):
                if not self._answer and time.monotonic() - self._begun > SECONDS:  # else it waited here to be fetched
                    self._end()
                    raise ChatProblem(TOO_MUCH)
                if time.monotonic() >= until or (for_a_step and self.step > step):
                    return None
            if self._stopped:
                raise ChatProblem(STOPPED)
            return answer_of(bytes(self._answer), self._process.wait())

    def _open(self, until: float) -> bool:
        """Wait for something to come, take it, and say whether more may come."""
        out, told = self._process.stdout, self._process.stderr
        assert out is not None
        assert told is not None
        with selectors.DefaultSelector() as waiting:
            waiting.register(out, selectors.EVENT_READ)
            if not told.closed:
                waiting.register(told, selectors.EVENT_READ)
            ready = {key.fileobj for key, _ in waiting.select(max(0.0, min(until - time.monotonic(), 1.0)))}
        if told in ready:
            said = told.read(PIECE)
            self.step = min(self.step + (said or b"").count(b"\n"), len(STEPS) - 1)
            if said == b"":
                told.close()
        if out in ready:
            piece = out.read(PIECE)
            self._answer += piece or b""
            return piece != b""
        return True

    def stop(self) -> None:
        """End it. Nothing of it is left. Who is looking at it in another window is told."""
        self._stopped = True
        self._process.kill()
        with self._looking:
            self._end()


def stop(session: Session, only: Making | None = None) -> None:
    """End what is being made in this session, if anything is. `only`: this one, and no other begun since."""
    making: Making | None = session.making
    if making is None or only not in (None, making):
        return
    session.making = None
    making.stop()


def _ended(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    process.wait()
