"""Safety: where closing facts come from, that they stay, and what is on the surface in each state."""

import pytest
from told import ASKED, READY, correct, noon, seen, told

from goldseam import programme
from goldseam.programme import safety

ALWAYS = {"help", "safety_plan", "onward", "journal", "export", "delete", "lock"}
LADDER = {"ladder", "draft", "countdown", "talk_plan"}
GRAVE = ("user_was_harmed", "order", "police_warning", "ex_afraid")
FACTS = safety.CLOSING_FACTS


def surfaces(story: str, number: int = 40, clock: str = "20:00") -> set[str]:
    return set(seen(story, number, clock).surfaces)


def all_shut(story: str, number: int = 40) -> bool:
    return not any(gate.open for gate in seen(story, number).gates.values())


# --- where facts come from --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("asked for no_contact", ["explicit_no"]),
        ("talk ended no", ["explicit_no"]),
        ("safe adult=no", ["minor"]),
        ("safe afraid_of_them=yes", ["user_was_harmed"]),
        ("safe hurt_by_them=yes", ["user_was_harmed"]),
        ("safe controlled_by_them=yes", ["user_was_harmed"]),
        ("safe they_were_afraid=yes", ["ex_afraid"]),
        ("safe contacted_after_no=yes", ["explicit_no"]),
        ("safe order=yes", ["order"]),
        ("safe police=yes", ["police_warning"]),
        ("safe order=yes police=yes adult=no", ["minor", "order", "police_warning"]),
        ("safe order=unsure police=skipped", []),
        ("fact new_partner", []),
        ("asked for needs_time", []),
        ("asked for logistics_only", []),
        *[(f"fact {fact}", [fact]) for fact in FACTS],
    ],
)
def test_what_is_said_and_what_it_closes(said, facts):
    assert sorted(seen("day 0: " + said, 1).closing_facts) == facts


# --- old messages -----------------------------------------------------------------------------------------------------


def messages_rest(story: str, number: int = 40) -> bool:
    return safety.messages_rest(programme.fold(told(story)), noon(number))


@pytest.mark.parametrize("fact", FACTS)
def test_old_messages_are_put_away_for_good_with_a_grave_fact_and_with_no_other(fact):
    grave = fact in {*GRAVE, "minor", "harm_intent"}
    assert messages_rest(f"day 0: fact {fact}", 400) is grave
    assert messages_rest(f"day 0: fact {fact}\nday 1: withdraw 1", 400) is grave
    assert messages_rest(f"day 0: fact {fact}\nday 1: court exception", 400) is grave


def test_in_a_crisis_old_messages_rest_until_three_days_after_it_and_calm():
    assert not messages_rest("", 0)
    assert messages_rest("day 0: crisis", 30)
    assert messages_rest("day 0: crisis\nday 1: calm", 2)
    assert not messages_rest("day 0: crisis\nday 1: calm", 4)


def test_a_later_no_to_the_same_question_changes_nothing():
    assert seen("day 0: safe order=yes\nday 1: safe", 1).closing_facts == ("order",)


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_shuts_every_gate_for_good(fact):
    story = READY + f"day 2: fact {fact}\nday 30: space 21\nday 400: safe"
    plan = seen(story, 400)
    assert not plan.surfaces & LADDER
    assert all(not gate.open and gate.opens_on is None for gate in plan.gates.values())
    assert plan.stages["reconnect"] == plan.stages["talk"] == "absent"
    assert plan.stages["onward"] == "open"


def test_nothing_takes_a_fact_back():
    story = told("day 0: fact order; asked for no_contact\nday 1: withdraw 1; withdraw 2; erase 1")
    story = correct(correct(story, 2, 1, fact="new_partner"), 2, 2, wish="needs_time", until="2020-01-01")
    assert set(seen(story, 300).closing_facts) == {"order", "explicit_no"}


