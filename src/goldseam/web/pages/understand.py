"""Understand: why it ended, without sinking into it: causes in three columns, a change for mine, short texts."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from goldseam.content import causes
from goldseam.content.evidence import EVIDENCE
from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.programme.state import State
from goldseam.web.access import may_read_messages, unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms.once import once_of, sent
from goldseam.web.forms.understand import CauseForm, ChangeForm, ShortTextForm
from goldseam.web.pages.refusals import trouble
from goldseam.web.paper import page

WEIGHT_WORDS = {1: "weighed a little", 2: "weighed quite a lot", 3: "weighed a great deal"}
SHOWN = 5  # texts of one kind shown again under their box
MOMENT_LATER = "moment"  # question-passed: the good moment was left for another day


def harmed(state: State) -> bool:
    """Whether the person reported harm; then nothing here asks for their part or the other's view (G.4)."""
    return "user_was_harmed" in state.facts


def without_change(state: State) -> str | None:
    """A cause with something of mine and no change yet."""
    if harmed(state):
        return None
    return next((code for code, cause in state.causes.items() if cause.mine and cause.change_seq is None), None)


def onwards(desk: Desk) -> HttpResponseRedirect:
    """What follows: on the first evening change, good moment, pause; later only a change still owed to a cause."""
    state = desk.story.state
    if code := without_change(state):
        return redirect("change", causes.number(code))
    if state.space_seq is not None:
        return redirect("understand")
    if not harmed(state) and "good-moment-kept" not in state.texts and MOMENT_LATER not in state.passed:
        return redirect("moment")
    return redirect("space-begin")


