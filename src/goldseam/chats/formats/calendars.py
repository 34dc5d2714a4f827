"""Years that phones write in other calendars than ours, by their number alone.

WhatsApp began in 2009, so the ranges do not touch: Buddhist 2552 and later, Persian 1388 to about 1420, Islamic 1430
and later, the Republic of China's 98 and later (always three digits from 2011), our own 2009 and later.
"""

from datetime import date

NAMES = {"buddhist": "Buddhist", "persian": "Persian", "islamic": "Islamic", "minguo": "Republic of China"}
_SHORT_BUDDHIST = range(55, 76)  # two digits: 2012 to 2032; the years 2055 to 2075 are in nobody's chat yet
_PERSIAN_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})  # of each 33 years; right from 1178 to 1633
_NOWRUZ_1400 = date(2021, 3, 21).toordinal()
_HIJRA = 227_015  # the day 1 Muharram 1 of the counted Islamic calendar, in days of our own


def calendar_of(year: int) -> str | None:
    """Which calendar a written year is of, or None for our own."""
    if year > 2400 or year in _SHORT_BUDDHIST:
        return "buddhist"
    if 1370 <= year <= 1425:
        return "persian"
    if 1425 < year <= 1500:
        return "islamic"
    return "minguo" if 100 <= year < 200 else None


def day_of(year: int, month: int, day: int) -> date:
    """The day in our calendar. An Islamic day may be one off, as it hangs on the moon. Raises ValueError."""
    calendar = calendar_of(year)
    if calendar == "persian":
        return _persian(year, month, day)
    if calendar == "islamic":
        return _islamic(year, month, day)
    if year < 100:
        return date((2500 - 543 if calendar else 2000) + year, month, day)
    return date(year - 543 if calendar == "buddhist" else year + 1911 if calendar == "minguo" else year, month, day)


def _persian(year: int, month: int, day: int) -> date:
    last = 31 if month < 7 else 30 if month < 12 or year % 33 in _PERSIAN_LEAP else 29
    if not (1 <= month <= 12 and 1 <= day <= last):
        raise ValueError("no such day")
    years = range(1400, year) if year >= 1400 else range(year, 1400)
    days = sum(366 if one % 33 in _PERSIAN_LEAP else 365 for one in years)
    before = (month - 1) * 31 if month < 8 else 186 + (month - 7) * 30
    return date.fromordinal(_NOWRUZ_1400 + (days if year >= 1400 else -days) + before + day - 1)


def _islamic(year: int, month: int, day: int) -> date:
    if not (1 <= month <= 12 and 1 <= day <= 30):
        raise ValueError("no such day")
    before = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return date.fromordinal(_HIJRA - 1 + before + day)
