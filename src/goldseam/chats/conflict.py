"""Arguments, by a plain rule, with the lines that made each one. Markers in text are weak witnesses; they are shown.

An episode: telling markers (blame, insults, breaking off, words of parting) at most an hour apart; both people wrote
around them; two markers, one from each, or three from one; and either the writing came at twice the usual pace or
length, or one message in five is a marker. Episodes less than four hours apart are one.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from goldseam.chats.measures.language import Said, shouting
from goldseam.chats.measures.resampling import SEED
from goldseam.chats.measures.value import Measure, Value, tidy
from goldseam.chats.sessions import HOUR, MINUTE, Flags, Numbers, Talk

TELLING = ("accuse", "insult", "withdraw", "breakup")
CHAIN = HOUR  # longer without a marker: not the same argument any more
AROUND = 15 * MINUTE  # before and after a marker belongs to it
MERGE = 4 * HOUR
PACE = 2.0  # times the usual number of messages, or of words
DENSE = 0.2  # one message in five
DENSE_LEAST = 3  # markers
REPAIR_WITHIN = 48 * HOUR
FEWEST_EPISODES = 5
FEWEST_MESSAGES = 1_000
EVIDENCE = 8  # lines of one episode
SHUFFLES = 19


@dataclass(frozen=True, slots=True)
class Episode:
    """One argument. first, last: places in the talk. markers: places. opened_by_me. repaired: place or None."""

    first: int
    last: int
    markers: tuple[int, ...]
    opened_by_me: bool
    repaired: int | None

    def document(self, talk: Talk) -> dict[str, Any]:
        """For --json."""
        repaired = self.repaired
        minutes = None if repaired is None else float(talk.at[repaired] - talk.at[self.first]) / MINUTE
        at, until = (talk.frame["at"][place].isoformat(timespec="seconds") for place in (self.first, self.last))
        return {
            "at": at,
            "until": until,
            "messages": self.last - self.first + 1,
            "opened_by": "me" if self.opened_by_me else "them",
            "repair_minutes": tidy(minutes),
            "repaired_by": None if repaired is None else ("me" if talk.mine[repaired] else "them"),
            "evidence": [int(talk.seq[place]) for place in self.markers[:EVIDENCE]],
        }


@dataclass(frozen=True, slots=True)
class Conflict:
    """All episodes, and how many of as many markers would have clumped by chance (the most of 19 shuffles)."""

    episodes: tuple[Episode, ...]
    by_chance: int

    @property
    def more_than_chance(self) -> bool:
        """Whether markers stand together more than scattered ones would."""
        return len(self.episodes) >= FEWEST_EPISODES and len(self.episodes) > 2 * self.by_chance


def conflict(talk: Talk, said: Said) -> Conflict:
    """Find the arguments in a talk."""
    telling = np.logical_or.reduce([said.holds(category) for category in TELLING]) if len(talk) else np.zeros(0, bool)
    loud = np.zeros(len(talk), np.bool_)
    close = np.flatnonzero(_around(talk, telling))
    loud[close] = shouting(talk.frame["text"].gather(close))
    loud |= said.holds("apology") & _around(talk, telling)
    spans = _spans(talk, telling, telling | loud)
    random = np.random.default_rng(SEED)
    by_chance = [
        len(_spans(talk, shuffled, shuffled)) for shuffled in (_scattered(telling, random) for _ in range(SHUFFLES))
    ]
    soothing = np.flatnonzero(said.holds("repair") | said.holds("apology") | said.holds("affection"))
    every = np.flatnonzero(telling | loud)
    episodes = tuple(_episode(talk, first, last, every, soothing) for first, last in spans)
    return Conflict(episodes, max(by_chance, default=0))


def _scattered(telling: Flags, random: np.random.Generator) -> Flags:
    found = np.zeros(len(telling), np.bool_)
    found[random.integers(0, max(1, len(telling)), int(telling.sum()))] = (
        True  # markers are few: hardly any falls twice
    )
    return found


def _around(talk: Talk, telling: Flags) -> Flags:
    places = np.flatnonzero(telling)
    edges = np.zeros(len(talk) + 1, np.int64)
    np.add.at(edges, np.searchsorted(talk.at, talk.at[places] - AROUND, side="left"), 1)
    np.add.at(edges, np.searchsorted(talk.at, talk.at[places] + AROUND, side="right"), -1)
    return np.asarray(np.cumsum(edges)[:-1] > 0)


def _spans(talk: Talk, telling: Flags, markers: Flags) -> list[tuple[int, int]]:
    """First and last place of every episode."""
    places = np.flatnonzero(telling)
    if len(places) < 2:
        return []
    begins = np.flatnonzero(np.r_[True, np.diff(talk.at[places]) > CHAIN])
    ends = np.r_[begins[1:] - 1, len(places) - 1]
    first = np.searchsorted(talk.at, talk.at[places[begins]] - AROUND, side="left")
    last = np.searchsorted(talk.at, talk.at[places[ends]] + AROUND, side="right") - 1
    good = _counts(talk, telling, markers, places[begins], places[ends], first, last)
    found: list[tuple[int, int]] = []
    for a, b in zip(places[begins[good]].tolist(), places[ends[good]].tolist(), strict=True):
        if found and talk.at[a] - talk.at[found[-1][1]] < MERGE:
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return found


def _counts(talk: Talk, telling: Flags, markers: Flags, a: Numbers, b: Numbers, first: Numbers, last: Numbers) -> Flags:
    """Which stretches from a to b, with first to last around them, are episodes."""
    marked, told = np.flatnonzero(markers), np.flatnonzero(telling)
    mine_before = np.r_[0, np.cumsum(talk.mine[marked])]
    from_, to = np.searchsorted(marked, first), np.searchsorted(marked, last, side="right")
    mine = mine_before[to] - mine_before[from_]
    theirs = (to - from_) - mine
    sure = ((mine >= 1) & (theirs >= 1)) | (mine + theirs >= 3)
    strong = np.searchsorted(told, b, side="right") - np.searchsorted(told, a)
    both = talk.turn[last] > talk.turn[first]  # a turn ends where the other writes
    dense = (strong >= DENSE_LEAST) & (strong >= DENSE * (b - a + 1))
    found = sure & both & (strong >= 2)
    found[found] = dense[found] | _quick(talk, a[found], b[found])
    return np.asarray(found)


def _quick(talk: Talk, a: Numbers, b: Numbers) -> Flags:
    """Whether messages came at twice the pace or were twice as long."""
    if not len(a):
        return np.zeros(0, np.bool_)
    every = np.arange(0, len(talk), max(1, len(talk) // 2_000))
    usual = float(np.median(_near(talk, every)))
    many = b - a + 1
    words = np.array([talk.words[one : other + 1].sum() for one, other in zip(a, b, strict=True)])
    long = words / many >= PACE * max(1.0, float(talk.words[every].mean()))
    return np.asarray((many > 3) & (long | (_near(talk, a) >= PACE * usual)))


def _near(talk: Talk, places: Numbers) -> Numbers:
    until = np.searchsorted(talk.at, talk.at[places] + AROUND, side="right")
    return np.asarray(until - np.searchsorted(talk.at, talk.at[places] - AROUND, side="left"))


def _episode(talk: Talk, first: int, last: int, markers: Numbers, soothing: Numbers) -> Episode:
    inside = markers[np.searchsorted(markers, first) : np.searchsorted(markers, last, side="right")]
    after = int(np.searchsorted(soothing, first, side="right"))
    place = int(soothing[after]) if after < len(soothing) else None
    if place is not None and talk.at[place] - talk.at[last] > REPAIR_WITHIN:
        place = None
    return Episode(first, last, tuple(inside.tolist()), bool(talk.mine[first]), place)


def measure(talk: Talk, said: Said, found: Conflict) -> Measure:
    """Arguments a month; how long until a soothing word; whose it was."""
    fewest = FEWEST_MESSAGES if said.languages else len(talk) + 1
    months = max(1.0, talk.weeks * 7 / 30.44)
    soothed = [one for one in found.episodes if one.repaired is not None]
    minutes = [
        float(talk.at[one.repaired] - talk.at[one.first]) / MINUTE for one in soothed if one.repaired is not None
    ]
    mine = [bool(talk.mine[one.repaired]) for one in soothed if one.repaired is not None]
    n = len(found.episodes)
    enough = len(talk) >= fewest
    values = {
        "episodes_per_month": Value(n / months if enough else None, len(talk), fewest),
        "repair_minutes": _over(minutes, enough, lambda x: float(np.median(x))),
        "repaired_by_me": _over([float(x) for x in mine], enough, lambda x: float(np.mean(x))),
        "repaired": _over(
            [float(one.repaired is not None) for one in found.episodes], enough, lambda x: float(np.mean(x))
        ),
    }
    episodes = [one.document(talk) for one in found.episodes] if enough else []
    more = {"episodes": episodes, "by_chance": found.by_chance, "languages": sorted(said.languages)}
    return Measure("per month", values, said.coverage, more)


def _over(numbers: list[float], enough: bool, of: Any) -> Value:
    if not enough or len(numbers) < FEWEST_EPISODES:
        return Value(None, len(numbers), FEWEST_EPISODES)
    random = np.random.default_rng(SEED)
    drawn = [of(random.choice(numbers, len(numbers))) for _ in range(200)]
    low, high = np.percentile(drawn, (2.5, 97.5))
    return Value(of(numbers), len(numbers), FEWEST_EPISODES, float(low), float(high))
