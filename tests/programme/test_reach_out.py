"""The gate `reach_out`: every condition in its order, what meets it, and from when waiting alone would."""

from datetime import date

import pytest
from told import ASKED, READY, correct, day, noon, opens, seen, told, unmet

from goldseam.programme import fold
from goldseam.programme.gates import GATES, REACH_OUT, Light, judged

ORDER = [
    "no_closing_fact", "no_boundary", "safety_answered", "path_open", "space_complete", "understand_done",
    "no_recent_crisis", "phq2_low", "no_strong_urge", "no_new_partner", "no_answer_plan", "no_open_step", "wait_over",
    "attempts_left",
]  # fmt: skip


def test_whoever_did_all_that_is_asked_finds_it_open():
    plan = seen(READY + ASKED, 30)
    assert plan.gates["reach_out"].open
    assert unmet(plan) == []
    assert plan.gates["reach_out"].opens_on is None
    assert plan.stages["reconnect"] == "open"


def test_all_gates_ask_the_same_musts_first_and_in_the_same_order():
    plan = seen(READY + ASKED, 30)
    for name, verdict in plan.gates.items():
        codes = [finding.code for finding in verdict.findings]
        assert codes[: len(ORDER)] == ORDER
        assert len(codes) == len(GATES[name])
        assert all(finding.kind == "must" for finding in verdict.findings[: len(REACH_OUT)])
    assert [finding.code for finding in plan.gates["reach_out"].findings[len(ORDER) :]] == [
        "goals_alive", "mood_steady", "slept_on_it",
    ]  # fmt: skip
    assert {finding.kind for finding in plan.gates["reach_out"].findings[len(ORDER) :]} == {"should"}


def test_a_gate_judged_alone_says_what_it_says_among_the_others():
    state, today = fold(told(READY + ASKED)).state, day(30)
    light = Light(state=state, facts=state.facts, at=noon(30, "20:00"), day=today.toordinal())
    for name, questions in GATES.items():
        assert judged(questions, [light], today) == seen(READY + ASKED, 30).gates[name]


def test_an_empty_journal_is_shut_and_says_why():
    plan = seen("", 0)
    assert unmet(plan) == ["safety_answered", "space_complete", "understand_done", "no_answer_plan"]
    assert plan.gates["reach_out"].opens_on is None


@pytest.mark.parametrize(
    ("left_out", "missing"),
    [
        ("told; ", "understand_done"),
        ("cause money mine; change money; ", "understand_done"),
        ("change money; ", "understand_done"),
        ("; space 30", "space_complete"),
        ("; no-answer plan", "no_answer_plan"),
    ],
)
def test_each_part_left_out_keeps_it_shut_and_waiting_does_not_help(left_out, missing):
    plan = seen(READY.replace(left_out, "") + ASKED, 30)
    assert unmet(plan) == [missing]
    assert plan.gates["reach_out"].opens_on is None


@pytest.mark.parametrize(
    ("happened", "code", "opens_on"),
    [
        ("fact blocked", "no_closing_fact", None),
        ("asked for needs_time until day 44", "no_boundary", 44),
        ("asked for needs_time", "no_boundary", None),
        ("asked for logistics_only", "no_boundary", None),
        ("hope let_go", "path_open", None),
        ("fact new_partner", "no_new_partner", None),
        ("urge 8", "no_strong_urge", 33),
        ("urge 2 9", "no_strong_urge", 33),
        ("slip message", "space_complete", 37),
        ("screen phq2 2 1", "phq2_low", None),
        ("screen phq8 1 2 0 0 0 0 0 0", "phq2_low", None),
    ],
)
def test_what_happens_in_between_shuts_it(happened, code, opens_on):
    plan = seen(f"{READY}{ASKED}; {happened}", 30)
    assert unmet(plan) == [code]
    assert plan.gates["reach_out"].opens_on == (None if opens_on is None else day(opens_on))


@pytest.mark.parametrize(
    "happened", ["urge 9 7", "urge 7", "screen phq2 1 1", "screen gad2 3 3", "hope unsure", "needed child"]
)
def test_and_what_does_not(happened):
    assert opens(f"{READY}{ASKED}; {happened}", 30)


