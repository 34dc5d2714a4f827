"""The picture at the top of the report: messages and replies week by week, the weeks of change numbered."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from itertools import groupby, pairwise
from typing import Any

from goldseam.chats.report_drawing import Charts
from goldseam.chats.report_words import NUMBERS, brief, count, month, short, wait

Document = dict[str, Any]
MOST_MARKS = 6
SAME = 4  # weeks: changes so near are one mark
FEWEST_WEEKS = 4  # for lines to be lines
REPLY_TICKS = (10, 60, 600, 3_600, 8 * 3_600, 24 * 3_600)
MESSAGES = ("messages_me", "messages_them")
PEOPLE = (("you", "me", "You"), ("them", "them", "They"))


def figure(document: Document, charts: Charts) -> str:
    """Headline, picture, numbered weeks, and the same as a table."""
    weeks = document["series"]["week"]
    title, lede = headline(document)
    head = f'<figcaption><p class="eye">Your messages</p><h1>{title}</h1><p class="lede">{lede}</p></figcaption>'
    if len(weeks) < FEWEST_WEEKS:
        return f'<figure class="card">{head}</figure>'
    marks = _marks(document)
    panels = [_messages(document, charts)]
    if (replies := _replies(document, charts)) is not None:
        panels.append(replies)
    axis = charts.Axis(len(weeks), tuple((week, i) for i, (week, _) in enumerate(marks, 1)), _names(weeks))
    label = f"{title}. {lede}" if lede else title
    pictures = "".join(
        charts.over_time(panels, axis, label, size, kind)
        for size, kind in ((charts.WIDE, "wid"), (charts.NARROW, "nar"))
    )
    return f'<figure class="card">{head}{pictures}{_numbered(marks, document)}{_table(document)}</figure>'


def changes_of(document: Document, *kinds: str) -> list[tuple[int, list[Document]]]:
    """Changes of these groups of series: the week's place, and its rows."""
    weeks = {day: place for place, day in enumerate(document["series"]["week"])}
    rows = [one for one in document["changes"] if one["series"].rsplit("_", 1)[0] in kinds]
    rows.sort(key=lambda one: (one["at"], one["series"]))
    return [(weeks[at], list(group)) for at, group in groupby(rows, key=lambda one: one["at"])]


def headline(document: Document) -> tuple[str, str]:
    """What the picture shows, as a title and a sentence or two."""
    weeks, steps = document["series"]["week"], changes_of(document, "messages")
    if len(weeks) < FEWEST_WEEKS:
        return "A few weeks of messages", "Too little time to draw a line through. The numbers are below."
    if not steps:
        few = len(weeks) < 18
        title = "Too few weeks to see a change" if few else "Week by week, much the same"
        return title, _without_steps(document)
    sums = [sum(row["before"] for row in steps[0][1]), *(sum(row["after"] for row in rows) for _, rows in steps)]
    down = [b < a for a, b in pairwise(sums)]
    many = NUMBERS[len(steps)] if len(steps) <= 10 else str(len(steps))
    first = month(date.fromisoformat(weeks[steps[0][0]]))
    if all(down):
        title = f"It slowed in {many} steps, not overnight" if len(steps) > 1 else f"It slowed around {first}"
    elif not any(down):
        title = f"It grew in {many} steps" if len(steps) > 1 else f"It grew around {first}"
    else:
        title = f"It changed {'twice' if len(steps) == 2 else many + ' times'}"
    return title, f"{_amounts(sums)}{_reply_words(document)} The numbered lines mark where the pattern changed."


def _amounts(sums: Sequence[float]) -> str:
    high, last = max(sums), sums[-1]
    most, when = (high, "at the height") if last < high else (sums[0], "at first")
    many = f"{count(round(most))} messages a week {when}, and {count(round(last))} at the end"
    return f"Together you wrote about {many}."


