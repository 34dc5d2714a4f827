"""A chat that Goldseam saved and somebody changed since: what cannot be read is named, and the rest is there."""

import json

import pytest

from goldseam.chats import reading

HEAD = {"goldseam_chat": 1, "me": "Noor", "them": "Ben", "messages": 2}
GOOD = {"at": "2024-03-01T10:00:00", "by": "me", "kind": "text", "text": "hi"}


@pytest.mark.parametrize(
    "changed", [{"by": []}, {"by": {}}, {"by": None}, {"at": []}, {"kind": {}}, {"kind": "system"}, {"at": "soon"}]
)
def test_a_line_with_a_value_of_the_wrong_kind_is_named(tmp_path, changed):
    file = tmp_path / "chat.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in (HEAD, GOOD, {**GOOD, **changed})))
    found = reading.read([file])
    assert found.counts.messages == 1
    assert (3, "damaged") in [(problem.line, problem.kind) for problem in found.problems]


@pytest.mark.parametrize("seconds", [-1, 10**30, True, "12", [1]])
def test_an_impossible_length_of_a_call_is_none(tmp_path, seconds):
    file = tmp_path / "chat.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in (HEAD, GOOD, {**GOOD, "kind": "call", "seconds": seconds})))
    assert reading.read([file]).columns.listed().seconds == [None, None]
