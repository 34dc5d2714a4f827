"""Space: a pause for one's own recovery and out of respect; never to make the other miss anyone (H-3, H-5).

elapsed   local date minus start date minus paused dates, so a pause of 30 days begun on 10 January is complete on
          9 February. A date is paused from the day a freeze begins to the day before it ends.
quiet     a local date without a slip. Paused dates count on neither side, but a slip on one counts.
complete  elapsed reaches the length, four in five of the last 30 days were quiet, and so were the last seven that
          count.
"""

from dataclasses import dataclass
from datetime import date

from goldseam.programme import entries as e
from goldseam.programme.records import Ahead, ByDay, Day
from goldseam.programme.safety import in_crisis
from goldseam.programme.state import (
    DATES_KEPT,
    PAUSES_KEPT,
    RATING_DAYS,
    URGE_DAYS,
    State,
    When,
    forget_old,
    handles,
    keep_text,
    list_word,
)

SHORTEST = 21  # days; the article's "few weeks" (design: no study gives a number)
LONGEST = 90  # days; a quarter of a year, after which a pause is a life of its own (design)
START_LENGTH = 30  # days proposed at the start: the article's "a month" (design)
WINDOW = 30  # days steadiness looks back: a month, so that one day weighs little (design)
QUIET_OF, QUIET_IN = 4, 5  # four in five of the window have to be quiet: room to be human (design)
LAST_QUIET = 7  # and the last week: what counts is now (design)

