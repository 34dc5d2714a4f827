"""“They wrote”: my own rule first, then their words, three readings none of which is favoured, and what to do now."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from goldseam.coach import Context
from goldseam.content import helplines
from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.web import second_opinion
from goldseam.web.access import allowed, contact, unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms.moments import (
    DISTANCES,
    READING_NOTES,
    READINGS,
    NeededMessageForm,
    ReplyForm,
    TheyWroteForm,
)
from goldseam.web.forms.once import once_of, sent
from goldseam.web.pages import coach, coach_reading, urge_state
from goldseam.web.pages.arrive import closes
from goldseam.web.pages.help import own_numbers
from goldseam.web.pages.told import Said, confirm
from goldseam.web.paper import page

PLACE = "they-wrote"
REPLY_PLACE = "reply"
RULES = {"not_now": "When they write, I wait first.", "short_reply": "When they write, I answer briefly.",
         "no_reply": "When they write, I do not answer."}  # fmt: skip
# Facts after which nothing is owed or answered: somebody was hurt or afraid, or an order says so.
GRAVE = frozenset({"user_was_harmed", "ex_afraid", "harm_intent", "order", "police_warning", "minor"})
# What a tap on a proposal answers: the reading, and the kind of distance.
NOTED_WITH_THE_PAGE = {"engaged", "lukewarm", "hesitant", "closed", "distance"}
TAKEN = {
    **{code: (code, "") for code in ("engaged", "lukewarm", "hesitant")},
    **{code: ("distance", code) for code, _ in DISTANCES},
    "distance": ("distance", ""),
}
# Where a wish is put down that was not noted with the message; any other kind is a plea to stop.
PUT_DOWN = {"space": "arrive-asked", "limit": "arrive-asked", "new_partner": "someone-new"}


def rule(desk: Desk) -> tuple[str, str]:
    """What was decided beforehand, as a sentence, and one's own words for it; empty where nothing was."""
    seq = desk.story.state.rule_seq
    lines = desk.lines((seq,)) if seq else ()
    entry = lines[0].entry if lines else None
    return (RULES[entry.rule], entry.text or "") if isinstance(entry, e.TheyWriteRuleSet) else ("", "")


