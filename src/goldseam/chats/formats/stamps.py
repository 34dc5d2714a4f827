"""Times as messengers write them, in any of their languages, at the head of a line.

Marks without width are taken out and every kind of blank made plain for matching only; texts stay as they are.
"""

import functools
import re
from dataclasses import dataclass

MARKS = "\u200e\u200f\u061c\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
BLANKS = "\u00a0\u202f\u2009\u2007\u2008\u200a\u2002\u2003\u2004\u2005\u3000"
CLEAN = str.maketrans({**dict.fromkeys(MARKS, None), **dict.fromkeys(BLANKS, " ")})

# Words for the part of the day. `am` and `pm` are the halves; the others name hours (see hour_of).
PERIODS: dict[str, str] = {
    "am": r"a\. ?m\.?|am|vorm\.?|morgens|öö|π\.?μ\.?|de\.?|fm|ap\.?|dop\.?|пре подне|пр\.? ?об\.?|ДП"
    r"|오전|午前|上午|清晨|早上|SA"
    r"|ก่อนเที่ยง|ص|ق\.ظ\.?|לפנה[״\"]צ|AM|পূর্বাহ্ণ|पूर्वाह्न|म\.पू\.|PG|in the morning|matin"
    r"|mañana|de la mañana|da manhã",
    "pm": r"p\. ?m\.?|pm|nachm\.?|öS|ös|μ\.?μ\.?|du\.?|em|ip\.?|odp\.?|по подне|сл\.? ?об\.?|ПП|오후"
    r"|午後|下午|CH|หลังเที่ยง|م"
    r"|ب\.ظ\.?|אחה[״\"]צ|অপরাহ্ণ|अपराह्न|म\.उ\.|PTG|in the afternoon|in the evening|PM",
    "noon": r"mittags|中午|noon|ظهر",
    "evening": r"abends|晚上",
    "night": r"nachts|凌晨|半夜|at night|midnight",
}
WORDS = "|".join(sorted((word for words in PERIODS.values() for word in words.split("|")), key=len, reverse=True))
_PERIOD_OF = [(name, re.compile(rf"(?:{words})\Z", re.IGNORECASE)) for name, words in PERIODS.items()]

_NUMBER = r"(?:[RHS]?\d{1,4})"
_DATE = (
    rf"(?P<a>{_NUMBER}) ?(?P<mark>[./\-‐–年년]) ?(?P<b>\d{{1,2}}) ?(?:[./\-‐–月월]) ?(?P<c>{_NUMBER})"
    r"(?P<tail>\.|日|일)?"
    r"(?: ?(?:BE|AD|AH|CE|พ\.ศ\.|г\.))?"
)
_TIME = (
    rf"(?:(?P<before>{WORDS}) ?)?(?P<h>\d{{1,2}}) ?[:.٫h] ?(?P<m>\d{{2}})(?:[:.٫](?P<s>\d{{2}}))?"
    rf"(?: ?(?P<after>{WORDS}))?"
)
_LOOSE_TIME = (
    r"(?P<h>\d{1,2})[:.](?P<m>\d{2})(?:[:.](?P<s>\d{2}))?(?P<before>)(?: ?(?P<after>[^\W\d_][^\d\[\]:\-–]{0,20}?))?"
)
_GLUE = r"(?P<comma>[,،])? ?(?:(?:à|klo|kl\.?|um|a las|às|ás|at|ore|в|о|u|ob) )?"
_CLOSE = r"(?(open) ?\] ?|(?: (?P<dash>[-–—])(?: |$)|(?P<colon>: )))"


def _head(date_first: bool, time: str) -> re.Pattern[str]:
    stamp = rf"{_DATE}{_GLUE}{time}" if date_first else rf"{time}{_GLUE}{_DATE}"
    return re.compile(rf"(?P<open>\[ ?)?{stamp}{_CLOSE}", re.IGNORECASE)


DATE_FIRST, TIME_FIRST = _head(True, _TIME), _head(False, _TIME)
LOOSE = _head(True, _LOOSE_TIME)
LONGEST_HEAD = 96  # characters in which a header ends, a long day-period phrase and marks included