__all__ = ["LONGEST", "SHORTEST", "START_LENGTH", "Steadiness", "complete", "in_crisis", "steadiness"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Steadiness:
    """Quiet days among the days that count, and the runs of quiet days since the pause began."""

    quiet: int = 0
    of: int = 0
    current: int = 0
    longest: int = 0


# --- entries ----------------------------------------------------------------------------------------------------------


@handles(e.SpaceBegun)
def space_begun(state: State, entry: e.SpaceBegun, seq: int, when: When) -> None:
    """The pause begins; a second time it starts anew. It counts from the day it was recorded."""
    state.space_seq, state.space_start, state.space_modes = seq, when.day, entry.modes or ()
    state.space_days = min(max(entry.days, SHORTEST), LONGEST)
    state.lowered = False
    state.paused_since, state.pauses, state.paused_earlier = None, [], 0
    state.slips = ByDay.of(state.slips.since(when.day))
    state.together = state.together_day = None  # who takes space is not together


@handles(e.SpaceLengthSet)
def space_length_set(state: State, entry: e.SpaceLengthSet, seq: int, when: When) -> None:
    """Another length: longer at any time, shorter once, never below the shortest; anything else counts for nothing."""
    if length_allowed(state, entry.days):
        state.lowered = state.lowered or entry.days < state.space_days
        state.space_days = min(entry.days, LONGEST)


def length_allowed(state: State, days: int) -> bool:
    """Whether the length may be changed to this many days."""
    if state.space_start is None:
        return False
    return days >= state.space_days or (not state.lowered and days >= SHORTEST)


@handles(e.PauseBegun)
def pause_begun(state: State, entry: e.PauseBegun, seq: int, when: When) -> None:
    """The count freezes: from the day it is about, as far as the pause runs by then and no freeze had that day."""
    if state.space_start is not None and state.paused_since is None:
        earlier = state.pauses[-1][1] if state.pauses else state.space_start
        state.paused_since = max(when.about, earlier)


@handles(e.PauseEnded)
def pause_ended(state: State, entry: e.PauseEnded, seq: int, when: When) -> None:
    """The count goes on from the day this was recorded."""
    if state.paused_since is None:
        return
    if when.day > state.paused_since:
        state.pauses.append((state.paused_since, when.day))
    state.paused_since = None
    if len(state.pauses) > PAUSES_KEPT:
        begun, ended = state.pauses.pop(0)
        state.paused_earlier += ended - begun


@handles(e.SlipLogged)
def slip_logged(state: State, entry: e.SlipLogged, seq: int, when: When) -> None:
    """A slip, on the day it happened."""
    slipped(state, entry.slip, when.about, seq)


def slipped(state: State, slip: str, day: Day, seq: int) -> None:
    """That day was not quiet. However much happened on it, it is one day."""
    state.slip_kinds[slip] = state.slip_kinds.get(slip, 0) + 1
    if state.space_start is None or day >= state.space_start:
        state.slips[day] = seq
        if state.space_start is None:
            forget_old(state.slips, day, RATING_DAYS)


@handles(e.NeededContactLogged)
def needed_contact_logged(state: State, entry: e.NeededContactLogged, seq: int, when: When) -> None:
    """Needed contact: never a slip."""
    state.needed[when.about] = seq
    forget_old(state.needed, when.day, URGE_DAYS)


@handles(e.UrgeLogged)
def urge_logged(state: State, entry: e.UrgeLogged, seq: int, when: When) -> None:
    """An urge, as strong as it was after what helped; one that ended in `sent` is a slip.

    Its strength counts on the day it was recorded: moving it back would open a gate early.
    """
    strength = entry.before if entry.after is None else entry.after
    state.urges[when.day] = max((strength, seq), state.urges.get(when.day, (-1, 0)))
    forget_old(state.urges, when.day, URGE_DAYS)
    if entry.outcome == "sent":
        slipped(state, "message", when.about, seq)


@handles(e.DayRated)
def day_rated(state: State, entry: e.DayRated, seq: int, when: When) -> None:
    """How a day was; rated again, the latest number of each kind counts."""
    like_myself, mood = state.ratings.get(when.about, (None, None))
    state.ratings[when.about] = (
        like_myself if entry.like_myself is None else entry.like_myself,
        mood if entry.mood is None else entry.mood,
    )
    forget_old(state.ratings, when.day, RATING_DAYS)


@handles(e.ScreenTaken)
def screen_taken(state: State, entry: e.ScreenTaken, seq: int, when: When) -> None:
    """A questionnaire: its sum, and that of its first two items, which are the short form."""
    state.screens[entry.name] = (sum(entry.answers), sum(entry.answers[:2]), when.day, seq)
    keep_text(state, entry.kind, seq)


@handles(e.DateAheadSet)
def date_ahead_set(state: State, entry: e.DateAheadSet, seq: int, when: When) -> None:
    """A hard day to come; set again for the same day, the latest counts. Days gone by are dropped."""
    day = when.named
    state.ahead = [known for known in state.ahead if known.day != day and known.day >= when.day - 1][-DATES_KEPT + 1 :]
    state.ahead.append(Ahead(seq=seq, day=day, planned=entry.plan is not None))
    state.ahead.sort(key=lambda known: known.day)


@handles(e.QuietStepDone)
def quiet_step_done(state: State, entry: e.QuietStepDone, seq: int, when: When) -> None:
    """A step of the quiet checklist."""
    list_word(state.quiet_steps, entry.step, seq)


@handles(e.TheyWriteRuleSet)
def they_write_rule_set(state: State, entry: e.TheyWriteRuleSet, seq: int, when: When) -> None:
    """What to do when they write, decided beforehand."""
    state.rule, state.rule_seq = entry.rule, seq


# --- counting ---------------------------------------------------------------------------------------------------------


def ordinal(day: date | Day) -> Day:
    """A date as a day of the state."""
    return day if isinstance(day, int) else day.toordinal()


def _freezes(state: State, day: Day) -> list[tuple[Day, Day]]:
    """The freezes that began by this day, as [from, to), none beyond it; one that still runs holds the day itself."""
    known = [(begun, min(ended, day + 1)) for begun, ended in state.pauses if begun <= day]
    if state.paused_since is not None and state.paused_since <= day:
        known.append((state.paused_since, day + 1))
    return known


def _frozen(freezes: list[tuple[Day, Day]], first: Day, last: Day) -> int:
    """How many of the days from `first` to `last` are paused."""
    return sum(max(0, min(ended, last + 1) - max(begun, first)) for begun, ended in freezes)


def elapsed(state: State, day: date | Day) -> int:
    """Days of the pause so far: local date minus start minus paused dates; 0 where there is none."""
    today = ordinal(day)
    if state.space_start is None or today < state.space_start:
        return 0
    frozen = state.paused_earlier + _frozen(_freezes(state, today), state.space_start, today)
    return max(0, today - state.space_start - frozen)


def day_number(state: State, day: date | Day) -> int:
    """The day of the pause, 1 on the first; never beyond its length."""
    return min(elapsed(state, day) + 1, state.space_days)


def paused(state: State, day: date | Day) -> bool:
    """Whether the count stands still on this day."""
    return state.paused_since is not None and state.paused_since <= ordinal(day)


def steadiness(state: State, day: date | Day) -> Steadiness:
    """Quiet days of the last 30 or since the pause began, and the runs. All nought where no pause has begun."""
    today = ordinal(day)
    if state.space_start is None or today < state.space_start:
        return Steadiness()
    quiet, of = window(state, today)
    return Steadiness(quiet=quiet, of=of, current=current_run(state, today), longest=_longest_run(state, today))


def quiet_days(state: State, day: date | Day) -> int:
    """All quiet days since the pause began; nought where none has."""
    today = ordinal(day)
    if state.space_start is None or today < state.space_start:
        return 0
    slips = [slip for slip in state.slips.since(state.space_start) if slip <= today]
    return _quiet(_freezes(state, today), slips, state.space_start, today) - state.paused_earlier


def window(state: State, day: Day) -> tuple[int, int]:
    """The quiet days of the last 30, or since the pause began, and the days that count. Who flew west may have noted a
    slip on a day that is still to come here; it counts today."""
    if state.space_start is None or day < state.space_start:
        return 0, 0
    first = max(state.space_start, day - WINDOW + 1)
    noisy = sorted({min(slip, day) for slip in state.slips.since(first)})
    quiet = _quiet(_freezes(state, day), noisy, first, day)
    return quiet, quiet + len(noisy)


def _quiet(freezes: list[tuple[Day, Day]], slips: list[Day], first: Day, last: Day) -> int:
    """Days from `first` to `last` that count and had no slip."""
    slipped_frozen = sum(any(begun <= slip < ended for begun, ended in freezes) for slip in slips)
    return last - first + 1 - _frozen(freezes, first, last) - (len(slips) - slipped_frozen)


def current_run(state: State, day: date | Day) -> int:
    """The run of quiet days that reaches to `day`; nought where no pause has begun."""
    today, latest = ordinal(day), state.slips.last
    if state.space_start is None or today < state.space_start:
        return 0
    begins = state.space_start if latest is None else max(state.space_start, min(latest, today) + 1)
    return max(0, today + 1 - begins - _frozen(_freezes(state, today), begins, today))


def _longest_run(state: State, today: Day) -> int:
    """The longest run of quiet days since the pause began."""
    begins = today if state.space_start is None else state.space_start
    freezes, longest = _freezes(state, today), 0
    for slip in [*sorted({min(slip, today) for slip in state.slips.since(begins)}), today + 1]:
        run = slip - begins - (_frozen(freezes, begins, slip - 1) if freezes else 0)  # asked of every slip there was
        longest, begins = max(longest, run), slip + 1
    return longest


def complete(state: State, day: date | Day) -> bool:
    """Whether the pause is complete on this day. Gates ask it of many days, so it looks at no run but the last."""
    today = ordinal(day)
    if state.space_start is None or elapsed(state, today) < state.space_days:
        return False
    latest = state.slips.last
    slipped = latest is not None and latest >= state.space_start
    if slipped and current_run(state, today) < LAST_QUIET:
        return False
    quiet, of = window(state, today)
    return quiet * QUIET_IN >= of * QUIET_OF


def completes_on(state: State, day: Day) -> Day | None:
    """The first day, from `day` on, on which the pause is complete if nothing more is recorded; None while frozen."""
    if state.space_start is None or state.paused_since is not None:
        return None
    first = day + max(0, state.space_days - elapsed(state, day))
    return next((later for later in range(first, first + WINDOW + 1) if complete(state, later)), None)


def stage(state: State, day: Day) -> str:
    """Where Space stands: running it is open, frozen it waits."""
    if state.space_start is None:
        return "not_begun"
    if complete(state, day):
        return "done"
    return "waiting" if paused(state, day) else "open"
