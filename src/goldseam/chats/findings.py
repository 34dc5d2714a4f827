"""At most seven plain sentences: when something changed, by how much, what that rests on, and what it does not mean.

Only changes of this pair against itself are told, and what arguments were about. Never a verdict on a person: who
writes less is not who cares less. A change that depends on how sittings are cut is not told.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np

from goldseam.chats import topics
from goldseam.chats.changes import Change
from goldseam.chats.conflict import TELLING, Conflict
from goldseam.chats.measures.hours import late
from goldseam.chats.measures.language import Said
from goldseam.chats.measures.value import Measure
from goldseam.chats.report_words import as_much, brief, count, of_hundred, often, since, wait
from goldseam.chats.sessions import Flags, Talk

MOST = 7
TOGETHER = 4  # weeks: changes no further apart are told in one sentence
NEAR = 6  # weeks before and after a change from which messages are shown
SHOWN = 4  # messages on each side
WEIGHTS = {"messages": 3.0, "reply": 2.5, "conflicts": 2.0, "initiation": 1.6, "affection": 1.4}  # what is told first
SURE_GAPS = (4, 8, 12)  # hours between sittings under which a claim on first messages has to hold as well (E-E7)
STARTS_SURE = 0.08  # the least step of first messages under every other cut of sittings

NOT_MEANT = {
    "messages": "This does not say why. Talk may have moved to calls, to another app, or to being together.",
    "reply": "A slow answer can be work, sleep, illness or another time zone. It does not show how much someone cared.",
    "initiation": "Who writes first is not who loves more. Calls and meetings are not in here.",
    "late_share": "Night hours are those of the phone that made the export. Shifts and travel move them.",
    "quiet_days": "A quiet day in this app may have been a day together, or of calls.",
    "affection": "Only set phrases are counted. Warmth has many other forms, and words are not feelings.",
    "questions": "Only messages that end in a question mark are counted. People ask in other ways too.",
    "conflicts": "A simple rule looks for certain words. It takes some jokes for arguments and misses quiet ones.",
    "calls": "Only calls made in this app are counted.",
    "conflict_topics": "This counts words in arguments. What was beneath them, only the two of you can know.",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence. start, end: the days it rests on. figures: label to words. evidence: places in the transcript."""

    code: str
    text: str
    at: date
    start: date
    end: date
    figures: dict[str, str]
    does_not_mean: str
    evidence: tuple[int, ...]
    causes: tuple[str, ...] = ()  # reasons it could be kept beside, by code
    worth: float = field(default=0.0, compare=False)

    def document(self) -> dict[str, Any]:
        """For --json."""
        return {
            "code": self.code,
            "text": self.text,
            "at": self.at.isoformat(),
            "from": self.start.isoformat(),
            "to": self.end.isoformat(),
            "figures": self.figures,
            "does_not_mean": self.does_not_mean,
            "evidence": list(self.evidence),
            "causes": list(self.causes),
        }


def findings(
    talk: Talk, said: Said, found: Conflict, measures: dict[str, Measure], changed: list[Change]
) -> list[Finding]:
    """The sentences, in order of time."""
    told: list[Finding] = []
    for change in changed:
        if _said_by_another(change, changed) or not _holds(talk, change, found):
            continue
        beside = _beside(change, changed)
        text, figures = _sentence(talk, change)
        if beside:
            also, more = _replies_beside(beside)
            text, figures = f"{text} {also}", figures | more
        told.append(
            Finding(
                code=f"{change.kind}_changed",
                text=text,
                at=talk.monday(change.week),
                start=talk.monday(change.since),
                end=talk.monday(change.until) + timedelta(days=6),
                figures=figures,
                does_not_mean=NOT_MEANT[change.kind],
                evidence=_evidence(talk, change, _telling(talk, said, found, change.kind)),
                worth=change.size * WEIGHTS.get(change.kind, 1.0),
            )
        )
    told = sorted(told, key=lambda one: -one.worth)[:MOST]
    if (about := _topics(talk, found, measures)) is not None:
        told = [*told[: MOST - 1], about]
    return sorted(told, key=lambda one: (one.at.year, one.at.month, -one.worth))


def _said_by_another(change: Change, changed: list[Change]) -> bool:
    """Days without a message fall with messages; replies near a change of messages are told with it."""
    if change.kind not in ("quiet_days", "reply"):
        return False
    near = [one for one in changed if one.kind == "messages" and abs(one.week - change.week) <= 2 * TOGETHER]
    if change.kind == "quiet_days":
        return bool(near)
    return any(_beside(one, changed) is change for one in near)


