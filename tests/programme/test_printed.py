"""The document of `goldseam programme --json`, field by field, and the moments with their codes."""

import json

from told import ASKED, READY, seen

from goldseam import programme
from goldseam.programme.moments import MOMENTS, available
from goldseam.programme.safety import SURFACES


def printed(story: str, number: int) -> dict:
    return json.loads(json.dumps(programme.document(seen(story, number), [(2, "no date")])))


def test_it_has_exactly_the_fields_of_the_contract():
    said = printed(READY + ASKED, 30)
    assert list(said) == [
        "format", "at", "stages", "path", "steadiness", "closing_facts", "surfaces", "gates", "today", "problems",
    ]  # fmt: skip
    assert said["format"] == 1
    assert said["at"] == "2026-02-09T20:00:00+00:00"
    assert list(said["stages"]) == ["understand", "space", "grow", "reconnect", "talk", "together", "onward"]
    assert said["path"] == "unsure"
    assert said["steadiness"] == {"quiet": 30, "of": 30, "current": 31, "longest": 31}
    assert said["closing_facts"] == []
    assert list(said["gates"]) == ["reach_out", "call", "meet", "talk"]
    assert said["problems"] == [{"line": 2, "text": "no date"}]


def test_surfaces_come_in_the_order_of_the_contract():
    said = printed("day 0: they wrote engaged", 1)
    assert said["surfaces"] == [
        "help", "safety_plan", "onward", "journal", "export", "delete", "lock", "reply", "logistics", "ladder", "draft",
        "countdown", "talk_plan",
    ]  # fmt: skip
    assert said["surfaces"] == list(SURFACES)


def test_a_gate_has_its_conditions_with_all_they_say():
    gate = printed("day 0: space 30; asked for needs_time until day 40", 3)["gates"]["reach_out"]
    assert set(gate) == {"open", "opens_on", "findings"}
    assert set(gate["findings"][0]) == {"code", "kind", "met", "params", "because", "opens_on", "evidence"}
    boundary = gate["findings"][1]
    assert boundary["params"] == {"asked": ["needs_time"], "until": "2026-02-19"}
    assert (boundary["opens_on"], boundary["because"], boundary["evidence"]) == ("2026-02-19", [2], "E-G7")


def test_an_action_has_code_stage_why_and_params():
    action = printed("day 0: stop line 2", 3)["today"]["actions"][0]
    assert action == {
        "code": "stop_line_due",
        "stage": "onward",
        "why": "its_day_has_come",
        "params": {"by": "2026-01-12"},
    }


def test_the_moments_stand_in_their_order_of_need():
    assert [moment.code for moment in MOMENTS[:7]] == [
        "urge", "they_wrote", "happened", "not_safe", "afraid", "frightened", "they_say_die",
    ]  # fmt: skip
    assert len({moment.code for moment in MOMENTS}) == len(MOMENTS) == 31
    assert all(moment.steps for moment in available(()))


def test_a_closed_surface_takes_the_step_that_leads_there():
    everything = {moment.code: moment for moment in available(SURFACES)}
    closed = {moment.code: moment for moment in available(("help",))}
    assert everything == {moment.code: moment for moment in MOMENTS}
    assert closed["they_wrote"].steps == everything["they_wrote"].steps[:-1]
    assert closed["urge"] == everything["urge"]
