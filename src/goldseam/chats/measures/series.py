"""Week by week: the lines of the pictures, and what changes are looked for in. A week with too little is None."""

import numpy as np

from goldseam.chats.conflict import Conflict
from goldseam.chats.measures.hours import late
from goldseam.chats.measures.language import Said
from goldseam.chats.measures.replies import waits
from goldseam.chats.measures.resampling import Waits
from goldseam.chats.sessions import DAY, Flags, Floats, Numbers, Talk

FEWEST_REPLIES, FEWEST_STARTS, FEWEST_OF_WEEK = 5, 3, 20  # in a week, for a number of that week

REPLIES = ("reply", "reply_quarter", "reply_three_quarters")

Series = dict[str, Floats]


def weekly(talk: Talk, said: Said, found: Conflict) -> Series:
    """Name to a number a week, from the Monday of the first message; nan where there is too little."""
    mine, theirs = talk.mine, ~talk.mine
    worded = _count(talk, said.worded)
    night = late(talk)
    series = {
        "messages_me": _count(talk, mine),
        "messages_them": _count(talk, theirs),
        "initiation_me": _starts(talk),
        "late_share": _rate(_count(talk, night), _count(talk, np.ones(len(talk), np.bool_))),
        "questions_me": 100 * _rate(_count(talk, said.questions & mine), _count(talk, said.worded & mine)),
        "questions_them": 100 * _rate(_count(talk, said.questions & theirs), _count(talk, said.worded & theirs)),
        "calls": _count(talk, talk.calls),
        "quiet_days": _quiet_days(talk),
        "conflicts": _conflicts(talk, found),
    }
    for category in ("affection", "apology", "thanks") if said.languages else ():
        series[category] = 100 * _rate(_count(talk, said.holds(category)), worded)
    for who, own in (("me", True), ("them", False)):
        found_waits = waits(talk, mine=own)
        for name, values in zip(REPLIES, _quantiles(talk, found_waits, (0.5, 0.25, 0.75)), strict=True):
            series[f"{name}_{who}"] = values
    return series


def _count(talk: Talk, which: Flags) -> Floats:
    return np.bincount(talk.week[which], minlength=talk.weeks).astype(np.float64)


def _rate(above: Floats, below: Floats, fewest: int = FEWEST_OF_WEEK) -> Floats:
    return np.asarray(np.divide(above, below, out=np.full(len(above), np.nan), where=below >= fewest), np.float64)


def _starts(talk: Talk) -> Floats:
    begun = talk.starts[~talk.calls[talk.starts]]
    mine = np.bincount(talk.week[begun][talk.mine[begun]], minlength=talk.weeks)
    every = np.bincount(talk.week[begun], minlength=talk.weeks)
    return _rate(mine.astype(np.float64), every.astype(np.float64), FEWEST_STARTS)


def _quiet_days(talk: Talk) -> Floats:
    every = talk.at // DAY
    days = every[np.r_[True, np.diff(every) > 0]] if len(every) else every
    weeks = (days + 3) // 7
    if not len(days):
        return np.zeros(0)
    return np.asarray(7.0 - np.bincount(weeks - weeks[0], minlength=talk.weeks), np.float64)


def _conflicts(talk: Talk, found: Conflict) -> Floats:
    places: Numbers = np.array([one.first for one in found.episodes], np.int64)
    return np.bincount(talk.week[places], minlength=talk.weeks).astype(np.float64)


def _quantiles(talk: Talk, found: Waits, quantiles: tuple[float, ...]) -> list[Floats]:
    """These quantiles of each week's waits, those without an answer counted as the longest."""
    week = talk.week[found.row]
    order = np.lexsort((found.length, week))
    length, week = found.length[order], week[order]
    n = np.bincount(week, minlength=talk.weeks)
    first = np.cumsum(n) - n
    enough = n >= FEWEST_REPLIES
    columns = []
    for quantile in quantiles:
        place = first + np.floor(quantile * np.maximum(n - 1, 0)).astype(np.int64)
        said = np.full(talk.weeks, np.nan)
        said[enough] = length[place[enough]]
        columns.append(said)
    return columns
