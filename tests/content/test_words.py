"""Every code the programme can say has its words, for every way it can be said; and every word leads somewhere."""

import re
from datetime import UTC, date, datetime
from typing import get_args

import pytest
from django.urls import NoReverseMatch, reverse

from goldseam import programme
from goldseam.content import claims, evidence, instruments, notes, shelf, words
from goldseam.content.evidence import EVIDENCE
from goldseam.programme import entries as e
from goldseam.programme.decide import REFUSALS
from goldseam.programme.today import ACTIONS, WHYS

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
FINDINGS = tuple(
    dict.fromkeys(f.code for v in programme.plan(programme.begin(), NOW).gates.values() for f in v.findings)
)


def routes():
    from goldseam.web.urls import urlpatterns

    return {pattern.name for pattern in urlpatterns}


def every_case(file):
    """Each code with params that make each of its cases fit, and with none."""
    for code, kept in shelf.words(file).items():
        yield code, {}
        for case in kept.get("case", ()):
            yield (
                code,
                {name: wanted if not isinstance(wanted, str) else [wanted] for name, wanted in case["if"].items()},
            )


# --- findings --------------------------------------------------------------------------------------------------------


def test_every_condition_of_every_gate_has_its_words_and_there_are_no_others():
    assert set(shelf.words("findings")) == set(FINDINGS)


@pytest.mark.parametrize(("code", "params"), list(every_case("findings")))
@pytest.mark.parametrize("met", [True, False])
def test_a_condition_says_what_is_so_and_how_it_is_met(code, params, met):
    said = words.finding(code, met, params)
    assert said.title
    assert said.how.endswith(".")
    assert bool(said.go) == bool(said.address)
    assert said.address is None or said.address in routes()
    assert said.evidence is None or said.evidence in EVIDENCE


@pytest.mark.parametrize(
    "verdict", list(programme.plan(programme.begin(), NOW).gates.values()), ids=lambda v: len(v.findings)
)
def test_what_the_programme_finds_can_be_said_with_what_it_found(verdict):
    for finding in verdict.findings:
        assert words.finding(finding.code, finding.met, finding.params).title
        assert finding.evidence is None or finding.evidence in EVIDENCE


def test_a_pause_says_how_far_it_is():
    params = {"begun": True, "elapsed": 3, "days": 30, "quiet": 2, "of": 4, "current": 1, "paused": False}
    assert words.finding("space_complete", False, params).how.startswith(
        "3 of 30 days have gone by, 2 of the last 4 quiet."
    )
    assert words.finding("space_complete", False, params | {"begun": False}).address == "space-begin"


def test_an_open_safety_question_leads_to_its_page():
    asked = {"adult": "arrive-plain", "hurt_by_them": "arrive-fear", "order": "arrive-mirror"}
    for question, address in asked.items():
        assert words.finding("safety_answered", False, {"missing": [question], "stale": []}).address == address


def test_the_day_they_named_is_said_as_a_day():
    params = {"asked": ["needs_time"], "until": "2026-12-20"}
    assert "until 20 December" in words.finding("no_boundary", False, params).how
    assert "until" not in words.finding("no_boundary", False, params | {"until": None}).how


# --- today -----------------------------------------------------------------------------------------------------------


def test_every_action_has_its_words_and_there_are_no_others():
    assert set(shelf.words("actions")) == set(ACTIONS)


@pytest.mark.parametrize(("code", "params"), list(every_case("actions")))
def test_an_action_says_what_it_is_and_leads_there(code, params):
    said = words.action(code, params)
    assert said.title
    assert said.line
    assert said.button
    assert said.address in routes()
    assert said.evidence is None or said.evidence in EVIDENCE
    try:
        reverse(said.address)
    except NoReverseMatch:
        pytest.fail(f"{code} leads to {said.address}, which needs more than its name")


def test_open_safety_questions_lead_to_the_page_that_asks_them():
    asked = {"adult": "arrive-plain", "controlled_by_them": "arrive-fear", "police": "arrive-mirror"}
    for question, address in asked.items():
        assert words.action("answer_safety", {"missing": [question], "stale": []}).address == address
    assert "older than a week" in words.action("answer_safety", {"missing": [], "stale": ["order"]}).line


def test_every_reason_has_its_words_and_there_are_no_others():
    assert set(shelf.words("reasons")) == set(WHYS)


@pytest.mark.parametrize("code", WHYS)
def test_a_reason_can_be_said_without_any_number(code):
    assert words.why(code).endswith(".")


def test_every_refusal_has_its_sentence_and_there_are_no_others():
    assert set(shelf.words("refusals")) == set(REFUSALS)


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_says_what_is_so_and_what_to_do(code):
    assert words.refusal(code).endswith(".")


def test_a_refusal_names_the_day_it_is_about():
    assert words.refusal("day_to_come", {"on": date(2026, 12, 3)}).startswith("3 December has not come yet.")


# --- gaps and cases --------------------------------------------------------------------------------------------------


def test_a_gap_is_filled_with_a_number_in_its_form_or_a_day():
    assert words.filled("{n:day|days} to go", {"n": 1}) == "1 day to go"
    assert words.filled("{n:day|days} to go", {"n": 4}) == "4 days to go"
    assert words.filled("On {day}.", {"day": date(2026, 12, 3)}) == "On 3 December."
    assert words.filled("On {day}.", {"day": "2026-12-03"}) == "On 3 December."


def test_the_first_version_that_can_be_said_is_said():
    versions = ["{n:day|days} to go.", "Some days to go."]
    assert words.filled(versions, {"n": 2}) == "2 days to go."
    assert words.filled(versions, {"n": None}) == "Some days to go."


