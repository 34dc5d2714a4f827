"""Formats of a journal file, and the way from each older one to today's.

A file says its format in its first line. A change that only adds (a new kind, a new field that may be missing) needs
none of this. Any other change is one more number, one more function at the end of `STEPS`, and a golden file in
tests/journal/golden that has to open for ever.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

Step: TypeAlias = Callable[[Mapping[str, Any]], dict[str, Any]]

# STEPS[0] leads from format 1 to 2, STEPS[1] from 2 to 3, and so on.
STEPS: tuple[Step, ...] = ()
FIRST = 1
FORMAT = FIRST + len(STEPS)


def upcast(content: Mapping[str, Any], written_in: int, steps: Sequence[Step] = STEPS) -> dict[str, Any]:
    """A line of format `written_in` as today's format would have it. Raises ValueError for a format we do not know.

    Pure and forgiving: a step leaves alone what it does not recognise, so that a bad line stays the bad line it was.
    """
    if not FIRST <= written_in <= FIRST + len(steps):
        raise ValueError(f"no journal has format {written_in}")
    line = dict(content)
    for step in steps[written_in - FIRST :]:
        line = step(line)
    return line
