"""Hours of the day, as the phone that made the export tells them: late messages, and how far two days overlap."""

import numpy as np

from goldseam.chats.measures.resampling import Resampling
from goldseam.chats.measures.value import Measure, Value
from goldseam.chats.sessions import Flags, Talk

FEWEST_LATE = 100  # messages of each person
FEWEST_RHYTHM = 200
LATE_FROM, LATE_TO = 23, 5  # hours: from eleven at night to five in the morning


def late(talk: Talk) -> Flags:
    """Which messages are of the night."""
    return np.asarray((talk.hour >= LATE_FROM) | (talk.hour < LATE_TO))


def late_share(talk: Talk, drawn: Resampling) -> Measure:
    """The share of messages of the night."""
    night = late(talk)
    values = {
        who: drawn.ratio(night & own, own, talk.session, FEWEST_LATE)
        for who, own in (("me", talk.mine), ("them", ~talk.mine))
    }
    return Measure("share", values, 1.0, {"from_hour": LATE_FROM, "to_hour": LATE_TO})


def rhythm(talk: Talk, drawn: Resampling) -> Measure:
    """How alike the hours are in which both write: 1 is the same, 0 never at the same hour."""
    mine, theirs = _by_hour(talk, talk.mine), _by_hour(talk, ~talk.mine)
    n = int(min(talk.mine.sum(), (~talk.mine).sum()))
    more = {"hours_me": mine.tolist(), "hours_them": theirs.tolist()}
    if n < FEWEST_RHYTHM:
        return Measure("overlap", {"overlap": Value(None, n, FEWEST_RHYTHM)}, 1.0, more)
    overlap = float(1 - 0.5 * np.abs(mine / mine.sum() - theirs / theirs.sum()).sum())
    return Measure("overlap", {"overlap": Value(overlap, n, FEWEST_RHYTHM)}, 1.0, more)


def _by_hour(talk: Talk, own: Flags) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.bincount(talk.hour[own], minlength=24)
