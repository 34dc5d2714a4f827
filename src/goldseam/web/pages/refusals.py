"""Pages for what could not be done: calm, without data, with a way on."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from goldseam.web.paper import page

LONG = 20  # characters: shorter fields are ticks and tokens, longer ones somebody wrote


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The request made no sense to the server."""
    return page(request, "refusals/broken.html", status=400)


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Not for this window."""
    return page(request, "refusals/no-token.html", status=403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """No such page."""
    return page(request, "refusals/not-found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Our fault."""
    return page(request, "refusals/broken.html", status=500)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before a lock or restart: what it carried is shown, so that nothing written is lost."""
    return page(request, "refusals/stale.html", status=403, kept=written_in(request))


def trouble(request: HttpRequest, sentence: str) -> HttpResponse:
    """Something is the matter with the file on disk: the sentence says what, and what was written is shown."""
    return page(request, "refusals/trouble.html", status=503, sentence=sentence, kept=written_in(request))


def written_in(request: HttpRequest) -> list[str]:
    """What somebody wrote in the form that was sent, secrets aside."""
    return [
        text
        for name, texts in request.POST.lists()
        if name not in {"csrfmiddlewaretoken", "once", "passphrase", "again", "code", "six"}
        for text in texts
        if len(text) >= LONG
    ]
