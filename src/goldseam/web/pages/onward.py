"""Onward: the other good end. A stop line set in calm, a closing letter to keep, and what remains. Always reachable."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.web.access import allowed, unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms.journal import LetterForm, StopLineForm
from goldseam.web.forms.once import once_of, sent
from goldseam.web.pages.journal import first_values
from goldseam.web.pages.lines import Line, line_of
from goldseam.web.paper import page


@dataclass(frozen=True, slots=True)
class StopLine:
    """What the person wrote in calm, and whether its day has come."""

    seq: int
    text: str
    by: date
    come: bool


def stop_line(desk: Desk) -> StopLine | None:
    """The stop line as it stands now."""
    known = desk.story.state.stop_line
    lines = desk.lines((known[0],)) if known else ()
    entry = lines[0].entry if lines else None
    if not isinstance(entry, e.StopLineSet):
        return None
    return StopLine(seq=lines[0].seq, text=entry.if_, by=entry.by, come=entry.by <= desk.today)


def closing_letters(desk: Desk) -> list[Line]:
    """The closing letters kept, newest first."""
    kept = desk.lines(tuple(reversed(desk.story.state.texts.get("letter-kept", ()))))
    return [line_of(line) for line in kept if isinstance(line.entry, e.LetterKept) and line.entry.kind_of == "closing"]


@unlocked
@require_http_methods(["GET", "POST"])
def onward(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Where letting go is given as much room as anything else."""
    form = StopLineForm(sent(request), today=desk.today)
    if form.is_valid() and (once := once_of(request, form)):
        data = form.cleaned_data
        saved = desk.record(e.StopLineSet(if_=data["if_"], by=data["by"]), once=once)
        if not isinstance(saved, Refused):
            return redirect(f"{reverse('onward')}?ok=stop-line")
        form.add_error(None, why(saved))
    state = desk.story.state
    return page(
        request,
        "onward/onward.html",
        status=422 if request.method == "POST" else 200,
        tab="road",
        form=form,
        stop=stop_line(desk),
        letters=closing_letters(desk),
        moments=len(state.texts.get("good-moment-kept", ())),
        changes=sum(cause.change_seq is not None for cause in state.causes.values()),
        people=len(state.texts.get("trusted-person-named", ())),
        letting_go=desk.plan.path == "let_go",
        contact=allowed(desk, "ladder"),
        closed=bool(desk.plan.closing_facts),
        harmed="user_was_harmed" in desk.plan.closing_facts,
    )


@unlocked
@require_http_methods(["GET", "POST"])
def closing_letter(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A goodbye in full, to keep."""
    form = LetterForm(sent(request), initial=first_values(desk.draft("closing")))
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(e.LetterKept(text=form.cleaned_data["text"], kind_of="closing"), once=once)
        if not isinstance(saved, Refused):
            desk.drop_draft("closing")
            return redirect(f"{reverse('onward')}?ok=letter")
        form.add_error(None, why(saved))
    status = 422 if request.method == "POST" else 200
    return page(request, "onward/letter.html", status=status, tab="road", writing=True, form=form, place="closing")


addresses = [
    path("p/r2", onward, name="onward"),
    path("p/r3", closing_letter, name="closing-letter"),
]
