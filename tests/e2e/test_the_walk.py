"""One person, from the first page to everything still there: with scripts and without, on a phone, nobody waiting."""

import re

import pytest

from e2e import evening


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def visit(window, request):
    return window(java_script_enabled=request.param)


def test_from_the_first_page_to_everything_still_there(visit, clock):
    kept = evening.makes_a_journal(visit)
    evening.answers_everything(visit)
    evening.names_one_reason(visit)
    evening.begins_the_pause(visit)
    assert visit.at == "today"