def test_a_correction_that_closes_stays_closed_when_it_is_corrected_again():
    story = told("day 0: asked for needs_time until day 2")
    closed = correct(story, 1, 1, wish="no_contact")
    assert seen(closed, 5).closing_facts == ("explicit_no",)
    again = correct(closed, 2, 1, wish="needs_time")
    assert seen(again, 5).closing_facts == ("explicit_no",)
    assert seen([*again, *told("day 3: rated 5; rated 5; rated 5; withdraw 1")[3:]], 5).closing_facts == (
        "explicit_no",
    )


def test_silence_that_stood_between_two_amendments_stays():
    story = told(
        READY + ASKED + "; text\nday 31: reply engaged\nday 33: safe; text\nday 41: withdraw 8\nday 42: rated 5"
    )
    assert seen(story, 42).closing_facts == ("unanswered",)
    assert seen(correct(story, 43, 7, step="call"), 43).closing_facts == ("unanswered",)
    early = told(READY + ASKED + "; text\nday 31: reply engaged\nday 33: safe; text\nday 34: withdraw 8")
    assert seen(correct(early, 35, 7, step="call"), 43).closing_facts == ()


def test_a_bad_date_in_a_correction_is_open_ended():
    story = correct(told(READY + "day 2: asked for logistics_only"), 3, 6, wish="needs_time", until="soon")
    assert programme.fold(story).state.needs_time_open == 6


def test_the_part_of_a_correction_that_fits_counts():
    story = correct(told("day 0: safe"), 1, 1, order="yes", police="maybe", adult=3)
    assert seen(story, 1).closing_facts == ("order",)
    assert programme.fold(correct(told("day 0: cause money"), 1, 1, weight=9)).state.causes["money"].weight == 2


def test_a_message_read_again_counts_as_it_was_read_each_time():
    story = correct(told("day 0: reply engaged"), 1, 1, reading="lukewarm")
    assert seen(story, 2).closing_facts == ()
    story = correct(correct(story, 2, 1, reading="boundary"), 3, 1, reading="engaged")
    assert seen(story, 4).closing_facts == ("explicit_no",)


def test_what_the_head_remembers_is_joined_in():
    story = programme.fold(told(READY + "day 3: they wrote engaged; withdraw 1"))
    same = safety.with_sticky(story, (), 0)
    assert same is story
    joined = safety.with_sticky(story, ("blocked",), 1)
    assert all("blocked" in state.facts and state.unanswered == 1 for state in joined.variants)
    assert "reply" not in programme.plan(joined, noon(4)).surfaces
    twice = safety.with_sticky(programme.begin(), (), 2)
    assert programme.plan(twice, noon(4)).closing_facts == ("unanswered",)


# --- surfaces ---------------------------------------------------------------------------------------------------------


def test_a_fresh_journal_has_everything_but_a_message_to_answer():
    assert surfaces("") == ALWAYS | LADDER | {"logistics"}
    assert surfaces("", 0) == surfaces(READY + ASKED)


def test_the_space_for_two_is_not_built():
    assert "shared" not in safety.SURFACES


@pytest.mark.parametrize("fact", ["explicit_no", "blocked", "third_party_no", "unanswered", "monitoring_admitted"])
def test_any_fact_takes_the_ladder_and_leaves_what_is_needed(fact):
    assert surfaces(f"day 0: fact {fact}") == ALWAYS | {"logistics"}


@pytest.mark.parametrize("fact", [*GRAVE, "minor", "harm_intent"])
def test_grave_facts_take_logistics_too(fact):
    assert surfaces(f"day 0: fact {fact}") == ALWAYS


@pytest.mark.parametrize("fact", GRAVE)
def test_a_court_can_except_the_children(fact):
    assert surfaces(f"day 0: court exception; fact {fact}") == ALWAYS | {"logistics"}
    assert surfaces(f"day 0: court exception; fact {fact}\nday 1: they wrote engaged") == ALWAYS | {"logistics"}


