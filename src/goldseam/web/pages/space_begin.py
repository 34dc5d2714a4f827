"""Beginning the pause, and the kind note that announces it. The tools of a running pause are in `space`."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_http_methods

from goldseam.coach import Context
from goldseam.content import notes
from goldseam.content.evidence import EVIDENCE
from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.web.access import allowed, contact, unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms.once import once_of, sent
from goldseam.web.forms.space_begin import MODE_NOTES, MODES, BeginForm, NoteForm
from goldseam.web.pages import coach
from goldseam.web.pages.line_words import ANNOUNCED
from goldseam.web.pages.refusals import trouble
from goldseam.web.paper import page

# What still ties the two suggests what the pause has to leave room for.
MODE_OF_TIE = {"child": "child", "work": "work", "home": "home", "friends": "friends", "belongings": "belongings"}
NOTE_SETTLED = "pause_note"  # question-passed: the note was offered, and not used


@unlocked
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choose a length and what still needs a word; the pause starts today."""
    state = desk.story.state
    modes = [MODE_OF_TIE[tie] for tie in state.ties if tie in MODE_OF_TIE]
    form = BeginForm(sent(request), initial={"modes": modes + ["order"] * ("order" in state.facts)})
    if form.is_valid() and (once := once_of(request, form)):
        begun = e.SpaceBegun(days=form.length(), modes=tuple(form.cleaned_data["modes"]))
        saved = desk.record(begun, once=once)
        if not isinstance(saved, Refused):
            return redirect("announce" if offers_note(desk) else "today")
        form.add_error(None, why(saved))
    return page(
        request,
        "space_begin/begin.html",
        status=422 if request.method == "POST" else 200,
        form=form,
        running=None if state.space_start is None else date.fromordinal(state.space_start),
        mode_notes=MODE_NOTES,
        chosen_modes=", ".join(label for mode, label in MODES if mode in (form["modes"].value() or ())),
        evidence=EVIDENCE,
    )


def offers_note(desk: Desk) -> bool:
    """Whether the note is still to be offered: once, and only where words to the other are open at all."""
    state = desk.story.state
    settled = NOTE_SETTLED in state.passed or ANNOUNCED in state.quiet_steps
    return not settled and allowed(desk, "draft")


@contact("draft")
@require_http_methods(["GET", "POST"])
def announce(request: HttpRequest, desk: Desk) -> HttpResponse:
    """With a note or without: both in equal size, and the other's side beside one's own."""
    if once := request.POST.get("once"):
        saved = desk.record(e.QuestionPassed(question=NOTE_SETTLED), once=once)
        if isinstance(saved, Refused):
            return trouble(request, why(saved))
        desk.drop_draft("note")
        return redirect("today")
    if desk.story.state.space_seq is None or not offers_note(desk):
        return redirect("today")
    return page(request, "space_begin/note.html", notes=notes.NOTES, evidence=EVIDENCE)


@contact("draft")
@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """One of the notes, to be put into one's own words. Copied by the person; never sent from here."""
    if not 1 <= number <= len(notes.NOTES):
        raise Http404
    if desk.story.state.space_seq is None or (request.method != "POST" and not offers_note(desk)):
        return redirect("today")
    draft = {name: values[-1] for name, values in desk.draft("note").items()}
    form = NoteForm(sent(request), initial=draft or {"words": notes.NOTES[number - 1].text})
    if not coach.asked(request) and form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(*settled(request.POST.get("do"), form.cleaned_data["words"]), once=once)
        if not isinstance(saved, Refused):
            desk.drop_draft("note")
            return redirect("today")
        form.add_error(None, why(saved))
    looks = {"words": coach.look_at(request, Context.TEXT)}
    return coach.shown(request, "space_begin/words.html", looks, form=form, place="note", writing=True)


def settled(do: str | None, words: str) -> tuple[e.Entry, ...]:
    """What became of the note: the person sent it, or it stays here as a letter. Either way it is not offered again."""
    if do == "sent":
        return (e.QuietStepDone(step=ANNOUNCED),)
    return (e.LetterKept(text=words, kind_of="unsent"), e.QuestionPassed(question=NOTE_SETTLED))


addresses = [
    path("p/s1", begin, name="space-begin"),
    path("p/s2", announce, name="announce"),
    path("p/s3/<int:number>", note, name="note"),
]
