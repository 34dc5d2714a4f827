"""Rules of the measures, on chats of a few lines."""

from datetime import datetime, timedelta

import numpy as np
import pytest

from goldseam.chats.conflict import conflict
from goldseam.chats.measures.fourteen import measured
from goldseam.chats.measures.language import Said
from goldseam.chats.measures.replies import waits
from goldseam.chats.measures.resampling import Waits
from goldseam.chats.problems import ChatProblem
from goldseam.chats.sessions import talk_between
from goldseam.chats.transcript import Listed, Transcript, micros

MORNING = datetime(2024, 3, 4, 8)  # noqa: DTZ001


def talk(*lines, gap_hours=6):
    """Lines of (minutes, who, text) or (minutes, who, text, kind)."""
    listed = Listed()
    for minutes, who, text, *kind in lines:
        listed.add(micros(MORNING + timedelta(minutes=minutes)), who, kind[0] if kind else "text", text)
    return talk_between(Transcript(columns=listed, format="test"), "Ada", "Bo").with_gap(gap_hours)


def said_in(text):
    found = Said(
        talk(*[(i, "Ada", "what are you up to with the cat and the dog") for i in range(30)], (40, "Bo", text))
    )
    return {category for category in ("affection", "apology", "accuse", "insult") if found.holds(category)[-1]} | (
        {"question"} if found.questions[-1] else set()
    )


def test_a_pause_of_six_hours_does_not_end_a_sitting_and_a_longer_one_does():
    assert talk((0, "Ada", "a"), (360, "Bo", "b")).sessions == 1
    assert talk((0, "Ada", "a"), (361, "Bo", "b")).sessions == 2


def test_deleted_messages_notices_and_other_people_are_not_counted():
    lines = [(0, "Ada", "a"), (1, "Bo", "", "deleted"), (2, None, "changed the subject", "system"), (3, "Cy", "hi")]
    found = talk(*lines, (4, "Bo", "b"))
    assert (len(found), found.left_out) == (2, 3)


def test_order_in_time_is_kept_where_the_file_is_not_in_order():
    assert talk((5, "Ada", "late"), (0, "Bo", "early")).frame["text"].to_list() == ["early", "late"]


def test_a_name_that_did_not_write_is_refused_with_those_who_did():
    listed = Listed()
    listed.add(0, "Ada", "text", "a")
    with pytest.raises(ChatProblem, match=r"Nobody called “Eve” wrote in this chat\. Those who wrote are “Ada”"):
        talk_between(Transcript(columns=listed, format="test"), "Eve", "Ada")


def test_a_turn_nobody_answered_is_a_wait_of_at_least_the_pause():
    found = waits(talk((0, "Bo", "hello?"), (600, "Bo", "still there?"), (601, "Ada", "yes")), mine=True)
    assert found.ended.tolist() == [False, True]
    assert found.length[0] == 6 * 3600


def test_waits_never_answered_make_the_median_longer():
    nothing = np.zeros(4, np.int64)
    ended = np.array([True, True, False, False])
    assert Waits(np.array([10.0, 20.0, 900.0, 900.0]), ended, nothing, nothing).over(0.5) == 20.0
    ended = np.array([True, False, False, False])
    assert Waits(np.array([10.0, 20.0, 900.0, 900.0]), ended, nothing, nothing).over(0.5) is None


def test_too_little_data_is_said_and_no_number_given():
    few = talk((0, "Ada", "hello you"), (1, "Bo", "hello"))
    found = Said(few)
    for name, measure in measured(few, found, conflict(few, found)).items():
        document = measure.document()
        assert document["status"] == "too_little_data", name
        assert all(value["value"] is None and value["why"] for value in document["values"].values()), name


def test_an_empty_talk_is_measured_without_falling_over():
    listed = Listed()
    for who in ("Ada", "Bo"):
        listed.add(0, who, "deleted", "")
    nothing = talk_between(Transcript(columns=listed, format="test"), "Ada", "Bo")
    found = Said(nothing)
    assert not any(one.enough for one in measured(nothing, found, conflict(nothing, found)).values())


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("I LOVE YOU 😘", {"affection"}),
        ("glove you", set()),
        ("so sorry!", {"apology"}),
        ("You’re so selfish", {"accuse", "insult"}),
        ("are we there? 😅", {"question"}),
        ("what?", set()),
        ("see https://x.org/?a=b", set()),
    ],
)
def test_phrases_are_found_whole_and_in_any_case(text, holds):
    assert said_in(text) == holds


def test_a_language_without_phrases_gives_no_number():
    lines = [(i, "Ada" if i % 2 else "Bo", "minä en ole vielä siellä mutta tulen") for i in range(600)]
    finnish = talk(*lines)
    found = Said(finnish)
    assert found.languages == {}
    measure = measured(finnish, found, conflict(finnish, found))["kind_words"]
    assert not measure.enough
    assert measure.coverage == 0
