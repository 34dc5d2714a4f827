"""The report: what it holds, and what it never says."""

import json
import re

import pytest

from goldseam import charts
from goldseam.chats import report_words
from goldseam.chats.report import report_html, report_json
from goldseam.chats.transcript import Listed, Transcript
from planter import Chapter, plant

MEASURES = [
    "volume", "share", "sessions", "initiation", "reply_time", "turns", "silences", "late_share", "rhythm", "questions",
    "kind_words", "calls_and_voice", "conflict_and_repair", "topics",
]  # fmt: skip
NEVER = r"score|toxic|compatib|narciss|win back|your ex|chance of|healthy|abus|avoidant|normal range|should have"


@pytest.fixture(scope="module")
def planted():
    return plant(
        Chapter(30, fights=3, warm=0.06),
        Chapter(30, sittings=9, theirs=1, they_wait=900, fights=9, warm=0.02),
    )


@pytest.fixture(scope="module")
def document(planted):
    return report_json(planted.transcript, "Ada", "Bo")


def test_it_holds_what_the_contract_names_and_goes_into_json(document):
    assert {"inspect", "people", "measures", "series", "changes", "findings"} <= set(document)
    assert document["people"] == {"me": "Ada", "them": "Bo"}
    assert list(document["measures"]) == MEASURES
    json.dumps(document, allow_nan=False)


def test_every_series_has_a_value_or_none_for_every_week(document):
    assert {len(values) for values in document["series"].values()} == {60}


def test_the_same_chat_gives_the_same_report(planted, document):
    assert report_json(planted.transcript, "Ada", "Bo") == document


def test_a_finding_is_a_sentence_with_figures_weeks_evidence_and_what_it_does_not_mean(document):
    assert 1 <= len(document["findings"]) <= 7
    first = next(one for one in document["findings"] if one["code"] == "messages_changed")
    assert re.match("From about (July|August) 2023 you wrote about ", first["text"])  # planted on 31 July
    assert "Within weeks of that, their replies went from 2 minutes to 14 minutes." in first["text"]
    for one in document["findings"]:
        assert one["figures"]
        assert one["does_not_mean"]
        assert one["evidence"]
        assert one["from"] < one["to"]


def test_evidence_points_at_messages_of_both_sides_of_the_change(planted, document):
    first = next(one for one in document["findings"] if one["code"] == "messages_changed")
    at = [planted.transcript.frame["at"][place].date().isoformat() for place in first["evidence"]]
    assert min(at) < first["at"] <= max(at)


def test_topics_of_arguments_name_a_cause(document):
    told = next(one for one in document["findings"] if one["code"] == "conflict_topics")
    assert "money" in told["causes"]


def test_nothing_is_a_verdict_on_anybody(planted, document):
    words = json.dumps([document["findings"]]) + report_html(planted.transcript, "Ada", charts=charts, messages=False)
    assert re.findall(NEVER, words.lower()) == []


def test_the_page_fetches_nothing_runs_nothing_and_is_named_notes(planted):
    page = report_html(planted.transcript, "Ada", charts=charts, faces={"Figtree": b"font"})
    assert "<title>Notes</title>" in page
    assert not re.search(r"<script|https?://|\bon\w+=|<link|<img", page)
    assert "default-src 'none'" in page
    assert "data:font/woff2;base64,Zm9udA==" in page


def test_messages_are_shown_escaped_or_left_out():
    listed = plant(Chapter(20), Chapter(20, sittings=5, theirs=1)).transcript.columns.listed()
    listed.text[:] = ["<b>secret & more words here</b>"] * len(listed)
    transcript = Transcript(columns=listed, format="planted")
    shown = report_html(transcript, "Ada", charts=charts)
    assert "&lt;b&gt;secret &amp; more" in shown
    assert "<b>secret" not in shown
    assert "secret" not in report_html(transcript, "Ada", charts=charts, messages=False)


@pytest.mark.parametrize("weeks", [1, 2, 5, 20])
def test_a_short_chat_makes_a_page_that_says_so(weeks):
    page = report_html(plant(Chapter(weeks, sittings=2)).transcript, "Ada", charts=charts)
    assert "too little data" in page


def test_a_chat_of_two_messages_makes_a_page():
    listed = Listed()
    listed.add(0, "Ada", "text", "hi")
    listed.add(60_000_000, "Bo", "text", "hi")
    assert "Too little time" in report_html(Transcript(columns=listed, format="test"), "Ada", charts=charts)


def test_a_figure_close_to_a_whole_number_is_told_as_one():
    assert [report_words.count(number) for number in (1204, 12.4, 7, 7.02, 3.44, 0.25)] == [
        "1,204", "12", "7", "7", "3.4", "0.25",
    ]  # fmt: skip
