"""The measures of the report: a tile a subject, you beside them, each number with its range or "too little"."""

from collections.abc import Callable
from typing import Any

from goldseam.chats import topics
from goldseam.chats.report_drawing import Charts
from goldseam.chats.report_words import brief, count, of_hundred

Document = dict[str, Any]
Said = Callable[[float], str]
TOO_LITTLE = '<span class="few">too little data</span>'


def tiles(document: Document, charts: Charts) -> str:
    """All tiles."""
    measures = document["measures"]
    made = "".join(
        (
            _share(measures, charts),
            _starts(measures, charts),
            _replies(measures),
            _turns(measures),
            _hours(measures, charts),
            _silences(measures),
            _questions(measures),
            _kind(measures),
            _calls(measures),
            _arguments(measures),
        )
    )
    return (
        '<section class="card"><h2>All in numbers</h2><p class="lede">Over the whole time. Where there is '
        f'too little to say anything, it says so.</p><div class="tiles">{made}</div></section>'
    )


def _tile(title: str, inside: str, note: str = "") -> str:
    return f'<div class="tile"><h3>{title}</h3>{inside}{f"<p>{note}</p>" if note else ""}</div>'


def number(value: Document, said: Said) -> str:
    """A value with its range below, or that there is too little."""
    if value["value"] is None:
        return TOO_LITTLE
    low_high = value["interval"]
    words = said(value["value"])
    if not low_high:
        return f"<b>{words}</b>"
    low, high = (said(end).removesuffix(" of 100") for end in low_high)
    if low == high:
        return f"<b>{words}</b>"
    number, _, unit = low.partition(" ")
    low = number if unit and high.endswith(f" {unit}") else low  # 4 to 5 min, and not 4 min to 5 min
    return f'<b>{words}</b><span class="iv">{low} to {high}</span>'


def _two(title: str, rows: list[tuple[str, Document, Document, Said]]) -> str:
    """A table of you beside them."""
    made = "".join(
        f'<tr><th scope="row">{label}</th><td>{number(mine, said)}</td><td>{number(theirs, said)}</td></tr>'
        for label, mine, theirs, said in rows
    )
    head = '<thead><tr><td></td><th scope="col" class="you">You</th><th scope="col" class="them">They</th></tr></thead>'
    return f'<table aria-label="{title}">{head}<tbody>{made}</tbody></table>'


def _pair(measure: Document, key: str, charts: Charts, what: str) -> str:
    """A bar shared by both, with its words."""
    value = measure["values"][key]
    if value["value"] is None:
        return f"<p>{what}: {TOO_LITTLE}</p>"
    low, high = value["interval"] or (None, None)
    label = f"{what}: {of_hundred(value['value'])} yours"
    between = f", {round(100 * low)} to {round(100 * high)}" if low is not None and high is not None else ""
    return f"{charts.shared(value['value'], low, high, label)}<p>{label}{between}.</p>"


def _keys() -> str:
    return '<p class="keys" aria-hidden="true"><span class="you">You</span><span class="them">They</span></p>'


def _share(measures: Document, charts: Charts) -> str:
    share = measures["share"]
    inside = _keys() + _pair(share, "messages", charts, "Messages") + _pair(share, "words", charts, "Words")
    return _tile("Who wrote how much", inside, "The thin line shows how sure the border is.")


def _starts(measures: Document, charts: Charts) -> str:
    found = measures["initiation"]
    inside = _keys() + _pair(found, "first_message", charts, "First messages")
    inside += _pair(found, "last_message", charts, "Last messages")
    by_gap = {hours: share for hours, share in found["by_gap_hours"].items() if share is not None}
    note = f"A sitting ends after {measures['sessions']['gap_hours']} hours without a message."
    if by_gap and found["values"]["first_message"]["value"] is not None:
        low, high = (round(100 * f(by_gap.values())) for f in (min, max))
        note += f" Cut after 1 to 12 hours, {low} to {high} of 100 first messages are yours." if low != high else ""
    return _tile("Who began, who ended", inside, note)


def _replies(measures: Document) -> str:
    found = measures["reply_time"]
    values = found["values"]
    rows: list[tuple[str, Document, Document, Said]] = [
        ("Half within", values["median_me"], values["median_them"], brief),
        ("Nine in ten within", values["ninetieth_me"], values["ninetieth_them"], brief),
        ("Within five minutes", values["within_5_min_me"], values["within_5_min_them"], of_hundred),
    ]
    note = "Messages never answered count as long waits. Hours in which a person hardly ever writes are left out."
    if found["whole_minutes"]:
        note += " This file knows no seconds, so short waits are rough."
    return _tile("Time to reply", _two("Time to reply", rows), note)


