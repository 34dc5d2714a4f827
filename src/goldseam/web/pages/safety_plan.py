"""The plan for hard hours: blank while locked, to print or copy; one's own once the journal is open."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldseam.content.evidence import EVIDENCE
from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.web.access import public, readable_desk, unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms.help import PARTS, Part, SafetyPlanForm
from goldseam.web.forms.once import once_of, sent
from goldseam.web.paper import page

PLACE = "safety-plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One step of the plan, and what the person wrote there; empty on a blank plan."""

    part: Part
    text: str


def own_parts(desk: Desk) -> dict[str, str]:
    """The newest plan, by the names of its steps. An older or imported one may be a list, in the order of the steps."""
    seqs = desk.story.state.texts.get(e.SafetyPlanWritten.kind, ())
    lines = desk.lines((seqs[-1],)) if seqs else ()
    entry = lines[0].entry if lines else None
    parts = entry.parts if isinstance(entry, e.SafetyPlanWritten) else {}
    if isinstance(parts, dict):
        return {str(name): str(text) for name, text in parts.items()}
    named = zip(PARTS, parts if isinstance(parts, list | tuple) else (), strict=False)
    return {part.code: str(text) for part, text in named}


@public
@require_GET
def plan(request: HttpRequest) -> HttpResponse:
    """One's own plan where the journal is open, else a blank one to print or copy (safety.md §7.14)."""
    desk = readable_desk(request)
    own = own_parts(desk) if desk else {}
    written = [Written(part=part, text=own.get(part.code, "")) for part in PARTS]
    return page(request, "help/plan.html", desk=desk, written=written, own=any(own.values()), evidence=EVIDENCE)


@unlocked
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Write the plan, or change it; the newest counts."""
    draft = {name: values[-1] for name, values in desk.draft(PLACE).items()}
    form = SafetyPlanForm(sent(request), initial=draft or own_parts(desk))
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(e.SafetyPlanWritten(parts=form.parts()), once=once)
        if not isinstance(saved, Refused):
            desk.drop_draft(PLACE)
            return redirect(f"{reverse('safety-plan')}?ok=safety-plan")
        form.add_error(None, why(saved))
    status = 422 if request.method == "POST" else 200
    closed = bool(desk.plan.closing_facts)
    return page(request, "help/write.html", status=status, writing=True, form=form, place=PLACE, closed=closed)


addresses = [
    path("p/h11", plan, name="safety-plan"),
    path("p/h12", write, name="plan-for-hard-hours"),
]
