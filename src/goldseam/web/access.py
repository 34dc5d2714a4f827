"""Who may see which page, asked in one place. Every view carries exactly one of these marks; a test walks the map.

| mark        | who                                                                   |
|-------------|-----------------------------------------------------------------------|
| `public`    | anyone who reaches the server: help, static, leaving                  |
| `visitor`   | a browser with this run's start cookie: first page, lock page         |
| `unlocked`  | an unlocked journal; the view gets its `Desk`                         |
| `proven`    | the same, and the passphrase was given in the last five minutes       |
| `contact`   | the same as unlocked, and the surface is there at this instant (§9)   |
| `messages`  | the same as unlocked, and reading old messages is not off (§9)        |

Contact and messages deny by default: whatever goes wrong while they are judged, the page is refused (INV-17).
"""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldseam.programme import safety
from goldseam.web import clock
from goldseam.web.desk import Desk
from goldseam.web.doors import report
from goldseam.web.pages.refusals import messages_put_away, put_away
from goldseam.web.sessions import COOKIE, PROOF_LASTS, sessions

View = Callable[..., HttpResponse]
LOOKING = ("GET", "HEAD")  # what is sent is judged where it is recorded, in one transaction

# What can be sent although this is not the file we remember (VT-16); all else waits for the person's decision.
DESPITE_DOUBT = frozenset({"older", "prove", "export", "delete-all"})
IN_DOUBT = (
    "Nothing was written: these notes are not the ones this browser remembers. "
    "First please decide whether to go on with them."
)


def public(view: View) -> View:
    """Open to all: no start token, no passphrase, no trace."""
    view.door = "public"  # type: ignore[attr-defined]
    return view


def visitor(view: View) -> View:
    """For a browser that came through this run's one-time address."""
    view.door = "visitor"  # type: ignore[attr-defined]
    return view


def desk_of(request: HttpRequest) -> Desk | None:
    """The desk of an unlocked request, or None where the journal is locked."""
    now = clock.now()
    resumed = sessions.resume(request.COOKIES.get(COOKIE), now)
    if resumed is None:
        return None
    session, keys = resumed
    return Desk(keys=keys, session=session, now=now)


def readable_desk(request: HttpRequest) -> Desk | None:
    """As `desk_of`, and its journal can be read: for help, which has to be there whatever broke."""
    try:
        desk = desk_of(request)
        if desk is not None:
            desk.story  # noqa: B018  read here, so that nothing further down can break
    except Exception as error:
        report(error)
        return None
    return desk


def unlocked(view: View) -> View:
    """For an unlocked journal: the view is called with `(request, desk, …)`; locked, the front page answers instead."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        desk = desk_of(request)
        if desk is None:
            return locked(request)
        request.desk = desk  # type: ignore[attr-defined]
        if desk.session.doubt and request.method == "POST" and view_name(request) not in DESPITE_DOUBT:
            from goldseam.web.pages.refusals import trouble

            return trouble(request, IN_DOUBT)
        return view(request, desk, *args, **kwargs)

    guarded.door = "unlocked"  # type: ignore[attr-defined]
    return guarded


def view_name(request: HttpRequest) -> str:
    """The name of the address that was asked for."""
    return str(request.resolver_match.url_name) if request.resolver_match else ""


def locked(request: HttpRequest) -> HttpResponse:
    """The answer where the journal is locked. What was written in a form goes sealed into the letter box first."""
    if request.method == "POST":
        from goldseam.web.letterbox import keep_what_was_sent
        from goldseam.web.pages.refusals import stale_form

        if not keep_what_was_sent(request):
            return stale_form(request)
    return redirect("front")


def proven(view: View) -> View:
    """As `unlocked`, and the passphrase was given within the last five minutes; else it is asked for first (AB-20)."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, desk: Desk, *args: Any, **kwargs: Any) -> HttpResponse:
        if desk.now - desk.session.proven > PROOF_LASTS:
            return redirect(f"{reverse('prove')}?to={request.path}")
        return view(request, desk, *args, **kwargs)

    inner = unlocked(guarded)
    inner.door = "proven"  # type: ignore[attr-defined]
    return inner


def contact(surface: str) -> Callable[[View], View]:
    """As `unlocked`, and `surface` is available at this instant; refused when it is not, or when judging it fails."""

    def mark(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, desk: Desk, *args: Any, **kwargs: Any) -> HttpResponse:
            if not allowed(desk, surface):
                again = as_the_first_time(view, request, desk, *args, **kwargs)
                return again or put_away(request, desk, surface)
            response = view(request, desk, *args, **kwargs)
            shows = request.method in LOOKING or not 300 <= response.status_code < 400  # a look is sent, and shows
            if shows and not allowed(desk.afresh(), surface):
                return put_away(request, desk.afresh(), surface)  # a fact came in while the page was written (INV-16)
            return response

        inner = unlocked(guarded)
        inner.door = "contact"  # type: ignore[attr-defined]
        inner.surface = surface  # type: ignore[attr-defined]
        return inner

    return mark


def as_the_first_time(view: View, request: HttpRequest, desk: Desk, *args: Any, **kwargs: Any) -> HttpResponse | None:
    """The way on for a form that was recorded while its page was there, and is sent again; None for anything else.

    A button tapped twice closes its own page with the first tap. Nothing is written by the second, and no page about
    the other person is shown: only a redirect passes.
    """
    if request.method != "POST":
        return None
    try:
        if desk.taken(request.POST.get("once", "")):
            response = view(request, desk, *args, **kwargs)
            return response if 300 <= response.status_code < 400 else None
    except Exception as error:  # deny by default, whatever broke
        report(error)
    return None


def allowed(desk: Desk, surface: str) -> bool:
    """Whether the programme offers this surface now. A surprise while judging is a no."""
    try:
        return surface in desk.plan.surfaces
    except Exception as error:  # deny by default, whatever broke
        report(error)
        return False


def messages(view: View) -> View:
    """As `unlocked`, and old messages may be read at this instant; refused when not, or when judging it fails."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, desk: Desk, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_read_messages(desk):
            return messages_put_away(request)
        response = view(request, desk, *args, **kwargs)
        if request.method in LOOKING and not may_read_messages(desk.afresh()):
            return messages_put_away(request)  # a fact came in while the page was written (INV-16)
        return response

    inner = unlocked(guarded)
    inner.door = "messages"  # type: ignore[attr-defined]
    return inner


def may_read_messages(desk: Desk) -> bool:
    """Whether the programme leaves old messages to be read now. A surprise while judging is a no."""
    try:
        return not safety.messages_rest(desk.story, desk.now)
    except Exception as error:  # deny by default, whatever broke
        report(error)
        return False
