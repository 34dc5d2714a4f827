"""Reply time: from the last message of one person's turn to the first of the other's, when they are likely awake.

A turn nobody answered in its session counts as a wait of at least the pause that ends a session; leaving those out
would make whoever does not answer look quick. Waits that reach into the hours in which the other hardly ever
writes are left out. Files without seconds are read as any second of their minute.
"""

import numpy as np

from goldseam.chats.measures.resampling import SEED, Resampling, Waits, seconds
from goldseam.chats.measures.value import Measure
from goldseam.chats.sessions import HOUR, Flags, Talk

FEWEST_REPLIES = 30  # of each person
QUIET_SHARE = 0.02  # an hour with less of one's messages is one of one's quiet hours
ENOUGH_FOR_QUIET = 200  # messages of a person, else no hour is called quiet
WITHIN = (1, 5, 60)  # minutes


def reply_time(talk: Talk, drawn: Resampling) -> Measure:
    """Median and spread of waiting for each other, in seconds."""
    values = {}
    awake = {True: waits(talk, mine=True), False: waits(talk, mine=False)}
    for who, mine in (("me", True), ("them", False)):
        found = awake[mine]
        values[f"median_{who}"] = drawn.waits(found, FEWEST_REPLIES)
        values[f"tenth_{who}"] = drawn.waits(found, FEWEST_REPLIES, 0.1)
        values[f"ninetieth_{who}"] = drawn.waits(found, FEWEST_REPLIES, 0.9)
        values[f"median_when_answered_{who}"] = drawn.waits(found.kept(found.ended), FEWEST_REPLIES)
        for minutes in WITHIN:
            quick = found.ended & (found.length <= minutes * 60)
            ones = np.ones(len(quick))
            values[f"within_{minutes}_min_{who}"] = drawn.ratio(quick, ones, found.session, FEWEST_REPLIES)
    values["mine_to_theirs_log2"] = drawn.quotient(awake[True], awake[False], FEWEST_REPLIES)
    every = sum(len(waits(talk, mine=mine, awake=False).length) for mine in (True, False))
    kept = len(awake[True].length) + len(awake[False].length)
    quiet = {f"quiet_hours_{who}": np.flatnonzero(quiet_hours(talk, mine)).tolist() for who, mine in _BOTH}
    return Measure("seconds", values, kept / every if every else 0.0, {"whole_minutes": talk.whole_minutes, **quiet})


_BOTH = (("me", True), ("them", False))


def quiet_hours(talk: Talk, mine: bool) -> Flags:
    """Which of the 24 hours hardly hold a message of this person."""
    own = talk.hour[talk.mine == mine]
    if len(own) < ENOUGH_FOR_QUIET:
        return np.zeros(24, np.bool_)
    return np.asarray(np.bincount(own, minlength=24) < QUIET_SHARE * len(own))


def waits(talk: Talk, *, mine: bool, awake: bool = True) -> Waits:
    """How long the other waited for me (mine), or I for them. awake: without those that touch quiet hours."""
    if not len(talk):
        nothing = np.zeros(0, np.int64)
        return Waits(nothing.astype(np.float64), nothing.astype(np.bool_), nothing, nothing)
    last = np.r_[talk.turn_starts[1:] - 1, len(talk) - 1]  # of each turn: the message that waits
    last = last[(talk.mine[last] != mine) & (last < len(talk) - 1)]
    ended = talk.session[last + 1] == talk.session[last]
    length = np.where(ended, seconds(talk.at[last + 1] - talk.at[last]), talk.gap_hours * 3600.0)
    if talk.whole_minutes:
        random = np.random.default_rng(SEED)
        length = np.where(
            ended, np.abs(length + random.uniform(0, 60, len(last)) - random.uniform(0, 60, len(last))), length
        )
    found = Waits(length, ended, talk.session[last], last)
    return found.kept(~_touching(talk, found, quiet_hours(talk, mine))) if awake else found


def _touching(talk: Talk, found: Waits, quiet: Flags) -> Flags:
    before = np.r_[0, np.cumsum(np.tile(quiet, 3))]
    begins = talk.hour[found.row]
    past_hour = seconds(talk.at[found.row] % HOUR)
    ends = begins + ((past_hour + found.length) // 3600).astype(np.int64)
    return np.asarray(before[np.minimum(ends, 71) + 1] > before[begins])
