"""What there is to do in each stage, and what may be said of what was done."""

import pytest
from told import ASKED, READY, day, noon, told

from goldseam import programme
from goldseam.programme import entries as e
from goldseam.programme import goals, talk, together
from goldseam.programme.steps import steps


def done(story: str, stage: str) -> list[str]:
    return [step.code for step in steps(programme.fold(told(story)).state, day(30))[stage] if step.done]


def test_an_empty_journal_has_all_steps_before_it():
    found = steps(programme.begin().state, day(0))
    assert list(found) == ["understand", "space", "grow", "reconnect", "talk", "together", "onward"]
    assert all(not step.done and step.code for stage in found.values() for step in stage)


def test_steps_are_done_one_by_one():
    assert done(READY, "understand") == ["story", "cause", "change_for_every_mine"]
    assert done(READY, "space") == ["begun", "complete"]
    assert done(READY + ASKED + "; text", "reconnect") == ["no_answer_plan", "text"]
    assert done("day 0: value; goal walk do; did walk", "grow") == ["value", "goal", "practice"]
    assert done(READY + "day 1: talk ended no", "talk") == ["change_for_every_cause", "agreed", "held"]
    assert done("day 0: agreed rent; check-in", "together") == ["agreement", "check_in"]
    assert done("day 0: stop line 3; letter; graduated", "onward") == ["stop_line", "graduated"]


def test_a_closing_letter_is_found_by_itself():
    letter = e.Recorded(seq=1, at=noon(0), zone="UTC", entry=e.LetterKept(text="dear", kind_of="closing"))
    assert programme.fold([letter]).state.texts == {"letter-kept": [1], "closing-letter": [1]}


def test_the_agenda_is_the_causes_with_the_heaviest_first():
    lines = told("day 0: cause money mine; change money; cause jealousy")
    heavy = e.Recorded(seq=4, at=noon(1), zone="UTC", entry=e.CauseNamed(cause="distance", weight=3))
    points = talk.agenda(programme.fold([*lines, heavy]).state)
    assert [(point.cause, point.change_seq) for point in points] == [
        ("distance", None),
        ("money", 2),
        ("jealousy", None),
    ]


def test_the_first_month_together_is_slow():
    state = programme.fold(told("day 0: together; agreed rent until day 9; agreed calls until day 4")).state
    assert together.slow(state, day(29).toordinal())
    assert not together.slow(state, day(30).toordinal())
    assert not together.slow(programme.begin().state, 1)
    assert [name for _, name in together.schedule(state)] == ["calls", "rent"]


def test_what_goes_with_better_days_is_said_from_fourteen_days_on_each_side():
    def rated(count: int) -> str:
        pairs = (
            f"day {2 * n}: rated {7 + n % 2}; did walk\nday {2 * n + 1}: rated {4 + n % 2}\n" for n in range(count)
        )
        return "day 0: goal walk do\n" + "".join(pairs)

    assert goals.goes_with(programme.fold(told(rated(13))).state, "walk") is None
    found = goals.goes_with(programme.fold(told(rated(14))).state, "walk")
    assert found is not None
    assert found.mean == pytest.approx(3.0)
    assert found.low == pytest.approx(3 - 2.06 * (2 * 0.25 * 14 / 13 / 14) ** 0.5)
    assert found.high - found.mean == pytest.approx(found.mean - found.low)
