"""The programme read a second time, by someone who had not seen the first: slow, short, straight from the text.

It knows raw journal lines (dicts) and one instant, keeps whole lists, looks at every day there is, and answers what
the real library answers with counters and windows. Where both readings agree on many random journals, a slip of the
pen in either would have had to be made twice. It says nothing of stages, steadiness of single kinds, or Today.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

QUESTIONS = (
    "adult", "afraid_of_them", "hurt_by_them", "controlled_by_them", "they_were_afraid", "contacted_after_no", "order",
    "police",
)  # fmt: skip
YES_MEANS = {
    "afraid_of_them": "user_was_harmed",
    "hurt_by_them": "user_was_harmed",
    "controlled_by_them": "user_was_harmed",
    "they_were_afraid": "ex_afraid",
    "contacted_after_no": "explicit_no",
    "order": "order",
    "police": "police_warning",
}
READ_AS = {None: "explicit_no", "no_contact": "explicit_no", "final": "explicit_no", "legal_fear": "ex_afraid"}
WAIT_DAYS = {"engaged": 1, "lukewarm": 7, "hesitant": 14, "unclear": 14, None: 14}
ANSWERABLE = {"explicit_no", "blocked", "unanswered"}
SEVERE = {"user_was_harmed", "order", "police_warning", "minor", "ex_afraid", "harm_intent"}
ALWAYS = {"help", "safety_plan", "onward", "journal", "export", "delete", "lock"}
CONTACT = {"ladder", "draft", "countdown", "talk_plan"}
GATES = ("reach_out", "call", "meet", "talk")


@dataclass
class Line:
    seq: int
    at: datetime
    day: date  # the latest `at` so far, on the clock it was lived by
    about: date
    entry: dict
    zone: str


@dataclass
class Picture:
    """Everything one reading of the lines leads to, as plain lists."""

    lines: list[Line] = field(default_factory=list)
    facts: set[str] = field(default_factory=set)
    until: list[date] = field(default_factory=list)
    open_ended: bool = False
    logistics_only: bool = False
    new_partner: bool = False
    court: bool = False
    hope: str = "unsure"
    answers: dict[str, tuple[str, date]] = field(default_factory=dict)
    story: bool = False
    causes: dict[str, bool] = field(default_factory=dict)
    changes: set[str] = field(default_factory=set)
    start: date | None = None
    length: int = 0
    lowered: bool = False
    pauses: list[list[date | None]] = field(default_factory=list)
    slips: list[date] = field(default_factory=list)
    crisis: list[Line] = field(default_factory=list)
    calm: bool = True
    phq2: int = 0
    phq8: int = 0  # its first two items, since the latest PHQ-2
    urges: list[tuple[date, int]] = field(default_factory=list)
    no_answer_plan: bool = False
    open_text: date | None = None
    open_rungs: set[str] = field(default_factory=set)
    silent: list[date] = field(default_factory=list)  # texts given up unanswered
    silence: list[date] = field(default_factory=list)  # the same, since they last wrote
    silent_open: date | None = None  # the one among them that may still be answered
    readings: list[tuple[str | None, date]] = field(default_factory=list)
    engaged: list[tuple[date, date]] = field(default_factory=list)
    yes: set[str] = field(default_factory=set)
    went_well: dict[str, bool] = field(default_factory=dict)
    reply_due: bool = False
    written: bool = False
    facts_before: set[str] = field(default_factory=set)


def parsed(raw: list[dict]) -> list[Line]:
    lines, latest = [], None
    for seq, entry in enumerate(raw, 1):
        at = datetime.fromisoformat(entry["at"])
        latest = at if latest is None or at > latest else latest
        day = latest.astimezone(ZoneInfo(entry["zone"])).date()
        about = min(date.fromisoformat(entry["on"]), day) if entry.get("on") else day
        lines.append(Line(seq, latest, day, about, entry, entry["zone"]))
    return lines


def amended(lines: list[Line]) -> list[Line]:
    result = {line.seq: line for line in lines}
    for line in lines:
        kind, target = line.entry["kind"], line.entry.get("entry")
        if kind not in ("corrected", "withdrawn") or target not in result or target >= line.seq:
            continue
        was = result[target]
        if was.entry["kind"] in ("corrected", "withdrawn", "erased"):
            continue
        if kind == "withdrawn":
            del result[target]
        else:
            entry = {**was.entry, **line.entry["fields"]}
            about = min(date.fromisoformat(entry["on"]), was.day) if entry.get("on") else was.day
            result[target] = Line(was.seq, was.at, was.day, about, entry, was.zone)
    return [result[seq] for seq in sorted(result)]


def paused(picture: Picture, day: date) -> bool:
    return any(begun <= day and (ended is None or day < ended) for begun, ended in picture.pauses)


def days_between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def steadiness(picture: Picture, today: date) -> tuple[int, int]:
    if picture.start is None:
        return 0, 0
    window = days_between(max(picture.start, today - timedelta(days=29)), today)
    slipped = set(picture.slips)
    counted = [day for day in window if day in slipped or not paused(picture, day)]
    return sum(day not in slipped for day in counted), len(counted)


def space_complete(picture: Picture, today: date) -> bool:
    if picture.start is None:
        return False
    gone = [day for day in days_between(picture.start, today)[:-1] if paused(picture, day)]
    elapsed = (today - picture.start).days - len(gone)
    quiet, of = steadiness(picture, today)
    counting = [day for day in days_between(picture.start, today) if day in picture.slips or not paused(picture, day)]
    return elapsed >= picture.length and 5 * quiet >= 4 * of and not set(counting[-7:]) & set(picture.slips)


def lapse(picture: Picture, today: date) -> None:
    if picture.open_text and (today - picture.open_text).days >= 7:
        picture.silent.append(picture.open_text)
        picture.silence.append(picture.open_text)
        picture.silent_open, picture.open_text = picture.open_text, None
        if len(picture.silent) >= 2:
            picture.facts.add("unanswered")


def take(picture: Picture, line: Line) -> None:  # one long list on purpose: it is read beside the text
    entry, kind, day = line.entry, line.entry["kind"], line.day
    lapse(picture, day)
    picture.lines.append(line)
    if kind == "hope-chosen":
        picture.hope = entry["hope"]
    elif kind == "story-told":
        picture.story = True
    elif kind == "cause-named":
        picture.causes[entry["cause"]] = bool(entry.get("mine"))
    elif kind == "change-planned":
        picture.changes.add(entry["cause"])
    elif kind == "safety-answered":
        for question in QUESTIONS:
            if question in entry:
                picture.answers[question] = (entry[question], line.about)
                if entry[question] == "yes" and question in YES_MEANS:
                    picture.facts.add(YES_MEANS[question])
        if entry.get("adult") == "no":
            picture.facts.add("minor")
    elif kind == "boundary-heard":
        wished(picture, entry["wish"], entry.get("until"))
    elif kind == "fact-recorded":
        if entry["fact"] == "new_partner":
            picture.new_partner = True
        else:
            picture.facts.add(entry["fact"])
    elif kind == "partner-ended":
        picture.new_partner = False
    elif kind == "court-exception-recorded":
        picture.court = True
    elif kind == "space-begun":
        picture.start, picture.length, picture.lowered, picture.pauses = day, entry["days"], False, []
    elif kind == "space-length-set" and picture.start:
        if entry["days"] >= picture.length:
            picture.length = entry["days"]
        elif not picture.lowered:
            picture.length, picture.lowered = entry["days"], True
    elif kind == "pause-begun" and picture.start and not any(ended is None for _, ended in picture.pauses):
        picture.pauses.append([day, None])
    elif kind == "pause-ended":
        for pause in picture.pauses:
            pause[1] = pause[1] or day
    elif kind == "slip-logged":
        picture.slips.append(line.about)
    elif kind == "urge-logged":
        picture.urges.append((day, entry.get("after", entry["before"])))
        if entry["outcome"] == "sent":
            picture.slips.append(line.about)
    elif kind == "screen-taken":
        if entry["name"] == "phq2":
            picture.phq2, picture.phq8 = sum(entry["answers"]), 0
        elif entry["name"] == "phq8":
            picture.phq8 = sum(entry["answers"][:2])
    elif kind == "crisis-noted":
        picture.crisis.append(line)
        picture.calm = False
    elif kind == "calm-noted":
        picture.calm = True
    elif kind == "no-answer-plan-written":
        picture.no_answer_plan = True
    elif kind == "step-taken":
        stepped(picture, line)
    elif kind in ("reply-received", "they-wrote"):
        they_said(picture, line)
    elif kind == "reply-sent":
        picture.reply_due = False
    elif kind == "yes-given":
        picture.yes.add(entry["to"])
    elif kind == "step-reviewed":
        if entry["step"] != "text":
            picture.went_well[entry["step"]] = (
                entry["mine"] >= 3 and entry["theirs"] >= 3 and (entry["step"] != "call" or entry["both_wanted_more"])
            )
        picture.open_rungs.discard(entry["step"])
    elif kind == "talk-ended":
        picture.open_rungs.discard("talk")
        if entry["outcome"] == "no":
            picture.facts.add("explicit_no")
        elif entry["outcome"] == "need_time":
            wished(picture, "needs_time", entry.get("until"))
    if kind not in ("reply-received", "they-wrote") and picture.facts_before != picture.facts:
        picture.reply_due = False


def wished(picture: Picture, wish: str, until: str | None) -> None:
    if wish == "no_contact":
        picture.facts.add("explicit_no")
    elif wish == "logistics_only":
        picture.logistics_only = True
    elif until:
        picture.until.append(date.fromisoformat(until))
    else:
        picture.open_ended = True


def stepped(picture: Picture, line: Line) -> None:
    if picture.start and not space_complete(picture, line.day):
        picture.slips.append(line.about)
    step = line.entry["step"]
    if step == "text":
        picture.written = True
        if picture.open_text:
            picture.silent.append(picture.open_text)
            picture.silence.append(picture.open_text)
        picture.open_text, picture.silent_open, picture.reply_due = line.day, None, False
        if len(picture.silent) >= 2:
            picture.facts.add("unanswered")
    else:
        picture.open_rungs.add(step)
        picture.yes.discard(step)


def they_said(picture: Picture, line: Line) -> None:
    entry = line.entry
    answers = bool(picture.open_text or picture.silent_open)
    if picture.open_text:
        picture.open_text = None
    elif picture.silent_open:
        picture.silent.remove(picture.silent_open)
        picture.silent_open = None
    picture.open_ended, picture.silence = False, []
    reading, kind = entry.get("reading"), entry.get("boundary")
    picture.reply_due = True
    if reading == "boundary" or kind:
        if kind in READ_AS:
            picture.facts.add(READ_AS[kind])
            picture.reply_due = False
        elif kind == "new_partner":
            picture.new_partner = True
        else:
            wished(picture, "logistics_only" if kind == "limit" else "needs_time", entry.get("until"))
        picture.readings = [(said, day) for said, day in picture.readings if said != "closed"]
        picture.engaged, picture.yes = [], set()
        return
    picture.readings = [(said, day) for said, day in picture.readings if said != "closed"] + [(reading, line.day)]
    if reading == "engaged" and (answers or picture.written or entry["kind"] == "reply-received"):
        picture.engaged.append((line.day, line.about))
    elif reading in ("hesitant", "closed", "unclear"):
        picture.engaged, picture.yes = [], set()


def folded(lines: list[Line]) -> Picture:
    picture = Picture()
    for line in lines:
        lapse(picture, line.day)
        picture.facts_before = set(picture.facts)
        take(picture, line)
    return picture


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


def read(raw: list[dict], at: str) -> Answer:
    """What the text says of these lines at this instant."""
    lines = parsed(raw)
    now = datetime.fromisoformat(at)
    zone = ZoneInfo(lines[-1].zone) if lines else now.tzinfo
    latest = max([now, *(line.at for line in lines[-1:])])
    moment = Moment(now.astimezone(zone).date(), now, latest.astimezone(zone).date(), latest)
    variants = readings_of(lines, now)
    for picture in variants:
        lapse(picture, moment.waits_on)
    facts = {fact for picture in variants for fact in picture.facts}
    for picture in variants:
        picture.facts |= facts
    unmet = {
        gate: {code for p in variants for code, met in musts(p, gate, moment).items() if not met} for gate in GATES
    }
    return Answer(
        facts=facts,
        surfaces=set.intersection(*(surfaces(picture, moment) for picture in variants)),
        open={gate: not unmet[gate] for gate in GATES},
        opens_on={gate: opening(lines, gate, moment) if unmet[gate] else None for gate in GATES},
        steadiness=steadiness(variants[-1], moment.today),
        unmet=unmet,
    )


def readings_of(lines: list[Line], now: datetime) -> list[Picture]:
    """The story as recorded and as amended; and, where the clock stands before its end, up to that instant as well."""
    past = [line for line in lines if line.at <= now]
    tellings = [lines] if len(past) == len(lines) else [lines, past]
    return [folded(told) for telling in tellings for told in (telling, amended(telling))]


def opening(lines: list[Line], gate: str, moment: Moment) -> date | None:
    """The first day on which nothing but fresh answers is missing."""
    variants = readings_of(lines, moment.now)
    if any(
        not met and code not in TIMELY for p in variants for code, met in musts(p, gate, moment, fresh=True).items()
    ):
        return None
    for later in range(FAR):
        day = moment.waits_on + timedelta(days=later)
        then = Moment(day, moment.now, day, moment.waits_at + timedelta(days=later))
        for picture in variants:
            lapse(picture, day)
        if all(all(musts(picture, gate, then, fresh=True).values()) for picture in variants):
            return day
        if any(picture.facts for picture in variants):
            return None
    return None