def _reply_words(document: Document) -> str:
    steps = changes_of(document, "reply")
    if not steps:
        return ""
    name = {"reply_me": "your replies", "reply_them": "their replies"}
    said = []
    for series in ("reply_them", "reply_me"):
        rows = [row for _, rows in steps for row in rows if row["series"] == series]
        before, after = wait(rows[0]["before"]), wait(rows[-1]["after"])
        ratio = rows[-1]["after"] / max(1, rows[0]["before"])
        if before != after and (ratio > 1.5 or ratio < 0.67):
            said.append(f"{name[series]} went from {before} to {after}")
    text = " and ".join(said)
    return f" {text[:1].upper()}{text[1:]}." if said else ""


def _without_steps(document: Document) -> str:
    weeks = len(document["series"]["week"])
    total = sum(sum(document["series"][f"messages_{who}"]) for who in ("me", "them"))
    return f"{count(total)} messages over {count(weeks)} weeks, about {count(round(total / weeks))} a week."


def _marks(document: Document) -> list[tuple[int, list[Document]]]:
    """Weeks of change with what changed, at most six, the messages' own first."""
    marks = changes_of(document, "messages")
    for week, rows in changes_of(document, "reply"):
        near = next((one for one in marks if abs(one[0] - week) <= SAME), None)
        if near is not None:
            near[1].extend(rows)
        elif len(marks) < MOST_MARKS:
            marks.append((week, rows))
    return sorted(marks[:MOST_MARKS], key=lambda one: one[0])


def _messages(document: Document, charts: Charts) -> Any:
    lines, tallest = [], 1.0
    for who, own, name in PEOPLE:
        values = document["series"][f"messages_{own}"]
        tallest = max(tallest, *values)
        lines.append(charts.Line(who, name, values, _levels(document, f"messages_{own}", charts)))
    return charts.Panel("Messages per week", "", lines, _ticks(tallest))


def _levels(document: Document, series: str, charts: Charts) -> list[Any]:
    """The level between one change of this series and the next."""
    weeks = document["series"]["week"]
    place = {day: i for i, day in enumerate(weeks)}
    rows = sorted((one for one in document["changes"] if one["series"] == series), key=lambda one: one["at"])
    if not rows:
        return []
    edges = [0, *(place[one["at"]] for one in rows), len(weeks)]
    values = [rows[0]["before"], *(one["after"] for one in rows)]
    return [charts.Level(a, b - 1, value) for a, b, value in zip(edges, edges[1:], values, strict=False)]


