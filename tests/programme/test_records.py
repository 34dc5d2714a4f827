"""A record a day, and states that share what they have in common."""

import copy
from datetime import timedelta

from hypothesis import given, settings
from test_properties import moves, stories
from told import day, entry_of, told

from goldseam import programme
from goldseam.programme import entries as e
from goldseam.programme.records import STRETCH, ByDay


def noted(*days: int) -> ByDay[str]:
    return ByDay.of({one: str(one) for one in days})


def test_it_is_read_as_any_mapping_from_days():
    record = noted(700_000, 700_400, 700_001)
    assert record[700_400] == "700400"
    assert 700_002 not in record
    assert record.get(699_000) is None
    assert (len(record), sorted(record)) == (3, [700_000, 700_001, 700_400])
    assert record == {700_000: "700000", 700_001: "700001", 700_400: "700400"}
    assert record != noted(700_000)


def test_the_last_day_is_known_and_none_of_an_empty_one():
    assert noted(700_400, 700_001).last == 700_400
    assert noted().last is None


def test_since_a_day_are_that_day_and_all_after_it():
    assert set(noted(700_000, 700_001, 700_500).since(700_001)) == {700_001, 700_500}


def test_noting_something_in_a_copy_leaves_the_first_as_it_is():
    first = noted(700_000, 700_400)
    other = first.copy()
    other[700_000] = "else"
    assert (first[700_000], other[700_000]) == ("700000", "else")
    assert first.stretches[700_400 // STRETCH] is other.stretches[700_400 // STRETCH]


def test_what_is_forgotten_goes_by_the_stretch():
    record = noted(700_000, 700_030, 700_500)
    record.forget_before(700_030)
    assert set(record) == {700_030, 700_500} | ({700_000} if 700_000 // STRETCH == 700_030 // STRETCH else set())


def test_one_more_line_after_years_copies_no_more_than_a_stretch_of_days():
    """What a line costs is what it copies."""
    years = "\n".join(f"day {number}: slip call; rated 4 4" for number in range(0, 3000, 3))
    story = programme.fold(told("day 0: space 30\n" + years))
    after = programme.apply(story, told("day 0: " + "told; " * 2001 + "slip call on day 2997")[-1])
    shared = [
        number
        for number, stretch in after.recorded.slips.stretches.items()
        if stretch is story.recorded.slips.stretches[number]
    ]
    assert len(shared) == len(after.recorded.slips.stretches) - 1
    assert all(len(stretch) <= STRETCH for stretch in after.recorded.slips.stretches.values())
    assert after.recorded.slips[day(2997).toordinal()] != story.recorded.slips[day(2997).toordinal()]


@settings(max_examples=300, deadline=None)
@given(stories(), moves)
def test_a_story_that_goes_on_leaves_the_one_before_as_it_was(lines, move):
    """Proof search and two tabs rely on it."""
    story = programme.fold(lines)
    before = copy.deepcopy(story)
    statement, days, _ = move
    entry, _ = entry_of(statement)
    if isinstance(entry, e.Corrected | e.Withdrawn) or not lines:
        return
    at = lines[-1].at + timedelta(days=days)
    after = programme.apply(story, e.Recorded(seq=len(lines) + 1, at=at, zone="Europe/London", entry=entry))
    programme.plan(after, at)
    assert story == before
    assert after.last_seq == story.last_seq + 1
