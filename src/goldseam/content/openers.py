"""Beginnings of a light first message: six that take up a good moment one kept, and honest ones that need none."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from goldseam.content.shelf import words

LONGEST = 110  # characters of a moment that fit into a light message; a longer one is no small thing
GAP = "{moment}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener:
    """One beginning. `plain` is said where no moment fits; `when` says what it is for; `evidence` is an id."""

    title: str
    text: str
    evidence: str
    when: str = ""
    plain: str = ""

    def with_moment(self, moment: str) -> str:
        """The beginning with this moment in it, or with room for something small where there is none."""
        return self.text.replace(GAP, moment) if moment else self.plain or self.text


@cache
def openers() -> tuple[Opener, ...]:
    """Those that take up a moment, in the order in which they are offered."""
    return tuple(Opener(**fields) for fields in words("openers")["opener"])


@cache
def honest() -> tuple[Opener, ...]:
    """Those that need none."""
    return tuple(Opener(**fields) for fields in words("openers")["honest"])


def small(moment: str) -> str:
    """The first sentence of a moment as it fits into a beginning; empty where it is too long for one."""
    line = next(iter(moment.strip().splitlines()), "")
    for stop in (". ", "! ", "? ", "; "):
        line = line.partition(stop)[0]
    line = line.strip().rstrip(".!?…;:,")
    return line if len(line) <= LONGEST else ""


def made(moments: Sequence[str]) -> tuple[tuple[Opener, str], ...]:
    """Every beginning with its words: one's own moments are spread over those that take one up."""
    fitting = [moment for moment in map(small, moments) if moment]
    return tuple(
        (opener, opener.with_moment(fitting[place % len(fitting)] if fitting else ""))
        for place, opener in enumerate(openers())
    ) + tuple((opener, opener.text) for opener in honest())
