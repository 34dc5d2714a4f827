"""The language model a person runs themselves, as the pages ask it: off unless GOLDSEAM_OWN_MODEL names one.

It is asked only where somebody taps for a look, never while they type, and never sees more than the words in the box.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from goldseam.coach.own_model import OwnModel

PART = "X-Part"  # sent by the page's own script, which wants the looked-at part alone
TAPPED = "tapped"  # its value where somebody tapped for a look; whatever else comes, nobody did


def of(request: HttpRequest) -> OwnModel | None:
    """The model to ask for this look; none where there is none, or where nobody tapped for it."""
    own: OwnModel | None = settings.OWN_MODEL
    return own if request.headers.get(PART, TAPPED) == TAPPED else None


def told() -> str:
    """What a page says of it beside its button; nothing where there is none."""
    own: OwnModel | None = settings.OWN_MODEL
    if own is None:
        return ""
    where = "on this machine" if own.here else f"at {urlsplit(own.address).hostname}: these words go there"
    return f"Your own language model reads along when you tap this, {where}."
