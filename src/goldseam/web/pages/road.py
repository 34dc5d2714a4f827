"""The road: the whole programme as one line, where one stands on it, and why the next gate is open or still shut.

What is closed is absent, not greyed: without the surface `ladder` there is no gate on the page, without `countdown` no
date from which something would be possible.
"""

from dataclasses import dataclass

from babel.dates import format_date
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goldseam.programme import space
from goldseam.programme.verdict import ASKED_AGAIN
from goldseam.web.access import allowed, unlocked
from goldseam.web.desk import Desk
from goldseam.web.pages import road_gate, road_ladder, road_words, urge_state
from goldseam.web.pages.resting import Where, put_away
from goldseam.web.pages.road_gate import Gate, Row
from goldseam.web.paper import page

WAY = ("understand", "space", "grow", "reconnect", "talk")
ENDS = ("together", "onward")
TO_THEM = frozenset({"reconnect", "talk"})  # stages that are absent while the way to them is
UNDER_WAY = frozenset({"open", "waiting"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stop on the line. `behind`: the line is gold beyond it."""

    code: str
    title: str
    sentence: str
    address: str
    status: str
    word: str
    here: bool
    behind: bool = False


@unlocked
@require_GET
def road(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The line, and beside it the next gate: what is missing first, what is in place folded, each in its order."""
    contact = allowed(desk, "ladder")
    gate = road_gate.next_gate(desk) if contact else None
    here = standing(desk, contact)
    return page(
        request,
        "road/road.html",
        tab="road",
        where=where(desk, here, gate),
        stages=[stage(desk, code, here) for code in WAY if contact or code not in TO_THEM],
        ends=[stage(desk, code, here) for code in ENDS],
        forks=contact or desk.plan.stages["together"] in ("open", "waiting", "done"),
        gate=gate,
        later=road_gate.later_gates(desk, gate) if gate else [],
        ladder=road_ladder.ladder(desk, gate) if gate else None,
        doors=road_ladder.doors(desk) if gate else [],
    )


def standing(desk: Desk, contact: bool) -> str:
    """The stage one stands at: the furthest one under way; Understand before anything has begun."""
    stages = desk.plan.stages
    if stages["together"] in ("open", "waiting", "done"):
        return "together"
    if desk.plan.path == "let_go" or stages["onward"] == "done":
        return "onward"
    reached = [code for code in WAY if stages[code] in UNDER_WAY and (contact or code not in TO_THEM)]
    if reached and reached[-1] in TO_THEM:
        return reached[-1]
    # The first three run side by side; the pause is the one that counts its days.
    return next((code for code in ("space", "understand", "grow") if code in reached), "understand")


def stage(desk: Desk, code: str, here: str) -> Stage:
    """One stop, as it stands now."""
    title, sentence, address = road_words.STAGES[code]
    status = desk.plan.stages[code]
    word = road_words.HERE if code == here else road_words.STATUS[status]
    if code in road_words.END_STATUS and code != here and status != "done":
        word = road_words.END_STATUS[code]
    return Stage(
        code=code, title=title, sentence=sentence, address=address, status=status, word=word, here=code == here,
        behind=status == "done",
    )  # fmt: skip


def where(desk: Desk, here: str, gate: Gate | None) -> Where:
    """Where one stands and, at most, one next thing."""
    if gate is None:
        return put_away(desk)
    count = day_count(desk)
    if gate.open and urge_state.late(desk.local):
        return Where(title=road_words.TOMORROW, sentence=road_words.NOT_TONIGHT, count=count)
    if gate.open:
        return Where(title=road_words.WAY_OPEN, sentence=road_words.NO_HURRY.format(what=gate.called), count=count)
    if gate.opens_on is not None and gate.opens_on > desk.plan.day:
        day = format_date(gate.opens_on, "EEEE d MMMM", locale="en_GB")
        asked_again = any(row.code == ASKED_AGAIN for row in gate.left)
        sentence = road_words.FROM_ASKED if asked_again else road_words.FROM
        return Where(title=road_words.NEARLY, sentence=sentence.format(day=day, what=gate.called), count=count)
    begun = any(desk.plan.stages[code] != "not_begun" for code in ("understand", "space", "grow"))
    first = first_to_do(gate)
    return Where(
        title=road_words.PLACES[here] if begun else road_words.BEGINNING,
        sentence=road_words.NEXT.format(title=lowered(first.title)) if first else road_words.STILL_MISSING,
        count=count,
        address=first.address if first else "",
        go=first.go if first else "",
    )


def first_to_do(gate: Gate) -> Row | None:
    """The one condition to see to first: none that only waits; the safety questions last, as answers grow old."""
    possible = [row for row in gate.left if row.address and not row.when]
    return min(possible, key=lambda row: row.code == ASKED_AGAIN, default=None)


def lowered(title: str) -> str:
    """A title inside a sentence."""
    return title[:1].lower() + title[1:]


def day_count(desk: Desk) -> str:
    """Which day of the pause it is, while one runs."""
    state = desk.story.state
    if state.space_start is None or space.complete(state, desk.plan.day):
        return ""
    return f"Day {space.day_number(state, desk.plan.day)} of {state.space_days}"


addresses = [
    path("p/r1", road, name="road"),
]
