"""What was put into a chat on purpose is found again; what was not is not."""

import numpy as np
import pytest

from goldseam.chats.changes import changes
from goldseam.chats.conflict import conflict
from goldseam.chats.measures.fourteen import measured
from goldseam.chats.measures.language import Said
from goldseam.chats.measures.series import weekly
from goldseam.chats.report import report_json
from goldseam.chats.sessions import talk_between
from goldseam.chats.transcript import micros
from planter import Chapter, Planted, plant, shuffled

SEEDS = (1, 2, 3)


def looked_at(planted: Planted):
    talk = talk_between(planted.transcript, "Ada", "Bo")
    said = Said(talk)
    found = conflict(talk, said)
    return talk, said, found, measured(talk, said, found)


@pytest.mark.parametrize("seed", SEEDS)
def test_sittings_and_who_began_them_are_counted_as_planted(seed):
    planted = plant(Chapter(60, sittings=8, first_by_me=0.7), seed=seed)
    talk, _, _, measures = looked_at(planted)
    assert talk.sessions == pytest.approx(planted.sittings, rel=0.06)  # two sittings of one evening may run together
    share = measures["initiation"].values["first_message"]
    assert share.value == pytest.approx(planted.begun_by_me / planted.sittings, abs=0.04)
    assert share.low < planted.begun_by_me / planted.sittings < share.high


@pytest.mark.parametrize("seed", SEEDS)
def test_reply_times_are_those_planted(seed):
    planted = plant(Chapter(60, i_wait=90, they_wait=600), seed=seed)
    values = looked_at(planted)[3]["reply_time"].values
    for who, name in (("me", "Ada"), ("them", "Bo")):
        assert values[f"median_{who}"].value == pytest.approx(np.median(planted.waits[name]), rel=0.15)
    assert values["mine_to_theirs_log2"].value == pytest.approx(np.log2(90 / 600), abs=0.35)


def test_whole_minutes_do_not_make_replies_instant():
    planted = plant(Chapter(60, i_wait=100, they_wait=100), whole_minutes=True)
    measure = looked_at(planted)[3]["reply_time"]
    assert measure.more["whole_minutes"]
    assert measure.values["median_me"].value == pytest.approx(100, rel=0.2)


def test_a_silence_is_found_with_its_length():
    planted = plant(Chapter(40, sittings=14, quiet_weeks=(20, 21)))
    assert looked_at(planted)[3]["silences"].values["longest_days"].value == pytest.approx(14, abs=1)


@pytest.mark.parametrize("seed", SEEDS)
def test_arguments_are_found_where_they_were_planted(seed):
    planted = plant(Chapter(60, fights=20), seed=seed)
    talk, _, found, measures = looked_at(planted)
    begun = np.array([talk.at[one.first] for one in found.episodes])
    hit = sum(bool(np.any(np.abs(begun - micros(at)) < 20 * 60_000_000)) for at in planted.fights)
    assert hit >= 19
    assert len(found.episodes) <= 22
    assert measures["conflict_and_repair"].values["repair_minutes"].value == pytest.approx(40, abs=3)
    assert measures["conflict_and_repair"].values["repaired_by_me"].value == 0
    assert measures["topics"].more["topics"][0]["cause"] == "money"


@pytest.mark.parametrize("seed", SEEDS)
def test_the_week_of_a_change_is_found_within_a_week(seed):
    planted = plant(Chapter(40), Chapter(40, sittings=7, theirs=1, they_wait=900), seed=seed)
    talk, said, found, _ = looked_at(planted)
    told = {one.kind: one for one in changes(weekly(talk, said, found))}
    assert told["messages"].week == pytest.approx(40, abs=1)
    assert told["reply"].week == pytest.approx(40, abs=1)
    assert told["messages"].earliest <= 40 <= told["messages"].latest + 1
    assert told["messages"].before["messages_them"] > 2.5 * told["messages"].after["messages_them"]


def test_more_first_messages_of_mine_are_a_finding():
    found = report_json(plant(Chapter(40, first_by_me=0.4), Chapter(40, first_by_me=0.85)).transcript, "Ada")[
        "findings"
    ]
    assert [one["code"] for one in found] == ["initiation_changed"]
    assert "more of the first messages were yours" in found[0]["text"]


def test_fewer_kind_words_are_a_finding():
    found = report_json(plant(Chapter(40, warm=0.1), Chapter(40, warm=0.02)).transcript, "Ada")["findings"]
    assert [one["code"] for one in found] == ["affection_changed"]


@pytest.mark.parametrize("seed", range(8))
def test_a_shuffled_chat_yields_no_finding(seed):
    planted = plant(
        Chapter(40, fights=4, warm=0.06),
        Chapter(40, sittings=8, theirs=1, they_wait=900, fights=10, warm=0.02, first_by_me=0.8),
    )
    assert report_json(planted.transcript, "Ada")["findings"]
    assert report_json(shuffled(planted, seed), "Ada")["findings"] == []


@pytest.mark.parametrize("seed", range(4))
def test_a_chat_in_which_nothing_changes_yields_no_change(seed):
    document = report_json(plant(Chapter(80), seed=20 + seed).transcript, "Ada")
    assert document["changes"] == []
    assert document["findings"] == []
