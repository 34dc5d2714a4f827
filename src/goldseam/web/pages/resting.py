"""Why the part about reaching them is put away, said once and kindly; and what is there instead.

The road shows it, and every page of that part that is asked for nevertheless (refusals.put_away).
"""

from dataclasses import dataclass

from goldseam.programme import safety
from goldseam.web.desk import Desk
from goldseam.web.pages import road_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where one stands, in a title and a sentence; `address` and `go` are the one next thing, where there is one."""

    title: str
    sentence: str
    count: str = ""
    address: str = ""
    go: str = ""


def put_away(desk: Desk) -> Where:
    """The weightiest reason in words, and the one next thing."""
    reason = why_put_away(desk)
    title, sentence = road_words.PUT_AWAY[reason]
    address, go = road_words.INSTEAD.get(reason, ("", ""))
    return Where(title=title, sentence=sentence, address=address, go=go)


def why_put_away(desk: Desk) -> str:
    """The weightiest reason, by its place in road_words.PUT_AWAY."""
    facts = set(desk.plan.closing_facts)
    closed = next((reason for reason, known in road_words.CLOSED_BY if known & facts), "")
    if not closed and safety.in_crisis(desk.story, desk.now):
        return "crisis"
    return closed or waiting_for(desk)


def waiting_for(desk: Desk) -> str:
    """Why it rests for now, where nothing closed it for good."""
    state, plan = desk.story.recorded, desk.plan
    if safety.time_asked(state, plan.day.toordinal()):
        return "needs_time" if state.needs_time_open is None else "until_they_write"
    if state.logistics_only is not None:
        return "logistics_only"
    if state.new_partner is not None:
        return "new_partner"
    return "let_go" if plan.path == "let_go" else "rests"
