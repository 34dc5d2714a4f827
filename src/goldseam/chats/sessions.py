"""The messages of two people in time order, cut into sessions (one sitting), turns (one person's run) and weeks.

Counted are the kinds a person wrote or called; deleted messages and notices are not, and nobody else's are.
Times are naive, as written: hours and weeks are those of the phone that made the export.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import polars
from numpy.typing import NDArray

from goldseam.chats.problems import ChatProblem
from goldseam.chats.transcript import Transcript

SECOND = 1_000_000  # microseconds
MINUTE, HOUR, DAY = 60 * SECOND, 3600 * SECOND, 86_400 * SECOND
GAP_HOURS = 6  # a longer pause ends a session: longer than an afternoon at work, shorter than a night
OTHER_GAPS = (1, 4, 8, 12)  # hours; what changes its mind under one of these is not claimed (E-E7)
COUNTED = ("text", "media", "voice", "call", "missed_call", "poll", "location", "contact")
CALLS = ("call", "missed_call")

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Talk:
    """Messages of two people, sorted by time and place in the file.

    frame: seq, at, mine, kind, text, seconds. at: microseconds since 1970. left_out: records of the file not in it.
    """

    frame: polars.DataFrame
    me: str
    them: str
    at: Numbers
    mine: Flags
    left_out: int
    gap_hours: int = GAP_HOURS

    def __len__(self) -> int:
        return len(self.at)

    @cached_property
    def session(self) -> Numbers:
        """The number of the session each message is in, from 0."""
        return _numbered(np.diff(self.at) > self.gap_hours * HOUR, len(self))

    @cached_property
    def turn(self) -> Numbers:
        """The number of the turn: a run of one person's messages inside a session, from 0."""
        return _numbered((np.diff(self.session) > 0) | (np.diff(self.mine.astype(np.int8)) != 0), len(self))

    @cached_property
    def starts(self) -> Numbers:
        """The place of the first message of every session."""
        return np.flatnonzero(np.r_[True, np.diff(self.session) > 0]) if len(self) else np.zeros(0, np.int64)

    @cached_property
    def turn_starts(self) -> Numbers:
        """The place of the first message of every turn."""
        return np.flatnonzero(np.r_[True, np.diff(self.turn) > 0]) if len(self) else np.zeros(0, np.int64)

    @cached_property
    def sessions(self) -> int:
        """How many sessions."""
        return len(self.starts)

    @cached_property
    def _week_since_1970(self) -> Numbers:
        return (self.at // DAY + 3) // 7  # 1 January 1970 was a Thursday

    @cached_property
    def week(self) -> Numbers:
        """The number of the week (Monday to Sunday) of each message, from 0."""
        return self._week_since_1970 - self._week_since_1970[0] if len(self) else self._week_since_1970

    @cached_property
    def weeks(self) -> int:
        """How many weeks from first to last."""
        return int(self.week[-1]) + 1 if len(self) else 0

    def monday(self, week: int) -> date:
        """The first day of that week."""
        return date(1969, 12, 29) + timedelta(weeks=int(self._week_since_1970[0]) + int(week))

    @cached_property
    def hour(self) -> Numbers:
        """The hour of the day, 0 to 23."""
        return self.at // HOUR % 24

    @cached_property
    def seq(self) -> Numbers:
        """Places in the transcript, to point at messages."""
        return self.frame["seq"].to_numpy().astype(np.int64)

    @cached_property
    def calls(self) -> Flags:
        """Which records are calls."""
        return self.frame["kind"].cast(polars.String).is_in(list(CALLS)).to_numpy()

    @cached_property
    def words(self) -> Numbers:
        """Words of each message; media and calls have none."""
        text = polars.col("text")
        counted = polars.when(polars.col("kind").cast(polars.String) == "text")
        blanks = text.str.count_matches(" ", literal=True) + text.str.count_matches("\n", literal=True)
        spaces = blanks + (text.str.len_bytes() > 0)
        return self.frame.select(counted.then(spaces).otherwise(0)).to_series().to_numpy().astype(np.int64)

    @cached_property
    def whole_minutes(self) -> bool:
        """Whether the file knows no seconds."""
        return bool(len(self)) and not bool(np.any(self.at[:5000] % MINUTE))

    def with_gap(self, hours: int) -> "Talk":
        """The same, a session ending after another pause."""
        other = Talk(self.frame, self.me, self.them, self.at, self.mine, self.left_out, hours)
        other.__dict__.update(
            calls=self.calls, week=self.week
        )  # what does not depend on the pause is not worked out anew
        return other


def _numbered(breaks: Flags, length: int) -> Numbers:
    number = np.zeros(length, np.int64)
    if length:
        np.cumsum(breaks, out=number[1:])
    return number


def talk_between(transcript: Transcript, me: str, them: str | None = None) -> Talk:
    """What these two wrote. Raises ChatProblem where one of them did not write here.

    them: may be left out where exactly two people wrote.
    """
    senders = transcript.counts.senders
    me, them = _found(me, senders), _other(me, senders) if them is None else _found(them, senders)
    if me == them:
        raise ChatProblem(f"“{me}” was given for both. Say which name is yours and which is theirs.")
    whole = transcript.frame
    frame = (
        whole.lazy()
        .filter(polars.col("sender").is_in([me, them]) & polars.col("kind").cast(polars.String).is_in(list(COUNTED)))
        .select("seq", "at", (polars.col("sender") == me).alias("mine"), "kind", "text", "seconds")
        .collect()
    )
    if not frame["at"].is_sorted():
        frame = frame.sort("at", "seq", maintain_order=True)
    at = frame["at"].cast(polars.Int64).to_numpy()
    return Talk(frame, me, them, at, frame["mine"].to_numpy(), len(whole) - len(frame))


def _found(name: str, senders: dict[str, int]) -> str:
    if name in senders:
        return name
    near = [one for one in senders if one.strip("~ \u202f\u200e").casefold() == name.strip("~ ").casefold()]
    if len(near) == 1:
        return near[0]
    known = ", ".join(f"“{one}”" for one in sorted(senders, key=lambda one: -senders[one])[:6])
    more = " and others" if len(senders) > 6 else ""
    raise ChatProblem(f"Nobody called “{name}” wrote in this chat. Those who wrote are {known or 'nobody'}{more}.")


def _other(me: str, senders: dict[str, int]) -> str:
    others = [one for one in senders if one != _found(me, senders)]
    if len(others) != 1:
        raise ChatProblem("Not exactly two people wrote in this chat. Say with --them whose messages to look at.")
    return others[0]
