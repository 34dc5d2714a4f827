"""Six words for a passphrase, drawn from a list that hurts nobody.

The list has 7,053 words, so six of them carry 76.7 bits. No word is the beginning of another. Where it comes from and
under which licence: words-LICENSE.txt.
"""

import hashlib
import secrets
from functools import cache
from importlib.resources import files

HOW_MANY = 6


@cache
def listed() -> tuple[str, ...]:
    """Every word that can be drawn."""
    return tuple((files(__package__) / "words.txt").read_text(encoding="ascii").split())


@cache
def _known() -> frozenset[str]:
    return frozenset(listed())


def six() -> str:
    """Six words, each drawn anew, with a space between."""
    return " ".join(secrets.choice(listed()) for _ in range(HOW_MANY))


def four_for(text: str) -> str:
    """Four words that always stand for this text: for two people, or one twice, to compare. They keep no secret."""
    number, listed_words = int.from_bytes(hashlib.sha256(text.encode()).digest(), "big"), listed()
    chosen = []
    for _ in range(4):
        number, place = divmod(number, len(listed_words))
        chosen.append(listed_words[place])
    return " ".join(chosen)


def well_formed(text: str) -> bool:
    """Whether `text` is six words of the list, as `six` writes them."""
    parts = text.split(" ")
    return len(parts) == HOW_MANY and all(part in _known() for part in parts)
