"""Today: what now? One rating, the door to the hard minute, at most three things to do. The rest stays folded.

It is the first thing seen after unlocking, so nothing on it is a name, a text of one's own or a count of contact until
it is opened (safety.md §7.9). In a crisis it is another page: help first, and nothing about the other.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from goldseam.content import words
from goldseam.content.evidence import EVIDENCE, Evidence
from goldseam.programme import entries as e
from goldseam.programme import space
from goldseam.programme.decide import Refused
from goldseam.programme.safety import CRISIS_HOURS
from goldseam.web.access import unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms.once import MISSING, once_of, sent
from goldseam.web.forms.ratings import TodayForm
from goldseam.web.pages import urge_state
from goldseam.web.pages.days import days_of
from goldseam.web.pages.pause import pause_of
from goldseam.web.paper import page

RATING = "rate_day"  # this action has its own card on the page and is not listed again
# By the hour on the person's own clock: what part of the day begins then. The small hours belong to the night before.
PARTS = ((5, "morning"), (12, "afternoon"), (17, "evening"), (22, "night"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing to do, in words, and why it stands here."""

    code: str
    title: str
    line: str
    button: str
    address: str
    why: str
    evidence: Evidence | None


def part_of_day(hour: int) -> str:
    """Morning, afternoon, evening or night."""
    return next((part for begins, part in reversed(PARTS) if hour >= begins), "night")


def things(desk: Desk) -> list[Thing]:
    """What the programme offers now, in its order; the rating aside."""
    return [
        Thing(
            code=action.code,
            why=words.why(action.why, action.params),
            evidence=EVIDENCE[said.evidence] if said.evidence else None,
            **{name: getattr(said, name) for name in ("title", "line", "button", "address")},
        )
        for action in desk.plan.today.actions
        if action.code != RATING
        for said in [words.action(action.code, action.params)]
    ]


@unlocked
@require_http_methods(["GET", "POST"])
def today(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The page, and its one rating; the number may be changed as often as one likes, the latest counts."""
    form = TodayForm(sent(request))
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(e.DayRated(like_myself=form.cleaned_data["like_myself"]), once=once, on=desk.today)
        if not isinstance(saved, Refused):
            return redirect(f"{reverse('today')}?ok=rated")
        form.add_error(None, why(saved))
    return shown(request, desk, form, status=422 if request.method == "POST" else 200)


def shown(request: HttpRequest, desk: Desk, form: TodayForm, status: int, error: str = "") -> HttpResponse:
    """Today at this hour and in this state."""
    state = desk.story.state
    common = {"tab": "today", "part": part_of_day(desk.local.hour), "left_at": desk.left_at}
    if space.in_crisis(desk.story, desk.now):
        calm = {"noted": state.calm_seq is not None, "asked": hard_hour_past(desk)}
        return page(request, "today/hard.html", status=status, error=error, **calm, **common)
    return page(
        request,
        "today/today.html",
        status=status,
        form=form,
        rated=state.ratings.get(desk.today.toordinal(), (None, None))[0],
        things=things(desk),
        urge=state.together is None,
        closed=bool(desk.plan.closing_facts),
        waits=urge_state.waits_until(desk),
        pause=pause_of(desk),
        days=days_of(desk),
        **common,
    )


def hard_hour_past(desk: Desk) -> bool:
    """Whether the hours in which nothing is asked are over: then the page asks whether it is calmer."""
    noted = desk.story.state.crisis_at
    return noted is not None and desk.now - noted >= timedelta(hours=CRISIS_HOURS)


@unlocked
@require_http_methods(["GET", "POST"])
def calmer(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The hard hour is over; the person says so."""
    if request.method != "POST":
        return redirect("today")
    once = request.POST.get("once", "")
    saved = desk.record(e.CalmNoted(), once=once) if once else None
    if saved is None or isinstance(saved, Refused):
        error = MISSING if saved is None else why(saved)
        return shown(request, desk, TodayForm(), status=422, error=error)
    return redirect(f"{reverse('today')}?ok=calmer")


addresses = [
    path("p/t1", today, name="today"),
    path("p/t2", calmer, name="calmer"),
]