def _turns(measures: Document) -> str:
    values = measures["turns"]["values"]
    rows: list[tuple[str, Document, Document, Said]] = [
        ("Messages in a row", values["messages_per_turn_me"], values["messages_per_turn_them"], _one_digit),
        ("Words in a row", values["words_per_turn_me"], values["words_per_turn_them"], count),
        ("Went on after an hour alone", values["went_on_alone_me"], values["went_on_alone_them"], of_hundred),
    ]
    return _tile(
        "Taking turns", _two("Taking turns", rows), "A habit of writing, no more: some send one thought in five pieces."
    )


def _one_digit(value: float) -> str:
    return f"{value:.1f}"


def _hours(measures: Document, charts: Charts) -> str:
    found, night = measures["rhythm"], measures["late_share"]["values"]
    label = "Messages by hour of the day: you above the line, they below"
    picture = charts.day(found["hours_me"], found["hours_them"], label) if sum(found["hours_me"]) else ""
    rows: list[tuple[str, Document, Document, Said]] = [("Between 23 and 5", night["me"], night["them"], of_hundred)]
    return _tile("Hours of the day", _keys() + picture + _two("Messages at night", rows), "")


def _silences(measures: Document) -> str:
    found, sittings = measures["silences"], measures["sessions"]["values"]
    rows = [
        ("Sittings a week", number(sittings["sessions_per_week"], _one_digit)),
        ("Messages in a sitting", number(sittings["messages_per_session"], count)),
        ("More than a day apart, a month", number(found["values"]["per_month"], _one_digit)),
        ("Longest silence, in days", number(found["values"]["longest_days"], _one_digit)),
        ("You wrote first after one", number(found["values"]["ended_by_me"], of_hundred)),
    ]
    return _tile("Sittings and silences", _one(rows), "A silence here may have been a week together.")


def _one(rows: list[tuple[str, str]]) -> str:
    made = "".join(f'<tr><th scope="row">{label}</th><td>{said}</td></tr>' for label, said in rows)
    return f"<table><tbody>{made}</tbody></table>"


def _questions(measures: Document) -> str:
    values = measures["questions"]["values"]
    rows: list[tuple[str, Document, Document, Said]] = [
        ("In 100 messages", values["per_100_me"], values["per_100_them"], _one_digit),
        ("The other wrote back", values["answered_me"], values["answered_them"], of_hundred),
    ]
    return _tile("Questions", _two("Questions", rows), "Written back to within four hours and the same sitting.")


def _kind(measures: Document) -> str:
    found = measures["kind_words"]
    values = found["values"]
    rows: list[tuple[str, Document, Document, Said]] = [
        (label, values[f"{key}_per_100_me"], values[f"{key}_per_100_them"], _one_digit)
        for label, key in (("Affection", "affection"), ("Sorry", "apology"), ("Thanks", "thanks"))
    ]
    note = "Set phrases in 100 messages. Warmth has many other forms."
    if not found["languages"]:
        note = "This chat is in no language Goldseam has phrases of."
    return _tile("Kind words", _two("Kind words in 100 messages", rows), note)


def _calls(measures: Document) -> str:
    found = measures["calls_and_voice"]
    if not found["calls"] and not found["voice_messages"]:
        return _tile("Calls and voice", '<p class="few">None in this file.</p>')
    rows = [
        ("Calls", f"<b>{count(found['calls'])}</b>"),
        ("Of these missed", f"<b>{count(found['missed_calls'])}</b>"),
        ("Minutes a call", number(found["values"]["minutes_per_call"], count)),
        ("Called by you", number(found["values"]["calls_by_me"], of_hundred)),
        ("Voice messages", f"<b>{count(found['voice_messages'])}</b>"),
    ]
    return _tile("Calls and voice", _one(rows), "Only what this app wrote down.")


def _arguments(measures: Document) -> str:
    found = measures["conflict_and_repair"]
    values = found["values"]
    rows = [
        ("A month", number(values["episodes_per_month"], _one_digit)),
        ("Until a soothing word", number(values["repair_minutes"], lambda minutes: brief(60 * minutes))),
        ("That word was yours", number(values["repaired_by_me"], of_hundred)),
    ]
    told = measures["topics"]["topics"]
    note = "Found by a simple rule; see below."
    if told:
        about = ", ".join(topics.lists()[one["topic"]]["title"] for one in told)
        note = f"More often than in calm talk: {about}. {note}"
    return _tile("What looked like arguments", _one(rows), note)
