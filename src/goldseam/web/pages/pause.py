"""Where the pause stands, in the figures that Today and Space show. The rules behind them are the programme's."""

from dataclasses import dataclass
from datetime import date

from goldseam.programme import space
from goldseam.web.access import allowed
from goldseam.web.desk import Desk
from goldseam.web.forms.space import SLIPS
from goldseam.web.forms.space_begin import MODES

SLIP_WORDS = dict(SLIPS)
MODE_WORDS = dict(MODES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """The pause on one day.

    `length` is None where no date towards the other may be named (§9), or once it is reached: there is no end to
    count to then.
    `total` is all quiet days since it began; `quiet` of `of` is the steadiness of the last thirty.
    """

    began: date
    day: int
    length: int | None
    complete: bool
    frozen: date | None
    modes: tuple[str, ...]
    quiet: int
    of: int
    total: int
    current: int
    longest: int

    @property
    def steadiness(self) -> str:
        """Quiet days among the days that count, in words."""
        if self.of <= 1:
            return "The first day, and quiet so far" if self.quiet else "The first day"
        return f"{self.quiet} of the last {self.of} days {'was' if self.quiet == 1 else 'were'} quiet"

    @property
    def share(self) -> int:
        """How much of it is behind, in percent, for the bar."""
        return min(100, round(100 * self.day / self.length)) if self.length else 0


def pause_of(desk: Desk) -> Pause | None:
    """The pause as it stands; None before it begins."""
    state, today = desk.story.state, desk.today.toordinal()
    if state.space_start is None:
        return None
    steady, day = desk.plan.steadiness, space.elapsed(state, today) + 1
    counts_on = allowed(desk, "countdown") and day <= state.space_days
    return Pause(
        began=date.fromordinal(state.space_start),
        day=day,
        length=state.space_days if counts_on else None,
        complete=space.complete(state, today),
        frozen=date.fromordinal(state.paused_since) if state.paused_since is not None else None,
        modes=tuple(MODE_WORDS.get(mode, mode) for mode in state.space_modes),
        quiet=steady.quiet,
        of=steady.of,
        total=space.quiet_days(state, today),
        current=steady.current,
        longest=steady.longest,
    )


def slip_counts(desk: Desk) -> list[tuple[str, int]]:
    """How often each kind of slip was noted, in the order of the form; kinds that never were are left out."""
    counts = desk.story.state.slip_kinds
    return [(words, counts[kind]) for kind, words in SLIPS if counts.get(kind)]
