"""Entries to bytes and back, and what is said of lines that are no entries."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.journal import codec
from goldseam.programme import entries as e

GOLDEN = Path(__file__).parent / "golden" / "format-1.jsonl"
AT = datetime(2026, 1, 10, 8, 0, tzinfo=UTC)


def line(kind: object, /, **fields: object) -> bytes:
    """A line written in Berlin on a January morning; `...` leaves a field out."""
    content = {"kind": kind, "at": "2026-01-10T09:00:00+01:00", "zone": "Europe/Berlin", **fields}
    return json.dumps({name: value for name, value in content.items() if value is not ...}).encode()


def problems(text: bytes) -> tuple[str, ...]:
    return codec.decode_line(text, 1).problems


def entry(text: bytes) -> e.Entry | None:
    recorded = codec.decode_line(text, 1).recorded
    return None if recorded is None else recorded.entry


# --- there and back --------------------------------------------------------------------------------------------------


def test_every_kind_that_was_ever_written_still_opens_and_is_written_the_same_again():
    texts = GOLDEN.read_bytes().splitlines()[1:]
    seen = set()
    for seq, text in enumerate(texts, 1):
        decoded = codec.decode_line(text, seq)
        assert decoded.problems == (), text
        assert decoded.recorded is not None
        assert decoded.recorded.seq == seq
        assert codec.encode(decoded.recorded, decoded.extra) == text
        seen.add(decoded.recorded.entry.kind)
    assert seen == set(e.KINDS), "a new kind needs a line in the golden file"


def test_a_line_says_when_where_and_on_which_day():
    recorded = codec.decode_line(line("slip-logged", slip="call", on="2026-01-08", id="x1"), 7).recorded
    assert recorded == e.Recorded(
        seq=7, at=AT, zone="Europe/Berlin", on=date(2026, 1, 8), id="x1", entry=e.SlipLogged(slip="call")
    )


def test_fields_nobody_here_knows_are_kept_and_written_again():
    decoded = codec.decode_line(line("pause-ended", colour="blue", more=[1, {"a": None}]), 1)
    assert decoded.extra == {"colour": "blue", "more": [1, {"a": None}]}
    assert decoded.problems == ()
    again = codec.decode_line(codec.encode(decoded.recorded, decoded.extra), 1)
    assert again == decoded


def test_an_unknown_field_takes_the_place_of_no_known_one():
    recorded = e.Recorded(seq=1, at=AT, zone="UTC", entry=e.HopeChosen(hope="let_go"))
    assert json.loads(codec.encode(recorded, {"hope": "try_again", "kind": "pause-ended"}))["hope"] == "let_go"


def test_a_slip_today_is_written_with_its_local_day():
    late = datetime(2026, 1, 10, 23, 30, tzinfo=UTC)
    recorded = e.Recorded(seq=1, at=late, zone="Europe/Berlin", entry=e.SlipLogged(slip="message"))
    assert json.loads(codec.encode(recorded, {}))["on"] == "2026-01-11"


def test_a_question_not_asked_is_written_as_null_and_is_no_problem():
    recorded = e.Recorded(seq=1, at=AT, zone="UTC", entry=e.SafetyAnswered(adult="yes"))
    text = codec.encode(recorded, {})
    assert json.loads(text)["police"] is None
    assert codec.decode_line(text, 1) == codec.Decoded(recorded)


def test_half_a_character_is_replaced_not_refused():
    parts = {"calm\udc00": ("the river \ud83d", 1)}
    recorded = e.Recorded(seq=1, at=AT, zone="UTC", entry=e.SafetyPlanWritten(parts=parts))
    assert json.loads(codec.encode(recorded, {"list": ["\ud800"]})) == {
        "kind": "safety-plan-written",
        "at": "2026-01-10T08:00:00+00:00",
        "zone": "UTC",
        "parts": {"calm?": ["the river ?", 1]},
        "list": ["?"],
    }


def test_what_is_no_kind_of_entry_is_not_written():
    class Stray:
        kind = "stray"

    with pytest.raises(ValueError, match="stray"):
        codec.encode(e.Recorded(seq=1, at=AT, zone="UTC", entry=Stray()), {})


# --- what is the matter with a line ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (line("slip-logged", slip="call", on="2026-01-10", at=...), "`at` is missing"),
        (line("pause-ended", at="2026-01-10T09:00:00"), codec.AT),
        (line("pause-ended", at="2026-01-10"), codec.AT),
        (line("pause-ended", at="yesterday at nine o'clock"), codec.AT),
        (line("pause-ended", at="9999-12-31T23:59:59+01:00"), codec.AT),
        (line("pause-ended", at="0001-01-01T00:00:00+14:00"), codec.AT),
        (line("pause-ended", at=1768032000), codec.AT),
        (line("pause-ended", zone=...), "`zone` is missing"),
        (line("pause-ended", zone="Middle/Earth"), codec.ZONE),
        (line("pause-ended", zone="../../etc/passwd"), codec.ZONE),
        (line("pause-ended", zone=["Europe/Berlin"]), codec.ZONE),
        (line("pause-ended", on="2026-02-30"), codec.ON),
        (line("pause-ended", on="20260110"), codec.ON),
        (line("pause-ended", on="0001-01-01"), codec.ON),
        (line("pause-ended", kind=...), "`kind` is missing"),
        (line("pause-ended", kind=None), "`kind` is missing"),
        (line("pause-stretched"), "this kind of entry is not known"),
        (line("pause-ended", kind=["pause-ended"]), "this kind of entry is not known"),
        (line("unreadable"), "this line could not be read any more when the file was written"),
        (line("slip-logged", on="2026-01-10"), "`slip` is missing"),
        (line("date-ahead-set", what="Our day"), "`on` is missing"),
        (line("cause-named", cause="money", weight=4), "`weight` has to be a whole number from 1 to 3"),
        (line("cause-named", cause="money", weight="2"), "`weight` has to be a whole number from 1 to 3"),
        (line("cause-named", cause="money", weight=True), "`weight` has to be a whole number from 1 to 3"),
        (line("hope-chosen", hope="win"), "`hope` has to be one of try_again, unsure, let_go"),
        (line("day-rated", on="2026-01-10", mood=11), "`mood` has to be a whole number from 0 to 10"),
        (line("screen-taken", name="phq2", answers=[1]), "`answers` has to hold 2 numbers"),
        (line("goal-set", goal="g", title="t", shape="do", between=["7", "9"]), "`between` holds something that"),
        (line("stop-line-set", **{"if": "no word", "by": "9999-12-31"}), "`by` is not a date anybody lives to see"),
        (line("stop-line-set", by="2026-03-01"), "`if` is missing"),
        (line("pause-ended", id=7), "`id` has to be text"),
        (b"", "this is not a JSON object in UTF-8, or it was cut off"),
        (b"not json", "this is not a JSON object in UTF-8, or it was cut off"),
        (b"[1]", "this is not a JSON object in UTF-8, or it was cut off"),
        (b'{"kind":"pause-ended"', "this is not a JSON object in UTF-8, or it was cut off"),
        (b'{"kind":"letter-kept","text":"\xff"}', "this is not a JSON object in UTF-8, or it was cut off"),
        (b'{"kind":"letter-kept","text":"\\ud800"}', "this is not a JSON object in UTF-8, or it was cut off"),
        (b'{"kind":"goal-logged","amount":NaN}', "this is not a JSON object in UTF-8, or it was cut off"),
        (b"[" * 100_000, "this is not a JSON object in UTF-8, or it was cut off"),
        (b'{"a":' * 100_000, "this is not a JSON object in UTF-8, or it was cut off"),
        (line("pause-ended")[:-1] + b',"zone":"Europe/London"}', "the line says `zone` twice"),
        (line("pause-ended")[:-1] + b',"a b":1,"a b" : 2}', "the line says a name twice"),
    ],
)
def test_each_complaint_names_the_field_and_what_it_may_hold(text, complaint):
    assert any(sentence.startswith(complaint) for sentence in problems(text)), problems(text)


def test_every_complaint_of_a_line_is_made_at_once():
    assert problems(line("cause-named", at="soon", zone=..., weight=9)) == (
        codec.AT,
        "`zone` is missing",
        "`cause` is missing",
        "`weight` has to be a whole number from 1 to 3",
    )


def test_no_complaint_repeats_what_a_person_wrote():
    said = " ".join(problems(line("secret words", at="secret", zone="secret", on="secret")))
    said += " ".join(problems(line("day-rated", mood="secret", note={"secret": 1}, at="secret", zone="secret")))
    assert "secret" not in said


@pytest.mark.parametrize(
    "text",
    [
        line("day-rated", on="2026-01-10", mood=11),
        line("space-begun", days="30"),
        line("step-reviewed", step="call", mine=4, theirs=4, both_wanted_more="yes"),
        line("calm-noted", zone="Nowhere"),
        line("partner-ended", at="soon"),
        line("reply-received", reading="engaged", at="soon"),
        line("slip-logged", slip="call", on="some day"),
        line("pause-ended")[:-1] + b',"zone":"Europe/London"}',
    ],
)
def test_a_bad_line_does_not_count(text):
    assert problems(text)
    assert codec.decode_line(text, 1).recorded is None


def test_the_same_name_in_what_is_nested_is_not_the_same_name_twice():
    text = line("corrected", entry=1, fields={"kind": "x", "at": "y", "entry": 2})
    assert problems(text) == ()
    assert entry(text) == e.Corrected(entry=1, fields={"kind": "x", "at": "y", "entry": 2})


def test_a_part_of_mine_that_cannot_be_read_stays_mine():
    text = line("cause-named", cause="money", weight=1, mine={})
    assert problems(text) == ("`mine` has to be a text",)
    assert entry(text) == e.CauseNamed(cause="money", weight=1, mine="")


def test_text_that_is_no_text_is_left_out_and_what_happened_counts():
    text = line("step-taken", step="text", words=7)
    assert problems(text) == ("`words` has to be a text",)
    assert entry(text) == e.StepTaken(step="text")


def test_a_name_that_is_no_name_is_left_out_and_what_happened_counts():
    assert entry(line("pause-ended", id={"a": 1})) == e.PauseEnded()


def test_a_slip_without_a_day_happened_on_the_day_it_was_recorded():
    text = line("slip-logged", slip="call")
    assert problems(text) == ("`on` is missing",)
    assert entry(text) == e.SlipLogged(slip="call")


def test_a_million_letters_are_a_letter():
    text = line("letter-kept", text="x" * 1_000_000, kind_of="unsent")
    assert problems(text) == ()


# --- anything at all -------------------------------------------------------------------------------------------------

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
field_names = sorted(
    {name for kind in e.KINDS.values() for name in kind.__dataclass_fields__} | {"if", "for", "on", "id"}
)


@given(
    kind=st.sampled_from(sorted(e.KINDS)),
    fields=st.dictionaries(st.sampled_from(field_names), json_values, max_size=6),
    at=st.sampled_from(["2026-01-10T09:00:00+01:00", "2026-01-10", None, 3]),
)
@settings(max_examples=400, deadline=None)
def test_any_values_in_any_fields_are_read_without_a_crash(kind, fields, at):
    text = json.dumps({"kind": kind, "at": at, "zone": "Europe/Berlin", **fields}).encode()
    decoded = codec.decode_line(text, 1)
    if decoded.recorded is not None and not decoded.problems:
        again = codec.decode_line(codec.encode(decoded.recorded, decoded.extra), 1)
        assert again == decoded


@given(text=st.binary(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_without_a_crash(text):
    assert codec.decode_line(text, 1).problems


@given(cut=st.integers(0, 240), at=st.integers(0, 239), bit=st.integers(0, 7))
@settings(max_examples=300, deadline=None)
def test_a_line_cut_or_with_a_flipped_bit_is_read_without_a_crash(cut, at, bit):
    text = bytearray(GOLDEN.read_bytes().splitlines()[1])
    text[at % len(text)] ^= 1 << bit
    codec.decode_line(bytes(text[:cut]), 1)
    codec.decode_line(bytes(text), 1)