def _ticks(tallest: float) -> list[tuple[float, str]]:
    step = next(s for s in (f * 10**e for e in range(7) for f in (1, 2, 5)) if tallest / s <= 4.4)
    return [(float(step * i), count(step * i)) for i in range(int(-(-tallest // step)) + 1)]


def _replies(document: Document, charts: Charts) -> Any:
    series = document["series"]
    lines = []
    for who, own, name in PEOPLE:
        values = _smooth(series[f"reply_{own}"])
        if sum(value is not None for value in values) < FEWEST_WEEKS:
            continue
        last = next(value for value in reversed(values) if value is not None)
        levels = _levels(document, f"reply_{own}", charts)
        label = f"{name}, {brief(levels[-1].value if levels else last)}"
        low, high = _smooth(series[f"reply_quarter_{own}"]), _smooth(series[f"reply_three_quarters_{own}"])
        lines.append(charts.Line(who, label, values, levels, low, high))
    seen = [v for line in lines for column in (line.low, line.high) for v in column if v is not None]
    if not seen:
        return None
    seen.sort()
    low, high = seen[len(seen) // 50], seen[-1 - len(seen) // 50]
    first = max((i for i, tick in enumerate(REPLY_TICKS) if tick <= low), default=0)
    last_tick = next((i for i, tick in enumerate(REPLY_TICKS) if tick >= high), len(REPLY_TICKS) - 1)
    ticks = REPLY_TICKS[first : max(last_tick, first + 1) + 1]
    return charts.Panel(
        "Time to reply", "median, with the middle half", lines, [(float(t), brief(t)) for t in ticks], log=True
    )


def _smooth(values: Sequence[float | None]) -> list[float | None]:
    """The median of three weeks, so that one odd week does not make a spike."""
    smooth: list[float | None] = []
    for i, value in enumerate(values):
        near = sorted(v for v in values[max(0, i - 1) : i + 2] if v is not None)
        smooth.append(None if value is None else near[len(near) // 2])
    return smooth


def _names(weeks: Sequence[str]) -> list[tuple[int, str]]:
    """Words under the axis: the first month, then years, or months where the whole is short."""
    first = date.fromisoformat(weeks[0])
    names = [(0, f"{month(first)[:3]} {first.year}")]
    long = len(weeks) > 78
    for place, day in enumerate(weeks[1:], 1):
        monday, before = date.fromisoformat(day), date.fromisoformat(weeks[place - 1])
        if long and monday.year != before.year:
            names.append((place, str(monday.year)))
        elif not long and monday.month != before.month and (monday.month % 3 == 1 or len(weeks) < 30):
            names.append((place, f"{month(monday)[:3]} {monday.year}" if monday.month == 1 else month(monday)[:3]))
    return names


def _numbered(marks: list[tuple[int, list[Document]]], document: Document) -> str:
    if not marks:
        return ""
    items = []
    for number, (week, rows) in enumerate(marks, 1):
        day = date.fromisoformat(document["series"]["week"][week])
        words = " ".join(filter(None, (_wrote(rows), _replied(rows))))
        items.append(
            f'<li><span class="no" aria-hidden="true">{number}</span><b>About {short(day)}</b>'
            f"<span>{escape(words)}</span></li>"
        )
    return f'<ol class="cps">{"".join(items)}</ol>'


def _wrote(rows: list[Document]) -> str:
    own = {row["series"]: row for row in rows}
    if "messages_me" not in own:
        return ""
    mine, theirs = (f"{count(round(own[k]['before']))} → {count(round(own[k]['after']))}" for k in MESSAGES)
    return f"You {mine}, they {theirs} a week."


def _replied(rows: list[Document]) -> str:
    """Only of whom replies changed to the eye."""
    said = []
    for series, whose in (("reply_me", "your replies"), ("reply_them", "their replies")):
        for row in rows:
            if row["series"] == series and brief(row["before"]) != brief(row["after"]):
                said.append(f"{whose} {brief(row['before'])} → {brief(row['after'])}")
    text = ", ".join(said)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _table(document: Document) -> str:
    weeks = document["series"]["week"]
    edges = [0, *(week for week, _ in changes_of(document, "messages")), len(weeks)]
    rows = []
    for a, b in pairwise(edges):
        first = date.fromisoformat(weeks[a])
        last = date.fromisoformat(weeks[b - 1]) + timedelta(days=6)
        cells = [count(round(_mean(document["series"][f"messages_{who}"][a:b]))) for who in ("me", "them")]
        for who in ("me", "them"):
            middle = _median(document["series"][f"reply_{who}"][a:b])
            cells.append("too little" if middle is None else brief(middle))
        said = "".join(f"<td>{cell}</td>" for cell in cells)
        rows.append(f'<tr><th scope="row">{short(first)} to {short(last)}</th>{said}</tr>')
    heads = ("Period", "You, a week", "They, a week", "You reply after", "They reply after")
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    return (
        "<details><summary>Show as a table</summary>"
        '<div class="wide" tabindex="0" role="region" aria-label="The picture as a table"><table>'
        f"<caption>Between the numbered weeks</caption><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
        "</table></div></details>"
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _median(values: Sequence[float | None]) -> float | None:
    known = sorted(value for value in values if value is not None)
    return known[len(known) // 2] if known else None
