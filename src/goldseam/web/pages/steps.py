"""Steps towards the other person: noted by the person, never taken from here. Each page is there only with the ladder.

One step at a time. What a step needs stands on the road; here one writes a light message (`light_message`), says that
one has met, notes their yes, and looks back while it is fresh.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldseam.content.evidence import EVIDENCE
from goldseam.programme import entries as e
from goldseam.programme.decide import GATE_OF_STEP, Refused
from goldseam.web.access import allowed, contact, unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms.once import once_of, sent
from goldseam.web.forms.steps import BareForm, ReviewForm, TalkForm, YesForm
from goldseam.web.pages import road_words
from goldseam.web.pages.arrive import closes
from goldseam.web.pages.light_message import message
from goldseam.web.pages.told import Said, confirm
from goldseam.web.paper import page

STEPS = tuple(GATE_OF_STEP)  # their number stands in the address, from 1


@contact("ladder")
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """One step whose gate is open: what it is like, both sides, and that it was taken."""
    if not 1 <= number <= len(STEPS):
        raise Http404
    code = STEPS[number - 1]
    if not desk.plan.gates[GATE_OF_STEP[code]].open:
        return redirect("road")
    if code == "text":
        return message(request, desk)
    form = BareForm(sent(request))
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(e.StepTaken(step=code), once=once)  # type: ignore[arg-type]
        if not isinstance(saved, Refused):
            return redirect(f"{reverse('road')}?ok=step")
        form.add_error(None, why(saved))
    return page(
        request, "road/step.html", status=422 if request.method == "POST" else 200, tab="road", form=form, step=code
    )


@contact("ladder")
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Look back on the call, meeting or talk that is still open, while it is fresh."""
    code = next((code for code in STEPS if code in desk.story.state.unreviewed), "")
    if not code:
        return redirect("road")
    if code == "talk":
        return talk(request, desk)
    form = ReviewForm(sent(request))
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(e.StepReviewed(step=code, **form.given()), once=once)  # type: ignore[arg-type]
        if not isinstance(saved, Refused):
            return redirect("road")
        form.add_error(None, why(saved))
    status = 422 if request.method == "POST" else 200
    return page(request, "road/review.html", status=status, tab="road", form=form, step=road_words.STEPS[code][0])


def talk(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What the talk came to. A no is shown back before it is stored, and leads Onward."""
    form = TalkForm(sent(request), today=desk.today)
    do = request.POST.get("do")
    if do != "change" and form.is_valid() and (once := once_of(request, form)):
        entry = e.TalkEnded(**form.given())
        if do != "sure" and closes(desk, entry):
            return confirm(request, [Said("What the talk came to", "The answer is no")])
        saved = desk.record(entry, once=once)
        if not isinstance(saved, Refused):
            return redirect("put-away", saved.seqs[0]) if entry.outcome == "no" and saved.seqs else redirect("road")
        form.add_error(None, why(saved))
    status = 422 if form.errors and do != "change" else 200
    return page(request, "road/talk.html", status=status, tab="road", form=form)


@contact("ladder")
@require_http_methods(["GET", "POST"])
def their_yes(request: HttpRequest, desk: Desk) -> HttpResponse:
    """They said yes to something, freely."""
    form = YesForm(sent(request))
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(e.YesGiven(to=form.cleaned_data["to"]), once=once)
        if not isinstance(saved, Refused):
            return redirect("road")
        form.add_error(None, why(saved))
    return page(request, "road/yes.html", status=422 if request.method == "POST" else 200, tab="road", form=form)


@unlocked
@require_GET
def silence(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What silence usually means, what the law says of repeated messages, and what is left to do about it: little."""
    last = desk.story.state.unanswered == 0 and allowed(desk, "ladder")
    return page(request, "road/silence.html", tab="road", last=last, evidence=EVIDENCE)


addresses = [
    path("p/r4/<int:number>", step, name="step"),
    path("p/r5", review, name="look-back"),
    path("p/r6", their_yes, name="their-yes"),
    path("p/r7", silence, name="silence"),
]
