"""“It happened”: a slip in one tap, in a neutral colour, and one next thing. Nothing is reset by it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.web.access import unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms.once import once_of, sent
from goldseam.web.forms.space import SlipForm
from goldseam.web.pages.told import what_stands
from goldseam.web.paper import page

PLACE = "happened"
# What helps after each kind of slip: the words on the button, and the name of its page.
NEXT = {
    "message": ("Plan for the next time", "plans"),
    "call": ("Plan for the next time", "plans"),
    "in_person": ("Call someone now", "people"),
    "going_by": ("Plan for the next time", "plans"),
    "profile_look": ("Make the way longer", "quiet"),
    "through_others": ("Two sentences for friends", "quiet"),
}


@unlocked
@require_http_methods(["GET", "POST"])
def happened(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What it was: one tap. Which day and what came before may be added first."""
    form = SlipForm(sent(request), initial=desk.half_written(PLACE), today=desk.today)
    if form.is_valid() and (once := once_of(request, form)):
        said = form.cleaned_data
        slip = e.SlipLogged(slip=said["slip"], before=said["before"] or None, strengthen=said["strengthen"] or None)
        saved = desk.record(slip, once=once, on=form.day())
        if not isinstance(saved, Refused):
            desk.drop_draft(PLACE)
            return redirect("slip-noted", saved.seqs[0]) if saved.seqs else redirect("moments")
        form.add_error(None, why(saved))
    status = 422 if request.method == "POST" else 200
    return page(request, "moments/happened.html", status=status, tab="moments", writing=True, form=form, place=PLACE)


@unlocked
@require_GET
def noted(request: HttpRequest, desk: Desk, seq: int) -> HttpResponse:
    """It is noted; the other days stay; one next thing."""
    lines = desk.lines((seq,)) if 1 <= seq <= desk.story.last_seq else ()
    entry = lines[0].entry if lines else None
    if not isinstance(entry, e.SlipLogged):
        raise Http404
    label, route = NEXT[entry.slip]
    return page(
        request,
        "moments/noted.html",
        tab="moments",
        slip=entry.slip,
        label=label,
        route=route,
        steadiness=desk.plan.steadiness if desk.story.state.space_seq else None,
        stands=what_stands(desk),
    )


addresses = [
    path("p/m9", happened, name="happened"),
    path("p/m10/<int:seq>", noted, name="slip-noted"),
]
