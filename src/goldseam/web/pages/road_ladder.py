"""The ladder: every step taken towards the other person, what came of it, and what the next one waits for.

One conversation at a time. Where the surface is gone, none of this is on the page; the entries stay in the journal.
"""

from dataclasses import dataclass
from datetime import date

from goldseam.programme import entries as e
from goldseam.programme import reconnect
from goldseam.programme.decide import GATE_OF_STEP
from goldseam.web.desk import Desk
from goldseam.web.pages import road_words
from goldseam.web.pages.lines import line_of
from goldseam.web.pages.road_gate import Gate, Row

KINDS = ("reply-received", "they-wrote", "step-reviewed", "talk-ended")  # what may come of a step
HOLDING_UP = ("no_open_step", "wait_over", "attempts_left")  # conditions about what is between the two just now


@dataclass(slots=True, kw_only=True)
class Rung:
    """One step, or a message of theirs nobody had asked for; `outcome` is a sentence, empty while it is open."""

    seq: int
    step: str
    title: str
    icon: str
    day: date
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The rungs in the order they were taken, and what the next one waits for."""

    rungs: tuple[Rung, ...]
    waits: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Something about the two of them that one can do or note now: the name of its page, what follows it, its words."""

    address: str
    number: int | None
    words: str


def doors(desk: Desk) -> list[Door]:
    """What one can do or note now, from the ladder; nothing is ever taken from here."""
    state, gates = desk.story.state, desk.plan.gates
    found = [
        Door(address="step", number=number, words=road_words.DOORS[step])
        for number, (step, gate) in enumerate(GATE_OF_STEP.items(), start=1)
        if gates[gate].open
    ]
    if state.unreviewed:
        found.append(Door(address="look-back", number=None, words=road_words.DOORS["review"]))
    if state.open_text is not None:
        found.append(Door(address="they-wrote", number=None, words=road_words.DOORS["answer"]))
        if reconnect.silent(state, desk.plan.day.toordinal()):
            found.append(Door(address="silence", number=None, words=road_words.DOORS["silence"]))
    if state.steps:
        found.append(Door(address="their-yes", number=None, words=road_words.DOORS["yes"]))
    return found


def ladder(desk: Desk, gate: Gate) -> Ladder:
    """Everything between the two so far; empty where no step was taken."""
    state = desk.story.state
    if not state.steps:
        return Ladder(rungs=(), waits=())
    seqs = {seq for seq, _, _ in state.steps} | {seq for kind in KINDS for seq in state.texts.get(kind, ())}
    first = min(seq for seq, _, _ in state.steps)
    rungs: list[Rung] = []
    for line in desk.lines(tuple(sorted(seq for seq in seqs if seq >= first))):
        climb(rungs, line)
    for rung in rungs:
        if not rung.outcome:
            rung.outcome = still_open(desk, rung)
    waits = tuple(row for row in gate.left if row.code in HOLDING_UP)
    return Ladder(rungs=tuple(rungs), waits=waits)


def climb(rungs: list[Rung], line: e.Recorded) -> None:
    """Add a step as a rung, and anything else as the outcome of the rung it belongs to."""
    entry = line.entry
    match entry:
        case e.StepTaken():
            title, icon = road_words.STEPS[entry.step]
            rungs.append(Rung(seq=line.seq, step=entry.step, title=title, icon=icon, day=day_of(line)))
        case e.ReplyReceived() | e.TheyWrote():
            said = road_words.ANSWERS["boundary" if entry.boundary else entry.reading or ""]
            if (rung := latest(rungs, "text")) and not rung.outcome:
                rung.outcome = said
            elif isinstance(entry, e.TheyWrote):
                title, icon = road_words.STEPS["them"]
                rungs.append(Rung(seq=line.seq, step="them", title=title, icon=icon, day=day_of(line), outcome=said))
        case e.StepReviewed():
            if rung := latest(rungs, entry.step):
                rung.outcome = looked_back(entry)
        case e.TalkEnded():
            if rung := latest(rungs, "talk"):
                rung.outcome = road_words.TALKS[entry.outcome]


def day_of(line: e.Recorded) -> date:
    """The day a step was taken."""
    return line.on or line_of(line).day


def latest(rungs: list[Rung], step: str) -> Rung | None:
    """The latest rung of this kind."""
    return next((rung for rung in reversed(rungs) if rung.step == step), None)


def looked_back(entry: e.StepReviewed) -> str:
    """How a step went, in words; numbers of the other person are nobody's to show."""
    mine, theirs = entry.mine >= reconnect.WELL, entry.theirs >= reconnect.WELL
    more = road_words.BOTH_MORE if entry.both_wanted_more else road_words.NOT_BOTH_MORE
    return f"{road_words.REVIEWS[mine, theirs]} {more}"


def still_open(desk: Desk, rung: Rung) -> str:
    """What is so of a step nothing has come of yet."""
    state, today = desk.story.state, desk.plan.day.toordinal()
    if rung.step != "text":
        return road_words.NOT_REVIEWED
    if state.open_text is None or state.open_text.seq != rung.seq:
        return road_words.UNANSWERED
    return road_words.SILENT if reconnect.silent(state, today) else road_words.NO_ANSWER_YET
