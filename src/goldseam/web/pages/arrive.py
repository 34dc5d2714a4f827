"""Arrive: seven short pages of questions. Which one is next is read from the story, so one can stop and come back.

A page counts as seen when something on it was answered, or it was left for later (`question-passed`). An answer that
closes something for good is shown back in full and stored only after a second yes (MU-22).
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from goldseam import programme
from goldseam.content import helplines
from goldseam.content.evidence import EVIDENCE
from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.web.access import unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms import arrive as forms
from goldseam.web.forms.once import once_of
from goldseam.web.pages import chat_asked
from goldseam.web.pages.arrive_steps import STEPS, Step, Told, form_of, name_of, next_step, told
from goldseam.web.pages.refusals import trouble
from goldseam.web.paper import page

# What a closing answer is about, the weightiest first, and the kinds of lines that know about it (content.helplines).
BECAUSE: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    ("harm", frozenset({"user_was_harmed"}), frozenset({"domestic_violence", "men"})),
    ("young", frozenset({"minor"}), frozenset({"youth"})),
    ("feared", frozenset({"ex_afraid"}), frozenset({"own_behaviour"})),
    ("office", frozenset({"order", "police_warning"}), frozenset()),
    ("no", frozenset({"explicit_no", "blocked", "third_party_no"}), frozenset()),
)


@unlocked
@require_GET
def arrive(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Go on where the person stopped; at the end, thanks and the first step."""
    known = told(desk)
    if step := next_step(known):
        return redirect(step.address)
    if desk.story.state.causes:
        return redirect("answers")
    waiting = any(not step.known(known) for step in STEPS)
    return page(request, "arrive/settled.html", of=len(STEPS), waiting=waiting, name=name_of(desk))


def step_page(
    request: HttpRequest, desk: Desk, step: Step, form: forms.Questions, known: Told, status: int = 200
) -> HttpResponse:
    """The page of one step."""
    return page(
        request,
        f"arrive/{step.code}.html",
        status=status,
        form=form,
        done=STEPS.index(step),
        of=len(STEPS),
        known=step.known(known),
        harmed=known.harmed,
        place=step.code if step.writes else "",
        writing=step.writes,
        evidence=EVIDENCE,
        asked=chat_asked.lines(desk) if step.code in ("asked", "mirror") and not known.harmed else (),
    )


def view_of(step: Step) -> Callable[..., HttpResponse]:
    """The view of one step."""

    @unlocked
    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, desk: Desk) -> HttpResponse:
        known = told(desk)
        if request.method != "POST":
            if step.code == "ties" and known.story is None:
                return redirect("arrive-story")
            return step_page(request, desk, step, form_of(step, desk, known), known)
        return answer(request, desk, step, known)

    return view


def answer(request: HttpRequest, desk: Desk, step: Step, known: Told) -> HttpResponse:
    """What the person chose to do with a page: answer it, confirm an answer, change it, or leave it."""
    do = request.POST.get("do")
    form = form_of(step, desk, known, request.POST)
    if do == "change":
        return step_page(request, desk, step, form, known)
    once = once_of(request, form)
    if not once or (do != "later" and not form.is_valid()):
        return step_page(request, desk, step, form, known, status=422)
    if do == "later" or form.blank():
        return leave(request, desk, step, known, once)
    closing = [said for said in form.statements() if closes(desk, said.entry)]
    if closing and do != "sure":
        return confirm(request, step, known, closing)
    return keep(request, desk, step, known, form, once)


def facts_of(desk: Desk, story: programme.Story, *said: e.Entry) -> frozenset[str]:
    """The closing facts of `story` if these were recorded now. The programme decides; nothing is recorded."""
    for entry in said:
        line = e.Recorded(seq=story.last_seq + 1, at=desk.now, zone=desk.zone, on=None, id=None, entry=entry)
        story = programme.apply(story, line)
    return frozenset(story.recorded.facts)


def closes(desk: Desk, said: e.Entry) -> bool:
    """Whether this answer adds a closing fact to those the journal has."""
    return bool(facts_of(desk, desk.story, said) - facts_of(desk, desk.story))


def confirm(request: HttpRequest, step: Step, known: Told, closing: list[forms.Statement]) -> HttpResponse:
    """Show the closing answers back in full. Nothing is stored yet; every answer of the page travels along."""
    along = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in {"csrfmiddlewaretoken", "do"}
        for value in values
    ]
    return page(
        request,
        "arrive/confirm.html",
        statements=closing,
        answers=along,
        harmed=step.code == "fear",
        done=STEPS.index(step),
        of=len(STEPS),
    )


def leave(request: HttpRequest, desk: Desk, step: Step, known: Told, once: str) -> HttpResponse:
    """Leave a page for later, and say so in the journal once. What was answered before stays as it is."""
    if not step.seen(known):
        saved = desk.record(e.QuestionPassed(question=step.code), once=once)
        if isinstance(saved, Refused):
            return trouble(request, why(saved))
    desk.drop_draft(step.code)
    return onwards(known)


def onwards(before: Told) -> HttpResponse:
    """The next page of the first round; once that is over, back to all the answers."""
    return redirect("arrive" if next_step(before) else "answers")


def keep(request: HttpRequest, desk: Desk, step: Step, known: Told, form: forms.Questions, once: str) -> HttpResponse:
    """Record a page. After a closing answer comes the page that says so once; else the next question."""
    if zone := form.cleaned_data.get("zone"):
        desk.prefer(zone=zone)
    outcome = desk.record(*form.entries(), once=once)
    if isinstance(outcome, Refused):
        form.add_error(None, why(outcome))
        return step_page(request, desk, step, form, known, status=422)
    desk.drop_draft(step.code)
    # From an empty story, so that a form sent twice says the same thing twice.
    stated = facts_of(desk, programme.begin(), *(said.entry for said in form.statements()))
    if stated and request.POST.get("do") == "sure":
        return redirect("kept", next(n for n, (_, facts, _) in enumerate(BECAUSE) if facts & stated))
    return onwards(known)


@unlocked
@require_GET
def kept(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """Said once, after a closing answer: what is put away, what stays, and whom one can call."""
    if number >= len(BECAUSE) or not BECAUSE[number][1] & set(desk.story.recorded.facts):
        return redirect("arrive")
    because, _, kinds = BECAUSE[number]
    country = desk.story.state.country
    lines = [line for line in helplines.of(country) if line.kind in kinds] if country else []
    return page(request, "arrive/kept.html", because=because, lines=lines)


@unlocked
@require_GET
def all_answers(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every page of questions, whether it is answered, and the way to change it. No words of one's own."""
    known = told(desk)
    rows = [
        {
            "address": step.address,
            "title": step.title,
            "known": step.known(known),
            "state": "Answered" if step.known(known) else "Left for later" if step.seen(known) else "Not asked yet",
        }
        for step in STEPS
        if step.code != "ties" or known.story
    ]
    return page(request, "arrive/answers.html", tab="you", rows=rows)


addresses = [
    path("p/a1", arrive, name="arrive"),
    *(path(f"p/a{number}", view_of(step), name=step.address) for number, step in enumerate(STEPS, start=2)),
    path("p/a9", all_answers, name="answers"),
    path("p/a10/<int:number>", kept, name="kept"),
]
