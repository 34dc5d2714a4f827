"""Today: at most three things, each with its reason, ranked by need. Never empty, and the same for the same journal.

Evening is for looking back on the day; at night everything that can wait does.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from goldseam.programme import goals, onward, reconnect, safety, space, together, understand
from goldseam.programme.gates import LOW_BELOW, STRONG_URGE
from goldseam.programme.records import Day
from goldseam.programme.state import State, as_date
from goldseam.programme.verdict import ASKED_AGAIN, Verdict

MOST = 3  # things at once: more is a list, and a list is not an answer (programme.md §1)
EVENING, NIGHT, MORNING = 17, 22, 5  # o'clock; from 22:00 the urge timer also runs until the morning (programme.md §4)
AHEAD_DAYS = 7  # a date ahead is spoken of a week before (programme.md §4)
SCREEN_DAYS = 14  # the screens ask about the last two weeks
HEAVY_PHQ8 = 10  # of 24: talk to someone (data/instruments.toml)
HARM_DAYS = 7  # after telling of harm, specialist help stands first this long (design)
HARM_QUESTIONS = ("afraid_of_them", "hurt_by_them", "controlled_by_them")
HALF = 2  # the plan for a no is offered from half of the pause on (design)

# Every code there is. The words are in content.
ACTIONS: tuple[str, ...] = (
    "get_help", "note_calm", "stop_line_due", "review_step", "read_silence", "plan_date_ahead",
    "answer_safety", "tell_story", "name_cause", "begin_space", "plan_change", "rate_day", "quiet_step",
    "reach_out", "plan_call", "plan_meeting", "plan_talk", "check_in", "review_agreement", "take_screen",
    "set_rule", "name_person", "keep_reason", "make_plan", "write_no_answer_plan", "set_goal", "do_goal",
    "keep_moment", "write_letter", "read_the_road", "rest",
)  # fmt: skip
WHYS: tuple[str, ...] = (
    "crisis", "crisis_past", "harmed", "low_mood", "its_day_has_come", "not_looked_back_on", "a_week_of_silence",
    "a_date_is_near", "not_asked_yet", "answers_are_old", "first_steps", "no_pause_yet", "mine_without_change",
    "evening", "not_rated_today", "strong_urge", "way_open", "a_week_together", "agreement_due", "two_weeks_ago",
    "a_month_together", "for_the_hard_hour", "before_writing", "no_goal_yet", "goal_waits", "worth_keeping",
    "for_what_stays_unsaid", "nothing_due", "night",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do now, at which stage, and why."""

    code: str
    stage: str
    why: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What now: one to three actions."""

    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What today is made from: the state as amended, the local instant, and what is closed, there and open."""

    state: State
    now: datetime
    day: Day
    facts: dict[str, int]
    surfaces: frozenset[str]
    gates: dict[str, Verdict]
    crisis: bool

    @property
    def night(self) -> bool:
        """Whether most things can wait until the morning."""
        return self.now.hour >= NIGHT or self.now.hour < MORNING

    @property
    def evening(self) -> bool:
        """Whether the day is there to be looked back on."""
        return EVENING <= self.now.hour < NIGHT

    @property
    def new(self) -> bool:
        """Whether this is the first day; then even the night is not too late to begin."""
        return self.state.first_day is None or self.day <= self.state.first_day + 1

    @property
    def reaching(self) -> bool:
        """Whether reaching them is anything to think of at all."""
        return "ladder" in self.surfaces


def today(scene: Scene) -> Today:
    """The answer to "what now?"."""
    if scene.crisis:
        parts: Iterable[Callable[[Scene], Iterator[Action]]] = (in_crisis, resting)
    elif scene.night:
        parts = (urgent, *((beginning,) if scene.new else ()), at_night, resting)
    else:
        first = (of_the_day, beginning) if scene.evening else (beginning, of_the_day)
        parts = (urgent, looking_back, *first, the_way, with_them, prepared, growing, quietly, resting)
    found: dict[str, Action] = {}
    for part in parts:
        for action in part(scene):
            found.setdefault(action.code, action)
            if len(found) == MOST:
                return Today(actions=tuple(found.values()))
    return Today(actions=tuple(found.values()))


def _do(code: str, stage: str, why: str, **params: Any) -> Action:
    return Action(code=code, stage=stage, why=why, params=params)


def in_crisis(scene: Scene) -> Iterator[Action]:
    """First of all: not alone."""
    yield _do("get_help", "space", "crisis")
    if scene.state.calm_seq is None:
        yield _do("note_calm", "space", "crisis_past")


def urgent(scene: Scene) -> Iterator[Action]:
    """What does not wait: safety, and a strong urge."""
    told = [scene.state.safety[question].day for question in HARM_QUESTIONS if _yes(scene, question)]
    if "user_was_harmed" in scene.facts and scene.day - max(told, default=0) < HARM_DAYS:
        yield _do("get_help", "space", "harmed")
    strongest = scene.state.urges.get(scene.day)
    if strongest is not None and strongest[0] >= STRONG_URGE:
        yield _do("write_letter", "space", "strong_urge")


def _yes(scene: Scene, question: str) -> bool:
    known = scene.state.safety.get(question)
    return known is not None and known.answer == "yes"


