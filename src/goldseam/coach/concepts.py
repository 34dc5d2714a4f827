"""What the words of a sentence mean, as far as the coach knows it: en/concepts.toml, made into a tree of word stems.

The tree is made once by `make model` and lies beside the concepts as JSON, because making it takes longer than a reply
may take to read. A test holds the two together.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from goldseam.coach.spelling import HERE, whole
from goldseam.coach.text import Word

TREE = HERE / "concepts.json"
ANY = "~"  # up to two words of any kind
HERE_ENDS = ""  # the key under which a node names its concepts
SKIPPED = 2  # words that ANY may stand for
VOWELS = re.compile(r"[aeiouy]")
THEMSELVES = {"not", "his", "on", "one", "ever", "were", "her", "does", "has", "was", "so", "us", "car"}


class Unit(NamedTuple):
    """Words that mean something together: those from `first` up to `past`; `within` is what they mean one by one."""

    first: int
    past: int
    concepts: tuple[str, ...]
    within: tuple[str, ...]


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """The word without its ending, without a doubled last letter and without a last e: only ever compared."""
    cut = _cut(word)
    return word if cut in THEMSELVES else cut


def _cut(word: str) -> str:
    if len(word) <= 3 or not word.isascii():
        return word
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "s"):
        cut = word[: -len(ending)]
        if word.endswith(ending) and len(cut) >= 3 and VOWELS.search(cut) and not word.endswith(("ss", "us", "is")):
            word = cut
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == "e" else word


def entries(text: str) -> Iterator[str]:
    """The entries of one concept, as they stand in the file."""
    yield from (entry.strip() for entry in re.split(r"[|\n]", text) if entry.strip())


def planted(names: Any) -> dict[str, Any]:
    """The tree of these concepts: stems lead from node to node, and a node names what has been said by then."""
    tree: dict[str, Any] = {}
    for concept, text in names.items():
        for entry in entries(text):
            node = tree
            for typed in entry.split():
                for word in (typed,) if typed == ANY else whole(typed):
                    node = node.setdefault(stem(word), {})
            found = node.setdefault(HERE_ENDS, [])
            if concept not in found:
                found.append(concept)
    return tree


def source() -> dict[str, str]:
    """The concepts as written."""
    return tomllib.loads((HERE / "concepts.toml").read_text(encoding="utf-8"))


@cache
def _tree() -> dict[str, Any]:
    if Path(TREE).is_file():
        found: dict[str, Any] = json.loads(TREE.read_bytes())
        return found
    return planted(source())


def units(words: Sequence[Word]) -> list[Unit]:
    """What the words mean, from left to right: the longest that means something is taken. Units never overlap."""
    stems = [stem(word.word) for word in words]
    found: list[Unit] = []
    place = 0
    while place < len(stems):
        past, concepts = _longest(_tree(), stems, place)
        if concepts:
            alone = stems[place:past] if past - place > 1 else []
            within = dict.fromkeys(name for one in alone for name in _tree().get(one, {}).get(HERE_ENDS, ()))
            found.append(Unit(place, past, tuple(concepts), tuple(within)))
        place = max(past, place + 1)
    return found


def _longest(node: dict[str, Any], stems: list[str], place: int) -> tuple[int, list[str]]:
    past, concepts = place, node.get(HERE_ENDS, [])
    if place < len(stems):
        following = node.get(stems[place])
        if following is not None:
            further, more = _longest(following, stems, place + 1)
            if more:
                past, concepts = further, more
    if ANY in node:
        for skipped in range(SKIPPED + 1):
            if place + skipped < len(stems):
                further, more = _longest(node[ANY], stems, place + skipped)
                if more and further > past:
                    past, concepts = further, more
    return past, concepts


def meant_at(stems: Sequence[str], place: int) -> list[tuple[list[str], int]]:
    """Everything that means something from the word at `place` on: the concepts, and past which word they end."""
    found: list[tuple[list[str], int]] = []
    _gather(_tree(), stems, place, found)
    return found


def _gather(node: dict[str, Any], stems: Sequence[str], place: int, found: list[tuple[list[str], int]]) -> None:
    if HERE_ENDS in node:
        found.append((node[HERE_ENDS], place))
    if place < len(stems) and stems[place] in node:
        _gather(node[stems[place]], stems, place + 1, found)
    if ANY in node:
        for skipped in range(SKIPPED + 1):
            if place + skipped < len(stems):
                _gather(node[ANY], stems, place + skipped, found)
