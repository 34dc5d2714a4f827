"""The language model a person runs themselves, as the pages ask it: off unless GOLDSEAM_OWN_MODEL names one.

It is asked only where somebody taps for a look, never while they type. It is told the words in the box and what they
are for, and nothing else. What it raised stands until it is asked again: the looks in between may not take it back.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from goldseam.coach.own_model import OwnModel

PART = "X-Part"  # sent by the page's own script, which wants the looked-at part alone
TAPPED = "tapped"  # its value where somebody tapped for a look; whatever else comes, nobody did
STANDS = "stands"  # the field of the page that carries along what the model raised


def of(request: HttpRequest) -> OwnModel | None:
    """The model to ask for this look; none where there is none, or where nobody tapped for it."""
    own: OwnModel | None = settings.OWN_MODEL
    return own if request.headers.get(PART, TAPPED) == TAPPED else None


def stands(request: HttpRequest) -> str:
    """What it raised when it was last asked, in the page's own words; empty where nothing, or where there is none."""
    return request.POST.get(STANDS, "") if settings.OWN_MODEL else ""


def told() -> str:
    """What a page says of it beside its button; nothing where there is none."""
    own: OwnModel | None = settings.OWN_MODEL
    if own is None:
        return ""
    address = urlsplit(own.address)
    openly = ", readable by others on the way" if address.scheme == "http" else ""
    where = "on this machine" if own.here else f"at {address.hostname}: these words go there{openly}"
    return f"Your own language model reads along when you tap this, {where}."
