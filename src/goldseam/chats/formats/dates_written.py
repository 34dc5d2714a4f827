"""Dates written out in words, as Google and Meta print them in the language of the account."""

import functools
import re
from datetime import datetime

from goldseam.chats.formats.stamps import cleaned, hour_of, period
from goldseam.chats.transcript import micros

_LANGUAGES = (
    *("de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "cs", "sk", "sl", "hr", "sr", "bg", "ro", "hu"),
    *("tr", "el", "sv", "da", "nb", "fi", "et", "lv", "lt", "ca", "he", "ar", "fa", "id", "ms", "vi", "th", "hi"),
    *("bn", "ta", "te", "ur", "mr", "gu", "kn", "ml", "pa", "ne", "si", "sw", "af", "eu", "gl", "is", "sq", "mk"),
    *("bs", "az", "kk", "uz", "ky", "hy", "ka", "am", "fil", "be"),
)
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = re.compile(r"\b(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?!\d)")
_SHORT = re.compile(r"\b(\d{1,2})[-. /]([^\W\d_]{3,10})\.?[-. /](\d{2})(?=\W|\Z)")  # 12-May-21
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|(?:19|20)\d\d(?=년|年)")
_NUMERIC = re.compile(r"\b(\d{1,2})[./\-](\d{1,2})[./\-](\d{4})\b")
_ASIAN = re.compile(r"(\d{1,2})[月월] ?(\d{1,2})[日일]")
_NUMBERED = re.compile(r"(\d{1,2}) tháng (\d{1,2})", re.IGNORECASE)
LONGEST_WORDS = 3  # of a part of the day: "in the afternoon"


def instant_written(text: str) -> int | None:
    """Microseconds since 1970 of `Tuesday, September 10, 2024 at 8:44:40 PM UTC` in any language, or None."""
    plain = cleaned(text)
    time = _TIME.search(plain)
    date = plain[: time.start()] + " " + plain[time.end() :] if time else plain
    year = _YEAR.search(date)
    short = None if year else _SHORT.search(date)
    if year is None and short is None:
        return None
    rest = date[: year.start()] + " " + date[year.end() :] if year else f"{short[1]} {short[2]}" if short else ""
    found = _month_and_day(rest, date)
    hour, minute, second = _clock(plain, time)
    written = int(year[0]) if year else 2000 + int(short[3] if short else 0)
    try:
        return micros(datetime(written, *found, hour, minute, second)) if found else None  # noqa: DTZ001
    except ValueError:
        return None


def _clock(plain: str, time: re.Match[str] | None) -> tuple[int, int, int]:
    if time is None:
        return 0, 0, 0
    after, before = plain[time.end() :].split()[:LONGEST_WORDS], plain[: time.start()].split()[-LONGEST_WORDS:]
    tried = [" ".join(after[:count]) for count in range(len(after), 0, -1)]
    tried += [" ".join(before[-count:]) for count in range(len(before), 0, -1)]
    half = next((begins for words in tried if (begins := period(words.strip(",،"))) is not None), None)
    return hour_of(int(time[1]), half), int(time[2]), int(time[3] or 0)


def _month_and_day(rest: str, whole: str) -> tuple[int, int] | None:
    if asian := _ASIAN.search(whole):
        return int(asian[1]), int(asian[2])
    if numbered := _NUMBERED.search(whole):
        return int(numbered[2]), int(numbered[1])
    if numeric := _NUMERIC.search(whole):
        first, second = int(numeric[1]), int(numeric[2])
        return (first, second) if second > 12 else (second, first)
    day = re.search(r"\b\d{1,2}\b", rest)
    month = _month(rest)
    return (month, int(day[0])) if day and month else None


def _month(rest: str) -> int | None:
    words = [word.strip(".") for word in re.findall(r"[^\s\d,،()\-/]+", rest.casefold())]
    for word in words:
        if word[:3] in _ENGLISH and word in _english():
            return _ENGLISH.index(word[:3]) + 1
    bare = (form for word in words for form in (word, word.removeprefix("ב")))  # Hebrew writes "of" before the name
    return next((_every()[form] for form in bare if form in _every()), None)


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
