"""The journal: everything recorded, the newest first, folded; one line in full; letters."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldseam import programme
from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.web.access import unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms.journal import LetterForm
from goldseam.web.forms.once import MISSING, once_of, sent
from goldseam.web.forms.put_right import PutRightForm, fixable
from goldseam.web.pages.line_words import HEAPS, KINDS, VALUES
from goldseam.web.pages.lines import Line, label_of, line_of, own_words
from goldseam.web.paper import page

LEAF = 50  # lines on one page
LOOKED_THROUGH = 2000  # lines opened at most for one page of a heap; the next page goes on from there
CHUNK = 200


@unlocked
@require_GET
def journal(request: HttpRequest, desk: Desk, number: int = 0) -> HttpResponse:
    """A page of lines, grouped by the local day they were recorded. `number` picks a heap, 0 is everything."""
    if number > len(HEAPS):
        raise Http404
    heap = list(HEAPS)[number - 1] if number else ""
    before = request.GET.get("b", "")
    start = int(before) if before.isascii() and before.isdigit() else None
    lines, older = leaf(desk, heap, start)
    return page(
        request,
        "journal/journal.html",
        tab="journal",
        days=[(day, list(found)) for day, found in groupby(lines, key=lambda line: line.day)],
        heaps=list(enumerate(HEAPS.values(), start=1)),
        heap=number,
        older=older,
        before=start,
    )


def leaf(desk: Desk, heap: str, before: int | None) -> tuple[list[Line], int | None]:
    """Up to a page of lines before line `before`, newest first, and where the next page begins."""
    found: list[Line] = []
    top = desk.story.last_seq + 1 if before is None else min(before, desk.story.last_seq + 1)
    lowest = max(top - LOOKED_THROUGH, 1) if heap else 1
    for recorded in _downwards(desk, top, lowest):
        if len(found) == LEAF:
            return found, found[-1].seq
        if not heap or KINDS.get(recorded.entry.kind, ("", "", "rest"))[2] == heap:
            found.append(line_of(recorded))
    return found, lowest if lowest > 1 else None


def _downwards(desk: Desk, top: int, lowest: int) -> Iterator[e.Recorded]:
    for upper in range(top - 1, lowest - 1, -CHUNK):
        yield from desk.lines(tuple(range(upper, max(upper - CHUNK, lowest - 1), -1)))


def read(desk: Desk, seq: int) -> tuple[e.Recorded, e.Recorded | None]:
    """The line as it was recorded, and as it counts now: None where it was taken back. Raises Http404."""
    if not 1 <= seq <= desk.story.last_seq:
        raise Http404
    first, counted = desk.recorded((seq,)), desk.lines((seq,))
    if not first:
        raise Http404
    return first[0], counted[0] if counted else None


def stays(desk: Desk, line: e.Recorded) -> bool:
    """Whether this line closes something, or says what the other person asked for: such lines are not taken back."""
    if line.seq in desk.story.recorded.facts.values():
        return True
    alone = programme.apply(programme.begin(), replace(line, seq=1)).recorded
    waits = (alone.needs_time_seq, alone.logistics_only, alone.new_partner)
    return bool(alone.facts) or any(wait is not None for wait in waits)


@unlocked
@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, desk: Desk, seq: int) -> HttpResponse:
    """One line in full, and what can be done about it: put right, taken back, its words erased."""
    first, counted = read(desk, seq)
    error = ""
    if request.method == "POST":
        error = carried_out(desk, first, request.POST.get("do", ""), once=request.POST.get("once", ""))
        if not error:
            return redirect("erased") if request.POST["do"] == "erase" else redirect("entry", seq)
    shown = first if counted is None or "w" in request.GET else counted
    return page(
        request,
        "journal/entry.html",
        status=422 if error else 200,
        tab="journal",
        line=line_of(shown),
        named=named_by(desk, first),
        taken_back=counted is None,
        put_right=counted is not None and (counted.entry, counted.on) != (first.entry, first.on),
        at_first=shown is first,
        stays=stays(desk, first),
        can_correct=counted is not None and bool(fixable(type(first.entry), own_words(type(first.entry)))),
        can_withdraw=counted is not None and withdrawable(desk, first),
        can_erase=bool(line_of(first).words),
        error=error,
    )


def withdrawable(desk: Desk, line: e.Recorded) -> bool:
    """Whether this line can be taken back."""
    return not isinstance(line.entry, e.AMENDMENTS) and not stays(desk, line)


def carried_out(desk: Desk, line: e.Recorded, do: str, *, once: str) -> str:
    """Take a line back, or its words away; what is in the way as a sentence, or nothing."""
    if once and do == "erase":
        desk.erase(line.seq, once=once)
        return ""
    if once and do == "withdraw" and withdrawable(desk, line):
        outcome = desk.record(e.Withdrawn(entry=line.seq), once=once)
        return why(outcome) if isinstance(outcome, Refused) else ""
    return MISSING if not once else "This line stays as it is. Nothing was changed."


def named_by(desk: Desk, line: e.Recorded) -> Line | None:
    """The line an entry about an entry is about."""
    target = getattr(line.entry, "entry", None)
    found = desk.recorded((target,)) if isinstance(target, int) else ()
    return line_of(found[0]) if found else None


@unlocked
@require_http_methods(["GET", "POST"])
def put_right(request: HttpRequest, desk: Desk, seq: int) -> HttpResponse:
    """Say a line anew where a thumb or a memory slipped. Nothing is recorded where nothing changed."""
    _, counted = read(desk, seq)
    wordy = own_words(type(counted.entry)) if counted else ()
    if counted is None or not fixable(type(counted.entry), wordy):
        return redirect("entry", seq)
    place = f"right-{seq}"
    labels = {name: label_of(counted.entry.kind, name) for name in (*wordy, *fixable(type(counted.entry), wordy))}
    form = PutRightForm(
        sent(request), initial=first_values(desk.draft(place)), line=counted, wordy=wordy, labels=labels,
        words=VALUES, today=desk.today,
    )  # fmt: skip
    if form.is_valid() and (once := once_of(request, form)):
        said = form.changes()
        outcome = desk.record(e.Corrected(entry=seq, fields=said), once=once) if said else None
        if not isinstance(outcome, Refused):
            desk.drop_draft(place)
            return redirect("entry", seq)
        form.add_error(None, why(outcome))
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "shown": line_of(counted), "place": place}
    return page(request, "journal/put-right.html", status=status, tab="journal", writing=True, **shown)


def first_values(draft: dict[str, list[str]]) -> dict[str, str]:
    """A kept draft as initial data."""
    return {name: values[-1] for name, values in draft.items()}


@unlocked
@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A blank page. The letter stays here."""
    form = LetterForm(sent(request), initial=first_values(desk.draft("letter")))
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(e.LetterKept(text=form.cleaned_data["text"], kind_of="unsent"), once=once)
        if not isinstance(saved, Refused):
            desk.drop_draft("letter")
            return redirect(f"{reverse('journal')}?ok=letter")
        form.add_error(None, why(saved))
    status = 422 if request.method == "POST" else 200
    return page(request, "journal/letter.html", status=status, tab="journal", writing=True, form=form, place="letter")


@unlocked
@require_GET
def erased(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What is gone, and where copies may remain (AB-15)."""
    return page(request, "journal/erased.html", tab="journal")


addresses = [
    path("p/j1", journal, name="journal"),
    path("p/j1/<int:number>", journal, name="heap"),
    path("p/j2/<int:seq>", entry, name="entry"),
    path("p/j3/<int:seq>", put_right, name="put-right"),
    path("p/j4", letter, name="letter"),
    path("p/j6", erased, name="erased"),
]
