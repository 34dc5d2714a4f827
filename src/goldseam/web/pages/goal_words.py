"""A goal in words: what it asks, what was done for it, and how strong it has become. Every number is the library's."""

from dataclasses import dataclass

from goldseam.content.causes import CAUSES
from goldseam.programme import entries as e
from goldseam.programme import goals
from goldseam.programme.records import Goal
from goldseam.web.desk import Desk
from goldseam.web.forms.grow import DAYS, FIELDS
from goldseam.web.pages.road_words import NUMBERS

PER = {"day": "a day", "week": "a week", "month": "a month", None: "in all"}
SPAN = {"day": "today", "week": "this week", "month": "this month", None: "so far"}
FULL = 100  # strength is shown as so much of this
GROWN = ((20, "Just begun"), (50, "Taking hold"), (80, "Steady"), (FULL + 1, "Part of your life"))  # below so much
UNNAMED = "A goal without words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A goal as the pages show it. `strength` is 0 to 100; None without a cadence to grow by."""

    number: int
    name: str
    title: str
    asks: str
    field: str
    serves: str
    off: str
    done: str
    today: str
    due: bool
    tap: bool
    counts: bool
    limits: bool
    kept: bool
    ended: bool
    strength: int | None
    plan: str = ""

    @property
    def grown(self) -> str:
        """Strength in words: a number out of a hundred reads as a mark at school."""
        return next((says for below, says in GROWN if self.strength and self.strength < below), "")


def cards(desk: Desk) -> list[Card]:
    """Every goal, in the order in which they were first set."""
    plans = plans_of(desk)
    return [card(desk, name, goal, plans.get(name, "")) for name, goal in desk.story.state.goals.items()]


def plans_of(desk: Desk) -> dict[str, str]:
    """The newest plan of each goal, by the goal's name."""
    found = {}
    for line in desk.lines(tuple(desk.story.state.texts.get("plan-made", ()))):
        match line.entry:
            case e.PlanMade(if_=if_, then=then, for_=str(name)) if if_ or then:
                found[name] = f"If {if_}, then I {then.removeprefix('I ')}"
            case _:
                continue
    return found


def card(desk: Desk, name: str, goal: Goal, plan: str = "") -> Card:
    """This goal today."""
    day = goals.day_of(goal, desk.local).toordinal()
    cause = CAUSES.get(goal.serves or "")
    cadence = goals.cadence(goal)
    return Card(
        number=goal.seq,
        name=name,
        title=title_of(desk, goal),
        asks=asks(goal),
        field=dict(FIELDS).get(goal.field or "", ""),
        serves=cause.title if cause else "",
        off=and_list([DAYS[number] for number in goal.days_off]),
        done=done_words(goal, day),
        today=today_words(goal, day),
        due=goals.due(goal, day),
        tap=goals.due(goal, day) and goal.shape != "count",
        counts=goal.shape in ("count", "at_most"),
        limits=goal.shape == "at_most",
        kept=goals.kept(goal, day),
        ended=goal.ended,
        strength=None if cadence is None else round(goals.strength(goal, day) * FULL),
        plan=plan,
    )


def title_of(desk: Desk, goal: Goal) -> str:
    """The person's own name for it; another where those words were erased."""
    lines = desk.lines((goal.seq,))
    return (getattr(lines[0].entry, "title", "") if lines else "") or UNNAMED


def asks(goal: Goal) -> str:
    """What the goal asks for, in words."""
    cadence, wanted = goals.cadence(goal), goals.wanted(goal)
    if goal.shape == "once":
        return "Once"
    if goal.shape == "at_most":
        return f"At most {number(wanted)} {PER[cadence]}" if wanted else "None at all"
    if goal.shape == "count":
        return f"{number(wanted)} {PER[cadence]}"
    if cadence == "day":
        return "Every day"
    times = {1: "Once", 2: "Twice"}.get(int(wanted), f"{spelled(wanted).capitalize()} times")
    return f"{times} {PER[cadence]}"


def done_words(goal: Goal, day: int) -> str:
    """What was done in the running period, beside what it asks for."""
    cadence, wanted = goals.cadence(goal), goals.wanted(goal)
    done = goals.done_in(goal, *goals.period(goal, day))
    if goal.shape == "once":
        return "Done" if goals.kept(goal, day) else "Still ahead"
    if cadence == "day" and goal.shape == "do":
        return ""
    words = f"{number(done)} of {number(wanted)}" if wanted else number(done)
    return f"{words} {SPAN[cadence]}"


def today_words(goal: Goal, day: int) -> str:
    """How today stands for it; empty where there is nothing to say."""
    if day in goal.skipped and day not in goal.done:
        return "Left out today"
    if day in goal.done and goal.shape in ("do", "count"):
        return "Done today"
    return "A day off today" if goals.day_off(goal, day) and not goal.ended else ""


def goes_with(desk: Desk, name: str) -> dict[str, str] | None:
    """How days with it compare with days without, once there are enough of both; never why."""
    found = goals.goes_with(desk.story.state, name)
    if found is None:
        return None
    more = "more" if found.mean >= 0 else "less"
    low, high = sorted((found.low, found.high))
    return {"much": f"{abs(found.mean):.1f}", "more": more, "low": f"{low:+.1f}", "high": f"{high:+.1f}"}


def number(value: float) -> str:
    """A number as one writes it: 3, 2.5, 1,200."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")


def spelled(value: float) -> str:
    """A small whole number as a word."""
    return NUMBERS[int(value)] if value < len(NUMBERS) else number(value)


def and_list(words: list[str]) -> str:
    """“Saturday and Sunday”."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
