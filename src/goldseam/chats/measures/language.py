"""What the words hold: questions and whether they were answered, and kind words: affection, apology, thanks."""

from functools import cached_property

import numpy as np
import polars

from goldseam.chats.measures import words
from goldseam.chats.measures.resampling import Resampling
from goldseam.chats.measures.value import Measure
from goldseam.chats.sessions import HOUR, Flags, Numbers, Talk

FEWEST_QUESTIONS = 20
FEWEST_WORDED = 200  # messages with words, of each person
ANSWER_HOURS = 4  # an answer after more is one to something else as well
ASKS = r"[?？؟][\s\"'”’)!\p{So}\p{Sk}\x{FE0F}\x{200D}]*$"
SHORT_ASK = 5  # characters: "what?" and "hm?" ask nothing
KIND = ("affection", "apology", "thanks")


class Said:
    """Which messages hold what; looked for once, used by measures, weeks and conflict."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self._found: dict[str, Flags] = {}

    @cached_property
    def languages(self) -> dict[str, float]:
        """See words.languages."""
        return words.languages(self.talk)

    @cached_property
    def _candidates(self) -> tuple[Numbers, polars.Series]:
        """The messages that may hold any phrase at all, looked for once."""
        every = words.phrases(self.languages, *words.CATEGORIES)
        rows = np.flatnonzero(words.perhaps(self.talk.frame["text"], every))
        return rows, self.talk.frame["text"].gather(rows)

    def holds(self, category: str) -> Flags:
        """Which messages hold a phrase of this category."""
        if category not in self._found:
            rows, texts = self._candidates
            found = np.zeros(len(self.talk), np.bool_)
            found[rows] = words.saying(texts, words.phrases(self.languages, category))
            self._found[category] = found
        return self._found[category]

    @cached_property
    def questions(self) -> Flags:
        """Which messages end as questions of more than a word."""
        text = self.talk.frame["text"]
        rows = np.flatnonzero(words.near(text, ["?", "？", "؟"]))
        asked = text.gather(rows)
        found = np.zeros(len(self.talk), np.bool_)
        found[rows] = (asked.str.contains(ASKS) & (asked.str.len_chars() > SHORT_ASK)).fill_null(value=False).to_numpy()
        return found

    @cached_property
    def worded(self) -> Flags:
        """Which messages have words."""
        return np.asarray(self.talk.words > 0)

    @property
    def coverage(self) -> float:
        """The share of longer messages in a language there are phrases of."""
        return min(1.0, max(self.languages.values(), default=0.0) * 1.15)


def questions(talk: Talk, said: Said, drawn: Resampling) -> Measure:
    """Questions in a hundred messages, and the share the other wrote after, in four hours and the same sitting."""
    following = np.searchsorted(talk.turn_starts, np.arange(len(talk)), side="right")
    answer = np.minimum(np.r_[talk.turn_starts, len(talk)][following], len(talk) - 1) if len(talk) else following
    near = (answer > np.arange(len(talk))) & (talk.session[answer] == talk.session)
    answered = near & (talk.at[answer] - talk.at <= ANSWER_HOURS * HOUR) if len(talk) else near
    values = {}
    for who, own in (("me", talk.mine), ("them", ~talk.mine)):
        asked = said.questions & own
        values[f"per_100_{who}"] = drawn.ratio(asked, said.worded & own, talk.session, FEWEST_WORDED, times=100)
        values[f"answered_{who}"] = drawn.ratio(asked & answered, asked, talk.session, FEWEST_QUESTIONS)
    return Measure("per 100 messages", values, _worded(talk, said))


def kind_words(talk: Talk, said: Said, drawn: Resampling) -> Measure:
    """Affection, apologies and thanks in a hundred messages with words. None where we have no phrases."""
    values = {}
    fewest = FEWEST_WORDED if said.languages else len(talk) + 1
    for category in KIND:
        for who, own in (("me", talk.mine), ("them", ~talk.mine)):
            found = said.holds(category) & own
            values[f"{category}_per_100_{who}"] = drawn.ratio(found, said.worded & own, talk.session, fewest, times=100)
    more = {"languages": sorted(said.languages)}
    return Measure("per 100 messages", values, _worded(talk, said) * said.coverage, more)


def _worded(talk: Talk, said: Said) -> float:
    return float(said.worded.mean()) if len(talk) else 0.0


def shouting(text: polars.Series) -> Flags:
    """Which of these texts shout: eight letters and half of them capitals, or doubled marks."""
    capitals = text.str.count_matches(r"\p{Lu}")
    letters = text.str.count_matches(r"\p{L}")
    loud = (letters >= 8) & (capitals * 2 >= letters)
    return (loud | text.str.contains(r"!!|\?\?|\?!")).fill_null(value=False).to_numpy()
