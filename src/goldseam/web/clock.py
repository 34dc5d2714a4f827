"""The one place in the pages that reads the clock and the zone. Tests put another `now` and `asleep` here."""

import sys
import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.localtime import LOCALTZ
from django.conf import settings


def now() -> datetime:
    """This instant, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251  the one place


def asleep() -> float:
    """Seconds this machine has slept since it was started: the clock that runs on in sleep, less the one that stops.

    0.0 where the system has no such pair of clocks. Neither can be set by hand.
    """
    mac = sys.platform == "darwin"
    running, waking = ("CLOCK_MONOTONIC", "CLOCK_UPTIME_RAW") if mac else ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC")
    try:
        waking_for = time.clock_gettime(getattr(time, waking))  # first, so that a pause in between counts as nothing
        return max(time.clock_gettime(getattr(time, running)) - waking_for, 0.0)
    except (AttributeError, OSError):
        return 0.0


def machine_zone() -> str:
    """IANA name of the zone the machine is set to, or of GOLDSEAM_ZONE; UTC where it names none we know."""
    name = settings.ZONE or getattr(LOCALTZ, "key", None) or "UTC"
    return name if known_zone(name) else "UTC"


def known_zone(name: str) -> bool:
    """Whether the zone database has this name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
