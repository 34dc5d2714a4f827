"""The programme read a second time, by someone who had not seen the first: slow, short, straight from the text.

It knows raw journal lines (dicts) and one instant, keeps whole lists, looks at every day there is, and answers what
the real library answers with counters and windows. Where both readings agree on many random journals, a slip of the
pen in either would have had to be made twice. It says nothing of stages, steadiness of single kinds, or Today.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from proof.second_picture import (
    ALWAYS,
    ANSWERABLE,
    CONTACT,
    GATES,
    QUESTIONS,
    SEVERE,
    WAIT_DAYS,
    Line,
    Picture,
    amended,
    folded,
    lapse,
    parsed,
    space_complete,
    steadiness,
)


@dataclass
class Moment:
    """When it is asked: the local date, the instant, and the date and instant by which waits are measured."""

    today: date
    now: datetime
    waits_on: date
    waits_at: datetime


def answered(picture: Picture, moment: Moment) -> bool:
    for question in QUESTIONS:
        answer, day = picture.answers.get(question, ("skipped", moment.today))
        good = answer == "yes" if question == "adult" else answer == "no"
        if not good or (moment.waits_on - day).days > 7:
            return False
    return True


def waiting_over(picture: Picture, today: date) -> bool:
    if any((today - sent).days < 37 for sent in picture.silence):
        return False
    return all(said != "closed" and (today - day).days >= WAIT_DAYS[said] for said, day in picture.readings)


def calm_again(picture: Picture, moment: Moment) -> bool:
    return not picture.crisis or (picture.calm and moment.waits_at - picture.crisis[-1].at >= timedelta(hours=72))


def boundary_over(picture: Picture, moment: Moment) -> bool:
    return not picture.open_ended and all(day <= moment.waits_on for day in picture.until)


def musts(picture: Picture, gate: str, moment: Moment, fresh: bool = False) -> dict[str, bool]:
    """Every must of this gate, met or not. `fresh`: as if all safety questions had just been answered."""
    today = moment.waits_on
    met = {
        "facts": not picture.facts,
        "boundary": boundary_over(picture, moment) and not picture.logistics_only,
        "answers": fresh or answered(picture, moment),
        "path": picture.hope != "let_go",
        "space": space_complete(picture, today),
        "understand": picture.story
        and bool(picture.causes)
        and all(cause in picture.changes for cause, mine in picture.causes.items() if mine),
        "crisis": calm_again(picture, moment) and all((today - line.day).days >= 14 for line in picture.crisis),
        "phq2": max(picture.phq2, picture.phq8) < 3,
        "urges": not any(strength >= 8 and (today - day).days <= 2 for day, strength in picture.urges),
        "new_partner": not picture.new_partner,
        "no_answer_plan": picture.no_answer_plan,
        "open_step": not picture.open_text and not picture.open_rungs,
        "waited": waiting_over(picture, today),
        "attempts": len(picture.silent) < 2,
    }
    if gate == "call":
        met["engaged"] = any(
            one[0] != two[0] and one[1] != two[1] for one in picture.engaged for two in picture.engaged
        )
    if gate == "meet":
        met["call"] = picture.went_well.get("call", False)
        met["yes"] = "meet" in picture.yes
    if gate == "talk":
        met["meeting"] = picture.went_well.get("meet", False)
        met["changes"] = all(cause in picture.changes for cause in picture.causes)
        met["yes"] = "talk" in picture.yes
    return met


def surfaces(picture: Picture, moment: Moment) -> set[str]:
    there = {*ALWAYS, *CONTACT, "logistics"}
    calm = calm_again(picture, moment)
    if picture.facts or picture.new_partner or picture.logistics_only or not calm or picture.hope == "let_go":
        there -= CONTACT
    if not boundary_over(picture, moment):
        there -= CONTACT
    severe = picture.facts & SEVERE
    if severe & {"minor", "harm_intent"} or (severe and not picture.court):
        there.discard("logistics")
    if picture.reply_due and calm and picture.facts <= ANSWERABLE:
        there.add("reply")
    return there


@dataclass
class Answer:
    facts: set[str]
    surfaces: set[str]
    open: dict[str, bool]
    opens_on: dict[str, date | None]
    steadiness: tuple[int, int]
    unmet: dict[str, set[str]]


FAR = 140  # days looked ahead for the date on which a gate opens by waiting alone
TIMELY = {"boundary", "space", "crisis", "urges", "open_step", "waited"}  # what waiting alone can meet


@dataclass
class Telling:
    """One reading of the lines: what it leads to, and the instant before which its waits never count."""

    picture: Picture
    ends: datetime


def read(raw: list[dict], at: str) -> Answer:
    """What the text says of these lines at this instant."""
    lines = parsed(raw)
    now = datetime.fromisoformat(at)
    past = [line for line in lines if line.at <= now]
    wholes = [lines] if len(past) == len(lines) else [parsed(raw, now), lines, past]
    zone = ZoneInfo((past or lines)[-1].zone) if lines else now.tzinfo
    tellings = tellings_of(wholes, now)
    today = now.astimezone(zone).date()
    moments = [moment_of(telling, now, zone) for telling in tellings]
    for telling, moment in zip(tellings, moments, strict=True):
        lapse(telling.picture, moment.waits_on)
    facts = {fact for telling in tellings for fact in telling.picture.facts}
    for telling in tellings:
        telling.picture.facts |= facts
    asked = list(zip([telling.picture for telling in tellings], moments, strict=True))
    unmet = {gate: {code for p, m in asked for code, met in musts(p, gate, m).items() if not met} for gate in GATES}
    return Answer(
        facts=facts,
        surfaces=set.intersection(*(surfaces(picture, moment) for picture, moment in asked)),
        open={gate: not unmet[gate] for gate in GATES},
        opens_on={gate: opening(tellings_of(wholes, now), gate, now, zone) if unmet[gate] else None for gate in GATES},
        steadiness=steadiness(tellings[-1].picture, today),
        unmet=unmet,
    )


def moment_of(telling: Telling, now: datetime, zone: tzinfo) -> Moment:
    """The clock never counts as earlier than the last line of a telling."""
    latest = max(now, telling.ends)
    return Moment(now.astimezone(zone).date(), now, latest.astimezone(zone).date(), latest)


def tellings_of(wholes: list[list[Line]], now: datetime) -> list[Telling]:
    """Each story as recorded and as amended. Where the clock stands before the end of the journal, there are three:
    without the lines of a later time, the whole, and up to the first of a later time."""
    return [
        Telling(folded(told), whole[-1].at if whole else now) for whole in wholes for told in (whole, amended(whole))
    ]


def opening(tellings: list[Telling], gate: str, now: datetime, zone: tzinfo) -> date | None:
    """The first day on which nothing but fresh answers is missing."""
    for telling in tellings:
        moment = moment_of(telling, now, zone)
        met = musts(telling.picture, gate, moment, fresh=True)
        if any(not good and code not in TIMELY for code, good in met.items()):
            return None
    today = now.astimezone(zone).date()
    for later in range(FAR):
        then_now = now.astimezone(zone) + timedelta(days=later)  # the same hour on the wall, through summer time
        thens = [moment_of(telling, then_now, zone) for telling in tellings]
        for telling, then in zip(tellings, thens, strict=True):
            lapse(telling.picture, then.waits_on)
        asked = zip(tellings, thens, strict=True)
        if all(all(musts(telling.picture, gate, then, fresh=True).values()) for telling, then in asked):
            return today + timedelta(days=later)
        if any(telling.picture.facts for telling in tellings):
            return None
    return None
