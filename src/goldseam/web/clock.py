"""The one place in the pages that reads the clock and the zone. Tests put another `now` here."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.localtime import LOCALTZ
from django.conf import settings


def now() -> datetime:
    """This instant, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251  the one place


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
