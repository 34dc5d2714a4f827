"""Phone lines: one wrong digit can cost a life (safety.md CR-09…CR-14, CD-01…CD-06, §7.7)."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from goldseam.content import helplines
from goldseam.content.helplines import KINDS, LINES, age, before_release, countries, emergency, of

EVERY = [line for lines in LINES.values() for line in lines]
NUMBERED = [line for line in EVERY if line.dial]
SEEN = date(2026, 11, 22)


def ids(line):
    return f"{line.country} {line.name}"


# --- CD-01: what a line has ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", EVERY, ids=ids)
def test_a_line_has_a_name_a_kind_a_way_and_a_date(line):
    assert re.fullmatch(r"[A-Z]{2}", line.country)
    assert line.kind in KINDS
    assert line.name
    assert line.dial or line.sms or line.ways
    assert line.seen_on <= SEEN + timedelta(days=3650)
    assert line.shows_on_bill in ("yes", "no", "unknown")


@pytest.mark.parametrize("line", EVERY, ids=ids)
def test_what_is_not_known_is_said_and_never_guessed(line):
    for value, word in [(line.hours, "when"), (line.cost, "costs"), (line.languages, "languages")]:
        assert bool(value) != (word in line.not_known)
    assert (line.shows_on_bill == "unknown") == ("bill" in line.not_known)


@pytest.mark.parametrize("line", [line for line in EVERY if line.anonymous], ids=ids)
def test_no_name_needed_is_said_only_where_a_source_says_it(line):
    """Somebody may call because of it (CR-09)."""
    assert "anonymous" in line.research.lower()


# --- CD-02: the digits -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", NUMBERED, ids=ids)
def test_what_is_dialled_is_what_is_shown(line):
    assert line.dial == re.sub(r"[^0-9*#]", "", line.number_display)


@pytest.mark.parametrize("line", NUMBERED, ids=ids)
def test_the_link_holds_the_national_form_and_nothing_else(line):
    assert line.tel.removeprefix("tel:").replace("%23", "#") == line.dial
    assert "+" not in line.dial  # a short code with a country code reaches nobody (France, 3114)


@pytest.mark.parametrize("line", [line for line in EVERY if line.sms], ids=ids)
def test_a_text_goes_to_digits_only(line):
    assert re.fullmatch(r"\d+(:\w+)?", line.sms)
    assert line.sms_link == f"sms:{line.text_to}"


def test_numbers_that_a_life_hangs_on_are_these_to_the_digit():
    known = {(line.country, line.kind, line.dial) for line in NUMBERED}
    for wanted in [
        ("US", "crisis", "988"), ("US", "domestic_violence", "18007997233"), ("GB", "crisis", "116123"),
        ("IE", "crisis", "116123"), ("AU", "emergency", "000"), ("AU", "crisis", "131114"), ("NZ", "crisis", "1737"),
        ("DE", "crisis", "08001110111"), ("FR", "crisis", "3114"), ("FR", "domestic_violence", "3919"),
        ("ES", "crisis", "024"), ("ES", "domestic_violence", "016"), ("NL", "crisis", "113"), ("AT", "crisis", "142"),
        ("CH", "crisis", "143"), ("IT", "domestic_violence", "1522"), ("KR", "crisis", "109"), ("SG", "crisis", "1767"),
        ("BR", "crisis", "188"), ("IN", "crisis", "14416"),
    ]:  # fmt: skip
        assert wanted in known


# --- CD-03, CD-05: sources and confidence ----------------------------------------------------------------------------


@pytest.mark.parametrize("line", [line for line in EVERY if line.kind != "emergency"], ids=ids)
def test_no_line_is_shown_without_a_source(line):
    assert line.source not in ("", "none")


@pytest.mark.parametrize("line", [line for line in EVERY if line.kind != "emergency"], ids=ids)
def test_a_number_nobody_confirmed_is_not_shown(line):
    assert line.confidence != "U"


@pytest.mark.parametrize(
    "line", [line for line in EVERY if line.confidence == "C" and line.kind != "emergency"], ids=ids
)
def test_a_number_from_a_list_is_shown_only_where_nothing_better_is_known(line):
    same_way = [other for other in of(line.country) if other.kind == line.kind and bool(other.dial) == bool(line.dial)]
    assert [other for other in same_way if other.checked] == []


def test_no_number_stands_twice_in_one_section():
    twice = Counter((line.country, line.kind, line.dial or line.sms or line.chat_or_web) for line in EVERY)
    assert [key for key, times in twice.items() if times > 1] == []


# --- countries -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("country", countries())
def test_every_country_has_an_emergency_number_and_it_comes_first(country):
    assert emergency(country)[0].dial
    kinds = [line.kind for line in of(country)]
    assert kinds == sorted(kinds, key=KINDS.index)


def test_countries_stand_in_the_order_of_their_names():
    names = [helplines.name(code) for code in countries()]
    assert names == sorted(names)
    assert len(names) >= 42


def test_a_country_we_know_nothing_of_has_no_lines():
    assert of("XX") == ()
    assert emergency("XX") == ()


def test_english_has_a_country_where_every_need_is_met():
    """CD-06."""
    kinds = {line.kind for line in of("NZ")}
    assert {"emergency", "crisis", "domestic_violence", "own_behaviour"} <= kinds


def test_a_number_for_half_a_continent_is_never_shown_without_a_country():
    assert "EU" not in countries()


def test_services_of_two_languages_are_there_together():
    """CR-16."""
    assert {line.languages for line in of("BE") if line.kind == "crisis"} == {"French", "Dutch"}
    assert {"Finnish", "Swedish", "English"} <= {line.languages for line in of("FI") if line.kind == "crisis"}


# --- CD-04: how old a look is ----------------------------------------------------------------------------------------


def aged(kind="crisis", **days):
    line = next(line for line in of("GB") if line.kind == kind)
    return age(line, line.seen_on + timedelta(**days))


def test_half_a_year_after_a_look_a_number_asks_to_be_checked():
    assert aged(days=180) == "fresh"
    assert aged(days=181) == "check"
    assert aged(days=365) == "check"


def test_a_year_after_a_look_a_number_is_old():
    assert aged(days=366) == "old"


def test_emergency_numbers_never_grow_too_old_to_be_shown():
    assert aged("emergency", days=4000) == "check"


def test_a_release_waits_for_two_people_and_for_fresh_looks():
    found = before_release(SEEN)
    assert len(found) == len(EVERY)  # nobody has checked any line twice yet, and we say so
    assert "GB, Samaritans: two people have to read its source page." in found
    late = before_release(SEEN + timedelta(days=366))
    assert "GB, Samaritans: last seen on 2026-11-22, more than 365 days ago." in late
    assert not any(sentence.startswith("KE") and "last seen" in sentence for sentence in late)


def test_a_line_two_people_checked_holds_up_no_release(monkeypatch):
    line = replace(of("GB")[0], checked_by="A", second_check="B")
    monkeypatch.setattr(helplines, "LINES", {"GB": (line,)})
    assert before_release(SEEN) == ()
