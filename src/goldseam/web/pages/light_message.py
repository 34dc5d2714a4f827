"""A light message: beginnings from one's own good moments, the coach beside the box, read once as they would.

Goldseam never sends it. The person copies it, sends it or not, and says so; then it is a step. It is reached through
`steps.step`, whose mark keeps it away wherever the way to them is closed.
"""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from goldseam.coach import Context
from goldseam.content import openers
from goldseam.content.evidence import EVIDENCE
from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.web.desk import Desk, why
from goldseam.web.forms.once import once_of, sent
from goldseam.web.forms.steps import MESSAGE, MessageForm
from goldseam.web.pages import coach, road_gate, urge_state
from goldseam.web.paper import page

PLACE = "step"
GATE = "reach_out"
MOMENTS = 6  # one's own moments that are looked at for a beginning: the latest few


def message(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The words of a light message, and what became of them."""
    beginnings = openers.made(moments(desk))
    do, data = request.POST.get("do", ""), begun(sent(request), [words for _, words in beginnings])
    form = MessageForm(data, initial=desk.half_written(PLACE))
    if do == "read" and form.is_valid():
        return read_once(request, desk, form)
    if do == "keep" and form.is_valid() and not form.cleaned_data["words"].strip():
        form.add_error("words", "There is nothing on the page yet. Leaving it empty is fine too.")
    if do in ("sent", "keep") and form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(entry_of(do, form.cleaned_data["words"]), once=once)
        if not isinstance(saved, Refused):
            desk.drop_draft(PLACE)
            return redirect(f"{reverse('road')}?ok={'letter' if do == 'keep' else 'step'}")
        form.add_error(None, why(saved))
    return writing(request, desk, form)


def entry_of(do: str, words: str) -> e.Entry:
    """A letter where it is to be kept; the step only where the person says that they sent it."""
    if do == "keep":
        return e.LetterKept(text=words, kind_of="unsent")
    return e.StepTaken(step="text", words=words or None)


def moments(desk: Desk) -> list[str]:
    """The latest good moments that were kept, the newest first."""
    seqs = desk.story.state.texts.get("good-moment-kept", ())[-MOMENTS:]
    texts = [getattr(line.entry, "text", "") for line in desk.lines(tuple(seqs))]
    return [text for text in reversed(texts) if text]


def begun(data: QueryDict | None, beginnings: list[str]) -> QueryDict | None:
    """The form with the beginning that was tapped in its box, below what is there already: nothing is lost."""
    number = data.get("begin", "") if data is not None else ""
    if data is None or not (number.isascii() and number.isdigit() and 1 <= int(number[:4]) <= len(beginnings)):
        return data
    data = data.copy()
    before = data.get("words", "").strip()
    data["words"] = "\n\n".join(filter(None, (before, beginnings[int(number[:4]) - 1])))
    return data


def read_once(request: HttpRequest, desk: Desk, form: MessageForm) -> HttpResponse:
    """The words alone, as they would come up on somebody's screen; where they call for help, that comes first."""
    words = form.cleaned_data["words"]
    if not words.strip():
        form.add_error("words", "There is nothing to read yet. A line is enough.")
        return writing(request, desk, form)
    look = coach.look_at(request, context_of(desk), unasked=True, alone=True)
    if look.instead:
        return writing(request, desk, form, look)
    return page(request, "road/read_once.html", tab="road", form=form, words=words, place=PLACE, evidence=EVIDENCE)


def context_of(desk: Desk) -> Context:
    """The first message of all is held to be the lightest."""
    return Context.FIRST_TEXT if desk.story.state.texted is None else Context.TEXT


def writing(request: HttpRequest, desk: Desk, form: MessageForm, look: coach.Look | None = None) -> HttpResponse:
    """The page with the box, and a look at its words where there is one."""
    look = look or coach.look_at(request, context_of(desk))
    gate, kept = road_gate.gate_of(desk, GATE), moments(desk)
    context = {
        "form": form,
        "place": PLACE,
        "writing": True,
        "evidence": EVIDENCE,
        "beginnings": openers.made(kept),
        "kept_moments": bool(kept),
        "longest": MESSAGE,
        "late": urge_state.late(desk.local),
        "slept": next(row for row in gate.shoulds if row.code == "slept_on_it"),
        "others": [row for row in gate.shoulds if row.code != "slept_on_it" and not row.met],
    }
    return coach.shown(request, "road/message.html", {"words": look}, tab="road", **context)
