"""Whatever a bad line says, and wherever it stands: with it, nothing is open that was closed without it.

Only `safety-answered` is left aside: its good answers count, as the contract says, and a "no" there may open.
"""

import json
from datetime import datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from goldseam import programme
from goldseam.journal import codec, lines
from goldseam.journal.closing import BOUNDARIES, ENDINGS, FACTS, WISHES

SAFE = {
    "adult": "yes", "afraid_of_them": "no", "hurt_by_them": "no", "controlled_by_them": "no",
    "they_were_afraid": "no", "contacted_after_no": "no", "order": "no", "police": "no",
}  # fmt: skip


def line(day: str, kind: str, /, **fields: object) -> bytes:
    return json.dumps({"kind": kind, "at": f"2026-{day}:00+01:00", "zone": "Europe/Berlin", **fields}).encode()


PAUSED = (
    line("01-05T09:00", "story-told", ended_on="2026-01-01", ended_by="them"),
    line("01-05T09:01", "hope-chosen", hope="try_again"),
    line("01-05T09:02", "cause-named", cause="communication", weight=2, theirs="They went quiet."),
    line("01-05T09:03", "space-begun", days=21),
    line("01-20T20:00", "no-answer-plan-written", text="I call Sam."),
    line("02-01T09:00", "safety-answered", **SAFE),
)
WROTE = (*PAUSED, line("02-02T10:00", "step-taken", step="text"))
ENGAGED = (
    *WROTE,
    line("02-02T12:00", "reply-received", reading="engaged"),
    line("02-04T10:00", "step-taken", step="text"),
    line("02-04T12:00", "reply-received", reading="engaged"),
    line("02-05T12:00", "yes-given", to="call"),
)
WAITING = (*PAUSED, line("02-01T12:00", "boundary-heard", wish="needs_time"))
CLOSED = (*WROTE, line("02-03T12:00", "fact-recorded", fact="blocked"), line("02-04T12:00", "they-wrote", words="hi"))
JOURNALS = {"paused": PAUSED, "wrote": WROTE, "engaged": ENGAGED, "waiting": WAITING, "closed": CLOSED}
INSTANTS = [datetime.fromisoformat(f"2026-{day}T18:00:00+01:00") for day in ("02-02", "02-06", "02-20", "06-01")]
CONTACT = {"reply", "logistics", "ladder", "draft", "countdown", "talk_plan"}


def open_in(texts: tuple[bytes, ...], now: datetime) -> set[str]:
    plan = programme.seen_at(lines.understood(texts).recorded, now)
    gates = {f"gate {name}" for name, verdict in plan.gates.items() if verdict.open}
    return gates | (CONTACT & plan.surfaces)


def test_the_journals_have_something_to_close():
    assert "gate reach_out" in open_in(PAUSED, INSTANTS[0])
    assert "gate call" in open_in(ENGAGED, INSTANTS[1])
    assert "reply" in open_in(CLOSED, INSTANTS[1])


kinds = [
    "fact-recorded",
    "boundary-heard",
    "they-wrote",
    "reply-received",
    "talk-ended",
    "crisis-noted",
    "copies-joined",
    "no-such-kind",
]
codes = st.sampled_from([*FACTS, *WISHES, *BOUNDARIES, *ENDINGS, "engaged", "boundary", "we_try", "2026-02-03", "?"])
fields = st.dictionaries(
    st.sampled_from(["fact", "wish", "boundary", "reading", "outcome", "still", "until", "words"]), codes
)
envelopes = st.sampled_from(
    [
        {},
        {"at": "2026-02-03T09:00:00+01:00"},
        {"at": "2026-02-03T09:00:00+01:00", "zone": "Middle/Earth"},
        {"at": "2026-02-03T09:00:00+01:00", "zone": "Europe/Berlin", "on": "?"},
        {"at": "soon", "zone": "Asia/Tokyo"},
        {"at": "2026-05-01T09:00:00+01:00"},
    ]
)


@pytest.mark.parametrize("name", JOURNALS)
@given(kind=st.sampled_from(kinds), fields=fields, envelope=envelopes, cut=st.integers(0, 60), place=st.integers(0, 9))
@example(  # found by search: a time to come, before an open step
    kind="talk-ended", fields={"outcome": "need_time"}, envelope={"at": "2026-02-03T09:00:00+01:00"}, cut=0, place=6
)
@settings(max_examples=150, deadline=None)
def test_a_bad_line_anywhere_opens_nothing(name, kind, fields, envelope, cut, place):
    whole = JOURNALS[name]
    text = json.dumps({"kind": kind, **fields, **envelope}).encode()
    bad = text[: len(text) - cut] if cut % 2 else text
    if not codec.decode_line(bad, 1).problems:
        return
    with_it = (*whole[:place], bad, *whole[place:])
    for now in INSTANTS:
        assert open_in(with_it, now) <= open_in(whole, now)


def test_a_bad_line_moves_no_clock():
    assert lines.understood((*PAUSED, b'{"kind":"crisis-noted"}')).recorded[-1].at < INSTANTS[0] - timedelta(days=1)
