"""One urge in hand: what was said so far and until when one waits.

It is kept sealed beside the journal as a half-written form, so that it outlives the page, the lock and the server; the
browser knows nothing of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from goldseam.web.desk import Desk

PLACE = "urge"  # of the urge itself
LETTER_PLACE = "urge-letter"  # of the letter while it is being written

TEN_MINUTES = timedelta(minutes=10)
EVENING = time(22)  # from here to the morning, waiting until morning is offered first (programme.md §4)
# Late enough that somebody one could call is awake and the night's tiredness is over, early enough to be one wait.
MORNING = time(8)
# An urge left half-way is asked about until the day after; then it is over, and asking would only wake it.
FORGOTTEN_AFTER = timedelta(hours=36)


@dataclass(frozen=True, slots=True, kw_only=True)
class Urge:
    """What is known of it. `letter` is the line of the letter that was kept, `until` the instant the wait ends."""

    begun: datetime
    before: int | None = None
    feeling: str = ""
    trigger: str = ""
    letter: int | None = None
    waited_from: datetime | None = None
    until: datetime | None = None

    @property
    def what_came_before(self) -> str:
        """Feeling and trigger as the journal keeps them."""
        return ", ".join(filter(None, (self.feeling, self.trigger)))


def in_hand(desk: Desk) -> Urge | None:
    """The urge one is in the middle of, or None. What cannot be read counts as none."""
    kept = {name: values[-1] for name, values in desk.draft(PLACE).items() if values}
    try:
        urge = Urge(
            begun=datetime.fromisoformat(kept["begun"]),
            before=_read(kept, "before", int),
            feeling=kept.get("feeling", ""),
            trigger=kept.get("trigger", ""),
            letter=_read(kept, "letter", int),
            waited_from=_read(kept, "waited_from", datetime.fromisoformat),
            until=_read(kept, "until", datetime.fromisoformat),
        )
        return urge if desk.now - urge.begun < FORGOTTEN_AFTER else None
    except (KeyError, ValueError, TypeError):
        return None


def _read(kept: dict[str, str], name: str, read: Callable[[str], Any]) -> Any:
    return read(kept[name]) if kept.get(name) else None


def keep(desk: Desk, urge: Urge) -> Urge:
    """Seal the urge as it is now."""
    fields = {name: getattr(urge, name) for name in urge.__slots__}
    text = {name: value.isoformat() if isinstance(value, datetime) else str(value) for name, value in fields.items()}
    desk.keep_draft(PLACE, {name: [text[name]] for name, value in fields.items() if value is not None})
    return urge


def know(desk: Desk, **said: Any) -> Urge:
    """Add what was just said to the urge in hand, or to a new one."""
    return keep(desk, replace(in_hand(desk) or Urge(begun=desk.now), **said))


def over(desk: Desk) -> None:
    """The urge is over; nothing of it stays beside the journal."""
    desk.drop_draft(PLACE)
    desk.drop_draft(LETTER_PLACE)


def waits_until(desk: Desk) -> datetime | None:
    """Until when one waits, or waited, on the person's own clock; None where no wait is in hand."""
    urge = in_hand(desk)
    return urge.until.astimezone(ZoneInfo(desk.zone)) if urge and urge.until else None


def next_morning(local: datetime) -> datetime:
    """The next morning on the person's own clock: today's where it is still ahead, else tomorrow's."""
    today = local.replace(hour=MORNING.hour, minute=0, second=0, microsecond=0, fold=0)
    return today if local < today else today + timedelta(days=1)


def late(local: datetime) -> bool:
    """Whether it is so late, or so early, that waiting until morning is offered first."""
    return local.time() >= EVENING or local.time() < MORNING


def waiting(desk: Desk, urge: Urge, how: str = "") -> Urge:
    """Wait from now: `ten` minutes, until `morning`, or whichever fits the hour."""
    until_morning = how == "morning" or (how != "ten" and late(desk.local))
    until = next_morning(desk.local) if until_morning else desk.now + TEN_MINUTES
    return keep(desk, replace(urge, waited_from=desk.now, until=until))
