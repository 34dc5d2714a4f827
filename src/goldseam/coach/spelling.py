"""From what a thumb typed to whole words: short forms, drawn-out letters, and slips towards a few words that matter."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

HERE = Path(__file__).parent / "en"
DRAWN = re.compile(r"(.)\1{2,}")
ENDINGS = (("n't", "not"), ("'m", "am"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'d", "would"))
WITH_IS = {"it", "that", "what", "where", "there", "he", "she", "who", "how", "here", "everything", "this", "when"}
LONGEST = 24  # letters of a word that are looked at; nobody writes longer ones
SHORTEST_SLIP = 5  # letters; in shorter words one slip makes another word


@cache
def _spelling() -> dict[str, dict[str, str]]:
    return tomllib.loads((HERE / "spelling.toml").read_text(encoding="utf-8"))


@cache
def _short() -> dict[str, tuple[str, ...]]:
    pairs = re.split(r"\s*[|\n]\s*", _spelling()["short"]["words"].strip())
    return {left: tuple(right.split()) for left, right in (pair.split(": ") for pair in pairs)}


@cache
def known() -> frozenset[str]:
    """Words that are themselves: those of our texts, those of the concepts, and a few more."""
    ours = (HERE / "words.txt").read_text(encoding="utf-8") if (HERE / "words.txt").is_file() else ""
    spelling = _spelling()
    return frozenset(f"{ours} {spelling['words']['known']} {spelling['slips']['towards']}".split()) | _short().keys()


@cache
def _slips() -> dict[str, str]:
    """What is left of each word that matters when one letter is left out, and of which word."""
    found: dict[str, str] = {}
    for word in _spelling()["slips"]["towards"].split():
        if len(word) >= SHORTEST_SLIP:
            for cut in _cuts(word):
                found.setdefault(cut, word)
    return found


def _cuts(word: str) -> list[str]:
    return [word, *(word[:place] + word[place + 1 :] for place in range(1, len(word)))]  # the first letter is right


@lru_cache(maxsize=16_384)
def whole(typed: str) -> tuple[str, ...]:
    """The words that `typed` (small letters, plain apostrophes) stands for: one, or more for "dont", "wanna"."""
    typed = typed[:LONGEST]
    for ending, word in ENDINGS:
        if typed.endswith(ending) and len(typed) > len(ending):
            return (*_stem_of(typed[: -len(ending)], ending), word)
    if typed.endswith("'s"):
        stem = typed[:-2]
        return ("let", "us") if stem == "let" else (stem, "is") if stem in WITH_IS else (stem,)
    plain = typed.replace("'", "")
    if found := _short().get(plain):
        return found
    if (meant := _undrawn(plain)) != plain:
        return _short().get(meant, (meant,))
    return (_mended(plain),)


def _stem_of(stem: str, ending: str) -> tuple[str, ...]:
    if ending == "n't":
        stem = {"ca": "can", "wo": "will", "sha": "will", "ai": "is"}.get(stem, stem)
    return whole(stem) if stem else ()


def _undrawn(word: str) -> str:
    """ "soooo" is "so", "pleeease" is "please", "stoppp" is "stop"."""
    if not DRAWN.search(word):
        return word
    twice, once = DRAWN.sub(r"\1\1", word), DRAWN.sub(r"\1", word)
    return twice if twice in known() and twice not in _short() else once


def _mended(word: str) -> str:
    if len(word) < SHORTEST_SLIP or word in known() or not word.isascii() or word.isdigit():
        return word
    slips = _slips()
    for cut in _cuts(word):
        meant = slips.get(cut)
        if meant is not None and abs(len(meant) - len(word)) <= 1:
            return meant
    return word
