"""The way from each older format to today's."""

import pytest

from goldseam.journal import upcasts


def one(content):
    return {**content, "said": [*content["said"], 1]}


def two(content):
    return {**content, "said": [*content["said"], 2]}


def test_todays_format_is_one_more_than_there_are_steps():
    assert upcasts.FORMAT == 1 + len(upcasts.STEPS) == 1


def test_an_old_line_goes_every_step_from_its_own_format_on():
    line = {"said": []}
    assert upcasts.upcast(line, 1, (one, two)) == {"said": [1, 2]}
    assert upcasts.upcast(line, 2, (one, two)) == {"said": [2]}
    assert upcasts.upcast(line, 3, (one, two)) == {"said": []}
    assert line == {"said": []}


@pytest.mark.parametrize("written_in", [0, 4])
def test_a_format_nobody_knows_is_refused(written_in):
    with pytest.raises(ValueError, match=f"format {written_in}"):
        upcasts.upcast({}, written_in, (one, two))