@unlocked
@require_GET
def understand(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What is done, and one next step."""
    state = desk.story.state
    rows = [
        {
            "cause": causes.CAUSES[code],
            "weight": WEIGHT_WORDS[cause.weight],
            "owed": cause.mine and not cause.change_seq,
        }
        for code, cause in state.causes.items()
    ]
    owed = without_change(state)
    return page(
        request,
        "understand/hub.html",
        tab="road",
        rows=rows,
        owed=causes.CAUSES[owed] if owed else None,
        told=state.story_seq is not None,
        moments=len(state.texts.get("good-moment-kept", ())),
        harmed=harmed(state),
        messages=may_read_messages(desk),
        evidence=EVIDENCE,
    )


@unlocked
@require_GET
def choose(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The list of causes, with one line each."""
    named = desk.story.state.causes
    return page(
        request, "understand/causes.html", tab="road", causes=causes.CAUSES.values(), named=named, evidence=EVIDENCE
    )


def cause_of(number: int) -> Any:
    """The cause of this number in an address."""
    try:
        return causes.numbered(number)
    except LookupError:
        raise Http404 from None


def first_values(draft: dict[str, list[str]]) -> dict[str, str]:
    """A kept draft as initial data."""
    return {name: values[-1] for name, values in draft.items()}


@unlocked
@require_http_methods(["GET", "POST"])
def cause(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """Name one cause, or say it anew; the newest counts."""
    chosen, place, state = cause_of(number), f"cause-{number}", desk.story.state
    before = state.causes.get(chosen.code)
    known: dict[str, Any] = first_values(desk.draft(place)) or (fields_at(desk, before.seq) if before else {})
    form = CauseForm(sent(request), harmed=harmed(state), initial=known)
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(e.CauseNamed(cause=chosen.code, **form.given()), once=once)
        if not isinstance(saved, Refused):
            desk.drop_draft(place)
            return onwards(desk)
        form.add_error(None, why(saved))
    status = 422 if request.method == "POST" else 200
    shown = {"cause": chosen, "first": not state.causes, "harmed": harmed(state), "place": place, "evidence": EVIDENCE}
    shown["pinned"] = pinned_to(desk, chosen.code)
    return page(request, "understand/cause.html", status=status, tab="road", writing=True, form=form, **shown)


def pinned_to(desk: Desk, code: str) -> list[str]:
    """What our messages showed, where it was pinned to this cause."""
    pins = (line.entry for line in desk.lines(tuple(desk.story.state.texts.get("finding-pinned", ()))))
    return [pin.text for pin in pins if isinstance(pin, e.FindingPinned) and pin.cause == code and pin.text]


def fields_at(desk: Desk, seq: int) -> dict[str, Any]:
    """The fields of the entry at this line, as a form shows them."""
    entry = desk.lines((seq,))[0].entry
    return {name: getattr(entry, name) for name in entry.__slots__ if getattr(entry, name) is not None}


@unlocked
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """What I do differently, for a cause with something of mine in it."""
    chosen, place, state = cause_of(number), f"change-{number}", desk.story.state
    named = state.causes.get(chosen.code)
    if named is None or not named.mine or harmed(state):
        return redirect("understand")
    known = first_values(desk.draft(place)) or (fields_at(desk, named.change_seq) if named.change_seq else {})
    form = ChangeForm(sent(request), initial=known)
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(e.ChangePlanned(cause=chosen.code, **form.given()), once=once)
        if not isinstance(saved, Refused):
            desk.drop_draft(place)
            return onwards(desk)
        form.add_error(None, why(saved))
    status = 422 if request.method == "POST" else 200
    shown = {"cause": chosen, "mine": fields_at(desk, named.seq).get("mine", ""), "place": place, "evidence": EVIDENCE}
    return page(request, "understand/change.html", status=status, tab="road", writing=True, form=form, **shown)


@unlocked
@require_http_methods(["GET", "POST"])
def moment(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One good moment, kept. It may wait for another day."""
    if request.POST.get("do") == "later" and (once := request.POST.get("once")):
        saved = desk.record(e.QuestionPassed(question=MOMENT_LATER), once=once)
        if isinstance(saved, Refused):
            return trouble(request, why(saved))
        desk.drop_draft("moment")
        return onwards(desk)
    return short_text(request, desk, "moment", e.GoodMomentKept)


@unlocked
@require_http_methods(["GET", "POST"])
def their_view(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The breakup as they might tell it; not asked of someone who was harmed."""
    if harmed(desk.story.state):
        return redirect("understand")
    return short_text(request, desk, "view", e.TheirViewWritten)


@unlocked
@require_http_methods(["GET", "POST"])
def boundary(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A boundary the person needs."""
    return short_text(request, desk, "boundary", e.BoundaryNeeded)


ShortText = e.GoodMomentKept | e.TheirViewWritten | e.BoundaryNeeded

# What stands above, in and below the box of a short text.
BOXES = {
    "moment": {
        "label": "What happened?",
        "hint": "Where you were, what was said, what you saw.",
        "empty": "There is nothing in the box yet. You can leave it for later.",
    },
    "view": {
        "label": "In their voice",
        "hint": "A few sentences. Put a question mark behind what you only guess.",
        "empty": "There is nothing in the box yet. It can wait.",
    },
    "boundary": {
        "label": "The line",
        "hint": "For example: nobody reads my messages.",
        "empty": "There is nothing in the box yet. It can wait.",
    },
}


def latest(desk: Desk, kind: str) -> list[str]:
    """The latest few texts of this kind, the newest first."""
    seqs = desk.story.state.texts.get(kind, ())[-SHOWN:]
    texts = (getattr(line.entry, "text", "") for line in desk.lines(tuple(seqs)))
    return [text for text in reversed(list(texts)) if text]


def short_text(request: HttpRequest, desk: Desk, name: str, entry: type[ShortText]) -> HttpResponse:
    """A page with one box: keep what is written there as an `entry`."""
    form = ShortTextForm(sent(request), initial=first_values(desk.draft(name)), **BOXES[name])
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(entry(text=form.cleaned_data["text"]), once=once)
        if not isinstance(saved, Refused):
            desk.drop_draft(name)
            return onwards(desk)
        form.add_error(None, why(saved))
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "place": name, "kept": latest(desk, entry.kind)}
    return page(request, f"understand/{name}.html", status=status, tab="road", writing=True, **shown)


addresses = [
    path("p/u1", understand, name="understand"),
    path("p/u2", choose, name="causes"),
    path("p/u3/<int:number>", cause, name="cause"),
    path("p/u4/<int:number>", change, name="change"),
    path("p/u5", moment, name="moment"),
    path("p/u6", their_view, name="their-view"),
    path("p/u7", boundary, name="boundary"),
]
