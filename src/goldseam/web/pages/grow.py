"""Grow: a good life now. What I want, the picture of after, and goals of my own with what was done for them."""

import secrets
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from goldseam.content.causes import CAUSES
from goldseam.content.evidence import EVIDENCE
from goldseam.content.ideas import IDEAS, Idea, numbered
from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.web.access import unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms import grow as forms
from goldseam.web.forms.once import once_of, sent
from goldseam.web.pages.goal_words import Card, card, cards, goes_with, plans_of
from goldseam.web.pages.kept import kept_of
from goldseam.web.paper import page

VALUES_SHOWN = 3  # the newest; all of them are one tap away
SMALL = {"shape": "do", "target": 2, "per": "week"}  # where a new goal begins, if nothing else is said


@unlocked
@require_http_methods(["GET"])
def grow(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A good life now: what I want, and what I do for it."""
    shown = cards(desk)
    picture = kept_of("picture-written")(desk)[:1]
    return page(
        request,
        "grow/grow.html",
        tab="road",
        goals=[goal for goal in shown if not goal.ended],
        ended=[goal for goal in shown if goal.ended],
        values=kept_of("value-named")(desk)[:VALUES_SHOWN],
        picture=picture[0] if picture else None,
        ideas=IDEAS.values(),
        evidence=EVIDENCE,
    )


@unlocked
@require_http_methods(["GET", "POST"])
def values(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What I want and who I want to be, one at a time."""
    form = forms.ValueForm(sent(request), initial=desk.half_written("values"))
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(e.ValueNamed(text=form.cleaned_data["text"]), once=once)
        if (answer := after(desk, form, saved, "values", to="values")) is not None:
            return answer
    return asked(request, "grow/values.html", form, "values", kept=kept_of("value-named")(desk))


@unlocked
@require_http_methods(["GET", "POST"])
def picture(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A good ordinary day, some time from now. The newest counts."""
    known = kept_of("picture-written")(desk)[:1]
    initial = desk.half_written("picture") or {"text": known[0].words if known else ""}
    form = forms.PictureForm(sent(request), initial=initial)
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(e.PictureWritten(text=form.cleaned_data["text"]), once=once)
        if (answer := after(desk, form, saved, "picture")) is not None:
            return answer
    return asked(request, "grow/picture.html", form, "picture", known=known[0].seq if known else None)


@unlocked
@require_http_methods(["GET", "POST"])
def goal_new(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A goal of one's own, from nothing or from an idea, with one plan for it."""
    idea = numbered(request.GET.get("i", ""))
    form = forms.GoalForm(sent(request), causes=causes_of(desk), initial=beginning(desk, idea))
    if form.is_valid() and (once := once_of(request, form)):
        name = secrets.token_urlsafe(6)
        saved = desk.record(form.goal(name), *form.plan(name), once=once)
        if (answer := after(desk, form, saved, "goal-new", notice="goal")) is not None:
            return answer
    ideas = () if idea or request.method == "POST" else IDEAS.values()
    shown = {"ideas": ideas, "idea": idea, "notes": forms.SHAPE_NOTES}
    return asked(request, "grow/goal_new.html", form, "goal-new", **shown)


def causes_of(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The reasons that were named, as a choice."""
    return tuple((code, CAUSES[code].title) for code in desk.story.state.causes if code in CAUSES)


def beginning(desk: Desk, idea: Idea | None) -> dict[str, Any]:
    """What the form of a new goal begins with: the idea that was tapped, what was half-written, or something small."""
    if idea is not None:
        return {name: getattr(idea, name) for name in ("title", "shape", "target", "per", "field")}
    draft = desk.draft("goal-new")
    return {name: given if name == "days_off" else given[-1] for name, given in draft.items() if given} or SMALL


@unlocked
@require_http_methods(["GET", "POST"])
def goal(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """One goal: note what was done on a day, lay it down, take it up again."""
    shown = goal_at(desk, number)
    if shown is None:
        return redirect_or_404(desk, request)
    do = request.POST.get("do", "")
    form = forms.DoneForm(sent(request) if not do else None, today=desk.today)
    if do in ("end", "again"):
        return turned(request, desk, shown, do, form)
    if form.is_valid() and (once := once_of(request, form)):
        done = e.GoalLogged(goal=shown.name, amount=form.cleaned_data["amount"] if shown.counts else None)
        saved = desk.record(done, once=once, on=form.day())
        if (answer := after(desk, form, saved, "", notice="goal-done")) is not None:
            return answer
    return goal_page(request, desk, shown, form)


def redirect_or_404(desk: Desk, request: HttpRequest) -> HttpResponse:
    """The way on for a form that was recorded and is sent again; for anything else there is no such page."""
    if request.method == "POST" and desk.taken(request.POST.get("once", "")):
        return redirect("grow")
    raise Http404


def goal_page(request: HttpRequest, desk: Desk, shown: Card, form: Form, turn: Form | None = None) -> HttpResponse:
    """One goal with its form; `turn` is the button that was refused, with what there is to say of it."""
    return asked(request, "grow/goal.html", form, "", goal=shown, turn=turn, better=goes_with(desk, shown.name))


def turned(request: HttpRequest, desk: Desk, shown: Card, do: str, form: Form) -> HttpResponse:
    """A goal laid down, or one taken up again as it was."""
    turn = Form(request.POST)
    if once := once_of(request, turn):
        entry = e.GoalEnded(goal=shown.name) if do == "end" else desk.lines((shown.number,))[0].entry
        saved = desk.record(entry, once=once)
        if (answer := after(desk, turn, saved, "", notice="goal-ended" if do == "end" else "goal")) is not None:
            return answer
    return goal_page(request, desk, shown, form, turn)


@unlocked
@require_http_methods(["GET", "POST"])
def goal_skip(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """A day on which it is left out, with a reason or without."""
    shown, place = goal_at(desk, number), f"goal-skip-{number}"
    if shown is None or shown.ended:
        return redirect_or_404(desk, request)
    form = forms.SkipForm(sent(request), today=desk.today, initial=desk.half_written(place))
    if form.is_valid() and (once := once_of(request, form)):
        left_out = e.GoalSkipped(goal=shown.name, reason=form.cleaned_data["reason"] or None)
        saved = desk.record(left_out, once=once, on=form.day())
        if (answer := after(desk, form, saved, place, notice="goal-skipped")) is not None:
            return answer
    return asked(request, "grow/skip.html", form, place, goal=shown)


def goal_at(desk: Desk, number: int) -> Card | None:
    """The goal that was set at this line; None where there is none."""
    for name, known in desk.story.state.goals.items():
        if known.seq == number:
            return card(desk, name, known, plans_of(desk).get(name, ""))
    return None


def after(
    desk: Desk, form: Form, saved: object, place: str, *, to: str = "grow", notice: str = "saved"
) -> HttpResponse | None:
    """Where a form leads once it was recorded; None where it was refused, which `form` then says."""
    if isinstance(saved, Refused):
        form.add_error(None, why(saved))
        return None
    if place:
        desk.drop_draft(place)
    return redirect(f"{reverse(to)}?ok={notice}")


def asked(request: HttpRequest, template: str, form: Form, place: str, **shown: Any) -> HttpResponse:
    """A page with a form: 422 where it was sent and is shown again."""
    status = 422 if request.method == "POST" else 200
    if place:
        shown |= {"place": place, "writing": True}
    return page(request, template, tab="road", status=status, form=form, evidence=EVIDENCE, **shown)


addresses = [
    path("p/g1", grow, name="grow"),
    path("p/g2", values, name="values"),
    path("p/g3", picture, name="picture"),
    path("p/g4", goal_new, name="goal-new"),
    path("p/g5/<int:number>", goal, name="goal"),
    path("p/g6/<int:number>", goal_skip, name="goal-skip"),
]
