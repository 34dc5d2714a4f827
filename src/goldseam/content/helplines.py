"""People to call, by country: emergency numbers first, then crisis lines, then those for one kind of trouble.

Safety-critical: numbers are shown to the letter as `helplines.toml` has them, and links hold exactly the digits a phone
in that country dials. What is not known is empty, never guessed. Nothing here looks at the clock: whoever asks how
old a line is brings the day along.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from urllib.parse import quote

from goldseam.content.shelf import Shelf, toml

Kind = Literal["emergency", "crisis", "domestic_violence", "men", "youth", "lgbtq", "own_behaviour"]
KINDS: tuple[Kind, ...] = (
    "emergency", "crisis", "domestic_violence", "men", "youth", "lgbtq", "own_behaviour",
)  # fmt: skip
DIRECTORY = "findahelpline.com"  # lines that confirm their own numbers, in most countries; shown as text
NO_COUNTRY = ("112", "911")  # what most mobile phones turn into a call for help, whatever the country

CHECK_AFTER = 180  # days since a line was seen at its source: shown with "check this number" (CR-13)
OLD_AFTER = 365  # days: moved below the directory, and no release goes out for the countries in TOP
TOP = frozenset({
    "US", "CA", "GB", "IE", "AU", "NZ", "DE", "AT", "CH", "FR",
    "BE", "NL", "ES", "PT", "IT", "SE", "NO", "DK", "FI", "PL",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One service. Empty texts are what is not known; a number may be missing where there is only a site."""

    country: str
    kind: Kind
    name: str
    region: str = ""
    number_display: str = ""
    dial: str = ""
    sms: str = ""
    chat_or_web: str = ""
    hours: str = ""
    cost: str = ""
    languages: str = ""
    anonymous: Literal["yes", ""] = ""
    shows_on_bill: Literal["yes", "no", "unknown"] = "unknown"
    note: str = ""
    source: str
    source_owner: str = ""
    source_date: str = ""
    seen_on: date
    checked_by: str = ""
    second_check: str = ""
    confidence: Literal["A", "B", "C", "U"]
    research: str = ""

    shows_in_call_log: Literal["always"] = "always"

    @property
    def tel(self) -> str:
        """The link that dials it: exactly the national form, with `#` written so that it survives in a link."""
        return f"tel:{quote(self.dial, safe='*+')}" if self.dial else ""

    @property
    def text_to(self) -> str:
        """The number a text goes to."""
        return self.sms.partition(":")[0]

    @property
    def text_word(self) -> str:
        """The word to send there, where there is one."""
        return self.sms.partition(":")[2]

    @property
    def sms_link(self) -> str:
        """The link that opens a text to it."""
        return f"sms:{self.text_to}" if self.sms else ""

    @property
    def ways(self) -> tuple[str, ...]:
        """Chat, site and messenger, as text to read and type."""
        return tuple(way for way in self.chat_or_web.split(" | ") if way)

    @property
    def facts(self) -> str:
        """What is known before one calls, in one line: hours, cost, languages, name, bill; empty where nothing is."""
        bill = {"yes": "shows on the phone bill", "no": "not on the phone bill"}.get(self.shows_on_bill, "")
        name = "no name needed" if self.anonymous else ""
        known = " · ".join(filter(None, (self.hours, self.cost, self.languages, name, bill)))
        return known[:1].upper() + known[1:]

    @property
    def not_known(self) -> str:
        """What is not known of it, said as plainly as the rest; empty where everything is."""
        missing = [
            question
            for question, value in (
                ("when they are there", self.hours),
                ("what it costs", self.cost),
                ("which languages they speak", self.languages),
                ("whether they ask your name", self.anonymous),
                ("whether it shows on the bill", self.shows_on_bill.replace("unknown", "")),
            )
            if not value
        ]
        if not missing:
            return ""
        return f"Not known: {' and '.join(filter(None, (', '.join(missing[:-1]), missing[-1])))}."

    @property
    def checked(self) -> bool:
        """Whether we saw the number at a page that answers for it, or at one that repeats it with care."""
        return self.confidence in ("A", "B")


def _country(code: str, kept: Mapping[str, Any]) -> tuple[Line, ...]:
    lines = [Line(country=code, **fields) for fields in kept["line"]]
    return tuple(sorted(lines, key=lambda line: KINDS.index(line.kind)))


LINES: Shelf[tuple[Line, ...]] = Shelf(lambda: {code: _country(code, kept) for code, kept in _kept().items()})


def _kept() -> dict[str, Any]:
    return toml("helplines.toml")


def countries() -> tuple[str, ...]:
    """The countries we have numbers for, as ISO 3166-1 alpha-2 codes, by their English names."""
    return tuple(sorted(LINES, key=name))


def name(country: str) -> str:
    """The English name of a country we have numbers for. Raises KeyError for another."""
    return str(_kept()[country]["name"])


def of(country: str) -> tuple[Line, ...]:
    """The lines of a country, emergency numbers first; none for a country we know nothing of."""
    return LINES.get(country, ())


def emergency(country: str) -> tuple[Line, ...]:
    """The emergency numbers of a country; never empty for a country of ours."""
    return tuple(line for line in of(country) if line.kind == "emergency")


Age = Literal["fresh", "check", "old"]


def age(line: Line, today: date) -> Age:
    """How old the look at its source is. Emergency numbers are never `old`: they never leave their place."""
    days = (today - line.seen_on).days
    if days > OLD_AFTER and line.kind != "emergency":
        return "old"
    return "check" if days > CHECK_AFTER else "fresh"


def before_release(today: date) -> tuple[str, ...]:
    """What stands between this table and a release, a sentence each (CR-13, CR-14). A check of people, not a test."""
    found = []
    for line in (line for lines in LINES.values() for line in lines):
        place = f"{line.country}, {line.name}"
        if not (line.checked_by and line.second_check):
            found.append(f"{place}: two people have to read its source page.")
        if line.country in TOP and (today - line.seen_on).days > OLD_AFTER:
            found.append(f"{place}: last seen on {line.seen_on}, more than {OLD_AFTER} days ago.")
    return tuple(found)
