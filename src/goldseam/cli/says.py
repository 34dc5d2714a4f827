"""What the command line says: answers on stdout, everything else on stderr."""

import sys


class Stop(Exception):
    """The command ends here. The message is one sentence or a few: what, where, what to do."""

    def __init__(self, sentence: str, code: int = 2) -> None:
        self.code = code
        super().__init__(sentence)


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
