"""Reconnect: find out, gently and at most a few times, whether both want more.

One step at a time; then wait. What comes back says how long: all waits are differences of local dates. Silence and
hesitation are answers. Our waits are design; the principle is E-G7: two unwanted messages can already be too many.
"""

from dataclasses import dataclass

from goldseam.programme import entries as e
from goldseam.programme import safety, space
from goldseam.programme.records import Day, OpenStep, Reading, Review
from goldseam.programme.safety import MOST_UNANSWERED
from goldseam.programme.state import STEPS_KEPT, State, When, handles, keep_text

# Days between a message of theirs and the next step from here (design).
WAIT_AFTER = {
    "engaged": 1,  # a day between: nobody is rushed
    "lukewarm": 7,  # a week: room to miss the talk, or not
    "hesitant": 14,  # two weeks, once (H-12)
    "unclear": 14,  # whoever is unsure waits as after a hesitation
}
UNREAD = "unclear"  # a message nobody read yet may say anything; so it waits as long
SILENT_DAYS = 7  # after a week without a word, a message counts as unanswered (design)
SILENCE_DAYS = 30  # and then a month more, so that a second one is no pressure (design)
DOUBTS = frozenset({"hesitant", "closed", "unclear", "boundary"})  # readings that undo what an engaged reply began
WELL = 3  # of 5: a step went well from here on (design)

SLIP_OF_STEP = {"text": "message", "call": "call", "meet": "in_person", "talk": "in_person"}


# --- steps ------------------------------------------------------------------------------------------------------------


@handles(e.StepTaken)
def step_taken(state: State, entry: e.StepTaken, seq: int, when: When) -> None:
    """A step. While Space is incomplete it is a slip.

    A second message while one is open makes that one unanswered. A yes is used up by the step it was given to.
    """
    if not space.complete(state, when.day):
        space.slipped(state, SLIP_OF_STEP[entry.step], when.day, seq)
    state.steps.append((seq, entry.step, when.day))
    del state.steps[:-STEPS_KEPT]
    step = OpenStep(step=entry.step, day=when.day, seq=seq)
    if entry.step == "text":
        give_up(state)
        state.texted = state.texted or seq
        state.open_text, state.reply_due = step, None
    else:
        state.unreviewed[entry.step] = step
        state.yes.pop(entry.step, None)


def give_up(state: State) -> None:
    """The open message, if there is one, stays unanswered for good; the second one is a closing fact."""
    step, state.open_text = state.open_text, None
    if step is None:
        return
    state.unanswered = min(state.unanswered + 1, MOST_UNANSWERED)
    if state.unanswered == MOST_UNANSWERED:
        state.facts.setdefault("unanswered", step.seq)
        state.reply_due = None


def lapse(state: State, day: Day) -> None:
    """What time alone does: a second message is unanswered after a week. A first one may still be answered."""
    step = state.open_text
    if step is not None and state.unanswered + 1 >= MOST_UNANSWERED and day - step.day >= SILENT_DAYS:
        give_up(state)


def silent(state: State, day: Day) -> bool:
    """Whether a message has gone without a word for so long that the silence is to be read."""
    return state.open_text is not None and day - state.open_text.day >= SILENT_DAYS


def silence_ends(state: State) -> Day | None:
    """The day from which one last message is possible if no word comes; None where there will be none."""
    if state.open_text is None or state.unanswered + 1 >= MOST_UNANSWERED:
        return None
    return state.open_text.day + SILENT_DAYS + SILENCE_DAYS


@handles(e.StepReviewed)
def step_reviewed(state: State, entry: e.StepReviewed, seq: int, when: When) -> None:
    """How a step went. A message is not answered by looking back on it."""
    keep_text(state, entry.kind, seq)
    state.unreviewed.pop(entry.step, None)
    state.reviews[entry.step] = Review(
        mine=entry.mine, theirs=entry.theirs, both_wanted_more=entry.both_wanted_more, seq=seq
    )


@handles(e.YesGiven)
def yes_given(state: State, entry: e.YesGiven, seq: int, when: When) -> None:
    """They said yes to a call, a meeting, a talk."""
    state.yes[entry.to] = seq


