"""A bad line does not count. What closes contact in it does."""

import json
from datetime import date, timedelta

import pytest

from goldseam.journal import codec, moments
from goldseam.programme import entries as e

AT = '"at":"2026-01-10T09:00:00+01:00","zone":"Europe/Berlin"'


def bad(said: str) -> e.Recorded | None:
    """A line that has something the matter with it, read."""
    decoded = codec.decode_line(said.replace("<AT>", AT).encode(), 3)
    assert decoded.problems
    return decoded.recorded


def entry(said: str) -> e.Entry | None:
    recorded = bad(said)
    return None if recorded is None else recorded.entry


@pytest.mark.parametrize(
    "said",
    [
        '{"kind":"fact-recorded","fact":"order"}',
        '{"kind":"fact-recorded","fact":"order","at":"soon","zone":7}',
        '{"kind":"fact-recorded","fact":"order","at":"2026-01-10T09:0',
        '{"kind":"fact-recorded","fact":"order",<AT>,"on":"someday"}',
        '{"kind":"fact-recorded","fact":"order",<AT>,"id":[]',
        '{"kind":"fact-recorded","fact":"ORDER ",<AT>}',
        '{"kind":"fact-recorded","fact":["order"],<AT>}',
        '{"kind":"fact-recorded","fact":"new_partner","fact":"order",<AT>}',
        '{"kind":"fact-recorded","fact":"order","fact":"new_partner",<AT>}',
        '{"kind":"pause-ended","kind":"fact-recorded","fact":"order",<AT>}',
        '{"kind":"fact-noted","fact":"order",<AT>}',
        '{"fact":"order",<AT>}',
        '{"kind":"fact-recorded","x":,"fact":"order"',
        '{"kind":"fact-recorded","fact":"order","note":NaN}',
        '\ufeff {"kind":"fact-recorded","fact":"order",<AT>}',
        '{"kind":"pause-ended"}{"kind":"fact-recorded","fact":"order"}',
    ],
)
def test_a_closing_fact_that_can_be_read_counts(said):
    assert entry(said) == e.FactRecorded(fact="order")


def test_of_two_facts_in_one_line_the_one_with_the_wider_effect_counts():
    assert entry('{"kind":"fact-recorded","fact":"explicit_no","fact":"harm_intent"}') == e.FactRecorded(
        fact="harm_intent"
    )


@pytest.mark.parametrize(
    "said",
    [
        '{"kind":"fact-recorded","fact":"a mess",<AT>}',
        '{"kind":"fact-recorded","words":"they said \\"fact\\":\\"order\\" and',
        '{"kind":"fact-recorded","words":{"fact":"order"}}',
        '{"kind":"letter-kept","fact":"order",<AT>}',
        '{"kind":"boundary-heard","wish":"more contact",<AT>}',
        '{"kind":"talk-ended","outcome":"we_try"}',
        '{"kind":"they-wrote","reading":"engaged"}',
        '{"kind":"reply-received","reading":"lukewarm"}',
        '{"kind":"safety-answered","adult":"perhaps"}',
        '{"goldseam":"journal","format":1,"facts":[],"unanswered":0}',
        '{"facts":["order"]}',
        '{"kind":"copies-joined","still":"everything"}',
        "[]",
        '"fact"',
        "{",
        "",
    ],
)
def test_what_closes_nothing_does_not_count(said):
    assert bad(said) is None


# --- boundaries ------------------------------------------------------------------------------------------------------


def test_a_boundary_counts_without_a_time():
    assert entry('{"kind":"boundary-heard","wish":"no_contact","words":"please do not"}') == e.BoundaryHeard(
        wish="no_contact", words="please do not"
    )


@pytest.mark.parametrize(
    "until",
    ['"soon"', "7", 'null,"until":"2026-03-01"', '"2026-03-01","until":"2026-02-01"', '"2026-13-01"', '"99999-01-01"'],
)
def test_an_unreadable_until_is_open_ended(until):
    assert entry('{"kind":"boundary-heard","wish":"needs_time","until":' + until + ",<AT>}") == e.BoundaryHeard(
        wish="needs_time", until=None
    )


def test_a_readable_until_stays():
    assert entry('{"kind":"boundary-heard","wish":"needs_time","until":"2026-03-01"}') == e.BoundaryHeard(
        wish="needs_time", until=date(2026, 3, 1)
    )


