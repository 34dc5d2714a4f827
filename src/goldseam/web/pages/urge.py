"""“I want to text them”: a number, a feeling, a trigger, a letter that stays here. One tap a page; each can be passed.

What is said on the way lies sealed beside the journal (urge_state), so one can stop anywhere and come back. The wait
and how it ended are in urge_wait.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from goldseam.content import words
from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.store.journals import Saved
from goldseam.web.access import unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms.moments import UnsentForm
from goldseam.web.forms.once import once_of, sent
from goldseam.web.pages import urge_state
from goldseam.web.paper import page

OF = 5  # stretches of the seam: four pages and the wait


@unlocked
@require_GET
def urge(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Go on where one stopped; else begin."""
    known = urge_state.in_hand(desk)
    if known is None:
        return redirect("urge-strength")
    if known.until:
        return redirect("urge-timer")
    if known.letter or desk.draft(urge_state.LETTER_PLACE) or known.trigger:
        return redirect("urge-letter")
    return redirect("urge-trigger" if known.feeling else "urge-feeling")


@unlocked
@require_http_methods(["GET", "POST"])
def strength(request: HttpRequest, desk: Desk) -> HttpResponse:
    """How strong it is: one tap. A number from an old or odd form is passed over."""
    if request.method == "POST":
        said = request.POST.get("before", "")
        urge_state.know(desk, before=int(said) if said in map(str, range(11)) else None)
        return redirect("urge-feeling")
    return page(request, "moments/urge/strength.html", tab="moments", done=0, of=OF)


def pick(
    name: str, offered: Callable[[], tuple[tuple[str, str], ...]], then: str, done: int
) -> Callable[..., HttpResponse]:
    """The view of a page on which one word is picked, or none; `name` is its field, its template and its address."""

    @unlocked
    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, desk: Desk) -> HttpResponse:
        if request.method == "POST":
            urge_state.know(desk, **{name: dict(offered()).get(request.POST.get(name, ""), "")})
            return redirect(then)
        return page(request, f"moments/urge/{name}.html", tab="moments", offered=offered(), done=done, of=OF)

    return view


@unlocked
@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Write it here. What is written is kept as an unsent letter; then the wait begins of itself."""
    form = UnsentForm(sent(request), initial=desk.half_written(urge_state.LETTER_PLACE))
    if form.is_valid() and (once := once_of(request, form)):
        return wait_with(request, desk, form, once)
    if request.method == "POST":  # too long, or sent without its token: the page and the drawer both keep the words
        desk.keep_draft(urge_state.LETTER_PLACE, {"text": [request.POST.get("text", "")]}, at=request.path)
    return letter_page(request, form)


def letter_page(request: HttpRequest, form: UnsentForm) -> HttpResponse:
    """The page one writes on."""
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "place": urge_state.LETTER_PLACE, "done": 3, "of": OF}
    return page(request, "moments/urge/letter.html", status=status, tab="moments", writing=True, **shown)


def wait_with(request: HttpRequest, desk: Desk, form: UnsentForm, once: str) -> HttpResponse:
    """Keep the letter, if there is one, and begin to wait."""
    text = form.cleaned_data["text"]
    saved = desk.record(e.LetterKept(text=text, kind_of="unsent"), once=once) if text.strip() else Saved(())
    if isinstance(saved, Refused):
        form.add_error(None, why(saved))
        return letter_page(request, form)
    known = urge_state.know(desk, letter=saved.seqs[0]) if saved.seqs else urge_state.know(desk)
    desk.drop_draft(urge_state.LETTER_PLACE)
    if known.until is None:
        urge_state.waiting(desk, known)
    return redirect("urge-timer")


addresses = [
    path("p/m2", urge, name="urge"),
    path("p/m3", strength, name="urge-strength"),
    path("p/m4", pick("feeling", words.feelings, "urge-trigger", done=1), name="urge-feeling"),
    path("p/m5", pick("trigger", words.triggers, "urge-letter", done=2), name="urge-trigger"),
    path("p/m6", letter, name="urge-letter"),
]
