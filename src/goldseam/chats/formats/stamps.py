"""Times as messengers write them, in any of their languages, at the head of a line.

Marks without width are taken out and every kind of blank made plain for matching only; texts stay as they are.
"""

import functools
import json
import re
from dataclasses import dataclass
from importlib import resources

MARKS = "\u200e\u200f\u061c\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
BLANKS = "\u00a0\u202f\u2009\u2007\u2008\u200a\u2002\u2003\u2004\u2005\u3000"
CLEAN = str.maketrans({**dict.fromkeys(MARKS, None), **dict.fromkeys(BLANKS, " ")})

# Words for the part of the day, and the hour its twelve hours begin with: 0 for the morning half, 12 for the other.
# Those of messengers stand here; day_periods.json has what Unicode's tables say of a hundred languages more.
PERIODS: dict[str, int] = {
    word: begins
    for begins, words in {
        0: "am|a.m.|a. m.|vorm|vorm.|morgens|vm|öö|πμ|π.μ.|de|de.|fm|fm.|ap|ap.|dop|dop.|пре подне|пр.об.|пр. об.|дп|шт"
        '|오전|午前|上午|清晨|早上|sa|ก่อนเที่ยง|ص|صباحا|ق.ظ|ق.ظ.|לפנה״צ|לפנה"צ|পূর্বাহ্ণ|पूर्वाह्न|म.पू.|pg|in the morning|matin'
        "|du matin|mañana|de la mañana|da manhã|di mattina|утра|ранку|rano|πρωί",
        12: "pm|p.m.|p. m.|nachm|nachm.|ös|μμ|μ.μ.|du|du.|em|em.|nm|ip|ip.|odp|odp.|по подне|сл.об.|сл. об.|пп|오후"
        '|午後|下午|ch|หลังเที่ยง|م|مساء|ب.ظ|ب.ظ.|אחה״צ|אחה"צ|অপরাহ্ণ|अपराह्न|म.उ.|ptg|in the afternoon|in the evening'
        "|de la tarde|da tarde|вечера|вечора",
        10: "mittags|中午|noon|ظهر",
        13: "abends|晚上",
        19: "nachts|凌晨|半夜|at night|midnight",
    }.items()
    for word in words.split("|")
}
SAYS_NOTHING = frozenset({"ч", "h", "uhr", "น", "hod", "ura", "klo", "kl", "時", "点"})  # "o'clock"
WORDS = "|".join(re.escape(word) for word in sorted(PERIODS, key=len, reverse=True))

_NUMBER = r"(?:[RHS]?\d{1,4})"
_CALENDAR = r"BE|AD|AH|AP|CE|พ\.ศ\.|г\.?|год|ه\u200d?\. ?ش\.?|هـ|ه\u200d|م(?=[,،])"
_DATE = (
    rf"(?P<a>{_NUMBER}) ?(?P<mark>[./\-‐–年년]) ?(?P<b>\d{{1,2}}) ?(?:[./\-‐–月월]) ?(?P<c>{_NUMBER})"
    r"(?P<tail>\.|日|일)?"
    rf"(?: ?(?:{_CALENDAR}))?"
)
_WORD = r"[^\W\d_][^\d\[\]:,،\-–—\n]{0,23}?"  # known or not: see half_of
_TIME = (
    rf"(?:(?P<before>{_WORD}) ?)?(?P<h>\d{{1,2}}) ?[:.٫h] ?(?P<m>\d{{2}})(?:[:.٫](?P<s>\d{{2}}))?"
    rf"(?: ?(?P<after>{_WORD}))?"
)
_GLUE = r"(?P<comma>[,،])? ?(?:(?:à|klo|kl\.?|um|a las|às|ás|at|ore|в|о|u|ob) )?"
_CLOSE = r"(?(open) ?\] ?|(?: (?P<dash>[-–—])(?: |$)|(?P<colon>: )))"


def _head(date_first: bool, time: str) -> re.Pattern[str]:
    stamp = rf"{_DATE}{_GLUE}{time}" if date_first else rf"{time}{_GLUE}{_DATE}"
    return re.compile(rf"(?P<open>\[ ?)?{stamp}{_CLOSE}", re.IGNORECASE)


DATE_FIRST, TIME_FIRST = _head(True, _TIME), _head(False, _TIME)
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
    found = _matched(head)
    end = found.end() if found else 0
    if found is None and not head.isascii():
        found = _matched(cleaned(head))
        end = _written(head, found.end()) if found else 0
    return _stamp(found, end, loose) if found else None


def _matched(head: str) -> re.Match[str] | None:
    found = DATE_FIRST.match(head) or TIME_FIRST.match(head)
    return None if found and found["colon"] and not (found["s"] or found["after"]) else found


def _stamp(found: re.Match[str], body: int, loose: bool) -> Stamp | None:
    parts = found.groupdict()
    era, first_number, last_number = _era(parts["a"], parts["c"])
    word = parts["after"] or parts["before"]
    known = half_of(word) if word else None
    if known == UNKNOWN and not loose:
        return None
    hour = hour_of(int(parts["h"]), known)
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
    half = bool(found["before"] or found["after"])
    return (close, order, found["mark"], bool(found["comma"]), bool(found["s"]), year, len(found["a"]) > 2, half)


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


UNKNOWN = -1


@functools.lru_cache(maxsize=256)
def half_of(word: str) -> int | None:
    """The hour at which the twelve hours begin that a word names; None where it names none; UNKNOWN."""
    for said in (word, word.rpartition(". ")[2]):  # "ч. am"
        key = _key(said)
        if key in SAYS_NOTHING:
            return None
        for table in (_own(), _of_unicode()):
            if key in table:
                return table[key]
    return UNKNOWN


def period(word: str) -> int | None:
    """The hour at which the twelve hours begin that a word names, or None."""
    found = half_of(word)
    return None if found == UNKNOWN else found


_SILENT_IN_WORDS = str.maketrans(dict.fromkeys(" .·’'\"״׳\u200c\u200d\u00ad"))


def _key(word: str) -> str:
    return cleaned(word).casefold().translate(_SILENT_IN_WORDS)


@functools.cache
def _own() -> dict[str, int]:
    return {_key(word): begins for word, begins in PERIODS.items()}


@functools.cache
def _of_unicode() -> dict[str, int]:
    text = resources.files("goldseam.chats.formats").joinpath("day_periods.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def hour_of(hour: int, begins: int | None) -> int:
    """The hour of 24. An hour above 12 is taken as it is, whatever word stands beside it.

    begins: the hour at which the named part of the day begins (half_of); None or UNKNOWN leave the hour as written.
    """
    if begins is None or begins == UNKNOWN or hour > 12:
        return hour
    return hour % 12 if (hour % 12 - begins) % 24 < 12 else hour % 12 + 12
