"""Not safe, or not wanting to live: people first, small steps, and, where the journal is open, one explained choice.

Noting a hard hour rests everything about the other person for three days at least (programme.md §9). It happens only
by that choice, never by reading a page.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.web.access import public, readable_desk, unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.doors import report
from goldseam.web.forms.once import MISSING
from goldseam.web.pages.help import help_page

PEOPLE_SHOWN = 5  # the latest few: in this hour a short list is a kind one


@dataclass(frozen=True, slots=True)
class Someone:
    """A person one named beforehand, and how to reach them."""

    name: str
    how: str


def people(desk: Desk | None) -> list[Someone]:
    """The people named for such an hour, the latest first; none where that cannot be read."""
    try:
        seqs = desk.story.state.texts.get(e.TrustedPersonNamed.kind, ())[-PEOPLE_SHOWN:] if desk else ()
        lines = [line.entry for line in desk.lines(tuple(reversed(seqs)))] if desk and seqs else []
        return [Someone(entry.name, entry.how or "") for entry in lines if isinstance(entry, e.TrustedPersonNamed)]
    except Exception as error:  # help is there, whatever broke
        report(error)
        return []


def shown(request: HttpRequest, desk: Desk | None, error: str = "") -> HttpResponse:
    """The page, with what there is to note in an open journal."""
    state = desk.story.recorded if desk else None
    noted = state is not None and state.crisis_seq is not None and state.calm_seq is None
    status = 422 if error else 200
    return help_page(request, "help/not-safe.html", status=status, noted=noted, people=people(desk), error=error)


@public
@require_GET
def not_safe(request: HttpRequest) -> HttpResponse:
    """People to call and small steps; reading it keeps nothing."""
    return shown(request, readable_desk(request))


@unlocked
@require_http_methods(["GET", "POST"])
def hard_hour(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Note a hard hour: everything about them rests from now on."""
    if request.method == "GET":
        return redirect("help-not-safe")
    once = request.POST.get("once", "")
    saved = desk.record(e.CrisisNoted(source="own words"), once=once) if once else None
    if saved is None or isinstance(saved, Refused):
        return shown(request, desk, MISSING if saved is None else why(saved))
    return redirect(f"{reverse('help-not-safe')}?ok=hard-hour")


addresses = [
    path("p/h6", not_safe, name="help-not-safe"),
    path("p/h13", hard_hour, name="hard-hour"),
]
