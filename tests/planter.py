"""A chat in which everything that is measured was put there on purpose, and is known.

plant(Chapter(…), Chapter(…)) writes one chapter of weeks after the other. A sitting is a row of turns that alternate;
who begins, how long each waits, what is said and how often they argue are drawn as the chapter says.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import numpy as np

from goldseam.chats.transcript import Listed, Transcript, micros

BEGIN = datetime(2023, 1, 2)  # noqa: DTZ001  a Monday, naive as exports are
CALM = (
    "see you at the station then",
    "i have to get the bread and the milk",
    "that was a long day",
    "the train is late again",
    "it is raining here and the cat is asleep",
    "just home now",
    "what a film that was",
    "the neighbours are at it with the drill",
    "i read the book you gave to me",
    "this is the best soup ever",
)
WARM = "i love you so much, sleep well"
ASK = "how was your day then?"
FIGHT = ("you never listen to me", "you always do this and it is your fault", "leave me alone", "that is ridiculous")
MONEY = "you always spend the rent money, we can not afford it"
SOOTHE = "i'm sorry, can we talk about it"


@dataclass(frozen=True)
class Chapter:
    """So many weeks alike. Waits are medians in seconds, between turns of one sitting."""

    weeks: int
    sittings: int = 14  # a week
    turns: int = 8  # a sitting
    mine: int = 2  # messages in a turn of mine
    theirs: int = 2
    first_by_me: float = 0.5
    i_wait: float = 120.0
    they_wait: float = 120.0
    warm: float = 0.03
    asks: float = 0.1
    fights: int = 0  # in the whole chapter, evenly spread
    soothed_after: float = 40  # minutes
    night: float = 0.1  # share of sittings after eleven
    quiet_weeks: tuple[int, ...] = ()


@dataclass
class Planted:
    """The chat and what was put into it."""

    transcript: Transcript
    sittings: int = 0
    begun_by_me: int = 0
    fights: list[datetime] = field(default_factory=list)
    chapters: list[datetime] = field(default_factory=list)
    waits: dict[str, list[float]] = field(default_factory=lambda: {"Ada": [], "Bo": []})


def plant(*chapters: Chapter, seed: int = 1, whole_minutes: bool = False) -> Planted:
    """Write the chapters. Ada is me, Bo is them."""
    random = np.random.default_rng(seed)
    listed = Listed()
    planted = Planted(Transcript(columns=listed, format="planted"))
    monday = BEGIN
    for chapter in chapters:
        planted.chapters.append(monday)
        argued = {int((i + 0.5) * chapter.weeks / chapter.fights) for i in range(chapter.fights)}
        for week in range(chapter.weeks):
            if week not in chapter.quiet_weeks:
                _week(random, listed, planted, chapter, monday, argue=week in argued)
            monday += timedelta(weeks=1)
    if whole_minutes:
        listed.at[:] = [at // 60_000_000 * 60_000_000 for at in listed.at]
    return planted


def _week(random, listed, planted, chapter, monday, *, argue):
    sittings = max(1, int(random.poisson(chapter.sittings)))
    days = np.sort(random.choice(14, min(sittings, 14), replace=False))  # a morning and an evening a day
    for i, half in enumerate(days):
        hour = 8 + random.random() * 6 if half % 2 == 0 else 19 + random.random() * 2
        if half % 2 and random.random() < 2 * chapter.night:
            hour = 23.05 + random.random() * 0.5
        at = monday + timedelta(days=int(half) // 2, hours=hour)
        mine = random.random() < chapter.first_by_me
        planted.sittings += 1
        planted.begun_by_me += mine
        at = _sitting(random, listed, planted, chapter, at, mine)
        if argue and i == len(days) // 2:
            _fight(random, listed, planted, chapter, at + timedelta(minutes=3))


def _sitting(random, listed, planted, chapter, at, mine):
    for turn in range(max(2, int(random.poisson(chapter.turns)))):
        if turn:
            wait = float(np.exp(np.log(chapter.i_wait if mine else chapter.they_wait) + 0.6 * random.standard_normal()))
            planted.waits["Ada" if mine else "Bo"].append(wait)
            at += timedelta(seconds=round(wait))
        for message in range(max(1, int(random.poisson(chapter.mine if mine else chapter.theirs)))):
            if message:
                at += timedelta(seconds=int(random.integers(2, 20)))
            drawn = random.random()
            text = (
                WARM
                if drawn < chapter.warm
                else ASK
                if drawn < chapter.warm + chapter.asks
                else str(random.choice(CALM))
            )
            listed.add(micros(at), "Ada" if mine else "Bo", "text", text, line=len(listed) + 1)
        mine = not mine
    return at


def _fight(random, listed, planted, chapter, at):
    planted.fights.append(at)
    for i in range(24):
        text = MONEY if i % 6 == 0 else str(random.choice(FIGHT)) if i % 2 == 0 else str(random.choice(CALM))
        listed.add(micros(at), "Ada" if (i // 2) % 2 == 0 else "Bo", "text", text, line=len(listed) + 1)
        at += timedelta(seconds=int(random.integers(5, 25)))
    at = planted.fights[-1] + timedelta(minutes=chapter.soothed_after)
    listed.add(micros(at), "Bo", "text", SOOTHE, line=len(listed) + 1)


def shuffled(planted: Planted, seed: int = 9) -> Transcript:
    """The same times, with words and senders dealt anew, and the weeks in another order: nothing changes any more."""
    random = np.random.default_rng(seed)
    listed = planted.transcript.columns.listed()
    week = 7 * 24 * 3600 * 1_000_000
    start = micros(BEGIN)
    number = [(at - start) // week for at in listed.at]
    order = random.permutation(max(number) + 1)
    deal = random.permutation(len(listed))
    dealt = Listed()
    rows = sorted(
        (int(at - n * week + order[n] * week), listed.sender[k], listed.text[k])
        for at, n, k in zip(listed.at, number, deal, strict=True)
    )
    for at, sender, text in rows:
        dealt.add(at, sender, "text", text, line=len(dealt) + 1)
    return Transcript(columns=dealt, format="planted")
