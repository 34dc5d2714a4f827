"""Two copies of a journal become one: what either of them had shut stays shut (programme.md §11.8)."""

from datetime import date

import pytest
from told import ASKED, READY, noon, told

from goldseam import programme
from goldseam.programme import entries as e
from goldseam.programme import safety
from goldseam.programme.joining import still_shut

LADDER = frozenset(safety.LADDER)
SHARED = READY + ASKED


def joined(here: str, there: str, number: float = 60) -> tuple[e.CopiesJoined | None, programme.Plan]:
    """What the line of joining says of two stories that went on apart, and the outlook with it on that day."""
    shared, now = told(SHARED), noon(number)
    copies = [told(f"{SHARED}\n{more}") for more in (here, there)]
    apart = sorted([line for copy in copies for line in copy[len(shared) :]], key=lambda line: line.at)
    lines = [
        e.Recorded(seq=seq, at=line.at, zone=line.zone, entry=line.entry, on=line.on)
        for seq, line in enumerate([*shared, *apart], 1)
    ]
    said = still_shut([programme.fold(copy) for copy in copies], programme.fold(lines), now)
    if said is not None:
        lines.append(e.Recorded(seq=len(lines) + 1, at=now, zone="Europe/London", entry=said))
    return said, programme.plan(programme.fold(lines), now)


@pytest.mark.parametrize(
    ("here", "there", "still"),
    [
        ("day 31: crisis", "day 32: calm", "crisis"),
        ("day 31: asked for needs_time", "day 32: they wrote engaged", "needs_time"),
        ("day 31: fact new_partner", "day 32: partner ended", "new_partner"),
        ("day 31: hope let_go", "day 32: hope try_again", "let_go"),
    ],
)
def test_what_one_copy_ended_without_knowing_it_still_holds(here, there, still):
    said, plan = joined(here, there)
    assert said == e.CopiesJoined(still=(still,))
    assert not plan.surfaces & LADDER


def test_two_messages_that_stayed_silent_in_one_copy_stay_so():
    silent = "day 31: text\nday 68: safe; text\nday 76: reason"
    said, plan = joined(silent, "day 33: reply engaged", 80)
    assert said == e.CopiesJoined(still=("unanswered",))
    assert plan.closing_facts == ("unanswered",)


def test_a_second_silence_nothing_was_written_after_counts_as_well():
    said, plan = joined("day 31: text\nday 68: safe; text", "day 69: they wrote engaged", 80)
    assert said == e.CopiesJoined(still=("unanswered",))
    assert plan.closing_facts == ("unanswered",)


def test_an_exception_of_a_court_is_recorded_again_where_one_copy_had_none():
    said, plan = joined("day 31: safe order=yes", "day 32: court exception")
    assert said == e.CopiesJoined(still=("no_exception",))
    assert "logistics" not in plan.surfaces


def test_what_the_lines_of_both_say_is_not_said_again():
    shut = "day 31: crisis; asked for needs_time until day 90; asked for logistics_only; fact blocked"
    said, plan = joined(shut, "day 32: reason")
    assert said is None
    assert not plan.surfaces & LADDER


def test_a_crisis_does_not_begin_anew():
    said, _ = joined("day 31: crisis", "day 32: calm")
    lines = [*told(SHARED + "\nday 31: crisis\nday 32: calm")]
    for number, entry in ((60, said), (61, e.CalmNoted())):
        lines.append(e.Recorded(seq=len(lines) + 1, at=noon(number), zone="Europe/London", entry=entry))
    plan = programme.plan(programme.fold(lines), noon(61))
    assert plan.surfaces >= LADDER
    assert next(one for one in plan.gates["reach_out"].findings if one.code == "no_recent_crisis").met


def test_a_date_that_only_a_correction_had_is_kept():
    """One copy put the date further off, the other one nearer, later: the further one still holds."""
    shared = told(SHARED + "\nday 31: asked for needs_time until day 62")
    wish, zone = len(shared), "Europe/London"

    def corrected(seq: int, number: int, until: str) -> e.Recorded:
        return e.Recorded(seq=seq, at=noon(number), zone=zone, entry=e.Corrected(entry=wish, fields={"until": until}))

    further, nearer = corrected(wish + 1, 32, "2026-06-01"), corrected(wish + 1, 33, "2026-02-20")
    copies = [programme.fold([*shared, further]), programme.fold([*shared, nearer])]
    both = [*shared, further, corrected(wish + 2, 33, "2026-02-20")]
    said = still_shut(copies, programme.fold(both), noon(60))
    assert said == e.CopiesJoined(still=(), until=date(2026, 6, 1))
    line = e.Recorded(seq=wish + 3, at=noon(60), zone=zone, entry=said)
    assert not programme.plan(programme.fold([*both, line]), noon(70)).surfaces & LADDER


def test_practical_things_only_that_only_a_correction_said_still_holds():
    shared = told(SHARED + "\nday 31: asked for needs_time until day 40")
    wish = len(shared)

    def corrected(seq: int, number: int, wish_now: str) -> e.Recorded:
        entry = e.Corrected(entry=wish, fields={"wish": wish_now})
        return e.Recorded(seq=seq, at=noon(number), zone="Europe/London", entry=entry)

    strict, mild = corrected(wish + 1, 32, "logistics_only"), corrected(wish + 1, 33, "needs_time")
    copies = [programme.fold([*shared, strict]), programme.fold([*shared, mild])]
    said = still_shut(copies, programme.fold([*shared, strict, corrected(wish + 2, 33, "needs_time")]), noon(60))
    assert said == e.CopiesJoined(still=("logistics_only",))
    line = e.Recorded(seq=wish + 3, at=noon(60), zone="Europe/London", entry=said)
    assert not programme.plan(programme.fold([*shared, strict, mild, line]), noon(60)).surfaces & LADDER
