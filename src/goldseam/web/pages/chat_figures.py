"""What a report of old messages looks like: its sentences, its weeks as a picture, what lies side by side.

Values of the report go in (chats/report.py), what a template shows comes out. Nothing here measures anything.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_datetime
from markupsafe import Markup

from goldseam.charts import pairs, panels
from goldseam.charts.panels import Axis, Level, Line, Panel
from goldseam.chats.report_words import of_hundred, wait
from goldseam.content import causes

# Waits that may stand beside the picture, in seconds.
WAITS = ((60, "1 min"), (600, "10 min"), (3_600, "1 h"), (28_800, "8 h"), (86_400, "1 d"), (604_800, "1 week"))
STEPS = (1, 2, 5)
LINES = 4  # grid lines above the ground, at most
ENOUGH_WEEKS = 4  # fewer make no picture
TOO_LITTLE = "too little to say"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One finding as the page shows it. `place`: its place in the report, by which it is pinned."""

    place: int
    text: str
    span: str
    figures: tuple[tuple[str, str], ...]
    does_not_mean: str
    said: tuple[tuple[str, str, str], ...]  # who, when, what
    pin_to: int | str  # the number of the reason it could belong to, to begin with; empty where none


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One thing of both, side by side: in words, and as a bar where it is a share."""

    title: str
    mine: str
    theirs: str
    bar: Markup | None = None


def _day(text: str) -> str:
    return format_date(date.fromisoformat(text), "d MMM y", locale="en_GB")


def _at(text: str) -> str:
    return format_datetime(datetime.fromisoformat(text), "d MMM y, HH:mm", locale="en_GB")


def told(report: dict[str, Any]) -> list[Told]:
    """Every finding, in the order of the report."""
    quoted = report["quoted"]
    return [
        Told(
            place=place,
            text=one["text"],
            span=f"{_day(one['from'])} to {_day(one['to'])}",
            figures=tuple(one["figures"].items()),
            does_not_mean=one["does_not_mean"],
            said=tuple(_said(quoted[str(seq)]) for seq in one["evidence"] if str(seq) in quoted),
            pin_to=next((causes.number(code) for code in one["causes"] if code in causes.CAUSES), ""),
        )
        for place, one in enumerate(report["findings"])
    ]


def _said(message: dict[str, Any]) -> tuple[str, str, str]:
    return str(message["sender"]), _at(message["at"]), str(message["text"])


# --- side by side -----------------------------------------------------------------------------------------------------


def sides(report: dict[str, Any]) -> list[Side]:
    """What lies side by side: messages, words, first messages, waits."""
    measures = report["measures"]
    shares = (
        ("Messages written", measures["share"]["values"]["messages"]),
        ("Words written", measures["share"]["values"]["words"]),
        ("First to write after a pause of hours", measures["initiation"]["values"]["first_message"]),
    )
    waits = measures["reply_time"]["values"]
    mine, theirs = (_wait(waits[f"median_{who}"]) for who in ("me", "them"))
    return [
        *(_shared(title, value) for title, value in shares),
        Side(title="Usual time to answer", mine=mine, theirs=theirs),
    ]


def _wait(value: dict[str, Any]) -> str:
    return TOO_LITTLE if value["value"] is None else wait(value["value"])


def _shared(title: str, value: dict[str, Any]) -> Side:
    share = value["value"]
    if share is None:
        return Side(title=title, mine=TOO_LITTLE, theirs="")
    low, high = value["interval"] or (None, None)
    mine, theirs = of_hundred(share), of_hundred(1 - share)
    bar = pairs.shared(share, low, high, f"{title}: you {mine}, they {theirs}")
    return Side(title=title, mine=mine, theirs=theirs, bar=Markup(bar))  # noqa: S704  our own picture of numbers


# --- the weeks --------------------------------------------------------------------------------------------------------


def pictures(report: dict[str, Any]) -> tuple[Markup, Markup] | None:
    """The weeks as a wide and a narrow picture of the same; None where there are too few."""
    weeks = report["series"]["week"]
    if len(weeks) < ENOUGH_WEEKS:
        return None
    shown = [_messages(report), *_waits(report)]
    marks = [(place, number) for number, place in enumerate(_weeks_of(report, weeks), 1)]
    axis = Axis(weeks=len(weeks), marks=marks, names=tuple(_years(weeks)))
    ends = f"{_day(weeks[0])} to {_day(weeks[-1])}"
    label = f"Messages a week and time to answer from {ends}. The same is in the table below."
    wide = panels.over_time(shown, axis, label, panels.WIDE, "wid")
    narrow = panels.over_time(shown, axis, label, panels.NARROW, "nar")
    return Markup(wide), Markup(narrow)  # noqa: S704  our own pictures; every word in them is escaped there


def _weeks_of(report: dict[str, Any], weeks: Sequence[str]) -> Iterator[int]:
    for one in report["findings"]:
        yield max(0, sum(week <= one["at"] for week in weeks) - 1)


def _years(weeks: Sequence[str]) -> Iterator[tuple[int, str]]:
    yield 0, format_date(date.fromisoformat(weeks[0]), "MMM y", locale="en_GB")
    for place in range(1, len(weeks)):
        if weeks[place][:4] != weeks[place - 1][:4]:
            yield place, weeks[place][:4]


def _line(report: dict[str, Any], series: str, who: str, label: str) -> Line:
    return Line(who, label, report["series"][f"{series}_{who_of(who)}"], _levels(report, f"{series}_{who_of(who)}"))


def who_of(who: str) -> str:
    """The name in the report of who is `you` or `them` in a picture."""
    return "me" if who == "you" else "them"


def _levels(report: dict[str, Any], series: str) -> list[Level]:
    """The level before, between and after its changes; none where it did not change."""
    weeks = report["series"]["week"]
    changed = sorted((one for one in report["changes"] if one["series"] == series), key=lambda one: str(one["at"]))
    if not changed:
        return []
    starts = [0, *(sum(week < one["at"] for week in weeks) for one in changed)]
    ends = [*(start - 1 for start in starts[1:]), len(weeks) - 1]
    values = [changed[0]["before"], *(one["after"] for one in changed)]
    return [Level(first, last, value) for first, last, value in zip(starts, ends, values, strict=True) if first <= last]


def _messages(report: dict[str, Any]) -> Panel:
    lines = [_line(report, "messages", "you", "You"), _line(report, "messages", "them", "They")]
    most = max((value or 0 for line in lines for value in line.values), default=0)
    return Panel("Messages a week", "", lines, _counted(most))


def _counted(most: float) -> list[tuple[float, str]]:
    """Round numbers from 0 to above `most`."""
    step = next(step * 10**power for power in range(9) for step in STEPS if most <= step * 10**power * LINES)
    return [(float(step * number), f"{step * number:,}") for number in range(max(1, -(-int(most) // step)) + 1)]


def _waits(report: dict[str, Any]) -> list[Panel]:
    lines = [_line(report, "reply", "you", "You"), _line(report, "reply", "them", "They")]
    known = [value for line in lines for value in line.values if value is not None]
    if not known:
        return []
    low = max((place for place, (seconds, _) in enumerate(WAITS) if seconds <= min(known)), default=0)
    high = min((place for place, (seconds, _) in enumerate(WAITS) if seconds >= max(known)), default=len(WAITS) - 1)
    ticks = [(float(seconds), words) for seconds, words in WAITS[low : max(high, low + 1) + 1]]
    return [Panel("Time to answer", "median of each week", lines, ticks, log=True)] if len(ticks) > 1 else []


def months(report: dict[str, Any]) -> list[tuple[str, int, int]]:
    """The picture as a table: messages of mine and theirs, month by month, by the Monday of each week."""
    series = report["series"]
    sums: dict[str, list[int]] = {}
    for week, mine, theirs in zip(series["week"], series["messages_me"], series["messages_them"], strict=True):
        row = sums.setdefault(week[:7], [0, 0])
        row[0] += int(mine or 0)
        row[1] += int(theirs or 0)
    return [
        (format_date(date.fromisoformat(f"{month}-01"), "MMMM y", locale="en_GB"), mine, theirs)
        for month, (mine, theirs) in sums.items()
    ]