def test_of_two_wishes_the_stricter_counts():
    assert entry('{"kind":"boundary-heard","wish":"logistics_only","wish":"no_contact",<AT>}') == e.BoundaryHeard(
        wish="no_contact"
    )


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ('"kind":"they-wrote","reading":"boundary"', e.BoundaryHeard(wish="no_contact")),
        ('"kind":"they-wrote","boundary":"space","until":"?"', e.BoundaryHeard(wish="needs_time")),
        ('"kind":"they-wrote","boundary":"limit"', e.BoundaryHeard(wish="logistics_only")),
        ('"kind":"they-wrote","reading":"engaged","boundary":"final"', e.BoundaryHeard(wish="no_contact")),
        ('"kind":"they-wrote","boundary":"new_partner"', e.FactRecorded(fact="new_partner")),
        (
            '"kind":"reply-received","reading":"boundary","words":"no more"',
            e.BoundaryHeard(wish="no_contact", words="no more"),
        ),
        ('"kind":"reply-received","boundary":"legal_fear","words":["x"]', e.FactRecorded(fact="ex_afraid")),
        ('"kind":"talk-ended","outcome":"no"', e.BoundaryHeard(wish="no_contact")),
        ('"kind":"talk-ended","outcome":"need_time","until":"when I can"', e.BoundaryHeard(wish="needs_time")),
        ('"kind":"crisis-noted"', e.CrisisNoted()),
        ('"kind":"copies-joined","still":["order","crisis","more"]', e.CopiesJoined(still=("order", "crisis"))),
        ('"kind":"copies-joined","still":7,"until":"2026-05-01"', e.CopiesJoined(still=(), until=date(2026, 5, 1))),
        (
            '"goldseam":"journal","format":1,"facts":["unanswered"],"unanswered":2',
            e.CopiesJoined(still=("unanswered",)),
        ),
        ('"kind":"copies-joined","until":"later"', e.CopiesJoined(still=("needs_time",))),
    ],
)
def test_what_they_asked_for_counts_wherever_it_stands_and_nothing_else_of_the_line(said, meant):
    assert entry("{" + said + "}") == meant


# --- safety questions ------------------------------------------------------------------------------------------------


def test_good_answers_count_and_bad_ones_do_not():
    said = '{"kind":"safety-answered",<AT>,"adult":"yes","order":"no","police":"perhaps","afraid_of_them":7}'
    assert entry(said) == e.SafetyAnswered(adult="yes", order="no")


def test_missing_answers_are_named_and_the_others_count():
    text = ('{"kind":"safety-answered",' + AT + ',"adult":"yes"}').encode()
    decoded = codec.decode_line(text, 1)
    assert "`police` is missing" in decoded.problems
    assert decoded.recorded is not None
    assert decoded.recorded.entry == e.SafetyAnswered(adult="yes")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ('"order":true', e.SafetyAnswered(order="yes")),
        ('"adult":false', e.SafetyAnswered(adult="no")),
        ('"order":"no","order":"yes"', e.SafetyAnswered(order="yes")),
        ('"adult":"yes","adult":"no"', e.SafetyAnswered(adult="no")),
        ('"police":"YES"', e.SafetyAnswered(police="yes")),
    ],
)
def test_in_doubt_the_answer_that_closes_counts(said, meant):
    assert entry('{"kind":"safety-answered",' + said + "}") == meant


def test_an_answer_that_opens_counts_only_word_for_word():
    assert entry(
        '{"kind":"safety-answered","order":"yes","adult":true,"police":"No","hurt_by_them":"no","hurt_by_them":"no"}'
    ) == (e.SafetyAnswered(order="yes"))


# --- when and where --------------------------------------------------------------------------------------------------


def test_its_time_and_place_count_where_they_can_be_read():
    recorded = bad('{"kind":"fact-recorded","fact":"blocked",<AT>,"id":"x1","on":"2026-01-09","until":NaN}')
    assert recorded is not None
    assert (recorded.seq, recorded.zone, recorded.id, recorded.on) == (3, "Europe/Berlin", "x1", date(2026, 1, 9))
    assert recorded.at.utcoffset() == timedelta(hours=1)


def test_without_them_it_moves_no_clock_forward():
    recorded = bad('{"kind":"fact-recorded","fact":"blocked","at":"2026-01-10T09:00:00+01:00","at":"x","id":1}')
    assert recorded is not None
    assert (recorded.at, recorded.zone, recorded.id) == (moments.UNKNOWN, "UTC", None)


def test_within_a_file_it_stands_where_the_line_before_stood():
    before = codec.decode_line(('{"kind":"pause-ended",' + AT + "}").encode(), 1).recorded
    recorded = codec.decode_line(b'{"kind":"fact-recorded","fact":"blocked"}', 2, before).recorded
    assert before is not None
    assert recorded is not None
    assert (recorded.at, recorded.zone) == (before.at, before.zone)


def test_a_line_of_a_million_quotes_is_read_in_no_time():
    for text in (
        b'{"' + b'\\"' * 500_000,
        b'{"a":' + b'",' * 500_000,
        b'{"a":1,' + b'"b":,' * 200_000,
        b"{" * 1_000_000,
    ):
        assert codec.decode_line(text, 1).recorded is None


def test_a_number_too_long_to_be_one_ends_the_reading():
    said = '{"kind":"fact-recorded","n":' + "9" * 5000 + ',"fact":"order"}'
    assert json.loads('{"a":1}')  # the reader of the standard library is the one that refuses it
    assert bad(said) is None
