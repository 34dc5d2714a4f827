"""When and where a line was written: instants with their offset, local dates, zones by name. Distrusts them all."""

import re
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

# When a bad line does not say when: before everything, so that it moves no time forward.
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
NOWHERE = "UTC"  # when a bad line does not say where
FIRST_YEAR, LAST_YEAR = 1970, 2200  # of an instant: nobody kept this journal outside of these
FIRST_DATE, LAST_DATE = date(1900, 1, 1), date(9998, 12, 31)  # `until` may be "for ever"; sums of days still fit
AT_LEAST = 16  # characters of the shortest instant, 2026-01-31T10:00: a date alone is none

_date = re.compile(r"\d{4}-\d\d-\d\d")


def instant(value: Any) -> datetime | None:
    """The instant, or None where this is none with an offset, or one no clock of ours can have shown."""
    if not isinstance(value, str) or len(value) < AT_LEAST:
        return None
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return None
    return at if at.utcoffset() is not None and FIRST_YEAR <= at.year <= LAST_YEAR else None


def day(value: Any) -> date | None:
    """The local date, or None where this is none, or none a life has."""
    if not isinstance(value, str) or not _date.fullmatch(value):
        return None
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return None
    return found if FIRST_DATE <= found <= LAST_DATE else None


def known_zone(value: Any) -> bool:
    """Whether this is the name of a zone; never opened as a path to find out."""
    return isinstance(value, str) and value in _zones()


def local_day(at: datetime, zone: str) -> date:
    """The date on the calendar of this zone."""
    return at.astimezone(ZoneInfo(zone)).date()


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
