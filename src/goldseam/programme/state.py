"""The state of a story, and how entries change it. Always recomputable; never the truth itself.

`Story` is what folds. It holds the state twice: as recorded, and as amended by corrections and withdrawals; they are
one and the same until the first amendment. Everything in it is bounded: a record a day, windows, counters, and the
latest few line numbers of each kind of text.

Time: an entry's effective instant is the latest `at` so far; its day is that instant's date in the zone it was lived
in. An `on` earlier than that moves a slip, a rating, an urge, a need or a goal to its day. For everything that could
open a gate an earlier `on` counts for nothing, so that back-dating never helps (programme.md §11.5).
"""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from goldseam.programme import entries as e
from goldseam.programme.amendments import amended_lines, told_once
from goldseam.programme.records import (
    STRETCH,
    Agreement,
    Ahead,
    Answered,
    ByDay,
    Cause,
    Day,
    Goal,
    OpenStep,
    Reading,
    Review,
)  # fmt: skip

REDUCER_VERSION = 2  # a snapshot of another version is not read; raise it with any change of shape or meaning

TEXTS_KEPT = 30  # line numbers kept of each kind of text: more than a page shows
DATES_KEPT = 60  # dates ahead kept at once: a year of hard days
WORDS_LISTED = 200  # different free words (quiet steps, passed questions) told apart
URGE_DAYS = 60  # days of urges kept: far more than the three a gate asks about
RATING_DAYS = 800  # days of ratings kept: a year in colour, and the year before
PAUSES_KEPT = 60  # closed pauses kept one by one; older ones only as their sum
STEPS_KEPT = 30  # steps with the other person kept for the overview


