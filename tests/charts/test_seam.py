"""The seam draws a bar a day, a line that never breaks, and a ring where a day is marked."""

import xml.etree.ElementTree as ET

import pytest

from goldseam.charts.seam import GROUND, Day, seam, week_means


def drawn(*days: Day, label: str = "Seven days") -> ET.Element:
    return ET.fromstring(seam(days, label))


def by_class(picture: ET.Element, name: str) -> list[ET.Element]:
    return [part for part in picture if part.get("class") == name]


def test_each_rated_day_has_a_bar_and_today_stands_out():
    picture = drawn(Day(rating=3), Day(), Day(rating=8))
    assert len(by_class(picture, "b")) == 1
    assert len(by_class(picture, "n")) == 1


def test_a_better_day_has_a_higher_bar_and_a_zero_is_still_seen():
    zero, ten = by_class(drawn(Day(rating=0), Day(rating=10), Day()), "b")
    assert 0 < float(zero.get("height")) < float(ten.get("height")) < GROUND


def test_the_line_goes_on_over_days_without_a_rating():
    days = [Day(rating=4), *[Day()] * 9, Day(rating=6)]
    assert week_means(days) == [4] * 10 + [6]


def test_the_line_starts_with_the_first_rating():
    assert week_means([Day(), Day(rating=2), Day(rating=4)]) == [None, 2, 3]
    assert by_class(drawn(Day(), Day(rating=2)), "g") == []


def test_a_marked_day_has_a_ring_even_where_nothing_was_rated():
    assert len(by_class(drawn(Day(marked=True), Day(rating=5, marked=True)), "d")) == 2


def test_the_spoken_name_cannot_break_out_of_the_picture():
    label = '"><script>alert(1)</script>'
    assert drawn(Day(rating=1), label=label).get("aria-label") == label


def test_no_days_make_no_picture():
    with pytest.raises(ValueError, match="at least one day"):
        seam([], "nothing")
