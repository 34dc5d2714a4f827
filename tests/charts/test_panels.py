"""Lines over weeks."""

import re

import pytest

from goldseam import charts

TICKS = [(0.0, "0"), (50.0, "50"), (100.0, "100")]


def drawn(values, *, marks=(), size=charts.WIDE, **more):
    line = charts.Line("you", "You", values, **more)
    panel = charts.Panel("Messages per week", "", [line], TICKS)
    return charts.over_time([panel], charts.Axis(len(values), marks, [(0, "Jan 2023")]), "A & B", size)


def test_the_picture_says_what_it_shows_and_escapes_it():
    assert drawn([1, 2, 3]).startswith('<svg class="wid" viewBox="0 0 980 294" role="img" aria-label="A &amp; B">')


def test_a_week_without_a_value_is_a_gap_and_no_zero():
    path = re.search(r'class="l you" d="([^"]*)"', drawn([10, 20, None, 40, 50]))[1]
    assert path.count("M") == 2


def test_higher_values_stand_higher():
    path = re.search(r'class="l you" d="M([^"]*)"', drawn([0, 100]))[1]
    low, high = (float(point.split()[1]) for point in path.split("L"))
    assert (low, high) == (260.0, 60.0)


def test_steps_of_a_logarithmic_panel_are_factors():
    panel = charts.Panel("Time to reply", "", [], [(60.0, "1 min"), (3600.0, "1 h")], log=True)
    assert panel.height_of(60 * 60**0.5) == pytest.approx(0.5)


def test_marks_are_numbered():
    svg = drawn([1] * 20, marks=[(5, 1), (12, 2)])
    assert svg.count('class="cp"') == 2
    assert ">2</text>" in svg


def test_names_of_two_lines_that_end_together_do_not_lie_over_each_other():
    lines = [charts.Line(who, who, [50, 50]) for who in ("you", "them")]
    svg = charts.over_time([charts.Panel("a", "", lines, TICKS)], charts.Axis(2), "a")
    first, second = (float(y) for y in re.findall(r'class="lab \w+" x="862" y="([\d.]+)"', svg))
    assert second - first == pytest.approx(19)


def test_a_line_needs_two_weeks():
    with pytest.raises(ValueError):
        drawn([1])


def test_no_colour_and_no_style_is_named():
    svg = drawn([1, 2], marks=[(1, 1)], low=[0, 1], high=[2, 3], levels=[charts.Level(0, 1, 2)])
    assert not re.search(r"style=|#[0-9a-f]{3}|rgb\(", svg)
