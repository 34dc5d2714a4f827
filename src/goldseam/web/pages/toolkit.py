"""The toolkit: what one prepares in calm for the hard hours. Reasons, people, plans, dates, a rule, the quiet list.

Everything kept here can be put right, taken back or erased on its own page in the journal.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from goldseam.content import words
from goldseam.content.evidence import EVIDENCE
from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.programme.safety import STILL_ANSWERS
from goldseam.web.access import unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms import toolkit as forms
from goldseam.web.forms.once import MISSING, once_of, sent
from goldseam.web.pages.dates_ahead import keep_date, upcoming
from goldseam.web.pages.kept import Kept, kept_of
from goldseam.web.paper import page

RULE_NOTES = {
    "not_now": "A night first, then see whether it needs anything.",
    "short_reply": "Two friendly sentences, nothing asked.",
    "no_reply": "What they wrote may stand there unanswered.",
}


@dataclass(frozen=True, slots=True)
class Drawer:
    """One kind of thing that is kept, as many as one likes: its form, and the entry a form becomes."""

    name: str
    form: Callable[..., Form]
    entry: Callable[[dict[str, Any]], e.Entry]
    kept: Callable[[Desk], list[Kept]]


DRAWERS = (
    Drawer("reasons", forms.ReasonForm, lambda d: e.ReasonKept(text=d["text"]), kept_of("reason-kept")),
    Drawer(
        "people",
        forms.PersonForm,
        lambda d: e.TrustedPersonNamed(name=d["name"], how=d["how"] or None),
        kept_of("trusted-person-named"),
    ),
    Drawer("plans", forms.PlanForm, lambda d: e.PlanMade(if_=d["if_"], then=d["then"]), kept_of("plan-made")),
)


def drawer_view(drawer: Drawer) -> Callable[..., HttpResponse]:
    """The page of one drawer: what is in it, and a form for one more."""

    @unlocked
    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, desk: Desk) -> HttpResponse:
        form = drawer.form(sent(request), initial=desk.half_written(drawer.name))
        if form.is_valid() and (once := once_of(request, form)):
            saved = desk.record(drawer.entry(form.cleaned_data), once=once)
            if not isinstance(saved, Refused):
                desk.drop_draft(drawer.name)
                return redirect(f"{reverse(drawer.name)}?ok=saved")
            form.add_error(None, why(saved))
        return kept_page(request, drawer.name, form, drawer.kept(desk))

    return view


def kept_page(request: HttpRequest, name: str, form: Form, kept: list[Kept]) -> HttpResponse:
    """A form for one more, and what is kept already."""
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "place": name, "writing": True, "kept": kept, "evidence": EVIDENCE}
    return page(request, f"toolkit/{name}.html", tab="road", status=status, **shown)


@unlocked
@require_http_methods(["GET", "POST"])
def dates(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Days ahead that may be hard, the nearest first, each with its plan."""
    form = forms.DateForm(sent(request), today=desk.today, initial=desk.half_written("dates"))
    if form.is_valid() and (once := once_of(request, form)):
        saved = keep_date(desk, form.cleaned_data, once=once)
        if not isinstance(saved, Refused):
            desk.drop_draft("dates")
            return redirect(f"{reverse('dates')}?ok=saved")
        form.add_error(None, why(saved))
    return kept_page(request, "dates", form, upcoming(desk))


@unlocked
@require_http_methods(["GET", "POST"])
def rule(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What to do when they write. The newest counts."""
    known = desk.story.state.rule_seq
    initial = desk.half_written("rule") or fields_at(desk, known, "rule", "text")
    form = forms.RuleForm(sent(request), answers=may_answer(desk), initial=initial)
    if form.is_valid() and (once := once_of(request, form)):
        data = form.cleaned_data
        saved = desk.record(e.TheyWriteRuleSet(rule=data["rule"], text=data["text"] or None), once=once)
        if not isinstance(saved, Refused):
            desk.drop_draft("rule")
            return redirect(f"{reverse('space')}?ok=saved")
        form.add_error(None, why(saved))
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "place": "rule", "writing": True, "known": known, "notes": RULE_NOTES}
    return page(request, "toolkit/rule.html", tab="road", status=status, **shown)


def may_answer(desk: Desk) -> bool:
    """Whether an answer to a message of theirs could ever be open: after most closing facts it cannot (§9)."""
    return STILL_ANSWERS.issuperset(desk.plan.closing_facts)


def fields_at(desk: Desk, seq: int | None, *names: str) -> dict[str, Any]:
    """These fields of the entry at this line, as a form shows them; nothing where there is no such line."""
    lines = desk.lines((seq,)) if seq is not None else ()
    return {name: getattr(lines[0].entry, name, None) for name in names} if lines else {}


@unlocked
@require_http_methods(["GET", "POST"])
def no_answer_plan(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What I will do if the answer is no, or nothing. Written once; it serves every step."""
    known, place = desk.story.state.plan_for_no, "no-answer-plan"
    form = forms.NoAnswerForm(sent(request), initial=desk.half_written(place) or fields_at(desk, known, "text"))
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(e.NoAnswerPlanWritten(text=form.cleaned_data["text"]), once=once)
        if not isinstance(saved, Refused):
            desk.drop_draft(place)
            return redirect(f"{reverse('space')}?ok=saved")
        form.add_error(None, why(saved))
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "place": place, "writing": True, "known": known}
    return page(request, "toolkit/no_answer.html", tab="road", status=status, **shown)


@unlocked
@require_http_methods(["GET", "POST"])
def quiet(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The quiet list, one tap a step. The group one was in stays open."""
    groups, error = words.quiet_steps(), ""
    places = {step.code: number for number, group in enumerate(groups, start=1) for step in group.steps}
    opened = str(request.GET.get("g", "1"))
    if request.method == "POST":
        step, once = request.POST.get("step", ""), request.POST.get("once", "")
        opened = str(places.get(step, ""))
        error = "" if once and opened else MISSING
        saved = desk.record(e.QuietStepDone(step=step), once=once) if not error else None
        if saved is not None and not isinstance(saved, Refused):
            return redirect(f"{reverse('quiet')}?ok=saved&g={opened}")
        error = error or (why(saved) if saved is not None else "")
    done = {code: seq for code, seq in desk.story.state.quiet_steps.items() if code in places}
    shown = {"groups": groups, "done": done, "error": error, "opened": opened}
    shown |= {"friends": words.friends(), "evidence": EVIDENCE}
    return page(request, "toolkit/quiet.html", tab="road", status=422 if error else 200, **shown)


addresses = [
    *(path(f"p/w{number}", drawer_view(drawer), name=drawer.name) for number, drawer in enumerate(DRAWERS, start=1)),
    path("p/w4", dates, name="dates"),
    path("p/w5", rule, name="rule"),
    path("p/w6", quiet, name="quiet"),
    path("p/w7", no_answer_plan, name="no-answer-plan"),
]
