"""Our old messages: brought in from a file, read in a process of their own, looked at, deleted at once.

What is brought in is in memory only. It waits sealed in the session until the person has said who is who; then what
these two wrote is sealed as one attachment, and all the rest is gone.
"""

import functools
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods

from goldseam.chats.problems import ChatProblem
from goldseam.store import chat_found, journals
from goldseam.store import chats as kept_chats
from goldseam.store.chat_found import Overview, Thread
from goldseam.web.access import View, may_read_messages, messages, unlocked
from goldseam.web.desk import Desk
from goldseam.web.forms.chat import TOO_LARGE, ChatFilesForm, InMemory, WhoForm, too_large
from goldseam.web.forms.once import sent
from goldseam.web.pages import chat_making, chat_reading, chat_waiting
from goldseam.web.pages.chat_waiting import FOUND, REPORT
from goldseam.web.pages.chat_words import app_of, span_of
from goldseam.web.paper import page

SHOWN = 12  # things not understood that are shown one by one


@unlocked
@require_GET
def chats(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What was brought in and is kept; each can be deleted, also where reading is put away."""
    rows = [
        {"number": one.number, "title": one.title, "app": app_of(one.title.source), "span": span_of(one.title)}
        if one.title
        else {"number": one.number, "title": None}
        for one in kept_chats.listed(desk.keys)
    ]
    may_read = may_read_messages(desk)
    waits = may_read and FOUND in desk.session.held
    return page(request, "chat/chats.html", tab="road", rows=rows, may_read=may_read, waits=waits)


@messages
def unread(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A file so large that nothing of it was read."""
    return page(request, "chat/add.html", status=413, tab="road", form=ChatFilesForm(), largest=TOO_LARGE)


def sized(view: View) -> View:
    """Look at the size before anything is read, and take what is sent into memory alone.

    The middleware that asks for the form's token would read all of it first; so it is asked for here, afterwards.
    """

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and too_large(request):
            return unread(request)
        request.upload_handlers = [InMemory(request)]
        return csrf_protect(view)(request, *args, **kwargs)

    return guarded


@csrf_exempt
@sized
@messages
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choose the file of a chat; it is read at once and not kept."""
    form = ChatFilesForm(sent(request), request.FILES or None)
    if form.is_valid():
        try:
            found = chat_reading.read([(file.name or "", file.read()) for file in form.cleaned_data["chat"]])
        except ChatProblem as problem:
            form.add_error("chat", str(problem))
        else:
            chat_waiting.put(desk.session, desk.keys, FOUND, found)
            return redirect("chat-who")
    status = 422 if request.method == "POST" else 200
    return page(request, "chat/add.html", status=status, tab="road", form=form, largest="")


@messages
@require_http_methods(["GET", "POST"])
def who(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What was understood of the file, and which of the people is me."""
    if request.POST.get("do") == "drop":
        chat_waiting.drop(desk.session, FOUND)
        return redirect(reverse("chats") + "?ok=chat-dropped")
    content = chat_waiting.get(desk.session, desk.keys, FOUND)
    if content is None:
        return redirect("chats")
    told = chat_found.overview(content)
    if len(told.threads) == 1:
        return one_thread(request, desk, content, told, told.threads[0])
    return page(request, "chat/threads.html", tab="road", app=app_of(told.source), threads=told.threads, **odd_of(told))


@messages
@require_http_methods(["GET", "POST"])
def whose(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """One conversation out of several, and which of the people in it is me."""
    content = chat_waiting.get(desk.session, desk.keys, FOUND)
    if content is None:
        return redirect("chats")
    told = chat_found.overview(content)
    if not 1 <= number <= len(told.threads):
        raise Http404
    return one_thread(request, desk, content, told, told.threads[number - 1])


def odd_of(told: Overview) -> dict[str, Any]:
    """What was not understood, as the pages show it."""
    return {"odd": told.odd[:SHOWN], "odd_more": told.odd_in_all - len(told.odd[:SHOWN])}


def one_thread(request: HttpRequest, desk: Desk, content: bytes, told: Overview, thread: Thread) -> HttpResponse:
    """Who is who in this conversation; once that is said, it is sealed and everything else is dropped."""
    people = [name for name, _ in thread.people]
    form = WhoForm(sent(request), people=people, initial={"me": str(people.index("Me"))} if "Me" in people else None)
    if len(people) > 1 and form.is_valid():
        if form.not_mine:
            chat_waiting.drop(desk.session, FOUND)
            return redirect(reverse("chats") + "?ok=chat-not-mine")
        try:
            me, them = form.two
            asked = thread.asked.get(them, ())
            kept = kept_chats.join(desk.keys, chat_found.transcript(content), me, them, thread.id, asked)
        except journals.CannotSave as problem:
            form.add_error(None, str(problem))
        else:
            chat_waiting.drop(desk.session, FOUND)
            chat_waiting.drop(desk.session, REPORT)
            address = reverse("chat-report", args=(kept.number,))
            return redirect(f"{address}?ok=chat-joined" if kept.joined else address)
    counts = {str(place): f"{count:,} message{'s' * (count != 1)}" for place, (_, count) in enumerate(thread.people)}
    status = 422 if request.method == "POST" else 200
    shown = {"app": app_of(told.source), "thread": thread, "span": span_of(thread), "counts": counts}
    return page(request, "chat/who.html", status=status, tab="road", form=form, **shown, **odd_of(told))


@unlocked
@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """Take one away, at once and for good. One question, no reason asked."""
    if request.POST.get("do") == "delete":
        journals.detach(desk.keys, number)
        chat_waiting.drop(desk.session, REPORT)
        chat_making.stop(desk.session)
        return redirect(reverse("chats") + "?ok=chat-deleted")
    found = next((one for one in kept_chats.listed(desk.keys) if one.number == number), None)
    if found is None:
        raise Http404
    return page(request, "chat/delete.html", tab="road", chat=found.title)


addresses = [
    path("p/c1", chats, name="chats"),
    path("p/c2", add, name="chat-add"),
    path("p/c3", who, name="chat-who"),
    path("p/c4/<int:number>", whose, name="chat-whose"),
    path("p/c6/<int:number>", delete, name="chat-delete"),
]
