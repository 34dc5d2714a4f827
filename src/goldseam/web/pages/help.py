"""Help now: people to call, a slow breath, calm pages for hard hours. Open to all, locked or not, and without a trace.

Nothing here sets a cookie, keeps a choice or writes a line. Where a journal is open and its country is known, its
numbers come first; whatever goes wrong while that is looked up, the page is there without it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from goldseam.content import helplines
from goldseam.content.evidence import EVIDENCE
from goldseam.content.helplines import Age, Kind, Line
from goldseam.web import clock
from goldseam.web.access import public, readable_desk
from goldseam.web.desk import Desk
from goldseam.web.forms import places
from goldseam.web.paper import page

# Each kind of line: its heading, and what happens when one calls.
SECTIONS: dict[Kind, tuple[str, str]] = {
    "crisis": (
        "When it is too much to carry",
        "Someone trained for this listens. You say as much as you like, you can hang up at any time, and you may "
        "have to wait a little.",
    ),
    "domestic_violence": (
        "When someone hurts or frightens you",
        "Someone who knows this listens and thinks along with you. You need not have decided anything, and you decide "
        "what happens next.",
    ),
    "men": ("For men", "Someone who knows what men go through listens. Nothing you say has to sound strong."),
    "youth": ("For young people", "You do not have to be in danger to call. They listen to heartache, too."),
    "lgbtq": ("For LGBTQ people", "Someone who knows your world listens. There is nothing you have to explain first."),
    "own_behaviour": (
        "When you worry about what you might do",
        "Someone listens without contempt. Calling before anything happens is what these lines are for.",
    ),
}


# After these facts the people who know just this come first (programme.md §2, §9), the weightiest before the others.
FIRST: dict[str, Kind] = {
    "user_was_harmed": "domestic_violence",
    "minor": "youth",
    "ex_afraid": "own_behaviour",
    "harm_intent": "own_behaviour",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A line as it stands on the page, with how old our look at it is."""

    line: Line
    age: Age


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The lines of one kind."""

    kind: Kind
    title: str
    sentence: str
    lines: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers of one country, as a page shows them. `old` stand below the directory (CR-13)."""

    code: str
    country: str
    emergency: tuple[Shown, ...]
    sections: tuple[Section, ...]
    old: tuple[Shown, ...]

    def of(self, *kinds: Kind) -> tuple[Section, ...]:
        """The sections of these kinds that have lines."""
        return tuple(section for section in self.sections if section.kind in kinds)


def numbers(code: str, today: date, first: tuple[Kind, ...] = ()) -> Numbers:
    """The numbers of this country, those of the kinds `first` first; none but its name where we know of none."""
    shown = [Shown(line=line, age=helplines.age(line, today)) for line in helplines.of(code)]
    current = [item for item in shown if item.age != "old"]
    sections = (
        Section(kind=kind, title=title, sentence=sentence, lines=lines)
        for kind in dict.fromkeys((*first, *SECTIONS))
        for title, sentence in [SECTIONS[kind]]
        if (lines := tuple(item for item in current if item.line.kind == kind))
    )
    return Numbers(
        code=code,
        country=places.country_names()[code],
        emergency=tuple(item for item in current if item.line.kind == "emergency"),
        sections=tuple(sections),
        old=tuple(item for item in shown if item.age == "old"),
    )


def own_numbers(desk: Desk | None) -> Numbers | None:
    """The numbers of the country in the open journal, if it names one."""
    code = desk.story.state.country if desk else None
    if desk is None or code not in places.country_names():
        return None
    facts = desk.story.recorded.facts
    return numbers(code, clock.now().date(), tuple(kind for fact, kind in FIRST.items() if fact in facts))


def likely() -> tuple[str, str] | None:
    """Code and name of the country of this machine's time zone, offered before the others; nothing is looked up."""
    code = places.likely_country(clock.machine_zone())
    return (code, helplines.name(code)) if code in helplines.countries() else None


def help_page(
    request: HttpRequest, template: str, found: Numbers | None = None, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of help, with the numbers of `found`, else of the open journal's country."""
    desk = readable_desk(request)
    return page(
        request,
        template,
        status=status,
        desk=desk,
        numbers=found or own_numbers(desk),
        guess=likely(),
        no_country=helplines.NO_COUNTRY,
        directory=helplines.DIRECTORY,
        evidence=EVIDENCE,
        **context,
    )


def countries() -> list[tuple[str, str]]:
    """Code and name of the countries we have numbers for, by name."""
    return [(code, helplines.name(code)) for code in helplines.countries()]


@public
@require_GET
def help_now(request: HttpRequest) -> HttpResponse:
    """The first page of help: the numbers at once where the country is known, else the choice of it."""
    return help_page(request, "help/help.html", countries=countries())


@public
@require_GET
def help_country(request: HttpRequest, code: str) -> HttpResponse:
    """The numbers of one country. Choosing it here keeps nothing."""
    if code not in helplines.countries():
        raise Http404
    found = numbers(code, clock.now().date())
    return help_page(request, "help/help.html", found, countries=countries())


@public
@require_GET
def help_countries(request: HttpRequest) -> HttpResponse:
    """All countries, for whoever is somewhere else than usual."""
    return help_page(request, "help/countries.html", countries=countries())


def calm_page(template: str) -> Callable[[HttpRequest], HttpResponse]:
    """A page of help that is only read."""

    @public
    @require_GET
    def calm(request: HttpRequest) -> HttpResponse:
        return help_page(request, f"help/{template}.html")

    return calm


addresses = [
    path("p/h1", help_now, name="help"),
    path("p/h2/<str:code>", help_country, name="help-country"),
    path("p/h3", help_countries, name="help-countries"),
    path("p/h4", calm_page("breathe"), name="breathe"),
    path("p/h5", calm_page("ground"), name="help-ground"),
    path("p/h7", calm_page("afraid"), name="help-afraid"),
    path("p/h8", calm_page("frightened"), name="help-frightened"),
    path("p/h9", calm_page("they-say"), name="help-they-say"),
    path("p/h10", calm_page("sleep"), name="help-sleep"),
]