@handles(e.NoAnswerPlanWritten)
def no_answer_plan_written(state: State, entry: e.NoAnswerPlanWritten, seq: int, when: When) -> None:
    """What I will do if the answer is no or nothing; the first night over it counts."""
    state.plan_for_no = seq
    if state.plan_for_no_day is None:
        state.plan_for_no_day = when.day


# --- what comes back --------------------------------------------------------------------------------------------------


@handles(e.ReplyReceived)
def reply_received(state: State, entry: e.ReplyReceived, seq: int, when: When) -> None:
    """A reply of theirs, and how it was read."""
    _their_message(state, entry, seq, when)
    if entry.reading == "engaged" and entry.boundary is None:
        _engaged(state, seq, when)


@handles(e.TheyWrote)
def they_wrote(state: State, entry: e.TheyWrote, seq: int, when: When) -> None:
    """They wrote, perhaps first. No stage is skipped: it is an engaged reply only where we had written before."""
    _their_message(state, entry, seq, when)
    if state.texted is not None and entry.reading == "engaged" and entry.boundary is None:
        _engaged(state, seq, when)


@handles(e.ReplySent)
def reply_sent(state: State, entry: e.ReplySent, seq: int, when: When) -> None:
    """The one reply to what they wrote."""
    state.reply_due = None


def _their_message(state: State, entry: e.ReplyReceived | e.TheyWrote, seq: int, when: When) -> None:
    """They wrote: whatever waited for that is over. Then what the message says counts."""
    keep_text(state, entry.kind, seq)
    state.open_text = state.needs_time_open = state.closed_seq = None
    state.reply_due = state.wrote_seq = seq
    bounded = entry.boundary is not None or entry.reading == "boundary"
    reading = Reading(reading=entry.reading or ("boundary" if bounded else UNREAD), day=when.day, seq=seq)
    state.last_reading = state.readings[reading.reading] = reading
    if entry.reading == "closed":
        state.closed_seq = seq
    if bounded or entry.reading in DOUBTS:
        state.engaged, state.engaged_twice, state.engaged_seqs = None, False, ()
        state.yes.clear()
    if bounded:
        _boundary(state, entry, seq)


def _boundary(state: State, entry: e.ReplyReceived | e.TheyWrote, seq: int) -> None:
    safety.close(state, entry, seq)
    if entry.boundary == "space":
        safety.needs_time(state, None if entry.until is None else entry.until.toordinal(), seq)
    elif entry.boundary == "limit":
        state.logistics_only = seq
    elif entry.boundary == "new_partner":
        state.new_partner = seq


def _engaged(state: State, seq: int, when: When) -> None:
    """An engaged reply. Two count where both the days they were recorded on and the days they came on differ."""
    recorded, happened = state.engaged or (when.day, when.about)
    if state.engaged is None:
        state.engaged, state.engaged_seqs = (when.day, when.about), (seq,)
    elif recorded != when.day and happened != when.about and not state.engaged_twice:
        state.engaged_twice, state.engaged_seqs = True, (*state.engaged_seqs, seq)


# --- waiting ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Why the next step has to wait: for what, by which line, and until which day; None where only they end it."""

    reason: str
    seq: int
    until: Day | None


def waits(state: State) -> list[Wait]:
    """Everything that was ever waited for, over or not. Each message keeps its own wait, whatever came after."""
    found = [
        Wait(reason=reading.reading, seq=reading.seq, until=reading.day + WAIT_AFTER[reading.reading])
        for reading in state.readings.values()
        if reading.reading in WAIT_AFTER
    ]
    if state.closed_seq is not None:
        found.append(Wait(reason="closed", seq=state.closed_seq, until=None))
    if state.open_text is not None:
        found.append(Wait(reason="silence", seq=state.open_text.seq, until=silence_ends(state)))
    return found


def running(state: State, day: Day) -> list[Wait]:
    """The waits that still run on this day."""
    return [wait for wait in waits(state) if wait.until is None or day < wait.until]


def went_well(review: Review | None) -> bool:
    """Whether a step was reviewed at 3 of 5 or better on both sides."""
    return review is not None and review.mine >= WELL and review.theirs >= WELL


def stage(state: State, day: Day) -> str:
    """Where Reconnect stands while no gate of it is open: done once both try, waiting while a step or a wait runs."""
    if state.together is not None:
        return "done"
    return "waiting" if state.unreviewed or running(state, day) else "closed"
