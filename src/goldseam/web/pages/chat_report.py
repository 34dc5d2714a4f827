"""What our old messages show, and pinning a part of it to a reason. Never a verdict on anybody."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from goldseam.chats.problems import ChatProblem
from goldseam.chats.report import STEPS
from goldseam.content import causes
from goldseam.journal import archive
from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.store import chats as kept_chats
from goldseam.store import journals
from goldseam.web.access import messages, proven
from goldseam.web.desk import Desk, why
from goldseam.web.forms.chat import PinForm
from goldseam.web.forms.once import once_of, sent
from goldseam.web.forms.you import SealedFileForm
from goldseam.web.pages import chat_asked, chat_figures, chat_making, chat_waiting
from goldseam.web.pages.chat_making import Making
from goldseam.web.pages.chat_waiting import REPORT
from goldseam.web.pages.chat_words import app_of, span_of
from goldseam.web.paper import page

Report = dict[str, Any]


def title_of(desk: Desk, number: int) -> kept_chats.Title:
    """What the list says of the chat of this number in an address."""
    found = next((one.title for one in kept_chats.listed(desk.keys) if one.number == number), None)
    if found is None:
        raise Http404
    return found


def report_of(desk: Desk, number: int) -> Report | Making:
    """Its report: made once an evening, and held sealed in memory; or how far it is.

    Raises ChatProblem or AttachmentDamaged.
    """
    known = held(desk, number)
    if known is not None:
        return known
    making: Making | None = desk.session.making
    begun = making is not None and making.number == number
    if not begun or making is None:
        chat_making.stop(desk.session)
        making = desk.session.making = Making(number, kept_chats.content(desk.keys, number))
    try:
        answer = making.look(chat_making.AGAIN if begun else chat_making.AT_FIRST, for_a_step=begun)
    except ChatProblem:
        chat_making.stop(desk.session, only=making)
        if (known := held(desk, number)) is not None:
            return known  # another window fetched it meanwhile
        raise
    if answer is None:
        return making
    found = json.loads(answer)
    chat_waiting.put(desk.session, desk.keys, REPORT, json.dumps({"number": number, "report": found}).encode())
    chat_making.stop(desk.session, only=making)
    return dict(found)


def held(desk: Desk, number: int) -> Report | None:
    """The report of this chat where it was made this evening."""
    kept = chat_waiting.get(desk.session, desk.keys, REPORT)
    known = None if kept is None else json.loads(kept)
    return dict(known["report"]) if known is not None and known["number"] == number else None


@messages
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """What one's own messages show: how much, by whom, and when that changed. A part of it can be pinned."""
    if request.POST.get("do") == "stop":
        chat_making.stop(desk.session)
        return redirect(reverse("chats") + "?ok=chat-stopped")
    title = title_of(desk, number)
    shown: Report = {"number": number, "chat": title, "app": app_of(title.source), "span": span_of(title)}
    shown["asked"] = chat_asked.lines(desk, number)
    try:
        found = report_of(desk, number)
    except (ChatProblem, journals.AttachmentDamaged) as problem:
        return page(request, "chat/no-report.html", tab="road", problem=str(problem), **shown)
    if isinstance(found, Making):
        return page(request, "chat/making.html", tab="road", steps=STEPS, step=found.step, **shown)
    told = chat_figures.told(found)
    form = PinForm(request.POST if request.method == "POST" else None, named_ones=tuple(desk.story.state.causes))
    if form.is_valid() and form.cleaned_data["finding"] < len(told) and (once := once_of(request, form)):
        pinned = told[form.cleaned_data["finding"]].text
        cause = causes.numbered(form.cleaned_data["cause"]).code
        saved = desk.record(e.FindingPinned(cause=cause, text=pinned), once=once)
        if not isinstance(saved, Refused):
            return redirect(reverse("chat-report", args=(number,)) + "?ok=pinned")
        form.add_error(None, why(saved))
    shown |= {"told": told, "sides": chat_figures.sides(found), "pictures": chat_figures.pictures(found)}
    status = 422 if request.method == "POST" else 200
    months = chat_figures.months(found)
    return page(request, "chat/report.html", status=status, tab="road", form=form, months=months, **shown)


@proven
@require_http_methods(["GET", "POST"])
def save(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """One chat as a file, sealed or in plain text: what is kept here is one's own, whatever is closed (AB-17)."""
    title = title_of(desk, number)
    form = SealedFileForm(sent(request) if request.POST.get("do") != "plain" else None)
    if request.POST.get("do") == "plain" or form.is_valid():
        try:
            content = kept_chats.as_file(desk.keys, number, now=desk.now)
        except journals.AttachmentDamaged as problem:
            return page(request, "chat/no-report.html", tab="road", number=number, problem=str(problem))
        sealed = archive.seal(content, form.cleaned_data["passphrase"]) if form.is_valid() else content
        name = f"notes-{desk.today.isoformat()}.jsonl" + (".age" if form.is_valid() else "")  # neutral (AB-07)
        response = HttpResponse(sealed, content_type="application/octet-stream")
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
    status = 422 if request.method == "POST" else 200
    return page(request, "chat/save.html", status=status, tab="road", form=form, chat=title, number=number)


addresses = [
    path("p/c7/<int:number>", save, name="chat-save"),
    path("p/c5/<int:number>", report, name="chat-report"),
]
