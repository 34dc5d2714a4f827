"""Properties of every journal (programme.md §11), over random stories of all that can be said."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from told import ASKED, READY, STATEMENTS, entry_of, noon, told

from goldseam import programme
from goldseam.programme import entries as e
from goldseam.programme import safety
from goldseam.programme.today import ACTIONS, WHYS

SAID = [
    "told", "hope let_go", "hope try_again", "safe", "safe order=yes", "answers order=unsure", "cause money mine",
    "cause jealousy", "change money", "change jealousy", "space 21", "space 30", "length 25", "length 60",
    "slip message", "slip profile_look", "needed child", "freeze", "thaw", "urge 9", "urge 9 2", "urge 3 sent",
    "rated 5 5", "screen phq2 3 3", "screen phq2 0 0", "screen phq8 3 3 0 0 0 0 0 0", "crisis", "calm",
    "no-answer plan", "text", "call", "meet", "talk", "reply engaged", "reply lukewarm", "reply hesitant",
    "reply closed", "reply unclear", "reply boundary space until day 20", "reply boundary space",
    "reply boundary limit", "reply boundary no_contact", "reply boundary new_partner", "they wrote",
    "they wrote engaged", "they wrote boundary final", "answered", "yes call", "yes meet", "yes talk",
    "review call 4 4 more", "review call 2 4", "review meet 4 4", "talk ended we_try", "talk ended need_time",
    "talk ended no", "asked for needs_time", "asked for needs_time until day 40", "asked for logistics_only",
    "asked for no_contact", "fact new_partner", "partner ended", "fact blocked", "court exception", "together",
    "agreed rent", "check-in", "goal walk do", "did walk", "ahead", "stop line 9", "withdraw 1", "withdraw 4",
    "withdraw 6", "withdraw 9", "erase 3", "graduated",
]  # fmt: skip
CONTACT = frozenset(safety.CONTACT)
LADDER = frozenset(safety.LADDER)

moves = st.tuples(st.sampled_from(SAID), st.integers(0, 9), st.sampled_from([None, -3, 0, 5]))
begun = st.sampled_from(["", READY, READY + ASKED, READY + ASKED + "; text\nday 31: reply engaged\nday 32: safe"])


@st.composite
def stories(draw) -> list[e.Recorded]:
    """A story from one of a few beginnings; each line some days after the one before, sometimes about another day."""
    lines = told(draw(begun))
    at = lines[-1].at if lines else noon(0)
    for statement, days, about in draw(st.lists(moves, max_size=12)):
        at += timedelta(days=days)
        entry, _ = entry_of(statement)
        on = None if about is None else (at + timedelta(days=about)).date()
        lines.append(e.Recorded(seq=len(lines) + 1, at=at, zone="Europe/London", entry=entry, on=on))
    return lines


def now(lines: list[e.Recorded], days: int):
    return (lines[-1].at if lines else noon(0)) + timedelta(days=days)


later = st.integers(0, 60)
CAREFULLY = settings(max_examples=300, deadline=None)


def test_everything_that_can_be_told_is_a_kind():
    assert {type(entry_of(statement)[0]) for statement in SAID} <= set(e.KINDS.values())
    assert len(STATEMENTS) > 40


@CAREFULLY
@given(stories(), later)
def test_a_closed_gate_names_a_must_and_an_open_one_has_none(lines, days):
    plan = programme.seen_at(lines, now(lines, days))
    for gate in plan.gates.values():
        assert gate.open == (not gate.unmet)
        assert gate.opens_on is None or (not gate.open and gate.opens_on >= plan.day)


@CAREFULLY
@given(stories(), later, st.sampled_from(safety.CLOSING_FACTS), st.data())
def test_a_fact_anywhere_leaves_only_fewer_surfaces(lines, days, fact, data):
    lines = [line for line in lines if not isinstance(line.entry, e.AMENDMENTS)]
    at = now(lines, days)
    place = data.draw(st.integers(0, len(lines)))
    when = lines[min(place, len(lines) - 1)].at if lines else noon(0)
    told_of = e.Recorded(seq=0, at=when, zone="Europe/London", entry=e.FactRecorded(fact=fact))
    before = programme.seen_at(lines, at)
    after = programme.seen_at([*lines[:place], told_of, *lines[place:]], at)
    assert after.surfaces & CONTACT <= before.surfaces & CONTACT
    assert not after.surfaces & LADDER
    assert not any(gate.open for gate in after.gates.values())


@CAREFULLY
@given(stories(), st.lists(moves, max_size=6), later)
def test_after_a_fact_nothing_opens_and_it_never_leaves(lines, more, days):
    facts = set(programme.seen_at(lines, now(lines, 0)).closing_facts)
    at = now(lines, 0)
    for statement, gap, _ in more:
        at += timedelta(days=gap)
        lines = [*lines, e.Recorded(seq=len(lines) + 1, at=at, zone="Europe/London", entry=entry_of(statement)[0])]
        plan = programme.seen_at(lines, at)
        assert facts <= set(plan.closing_facts)
        assert not (facts and plan.surfaces & LADDER)
        facts |= set(plan.closing_facts)
    assert facts <= set(programme.seen_at(lines, at + timedelta(days=days)).closing_facts)


@CAREFULLY
@given(stories(), later, st.integers(1, 8), st.sampled_from([e.Withdrawn, e.Erased]))
def test_amending_opens_nothing(lines, days, target, amendment):
    at = now(lines, days)
    before = programme.seen_at(lines, at)
    line = e.Recorded(seq=len(lines) + 1, at=now(lines, 0), zone="Europe/London", entry=amendment(entry=target))
    after = programme.seen_at([*lines, line], at)
    assert after.surfaces <= before.surfaces
    assert all(before.gates[name].open or not gate.open for name, gate in after.gates.items())


@CAREFULLY
@given(stories(), st.data())
def test_a_line_about_an_earlier_day_opens_no_sooner(lines, data):
    if not lines:
        return
    place = data.draw(st.integers(0, len(lines) - 1))
    line = lines[place]
    if isinstance(line.entry, e.SlipLogged | e.UrgeLogged | e.DateAheadSet | e.DayRated):
        return  # these are about the day they name
    moved = e.Recorded(
        seq=line.seq, at=line.at, zone=line.zone, entry=line.entry, on=(line.at - timedelta(days=40)).date()
    )
    plain = e.Recorded(seq=line.seq, at=line.at, zone=line.zone, entry=line.entry)
    at = now(lines, data.draw(later))
    then = programme.seen_at([*lines[:place], plain, *lines[place + 1 :]], at)
    back = programme.seen_at([*lines[:place], moved, *lines[place + 1 :]], at)
    assert all(then.gates[name].open or not gate.open for name, gate in back.gates.items())


@CAREFULLY
@given(stories(), later, st.integers(1, 90))
def test_a_clock_set_back_opens_nothing_that_the_last_line_had_shut(lines, days, back):
    then = programme.seen_at(lines, now(lines, 0))
    earlier = programme.seen_at(lines, now(lines, -back))
    assert earlier.surfaces <= then.surfaces
    assert all(then.gates[name].open or not gate.open for name, gate in earlier.gates.items())


@CAREFULLY
@given(stories(), later)
def test_the_day_named_for_a_gate_is_the_day_it_opens(lines, days):
    plan = programme.seen_at(lines, now(lines, days))
    gate = plan.gates["reach_out"]
    if gate.opens_on is None:
        return
    for shift, open_then in ((0, True), (-1, False)):
        day = gate.opens_on + timedelta(days=shift)
        if day < plan.day:
            continue
        at = now(lines, days) + (day - plan.day)
        answers = e.Recorded(seq=len(lines) + 1, at=at, zone="Europe/London", entry=entry_of("safe")[0])
        assert programme.seen_at([*lines, answers], at).gates["reach_out"].open is open_then


@CAREFULLY
@given(stories(), later, st.integers(0, 23))
def test_today_is_the_same_for_the_same_and_never_empty(lines, days, hours):
    at = now(lines, days) + timedelta(hours=hours)
    plan = programme.seen_at(lines, at)
    assert plan == programme.seen_at(lines, at)
    assert 1 <= len(plan.today.actions) <= 3
    assert all(action.code in ACTIONS and action.why in WHYS for action in plan.today.actions)
    assert set(safety.ALWAYS) <= plan.surfaces
    assert plan.stages["onward"] in ("open", "done")


@CAREFULLY
@given(stories())
def test_a_story_told_line_by_line_is_the_same_story(lines):
    lines = [line for line in lines if not isinstance(line.entry, e.Corrected | e.Withdrawn)]
    story = programme.begin()
    for line in lines:
        story = programme.apply(story, line)
    assert story == programme.fold(lines)
    assert story.recorded.unanswered <= safety.MOST_UNANSWERED


@CAREFULLY
@given(stories())
def test_steadiness_takes_a_day_for_a_slip_and_none_for_needed_contact(lines):
    at = now(lines, 0)
    before = programme.plan(programme.fold(lines), at).steadiness
    for statement, cost in (("needed child", 0), ("slip message", 1)):
        line = e.Recorded(seq=len(lines) + 1, at=at, zone="Europe/London", entry=entry_of(statement)[0])
        after = programme.plan(programme.fold([*lines, line]), at).steadiness
        assert before.quiet - cost <= after.quiet <= before.quiet
