"""The four gates: explicit lists of questions, in their order. Order is meaning: safety first.

A question looks at one state at one instant and answers with a finding. A gate is open only where every state of the
story says so: as recorded, as amended (programme.md §11.5).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import reduce
from typing import Any, Literal

from goldseam.programme import goals, reconnect, safety, space, talk, understand
from goldseam.programme.records import Day
from goldseam.programme.state import State, as_date
from goldseam.programme.verdict import Finding, Verdict, both, verdict

LOW_BELOW = 3  # PHQ-2: at 3 and above, talk to someone before anything else (F-1: 61 % sensitive, 92 % specific)
STRONG_URGE = 8  # of 10: an urge that strong decides by itself (design)
URGE_SPAN = 3  # days: today and the two before; a strong urge passes in hours, and sleep helps (design)
GOALS_ALIVE = 2  # a life with two things of one's own in it (design)
MOOD_SPAN = 7  # days of a mean, so that one evening weighs little (design)
MOOD_BACK = 14  # days between the two means (programme.md §6)
FEWEST_MOODS = 2  # ratings a mean needs to say anything (design)


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """What a question is asked by: one state, what closed in any, and the instant, never before the last line."""

    state: State
    facts: dict[str, int]
    at: datetime
    day: Day


Question = Callable[[Light], Finding]


@dataclass(slots=True, kw_only=True)
class Answer:
    """What a question found: met or not, what it rests on, and from when waiting alone would meet it."""

    met: bool
    params: dict[str, Any] = field(default_factory=dict)
    because: Iterable[int | None] = ()
    opens: Day | None = None


def finding(code: str, answer: Answer, *, evidence: str | None, kind: Literal["must", "should"] = "must") -> Finding:
    """The answer as a finding."""
    return Finding(
        code=code,
        kind=kind,
        met=answer.met,
        params=answer.params,
        because=tuple(sorted({seq for seq in answer.because if seq})),
        opens_on=None if answer.met or answer.opens is None else as_date(answer.opens),
        evidence=evidence,
    )


# --- safety -----------------------------------------------------------------------------------------------------------


def no_closing_fact(light: Light) -> Finding:
    """Nothing was recorded that ends every help with contact."""
    facts = light.facts
    return finding(
        "no_closing_fact", Answer(met=not facts, params={"facts": list(facts)}, because=facts.values()), evidence="E-G7"
    )


def no_boundary(light: Light) -> Finding:
    """They did not ask for time that still runs, nor for practical things only."""
    state = light.state
    waits = safety.time_asked(state, light.day)
    asked = ["needs_time"] * waits + ["logistics_only"] * (state.logistics_only is not None)
    ends = state.needs_time_until if state.needs_time_open is None and state.logistics_only is None else None
    answer = Answer(
        met=not asked,
        params={"asked": asked, "until": as_date(ends) if waits and ends is not None else None},
        because=[state.needs_time_seq if waits else None, state.logistics_only],
        opens=ends,
    )
    return finding("no_boundary", answer, evidence="E-G7")


def safety_answered(light: Light) -> Finding:
    """All eight questions have an answer no older than seven local dates; `adult` is a yes, the others a no."""
    known, missing, stale = light.state.safety, [], []
    for question in safety.QUESTIONS:
        given = known.get(question)
        wanted = "yes" if question == "adult" else "no"
        if given is None or given.answer != wanted:
            missing.append(question)
        elif light.day - given.day > safety.FRESH_DAYS:
            stale.append(question)
    params = {"missing": missing, "stale": stale}
    because = [known[question].seq for question in safety.QUESTIONS if question in known]
    return finding("safety_answered", Answer(met=not missing + stale, params=params, because=because), evidence=None)


def path_open(light: Light) -> Finding:
    """The path is not to let go."""
    state = light.state
    answer = Answer(met=state.hope != "let_go", params={"hope": state.hope}, because=[state.hope_seq])
    return finding("path_open", answer, evidence=None)


# --- the person themselves --------------------------------------------------------------------------------------------


def space_complete(light: Light) -> Finding:
    """The pause is complete."""
    state, day = light.state, light.day
    (quiet, of), opens = space.window(state, day), space.completes_on(state, day)
    answer = Answer(
        met=space.complete(state, day),
        params={
            "left": None if opens is None else opens - day,
            "begun": state.space_start is not None,
            "elapsed": space.elapsed(state, day),
            "days": state.space_days,
            "quiet": quiet,
            "of": of,
            "current": space.current_run(state, day),
            "paused": space.paused(state, day),
        },
        because=[state.space_seq],
        opens=opens,
    )
    return finding("space_complete", answer, evidence="H-1")


def understand_done(light: Light) -> Finding:
    """The story is told, a cause is named, and every part of mine has a change."""
    state = light.state
    params = {
        "told": state.story_seq is not None,
        "causes": len(state.causes),
        "owed": list(understand.owed(state)),
    }
    because = [state.story_seq, *(cause.seq for cause in state.causes.values())]
    return finding(
        "understand_done", Answer(met=understand.done(state), params=params, because=because), evidence="E-A13"
    )


def no_recent_crisis(light: Light) -> Finding:
    """No crisis in two weeks, and calm noted after the last one, 72 hours and more after it."""
    state, day = light.state, light.day
    if state.crisis_day is None:
        return finding("no_recent_crisis", Answer(met=True, params={"calm": True}), evidence=None)
    calm, rests = state.calm_seq is not None, safety.crisis_holds(state, light.at)
    ends = state.crisis_day + safety.CRISIS_DAYS  # later than the 72 hours on any clock
    answer = Answer(
        met=day >= ends and not rests,
        params={"calm": calm},
        because=[state.crisis_seq],
        opens=max(ends, day) if calm else None,
    )
    return finding("no_recent_crisis", answer, evidence=None)


def phq2_low(light: Light) -> Finding:
    """The latest PHQ-2 is low, and so are the first two items of a PHQ-8 taken since. Never taken is fine."""
    short, long = light.state.screens.get("phq2"), light.state.screens.get("phq8")
    counted = [known for known in (short, long) if known is not None]
    if short is not None and long is not None and long[3] < short[3]:
        counted = [short]
    highest = max((known[1] for known in counted), default=None)
    answer = Answer(
        met=highest is None or highest < LOW_BELOW,
        params={"sum": highest},
        because=[known[3] for known in counted],
    )
    return finding("phq2_low", answer, evidence="F-1")


def no_strong_urge(light: Light) -> Finding:
    """No urge of 8 or more today or on the two days before."""
    recent = light.state.urges.since(light.day - URGE_SPAN + 1)
    strong = {day: known for day, known in recent.items() if known[0] >= STRONG_URGE}
    answer = Answer(
        met=not strong,
        params={"strongest": max((known[0] for known in recent.values()), default=None)},
        because=[known[1] for known in strong.values()],
        opens=max(strong, default=0) + URGE_SPAN,
    )
    return finding("no_strong_urge", answer, evidence=None)


# --- the other person, and what went before ---------------------------------------------------------------------------


def no_new_partner(light: Light) -> Finding:
    """No new partner is known of."""
    known = light.state.new_partner
    return finding("no_new_partner", Answer(met=known is None, because=[known]), evidence=None)


def no_answer_plan(light: Light) -> Finding:
    """It is written down what the person will do if the answer is no, or nothing."""
    known = light.state.plan_for_no
    return finding("no_answer_plan", Answer(met=known is not None, because=[known]), evidence="E-C5")


def no_open_step(light: Light) -> Finding:
    """No message waits for an answer, no call, meeting or talk for a look back."""
    state = light.state
    ends = reconnect.silence_ends(state)
    waiting = state.open_text is not None and (ends is None or light.day < ends)
    opened = [*state.unreviewed.values(), *([state.open_text] if waiting and state.open_text else [])]
    answer = Answer(
        met=not opened,
        params={"step": opened[-1].step, "on": as_date(opened[-1].day)} if opened else {},
        because=[step.seq for step in opened],
        opens=None if state.unreviewed else ends,
    )
    return finding("no_open_step", answer, evidence="E-G7")


def wait_over(light: Light) -> Finding:
    """The wait after each of their messages, or after silence, is over."""
    running = reconnect.running(light.state, light.day)
    endless = any(wait.until is None for wait in running)
    answer = Answer(
        met=not running,
        params={"after": [wait.reason for wait in running]},
        because=[wait.seq for wait in running],
        opens=None if endless else max((wait.until for wait in running if wait.until is not None), default=None),
    )
    return finding("wait_over", answer, evidence="E-G7")


def attempts_left(light: Light) -> Finding:
    """Fewer than two messages stayed unanswered in all; one that is silent by now is among them."""
    state = light.state
    count = state.unanswered + reconnect.silent(state, light.day)
    answer = Answer(met=count < safety.MOST_UNANSWERED, params={"unanswered": count, "most": safety.MOST_UNANSWERED})
    return finding("attempts_left", answer, evidence="E-G7")


# --- advice -----------------------------------------------------------------------------------------------------------


def goals_alive(light: Light) -> Finding:
    """Two goals are alive."""
    alive = goals.alive(light.state, light.day)
    answer = Answer(met=len(alive) >= GOALS_ALIVE, params={"alive": len(alive), "wanted": GOALS_ALIVE})
    return finding("goals_alive", answer, evidence="H-9", kind="should")


def mood_steady(light: Light) -> Finding:
    """The mood of the last week is no worse than two weeks ago; too few ratings say nothing against it."""
    now, before = _mood(light.state, light.day), _mood(light.state, light.day - MOOD_BACK)
    known = now is not None and before is not None
    met = now is None or before is None or now >= before
    return finding("mood_steady", Answer(met=met, params={"known": known}), evidence="E-B8", kind="should")


def _mood(state: State, last: Day) -> float | None:
    """The mean mood of seven days up to `last`; None where hardly any was rated."""
    rated = [state.ratings[day][1] for day in range(last - MOOD_SPAN + 1, last + 1) if day in state.ratings]
    moods = [mood for mood in rated if mood is not None]
    return sum(moods) / len(moods) if len(moods) >= FEWEST_MOODS else None


def slept_on_it(light: Light) -> Finding:
    """A night has passed since the person first wrote down what they will do if the answer is no."""
    day = light.state.plan_for_no_day
    answer = Answer(
        met=day is not None and light.day > day,
        because=[light.state.plan_for_no],
        opens=None if day is None else day + 1,
    )
    return finding("slept_on_it", answer, evidence=None, kind="should")


# --- the later rungs --------------------------------------------------------------------------------------------------


def engaged_twice(light: Light) -> Finding:
    """Engaged replies on two different days, and no doubt since."""
    state = light.state
    answer = Answer(
        met=state.engaged_twice, params={"engaged": len(state.engaged_seqs), "wanted": 2}, because=state.engaged_seqs
    )
    return finding("engaged_twice", answer, evidence="H-14")


def call_went_well(light: Light) -> Finding:
    """A call was good on both sides, and both wanted more."""
    review = light.state.reviews.get("call")
    met = reconnect.went_well(review) and review is not None and review.both_wanted_more
    answer = Answer(met=met, params={"reviewed": review is not None}, because=[review.seq if review else None])
    return finding("call_went_well", answer, evidence="H-14")


def meeting_went_well(light: Light) -> Finding:
    """A meeting was good on both sides."""
    review = light.state.reviews.get("meet")
    answer = Answer(
        met=reconnect.went_well(review),
        params={"reviewed": review is not None},
        because=[review.seq if review else None],
    )
    return finding("meeting_went_well", answer, evidence="H-14")


def yes_to_call(light: Light) -> Finding:
    """They said yes to a call. Advice only: asking is the next text."""
    return _yes(light, "call", "yes_given", "should")


def yes_to_meet(light: Light) -> Finding:
    """They said yes to meeting, freely."""
    return _yes(light, "meet", "yes_given", "must")


def agreed_to_talk(light: Light) -> Finding:
    """They agreed to talk about the two of you."""
    return _yes(light, "talk", "agreed_to_talk", "must")


def _yes(light: Light, rung: str, code: str, kind: Literal["must", "should"]) -> Finding:
    known = light.state.yes.get(rung)
    answer = Answer(met=known is not None, params={"to": rung}, because=[known])
    return finding(code, answer, evidence="H-14", kind=kind)


def changes_for_causes(light: Light) -> Finding:
    """Every cause has a proposed change."""
    state = light.state
    missing = talk.changes_missing(state)
    answer = Answer(
        met=bool(state.causes) and not missing,
        params={"missing": list(missing)},
        because=[cause.seq for cause in state.causes.values()],
    )
    return finding("changes_for_causes", answer, evidence="H-16")


# --- the gates --------------------------------------------------------------------------------------------------------

REACH_OUT: tuple[Question, ...] = (
    no_closing_fact, no_boundary, safety_answered, path_open,
    space_complete, understand_done, no_recent_crisis, phq2_low, no_strong_urge,
    no_new_partner, no_answer_plan, no_open_step, wait_over, attempts_left,
)  # fmt: skip

GATES: dict[str, tuple[Question, ...]] = {
    "reach_out": (*REACH_OUT, goals_alive, mood_steady, slept_on_it),
    "call": (*REACH_OUT, engaged_twice, yes_to_call),
    "meet": (*REACH_OUT, call_went_well, yes_to_meet),
    "talk": (*REACH_OUT, meeting_went_well, changes_for_causes, agreed_to_talk),
}


def judged(questions: tuple[Question, ...], lights: Iterable[Light], today: date) -> Verdict:
    """A gate in every light there is: open only where it is open in all of them."""
    return reduce(both, (verdict(tuple(question(light) for question in questions), today) for light in lights))


def all_judged(lights: Iterable[Light], today: date) -> dict[str, Verdict]:
    """The four gates, each as `judged`. What several of them ask is asked once."""
    wanted = dict.fromkeys(question for questions in GATES.values() for question in questions)
    answers = [{question: question(light) for question in wanted} for light in lights]
    return {
        name: reduce(both, (verdict(tuple(map(found.__getitem__, questions)), today) for found in answers))
        for name, questions in GATES.items()
    }
