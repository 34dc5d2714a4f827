"""The apology composer: six parts, then one letter, then whether it should be sent at all. The default is to keep it.

It is written in every state but one: who was hurt is not asked for an apology (evidence.md G.4). The coach is there
only where words to the other are not put away. That it was sent, once, can be noted while the way is open.
"""

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from goldseam.coach import Context
from goldseam.content.evidence import EVIDENCE
from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.web.access import allowed, contact, unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms.apology import BEFORE, PARTS, ApologyForm, joined
from goldseam.web.forms.once import once_of, sent
from goldseam.web.forms.steps import MESSAGE
from goldseam.web.pages import coach
from goldseam.web.pages.understand import harmed

PLACE = "apology"
THERE = "✓ This part is there."
NOTHING = "There is nothing in it yet. One part is enough to begin with; the others can wait."
TOO_LONG = (
    f"A message here holds {MESSAGE} characters, and this is a letter. Letters stay here, or wait for a talk that both "
    "of you want. You can shorten it."
)


@unlocked
@require_http_methods(["GET", "POST"])
def apology(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Six parts of an apology, put together into one letter, which is kept."""
    if harmed(desk.story.state):
        return redirect("understand")
    half, do = desk.half_written(PLACE), request.POST.get("do", "")
    form = ApologyForm(put_together(sent(request), do), initial=half)
    whole = bool(request.POST.get("whole") if request.method == "POST" else half.get("letter"))
    if do == "join" and form.is_valid():
        if form.cleaned_data["letter"].strip():
            return afresh(letter, request, desk, form)
        form.add_error(None, NOTHING)
    if do == "keep" and form.is_valid() and (once := once_of(request, form)):
        if form.cleaned_data["letter"].strip():
            return kept(request, desk, form, once)
        form.add_error("letter", NOTHING)
    show = letter if whole and do != "parts" else parts
    return afresh(show, request, desk, form)


def afresh(show: Callable[..., HttpResponse], request: HttpRequest, desk: Desk, form: ApologyForm) -> HttpResponse:
    """The page; written once more where something was recorded while it was being written (INV-16)."""
    response, now = show(request, desk, form), desk.afresh()
    return response if now.story.last_seq == desk.story.last_seq else show(request, now, form)


def put_together(data: QueryDict | None, do: str) -> QueryDict | None:
    """The form with its parts joined into the letter. One that was changed by hand stays readable below it."""
    if data is None or do != "join":
        return data
    data = data.copy()
    old, new = data.get("letter", "").strip(), joined(data)
    if old and old.replace("\r\n", "\n") != new.replace("\r\n", "\n"):
        data[BEFORE] = old
    data["letter"] = new
    return data


def kept(request: HttpRequest, desk: Desk, form: ApologyForm, once: str) -> HttpResponse:
    """Keep it here. Nobody receives it."""
    saved = desk.record(e.LetterKept(text=form.cleaned_data["letter"], kind_of="apology"), once=once)
    if not isinstance(saved, Refused):
        desk.drop_draft(PLACE)
        return redirect(f"{reverse('understand')}?ok=letter")
    form.add_error(None, why(saved))
    return letter(request, desk, form)


def looks_at(request: HttpRequest, desk: Desk, boxes: tuple[str, ...]) -> dict[str, coach.Look]:
    """What the coach says of each of these boxes that holds something; nothing of any where it is put away."""
    if not allowed(desk, "draft"):
        return {}
    filled, alone = {box for box in boxes if request.POST.get(box, "").strip()}, len(boxes) > 1
    return {
        box: coach.look_at(request, Context.LETTER, box, alone=alone) if box in filled else coach.NOT_YET
        for box in boxes
    }


def parts(request: HttpRequest, desk: Desk, form: ApologyForm) -> HttpResponse:
    """The page with the six boxes."""
    looks = {name: ticked(name, look) for name, look in looks_at(request, desk, tuple(PARTS)).items()}
    shown = {"form": form, "parts": tuple(PARTS), "coached": bool(looks), **common(desk)}
    return coach.shown(request, "understand/apology.html", looks, **shown)


def ticked(part: str, look: coach.Look) -> coach.Look:
    """The look with a gentle tick where the part is there; where it is not found, nothing is said of that."""
    there = THERE if PARTS[part] & look.strengths else ""
    if look.found or look.instead:
        return replace(look, praise=there, rewrite="")
    return replace(look, says=there, praise="", rewrite="")


def letter(request: HttpRequest, desk: Desk, form: ApologyForm) -> HttpResponse:
    """The page with the letter, and whether it should be sent at all."""
    looks = looks_at(request, desk, ("letter",))
    shown = {"form": form, "parts": tuple(PARTS), "coached": bool(looks), "way": way(desk), **common(desk)}
    return coach.shown(request, "understand/apology_letter.html", looks, **shown)


def common(desk: Desk) -> dict[str, object]:
    """What both pages need."""
    return {
        "tab": "road",
        "place": PLACE,
        "writing": True,
        "evidence": EVIDENCE,
        "closed": bool(desk.plan.closing_facts),
        "longest": MESSAGE,
    }


def way(desk: Desk) -> str:
    """How it could reach them, if at all: as the words of a step whose gate is open, or with the talk; else nowhere."""
    if not allowed(desk, "ladder"):
        return ""
    if desk.plan.gates["talk"].open or "talk" in desk.story.state.yes:
        return "talk"
    return "text" if desk.plan.gates["reach_out"].open and not was_sent(desk) else ""


def was_sent(desk: Desk) -> bool:
    """Whether an apology was sent before: once is enough. It stands among the letters and is the words of a step."""
    steps = desk.lines(tuple(seq for seq, step, _ in desk.story.state.steps if step == "text"))
    words = {getattr(line.entry, "words", None) for line in steps} - {None}
    letters = desk.lines(tuple(desk.story.state.texts.get("letter-kept", ()))) if words else ()
    entries = (line.entry for line in letters)
    return any(isinstance(one, e.LetterKept) and one.kind_of == "apology" and one.text in words for one in entries)


@contact("ladder")
@require_http_methods(["GET", "POST"])
def apology_sent(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The person sent it, once: a step like any light message, and a letter that stays here."""
    form = ApologyForm(sent(request))
    if request.method != "POST" or way(desk) != "text":
        return redirect("apology")
    if not coach.asked(request) and form.is_valid() and (once := once_of(request, form)):
        words = form.cleaned_data["letter"]
        complaint = NOTHING if not words.strip() else TOO_LONG if len(words) > MESSAGE else ""
        if complaint:
            form.add_error("letter", complaint)
        else:
            saved = desk.record(
                e.LetterKept(text=words, kind_of="apology"), e.StepTaken(step="text", words=words), once=once
            )
            if not isinstance(saved, Refused):
                desk.drop_draft(PLACE)
                return redirect(f"{reverse('road')}?ok=step")
            form.add_error(None, why(saved))
    return letter(request, desk, form)


addresses = [
    path("p/u8", apology, name="apology"),
    path("p/u9", apology_sent, name="apology-sent"),
]
