"""The front of the house: the plain first page, making a journal, the lock page, the spare key."""

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from goldseam.store import journals
from goldseam.vault import VaultKeys, words
from goldseam.web import clock, visitors, witness
from goldseam.web.access import desk_of, proven, public, visitor
from goldseam.web.desk import Desk
from goldseam.web.forms.front import CodeBackForm, NewPassphraseForm, RecoverForm, UnlockForm
from goldseam.web.forms.once import sent
from goldseam.web.pages import leaving
from goldseam.web.paper import page
from goldseam.web.sessions import COOKIE, IDLE, Session, sessions

NIGHT_ENDS, NIGHT_BEGINS = 5, 22  # hours: in between, the lock page does not remark upon the time


def start_notes() -> Path:
    """The folder in which the launcher notes start tokens."""
    return settings.DATA_FOLDER / "run" / "start"


@public
@require_GET
def open_window(request: HttpRequest, token: str) -> HttpResponse:
    """Trade the one-time token for a visitor's cookie.

    Answers 200 with a meta refresh: after a redirect a Strict cookie would not be sent (measured, stack.md §3).
    """
    cookie = visitors.admit(token, start_notes())
    if cookie is None:
        return page(request, "refusals/no-token.html", status=403)
    response = page(request, "front/open.html")
    response.set_cookie(visitors.COOKIE, cookie, httponly=True, samesite="Strict")
    return response


@visitor
@require_GET
def front(request: HttpRequest) -> HttpResponse:
    """First page, lock page or Today, whichever it is."""
    desk = desk_of(request)
    if desk is not None and still_there(desk):
        return redirect("code" if desk.session.fresh_code else "today")
    if desk is not None:
        sessions.end(request.COOKIES.get(COOKIE))
    if not journals.exists():
        return page(request, "front/first.html")
    return lock_page(request, UnlockForm())


def still_there(desk: Desk) -> bool:
    """Whether the journal of these keys is there: it can be deleted, or another made, from a terminal meanwhile."""
    try:
        desk.story  # noqa: B018
    except journals.NoJournal:
        return False
    except journals.JournalProblem:
        return True  # damaged, or not to be read just now: the pages say so themselves
    return True


def lock_page(request: HttpRequest, form: UnlockForm, status: int = 200) -> HttpResponse:
    """The page of a locked journal."""
    hour = clock.now().astimezone(ZoneInfo(clock.machine_zone())).hour
    return page(
        request,
        "front/locked.html",
        status=status,
        form=form,
        greeting="Welcome back." if NIGHT_ENDS <= hour < NIGHT_BEGINS else "It is late. You are welcome.",
        witness_words=witness.words_of(witness.remembered(request)),
    )


# --- beginning -------------------------------------------------------------------------------------------------------