@dataclass(slots=True, kw_only=True)
class State:
    """One person's story so far."""

    # where and when
    last_seq: int = 0
    last_at: datetime | None = None  # the latest `at` so far
    zone: str = "UTC"  # of the last line
    first_day: Day | None = None

    # arrive
    story_seq: int | None = None
    ended_on: date | None = None
    ended_by: str | None = None
    ties: tuple[str, ...] = ()
    earlier_breakups: int | None = None
    hope: str = "unsure"
    hope_seq: int | None = None
    country: str | None = None
    addressed_seq: int | None = None
    passed: list[str] = field(default_factory=list)
    safety: dict[str, Answered] = field(default_factory=dict)

    # what closes
    facts: dict[str, int] = field(default_factory=dict)  # closing fact -> first line
    new_partner: int | None = None
    court_exception: int | None = None
    needs_time_until: Day | None = None
    needs_time_open: int | None = None  # line of an open-ended wish; ends when they write
    needs_time_seq: int | None = None
    logistics_only: int | None = None
    crisis_at: datetime | None = None
    crisis_day: Day | None = None
    crisis_seq: int | None = None
    calm_seq: int | None = None  # of a calm noted after the last crisis

    # understand
    causes: dict[str, Cause] = field(default_factory=dict)
    changes_ahead: dict[str, int] = field(default_factory=dict)  # changes whose cause is not named yet

    # space
    space_seq: int | None = None
    space_start: Day | None = None
    space_days: int = 0
    space_modes: tuple[str, ...] = ()
    lowered: bool = False
    paused_since: Day | None = None
    pauses: list[tuple[Day, Day]] = field(default_factory=list)  # [from, to): days of `to` count again
    paused_earlier: int = 0  # days of pauses no longer listed
    slips: ByDay[int] = field(default_factory=ByDay)  # day -> line of its latest slip
    slip_kinds: dict[str, int] = field(default_factory=dict)
    needed: ByDay[int] = field(default_factory=ByDay)
    ratings: ByDay[tuple[int | None, int | None]] = field(default_factory=ByDay)  # (like myself, mood)
    urges: ByDay[tuple[int, int]] = field(default_factory=ByDay)  # day it was recorded -> (strongest, line)
    screens: dict[str, tuple[int, int, Day, int]] = field(default_factory=dict)  # (total, first two, day, line)
    plan_for_no: int | None = None
    plan_for_no_day: Day | None = None
    ahead: list[Ahead] = field(default_factory=list)
    quiet_steps: dict[str, int] = field(default_factory=dict)
    rule: str | None = None
    rule_seq: int | None = None

    # grow
    goals: dict[str, Goal] = field(default_factory=dict)
    week_reviewed: Day | None = None

    # reconnect, talk
    open_text: OpenStep | None = None  # our latest message, until they answer it
    texted: int | None = None  # line of our first message
    unreviewed: dict[str, OpenStep] = field(default_factory=dict)  # calls, meetings, talks not looked back on
    unanswered: int = 0  # messages given up for good, at most two; an open one is not among them
    readings: dict[str, Reading] = field(default_factory=dict)  # the latest message of theirs of each reading
    last_reading: Reading | None = None
    closed_seq: int | None = None  # a message read as closed, until they write again
    wrote_seq: int | None = None  # their latest message
    engaged: tuple[Day, Day] | None = None  # an engaged reply since the last doubt: recorded, happened
    engaged_seqs: tuple[int, ...] = ()
    engaged_twice: bool = False
    yes: dict[str, int] = field(default_factory=dict)
    reviews: dict[str, Review] = field(default_factory=dict)
    steps: list[tuple[int, str, Day]] = field(default_factory=list)  # the latest few (line, step, day)
    reply_due: int | None = None  # line of a message of theirs that may be answered
    talked: str | None = None  # outcome of the latest talk

    # together, onward
    together: int | None = None
    together_day: Day | None = None
    check_in: Day | None = None
    agreements: dict[str, Agreement] = field(default_factory=dict)
    stop_line: tuple[int, Day] | None = None
    graduated: int | None = None

    # texts to look up by line
    texts: dict[str, list[int]] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Story:
    """What folds: the state as recorded and, once there is an amendment, the state as amended."""

    recorded: State = field(default_factory=State)
    amended: State | None = None  # None: nothing was ever amended

    @property
    def state(self) -> State:
        """What pages show: the state as amended."""
        return self.amended or self.recorded

    @property
    def last_seq(self) -> int:
        """The number of the last line."""
        return self.recorded.last_seq

    @property
    def variants(self) -> tuple[State, ...]:
        """Every state that has to agree before a gate opens."""
        return (self.recorded,) if self.amended is None else (self.recorded, self.amended)


def begin() -> Story:
    """An empty story."""
    return Story()


def needs_refold(line: e.Recorded) -> bool:
    """Whether this line may change the meaning of earlier ones; then the caller folds again from the first."""
    return isinstance(line.entry, e.Corrected | e.Withdrawn)


def fold(lines: Iterable[e.Recorded], start: Story | None = None) -> Story:
    """The story after `lines`, in their order. `start`, a story that ends before them, is left as it is.

    With a `start`, none of `lines` may need a refold.
    """
    everything = list(lines)
    if start is not None:
        recorded = run(copied(start.recorded), everything)
        amended = None if start.amended is None else run(copied(start.amended), everything)
        return _joined(Story(recorded=recorded, amended=amended))
    everything = told_once(everything)
    recorded = run(State(), everything)
    result = amended_lines(everything)
    if result is None:
        return Story(recorded=recorded)
    from goldseam.programme.safety import said_meanwhile, silence_meanwhile

    amended = run(State(), result.lines)
    for fact, seq in said_meanwhile(result.versions):
        amended.facts.setdefault(fact, seq)
    if "unanswered" not in recorded.facts and "unanswered" not in amended.facts:
        amended.facts.update(silence_meanwhile(everything))
    return _joined(Story(recorded=recorded, amended=amended))


