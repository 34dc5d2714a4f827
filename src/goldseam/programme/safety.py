"""Rules that come first and cannot be turned off: closing facts, waits, crisis, and what they leave on the surface.

Facts only grow, permissions only shrink (programme.md §9). Nothing in this module looks at corrections or at text: the
fold joins the facts of both its states, and a surface is there only if every state of the story leaves it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from goldseam.programme import entries as e
from goldseam.programme.amendments import amended_line
from goldseam.programme.records import Answered, Day
from goldseam.programme.state import State, Story, When, handles, run

FRESH_DAYS = 7  # an answer counts this many local dates; things change in a week (MU-20)
CRISIS_HOURS = 72  # contact rests this long after the last crisis entry (INV-7): acute distress ebbs over days
CRISIS_DAYS = 14  # and a gate waits this long: the span the screens ask about (design)

MOST_UNANSWERED = 2  # unanswered messages, ever (E-G7: two unwanted ones can already be too many)

CLOSING_FACTS = (
    "explicit_no", "blocked", "third_party_no", "unanswered", "order", "police_warning", "minor", "ex_afraid",
    "harm_intent", "user_was_harmed", "monitoring_admitted",
)  # fmt: skip

QUESTIONS = e.SafetyAnswered.expected
FACT_OF_YES = {
    "afraid_of_them": "user_was_harmed",
    "hurt_by_them": "user_was_harmed",
    "controlled_by_them": "user_was_harmed",
    "they_were_afraid": "ex_afraid",
    "contacted_after_no": "explicit_no",
    "order": "order",
    "police": "police_warning",
}
FACT_OF_BOUNDARY = {"no_contact": "explicit_no", "final": "explicit_no", None: "explicit_no", "legal_fear": "ex_afraid"}

ALWAYS = ("help", "safety_plan", "onward", "journal", "export", "delete", "lock")
LADDER = ("ladder", "draft", "countdown", "talk_plan")
CONTACT = ("reply", "logistics", *LADDER)
SURFACES = (*ALWAYS, *CONTACT)  # in the order of interfaces.md §1; `shared` is absent until it is built

# With these the logistics helper and replies close too.
GRAVE = frozenset({"user_was_harmed", "order", "police_warning", "minor", "ex_afraid", "harm_intent"})
NO_EXCEPTION = frozenset({"minor", "harm_intent"})  # no court exception brings logistics back
STILL_ANSWERS = frozenset({"explicit_no", "blocked", "unanswered"})  # after these alone, their message may be answered


# --- where facts come from --------------------------------------------------------------------------------------------


def facts_of(entry: e.Entry) -> tuple[str, ...]:
    """The closing facts this entry states by itself."""
    match entry:
        case e.FactRecorded(fact=fact):
            return () if fact == "new_partner" else (fact,)
        case e.BoundaryHeard(wish="no_contact") | e.TalkEnded(outcome="no"):
            return ("explicit_no",)
        case e.ReplyReceived() | e.TheyWrote():
            return _facts_of_message(entry)
        case e.SafetyAnswered():
            return tuple(_facts_of_answers(entry))
        case e.CopiesJoined(still=still):
            return tuple(fact for fact in still if fact in CLOSING_FACTS)
    return ()


def _facts_of_message(entry: e.ReplyReceived | e.TheyWrote) -> tuple[str, ...]:
    """A boundary closes by its kind; a kind that was named counts whatever else the message was read as."""
    if entry.boundary is None and entry.reading != "boundary":
        return ()
    fact = FACT_OF_BOUNDARY.get(entry.boundary)
    return () if fact is None else (fact,)


def _facts_of_answers(entry: e.SafetyAnswered) -> Iterator[str]:
    if entry.adult == "no":
        yield "minor"
    for question, fact in FACT_OF_YES.items():
        if getattr(entry, question) == "yes":
            yield fact


def close(state: State, entry: e.Entry, seq: int) -> None:
    """Join what this entry closes. What came before it is over: a message to answer (§9), being together."""
    for fact in facts_of(entry):
        state.facts.setdefault(fact, seq)
        state.reply_due = state.together = state.together_day = None


CONTACT_KINDS = (e.StepTaken, e.ReplyReceived, e.TheyWrote)


def said_meanwhile(versions: Iterable[tuple[int, e.Entry]]) -> Iterator[tuple[str, int]]:
    """The closing facts of what corrections made of their lines, with the lines: corrected again, they stay."""
    for seq, entry in versions:
        for fact in facts_of(entry):
            yield fact, seq


def silence_meanwhile(lines: Sequence[e.Recorded]) -> dict[str, int]:
    """`unanswered` with its line, if two messages stood unanswered at any time between two amendments: it stays.

    Asked where neither the lines as recorded nor as amended in the end say so. As they stood before the first amendment
    they are part of the recorded ones; so what is looked at is what stood the moment before each later one.
    """
    story: list[e.Recorded] = []
    places: dict[int | str, int] = {}
    amended = False
    for line in lines:
        if isinstance(line.entry, CONTACT_KINDS):
            places.update({name: len(story) for name in (line.seq, line.id) if name is not None and name not in places})
            story.append(line)
            continue
        if not isinstance(line.entry, e.Corrected | e.Withdrawn):
            continue
        place = places.get(line.entry.entry)
        if place is None or not _changes_silence(story[place].entry, line.entry):
            continue
        # Time alone may have closed it by then; the amendment stands at the end for its day.
        stood = run(State(), [*story, line]).facts if amended else {}
        if "unanswered" in stood:
            return {"unanswered": stood["unanswered"]}
        story[place], amended = amended_line(story[place], line.entry), True
    return {}


def _changes_silence(entry: e.Entry, amendment: e.Corrected | e.Withdrawn) -> bool:
    """Whether it matters to what was answered: a step or a message gone, another step. Not how a message was read."""
    if isinstance(amendment, e.Corrected):
        return isinstance(entry, e.StepTaken) and "step" in amendment.fields
    return isinstance(entry, CONTACT_KINDS)


def with_sticky(story: Story, facts: Iterable[str], unanswered: int) -> Story:
    """The story with what the sealed head remembers joined in, so that nothing lost from the lines reopens."""
    remembered = sorted({*facts, *(("unanswered",) if unanswered >= MOST_UNANSWERED else ())})
    if set(remembered) <= story.recorded.facts.keys() and unanswered <= story.recorded.unanswered:
        return story

    def joined(state: State) -> State:
        known = dict(state.facts)
        for fact in remembered:
            known.setdefault(fact, 0)
        # Nobody can say any more which came first, their latest message or the fact; so it stays without an answer.
        return replace(state, facts=known, unanswered=max(state.unanswered, unanswered), reply_due=None)

    return Story(recorded=joined(story.recorded), amended=None if story.amended is None else joined(story.amended))


# --- entries ----------------------------------------------------------------------------------------------------------


@handles(e.FactRecorded)
def fact_recorded(state: State, entry: e.FactRecorded, seq: int, when: When) -> None:
    """A fact the person states; a new partner closes nothing for good."""
    close(state, entry, seq)
    if entry.fact == "new_partner":
        state.new_partner = seq


@handles(e.PartnerEnded)
def partner_ended(state: State, entry: e.PartnerEnded, seq: int, when: When) -> None:
    """There is no new partner any more."""
    state.new_partner = None


@handles(e.CourtExceptionRecorded)
def court_exception_recorded(state: State, entry: e.CourtExceptionRecorded, seq: int, when: When) -> None:
    """A court allowed what the children need."""
    state.court_exception = seq


@handles(e.SafetyAnswered)
def safety_answered(state: State, entry: e.SafetyAnswered, seq: int, when: When) -> None:
    """Each answer counts from the day it is about; a question that was not asked keeps its answer."""
    close(state, entry, seq)
    for question in QUESTIONS:
        answer = getattr(entry, question)
        if answer is not None:
            state.safety[question] = Answered(answer=answer, day=when.about, seq=seq)


@handles(e.BoundaryHeard)
def boundary_heard(state: State, entry: e.BoundaryHeard, seq: int, when: When) -> None:
    """What they asked for."""
    close(state, entry, seq)
    if entry.wish == "needs_time":
        needs_time(state, None if entry.until is None else entry.until.toordinal(), seq)
    elif entry.wish == "logistics_only":
        state.logistics_only = seq


def needs_time(state: State, until: Day | None, seq: int) -> None:
    """They asked for time. Of several dates the latest counts; without a date, until they write."""
    state.needs_time_seq = seq
    if until is None:
        state.needs_time_open = seq
    else:
        state.needs_time_until = max(until, state.needs_time_until or until)


@handles(e.CrisisNoted)
def crisis_noted(state: State, entry: e.CrisisNoted, seq: int, when: When) -> None:
    """A crisis: everything about contact rests."""
    state.crisis_at, state.crisis_day, state.crisis_seq, state.calm_seq = when.at, when.day, seq, None


@handles(e.CalmNoted)
def calm_noted(state: State, entry: e.CalmNoted, seq: int, when: When) -> None:
    """Calm again, said by the person; counts where it follows a crisis."""
    if state.crisis_seq is not None:
        state.calm_seq = seq


# --- what is left -----------------------------------------------------------------------------------------------------


def crisis_over_at(state: State) -> datetime | None:
    """The instant from which the crisis no longer keeps contact away; None where calm was not noted, or no crisis."""
    if state.crisis_at is None or state.calm_seq is None:
        return None
    return state.crisis_at + timedelta(hours=CRISIS_HOURS)


def crisis_holds(state: State, at: datetime) -> bool:
    """Whether a crisis keeps contact away at this instant."""
    if state.crisis_at is None:
        return False
    over = crisis_over_at(state)
    return over is None or at < over


def in_crisis(story: Story, now: datetime) -> bool:
    """Whether a crisis holds in any reading of the story. The clock never counts as earlier than the last line."""
    return any(crisis_holds(state, max(now, state.last_at or now)) for state in story.variants)


def messages_rest(story: Story, now: datetime) -> bool:
    """Whether reading old messages of the other is off (§9): with a grave fact in any reading of the story, for good,
    whatever a court excepted; in a crisis, until it is over."""
    return any(GRAVE & state.facts.keys() for state in story.variants) or in_crisis(story, now)


def time_asked(state: State, day: Day) -> bool:
    """Whether they asked for time that still runs on this day."""
    return state.needs_time_open is not None or (state.needs_time_until is not None and day < state.needs_time_until)


def surfaces_of(state: State, facts: Iterable[str], at: datetime, day: Day) -> frozenset[str]:
    """What is there at this instant: the table of interfaces.md §1, row by row."""
    closed, gone = frozenset(facts), set[str]()
    crisis = crisis_holds(state, at)
    if closed or crisis or time_asked(state, day) or state.logistics_only is not None:
        gone.update(LADDER)
    if state.new_partner is not None or state.hope == "let_go":
        gone.update(LADDER)
    excepted = state.court_exception is not None and not closed & NO_EXCEPTION
    if closed & GRAVE and not excepted:
        gone.add("logistics")
    if state.reply_due is None or crisis or closed - STILL_ANSWERS:
        gone.add("reply")
    return frozenset(SURFACES) - gone
