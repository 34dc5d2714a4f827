"""What closes the way: stop, a block, a no, harm that is near, watching; and someone new, which only rests it.

Shown back in full and stored after a second yes (MU-22).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from goldseam import programme
from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.web.access import unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms.moments import PlainForm, StopForm
from goldseam.web.forms.once import once_of, sent
from goldseam.web.pages import chat_asked
from goldseam.web.pages.arrive import closes, facts_of
from goldseam.web.paper import page

# What weighs on contact, by its closing facts. Only of `no` may a page say that the other one let it be known.
STANDS = (
    ("order", frozenset({"order", "police_warning"})),
    ("harmed", frozenset({"user_was_harmed"})),
    ("no", frozenset({"explicit_no", "blocked", "third_party_no"})),
)


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as it is shown back, and their words where they were given."""

    question: str
    answer: str
    words: str = ""


def confirm(request: HttpRequest, said: Iterable[Said]) -> HttpResponse:
    """Show the answer back in full. Nothing is stored yet; what was filled in travels along."""
    along = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in {"csrfmiddlewaretoken", "do"}
        for value in values
    ]
    return page(request, "moments/confirm.html", tab="moments", statements=tuple(said), answers=along)


@unlocked
@require_http_methods(["GET", "POST"])
def asked_to_stop(request: HttpRequest, desk: Desk) -> HttpResponse:
    """They asked for no more contact, themselves or through someone."""
    asked = chat_asked.lines(desk)
    found = {"by": "them", "words": asked[0].text} if asked else {}
    form = StopForm(sent(request), initial=desk.half_written("stop") or found)
    do = request.POST.get("do")
    if do != "change" and form.is_valid() and (once := once_of(request, form)):
        by, words = form.cleaned_data["by"], form.cleaned_data["words"]
        entry = heard(by, words)
        if do != "sure" and closes(desk, entry):
            return confirm(request, [Said("They asked me to stop", dict(form.fields["by"].choices)[by], words)])  # type: ignore[attr-defined]
        saved = desk.record(entry, once=once)
        if not isinstance(saved, Refused):
            desk.drop_draft("stop")
            return redirect("put-away", saved.seqs[0]) if saved.seqs else redirect("onward")
        form.add_error(None, why(saved))
    status = 422 if form.errors and do != "change" else 200
    return page(
        request,
        "moments/told/stop.html",
        status=status,
        tab="moments",
        writing=True,
        form=form,
        place="stop",
        asked=asked,
    )


def heard(by: str, words: str) -> e.Entry:
    """What is recorded, by how one heard it."""
    if by == "others":
        return e.FactRecorded(fact="third_party_no")
    if by == "police":
        return e.FactRecorded(fact="police_warning")
    if by == "order":
        return e.FactRecorded(fact="order")
    return e.BoundaryHeard(wish="no_contact", words=words or None)


def plain(name: str, entry: e.Entry, said: Said) -> Callable[..., HttpResponse]:
    """The view of a page whose one sentence is the answer."""

    @unlocked
    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, desk: Desk) -> HttpResponse:
        form = PlainForm(sent(request))
        do = request.POST.get("do")
        if do != "change" and form.is_valid() and (once := once_of(request, form)):
            if do != "sure" and closes(desk, entry):
                return confirm(request, [said])
            saved = desk.record(entry, once=once)
            if not isinstance(saved, Refused):
                return redirect("put-away", saved.seqs[0]) if saved.seqs else redirect("onward")
            form.add_error(None, why(saved))
        status = 422 if form.errors and do != "change" else 200
        return page(request, f"moments/told/{name}.html", status=status, tab="moments", form=form)

    view.__doc__ = f"{said.question}: shown back, and stored after a second yes."
    return view


blocked = plain("blocked", e.FactRecorded(fact="blocked"), Said("They blocked me", "Yes, in at least one place"))
close = plain("close", e.FactRecorded(fact="harm_intent"), Said("I may harm someone, or came close to it", "Yes"))
watched = plain(
    "watched",
    e.FactRecorded(fact="monitoring_admitted"),
    Said("I looked into their accounts, their devices or where they are", "Yes"),
)
said_no = plain("no", e.FactRecorded(fact="explicit_no"), Said("They said no", "They do not want to try again"))


@unlocked
@require_http_methods(["GET", "POST"])
def someone_new(request: HttpRequest, desk: Desk) -> HttpResponse:
    """There is someone new in their life, or no longer. It closes nothing for good, so one yes is enough."""
    form = PlainForm(sent(request))
    if form.is_valid() and (once := once_of(request, form)):
        ended = request.POST.get("do") == "ended"
        saved = desk.record(e.PartnerEnded() if ended else e.FactRecorded(fact="new_partner"), once=once)
        if not isinstance(saved, Refused):
            return redirect("someone-new")
        form.add_error(None, why(saved))
    known = desk.story.recorded.new_partner is not None
    status = 422 if form.errors else 200
    return page(request, "moments/told/someone.html", status=status, tab="moments", form=form, known=known)


# What a fact is about, the weightiest first: what the page that says it once speaks of.
ABOUT: tuple[tuple[str, frozenset[str]], ...] = (
    ("close", frozenset({"harm_intent"})),
    ("feared", frozenset({"ex_afraid"})),
    ("office", frozenset({"order", "police_warning"})),
    ("blocked", frozenset({"blocked"})),
    ("watched", frozenset({"monitoring_admitted"})),
    ("no", frozenset({"explicit_no", "third_party_no"})),
)


def what_stands(desk: Desk) -> str:
    """What weighs on contact now: the first that holds of `STANDS`, `away` for any other closing fact, or nothing."""
    facts = set(desk.plan.closing_facts)
    return next((what for what, of in STANDS if facts & of), "away" if facts else "")


def first_said(desk: Desk, seq: int) -> bool:
    """Whether this line is the first that closed anything: a no to a question, with no plea to stop before it."""
    return set(desk.story.state.facts.values()) == {seq}


@unlocked
@require_GET
def put_away(request: HttpRequest, desk: Desk, seq: int) -> HttpResponse:
    """Said once after a closing answer: what is put away, what stays, and Onward."""
    lines = desk.recorded((seq,)) if 1 <= seq <= desk.story.last_seq else ()
    stated = facts_of(desk, programme.begin(), lines[0].entry) if lines else frozenset()
    about = next((about for about, facts in ABOUT if facts & stated), None)
    if about is None:
        raise Http404
    answered = lines[0].entry == e.FactRecorded(fact="explicit_no") and first_said(desk, seq)
    return page(request, "moments/put-away.html", tab="moments", about=about, answered=answered)


addresses = [
    path("p/m15", asked_to_stop, name="asked-to-stop"),
    path("p/m16", blocked, name="blocked"),
    path("p/m17", said_no, name="said-no"),
    path("p/m18", someone_new, name="someone-new"),
    path("p/m19/<int:seq>", put_away, name="put-away"),
    path("p/m22", close, name="close-to-harm"),
    path("p/m23", watched, name="watched"),
]