def _joined(story: Story) -> Story:
    """Whatever closed in one of the two states is a fact of the story: amending only ever adds to them."""
    if story.amended is not None:
        every = dict(story.amended.facts)
        for fact, seq in story.recorded.facts.items():
            every[fact] = min(seq, every.get(fact, seq))
        facts = dict(sorted(every.items(), key=lambda item: (item[1], item[0])))
        story.recorded.facts, story.amended.facts = facts, dict(facts)
    return story


def apply(story: Story, line: e.Recorded) -> Story:
    """The story after one more line, which may not need a refold."""
    return fold([line], story)


CONTAINERS = tuple(item.name for item in fields(State) if item.default_factory is not MISSING)


def copied(state: State) -> State:
    """A state that can go on without changing this one."""
    twin = replace(state)
    for name in CONTAINERS:
        setattr(twin, name, getattr(state, name).copy())
    twin.causes = {name: replace(cause) for name, cause in state.causes.items()}
    twin.goals = {
        name: replace(goal, done=goal.done.copy(), skipped=goal.skipped.copy()) for name, goal in state.goals.items()
    }
    twin.texts = {kind: seqs.copy() for kind, seqs in state.texts.items()}
    return twin


@dataclass(slots=True)
class When:
    """Where a line stands in time: its effective instant and day, and the day it is about, never a later one."""

    at: datetime
    day: Day
    about: Day
    named: Day  # the date the line names, even one to come; else its day


EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)


Handler = Callable[[State, Any, int, When], None]
HANDLERS: dict[type, Handler] = {}
Reader = TypeVar("Reader", bound=Callable[..., None])


def handles(*kinds: type) -> Callable[[Reader], Reader]:
    """Register what an entry of these kinds does to the state."""

    def register(handler: Reader) -> Reader:
        for kind in kinds:
            HANDLERS[kind] = handler
        return handler

    return register


_zones: dict[str, ZoneInfo] = {}


def zone_of(name: str) -> ZoneInfo:
    """The zone of this name. Raises ZoneInfoNotFoundError; the codec lets no unknown name through."""
    if name not in _zones:
        _zones[name] = ZoneInfo(name)
    return _zones[name]


def run(state: State, lines: Iterable[e.Recorded]) -> State:
    """`state` after these lines, in place. The one loop of the programme, so it is written for speed."""
    from goldseam.programme.reconnect import lapse  # the one rule that time alone carries out

    find, zones, latest = HANDLERS.get, _zones, state.last_at
    when = When(EARLIEST, 0, 0, 0)
    for line in lines:
        if latest is None or line.at > latest:
            latest = line.at
        zone = zones.get(line.zone) or zone_of(line.zone)
        when.at = latest
        when.day = day = latest.astimezone(zone).toordinal()
        when.named = named = day if line.on is None else line.on.toordinal()
        when.about = min(day, named)
        if state.open_text is not None:
            lapse(state, day)
        handler = find(type(line.entry))
        if handler is not None:
            handler(state, line.entry, line.seq, when)
        if state.first_day is None:
            state.first_day = day
        state.last_seq, state.zone = line.seq, line.zone
    state.last_at = latest
    return state


def keep_text(state: State, kind: str, seq: int) -> None:
    """Remember the line of a text, the latest few of each kind."""
    seqs = state.texts.setdefault(kind, [])
    seqs.append(seq)
    if len(seqs) > TEXTS_KEPT:
        del seqs[0]


def forget_old(record: ByDay[Any], day: Day, days: int) -> None:
    """Drop what is older than `days`, now and then, so that a window stays a window."""
    if len(record.stretches) > 2 * days // STRETCH + 1:
        record.forget_before(day - days)


def list_word(record: dict[str, int], word: str, seq: int) -> None:
    """Remember the latest line of a free word, as long as there are not too many different ones."""
    if word in record or len(record) < WORDS_LISTED:
        record[word] = seq


def as_date(day: Day) -> date:
    """The date of an ordinal."""
    return date.fromordinal(day)
