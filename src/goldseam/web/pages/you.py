"""You: what can be changed on any day, what opens these notes, and what becomes of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from goldseam.content import helplines
from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.store import journals
from goldseam.web import witness
from goldseam.web.access import proven, unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms import places
from goldseam.web.forms.once import once_of, sent
from goldseam.web.forms.you import HopeForm, LockAfterForm, SettingsForm
from goldseam.web.pages import you_files, you_keys
from goldseam.web.pages.arrive_steps import name_of
from goldseam.web.paper import page

# What stands in the list of openings, by `journals.Opening.what`: in words, and its icon.
HAPPENED: dict[str, tuple[str, str]] = {
    "opened": ("Opened", "door-open"),
    "tried": ("A wrong passphrase", "key-round"),
    "recovered": ("Opened with the spare key", "life-buoy"),
    "exported": ("Everything saved as a file", "download"),
    "chat_saved": ("A chat saved as a file", "download"),
    "brought_in": ("A file brought in", "package"),
    "passphrase_changed": ("New passphrase", "lock-keyhole"),
    "spare_key_renewed": ("New spare key", "key-round"),
    "spare_key_dropped": ("Spare key given up", "key-round"),
    "setting_changed": ("A setting changed", "pencil"),
    "erased": ("Words erased", "trash-2"),
    "changed_outside": ("The file was changed from outside this app", "info"),
}
SETTINGS = {"zone": "Time zone", "lock_minutes": "When it locks", "who_asked": "Who else knows the passphrase"}


@unlocked
@require_http_methods(["GET", "POST"])
def you(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The way to everything that is one's own; and what one hopes for, changeable right here."""
    state = desk.story.state
    known = state.hope if state.hope_seq else ""
    form = HopeForm(sent(request), initial={"hope": known})
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(e.HopeChosen(hope=form.cleaned_data["hope"]), once=once)
        if not isinstance(saved, Refused):
            return redirect(f"{request.path}?ok=hope")
        form.add_error(None, why(saved))
    return page(
        request,
        "you/you.html",
        status=422 if request.method == "POST" else 200,
        tab="you",
        form=form,
        country=places.country_names().get(state.country or "", ""),
        has_spare=journals.has_recovery(desk.keys),
        lately=lately(desk),
    )


@unlocked
@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest, desk: Desk) -> HttpResponse:
    """How one is spoken to, and where and when one lives."""
    form = SettingsForm(
        sent(request),
        initial={"name": name_of(desk), "country": desk.story.state.country or "", "zone": desk.zone},
        countries=places.countries(helplines.countries()),
        zones=places.zones(desk.zone),
    )
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(*form.changed_entries(), once=once) if form.changed_entries() else None
        if not isinstance(saved, Refused):
            if form.cleaned_data["zone"] != desk.zone:
                desk.prefer(zone=form.cleaned_data["zone"])
            return redirect(f"{redirect('you').url}?ok=settings")
        form.add_error(None, why(saved))
    status = 422 if request.method == "POST" else 200
    return page(request, "you/settings.html", status=status, tab="you", form=form)


@proven
@require_http_methods(["GET", "POST"])
def lock_after(request: HttpRequest, desk: Desk) -> HttpResponse:
    """After how many quiet minutes the notes lock. It guards them, so the passphrase is asked for (AB-20)."""
    form = LockAfterForm(sent(request), initial={"minutes": desk.lock_minutes})
    if form.is_valid():
        minutes = form.cleaned_data["chosen"]
        desk.prefer(lock_minutes=str(minutes))
        desk.session.idle = timedelta(minutes=minutes)
        return redirect(f"{redirect('you').url}?ok=settings")
    status = 422 if request.method == "POST" else 200
    return page(request, "you/lock-after.html", status=status, tab="you", form=form)


# --- when was this opened --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the list: what, when on the person's own clock, how often in a row."""

    what: str
    icon: str
    at: datetime
    times: int


def happened(desk: Desk) -> list[Happened]:
    """The last twenty openings, tries, exports and changes, newest first (AB-21)."""
    zone = ZoneInfo(desk.zone)
    shown = []
    for opening in journals.openings(desk.keys):
        what, icon = HAPPENED[opening.what]
        if opening.what == "setting_changed":
            what = f"{what}: {SETTINGS.get(opening.detail, 'other')}"
        shown.append(Happened(what=what, icon=icon, at=opening.at.astimezone(zone), times=opening.times))
    return shown


def lately(desk: Desk) -> str:
    """What the way to the list says beforehand: that somebody tried, where somebody did."""
    tried = next((opening for opening in journals.openings(desk.keys) if opening.what == "tried"), None)
    if tried is None:
        return "Each time it was opened, tried, exported or changed"
    times = {1: "once", 2: "twice"}.get(tried.times, f"{tried.times} times")
    return f"A wrong passphrase was tried {times}"


@unlocked
@require_GET
def openings(request: HttpRequest, desk: Desk) -> HttpResponse:
    """When was this opened."""
    return page(request, "you/openings.html", tab="you", happened=happened(desk))


# --- is it sound -----------------------------------------------------------------------------------------------------


@unlocked
@require_GET
def check(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Is all there, and as it was written?"""
    report = journals.verify(desk.keys)
    return page(
        request,
        "you/check.html",
        tab="check",
        report=report,
        sentences=report.sentences(),
        witness_words=witness.words_now(desk.keys),
    )


@unlocked
@require_http_methods(["GET", "POST"])
def older(request: HttpRequest, desk: Desk) -> HttpResponse:
    """This is not the file we remember: go on with it, or lock and look for the other (VT-16)."""
    if not desk.session.doubt:
        return redirect("front")
    if request.POST.get("do") == "go-on":
        desk.session.doubt = ""
        response = redirect("front")
        witness.remember(response, desk.keys)
        return response
    return page(request, "you/older.html", tab="older", doubt=desk.session.doubt)


addresses = [
    path("p/y1", you, name="you"),
    path("p/y2", settings, name="settings"),
    path("p/y3", lock_after, name="lock-after"),
    path("p/y4", openings, name="openings"),
    path("p/y5", check, name="check"),
    path("p/y6", older, name="older"),
    *you_keys.addresses,
    *you_files.addresses,
]
