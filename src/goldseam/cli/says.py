"""What the command line says: answers on stdout, everything else on stderr."""

import io
import sys


class Stop(Exception):
    """The command ends here. The message is one sentence or a few: what, where, what to do."""

    def __init__(self, sentence: str, code: int = 2) -> None:
        self.code = code
        super().__init__(sentence)


def speak_plainly() -> None:
    """Write UTF-8 whatever the machine's habit, and show what is no text (half a file name) instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(sentence: str) -> None:
    """Print an answer."""
    print(sentence)


def aside(sentence: str) -> None:
    """Print something that is not the answer."""
    print(sentence, file=sys.stderr)


def counted(number: int, one: str = "line", many: str = "lines") -> str:
    """A number and what it counts."""
    return f"{number} {one if number == 1 else many}"


def say_why(stop: Stop) -> int:
    """Print why the command ends here; return its exit code."""
    aside(str(stop))
    return stop.code
