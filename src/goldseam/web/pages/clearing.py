"""Erasing many words at once: a span of days, or everything that mentions a name (AB-15)."""

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_http_methods

from goldseam.programme import entries as e
from goldseam.web.access import unlocked
from goldseam.web.desk import Desk
from goldseam.web.forms.journal import NameForm, SpanForm
from goldseam.web.pages.lines import line_of
from goldseam.web.paper import page

CHUNK = 500  # lines opened at a time


@unlocked
@require_http_methods(["GET", "POST"])
def clear(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Say what, see how many lines it is, and erase their words. One question, no reason asked."""
    by_name = "words" in request.POST
    span = SpanForm(request.POST if request.method == "POST" and not by_name else None)
    name = NameForm(request.POST if by_name else None)
    chosen: SpanForm | NameForm = name if by_name else span
    if not chosen.is_valid():
        status = 422 if request.method == "POST" else 200
        return page(request, "journal/clear.html", status=status, tab="journal", found=None, span=span, name=name)
    found = mentioning(desk, chosen.cleaned_data["words"]) if by_name else within(desk, chosen.cleaned_data)
    once = request.POST.get("once", "")
    if request.POST.get("do") == "erase" and once:
        desk.erase(*found, once=once)
        return redirect("erased")
    asked = [(field.html_name, field.value()) for field in chosen]
    return page(request, "journal/clear.html", tab="journal", found=found, asked=asked, span=span, name=name)


def within(desk: Desk, span: dict[str, object]) -> tuple[int, ...]:
    """The lines with words that were recorded on these days, or are about them."""
    first, last = span["first"], span["last"]

    def meant(line: e.Recorded) -> bool:
        shown = line_of(line)
        return any(day is not None and first <= day <= last for day in (shown.day, shown.about))  # type: ignore[operator]

    return tuple(_wordy(desk, range(1, desk.story.last_seq + 1), meant))


def mentioning(desk: Desk, words: str) -> tuple[int, ...]:
    """The lines in whose words this stands, whatever its case; a correction stands for the line it put right."""
    wanted = words.casefold()

    def meant(line: e.Recorded) -> bool:
        if isinstance(line.entry, e.Corrected):
            return any(wanted in str(value).casefold() for value in line.entry.fields.values())
        return any(wanted in text.casefold() for _, text in line_of(line).words)

    return tuple(_wordy(desk, desk.mentioning(words), meant))


def _wordy(desk: Desk, seqs: range | tuple[int, ...], meant: Callable[[e.Recorded], bool]) -> Iterator[int]:
    for start in range(0, len(seqs), CHUNK):
        for line in desk.recorded(tuple(seqs[start : start + CHUNK])):
            has_words = bool(line_of(line).words) or isinstance(line.entry, e.Corrected)
            if has_words and meant(line):
                yield line.seq


addresses = [
    path("p/j5", clear, name="clear"),
]
