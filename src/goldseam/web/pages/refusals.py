"""Pages for what could not be done: calm, without data, with a way on."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from goldseam.web.desk import Desk
from goldseam.web.doors import report
from goldseam.web.pages import resting
from goldseam.web.paper import page

STANDS = "What is about you goes on, all of it."
NO_MESSAGE = "Nothing to answer just now."
REPLY_WAITS = "An answer is here while a message of theirs is. If they wrote, note it first; there is no hurry."

LONG = 20  # characters: shorter fields are ticks and tokens, longer ones somebody wrote


def put_away(request: HttpRequest, desk: Desk, surface: str) -> HttpResponse:
    """A page about the other person that is not there now: said once and kindly, and Onward stands open (§9).

    A surprise while the reason is looked up is no way in: the page is refused all the same.
    """
    shown: dict[str, Any] = {"heading": "This part is put away.", "sentence": STANDS, "address": "", "go": ""}
    try:
        where = resting.put_away(desk)
        shown = {"heading": where.title, "sentence": where.sentence, "address": where.address, "go": where.go}
        if surface == "reply" and resting.why_put_away(desk) == "rests":
            shown |= {"heading": NO_MESSAGE, "sentence": REPLY_WAITS, "address": "they-wrote", "go": "They wrote"}
        gate = desk.plan.gates["reach_out"]
        shown["until"] = gate.opens_on if "countdown" in desk.plan.surfaces else None
    except Exception as error:  # deny by default, whatever broke
        report(error)
    kept = "\n\n".join(written_in(request))
    return page(request, "refusals/closed.html", status=403, desk=desk, kept=kept, **{"until": None, **shown})


def messages_put_away(request: HttpRequest) -> HttpResponse:
    """Old messages are not read now (§9): said once and kindly, and what is kept can still be deleted."""
    return page(request, "refusals/messages.html", status=403)


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
