"""What is being written, kept under seal: every few seconds while it is open, and once more when it has locked.

A form that may be kept names its place (`place`) and the address of its page (`at`) in two hidden fields. Open, it
goes into the vault's drawer. Locked, it goes through the slot of the letter box: sealed with a key that nobody here
holds, and back in its form after the next unlocking (FT-16, FT-17).
"""

import json
import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, path, resolve
from django.views.decorators.http import require_POST

from goldseam.store import journals
from goldseam.store.openings import LONGEST_DRAFT
from goldseam.web import clock, visitors
from goldseam.web.access import unlocked
from goldseam.web.desk import LEFT, Desk, HalfWritten

PLACE = re.compile(r"[a-z]+(-[a-z]+)*(-\d{1,9})?")
LONGEST_PLACE = 60  # characters
WRITTEN = 20  # characters: shorter fields are taps and ticks, quickly done again; longer ones somebody wrote
# What belongs to the form and not to its writer, and what must never lie in a drawer.
OURS = frozenset({"csrfmiddlewaretoken", "once", "do", "place", "at"})
OPEN_DOORS = frozenset({"unlocked", "proven", "contact", "messages"})
SECRETS = frozenset({"passphrase", "again", "code", "six"})

NO_PLACE = "This form says not where it belongs, so it was not kept. Please reload the page; copy your words first."
TOO_LONG = (
    f"This is longer than {LONGEST_DRAFT:,} characters, more than can be kept half-written. "
    "Please keep what you have as a letter and go on in a new one."
)


def place_of(request: HttpRequest) -> str:
    """The place this form names; empty where it names none, or none that could be."""
    place = request.POST.get("place", "")
    return place if len(place) <= LONGEST_PLACE and PLACE.fullmatch(place) and place != LEFT else ""


def address_of(request: HttpRequest) -> str:
    """The address of the page with this form; empty where it is none of the pages of an open journal."""
    at = request.POST.get("at", "")
    try:
        view = resolve(at).func
    except Resolver404:
        return ""
    return at if getattr(view, "door", "") in OPEN_DOORS else ""


def fields_of(request: HttpRequest) -> HalfWritten:
    """What was filled in; empty where nothing was."""
    given = {name: values for name, values in request.POST.lists() if name not in OURS | SECRETS}
    return given if any(value.strip() for values in given.values() for value in values) else {}


def wordy(fields: HalfWritten) -> bool:
    """Whether somebody wrote here: only then is it offered on Today to go on."""
    return any(len(value) >= WRITTEN for values in fields.values() for value in values)


def keep_what_was_sent(request: HttpRequest) -> bool:
    """Seal a form that was sent to a locked journal into its letter box.

    False where there was something that could not be kept: then it has to be shown, so that it can be copied.
    """
    fields = fields_of(request)
    if not fields or not visitors.known(request.COOKIES.get(visitors.COOKIE)):
        return True
    place, now = place_of(request), clock.now()
    text = json.dumps(fields, ensure_ascii=False)
    if not place:
        return not wordy(fields)
    if len(text) > LONGEST_DRAFT:
        return False
    journals.post_draft(place, text, now=now)
    if wordy(fields) and (at := address_of(request)):
        journals.post_draft(LEFT, json.dumps({"place": [place], "at": [at]}), now=now)
    return True


@unlocked
@require_POST
def draft(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Seal what is being written. Sent by the page itself; the answer is a sentence only where it could not be kept."""
    place, fields = place_of(request), fields_of(request)
    if not place:
        return said(NO_PLACE, 422)
    if len(json.dumps(fields, ensure_ascii=False)) > LONGEST_DRAFT:
        return said(TOO_LONG, 413)
    if not fields:
        desk.drop_draft(place)  # everything was taken out again
        return HttpResponse(status=204)
    try:
        desk.keep_draft(place, fields, at=address_of(request) if wordy(fields) else "")
    except journals.CannotSave as problem:
        return said(str(problem), 507)
    return HttpResponse(status=204)


@unlocked
@require_POST
def let_go(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Forget what was left half-written; asked for on Today."""
    desk.drop_left()
    return redirect("today")


def said(sentence: str, status: int) -> HttpResponse:
    """A sentence, and nothing around it."""
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")


addresses = [
    path("p/q2", draft, name="draft"),
    path("p/q3", let_go, name="let-go"),
]
