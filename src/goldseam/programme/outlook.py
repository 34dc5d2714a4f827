"""The outlook at one instant: stages, gates, what is on the surface, and today."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from goldseam.programme import gates, grow, onward, reconnect, safety, space, talk, together, understand
from goldseam.programme import today as today_
from goldseam.programme.entries import Recorded
from goldseam.programme.gates import Light
from goldseam.programme.records import Day
from goldseam.programme.space import Steadiness
from goldseam.programme.state import State, Story, fold, zone_of
from goldseam.programme.today import Scene, Today
from goldseam.programme.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything the programme says at one instant."""

    at: datetime
    day: date
    stages: dict[str, str]
    path: str
    steadiness: Steadiness
    closing_facts: tuple[str, ...]
    surfaces: frozenset[str]
    gates: dict[str, Verdict]
    today: Today


def plan(story: Story, now: datetime, zone: str | None = None, *, later: tuple[Story, ...] = ()) -> Plan:
    """What the programme says about `story` at `now`; the day is that of `zone`, else of the last entry's zone.

    Where the clock stands before the last line, waits and gates count from that line. `later` are the story with
    lines of a time after `now` in it, and others it could be read as: what they close counts, what they open does not.
    """
    day = local_day(story, now, zone)
    lights = lights_of((story, *later), now, zone)
    facts = lights[0].facts
    surfaces = frozenset.intersection(*(safety.surfaces_of(one.state, facts, one.at, one.day) for one in lights))
    verdicts = gates.all_judged(lights, day)
    shown = _lapsed(story.state, now, zone)
    scene = Scene(
        state=shown,
        now=now.astimezone(zone_of(zone or story.recorded.zone)) if zone or story.last_seq else now,
        day=day.toordinal(),
        facts=facts,
        surfaces=surfaces,
        gates=verdicts,
        crisis=any(safety.crisis_holds(one.state, one.at) for one in lights),
    )
    return Plan(
        at=now,
        day=day,
        stages=_stages(scene),
        path=shown.hope,
        steadiness=space.steadiness(shown, day),
        closing_facts=tuple(facts),
        surfaces=surfaces,
        gates=verdicts,
        today=today_.today(scene),
    )


def lights_of(stories: Iterable[Story], now: datetime, zone: str | None = None) -> list[Light]:
    """Every state that has to agree before anything opens, with what closed in any of them."""
    variants = [_lapsed(state, now, zone) for story in stories for state in story.variants]
    facts = _facts(variants)
    return [Light(state=state, facts=facts, at=_at(state, now), day=_day(state, now, zone)) for state in variants]


def seen_at(
    lines: Iterable[Recorded],
    now: datetime,
    zone: str | None = None,
    *,
    facts: Collection[str] = (),
    unanswered: int = 0,
) -> Plan:
    """The outlook at `now` of a journal that may go on after it: what came later closes, and opens nothing.

    Line order decides, so a line written before `now` but after one of a later time belongs to what came later. What it
    closes, an open step say, holds now all the same: therefore the story is also read without the later lines.

    `facts` and `unanswered` are what an export says closed, even where the lines that said so are gone.
    """
    everything, past, latest = list(lines), [], None
    for line in everything:
        latest = line.at if latest is None else max(latest, line.at)
        if latest > now:
            break
        past.append(line)
    story = safety.with_sticky(fold(past), facts, unanswered)
    if len(past) == len(everything):
        return plan(story, now, zone)
    zone = zone or (past or everything)[-1].zone
    others = (everything, [line for line in everything if line.at <= now])
    return plan(story, now, zone, later=tuple(safety.with_sticky(fold(each), facts, unanswered) for each in others))


def local_day(story: Story, now: datetime, zone: str | None = None) -> date:
    """Today: `now` in `zone`, else in the zone of the last entry, else by its own offset."""
    if zone is None and story.last_seq == 0:
        return now.date()
    return now.astimezone(zone_of(zone or story.recorded.zone)).date()


def _at(state: State, now: datetime) -> datetime:
    return now if state.last_at is None else max(now, state.last_at)


def _day(state: State, now: datetime, zone: str | None) -> Day:
    """The day gates count by: of now or of the last line, whichever is later."""
    if state.last_at is None:
        return (now.astimezone(zone_of(zone)) if zone else now).toordinal()
    return _at(state, now).astimezone(zone_of(zone or state.zone)).toordinal()


def _lapsed(state: State, now: datetime, zone: str | None) -> State:
    """The state with what time alone has done to it since its last line."""
    day = _day(state, now, zone)
    if state.open_text is None or not reconnect.silent(state, day):
        return state
    later = replace(state, facts=dict(state.facts))
    reconnect.lapse(later, day)
    return later


def _facts(variants: list[State]) -> dict[str, int]:
    """Every closing fact of any state, with the first line that says so, in the order they came."""
    found: dict[str, int] = {}
    for state in variants:
        for fact, seq in state.facts.items():
            found[fact] = min(seq, found.get(fact, seq))
    return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))


def _stages(scene: Scene) -> dict[str, str]:
    """Where each stage stands: not_begun, open, waiting, done, closed or absent."""
    state, day = scene.state, scene.day
    return {
        "understand": understand.stage(state),
        "space": space.stage(state, day),
        "grow": grow.stage(state),
        "reconnect": _with_them(scene, ("reach_out", "call", "meet"), reconnect.stage(state, day)),
        "talk": _with_them(scene, ("talk",), talk.stage(state)),
        "together": together.stage(state, scene.facts),
        "onward": onward.stage(state),
    }


def _with_them(scene: Scene, names: tuple[str, ...], stands: str) -> str:
    """A stage with the other person: absent once anything closed, waiting while time alone or calm can end it."""
    if scene.facts:
        return "absent"
    if stands == "done":
        return "done"
    if not scene.reaching:
        resting = scene.crisis or safety.time_asked(scene.state, scene.day)
        return "waiting" if resting else "closed"
    if any(scene.gates[name].open for name in names):
        return "open"
    return stands