def test_a_text_that_cannot_be_said_is_an_error_and_no_blank():
    with pytest.raises(KeyError, match="no version"):
        words.filled("{n} to go", {})


def test_a_case_fits_by_truth_by_membership_or_by_equality():
    assert words.fits({"missing": True}, {"missing": ["adult"]})
    assert words.fits({"missing": False}, {"missing": []})
    assert words.fits({"missing": "adult"}, {"missing": ["order", "adult"]})
    assert words.fits({"to": "call"}, {"to": "call"})
    assert not words.fits({"to": "call"}, {"to": "meet"})
    assert not words.fits({"to": "call"}, {})


# --- lists one picks from --------------------------------------------------------------------------------------------


def test_the_quiet_list_covers_networks_accounts_location_devices_trackers_and_photos():
    steps = [step for group in words.quiet_steps() for step in group.steps]
    codes = [step.code for step in steps]
    assert len(codes) == len(set(codes))
    text = " ".join(f"{step.title} {step.how}" for step in steps).lower()
    for named in (
        "mute", "unfollow", "hide", "instagram", "facebook", "whatsapp", "tiktok", "snapchat", "passwords", "location",
        "devices", "trackers", "photos", "with a date",
    ):  # fmt: skip
        assert named in text + " ".join(group.title.lower() for group in words.quiet_steps())


def test_there_are_two_sentences_for_friends_who_bring_news():
    assert len(words.friends()) == 2


def test_feelings_and_triggers_have_codes_of_their_own():
    for pairs in (words.feelings(), words.triggers()):
        codes = [code for code, _ in pairs]
        assert len(codes) == len(set(codes)) >= 8


def test_all_moments_stand_in_their_order_of_need():
    titles = [moment.title for moment in words.moments()]
    assert len(titles) == 31
    assert titles[:4] == ["I want to text them", "They wrote", "It happened", "I am not safe, or I don’t want to live"]
    assert all(moment.line.endswith(".") for moment in words.moments())
    assert {moment.address for moment in words.moments()} - {None} <= routes()


# --- causes, notes, questionnaires -----------------------------------------------------------------------------------


def test_fourteen_causes_can_be_found_by_place_and_by_code():
    from goldseam.content import causes

    assert [cause.number for cause in causes.CAUSES.values()] == list(range(1, 15))
    assert all(causes.numbered(causes.number(code)).code == code for code in causes.CAUSES)
    assert all(cause.sentence.endswith(".") and cause.examples for cause in causes.CAUSES.values())
    assert list(causes.CAUSES)[-1] == "other"
    with pytest.raises(LookupError):
        causes.numbered(15)


def test_three_notes_ask_for_nothing():
    assert len(notes.NOTES) == 3
    for note in notes.NOTES:
        assert "?" not in note.text
        assert len(note.text) <= 300
        assert re.search(r"no need to|nothing you need|nothing else needs|do not wait", note.text, re.I)


def test_questionnaires_keep_their_exact_words():
    phq = instruments.SCREENS["phq8"]
    assert phq.items[0] == "Little interest or pleasure in doing things"
    assert phq.answers == ("Not at all", "Several days", "More than half the days", "Nearly every day")
    assert [len(instruments.SCREENS[name].items) for name in ("phq2", "phq8", "gad2", "gad7", "csi4")] == [
        2,
        8,
        2,
        7,
        4,
    ]
    assert all("Spitzer" in instruments.SCREENS[name].source for name in ("phq2", "phq8", "gad2", "gad7"))
    assert "suicid" not in " ".join(phq.items).lower()  # item 9 is asked apart, where help stands beside it


def test_there_is_a_questionnaire_for_every_name_a_journal_may_hold():
    assert set(instruments.SCREENS) == set(
        get_args(e.ScreenTaken.__annotations__["name"]) or {"phq2", "phq8", "gad2", "gad7", "csi4"}
    )


@pytest.mark.parametrize("screen", list(instruments.SCREENS.values()), ids=lambda screen: screen.name)
def test_every_item_has_its_answers(screen):
    assert len(screen.scales) == len(screen.items)
    assert all(len(answers) >= 4 for answers in screen.scales)


# --- evidence and claims ---------------------------------------------------------------------------------------------


def test_eighteen_claims_each_with_a_verdict_and_studies():
    assert list(claims.CLAIMS) == [f"H-{number}" for number in range(1, 19)]
    for claim in claims.CLAIMS.values():
        assert claim.verdict in claims.VERDICTS
        assert set(claim.evidence) <= set(EVIDENCE)


@pytest.mark.parametrize("found", list(EVIDENCE.values()), ids=lambda found: found.id)
def test_every_finding_says_how_sure_one_can_be_and_where_it_stands(found):
    assert found.sentence.endswith(".")
    assert found.grade_label
    assert found.grade_meaning.endswith(".")
    assert found.citation


def test_what_was_found_in_other_people_says_so():
    assert "may not carry over" in EVIDENCE["E-C2"].grade_meaning
    assert "may not carry over" not in EVIDENCE["E-B6"].grade_meaning


def test_figures_seen_only_in_a_summary_say_so():
    assert EVIDENCE["E-D3"].status_note == evidence.STATUS["VERIFIED-2ND"]
    assert EVIDENCE["E-B6"].status_note == ""


def test_nothing_unchecked_is_cited():
    assert {kept["status"] for kept in shelf.toml("evidence.toml").values()} <= {"VERIFIED", "VERIFIED-2ND"}
