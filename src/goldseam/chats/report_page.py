"""The report as one HTML page. It is given the document of report_json and draws; it works nothing out."""

from collections.abc import Mapping
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from goldseam.chats import report_picture, report_tiles
from goldseam.chats.report_drawing import Charts
from goldseam.chats.report_words import NUMBERS, count, short

Document = dict[str, Any]
Quoted = Mapping[int, Mapping[str, Any]]
LONGEST_QUOTE = 280  # characters of a message shown
EPISODES_SHOWN = 40  # the latest; the others are in --json

CANNOT = (
    "Calls, meetings, other apps and what was only looked at are not in these messages.",
    "Pictures and voice messages count as messages; what is in them is not seen.",
    "Irony, teasing and jokes between the two of you look the same as earnest words.",
    "Hours are those of the phone that made the export. Sleep, shifts and time zones make replies slow.",
    "There is no right amount, no normal speed, and no number for closeness.",
    "These numbers show neither harm nor its absence. Someone who controls can write the kindest words.",
    "You know how it ended. That makes every turn look like a sign, and most were none.",
    "Reading old messages is contact too. It is fine to look at the picture and leave the words.",
)


def page(document: Document, quoted: Quoted, fonts: Mapping[str, str], charts: Charts) -> str:
    """The whole page. fonts: family to its woff2 as base64. quoted: the messages findings point at, or none."""
    css = Path(__file__).with_name("report.css").read_text("utf-8")
    faces = "".join(
        f"@font-face{{font-family:{name};src:url(data:font/woff2;base64,{face}) "
        'format("woff2");font-weight:200 900;font-display:swap}'
        for name, face in fonts.items()
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none';style-src 'unsafe-inline';font-src data:;base-uri 'none';form-action 'none'\">"
        '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">'
        f"<title>Notes</title><style>{faces}{css}</style></head>"
        f"<body><main>{body(document, quoted, charts)}</main></body></html>"
    )


def body(document: Document, quoted: Quoted, charts: Charts) -> str:
    """What stands in <main>: the same for the page of the app, which has its own head."""
    return "".join(
        (
            report_picture.figure(document, charts),
            _findings(document, quoted),
            report_tiles.tiles(document, charts),
            _episodes(document, quoted),
            _cannot(),
            _about(document),
        )
    )


def _findings(document: Document, quoted: Quoted) -> str:
    found = document["findings"]
    if not found:
        weeks = len(document["series"]["week"])
        why = (
            "There are too few weeks to say whether anything changed. The numbers below still count what is there."
            if weeks < 18
            else "No change was large and steady enough to say so. That is an answer too: week by week, things stayed "
            "much as they were."
        )
        return f'<section class="card"><h2>What changed</h2><p class="lede">{why}</p></section>'
    items = "".join(_finding(one, document, quoted) for one in found)
    many = NUMBERS[len(found)]
    lead = "One thing" if len(found) == 1 else f"{many[:1].upper()}{many[1:]} things"
    return (
        '<section class="card"><h2>What changed</h2><p class="lede">'
        f"{lead} stood out from the weeks around. None of it is a verdict on either of you.</p>"
        f'<ol class="found">{items}</ol></section>'
    )


def _finding(one: Document, document: Document, quoted: Quoted) -> str:
    figures = "".join(f"<div><dt>{escape(k)}</dt><dd>{escape(v)}</dd></div>" for k, v in one["figures"].items())
    first, last = (short(date.fromisoformat(one[end])) for end in ("from", "to"))
    lines = [quoted[place] for place in one["evidence"] if place in quoted]
    shown = (
        f"<details><summary>Show messages from then</summary>{_messages(lines, document)}</details>" if lines else ""
    )
    return (
        f'<li><div><h3 class="say">{escape(one["text"])}</h3><p class="mut">{escape(one["does_not_mean"])}</p>'
        f'<p class="mut small">Rests on the weeks from {first} to {last}.</p></div>'
        f'<dl class="figs">{figures}</dl>{shown}</li>'
    )


def _messages(lines: list[Mapping[str, Any]], document: Document) -> str:
    me, items = document["people"]["me"], []
    for line in lines:
        who, name = ("me", "You") if line["sender"] == me else ("them", "They")
        text = line["text"] if len(line["text"]) <= LONGEST_QUOTE else line["text"][: LONGEST_QUOTE - 1] + "…"
        at = line["at"]
        when = f"{short(at.date())}, {at:%H:%M}"
        said = escape(text) or "(no words)"
        items.append(f'<li class="{who}"><div class="who"><b>{name}</b> · {when}</div><q dir="auto">{said}</q></li>')
    return f'<ol class="msgs">{"".join(items)}</ol>'


def _episodes(document: Document, quoted: Quoted) -> str:
    found = document["measures"]["conflict_and_repair"]
    episodes = found.get("episodes", [])
    if not episodes:
        return ""
    items = []
    for one in reversed(episodes[-EPISODES_SHOWN:]):
        lines = [quoted[place] for place in one["evidence"] if place in quoted]
        at = date.fromisoformat(one["at"][:10])
        healed = _healed(one)
        shown = f"<summary>{short(at)}, {one['messages']} messages</summary>"
        items.append(f'<details>{shown}<p class="mut small">{healed}</p>{_messages(lines, document)}</details>')
    chance = found["by_chance"]
    doubt = f" As many words strewn at random would have looked like up to {count(chance)}." if chance else ""
    return (
        '<section class="card"><h2>What looked like arguments</h2><p class="lede">'
        f"{count(len(episodes))} stretches in which words of anger stood close together and both of you wrote.{doubt} "
        "The rule is simple and will be wrong at times. You know better.</p>"
        f"<details><summary>Show them one by one</summary>{''.join(items)}</details></section>"
    )


def _healed(one: Document) -> str:
    if one["repair_minutes"] is None:
        return "No soothing word within two days, in these messages."
    who = "You" if one["repaired_by"] == "me" else "They"
    minutes = one["repair_minutes"]
    wait = f"{round(minutes)} minutes" if minutes < 90 else f"{round(minutes / 60)} hours"
    return f"{who} wrote the first soothing word after {wait}."


def _cannot() -> str:
    items = "".join(f"<li>{line}</li>" for line in CANNOT)
    return f'<section class="card"><h2>What messages cannot tell</h2><ul class="cannot">{items}</ul></section>'


def _about(document: Document) -> str:
    seen, people = document["inspect"], document["people"]
    own = {one["name"]: one["messages"] for one in seen["senders"]}
    total = sum(own.get(people[who], 0) for who in ("me", "them"))
    problems = len(seen["problems"])
    read = f"{count(total)} messages of you and <bdi>{escape(people['them'])}</bdi>"
    more = f" {count(problems)} things in the file were not understood." if problems > 1 else ""
    more = " One thing in the file was not understood." if problems == 1 else more
    return (
        f"<footer><p>Counted from {read} ({escape(seen['format'])}). "
        f"Deleted messages and notices are left out.{more}</p>"
        "<p>Small numbers under a figure: were the same sittings drawn anew, 95 of 100 such chats "
        "would lie between them. "
        "This page holds another person's words. Keep it to yourself, and delete it when you are done.</p></footer>"
    )
