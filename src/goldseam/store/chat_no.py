"""Lines of an old chat in which the other person may have asked to be left alone (safety notes, MU-20).

They are shown, and they fill in a question beforehand. They are never an answer: that is the person's alone.
"""

import re
import tomllib
from importlib import resources

import msgspec

from goldseam.chats.transcript import Listed, written

SHOWN = 5  # lines of one chat that are kept beside it: enough to remember by, too few to wallow in
LONGEST = 400  # letters of a line: a plain request is short, and the list stays small

_APOSTROPHES = str.maketrans("’ʼ`´", "''''")  # as phones write them


def _phrases() -> tuple[re.Pattern[str], tuple[str, ...]]:
    text = resources.files("goldseam.store").joinpath("chat_no.toml").read_text(encoding="utf-8")
    known: dict[str, list[str]] = tomllib.loads(text)
    stems = tuple(known.pop("stems"))
    return re.compile("|".join(one for phrases in known.values() for one in phrases), re.IGNORECASE), stems


_PLAIN, _STEMS = _phrases()


class Asked(msgspec.Struct, frozen=True, array_like=True):
    """One such line: when (ISO 8601, naive) and what was written."""

    at: str
    text: str


def asks_to_stop(text: str) -> bool:
    """Whether this reads like a plain request for no more contact. The one place that judges it.

    A first list of plain phrases in some twenty languages; it misses what is said between the lines.
    """
    low = text.translate(_APOSTROPHES).lower() if "’" in text else text.lower()
    return any(map(low.__contains__, _STEMS)) and bool(_PLAIN.search(low))


def by_person(columns: Listed) -> dict[str, list[Asked]]:
    """What each person wrote that reads so, the newest first, at most SHOWN each."""
    found: dict[str, list[Asked]] = {}
    for row in sorted(range(len(columns)), key=columns.at.__getitem__, reverse=True):
        sender, text = columns.sender[row], columns.text[row]
        if sender is None or columns.kind[row] != "text" or len(text) > LONGEST or len(found.get(sender, ())) >= SHOWN:
            continue
        if asks_to_stop(text):
            found.setdefault(sender, []).append(Asked(written(columns.at[row]) or "", text))
    return found