@visitor
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Choose a passphrase; with it the journal is made."""
    if journals.exists():
        return redirect("front")
    six = request.POST.get("six", "")
    taken = bool(request.POST.get("take")) and words.well_formed(six)
    form = NewPassphraseForm({"passphrase": six, "again": six} if taken else sent(request))
    if form.is_valid():
        try:
            created = journals.create(form.cleaned_data["passphrase"], now=clock.now())
        except journals.AlreadyThere:
            return redirect("front")
        except (journals.CannotOpen, journals.CannotSave) as problem:
            form.add_error(None, str(problem))
        else:
            return enter(request, created.keys, "code", code=created.recovery_code)
    status = 422 if request.method == "POST" else 200
    return page(request, "front/begin.html", status=status, form=form, six=six if taken else words.six(), taken=taken)


def enter(request: HttpRequest, keys: VaultKeys, to: str, code: str = "") -> HttpResponse:
    """Begin a session with `keys` and go to the page named `to`; `code` is a spare key to be shown there once."""
    sessions.end(request.COOKIES.get(COOKIE))
    preferences = journals.preferences(keys)
    minutes = preferences.get("lock_minutes", "")
    idle = timedelta(minutes=int(minutes)) if minutes.isdigit() else IDLE
    cookie = sessions.begin(keys, clock.now(), idle)
    session = sessions.find(cookie, clock.now())
    response = redirect(to)
    response.set_cookie(COOKIE, cookie, httponly=True, samesite="Strict")
    if session is not None:
        session.fresh_code = code
        session.asks_who = not code and not preferences.get("who_asked")
        _look_back(request, response, session, keys)
    return response


def _look_back(request: HttpRequest, response: HttpResponse, session: Session, keys: VaultKeys) -> None:
    """Compare with what this browser remembers; what it remembers stays until the person has decided."""
    session.doubt = witness.doubt(request, keys)
    if session.doubt:
        response.headers["Location"] = redirect("older").url
    else:
        witness.remember(response, keys)


@proven
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the spare key once; it is typed back, or declined (VT-08)."""
    fresh = desk.session.fresh_code
    if not fresh:
        return redirect("today")
    first_time = not journals.recovery_settled(desk.keys)
    if request.POST.get("do") == "decline":
        journals.drop_recovery(desk.keys, now=desk.now)
        return code_settled(desk, first_time, "spare-key-dropped")
    form = CodeBackForm(sent(request), code=fresh)
    if form.is_valid():
        journals.settle_recovery(desk.keys)
        return code_settled(desk, first_time, "spare-key")
    status = 422 if request.method == "POST" else 200
    around = {"desk": None} if first_time else {}  # no way past this choice but to make it, or to leave
    return page(request, "front/code.html", status=status, form=form, code=fresh, first_time=first_time, **around)


def code_settled(desk: Desk, first_time: bool, notice: str) -> HttpResponse:
    """The choice about the spare key is made: go on to the first questions, or back to You."""
    desk.session.fresh_code = ""
    return redirect("arrive") if first_time else redirect(f"{redirect('you').url}?ok={notice}")


# --- opening ---------------------------------------------------------------------------------------------------------


@visitor
@require_http_methods(["GET", "POST"])
def unlock(request: HttpRequest) -> HttpResponse:
    """Open the journal with its passphrase."""
    if not journals.exists():
        return redirect("front")
    form = UnlockForm(sent(request))
    if not form.is_valid():
        return lock_page(request, form, status=422 if request.method == "POST" else 200)
    try:
        keys = journals.unlock(form.cleaned_data["passphrase"], now=clock.now())
    except journals.CannotOpen as refusal:
        form.add_error("passphrase", str(refusal))
        return lock_page(request, form, status=422)
    if not journals.recovery_settled(keys) and (code := _another_code(keys)):
        return enter(request, keys, "code", code=code)
    return enter(request, keys, "today")


def _another_code(keys: VaultKeys) -> str:
    """A new spare key, where the one of the first evening was shown but never settled. Empty: not possible now."""
    try:
        return journals.renew_recovery(keys, now=clock.now())
    except (journals.CannotSave, journals.HeadDamaged):
        return ""


@visitor
@require_http_methods(["GET", "POST"])
def recover(request: HttpRequest) -> HttpResponse:
    """Open with the spare key; a new passphrase and a new key follow at once."""
    if not journals.exists():
        return redirect("front")
    form = RecoverForm(sent(request))
    if form.is_valid():
        try:
            opened = journals.recover(
                form.cleaned_data["code"], new_passphrase=form.cleaned_data["passphrase"], now=clock.now()
            )
        except journals.CannotOpen as refusal:
            form.add_error("code", str(refusal))
        except journals.CannotSave as problem:
            form.add_error(None, str(problem))
        else:
            sessions.end_all()
            return enter(request, opened.keys, "code", code=opened.recovery_code)
    return page(request, "front/recover.html", status=422 if request.method == "POST" else 200, form=form)


addresses = [
    path("", front, name="front"),
    path("open/<str:token>", open_window, name="open"),
    path("begin", begin, name="begin"),
    path("p/k1", code, name="code"),
    path("unlock", unlock, name="unlock"),
    path("recover", recover, name="recover"),
    *leaving.addresses,
]
