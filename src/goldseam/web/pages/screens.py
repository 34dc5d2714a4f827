"""Questions about the last two weeks: PHQ-2 and GAD-2, and the longer ones where the short ones ask for them.

Exact wording, source shown, at most fortnightly by our own asking. Never a diagnosis, and no number is called low or
safe (CR-03, CR-05).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from goldseam.content.instruments import SCREENS
from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.web.access import unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms.once import once_of, sent
from goldseam.web.forms.ratings import ScreenForm
from goldseam.web.paper import page

ASKED = ("phq2", "phq8", "gad2", "gad7")  # their number stands in the address
LONGER = {"phq2": "phq8", "gad2": "gad7"}
ASKS_ON = 3  # a short screen from which on the longer one follows (PHQ-2: Kroenke 2003; GAD-2: evidence.md F-4)
TALK = 10  # PHQ-8 and GAD-7: from here on, talk to someone (Kroenke 2009, Spitzer 2006)
SOME = 5  # where the published bands begin
FORTNIGHT = 14  # days; the questions look back two weeks, so asking sooner asks about the same days


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One questionnaire that was answered. `most` is the highest sum there is."""

    seq: int
    day: date
    name: str
    title: str
    total: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A short questionnaire: what it looks at, and when it was last answered."""

    number: int
    title: str
    looks_at: str
    last: date | None
    due: bool


def taken(line: e.Recorded) -> Taken | None:
    """A line as an answered questionnaire, or None where it is another kind of line."""
    entry = line.entry
    if not isinstance(entry, e.ScreenTaken) or entry.name not in ASKED:
        return None
    known = SCREENS[entry.name]
    most = len(known.items) * (len(known.answers) - 1)
    day = line.on or line.at.date()
    return Taken(seq=line.seq, day=day, name=entry.name, title=known.title, total=sum(entry.answers), most=most)


def history(desk: Desk) -> list[Taken]:
    """The latest ones, newest first."""
    lines = desk.lines(tuple(reversed(desk.story.state.texts.get("screen-taken", ()))))
    return [found for line in lines if (found := taken(line)) is not None]


def offers(desk: Desk) -> list[Offer]:
    """The two short ones."""
    rows = []
    for name, looks_at in (("phq2", "Low mood"), ("gad2", "Worry")):
        known = desk.story.state.screens.get(name)
        last = date.fromordinal(known[2]) if known else None
        due = last is None or (desk.today - last).days >= FORTNIGHT
        rows.append(
            Offer(number=ASKED.index(name) + 1, title=SCREENS[name].title, looks_at=looks_at, last=last, due=due)
        )
    return rows


@unlocked
@require_GET
def screen(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The two short questionnaires, and what was answered before."""
    return page(
        request,
        "space/screen.html",
        tab="road",
        offers=offers(desk),
        taken=history(desk),
        source=SCREENS["phq2"].source,
    )


def begun_today(desk: Desk, name: str) -> dict[str, Any]:
    """The first answers of a longer questionnaire, where its short one was answered today."""
    short = next((short for short, longer in LONGER.items() if longer == name), "")
    known = desk.story.state.screens.get(short)
    if known is None or known[2] != desk.today.toordinal():
        return {}
    lines = desk.lines((known[3],))
    answers = lines[0].entry.answers if lines and isinstance(lines[0].entry, e.ScreenTaken) else ()
    return {f"item{number}": answer for number, answer in enumerate(answers, start=1)}


@unlocked
@require_http_methods(["GET", "POST"])
def questions(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """One questionnaire. The short one leads to the longer one where it asks for it; else to what the answers say."""
    if not 1 <= number <= len(ASKED):
        raise Http404
    name = ASKED[number - 1]
    known = SCREENS[name]
    form = ScreenForm(sent(request), items=known.items, answers=known.answers, initial=begun_today(desk, name))
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(e.ScreenTaken(name=name, answers=form.answers()), once=once)  # type: ignore[arg-type]
        if not isinstance(saved, Refused):
            if name in LONGER and sum(form.answers()) >= ASKS_ON:
                return redirect("questions", ASKED.index(LONGER[name]) + 1)
            return redirect("answered", number)
        form.add_error(None, why(saved))
    status = 422 if request.method == "POST" else 200
    carried = bool(form.initial) and request.method != "POST"
    return page(request, "space/questions.html", tab="road", status=status, form=form, screen=known, carried=carried)


@unlocked
@require_GET
def answered(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """What the latest answers add up to, what that is not, and whom one can talk to."""
    name = ASKED[number - 1] if 1 <= number <= len(ASKED) else ""
    found = desk.lines((desk.story.state.screens[name][3],)) if name in desk.story.state.screens else ()
    result = taken(found[0]) if found else None
    if result is None:
        return redirect("screen")
    long = name in LONGER.values()
    heavy = "heavy" if long and result.total >= TALK else "some" if long and result.total >= SOME else ""
    return page(request, "space/answered.html", tab="road", result=result, heavy=heavy, source=SCREENS[name].source)


addresses = [
    path("p/s8", screen, name="screen"),
    path("p/s9/<int:number>", questions, name="questions"),
    path("p/s10/<int:number>", answered, name="answered"),
]
