"""Ways to begin a light message are looked at by the coach like anything a person writes."""

import pytest

from goldseam.coach import Context, Strength, check_draft
from goldseam.content import openers

MOMENTS = ("the ferry in the rain, and we laughed", "pancakes at midnight", "your face when the heron came", "")


@pytest.mark.parametrize("opener", [*openers.openers(), *openers.honest()], ids=lambda opener: opener.title)
@pytest.mark.parametrize("moment", MOMENTS)
def test_the_coach_itself_has_nothing_against_them(opener, moment):
    words = opener.with_moment(moment)
    assert [(one.category, one.rule) for one in check_draft(words, Context.FIRST_TEXT).findings] == [], words


def test_most_of_them_leave_the_other_one_free_in_so_many_words():
    every = [opener.with_moment(MOMENTS[0]) for opener in (*openers.openers(), *openers.honest())]
    free = [words for words in every if Strength.ACCEPTS_CHOICE in check_draft(words, Context.FIRST_TEXT).labels]
    assert len(free) >= 6
