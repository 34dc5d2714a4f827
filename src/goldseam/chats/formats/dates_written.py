"""Dates written out in words, as Google and Meta print them in the language of the account."""

import functools
import re
from datetime import datetime

from goldseam.chats.formats.stamps import WORDS, cleaned, hour_of, period
from goldseam.chats.transcript import micros

_LANGUAGES = (
    *("de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "cs", "sk", "sl", "hr", "sr", "bg", "ro", "hu"),
    *("tr", "el", "sv", "da", "nb", "fi", "et", "lv", "lt", "ca", "he", "ar", "fa", "id", "ms", "vi", "th", "hi"),
)
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = re.compile(
    rf"(?:({WORDS}) ?)?\b(\d{{1,2}})[:.](\d{{2}})(?:[:.](\d{{2}}))?(?: ?({WORDS})(?!\w))?", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|(?:19|20)\d\d(?=년|年)")
_NUMERIC = re.compile(r"\b(\d{1,2})[./\-](\d{1,2})[./\-](\d{4})\b")
_ASIAN = re.compile(r"(\d{1,2})[月월] ?(\d{1,2})[日일]")


def instant_written(text: str) -> int | None:
    """Microseconds since 1970 of `Tuesday, September 10, 2024 at 8:44:40 PM UTC` in any language, or None."""
    plain = cleaned(text)
    time = _TIME.search(plain)
    date = plain[: time.start()] + " " + plain[time.end() :] if time else plain
    year = _YEAR.search(date)
    if year is None:
        return None
    found = _month_and_day(date[: year.start()] + " " + date[year.end() :], date)
    hour, minute, second = _clock(time)
    try:
        return micros(datetime(int(year[0]), *found, hour, minute, second)) if found else None  # noqa: DTZ001
    except ValueError:
        return None


def _clock(time: re.Match[str] | None) -> tuple[int, int, int]:
    if time is None:
        return 0, 0, 0
    word = time[1] or time[5]
    return hour_of(int(time[2]), period(word) if word else None), int(time[3]), int(time[4] or 0)


def _month_and_day(rest: str, whole: str) -> tuple[int, int] | None:
    if asian := _ASIAN.search(whole):
        return int(asian[1]), int(asian[2])
    if numeric := _NUMERIC.search(whole):
        first, second = int(numeric[1]), int(numeric[2])
        return (first, second) if second > 12 else (second, first)
    day = re.search(r"\b\d{1,2}\b", rest)
    month = _month(rest)
    return (month, int(day[0])) if day and month else None


def _month(rest: str) -> int | None:
    words = re.findall(r"[^\W\d_]+", rest.casefold())
    for word in words:
        if word[:3] in _ENGLISH and word in _english():
            return _ENGLISH.index(word[:3]) + 1
    return next((_every()[word] for word in words if word in _every()), None)


@functools.cache
def _english() -> frozenset[str]:
    from calendar import month_name

    return frozenset(_ENGLISH) | {"sept"} | {name.casefold() for name in month_name if name}


@functools.cache
def _every() -> dict[str, int]:
    """Month names of some fifty languages; read from Babel's tables only when English does not do."""
    from babel import Locale

    names: dict[str, int] = {}
    for code in _LANGUAGES:
        locale = Locale(code)
        for form in (locale.months["format"], locale.months["stand-alone"]):
            for width in ("wide", "abbreviated"):
                for number, name in form[width].items():
                    names.setdefault(name.casefold().rstrip("."), number)
    return names
