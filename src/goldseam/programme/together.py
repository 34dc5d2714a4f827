"""Together: agreements with review dates, a check-in a week, signs watched early. It is no contact surface.

It begins from a good talk, or whenever the person records that both are together again; not with harm, an order, the
police or a minor (programme.md §8).
"""

from collections.abc import Iterable

from goldseam.programme import entries as e
from goldseam.programme.records import Agreement, Day
from goldseam.programme.safety import GRAVE
from goldseam.programme.state import WORDS_LISTED, State, When, handles

CHECK_IN_DAYS = 7  # a check-in a week (programme.md §8; weekly is untested, E-D9)
REVIEW_DAYS = 30  # an agreement without a date of its own is looked at again after a month (design)
SLOW_DAYS = 30  # the first month is kept slow (programme.md §8)
CSI_DAYS = 30  # CSI-4 once a month (programme.md §8)


@handles(e.TogetherAgain)
def together_again(state: State, entry: e.TogetherAgain, seq: int, when: When) -> None:
    """Both are together again."""
    state.together, state.together_day = seq, when.day


@handles(e.AgreementMade)
def agreement_made(state: State, entry: e.AgreementMade, seq: int, when: When) -> None:
    """Something both agreed on."""
    if entry.agreement in state.agreements or len(state.agreements) < WORDS_LISTED:
        review_on = when.day + REVIEW_DAYS if entry.review_on is None else entry.review_on.toordinal()
        state.agreements[entry.agreement] = Agreement(seq=seq, review_on=review_on)


@handles(e.AgreementReviewed)
def agreement_reviewed(state: State, entry: e.AgreementReviewed, seq: int, when: When) -> None:
    """Whether it was kept. What was not kept is looked at again."""
    known = state.agreements.get(entry.agreement)
    if known is not None:
        again = None if entry.kept == "yes" else when.day + REVIEW_DAYS
        state.agreements[entry.agreement] = Agreement(seq=known.seq, review_on=again, kept=entry.kept)


@handles(e.CheckInHeld)
def check_in_held(state: State, entry: e.CheckInHeld, seq: int, when: When) -> None:
    """A check-in."""
    state.check_in = when.day


def possible(facts: Iterable[str]) -> bool:
    """Whether Together may be shown at all."""
    return GRAVE.isdisjoint(facts)


def reviews_due(state: State, day: Day) -> tuple[str, ...]:
    """The agreements whose day has come, the earliest first."""
    return tuple(name for review_on, name in schedule(state) if review_on <= day)


def check_in_due(state: State, day: Day) -> bool:
    """Whether a week has passed since the last check-in, or since being together again."""
    latest = max(known for known in (state.check_in, state.together_day, day - CHECK_IN_DAYS) if known is not None)
    return state.together is not None and day - latest >= CHECK_IN_DAYS


def slow(state: State, day: Day) -> bool:
    """Whether this is the first month, which is kept slow."""
    return state.together_day is not None and day - state.together_day < SLOW_DAYS


def schedule(state: State) -> tuple[tuple[Day, str], ...]:
    """The days on which agreements are looked at, in order, for the calendar."""
    return tuple(sorted((known.review_on, name) for name, known in state.agreements.items() if known.review_on))


def csi_due(state: State, day: Day) -> bool:
    """Whether CSI-4 was not taken for a month, or never."""
    known = state.screens.get("csi4")
    return state.together is not None and (known is None or day - known[2] >= CSI_DAYS)


def stage(state: State, facts: Iterable[str]) -> str:
    """Where Together stands."""
    if not possible(facts):
        return "absent"
    return "not_begun" if state.together is None else "open"
