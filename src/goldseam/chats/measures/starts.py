"""Sittings: how many, who begins them, who writes last, who ends a silence."""

import numpy as np

from goldseam.chats.measures.resampling import Resampling, seconds
from goldseam.chats.measures.value import Measure, Value
from goldseam.chats.sessions import DAY, HOUR, OTHER_GAPS, Talk

FEWEST_SESSIONS = 20
FEWEST_SILENCES = 5
FEWEST_GAPS = 200
SILENCE_HOURS = 24  # longer than a day and a night
MORNING = 5  # before that hour it is still the night before


def sessions(talk: Talk, drawn: Resampling) -> Measure:
    """Sittings a week and messages in one; how many there would be with another pause between them."""
    first = np.zeros(len(talk), np.bool_)
    first[talk.starts] = True
    enough = len(talk) > FEWEST_GAPS
    per_week = Value(talk.sessions / talk.weeks if enough else None, max(0, len(talk) - 1), FEWEST_GAPS)
    values = {
        "sessions_per_week": per_week,
        "messages_per_session": drawn.ratio(np.ones(len(talk)), first, talk.session, FEWEST_SESSIONS),
    }
    others = {str(hours): talk.with_gap(hours).sessions for hours in (*OTHER_GAPS, talk.gap_hours)}
    more = {"sessions": talk.sessions, "gap_hours": talk.gap_hours, "sessions_by_gap_hours": others}
    return Measure("sessions per week", values, 1.0, more)


def initiation(talk: Talk, drawn: Resampling) -> Measure:
    """My share of first messages; of last ones; of first ones in the morning. Sittings begun by a call do not count."""
    begun = talk.starts[~talk.calls[talk.starts]]
    last = np.r_[talk.starts[1:] - 1, len(talk) - 1][: talk.sessions] if len(talk) else talk.starts
    day = (talk.at - MORNING * HOUR) // DAY
    new_day = np.flatnonzero(np.r_[True, np.diff(day) > 0]) if len(talk) else talk.starts

    def share(rows: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> Value:
        return drawn.ratio(talk.mine[rows], np.ones(len(rows)), talk.session[rows], FEWEST_SESSIONS)

    values = {"first_message": share(begun), "last_message": share(last), "first_of_the_day": share(new_day)}
    by_gap = {str(hours): _share_at(talk.with_gap(hours)) for hours in OTHER_GAPS}
    return Measure(
        "share of mine", values, len(begun) / talk.sessions if talk.sessions else 0.0, {"by_gap_hours": by_gap}
    )


def _share_at(talk: Talk) -> float | None:
    begun = talk.starts[~talk.calls[talk.starts]]
    return round(float(talk.mine[begun].mean()), 4) if len(begun) >= FEWEST_SESSIONS else None


def silences(talk: Talk, drawn: Resampling) -> Measure:
    """Pauses of more than a day: how many a month, the longest in days, and who wrote first after them."""
    pauses = seconds(np.diff(talk.at))
    rows = np.flatnonzero(pauses > SILENCE_HOURS * 3600) + 1
    longest = float(pauses.max()) / 86_400 if len(pauses) else None
    months = max(1.0, talk.weeks * 7 / 30.44)
    enough = len(talk) > FEWEST_GAPS
    values = {
        "per_month": Value(len(rows) / months if enough else None, len(pauses), FEWEST_GAPS),
        "longest_days": Value(longest if enough else None, len(pauses), FEWEST_GAPS),
        "ended_by_me": drawn.ratio(talk.mine[rows], np.ones(len(rows)), talk.session[rows], FEWEST_SILENCES),
    }
    return Measure("per month", values, 1.0, {"silences": len(rows), "hours": SILENCE_HOURS})