# --- safety answers ---------------------------------------------------------------------------------------------------


def test_answers_count_for_seven_local_dates():
    assert opens(READY + "day 23: safe", 30)
    assert not opens(READY + "day 22: safe", 30)


def test_only_fresh_answers_missing_means_today():
    gate = seen(READY + "day 3: safe", 30).gates["reach_out"]
    assert gate.opens_on == day(30)


@pytest.mark.parametrize("answer", ["unsure", "skipped"])
@pytest.mark.parametrize("question", ["adult", "order", "they_were_afraid"])
def test_unsure_or_skipped_is_no_answer(answer, question):
    plan = seen(f"{READY}day 30: safe {question}={answer}", 30)
    assert unmet(plan) == ["safety_answered"]
    finding = next(one for one in plan.gates["reach_out"].findings if one.code == "safety_answered")
    assert finding.params == {"missing": [question], "stale": []}


def test_it_goes_question_by_question():
    assert not opens(READY + "day 20: safe\nday 30: answers adult=yes order=no", 30)
    every = "day 29: answers adult=yes afraid_of_them=no hurt_by_them=no controlled_by_them=no\n"
    assert not opens(READY + every, 30)
    assert opens(READY + every + "day 30: answers they_were_afraid=no contacted_after_no=no order=no police=no", 30)


def test_a_later_unsure_takes_an_answer_away():
    assert not opens(READY + ASKED + "; answers order=unsure", 30)


def test_an_answer_given_for_an_earlier_day_is_as_old_as_that_day():
    assert not opens(READY + "day 30: safe on day 22", 30)


# --- the person -------------------------------------------------------------------------------------------------------


def test_a_strong_urge_counts_today_and_on_the_two_days_after():
    story = READY + "day 28: urge 8\n" + ASKED
    assert not opens(story, 30)
    assert opens(READY + "day 27: urge 8\n" + ASKED, 30)


def test_the_strongest_urge_of_a_day_counts_and_moving_it_back_does_not_help():
    assert not opens(READY + ASKED + "; urge 9; urge 2", 30)
    assert not opens(READY + ASKED + "; urge 9 on day 20", 30)


def test_a_low_screen_after_a_high_one_opens_again():
    assert opens(READY + "day 20: screen phq2 3 3\n" + ASKED + "; screen phq2 1 0", 30)


def test_a_long_form_with_low_first_items_does_not_stand_in_for_the_short_one():
    assert not opens(READY + "day 20: screen phq2 3 3\n" + ASKED + "; screen phq8 0 0 0 0 0 0 0 0", 30)
    assert opens(READY + "day 20: screen phq8 3 3 0 0 0 0 0 0\n" + ASKED + "; screen phq2 0 0", 30)


def test_crisis_shuts_it_for_fourteen_days_and_until_calm():
    calm = READY + "day 17: crisis; calm\n"
    assert not opens(calm + ASKED, 30)
    assert opens(calm + "day 31: safe", 31)
    assert not opens(READY + "day 10: crisis\n" + ASKED, 30)
    assert seen(calm + ASKED, 30).gates["reach_out"].opens_on == day(31)
    assert seen(READY + "day 10: crisis\n" + ASKED, 30).gates["reach_out"].opens_on is None


def test_calm_has_to_follow_the_last_crisis():
    assert not opens(READY + "day 10: crisis; calm; crisis\n" + ASKED, 30)
    assert opens(READY + "day 9: calm\nday 10: crisis\nday 11: calm\n" + ASKED, 30)


def test_a_new_partner_counts_until_it_ended():
    assert not opens(READY + "day 5: fact new_partner\n" + ASKED, 30)
    assert opens(READY + "day 5: fact new_partner\nday 8: partner ended\n" + ASKED, 30)


def test_the_latest_date_they_gave_counts():
    later = READY + "day 2: asked for needs_time until day 40\nday 3: asked for needs_time until day 20\n"
    assert not opens(later + ASKED, 30)
    assert not opens(later + "day 39: safe", 39)
    assert opens(later + "day 40: safe", 40)


def test_open_ended_time_ends_when_they_write():
    story = READY + "day 2: asked for needs_time\n"
    assert not opens(story + "day 60: safe", 60)
    assert opens(story + "day 5: they wrote lukewarm\n" + ASKED, 30)


