"""What every request passes before a page: host, headers, origin, start token; and what leaves when something breaks.

The order is set in settings.MIDDLEWARE. The host check comes first of all: without it a page on the open web could
reach this server under its own name (DNS rebinding, HD-05).
"""

import sys
import traceback
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from goldseam.store.problems import JournalProblem
from goldseam.web import visitors
from goldseam.web.notices import discreet
from goldseam.web.paper import page

Respond = Callable[[HttpRequest], HttpResponseBase]

CONTENT_SECURITY_POLICY = (  # HD-03 with manifest-src (safety.md §7.13): nothing inline, nothing from elsewhere
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; "
    "manifest-src 'self'; require-trusted-types-for 'script'"
)
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "camera", "microphone", "geolocation", "contacts", "payment", "usb", "idle-detection", "browsing-topics",
    )
)  # fmt: skip
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS_POLICY,
}
FOREIGN = frozenset({"cross-site", "same-site"})
UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def plain_refusal(status: int, sentence: str) -> HttpResponse:
    """A refusal for something that is no browser of ours: one sentence, no page around it."""
    return HttpResponse(sentence + "\n", status=status, content_type="text/plain; charset=utf-8")


def protected(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """`response` with the protective headers, and no word in an address it leads to.

    Only files that are the same for everyone may be kept by a cache.
    """
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if not request.path.startswith(settings.STATIC_URL) or response.status_code not in (200, 304):
        response["Cache-Control"] = "no-store"
    if "Location" in response.headers:
        response.headers["Location"] = discreet(response.headers["Location"])
    return response


def own_origins(request: HttpRequest) -> set[str]:
    """The addresses this very server answers at: host names by the port it listens on."""
    port = request.META["SERVER_PORT"]
    return {f"{name}:{port}" for name in settings.HOST_NAMES}


class HostCheck:
    """Refuse every request whose Host is not, to the letter, one of ours with our port."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.META.get("HTTP_HOST") not in own_origins(request):
            return protected(request, plain_refusal(400, "This address is not served here."))
        return self.respond(request)


class Headers:
    """The same protective headers on every answer; no page is kept by a cache."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return protected(request, self.respond(request))


class SameSiteOnly:
    """Refuse what another site sends: unsafe methods from anywhere but our own pages, and cross-site reads (HD-09)."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if self._foreign(request):
            return plain_refusal(403, "This was sent from another site, so it was not taken.")
        if request.META.get("HTTP_ORIGIN") == "null":
            # Under `no-referrer` browsers send this with our own forms too. That it is ours was told by Sec-Fetch-Site,
            # which no page can forge; Django's check of the origin would refuse every form.
            del request.META["HTTP_ORIGIN"]
        return self.respond(request)

    @staticmethod
    def _foreign(request: HttpRequest) -> bool:
        site = request.META.get("HTTP_SEC_FETCH_SITE")
        if request.method in UNSAFE:
            own = f"http://{request.META['HTTP_HOST']}"
            return bool(site != "same-origin" if site is not None else request.META.get("HTTP_ORIGIN") != own)
        # A link followed from elsewhere is a visit; pictures, frames and reads have no business here. Another program
        # on this machine counts as the same site, whatever its port: it has none either.
        followed = request.META.get("HTTP_SEC_FETCH_MODE") == "navigate"
        alone = request.META.get("HTTP_SEC_FETCH_DEST", "document") == "document"
        return site in FOREIGN and not (followed and alone)


class StartToken:
    """Only browsers that came through this run's one-time address see more than help (HD-08)."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.respond(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if getattr(view, "door", None) == "public" or visitors.known(request.COOKIES.get(visitors.COOKIE)):
            return None
        return page(request, "refusals/no-token.html", status=403)


class Errors:
    """An exception becomes a calm page for the person and a line without content for the log (LG-01, HD-11)."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        if isinstance(error, Http404 | PermissionDenied):
            return None
        report(error)
        if isinstance(error, JournalProblem):
            from goldseam.web.pages.refusals import trouble

            return trouble(request, str(error))  # its sentences are ours and quote nobody
        return page(request, "refusals/broken.html", status=500)


def report(error: BaseException) -> None:
    """Where it broke and what kind of error, never its message: that may quote what a person wrote."""
    frames = [
        f"{frame.filename.rsplit('/goldseam/', 1)[-1]}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if "/goldseam/" in frame.filename
    ]
    sys.stderr.write(f"error {type(error).__name__} at {' < '.join(reversed(frames[-4:])) or 'unknown'}\n")
