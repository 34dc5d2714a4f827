"""From an accusation to a sentence one can answer: one's own feeling, and what happened.

The observation is a shared event ("we stopped calling each other"), never a motive and never a new fact. Nothing is
offered for a threat, for watching, for words after a no, or where the draft tells of harm: that is no matter of style.
"""

import re
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from goldseam.coach.names import Label, Problem
from goldseam.coach.text import Sentence

FILE = Path(__file__).parent / "en" / "rewrite.toml"
NO_WORDS = {"not", "never", "no", "nothing", "nobody", "none", "hardly", "barely", "rarely", "without", "stopped",
            "refused", "zero", "nowhere", "neither", "nor"}  # fmt: skip
NEVER_POLISHED = frozenset({Problem.CRISIS, Problem.THREAT, Problem.SURVEILLANCE})
AFTER_A_NO = frozenset({Problem.CONTEMPT, Problem.PRESSURE, Problem.PLEADING, Problem.GUILT_TRIP, Problem.JEALOUSY})
CHARGES = frozenset({Problem.YOU_ACCUSATION, Problem.ABSOLUTES, Problem.CHARACTER_CRITICISM, Problem.CONTEMPT,
                     Problem.GUILT_TRIP, Problem.REHASH})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Observation:
    """What both would agree happened, for the words of a charge; `when`: with a no, without one, or either."""

    words: re.Pattern[str]
    when: str
    feeling: str
    says: str

    def fits(self, plain: str, denied: bool) -> bool:
        """Whether it stands for this sentence."""
        if (self.when == "never" and not denied) or (self.when == "ever" and denied):
            return False
        return self.words.search(plain) is not None


@dataclass(frozen=True, slots=True)
class _Phrases:
    first: str
    blank: str
    apology: str
    seen: str
    feelings: tuple[str, ...]
    observations: tuple[Observation, ...]
    harm: re.Pattern[str]
    noes: re.Pattern[str]


def phrases(listed: str) -> re.Pattern[str]:
    """Whole words and phrases, parted by "|"; a star stands for any ending of its word."""
    each = (re.escape(" ".join(one.split())).replace(r"\*", "[a-z']*") for one in listed.split("|"))
    return re.compile(rf"(?<![a-z'])(?:{'|'.join(each)})(?![a-z'])")


@cache
def _phrases() -> _Phrases:
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return _Phrases(
        data["first"],
        data["blank"],
        data["apology"],
        data["seen"],
        tuple(data["feelings"]),
        tuple(Observation(phrases(o["words"]), o["when"], o["feeling"], o["says"]) for o in data["observation"]),
        phrases(data["harm"]["acts"]),
        phrases(data["their_no"]["told"]),
    )


def feelings() -> tuple[str, ...]:
    """The feelings a person can choose from."""
    return _phrases().feelings


def plain(sentence: Sentence) -> str:
    """A sentence as its words, without what is told of others."""
    return " ".join(word.word for word in sentence.words if not word.told)


def tells_of_harm(sentences: Sequence[Sentence]) -> bool:
    """Whether the draft says that its reader did violence to its writer, or frightened them."""
    return any(_harms(plain(sentence)) for sentence in sentences)


def _harms(words: str) -> bool:
    found = _phrases().harm.search(words)
    return found is not None and re.search(r"\byou\b|\byour\b", words) is not None


def after_a_no(sentences: Sequence[Sentence]) -> bool:
    """Whether the draft itself tells that its reader asked for distance."""
    everything = (" ".join(word.word for word in sentence.words) for sentence in sentences)  # it is told, so all of it
    return any(_phrases().noes.search(words) for words in everything)


def insists(sentences: Sequence[Sentence], labels: Collection[Label]) -> bool:
    """Whether the draft goes on at somebody who, as it says itself, asked for distance."""
    return bool(AFTER_A_NO & set(labels)) and after_a_no(sentences)


def rewritten(sentences: Sequence[Sentence], labels: Collection[Label], feeling: str | None = None) -> str | None:
    """A sentence to start from, or None where there is nothing to mend or nothing may be polished.

    `feeling`: the word the person chose; without one, a word that often lies beneath such a sentence.
    """
    if NEVER_POLISHED & set(labels) or tells_of_harm(sentences):
        return None
    if insists(sentences, labels):
        return None
    if CHARGES & set(labels):
        return _charge(sentences, feeling)
    if Problem.NON_APOLOGY in labels:
        return _phrases().apology
    return _phrases().seen if Problem.DEFENSIVENESS in labels else None


def _charge(sentences: Sequence[Sentence], feeling: str | None) -> str:
    """The first charge whose event is known, as feeling and event; else the same with room for the person's words."""
    say = _phrases()
    for words in map(plain, sentences):
        denied = not NO_WORDS.isdisjoint(words.split())
        if not re.search(r"\byou\b|\byour\b", words):
            continue
        for known in say.observations:
            if known.fits(words, denied):
                return say.first.format(feeling=feeling or known.feeling, observation=known.says)
    return say.blank.format(feeling=feeling or "___")