def test_a_cause_named_again_keeps_its_change_and_a_change_may_come_first():
    assert opens(READY.replace("cause money mine; change money", "change money; cause money mine") + ASKED, 30)
    assert opens(READY + "day 4: cause money mine\n" + ASKED, 30)
    assert not opens(READY + "day 4: cause jealousy mine\n" + ASKED, 30)


def test_no_cause_has_to_be_mine():
    assert opens(READY.replace("cause money mine; change money", "cause money") + ASKED, 30)


# --- advice -----------------------------------------------------------------------------------------------------------


def advice(story: str, number: int, code: str) -> bool:
    return next(one.met for one in seen(story, number).gates["reach_out"].findings if one.code == code)


def test_two_goals_alive_is_advice():
    assert not advice(READY + "day 20: goal walk do\n" + ASKED, 30, "goals_alive")
    assert advice(READY + "day 20: goal walk do; goal read do\n" + ASKED, 30, "goals_alive")
    assert opens(READY + ASKED, 30)


def test_mood_no_worse_than_two_weeks_ago_is_advice():
    def rated(before: int, now: int) -> str:
        rows = "".join(f"day {n}: rated 5 {before}\n" for n in range(10, 17))
        return READY + rows + "".join(f"day {n}: rated 5 {now}\n" for n in range(24, 31))

    assert advice(rated(5, 5), 30, "mood_steady")
    assert not advice(rated(6, 5), 30, "mood_steady")
    assert advice(READY + "day 30: rated 5 1", 30, "mood_steady")


def test_sleeping_on_it_is_advice():
    late = READY.replace("; no-answer plan", "") + ASKED + "; no-answer plan"
    assert not advice(late, 30, "slept_on_it")
    assert opens(late, 30)
    assert advice(READY + ASKED, 30, "slept_on_it")
    assert advice(READY + ASKED + "; no-answer plan", 30, "slept_on_it")
    assert not advice("", 0, "slept_on_it")


# --- amendments -------------------------------------------------------------------------------------------------------


def test_withdrawing_what_shuts_it_opens_nothing():
    for happened in ("slip message", "urge 9", "crisis", "fact new_partner", "hope let_go", "screen phq2 3 3", "text"):
        story = READY + ASKED + f"; {happened}; withdraw 7"
        assert not opens(story, 30), happened


@pytest.mark.parametrize("line", range(1, 7))
def test_withdrawing_what_opens_it_shuts_it(line):
    assert not opens(READY + ASKED + f"; withdraw {line}", 30)


def test_correcting_counts_only_where_it_closes():
    story = told(READY + "day 28: slip message\n" + ASKED)
    assert not opens(correct(story, 30, 6, on=day(2).isoformat()), 30)
    assert not opens(correct(told(READY + ASKED), 30, 4, days=60), 30)
    assert not opens(correct(told("day 0: space 60\n" + READY.replace("; space 30", "") + ASKED), 30, 1, days=21), 30)


def test_withdrawing_a_withdrawal_or_erasing_changes_nothing():
    assert not opens(READY + ASKED + "; withdraw 1; withdraw 7", 30)
    assert opens(READY + ASKED + "; erase 1; erase 2", 30)


def test_conditions_rest_on_their_lines():
    plan = seen(READY + ASKED + "; urge 9", 30)
    rests = {finding.code: finding.because for finding in plan.gates["reach_out"].findings}
    assert rests["no_strong_urge"] == (7,)
    assert rests["space_complete"] == (4,)
    assert rests["understand_done"] == (1, 2)
    assert rests["safety_answered"] == (6,)
    assert rests["no_answer_plan"] == (5,)


def test_the_day_named_is_the_day_it_opens():
    story = (
        READY + "day 25: slip message\nday 26: urge 9\nday 20: crisis; calm\nday 20: asked for needs_time until day 33"
    )
    opening = seen(story, 30).gates["reach_out"].opens_on
    assert isinstance(opening, date)
    number = (opening - day(0)).days
    assert not opens(f"{story}\nday {number - 1}: safe", number - 1)
    assert opens(f"{story}\nday {number}: safe", number)