def looking_back(scene: Scene) -> Iterator[Action]:
    """What was begun and wants an end, and what is near."""
    state, day = scene.state, scene.day
    if state.stop_line is not None and onward.stop_line_reached(state, day):
        yield _do("stop_line_due", "onward", "its_day_has_come", by=as_date(state.stop_line[1]))
    for step in state.unreviewed.values() if scene.reaching else ():
        yield _do("review_step", "reconnect", "not_looked_back_on", step=step.step, on=as_date(step.day))
    if scene.reaching and state.open_text is not None and reconnect.silent(state, day):
        yield _do("read_silence", "reconnect", "a_week_of_silence", days=day - state.open_text.day)
    for known in state.ahead:
        if not known.planned and 0 <= known.day - day <= AHEAD_DAYS:
            yield _do("plan_date_ahead", "space", "a_date_is_near", on=as_date(known.day), days=known.day - day)


def beginning(scene: Scene) -> Iterator[Action]:
    """The first steps, each until it is done."""
    state = scene.state
    missing = [question for question in safety.QUESTIONS if question not in state.safety]
    if not scene.facts and missing:
        yield _do("answer_safety", "understand", "not_asked_yet", missing=missing, stale=[])
    if state.story_seq is None:
        yield _do("tell_story", "understand", "first_steps")
    if not state.causes:
        yield _do("name_cause", "understand", "first_steps")
    if state.space_start is None and state.together is None:
        yield _do("begin_space", "space", "no_pause_yet")
    if "user_was_harmed" not in scene.facts:
        for cause in understand.owed(state):
            yield _do("plan_change", "understand", "mine_without_change", cause=cause)


def of_the_day(scene: Scene) -> Iterator[Action]:
    """The day's one rating, and heavy answers that somebody should hear about."""
    if scene.state.ratings.get(scene.day, (None, None))[0] is None:
        yield _do("rate_day", "space", "evening" if scene.evening else "not_rated_today")
    if heavy(scene.state, scene.day):
        yield _do("get_help", "space", "low_mood")


def heavy(state: State, day: Day) -> bool:
    """Whether the latest answers about the mood were heavy, in the last two weeks."""
    known = [screen for name in ("phq2", "phq8") if (screen := state.screens.get(name)) is not None]
    if not known:
        return False
    total, first_two, taken, _ = max(known, key=lambda screen: screen[3])
    return day - taken < SCREEN_DAYS and (total >= HEAVY_PHQ8 or first_two >= LOW_BELOW)


def the_way(scene: Scene) -> Iterator[Action]:
    """The next rung, where its gate is open; the furthest one first."""
    if not scene.reaching or scene.state.together is not None:
        return
    if scene.gates["talk"].open:
        yield _do("plan_talk", "talk", "way_open")
    if scene.gates["meet"].open:
        yield _do("plan_meeting", "reconnect", "way_open")
    if scene.gates["call"].open:
        yield _do("plan_call", "reconnect", "way_open")
    gate = scene.gates["reach_out"]
    if gate.open:
        yield _do("reach_out", "reconnect", "way_open")
    elif [finding.code for finding in gate.unmet] == [ASKED_AGAIN]:
        yield _do("answer_safety", "reconnect", "answers_are_old", **gate.unmet[0].params)


def with_them(scene: Scene) -> Iterator[Action]:
    """What is due where both are together again."""
    state, day = scene.state, scene.day
    if state.together is None or not together.possible(scene.facts):
        return
    if together.check_in_due(state, day):
        yield _do("check_in", "together", "a_week_together")
    for agreement in together.reviews_due(state, day):
        yield _do("review_agreement", "together", "agreement_due", agreement=agreement)
    if together.csi_due(state, day):
        yield _do("take_screen", "together", "a_month_together", name="csi4")


def prepared(scene: Scene) -> Iterator[Action]:
    """What helps in the hard hour, prepared in a calm one."""
    state, day = scene.state, scene.day
    known = state.screens.get("phq2")
    if state.space_start is not None and day - (state.space_start if known is None else known[2]) >= SCREEN_DAYS:
        yield _do("take_screen", "space", "two_weeks_ago", name="phq2")
    if state.together is not None:
        return
    if "trusted-person-named" not in state.texts:
        yield _do("name_person", "space", "for_the_hard_hour")
    if state.rule is None and not safety.GRAVE & scene.facts.keys():
        yield _do("set_rule", "space", "for_the_hard_hour")
    if "reason-kept" not in state.texts:
        yield _do("keep_reason", "space", "for_the_hard_hour")
    if "plan-made" not in state.texts:
        yield _do("make_plan", "space", "for_the_hard_hour")
    if not state.quiet_steps:
        yield _do("quiet_step", "space", "for_the_hard_hour")
    half = state.space_start is not None and space.elapsed(state, day) * HALF >= state.space_days
    if scene.reaching and state.plan_for_no is None and half:
        yield _do("write_no_answer_plan", "reconnect", "before_writing")


def growing(scene: Scene) -> Iterator[Action]:
    """A life of one's own."""
    state, day = scene.state, scene.day
    if not goals.alive(state, day):
        yield _do("set_goal", "grow", "no_goal_yet")
    for name, goal in state.goals.items():
        if goals.due(goal, day) and goals.in_window(goal, scene.now.time()):
            yield _do("do_goal", "grow", "goal_waits", goal=name)


def quietly(scene: Scene) -> Iterator[Action]:
    """What may be done on a day when nothing has to."""
    if "good-moment-kept" not in scene.state.texts and "user_was_harmed" not in scene.facts:
        yield _do("keep_moment", "understand", "worth_keeping")
    yield _do("read_the_road", "understand", "nothing_due")


def at_night(scene: Scene) -> Iterator[Action]:
    """What the night can hold: words that stay here."""
    yield _do("write_letter", "space", "for_what_stays_unsaid")


def resting(scene: Scene) -> Iterator[Action]:
    """Always possible."""
    yield _do("rest", "grow", "night" if scene.night else "crisis" if scene.crisis else "nothing_due")
