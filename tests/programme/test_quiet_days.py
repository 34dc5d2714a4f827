"""All quiet days since the pause began, side by side with the run that lasts and the longest one."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam import programme
from goldseam.programme import entries as e
from goldseam.programme import space

BEGUN = datetime(2026, 1, 10, 9, 0, tzinfo=UTC)


def folded(*said):
    """A story: days after the beginning, and what was recorded on each."""
    return programme.fold(
        e.Recorded(seq=seq, at=BEGUN + timedelta(days=days), zone="UTC", on=None, id=None, entry=entry)
        for seq, (days, entry) in enumerate(said, start=1)
    ).state


def on(days):
    return (BEGUN + timedelta(days=days)).date()


PAUSE = (0, e.SpaceBegun(days=30))
SLIP = e.SlipLogged(slip="call")


@pytest.mark.parametrize(
    ("said", "day", "quiet"),
    [
        ((), 0, 0),
        ((PAUSE,), -1, 0),
        ((PAUSE,), 0, 1),
        ((PAUSE,), 44, 45),
        ((PAUSE, (3, SLIP), (3, SLIP), (9, SLIP)), 9, 8),
        ((PAUSE, (3, e.PauseBegun(reason="Flu")), (8, e.PauseEnded())), 9, 5),
        ((PAUSE, (3, e.PauseBegun(reason="Flu")), (5, SLIP), (8, e.PauseEnded())), 9, 5),
        ((PAUSE, (9, SLIP)), 4, 5),
    ],
    ids=[
        "no pause",
        "the day before",
        "the first day",
        "long after",
        "slips",
        "frozen",
        "a slip on a frozen day",
        "later",
    ],
)
def test_every_quiet_day_counts_once_and_for_ever(said, day, quiet):
    assert space.quiet_days(folded(*said), on(day)) == quiet


def test_freezes_of_long_ago_stay_taken_off():
    said = [PAUSE]
    for number in range(space.PAUSES_KEPT + 3):
        said += [(4 * number + 1, e.PauseBegun(reason="A journey")), (4 * number + 3, e.PauseEnded())]
    last = 4 * (space.PAUSES_KEPT + 3)
    assert space.quiet_days(folded(*said), on(last)) == last + 1 - 2 * (space.PAUSES_KEPT + 3)


@given(
    slips=st.sets(st.integers(0, 80), max_size=8),
    freezes=st.lists(st.tuples(st.integers(0, 15), st.integers(0, 9)), max_size=3),
    day=st.integers(0, 80),
)
def test_days_and_runs_are_what_counting_one_day_after_the_other_gives(slips, freezes, day):
    said, at, frozen = [], 0, set()
    for later, long in freezes:
        begun, at = at + later, at + later + long
        if begun <= day:
            said.append((begun, e.PauseBegun(reason="Flu")))
            frozen |= set(range(begun, at if at <= day else day + 1))  # one that still runs holds the day itself
        if at <= day:
            said.append((at, e.PauseEnded()))
    said += [(slip, SLIP) for slip in slips if slip <= day]
    story = folded(PAUSE, *sorted(said, key=lambda one: one[0]))
    counted = [one for one in range(day + 1) if one in slips or one not in frozen]
    found, run, longest = space.steadiness(story, on(day)), 0, 0
    for one in counted:
        run = 0 if one in slips else run + 1
        longest = max(longest, run)
    window = [one for one in counted if one > day - 30]
    assert (found.current, found.longest) == (run, longest)
    assert (found.quiet, found.of) == (sum(one not in slips for one in window), len(window))