def _beside(change: Change, changed: list[Change]) -> Change | None:
    if change.kind != "messages":
        return None
    near = [one for one in changed if one.kind == "reply" and abs(one.week - change.week) <= TOGETHER]
    return min(near, key=lambda one: abs(one.week - change.week), default=None)


def _holds(talk: Talk, change: Change, found: Conflict) -> bool:
    """Whether it stays under other cuts of sittings, and whether arguments are more than chance."""
    if change.kind == "conflicts":
        return found.more_than_chance
    if change.kind != "initiation":
        return True
    step = change.after["initiation_me"] - change.before["initiation_me"]
    for hours in SURE_GAPS:
        other = talk.with_gap(hours)
        begun = other.starts[~talk.calls[other.starts]]
        week, mine = talk.week[begun], talk.mine[begun]
        before = mine[(week >= change.since) & (week < change.week)]
        after = mine[(week >= change.week) & (week <= change.until)]
        if not len(before) or not len(after) or (after.mean() - before.mean()) * np.sign(step) < STARTS_SURE:
            return False
    return True


def _sentence(talk: Talk, change: Change) -> tuple[str, dict[str, str]]:
    begins = since(talk.monday(change.week), talk.monday(change.earliest), talk.monday(change.latest))
    return SENTENCES[change.kind](begins, change)


def _messages(begins: str, change: Change) -> tuple[str, dict[str, str]]:
    mine, theirs = (as_much(_factor(change, f"messages_{who}")) for who in ("me", "them"))
    if mine == theirs:
        text = f"{begins} you both wrote {mine} as before."
    else:
        text = f"{begins} you wrote {mine} as before, and they {theirs}."
    text = text.replace("hardly at all as before", "hardly at all").replace("a little less as", "a little less than")
    text = text.replace("a little more as", "a little more than")
    return text, _figures(change, "messages a week", count)


def _factor(change: Change, series: str, floor: float = 0.25) -> float:
    return (change.after[series] + floor) / (change.before[series] + floor)


def _figures(change: Change, unit: str, said: Callable[[float], str]) -> dict[str, str]:
    names = {"me": "You", "them": "They"}
    found = {}
    for series, before in change.before.items():
        who = names.get(series.rsplit("_", 1)[-1], "Both") if series != "initiation_me" else "You"
        if said(before) != said(change.after[series]):
            found[f"{who}, {unit}"] = f"{said(before)} → {said(change.after[series])}"
    return found


def _reply(begins: str, change: Change) -> tuple[str, dict[str, str]]:
    return f"{begins} {_replies(change)}.", _figures(change, "time to reply", brief)


def _replies_beside(change: Change) -> tuple[str, dict[str, str]]:
    """The second half of a sentence on messages."""
    text = f"Within weeks of that, {_replies(change)}."
    return text, _figures(change, "time to reply", brief)


def _replies(change: Change) -> str:
    parts = []
    for who, whose in (("them", "their replies"), ("me", "yours" if _moved(change, "them") else "your replies")):
        if _moved(change, who):
            before, after = change.before[f"reply_{who}"], change.after[f"reply_{who}"]
            parts.append(f"{whose} went from {wait(before)} to {wait(after)}")
    return " and ".join(parts) or "replies changed a little"


def _moved(change: Change, who: str) -> bool:
    factor = change.after[f"reply_{who}"] / max(1.0, change.before[f"reply_{who}"])
    told = wait(change.before[f"reply_{who}"]) != wait(change.after[f"reply_{who}"])
    return told and (factor >= 1.5 or factor <= 1 / 1.5)


def _initiation(begins: str, change: Change) -> tuple[str, dict[str, str]]:
    before, after = change.before["initiation_me"], change.after["initiation_me"]
    if after >= before:
        text = f"{begins} more of the first messages were yours: {of_hundred(after)}, and {round(100 * before)} before."
    else:
        text = (
            f"{begins} more of the first messages were theirs: {of_hundred(1 - after)}, "
            f"and {round(100 * (1 - before))} before."
        )
    return text, _figures(change, "first messages of a sitting", of_hundred)


def _late(begins: str, change: Change) -> tuple[str, dict[str, str]]:
    before, after = change.before["late_share"], change.after["late_share"]
    more = "more" if after > before else "less"
    text = f"{begins} more was written at night" if more == "more" else f"{begins} less was written at night"
    return f"{text}: {of_hundred(after)} messages, and {round(100 * before)} before.", _figures(
        change, "messages at night", of_hundred
    )


