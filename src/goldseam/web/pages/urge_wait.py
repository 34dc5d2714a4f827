"""The wait after an urge, what helps meanwhile, and how it ended. The server keeps the instant; nothing is blocked."""

import re
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.store.journals import Saved
from goldseam.web.access import unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms.moments import OutcomeForm
from goldseam.web.forms.once import once_of, sent
from goldseam.web.pages import urge_state
from goldseam.web.pages.told import what_stands
from goldseam.web.pages.urge_state import Urge
from goldseam.web.paper import page

SHOWN = 3  # reasons, plans and people on the page of the wait: what fits in one look
NUMBER = re.compile(r"\+?[\d\s()/.-]{5,24}")  # a telephone number, and nothing but one
LONG_WORD = 4  # letters: shorter words of a trigger tell nothing about a plan


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody one can call, and the link that dials where a number was given."""

    name: str
    how: str
    tel: str


@unlocked
@require_http_methods(["GET", "POST"])
def wait(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The time that is left, what helps meanwhile, and four outcomes that are there from the first second."""
    urge = urge_state.in_hand(desk)
    do = request.POST.get("do")
    if do in ("ten", "morning"):
        urge_state.waiting(desk, urge or urge_state.know(desk), how=do)
        return redirect("urge-timer")
    form = OutcomeForm(sent(request))
    if form.is_valid() and (once := once_of(request, form)):
        return ended(request, desk, form, urge, once)
    if request.method != "POST" and (urge is None or urge.until is None):
        return redirect("urge")
    return wait_page(request, desk, form, urge or Urge(begun=desk.now))


def wait_page(request: HttpRequest, desk: Desk, form: OutcomeForm, urge: Urge) -> HttpResponse:
    """The page of the wait. Without scripts it says what is left, and can be looked at again."""
    until = (urge.until or desk.now).astimezone(ZoneInfo(desk.zone))
    seconds = max(0, round((until - desk.now).total_seconds()))
    morning = urge_state.next_morning(desk.local)
    return page(
        request,
        "moments/urge/wait.html",
        status=422 if request.method == "POST" else 200,
        tab="moments",
        form=form,
        urge=urge,
        until=until,
        seconds=seconds,
        whole=max(1, round((urge.until - urge.waited_from).total_seconds())) if urge.until and urge.waited_from else 1,
        until_morning=until == morning,
        morning=morning,
        another_day=until.date() != desk.today,
        closed=bool(desk.plan.closing_facts),
        letter=text_at(desk, urge.letter),
        plans=plans(desk, urge.trigger),
        reasons=[entry.text for entry in latest(desk, "reason-kept") if isinstance(entry, e.ReasonKept)],
        people=people(desk),
    )


def latest(desk: Desk, kind: str, shown: int = SHOWN) -> list[e.Entry]:
    """The latest few entries of a kind that still count, the newest first."""
    seqs = desk.story.state.texts.get(kind, ())[-shown:]
    return [line.entry for line in reversed(desk.lines(tuple(seqs)))]


def text_at(desk: Desk, seq: int | None) -> str:
    """The letter on this line; empty where there is none, or its words were erased."""
    lines = desk.lines((seq,)) if seq else ()
    return lines[0].entry.text if lines and isinstance(lines[0].entry, e.LetterKept) else ""


def plans(desk: Desk, trigger: str) -> list[str]:
    """Plans made in calm, each as a sentence; those that speak of this trigger come first."""
    made = [entry for entry in latest(desk, "plan-made", shown=30) if isinstance(entry, e.PlanMade) and entry.if_]
    telling = {word for word in re.findall(r"\w+", trigger.lower()) if len(word) >= LONG_WORD}
    made.sort(key=lambda plan: not telling & set(re.findall(r"\w+", plan.if_.lower())))
    return [f"If {plan.if_}, then I {plan.then.removeprefix('I ').rstrip('.')}." for plan in made[:SHOWN]]


def people(desk: Desk) -> list[Call]:
    """People one named, with a link to dial where the way to reach them is a number."""
    named = [entry for entry in latest(desk, "trusted-person-named") if isinstance(entry, e.TrustedPersonNamed)]
    return [Call(entry.name, entry.how or "", dialled(entry.how or "")) for entry in named if entry.name]


def dialled(how: str) -> str:
    """A number as a telephone link; empty for anything that is not plainly a number."""
    return "tel:" + re.sub(r"[^\d+]", "", how) if NUMBER.fullmatch(how.strip()) else ""


def ended(request: HttpRequest, desk: Desk, form: OutcomeForm, urge: Urge | None, once: str) -> HttpResponse:
    """Record how it ended. More time is an outcome too: it is recorded, and the wait begins anew."""
    entry = entry_of(form, urge)
    saved = desk.record(entry, once=once, on=desk.today) if entry else Saved(())
    if isinstance(saved, Refused):
        form.add_error(None, why(saved))
        return wait_page(request, desk, form, urge or Urge(begun=desk.now))
    if form.cleaned_data["outcome"] == "more_time":
        if urge is not None:
            after = form.cleaned_data["after"]
            urge_state.waiting(desk, replace(urge, before=urge.before if after is None else after))
        return redirect("urge-timer")
    urge_state.over(desk)
    return redirect("urge-over", saved.seqs[0]) if saved.seqs else redirect("moments")


def entry_of(form: OutcomeForm, urge: Urge | None) -> e.UrgeLogged | e.SlipLogged | None:
    """The urge; without any number only what must not be lost, a message that was sent."""
    said = form.cleaned_data
    before = said["after"] if said["before"] is None else said["before"]
    if before is None:
        return e.SlipLogged(slip="message") if said["outcome"] == "sent" else None
    trigger = urge.what_came_before if urge else ""
    return e.UrgeLogged(before=before, after=said["after"], outcome=said["outcome"], trigger=trigger or None)


@unlocked
@require_GET
def over(request: HttpRequest, desk: Desk, seq: int) -> HttpResponse:
    """How it ended, said once and kindly, and one next thing."""
    lines = desk.lines((seq,)) if 1 <= seq <= desk.story.last_seq else ()
    entry = lines[0].entry if lines else None
    if isinstance(entry, e.SlipLogged):
        return redirect("slip-noted", seq)
    if not isinstance(entry, e.UrgeLogged):
        raise Http404
    return page(
        request,
        "moments/urge/over.html",
        tab="moments",
        urge=entry,
        night=urge_state.late(desk.local),
        steadiness=desk.plan.steadiness if desk.story.state.space_seq else None,
        stands=what_stands(desk),
    )


addresses = [
    path("p/m7", wait, name="urge-timer"),
    path("p/m8/<int:seq>", over, name="urge-over"),
]
