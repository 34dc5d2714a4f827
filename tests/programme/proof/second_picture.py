"""What the lines lead to, in the second reading of the programme: whole lists, line after line."""

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


def parsed(raw: list[dict], until: datetime | None = None) -> list[Line]:
    """The lines with their effective times. `until`: without those that say a later time."""
    lines, latest = [], None
    for seq, entry in enumerate(raw, 1):
        at = datetime.fromisoformat(entry["at"])
        if until is not None and at > until:
            continue
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
    gone = [day for day in days_between(picture.start, today) if paused(picture, day)]
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


def take(picture: Picture, line: Line) -> None:
    lapse(picture, line.day)
    picture.lines.append(line)
    for part in (arrived, heard, rested, reached):  # one list in four: it is read beside the text
        part(picture, line)
    if line.entry["kind"] not in ("reply-received", "they-wrote") and (says_no(line.entry) or grown(picture)):
        picture.reply_due = False


def grown(picture: Picture) -> bool:
    """Whether this line closed anything new, a second silence for instance."""
    return picture.facts_before != picture.facts


def says_no(entry: dict) -> bool:
    """Whether this line alone closes, be it for the second time."""
    if entry["kind"] == "fact-recorded":
        return entry["fact"] != "new_partner"
    if entry["kind"] == "safety-answered":
        return entry.get("adult") == "no" or any(entry.get(question) == "yes" for question in YES_MEANS)
    return entry.get("wish") == "no_contact" or (entry["kind"], entry.get("outcome")) == ("talk-ended", "no")


def arrived(picture: Picture, line: Line) -> None:
    entry, kind = line.entry, line.entry["kind"]
    if kind == "hope-chosen":
        picture.hope = entry["hope"]
    elif kind == "story-told":
        picture.story = True
    elif kind == "cause-named":
        picture.causes[entry["cause"]] = bool(entry.get("mine"))
    elif kind == "change-planned":
        picture.changes.add(entry["cause"])


def heard(picture: Picture, line: Line) -> None:
    entry, kind = line.entry, line.entry["kind"]
    if kind == "safety-answered":
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


def rested(picture: Picture, line: Line) -> None:
    entry, kind, day = line.entry, line.entry["kind"], line.day
    if kind == "space-begun":
        picture.start, picture.length = day, min(max(entry["days"], 21), 90)
        picture.lowered, picture.pauses = False, []
    elif kind == "space-length-set" and picture.start:
        if entry["days"] >= picture.length:
            picture.length = min(entry["days"], 90)
        elif not picture.lowered and entry["days"] >= 21:
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


def reached(picture: Picture, line: Line) -> None:
    entry, kind = line.entry, line.entry["kind"]
    if kind == "no-answer-plan-written":
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
    if not space_complete(picture, line.day):
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