def _quiet(begins: str, change: Change) -> tuple[str, dict[str, str]]:
    text = f"{begins} there were more days without a message"
    if change.after["quiet_days"] < change.before["quiet_days"]:
        text = f"{begins} there were fewer days without a message"
    return f"{text}.", _figures(change, "quiet days a week", count)


def _affection(begins: str, change: Change) -> tuple[str, dict[str, str]]:
    how = as_much(_factor(change, "affection"), "often").replace("hardly at all", "hardly any more")
    tail = " as before" if " as often" in how else " than before" if how.startswith("a little") else ""
    text = f"{begins} words such as “love you” or “miss you” came {how}{tail}."
    return text, _figures(change, "in 100 messages", count)


def _questions(begins: str, change: Change) -> tuple[str, dict[str, str]]:
    mine, theirs = (as_much(_factor(change, f"questions_{who}"), "often") for who in ("me", "them"))
    text = f"{begins} you both asked {mine}" if mine == theirs else f"{begins} you asked {mine}, and they {theirs}"
    return f"{text}, measured by the messages each of you wrote.", _figures(change, "questions in 100 messages", count)


def _conflicts(begins: str, change: Change) -> tuple[str, dict[str, str]]:
    before, after = change.before["conflicts"], change.after["conflicts"]
    text = f"{begins} arguments came {often(after)}; before, {often(before)}."
    return text, {"Arguments a month": f"{count(before * 4.35)} → {count(after * 4.35)}"}


def _calls(begins: str, change: Change) -> tuple[str, dict[str, str]]:
    more = "more" if change.after["calls"] > change.before["calls"] else "less"
    return f"{begins} you called each other {more}.", _figures(change, "calls a week", count)


SENTENCES: dict[str, Callable[[str, Change], tuple[str, dict[str, str]]]] = {
    "messages": _messages,
    "reply": _reply,
    "initiation": _initiation,
    "late_share": _late,
    "quiet_days": _quiet,
    "affection": _affection,
    "questions": _questions,
    "conflicts": _conflicts,
    "calls": _calls,
}


def _telling(talk: Talk, said: Said, found: Conflict, kind: str) -> Flags:
    """Which messages a change of this kind is about."""
    which = np.zeros(len(talk), np.bool_)
    if kind == "reply":
        which[talk.turn_starts] = True
        which[talk.starts] = False
    elif kind == "initiation":
        which[talk.starts] = True
    elif kind == "conflicts":
        which[[place for one in found.episodes for place in one.markers]] = True
        which &= np.logical_or.reduce([said.holds(category) for category in TELLING])
    elif kind in ("messages", "quiet_days"):
        which |= talk.words >= 3  # an "ok" shows nothing
    elif kind == "late_share":
        return late(talk)
    elif kind == "calls":
        return talk.calls
    else:
        return said.questions if kind == "questions" else said.holds("affection")
    return which


def _evidence(talk: Talk, change: Change, which: Flags) -> tuple[int, ...]:
    """A few such messages of the weeks before and after, evenly spread."""
    sides = ((change.week - NEAR, change.week), (change.week, change.week + NEAR))
    shown: list[int] = []
    for first, last in sides:
        rows = np.flatnonzero(which & (talk.week >= first) & (talk.week < last))
        picked = rows[np.linspace(0, len(rows) - 1, min(SHOWN, len(rows))).astype(np.int64)] if len(rows) else rows
        shown += talk.seq[picked].tolist()
    return tuple(shown)


def _topics(talk: Talk, found: Conflict, measures: dict[str, Measure]) -> Finding | None:
    told = measures["topics"].more["topics"]
    if not told or not found.more_than_chance:
        return None
    n = len(found.episodes)
    titles = [(topics.lists()[one["topic"]]["title"], one["episodes"]) for one in told]
    about = ", ".join(f"{title} in {episodes}" for title, episodes in titles)
    first, last = talk.week[found.episodes[0].first], talk.week[found.episodes[-1].last]
    return Finding(
        code="conflict_topics",
        text=f"In {n} arguments, some things came up far more than in calm talk: {about}.",
        at=talk.monday(int(last)),
        start=talk.monday(int(first)),
        end=talk.monday(int(last)) + timedelta(days=6),
        figures={f"{title[:1].upper()}{title[1:]}": f"in {episodes} of {n} arguments" for title, episodes in titles},
        does_not_mean=NOT_MEANT["conflict_topics"],
        evidence=tuple(place for one in told for place in one["evidence"][:3]),
        causes=tuple(dict.fromkeys(one["cause"] for one in told)),
    )
