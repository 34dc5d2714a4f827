"""`goldseam coach`: a draft or a reply, one or line by line."""

import json

import pytest

from command import goldseam


def lines(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_reply_is_read_in_plain_words():
    answer = goldseam("coach", "reply", "ok. but please don't text me again")
    assert answer.code == 0
    assert answer.out.startswith("Reads as a request for distance (no contact).")
    assert '"don\'t text me again"' in answer.out


def test_a_reply_as_json_is_one_document():
    answer = goldseam("coach", "reply", "--json", "i need some space")
    read = json.loads(answer.out)
    assert (read["reading"], read["boundary"], read["crisis"]) == ("boundary", "space", False)
    assert answer.err == ""


def test_a_text_can_come_on_stdin():
    assert json.loads(goldseam("coach", "reply", "--json", given="it's over between us\n").out)["boundary"] == "final"


def test_a_draft_is_checked():
    answer = goldseam("coach", "draft", "--json", "--for", "text", "I want to die if you don't answer")
    assert answer.code == 0
    assert json.loads(answer.out)["crisis"] is True
    assert json.loads(answer.out)["rewrite"] is None


def test_where_a_draft_tells_of_harm_there_is_help_and_nothing_about_its_wording():
    answer = goldseam("coach", "draft", "You hit me and I was scared of you every night.")
    assert answer.code == 0
    assert "people to talk to" in answer.out
    assert "accusation" not in answer.out
    assert "Begin with yourself" not in answer.out


def test_help_is_named_after_hard_words():
    answer = goldseam("coach", "reply", "i don't want to be here anymore")
    assert "help lines" in answer.out


def test_replies_are_answered_line_by_line_with_what_came_before():
    given = '{"id": 7, "text": "haha nice"}\n{"id": "b", "text": "haha nice", "earlier": ["please stop texting me"]}\n'
    first, second = lines(goldseam("coach", "reply", "--jsonl", given=given).out)
    assert first["id"] == 7
    assert first["reading"] != "boundary"
    assert (second["id"], second["reading"], second["earlier"]) == ("b", "boundary", True)


def test_a_bad_line_is_named_and_the_rest_is_read():
    given = (
        '{"text": "hi"}\nnonsense\n[1]\n{"id": 3, "text": 5}\n{"text": "hi", "context": "song"}\n\n{"text": "hello"}\n'
        '{"text": "hi", "context": []}\n'
    )
    answer = goldseam("coach", "draft", "--jsonl", given=given)
    made = lines(answer.out)
    assert answer.code == 0
    assert ["problems" in one for one in made] == [False, True, True, True, True, False, True]
    assert made[1]["problems"] == [{"line": 2, "text": "This is no JSON."}]
    assert made[3]["id"] == 3
    assert "Line 2: This is no JSON. It was left out." in answer.err
    assert "Traceback" not in answer.err


def test_where_nothing_could_be_read_the_exit_code_says_so():
    assert goldseam("coach", "reply", "--jsonl", given="nonsense\n").code == 2
    assert goldseam("coach", "reply", "--jsonl", given="\n").refused


@pytest.mark.parametrize(
    "words",
    [
        ("coach",),
        ("coach", "draft", "--for", "song", "hi"),
        ("coach", "reply", "   "),
        ("coach", "reply", "--json", "--jsonl"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(words):
    assert goldseam(*words).refused


def test_a_lone_half_of_a_sign_is_no_surprise():
    answer = goldseam("coach", "reply", "--jsonl", given='{"text": "hi \\ud83d there"}\n')
    assert answer.code == 0
    assert lines(answer.out)[0]["reading"] in {"unclear", "lukewarm"}


def test_a_model_on_another_machine_is_refused_unless_that_is_meant():
    done = goldseam("coach", "draft", "hello", "--own-model", "http://models.example/v1")
    assert done.code == 2
    assert "another machine" in done.err
    assert "--own-model-elsewhere" in done.err


def test_a_model_nobody_answers_for_changes_nothing():
    alone = goldseam("coach", "reply", "Please stop writing to me.", "--json")
    both = goldseam("coach", "reply", "Please stop writing to me.", "--json", "--own-model", "http://127.0.0.1:9/v1")
    assert (both.code, both.out) == (0, alone.out)


def test_of_another_language_it_is_said_that_it_is_not_read():
    for command in ("draft", "reply"):
        answer = goldseam("coach", command, "Ich vermisse dich so sehr, bitte melde dich bei mir")
        assert answer.out == (
            "This does not read like English, and we read nothing else. That nothing is said here means nothing.\n"
        )
        assert "we read nothing else" not in goldseam("coach", command, "the heron is back on the canal").out