@pytest.mark.parametrize("fact", ["minor", "harm_intent"])
def test_but_never_with_a_minor_or_the_wish_to_harm(fact):
    assert surfaces(f"day 0: court exception; fact {fact}; fact order") == ALWAYS


@pytest.mark.parametrize(
    "waiting",
    [
        "asked for needs_time",
        "asked for needs_time until day 41",
        "asked for logistics_only",
        "fact new_partner",
        "hope let_go",
    ],
)
def test_what_waits_takes_the_ladder_and_leaves_logistics(waiting):
    assert surfaces(f"day 0: {waiting}") == ALWAYS | {"logistics"}
    assert all_shut(READY + ASKED + f"; {waiting}", 30)
    assert "ladder" not in surfaces(f"day 0: {waiting}; withdraw 1")


def test_time_is_over_on_the_day_they_named():
    assert "ladder" not in surfaces("day 0: asked for needs_time until day 41", 40)
    assert "ladder" in surfaces("day 0: asked for needs_time until day 41", 41)


def test_letting_go_may_be_changed_any_day():
    assert "ladder" in surfaces("day 0: hope let_go\nday 1: hope unsure")
    assert seen("day 0: hope let_go", 1).stages["reconnect"] == "closed"
    assert seen("day 0: hope let_go", 1).path == "let_go"
    assert seen("", 1).path == "unsure"


def test_in_a_crisis_even_a_reply_waits_and_logistics_stays():
    story = "day 0: they wrote engaged; crisis\nday 1: calm"
    assert surfaces(story, 2) == ALWAYS | {"logistics"}
    assert surfaces(story, 3, "11:59") == ALWAYS | {"logistics"}
    assert surfaces(story, 3, "12:00") == ALWAYS | LADDER | {"logistics", "reply"}
    assert seen(story, 2).stages["reconnect"] == "waiting"


def test_without_calm_a_crisis_does_not_end():
    assert surfaces("day 0: crisis", 400) == ALWAYS | {"logistics"}
    assert surfaces("day 0: calm; crisis", 400) == ALWAYS | {"logistics"}
    assert surfaces("day 0: crisis; calm; crisis; calm; withdraw 4", 400) == ALWAYS | {"logistics"}
    assert safety.in_crisis(programme.fold(told("day 0: crisis")), noon(9))
    assert not safety.in_crisis(programme.begin(), noon(9))


# --- the one reply ----------------------------------------------------------------------------------------------------


def reply(story: str) -> bool:
    return "reply" in surfaces("day 0: " + story.replace(" / ", "\nday 1: "))


def test_one_reply_a_message():
    assert reply("they wrote engaged")
    assert not reply("they wrote engaged / answered")
    assert not reply("they wrote engaged; they wrote engaged / answered")
    assert reply("they wrote engaged; answered / they wrote")
    assert reply("reply lukewarm")


def test_a_message_of_ours_answers_it_too():
    assert not reply("they wrote engaged / text")


@pytest.mark.parametrize("fact", ["explicit_no", "blocked", "unanswered"])
def test_if_they_write_after_a_no_one_answer_is_possible(fact):
    assert reply(f"fact {fact} / they wrote engaged")
    assert not reply(f"they wrote engaged / fact {fact}")
    assert not reply(f"fact {fact} / they wrote boundary no_contact")
    assert not surfaces(f"day 0: fact {fact}\nday 1: they wrote engaged") & LADDER


@pytest.mark.parametrize("fact", [*GRAVE, "minor", "harm_intent", "third_party_no", "monitoring_admitted"])
def test_after_any_other_fact_it_is_not(fact):
    assert not reply(f"fact {fact} / they wrote engaged")
    assert not reply(f"fact explicit_no; fact {fact} / they wrote engaged")


@pytest.mark.parametrize(
    "waiting", ["asked for needs_time", "asked for logistics_only", "fact new_partner", "hope let_go"]
)
def test_while_something_waits_their_message_may_be_answered(waiting):
    assert reply(f"{waiting} / they wrote engaged")