@dataclass(frozen=True, slots=True)
class Stamp:
    """The numbers of one header. a, b, c: the date in written order; shape: what headers of one file share."""

    a: int
    b: int
    c: int
    hour: int
    minute: int
    second: int
    shape: tuple[object, ...]
    era: int
    body: int  # where the rest of the line begins, in characters of the line as written
    padded: bool  # 03/06/18 rather than 3/6/18
    half: str | None  # the word for the part of the day, as written


def cleaned(text: str) -> str:
    """The text for matching: no marks, plain blanks."""
    return text.translate(CLEAN)


def stamp_of(line: str, *, loose: bool = False) -> Stamp | None:
    """The header this line begins with, or None. loose: also with a word for the part of the day nobody knows."""
    head = line[:LONGEST_HEAD]
    first = head.lstrip(MARKS)[:1]
    if first != "[" and not first.isdigit():
        return None
    found = _matched(head, loose)
    end = found.end() if found else 0
    if found is None and not head.isascii():
        found = _matched(cleaned(head), loose)
        end = _written(head, found.end()) if found else 0
    return _stamp(found, end) if found else None


def _matched(head: str, loose: bool) -> re.Match[str] | None:
    found = LOOSE.match(head) if loose else DATE_FIRST.match(head) or TIME_FIRST.match(head)
    return None if found and found["colon"] and not (found["s"] or found["after"]) else found


def _stamp(found: re.Match[str], body: int) -> Stamp | None:
    parts = found.groupdict()
    era, first_number, last_number = _era(parts["a"], parts["c"])
    word = parts["before"] or parts["after"]
    hour = hour_of(int(parts["h"]), period(word) if word else None)
    minute, second = int(parts["m"]), int(parts["s"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    shape = _shape(found)
    return Stamp(
        a=first_number,
        b=int(found["b"]),
        c=last_number,
        hour=hour,
        minute=minute,
        second=second,
        shape=shape,
        era=era,
        body=body,
        padded=len(found["a"]) == 2 and len(found["b"]) == 2,
        half=word,
    )


def _shape(found: re.Match[str]) -> tuple[object, ...]:
    year = max(len(found["a"]), len(found["c"]))
    close = "[" if found["open"] else "-" if found["dash"] else ":"
    order = found.start("h") < found.start("a")
    return (close, order, found["mark"], bool(found["comma"]), bool(found["s"]), year, len(found["a"]) > 2)


def _written(head: str, end: int) -> int:
    """Where in the line as written `end` characters of the cleaned one are over, marks right after left to the body."""
    seen = 0
    for place, character in enumerate(head):
        if seen == end:
            return place
        seen += character not in MARKS
    return len(head)


_ERAS = {"R": 2018, "H": 1988, "S": 1925}


def _era(a: str, c: str) -> tuple[int, int, int]:
    if a.isdigit() and c.isdigit():
        return 0, int(a), int(c)
    for letter, base in _ERAS.items():
        if c[0].upper() == letter:
            return 1, int(a), base + int(c[1:])
        if a[0].upper() == letter:
            return 1, base + int(a[1:]), int(c)
    return 0, int(a), int(c)


@functools.lru_cache(maxsize=256)
def period(word: str) -> str | None:
    """Which part of the day a word names, or None."""
    for name, pattern in _PERIOD_OF:
        if pattern.match(word):
            return name
    return None


def hour_of(hour: int, part: str | None) -> int:
    """The hour of 24. An hour above 12 is taken as it is, whatever word stands beside it."""
    if part is None or hour > 12:
        return hour
    if part == "am":
        return hour % 12
    if part == "pm":
        return hour % 12 + 12
    if part == "noon":
        return hour if hour >= 10 else hour + 12
    if part == "evening":
        return 0 if hour == 12 else hour + 12
    return 0 if hour == 12 else hour if hour < 7 else hour + 12


def year_of(year: int) -> int:
    """The year of our calendar: two digits are of this century, a Buddhist year is 543 ahead."""
    if year < 100:
        return 2000 + year
    return year - 543 if year > 2400 else year
