"""The person's own language model: it may add, never soften; and where it fails, nothing is lost."""

import json

import pytest

from goldseam.coach import check_draft, own_line, read_reply
from goldseam.coach.names import Boundary, Problem, Tone
from goldseam.coach.own_model import BadAddress, OwnModel, check_draft_with, read_reply_with

DRAFT = "Hi Sam, the heron is back."
WARM = "aw that made me laugh! how is your mum?"


def test_it_adds_a_finding_where_its_words_stand(somebody):
    somebody.says = {"findings": [{"category": "pressure", "quote": "the heron", "why": "<b>trust me</b>"}]}
    finding = next(one for one in check_draft_with(somebody.own, DRAFT).findings if one.rule == "own-model")
    assert finding.category is Problem.PRESSURE
    assert DRAFT[slice(*finding.span)] == "the heron"
    assert "trust me" not in finding.why  # not a word of its own is shown


@pytest.mark.parametrize(
    "found",
    [
        {"category": "pressure", "quote": "answer me"},
        {"category": "pressure", "quote": " "},
        {"category": "nonsense", "quote": "the heron"},
        {"category": ["pressure"], "quote": "the heron"},
        {"quote": "the heron"},
        "pressure",
    ],
)
def test_what_does_not_stand_in_the_text_is_dropped(somebody, found):
    somebody.says = {"findings": [found]}
    assert check_draft_with(somebody.own, DRAFT) == check_draft(DRAFT)


def test_it_cannot_take_a_finding_away(somebody):
    somebody.says = {"findings": [], "labels": [], "crisis": False}
    draft = "Answer by noon or forget it."
    assert check_draft_with(somebody.own, draft) == check_draft(draft)


def test_a_crisis_it_sees_counts_and_ends_the_rewrite(somebody):
    draft = "You never called me. The cat goes to Ines."
    somebody.says = {"findings": [{"category": "crisis", "quote": "The cat goes to Ines."}]}
    checked = check_draft_with(somebody.own, draft)
    assert checked.crisis
    assert checked.rewrite is None


def test_a_boundary_it_sees_is_a_possible_one_and_undoes_warmth(somebody):
    somebody.says = {"boundary": "space", "quote": "how is your mum?", "crisis": False}
    read = read_reply_with(somebody.own, WARM)
    assert read.possible_boundary
    assert read.boundary is Boundary.SPACE
    assert read.reading is not Tone.ENGAGED


def test_it_cannot_talk_a_boundary_away(somebody):
    somebody.says = {"boundary": None, "quote": "", "crisis": False}
    no = "Please stop messaging me."
    assert read_reply_with(somebody.own, no) == read_reply(no)


def test_their_crisis_is_heard_through_it_as_well(somebody):
    somebody.says = {"boundary": None, "crisis": True}
    assert read_reply_with(somebody.own, WARM).crisis


def test_it_sees_earlier_messages_only_where_that_was_chosen(somebody):
    somebody.says = {}
    read_reply_with(somebody.own, WARM, ["the secret one"])
    assert "the secret one" not in json.dumps(somebody.heard)
    read_reply_with(somebody.own, WARM, ["the secret one"], send_earlier=True)
    assert "the secret one" in json.dumps(somebody.heard)


def test_it_is_asked_coolly_and_with_the_text_as_data(somebody):
    check_draft_with(somebody.own, DRAFT)
    (asked,) = somebody.heard
    assert asked["temperature"] == 0
    assert json.loads(asked["messages"][1]["content"])["message"] == DRAFT


@pytest.mark.parametrize("raw", [b"", b"not json", b"[]", b'{"choices": []}', b'{"choices": [{"message": {}}]}'])
def test_an_answer_that_is_none_changes_nothing(somebody, raw):
    somebody.raw = raw
    assert check_draft_with(somebody.own, DRAFT) == check_draft(DRAFT)
    assert read_reply_with(somebody.own, WARM) == read_reply(WARM)


@pytest.mark.parametrize("status", [302, 404, 500])
def test_neither_a_redirect_nor_an_error_is_followed(somebody, status):
    somebody.status = status
    somebody.says = {"findings": [{"category": "pressure", "quote": "the heron"}]}
    assert check_draft_with(somebody.own, DRAFT) == check_draft(DRAFT)


def test_nobody_there_changes_nothing(monkeypatch):
    monkeypatch.setattr(own_line, "PATIENCE", 0.2)
    assert check_draft_with(OwnModel("http://127.0.0.1:9/v1", "small"), DRAFT) == check_draft(DRAFT)


@pytest.mark.parametrize(
    "address", ["http://models.example/v1", "http://192.168.1.5:11434/v1", "http://localhost.evil/v1"]
)
def test_another_machine_has_to_be_allowed(address):
    with pytest.raises(BadAddress, match="another machine"):
        OwnModel(address, "small")
    assert OwnModel(address, "small", elsewhere=True).address == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ftp://127.0.0.1/",
        "127.0.0.1:11434",
        "http://me:secret@127.0.0.1/v1",
        "http://[x",
        "http://127.0.0.1:99999/v1",
        "http://exa mple/v1",
        "http://é/v1",
    ],
)
def test_what_is_no_address_is_named(address):
    with pytest.raises(BadAddress, match="no address such as"):
        OwnModel(address, "small", elsewhere=True)


@pytest.mark.parametrize("address", ["http://localhost:1/v1", "http://127.0.0.9:1/v1", "http://[::1]:1/v1"])
def test_this_machine_has_several_names(address):
    assert OwnModel(address, "small").name == "small"
