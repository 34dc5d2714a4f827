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
SPOKEN = 0.1  # a language is one of the chat's when this share of the sample has two of its commonest words
TELLING = 2  # words: one alone ("en", "la") stands in many languages

CATEGORIES = ("affection", "apology", "thanks", "repair", "accuse", "insult", "withdraw", "breakup")

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
    hits = {language: long.str.count_matches(pattern(words["known"])) for language, words in lists().items()}
    sure = {language: float((found >= TELLING).to_numpy().mean()) for language, found in hits.items()}
    most = max(sure.values())
    spoken = [one for one, share in sure.items() if share >= max(SPOKEN, most / 3)]
    return {one: float((hits[one] > 0).to_numpy().mean()) for one in spoken}


def phrases(talk_languages: Iterable[str], *categories: str) -> tuple[str, ...]:
    """All phrases of these categories in these languages."""
    every = lists()
    return tuple(dict.fromkeys(p for one in talk_languages for category in categories for p in every[one][category]))


def pattern(wanted: Iterable[str]) -> str:
    """A regular expression that finds any of these as whole words; every apostrophe is the same."""
    alternatives = "|".join(re.escape(one).replace("'", "['’`]") for one in sorted(wanted, key=len, reverse=True))
    return rf"(?i)\b(?:{alternatives})\b"


def perhaps(text: polars.Series, wanted: tuple[str, ...]) -> Flags:
    """Which texts may hold one of these phrases: a quick look for pieces, which finds too much and misses nothing."""
    if not wanted:
        return np.zeros(len(text), np.bool_)
    return near(text, list({max(re.split(r"['’`]", one), key=len) for one in wanted}))


def saying(text: polars.Series, wanted: tuple[str, ...]) -> Flags:
    """Which texts hold one of these phrases."""
    found = perhaps(text, wanted)
    rows = np.flatnonzero(found)
    if len(rows):
        found[rows] = text.gather(rows).str.contains(pattern(wanted)).fill_null(value=False).to_numpy()
    return found


def near(text: polars.Series, pieces: list[str]) -> Flags:
    """Which texts hold one of these pieces, in any case of the alphabet's plain letters."""
    spellings = pieces + [one.capitalize() for one in pieces if not one[0].isascii()]
    return text.str.contains_any(spellings, ascii_case_insensitive=True).fill_null(value=False).to_numpy().copy()
