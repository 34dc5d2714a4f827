"""The whole report of two people's messages: measures, weeks, changes, findings.

report_json(transcript, me, them)   a document for --json and for pages (docs/formats.md)
report_html(transcript, me, them)   one page that needs nothing else

Polars and numpy are imported when a report is made, not with this module.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldseam.chats.report_drawing import Charts
    from goldseam.chats.transcript import Transcript

FORMAT = 1
# What a report does, in order, as a person is told while it is made.
STEPS = (
    "Opening the messages",
    "Finding where conversations begin and end",
    "Looking at the words",
    "Looking for arguments, and how they ended",
    "Measuring, with what chance could do",
    "Going through the weeks",
    "Looking for changes",
    "Putting it into sentences",
)


def report_json(
    transcript: Transcript, me: str, them: str | None = None, *, step: Callable[[str], None] = lambda _: None
) -> dict[str, Any]:
    """The document. Raises ChatProblem where `me` or `them` did not write here.

    them: may be left out where exactly two people wrote. step: told each of STEPS but the first, as it begins.
    """
    from goldseam.chats.changes import changes
    from goldseam.chats.conflict import conflict
    from goldseam.chats.findings import findings
    from goldseam.chats.measures.fourteen import measured
    from goldseam.chats.measures.language import Said
    from goldseam.chats.measures.series import weekly
    from goldseam.chats.sessions import talk_between

    steps = iter(STEPS[1:])
    step(next(steps))
    talk = talk_between(transcript, me, them)
    step(next(steps))
    said = Said(talk)
    step(next(steps))
    found = conflict(talk, said)
    step(next(steps))
    measures = measured(talk, said, found)
    step(next(steps))
    series = weekly(talk, said, found)
    step(next(steps))
    changed = changes(series)
    step(next(steps))
    told = findings(talk, said, found, measures, changed)
    return {
        "format": FORMAT,
        "inspect": transcript.document(),
        "people": {"me": talk.me, "them": talk.them},
        "measures": {name: one.document() for name, one in measures.items()},
        "series": {
            "week": [talk.monday(week).isoformat() for week in range(talk.weeks)],
            **{name: [_number(value) for value in values.tolist()] for name, values in series.items()},
        },
        "changes": [row for one in changed for row in one.documents(talk.monday)],
        "findings": [one.document() for one in told],
    }


def _number(value: float) -> float | int | None:
    if math.isnan(value):
        return None
    return int(value) if value.is_integer() else float(f"{value:.4g}")


def report_html(
    transcript: Transcript,
    me: str,
    them: str | None = None,
    *,
    charts: Charts,
    faces: Mapping[str, bytes] | None = None,
    messages: bool = True,
) -> str:
    """The report as one page: no script, nothing fetched, light and dark, prints. Raises ChatProblem.

    charts: what draws the pictures; goldseam.charts does. faces: font families and their woff2 bytes, put into the
    page. messages: whether the messages a finding rests on are in the page; without them it holds figures only.
    """
    from goldseam.chats.report_page import page

    document = report_json(transcript, me, them)
    fonts = {name: base64.b64encode(face).decode() for name, face in (faces or {}).items()}
    return page(document, quoted(transcript, document) if messages else {}, fonts, charts)


def quoted(transcript: Transcript, document: dict[str, Any]) -> dict[int, dict[str, Any]]:
    """The messages the report points at: place to `at`, `sender`, `text`."""
    import polars

    places = {place for one in document["findings"] for place in one["evidence"]}
    places |= {
        place for one in document["measures"]["conflict_and_repair"].get("episodes", ()) for place in one["evidence"]
    }
    rows = transcript.frame.filter(polars.col("seq").is_in(sorted(places))).select("seq", "at", "sender", "text")
    return {row["seq"]: row for row in rows.iter_rows(named=True)}
