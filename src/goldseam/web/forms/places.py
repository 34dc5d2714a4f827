"""Countries and time zones to choose from, by the names people use for them."""

from collections.abc import Collection
from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

Group = tuple[str, list[tuple[str, str]]]
Choices = list[tuple[str, str] | Group]

# Territories babel knows that are no country one lives in: unions, test codes, leftovers of the alphabet.
NOT_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})


@cache
def country_names() -> dict[str, str]:
    """English name by ISO 3166-1 alpha-2 code."""
    names = Locale("en").territories
    return {
        code: name for code, name in names.items() if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES
    }


def countries(with_numbers: Collection[str]) -> Choices:
    """All countries by name, those we have phone numbers for first."""
    by_name = sorted(country_names().items(), key=lambda item: item[1])
    ours = [item for item in by_name if item[0] in with_numbers]
    others = [item for item in by_name if item[0] not in with_numbers]
    return [("", "Choose a country"), ("With phone numbers here", ours), ("All others", others)]


@cache
def _zones_lived_in() -> dict[str, list[tuple[str, str]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(set(get_global("zone_territories")) & available_timezones()):
        region, _, city = name.partition("/")
        if city and region != "Etc":
            groups.setdefault(region, []).append((name, city.replace("_", " ").replace("/", ", ")))
    return groups


def zones(current: str) -> Choices:
    """The zones people live in, by part of the world; the current one is among them, whatever it is called."""
    groups = _zones_lived_in()
    listed = {name for group in groups.values() for name, _ in group}
    first: Choices = [] if current in listed else [(current, current.replace("_", " "))]
    return [*first, *groups.items(), *([] if current == "UTC" else [("UTC", "UTC")])]


def likely_country(zone: str) -> str:
    """The country a zone belongs to, as a first guess; empty where it belongs to none."""
    code = get_global("zone_territories").get(zone, "")
    return code if code in country_names() else ""
