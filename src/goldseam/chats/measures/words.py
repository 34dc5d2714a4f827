"""Phrases and languages. A phrase is found whole, in any case; the lists are data (words.toml)."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np
import polars

from goldseam.chats.sessions import Flags, Talk

SAMPLE = 3_000  # messages, evenly spread, that tell the language
SPOKEN = 0.1  # a language is one of the chat's when this share of the sample has one of its commonest words
TELLING = 2  # and this many messages at least
BROKEN = {"’": "'", "`": "'"}  # apostrophes of different keyboards

Phrases = dict[str, dict[str, list[str]]]


@cache
def lists() -> Phrases:
    """Language to category to phrases."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


def languages(talk: Talk) -> dict[str, float]:
    """The languages we have phrases of, with the share of messages in which one of their common words stands."""
    texts = talk.frame.filter(polars.col("kind").cast(polars.String) == "text")["text"]
    sample = texts.gather_every(max(1, len(texts) // SAMPLE))
    long = sample.filter(sample.str.count_matches(r"\s") >= 2)  # fewer than three words tell no language
    if not len(long):
        return {}
    found = {
        language: float(long.str.contains(pattern(words["known"])).mean() or 0)  # type: ignore[arg-type]
        for language, words in lists().items()
    }
    most = max(found.values())
    return {one: share for one, share in found.items() if share >= max(SPOKEN, most / 3)}


def phrases(talk_languages: Iterable[str], *categories: str) -> tuple[str, ...]:
    """All phrases of these categories in these languages."""
    every = lists()
    return tuple(dict.fromkeys(p for one in talk_languages for category in categories for p in every[one][category]))


def pattern(wanted: Iterable[str]) -> str:
    """A regular expression that finds any of these as whole words; every apostrophe is the same."""
    alternatives = "|".join(re.escape(one).replace("'", "['’`]") for one in sorted(wanted, key=len, reverse=True))
    return rf"(?i)\b(?:{alternatives})\b"


def saying(talk: Talk, wanted: tuple[str, ...]) -> Flags:
    """Which messages hold one of these phrases. A quick look for pieces first, the exact one where they are."""
    if not wanted or not len(talk):
        return np.zeros(len(talk), np.bool_)
    pieces = list({max(re.split(r"['’`]", one), key=len) for one in wanted})
    text = talk.frame["text"]
    rows = np.flatnonzero(near(text, pieces))
    found = np.zeros(len(talk), np.bool_)
    found[rows] = text.gather(rows).str.contains(pattern(wanted)).fill_null(value=False).to_numpy()
    return found


def near(text: polars.Series, pieces: list[str]) -> Flags:
    """Which texts hold one of these pieces, in any case of the alphabet's plain letters."""
    spellings = pieces + [one.capitalize() for one in pieces if not one[0].isascii()]
    return text.str.contains_any(spellings, ascii_case_insensitive=True).fill_null(value=False).to_numpy()
