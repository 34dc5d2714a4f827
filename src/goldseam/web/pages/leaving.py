"""Lock and Leave: access ends first, everything else afterwards. And how many quiet seconds are left."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from goldseam.store import journals
from goldseam.vault import VaultKeys
from goldseam.web import clock, witness
from goldseam.web.access import locked, public, visitor
from goldseam.web.sessions import COOKIE, sessions


def end_session(request: HttpRequest) -> VaultKeys | None:
    """Drop the server's half of the key, first of all. The keys are for remembering where the journal ended."""
    cookie = request.COOKIES.get(COOKIE)
    joined = sessions.peek(cookie, clock.now())
    sessions.end(cookie)
    journals.settle_files()
    return None if joined is None or joined[0].doubt else joined[1]


def ended(response: HttpResponse, keys: VaultKeys | None) -> HttpResponse:
    """The answer of a browser that has no key any more, and remembers where the journal ended."""
    response.delete_cookie(COOKIE, samesite="Strict")
    if keys is not None:
        witness.remember(response, keys)
    return response


@public
@require_http_methods(["GET", "POST"])
def lock(request: HttpRequest) -> HttpResponse:
    """Lock on request; a form that is being written goes sealed into the letter box."""
    keys = end_session(request)
    return ended(locked(request), keys)


@public
@require_GET
def leave(request: HttpRequest) -> HttpResponse:
    """End access, then go to the neutral page (AB-04). A plain link, so it works without scripts."""
    keys = end_session(request)
    response = HttpResponseRedirect(settings.EXIT_PAGE)
    response["Clear-Site-Data"] = '"cache", "storage"'
    return ended(response, keys)


@visitor
@require_GET
def seconds_left(request: HttpRequest) -> HttpResponse:
    """How many quiet seconds the session has left; asking does not lengthen it."""
    now = clock.now()
    joined = sessions.peek(request.COOKIES.get(COOKIE), now)
    left = (joined[0].ends() - now).total_seconds() if joined else 0
    response = HttpResponse(f"{left:.0f}", content_type="text/plain")
    if joined and not joined[0].doubt:
        witness.remember(response, joined[1])
    return response


addresses = [
    path("lock", lock, name="lock"),
    path("leave", leave, name="leave"),
    path("p/q1", seconds_left, name="seconds-left"),
]
