"""The short notes that may announce a pause. Each is a start for one's own words, and asks for nothing (H-1)."""

from dataclasses import dataclass
from functools import cache

from goldseam.content.shelf import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note: what it is called, when it fits, and its words."""

    title: str
    when: str
    text: str


@cache
def notes() -> tuple[Note, ...]:
    """The notes, in the order in which they are offered."""
    return tuple(Note(**fields) for fields in words("notes")["note"])


def __getattr__(name: str) -> tuple[Note, ...]:
    if name == "NOTES":
        return notes()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
