"""Two people side by side."""

import re

import pytest

from goldseam import charts


def test_my_part_of_the_bar_is_as_long_as_my_share():
    svg = charts.shared(0.25, 0.2, 0.3, "Messages")
    mine, theirs = (float(width) for width in re.findall(r'width="([\d.]+)" height="16"', svg))
    assert mine + theirs == pytest.approx(320, abs=2)
    assert mine / 320 == pytest.approx(0.25, abs=0.01)
    assert 'class="w" d="M64.0' in svg


def test_without_a_range_there_is_no_line_over_the_border():
    assert 'class="w"' not in charts.shared(0.5, None, None, "Messages")


def test_each_persons_tallest_hour_is_full_and_empty_hours_are_left_out():
    mine, theirs = [0] * 24, [0] * 24
    mine[20], theirs[20], theirs[8] = 10, 500, 250
    svg = charts.day(mine, theirs, "Hours")
    assert re.findall(r'class="(you|them)" [^>]*height="([\d.]+)"', svg) == [
        ("you", "54.0"),
        ("them", "27.0"),
        ("them", "54.0"),
    ]


def test_a_day_has_24_hours():
    with pytest.raises(ValueError):
        charts.day([1] * 23, [1] * 24, "Hours")
