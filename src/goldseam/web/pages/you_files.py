"""What becomes of the notes: everything out as a file at any time, a file in, everything gone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from goldseam import __version__
from goldseam.journal import archive
from goldseam.journal.problems import JournalFileProblem, WrongPassphrase
from goldseam.store import journals
from goldseam.web import witness
from goldseam.web.access import proven, visitor
from goldseam.web.desk import Desk
from goldseam.web.forms.once import sent
from goldseam.web.forms.you import BringInForm, SealedFileForm
from goldseam.web.paper import page
from goldseam.web.sessions import COOKIE, sessions


@proven
@require_http_methods(["GET", "POST"])
def export(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Everything as a file, whatever is closed and whatever is damaged (AB-17): sealed, or in plain text."""
    if request.POST.get("do") == "plain":
        return download(desk, None)
    form = SealedFileForm(sent(request))
    if form.is_valid():
        return download(desk, form.cleaned_data["passphrase"])
    status = 422 if request.method == "POST" else 200
    return page(request, "you/export.html", status=status, tab="you", form=form, words=witness.words_now(desk.keys))


def download(desk: Desk, passphrase: str | None) -> HttpResponse:
    """The export file as a download; its name says nothing about what is inside (AB-07)."""
    taken = journals.export(desk.keys, now=desk.now)
    content = archive.write(
        taken.lines,
        facts=taken.facts,
        unanswered=taken.unanswered,
        end=end_of(desk),
        made_at=desk.local,
        app=f"goldseam {__version__}",
        passphrase=passphrase,
    )
    name = f"notes-{desk.today.isoformat()}.jsonl" + ("" if passphrase is None else ".age")
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def end_of(desk: Desk) -> str | None:
    """Where the chain ends, for the first line of the file; None where the seal over the whole does not open."""
    try:
        return journals.witness(desk.keys)
    except journals.HeadDamaged:
        return None


@proven
@require_http_methods(["GET", "POST"])
def bring_in(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Add the lines of a journal file to these, side by side; what either closed stays closed."""
    form = BringInForm(sent(request), request.FILES or None)
    if form.is_valid():
        brought = _brought(form, desk)
        if brought is not None:
            return page(request, "you/brought-in.html", tab="you", brought=brought[0], problems=brought[1])
    status = 422 if request.method == "POST" else 200
    return page(request, "you/bring-in.html", status=status, tab="you", form=form)


def _brought(form: BringInForm, desk: Desk) -> tuple[journals.BroughtIn, tuple[str, ...]] | None:
    """Read the file and bring it in; None with a complaint on the form where that is not possible."""
    try:
        found = archive.read(form.cleaned_data["file"].read(), form.cleaned_data["passphrase"] or None)
        brought = journals.bring_in(
            desk.keys, found.texts, now=desk.now, facts=found.facts, unanswered=found.unanswered
        )
    except WrongPassphrase as problem:
        form.add_error("passphrase", str(problem))
    except (JournalFileProblem, journals.HeadDamaged) as problem:
        form.add_error("file", str(problem))
    except (journals.CannotSave, journals.NotYet) as problem:
        form.add_error(None, str(problem))
    else:
        return brought, found.problems
    return None


@proven
@require_http_methods(["GET", "POST"])
def delete_all(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Everything, at once and for good. One question, no reason asked (AB-15, AB-16)."""
    if request.POST.get("do") == "delete":
        journals.destroy(desk.keys)
        sessions.end_all()
        response = redirect("deleted")
        response.delete_cookie(COOKIE, samesite="Strict")
        witness.forget(response)
        return response
    return page(request, "you/delete-all.html", tab="you", lines=desk.story.last_seq)


@visitor
@require_GET
def deleted(request: HttpRequest) -> HttpResponse:
    """It is gone from here; where copies can remain."""
    if journals.exists():
        return redirect("front")
    return page(request, "you/deleted.html")


addresses = [
    path("p/y11", export, name="export"),
    path("p/y12", bring_in, name="bring-in"),
    path("p/y13", delete_all, name="delete-all"),
    path("p/y14", deleted, name="deleted"),
]
