"""Together and Onward, and the first pages of the story."""

import pytest
from told import day, seen, told

from goldseam import programme
from goldseam.programme import onward, together, understand


def at(number: int) -> int:
    return day(number).toordinal()


def state(story: str):
    return programme.fold(told(story)).state


def test_together_begins_whenever_it_is_recorded():
    assert seen("day 0: told", 1).stages["together"] == "not_begun"
    assert seen("day 0: told\nday 3: together", 4).stages["together"] == "open"
    assert seen("day 0: fact explicit_no\nday 3: together", 4).stages["together"] == "open"


@pytest.mark.parametrize("fact", ["user_was_harmed", "order", "police_warning", "minor", "ex_afraid", "harm_intent"])
def test_but_not_with_harm_an_order_police_or_a_minor(fact):
    assert seen(f"day 0: fact {fact}\nday 3: together", 4).stages["together"] == "absent"
    assert seen(f"day 0: together\nday 3: fact {fact}", 4).stages["together"] == "absent"


@pytest.mark.parametrize("end", ["space 30", "asked for no_contact", "fact blocked"])
def test_a_new_pause_or_a_no_ends_it(end):
    assert seen(f"day 0: together\nday 3: {end}", 4).stages["together"] == "not_begun"


def test_a_check_in_is_due_a_week_after_the_last_one():
    assert not together.check_in_due(state("day 0: told"), at(30))
    began = state("day 0: together")
    assert not together.check_in_due(began, at(6))
    assert together.check_in_due(began, at(7))
    assert not together.check_in_due(state("day 0: together\nday 5: check-in"), at(11))
    assert together.check_in_due(state("day 0: together\nday 5: check-in"), at(12))


def test_agreements_come_up_on_their_day():
    made = "day 0: agreed rent until day 10; agreed calls"
    assert together.reviews_due(state(made), at(9)) == ()
    assert together.reviews_due(state(made), at(30)) == ("rent", "calls")
    assert together.reviews_due(state(made + "\nday 10: looked at rent yes"), at(29)) == ()
    assert together.reviews_due(state(made + "\nday 10: looked at rent partly"), at(40)) == ("calls", "rent")
    assert state("day 0: looked at rent yes").agreements == {}
    assert len(state("day 0: " + "; ".join(f"agreed a{n}" for n in range(250))).agreements) == 200


def test_csi_comes_once_a_month():
    assert not together.csi_due(state("day 0: told"), at(0))
    assert together.csi_due(state("day 0: together"), at(0))
    taken = state("day 0: together; screen csi4 6 5 5 5")
    assert not together.csi_due(taken, at(29))
    assert together.csi_due(taken, at(30))


def test_onward_is_open_on_any_day_and_done_when_one_goes_on():
    assert seen("", 0).stages["onward"] == "open"
    assert seen("day 0: graduated", 1).stages["onward"] == "done"


def test_a_stop_line_comes_back_on_its_day():
    line = state("day 0: stop line 20")
    assert not onward.stop_line_reached(line, at(19))
    assert onward.stop_line_reached(line, at(20))
    assert not onward.stop_line_reached(state("day 0: stop line 20; hope let_go"), at(20))
    assert not onward.stop_line_reached(state(""), at(20))


def test_understand_opens_with_a_beginning():
    assert understand.stage(state("")) == "not_begun"
    assert understand.stage(state("day 0: cause money")) == "open"
    assert understand.stage(state("day 0: told; cause money")) == "done"


def test_a_pinned_finding_is_looked_up_again_and_asks_for_nothing():
    known = state("day 0: told; cause money; pinned money")
    assert known.texts == {"finding-pinned": [3]}
    assert understand.stage(known) == "done"


def test_the_first_pages_are_remembered():
    known = state("day 0: told; country GB; name; passed hope; passed hope; moment; letter")
    assert (known.country, known.addressed_seq, known.passed) == ("GB", 3, ["hope"])
    assert known.texts == {"good-moment-kept": [6], "letter-kept": [7]}


def test_only_the_latest_texts_are_listed():
    assert state("day 0: " + "; ".join(["letter"] * 50)).texts["letter-kept"] == list(range(21, 51))
    assert len(state("day 0: " + "; ".join(f"quiet q{n}" for n in range(250))).quiet_steps) == 200
