"""The weights: small, readable, the same sum whichever way it is added up."""

from importlib.resources import files
from pathlib import Path

import pytest

from goldseam.coach import LABELS, Boundary
from goldseam.coach.drafts import SOME
from goldseam.coach.features import features
from goldseam.coach.model import FOLDER, LOOKED_FOR, ZERO, Model, model, odds
from goldseam.coach.text import sentences

TEXT = "I loved that trip. Please don't call again! Ask my sister, she's got the keys?"


def test_everything_that_make_model_makes_weighs_no_more_than_two_megabytes():
    package = Path(str(files("goldseam.coach")))
    carried = [path for path in package.rglob("*") if path.is_file() and path.suffix in {".model", ".json", ".txt"}]
    assert sum(path.stat().st_size for path in carried) <= 2_000_000


@pytest.mark.parametrize("name", ["replies", "drafts", "kinds", "crisis"])
def test_bytes_added_in_lanes_give_the_same_as_adding_one_by_one(name):
    weights = model(name)
    kind, numbers = weights._kinds[1], features(sentences(TEXT)[1])[1]
    slow = [0] * len(weights.labels)
    for place in kind.places(numbers):
        for label in range(len(slow)):
            slow[label] += kind.rows[place * len(slow) + label] - ZERO
    assert any(slow)
    assert weights._sum(kind, numbers) == slow


def test_many_features_do_not_run_over():
    weights = model("crisis")
    kind = weights._kinds[1]
    known = list(kind.numbers)[:2000]
    assert weights._sum(kind, known)[0] == sum(kind.rows[place] - ZERO for place in kind.places(known))


def test_looked_for_or_in_the_table_the_places_are_the_same():
    kind = Model((FOLDER / "crisis.model").read_bytes())._kinds[0]
    asked = [*list(kind.numbers)[::50], 7]
    looked_for = kind.places(asked)
    assert looked_for == list(range(0, len(kind.numbers), 50))
    kind.places([7] * LOOKED_FOR)
    assert kind.table
    assert kind.places(asked) == looked_for


def test_the_labels_are_those_of_the_coach():
    assert set(model("drafts").labels) == {*map(str, LABELS), SOME}
    assert set(map(str, Boundary)) <= set(model("replies").labels)


def test_a_text_of_one_sentence_scores_as_that_sentence():
    scores = model("replies").scores(sentences("please stop writing to me"))
    assert scores.each[0] == pytest.approx(scores.whole)


def test_no_text_scores_what_each_label_starts_with():
    weights = model("crisis")
    assert weights.scores([]).whole == dict(zip(weights.labels, weights.head["start"], strict=True))


def test_odds_are_even_where_nothing_speaks():
    assert odds({"a": 0.0, "b": 0.0}, ["a"], ["b"]) == 0
    assert odds({"a": 1.0, "b": 0.0, "c": 9.0}, ["a"], ["b"]) == pytest.approx(1)


def test_other_bytes_are_no_model():
    with pytest.raises(ValueError, match="no model"):
        Model((FOLDER / "crisis.model").read_bytes()[1:])
