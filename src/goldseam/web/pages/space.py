"""Your pause: where it stands, what is noted in it, and the tools of it. What one prepares is in `toolkit`."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldseam.content.evidence import EVIDENCE
from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.programme.space import SHORTEST
from goldseam.web.access import allowed, unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms.once import once_of, sent
from goldseam.web.forms.space import FreezeForm, LengthForm
from goldseam.web.pages.days import days_of
from goldseam.web.pages.pause import SLIP_WORDS, pause_of, slip_counts
from goldseam.web.paper import page

LATEST = 5  # slips listed with their day; all of them are in the journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One slip that was noted: its day, what it was, and its line."""

    seq: int
    day: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One row of the toolkit: where it is, what it is called, and whether something is in it."""

    address: str
    icon: str
    title: str
    line: str


def latest_slips(desk: Desk) -> list[Noted]:
    """The latest slips, newest first. An urge that ended in a message is one too."""
    slips = sorted(desk.story.state.slips.items(), reverse=True)[:LATEST]
    lines = {line.seq: line.entry for line in desk.lines(tuple(seq for _, seq in slips))}
    return [
        Noted(seq=seq, day=date.fromordinal(day), words=SLIP_WORDS[kind_of(lines[seq])])
        for day, seq in slips
        if seq in lines
    ]


def kind_of(entry: e.Entry) -> str:
    """Which kind of slip this entry is."""
    return entry.slip if isinstance(entry, e.SlipLogged) else "message"


def tools(desk: Desk) -> list[Tool]:
    """What can be prepared, and how much of it is there. No words of one's own."""
    state = desk.story.state

    def kept(kind: str, one: str, many: str, none: str) -> str:
        count = len(state.texts.get(kind, ()))
        return none if not count else f"1 {one}" if count == 1 else f"{count} {many}"

    ahead = sum(date.day >= desk.today.toordinal() for date in state.ahead)
    rows = [
        Tool(address="reasons", icon="hand-heart", title="My reasons",
             line=kept("reason-kept", "reason", "reasons", "What this time is for")),
        Tool(address="people", icon="phone", title="People I trust",
             line=kept("trusted-person-named", "person", "people", "Someone to call instead")),
        Tool(address="plans", icon="route", title="If, then",
             line=kept("plan-made", "plan", "plans", "A plan for an hour you know")),
        Tool(address="rule", icon="mail-open", title="When they write",
             line="Your rule is set" if state.rule else "Decide it while it is quiet"),
        Tool(address="dates", icon="calendar-days", title="Dates ahead",
             line=f"{ahead} coming up" if ahead else "A week’s warning, and a plan"),
        Tool(address="quiet", icon="eye-off", title="Make it quieter",
             line=f"{len(state.quiet_steps)} done" if state.quiet_steps else "Mute, hide, put away"),
    ]  # fmt: skip
    if allowed(desk, "ladder"):
        rows.append(
            Tool(address="no-answer-plan", icon="notebook-pen", title="If the answer is no",
                 line="Written" if state.plan_for_no else "Written once, in calm")
        )  # fmt: skip
    return rows


@unlocked
@require_GET
def space(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Where the pause stands and everything that belongs to it; before it begins, the door to it."""
    return page(
        request,
        "space/space.html",
        tab="road",
        pause=pause_of(desk),
        days=days_of(desk),
        slips=slip_counts(desk),
        latest=latest_slips(desk),
        tools=tools(desk),
        evidence=EVIDENCE,
    )


@unlocked
@require_http_methods(["GET", "POST"])
def freeze(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Let the count rest, with a reason; or let it go on."""
    state = desk.story.state
    if state.space_start is None:
        return redirect("space-begin")
    ending = request.POST.get("do") == "end"
    form = FreezeForm({"reason": "."} if ending else sent(request), initial=desk.half_written("freeze"))
    if form.is_valid() and (once := once_of(request, form)):
        entry = e.PauseEnded() if ending else e.PauseBegun(reason=form.cleaned_data["reason"])
        saved = desk.record(entry, once=once)
        if not isinstance(saved, Refused):
            desk.drop_draft("freeze")
            return redirect(f"{reverse('space')}?ok={'counting' if ending else 'frozen'}")
        form.add_error(None, why(saved))
    frozen = date.fromordinal(state.paused_since) if state.paused_since is not None else None
    status = 422 if request.method == "POST" else 200
    place = {} if frozen else {"place": "freeze", "writing": True}
    return page(request, "space/freeze.html", tab="road", status=status, form=form, frozen=frozen, **place)


@unlocked
@require_http_methods(["GET", "POST"])
def length(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Another length: longer on any day, shorter once. The programme says whether it may be."""
    state = desk.story.state
    if state.space_start is None:
        return redirect("space-begin")
    form = LengthForm(sent(request), initial={"days": state.space_days})
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(e.SpaceLengthSet(days=form.cleaned_data["days"]), once=once)
        if not isinstance(saved, Refused):
            return redirect(f"{reverse('space')}?ok=length")
        form.add_error(None, why(saved))
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "length": state.space_days, "shortest": SHORTEST, "lowered": state.lowered}
    return page(request, "space/length.html", tab="road", status=status, evidence=EVIDENCE, **shown)


addresses = [
    path("p/s4", space, name="space"),
    path("p/s11", freeze, name="freeze"),
    path("p/s12", length, name="length"),
]