@unlocked
@require_http_methods(["GET", "POST"])
def they_wrote(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Note that they wrote; words and reading may stay open. A no is shown back before it is stored."""
    form = TheyWroteForm(taken_over(sent(request)), initial=desk.half_written(PLACE), today=desk.today)
    do = request.POST.get("do")
    if coach.asked(request):
        own, stands = second_opinion.of(request), second_opinion.stands(request)
        heard = coach_reading.heard(desk, request.POST.get("words", ""), own=own, stands=stands)
        return asking(request, desk, form, heard)
    if do != "change" and not only_chosen(request) and form.is_valid() and (once := once_of(request, form)):
        entry = e.TheyWrote(**form.heard())
        if do != "sure" and closes(desk, entry):
            return confirm(request, [shown_back(form)])
        saved = desk.record(entry, once=once)
        if not isinstance(saved, Refused):
            desk.drop_draft(PLACE)
            return onwards(saved.seqs, do)
        form.add_error(None, why(saved))
    return asking(request, desk, form, coach_reading.NOT_YET)


def taken_over(data: QueryDict | None) -> QueryDict | None:
    """The form with the proposal that was tapped as its answer."""
    take = data.get("take", "") if data is not None else ""
    if data is None or take not in TAKEN:
        return data
    data = data.copy()
    data["reading"], data["boundary"] = TAKEN[take]
    return data


def only_chosen(request: HttpRequest) -> bool:
    """Whether a tap chose a reading on the page; it is noted with the page, not by itself. A boundary is."""
    return request.POST.get("take", "") in NOTED_WITH_THE_PAGE


def asking(request: HttpRequest, desk: Desk, form: TheyWroteForm, heard: coach_reading.Heard) -> HttpResponse:
    """The page, or to its own script only what was read."""
    part = coach.PART in request.headers and coach.asked(request)
    chose = request.POST.get("do") == "change" or only_chosen(request) or part
    return page(
        request,
        "coach/reading_part.html" if part else "moments/they_wrote.html",
        status=422 if form.errors and not chose else 200,
        tab="moments",
        writing=True,
        form=form,
        place=PLACE,
        rule=rule(desk),
        readings=READINGS[:3],
        others=READINGS[3:],
        notes=READING_NOTES,
        grave=bool(GRAVE & set(desk.plan.closing_facts)),
        heard=heard,
        numbers=own_numbers(desk) if heard.crisis else None,
    )


def shown_back(form: TheyWroteForm) -> Said:
    """Their wish as it will be stored."""
    return Said("What they ask for", dict(DISTANCES)[form.cleaned_data["boundary"]], form.cleaned_data["words"])


def onwards(seqs: tuple[int, ...], do: str | None) -> HttpResponse:
    """After a no, the page that says it once; else: what now?"""
    if not seqs:
        return redirect("moments")
    return redirect("put-away" if do == "sure" else "they-wrote-now", seqs[0])


@unlocked
@require_http_methods(["GET", "POST"])
def now(request: HttpRequest, desk: Desk, seq: int) -> HttpResponse:
    """Not now, a short kind reply, or no reply: three ways of one size. The rule set beforehand stands above them."""
    lines = desk.lines((seq,)) if 1 <= seq <= desk.story.last_seq else ()
    if not lines or not isinstance(lines[0].entry, e.TheyWrote):
        raise Http404
    if request.POST.get("do") == "wait":
        urge_state.waiting(desk, urge_state.know(desk, trigger="They wrote"))
        return redirect("urge-timer")
    if request.method == "POST":
        return redirect(f"{reverse('moments')}?ok=no-reply")
    facts, country = set(desk.plan.closing_facts), desk.story.state.country
    entry = lines[0].entry
    heard = coach_reading.heard(desk, entry.words, seq) if entry.words else coach_reading.NOT_YET
    kinds = {"domestic_violence", "men"} if "user_was_harmed" in facts else set()
    return page(
        request,
        "moments/now.html",
        tab="moments",
        unread=entry.boundary is None and entry.reading in (None, "unclear"),
        distance=heard.distance and entry.boundary is None and entry.reading != "boundary",
        put_down=PUT_DOWN.get(heard.take, "asked-to-stop"),
        crisis=heard.crisis,
        numbers=own_numbers(desk) if heard.crisis else None,
        rule=rule(desk),
        reply=allowed(desk, "reply"),
        logistics=allowed(desk, "logistics"),
        closed=bool(facts),
        grave=bool(GRAVE & facts),
        late=urge_state.late(desk.local),
        lines=[line for line in helplines.of(country) if line.kind in kinds] if country else [],
    )


@contact("reply")
@require_http_methods(["GET", "POST"])
def reply(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One short reply to one message. Written here, read once as they would, sent by the person themselves."""
    form = ReplyForm(sent(request), initial=desk.half_written(REPLY_PLACE))
    do = request.POST.get("do", "")
    if do in ("sent", "keep") and form.is_valid() and (once := once_of(request, form)):
        words, kept = form.cleaned_data["words"], do == "keep"
        if kept and not words.strip():
            form.add_error("words", "There is nothing on the page yet. Leaving it empty is fine too.")
        else:
            entry = e.LetterKept(text=words, kind_of="unsent") if kept else e.ReplySent(words=words or None)
            saved = desk.record(entry, once=once)
            if not isinstance(saved, Refused):
                desk.drop_draft(REPLY_PLACE)
                return redirect(f"{reverse('moments')}?ok={'letter' if kept else 'replied'}")
            form.add_error(None, why(saved))
    shown = {"closed": bool(desk.plan.closing_facts), "late": urge_state.late(desk.local)}
    looks = {"words": coach.look_at(request, Context.TEXT)}
    return coach.shown(
        request, "moments/reply.html", looks, tab="moments", writing=True, form=form, place=REPLY_PLACE, **shown
    )


@contact("logistics")
@require_http_methods(["GET", "POST"])
def needed_message(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Is it about the need? Is it needed now? Is it free of blame? Then it is needed contact, and no slip."""
    form = NeededMessageForm(sent(request))
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(e.NeededContactLogged(about=form.cleaned_data["about"]), once=once, on=desk.today)
        if not isinstance(saved, Refused):
            return redirect(f"{reverse('moments')}?ok=needed")
        form.add_error(None, why(saved))
    status = 422 if request.method == "POST" else 200
    return page(request, "moments/needed.html", status=status, tab="moments", form=form)


addresses = [
    path("p/m11", they_wrote, name="they-wrote"),
    path("p/m12/<int:seq>", now, name="they-wrote-now"),
    path("p/m13", reply, name="reply"),
    path("p/m14", needed_message, name="needed-message"),
]
