"""What opens these notes: the passphrase asked for again, another passphrase, another spare key, and who else knows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, path, resolve
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.store import journals
from goldseam.vault import words
from goldseam.web.access import proven, unlocked
from goldseam.web.desk import Desk
from goldseam.web.forms.once import sent
from goldseam.web.forms.you import NewKeyForm, ProveForm
from goldseam.web.paper import page
from goldseam.web.sessions import sessions


def own_page(address: str) -> str:
    """`address` where it is one of our pages that ask for proof; else the page You. Nothing leads out of the house."""
    try:
        asks = getattr(resolve(address).func, "door", None) == "proven"
    except Resolver404:
        asks = False
    return address if asks else redirect("you").url


@unlocked
@require_http_methods(["GET", "POST"])
def prove(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask for the passphrase again; for five minutes it counts (AB-20)."""
    to = own_page(request.POST.get("to") or request.GET.get("to", ""))
    form = ProveForm(sent(request))
    if form.is_valid():
        try:
            journals.prove(desk.keys, form.cleaned_data["passphrase"], now=desk.now)
        except journals.CannotOpen as refusal:
            form.add_error("passphrase", str(refusal))
        else:
            desk.session.proven = desk.now
            return redirect(to)
    status = 422 if request.method == "POST" else 200
    return page(request, "you/prove.html", status=status, tab="you", form=form, to=to)


@proven
@require_http_methods(["GET", "POST"])
def passphrase(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Another passphrase from now on; every other window is locked, and where wanted the spare key is new as well."""
    six = request.POST.get("six", "")
    taken = bool(request.POST.get("take")) and words.well_formed(six)
    given = {"passphrase": six, "again": six, "spare": request.POST.get("spare", "")} if taken else sent(request)
    has_spare = journals.has_recovery(desk.keys)
    form = NewKeyForm(given, initial={"spare": has_spare})
    if form.is_valid():
        try:
            return changed(desk, form.cleaned_data["passphrase"], renew=has_spare and form.cleaned_data["spare"])
        except (journals.CannotOpen, journals.CannotSave) as problem:
            form.add_error(None, str(problem))
    return page(
        request,
        "you/passphrase.html",
        status=422 if request.method == "POST" else 200,
        tab="you",
        form=form,
        six=six if taken else words.six(),
        taken=taken,
        has_spare=has_spare,
    )


def changed(desk: Desk, new: str, *, renew: bool) -> HttpResponse:
    """Put the new passphrase in place. Raises CannotOpen or CannotSave; then the old one still opens."""
    journals.change_passphrase(desk.keys, new, now=desk.now)
    sessions.end_others(desk.session)
    desk.session.proven, desk.session.asks_who = desk.now, False
    if desk.preferences.get("who_asked"):
        desk.prefer(who_asked="")  # whoever opens it next is asked who else knows the new one (MU-18)
    if not renew:
        return redirect(f"{redirect('you').url}?ok=passphrase")
    desk.session.fresh_code = journals.renew_recovery(desk.keys, now=desk.now)
    return redirect("code")


@proven
@require_http_methods(["GET", "POST"])
def spare_key(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A new spare key, or none."""
    do = request.POST.get("do")
    if do == "renew":
        desk.session.fresh_code = journals.renew_recovery(desk.keys, now=desk.now)
        return redirect("code")
    if do == "drop":
        journals.drop_recovery(desk.keys, now=desk.now)
        desk.session.fresh_code = ""
        return redirect(f"{redirect('you').url}?ok=spare-key-dropped")
    return page(request, "you/spare-key.html", tab="you", has_spare=journals.has_recovery(desk.keys))


@unlocked
@require_POST
def who(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Does anybody else know the passphrase? Asked once, at the first opening after it was chosen (MU-18)."""
    desk.session.asks_who = False
    desk.prefer(who_asked="1")
    return redirect("passphrase" if request.POST.get("do") == "someone" else "today")


addresses = [
    path("p/y7", prove, name="prove"),
    path("p/y8", passphrase, name="passphrase"),
    path("p/y9", spare_key, name="spare-key"),
    path("p/y10", who, name="who"),
]
