"""Journals told by the day, so that a test reads like the life it is about.

    day 0: told; cause money mine; change money; space 30
    day 3 21:30: slip message
    day 5: slip message on day 4
    day 7 Asia/Tokyo: text

A day counts from 10 January 2026, at noon in London unless said otherwise. Each statement is one line of the journal.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from goldseam import programme
from goldseam.programme import entries as e

BEGIN = date(2026, 1, 10)
HOME = "Europe/London"

SAFE: dict[str, Any] = {
    "adult": "yes", "afraid_of_them": "no", "hurt_by_them": "no", "controlled_by_them": "no", "they_were_afraid": "no",
    "contacted_after_no": "no", "order": "no", "police": "no",
}  # fmt: skip

# All that `reach_out` asks for on day 30, but for the answers about safety.
READY = "day 0: told; cause money mine; change money; space 30; no-answer plan\n"
ASKED = "day 30: safe"


def day(number: float) -> date:
    """The date of a day of the story."""
    return BEGIN + timedelta(days=number)


def noon(number: float, clock: str = "12:00", zone: str = HOME) -> datetime:
    """An instant: a day of the story, a clock time there."""
    return datetime.combine(day(number), time.fromisoformat(clock), tzinfo=ZoneInfo(zone))


def _until(words: list[str]) -> date | None:
    return day(int(words[2])) if words[:2] == ["until", "day"] else None


def _safety(words: list[str]) -> e.SafetyAnswered:
    said = dict(pair.split("=") for pair in words)
    return e.SafetyAnswered(**{**SAFE, **said})


def _theirs(kind: type, words: list[str]) -> Any:
    reading, *rest = words or [None]
    boundary = rest.pop(0) if rest and rest[0] != "until" else None
    return kind(reading=reading, boundary=boundary, until=_until(rest))


def _urge(words: list[str]) -> e.UrgeLogged:
    before, *after = (int(word) for word in words if word.isdigit())
    return e.UrgeLogged(
        before=before, after=after[0] if after else None, outcome="sent" if "sent" in words else "calmer"
    )


def _goal(words: list[str]) -> e.GoalSet:
    name, shape, *rest = words
    target = float(rest.pop(0)) if rest and re.fullmatch(r"[\d.]+", rest[0]) else None
    per = rest.pop(0) if rest and rest[0] in ("day", "week", "month") else None
    window = rest.pop(0) if rest and "-" in rest[0] else None
    between = tuple(window.split("-")) if window else None
    return e.GoalSet(
        goal=name, title=name, shape=shape, target=target, per=per, between=between, days_off=tuple(rest) or None
    )


def _review(words: list[str]) -> e.StepReviewed:
    step, mine, theirs, *more = words
    return e.StepReviewed(step=step, mine=int(mine), theirs=int(theirs), both_wanted_more="more" in more)


STATEMENTS: dict[str, Callable[[list[str]], e.Entry]] = {
    "told": lambda w: e.StoryTold(ended_on=BEGIN, ended_by="them"),
    "hope": lambda w: e.HopeChosen(hope=w[0]),
    "safe": _safety,
    "answers": lambda w: e.SafetyAnswered(**dict(pair.split("=") for pair in w)),
    "asked for": lambda w: e.BoundaryHeard(wish=w[0], until=_until(w[1:])),
    "fact": lambda w: e.FactRecorded(fact=w[0]),
    "partner ended": lambda w: e.PartnerEnded(),
    "court exception": lambda w: e.CourtExceptionRecorded(),
    "cause": lambda w: e.CauseNamed(cause=w[0], weight=2, mine="mine" if "mine" in w else None),
    "change": lambda w: e.ChangePlanned(cause=w[0], change="say it the same day"),
    "space": lambda w: e.SpaceBegun(days=int(w[0])),
    "length": lambda w: e.SpaceLengthSet(days=int(w[0])),
    "slip": lambda w: e.SlipLogged(slip=w[0]),
    "needed": lambda w: e.NeededContactLogged(about=w[0]),
    "freeze": lambda w: e.PauseBegun(reason="flu"),
    "thaw": lambda w: e.PauseEnded(),
    "urge": _urge,
    "rated": lambda w: e.DayRated(like_myself=int(w[0]), mood=int(w[1]) if len(w) > 1 else None),
    "screen": lambda w: e.ScreenTaken(name=w[0], answers=tuple(int(n) for n in w[1:])),
    "crisis": lambda w: e.CrisisNoted(),
    "calm": lambda w: e.CalmNoted(),
    "ahead": lambda w: e.DateAheadSet(what="birthday", plan="see Sam" if "planned" in w else None),
    "no-answer plan": lambda w: e.NoAnswerPlanWritten(text="call Sam"),
    "text": lambda w: e.StepTaken(step="text"),
    "call": lambda w: e.StepTaken(step="call"),
    "meet": lambda w: e.StepTaken(step="meet"),
    "talk": lambda w: e.StepTaken(step="talk"),
    "reply": lambda w: _theirs(e.ReplyReceived, w),
    "they wrote": lambda w: _theirs(e.TheyWrote, w),
    "answered": lambda w: e.ReplySent(),
    "yes": lambda w: e.YesGiven(to=w[0]),
    "review": _review,
    "talk ended": lambda w: e.TalkEnded(outcome=w[0], until=_until(w[1:])),
    "goal": _goal,
    "did": lambda w: e.GoalLogged(goal=w[0], amount=float(w[1]) if len(w) > 1 else None),
    "skipped": lambda w: e.GoalSkipped(goal=w[0]),
    "end goal": lambda w: e.GoalEnded(goal=w[0]),
    "together": lambda w: e.TogetherAgain(),
    "agreed": lambda w: e.AgreementMade(agreement=w[0], text="x", review_on=_until(w[1:])),
    "looked at": lambda w: e.AgreementReviewed(agreement=w[0], kept=w[1]),
    "check-in": lambda w: e.CheckInHeld(),
    "stop line": lambda w: e.StopLineSet(if_="nothing has changed", by=day(int(w[-1]))),
    "graduated": lambda w: e.Graduated(),
    "rule": lambda w: e.TheyWriteRuleSet(rule=w[0]),
    "person": lambda w: e.TrustedPersonNamed(name="Sam"),
    "reason": lambda w: e.ReasonKept(text="sleep"),
    "plan": lambda w: e.PlanMade(if_="Sunday", then="call Sam"),
    "quiet": lambda w: e.QuietStepDone(step=w[0]),
    "pinned": lambda w: e.FindingPinned(cause=w[0], text="fewer words from March"),
    "moment": lambda w: e.GoodMomentKept(text="the lake"),
    "letter": lambda w: e.LetterKept(text="dear", kind_of="unsent"),
    "value": lambda w: e.ValueNamed(text="kindness"),
    "country": lambda w: e.CountrySet(country=w[0]),
    "name": lambda w: e.AddressedAsSet(name="Robin"),
    "passed": lambda w: e.QuestionPassed(question=w[0]),
    "week": lambda w: e.WeekReviewed(),
    "withdraw": lambda w: e.Withdrawn(entry=int(w[0]) if w[0].isdigit() else w[0]),
    "erase": lambda w: e.Erased(entry=int(w[0])),
}
LONGEST_FIRST = sorted(STATEMENTS, key=len, reverse=True)


def entry_of(statement: str) -> tuple[e.Entry, date | None]:
    """The entry a statement is, and the day it happened where that is said."""
    words, _, on = statement.partition(" on day ")
    name = next(name for name in LONGEST_FIRST if words == name or words.startswith(name + " "))
    return STATEMENTS[name](words[len(name) :].split()), day(int(on)) if on else None


def told(text: str) -> list[e.Recorded]:
    """The lines of a story."""
    lines: list[e.Recorded] = []
    for row in filter(None, (row.strip() for row in text.splitlines())):
        head, _, body = row.partition(": ")
        _, number, *rest = head.split()
        clock = next((word for word in rest if ":" in word), "12:00")
        zone = next((word for word in rest if "/" in word), HOME)
        for statement in body.split(";"):
            entry, on = entry_of(statement.strip())
            lines.append(
                e.Recorded(seq=len(lines) + 1, at=noon(int(number), clock, zone), zone=zone, entry=entry, on=on)
            )
    return lines


def correct(lines: list[e.Recorded], number: int, entry: int | str, **fields: Any) -> list[e.Recorded]:
    """The story with a correction on a later day."""
    amendment = e.Corrected(entry=entry, fields=fields)
    return [*lines, e.Recorded(seq=len(lines) + 1, at=noon(number), zone=HOME, entry=amendment)]


def seen(story: str | list[e.Recorded], number: float, clock: str = "20:00", zone: str = HOME) -> programme.Plan:
    """What the programme says of a story on the evening of a day."""
    lines = told(story) if isinstance(story, str) else story
    return programme.seen_at(lines, noon(number, clock, zone))


def unmet(plan: programme.Plan, gate: str = "reach_out") -> list[str]:
    """The musts that keep a gate shut."""
    return [finding.code for finding in plan.gates[gate].unmet]


def opens(story: str | list[e.Recorded], number: float, gate: str = "reach_out") -> bool:
    """Whether a gate is open on the evening of a day."""
    return seen(story, number).gates[gate].open
