"""What one notes down during the pause: contact that something needed; how a day was. Slips are in happened.py."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from goldseam.programme import entries as e
from goldseam.programme.decide import Refused
from goldseam.web.access import unlocked
from goldseam.web.desk import Desk, why
from goldseam.web.forms.once import once_of, sent
from goldseam.web.forms.ratings import DayForm
from goldseam.web.forms.space import NeededForm
from goldseam.web.pages.ratings import fortnight, rated_on
from goldseam.web.paper import page


@unlocked
@require_http_methods(["GET", "POST"])
def needed(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Contact about a child, work, a home, belongings, money, health or law. Never a slip."""
    form = NeededForm(sent(request), today=desk.today, initial=desk.half_written("needed"))
    if form.is_valid() and (once := once_of(request, form)):
        noted = e.NeededContactLogged(about=form.cleaned_data["about"])
        saved = desk.record(noted, once=once, on=form.day())
        if not isinstance(saved, Refused):
            desk.drop_draft("needed")
            return redirect(f"{reverse('space')}?ok=needed")
        form.add_error(None, why(saved))
    status = 422 if request.method == "POST" else 200
    return page(request, "space/needed.html", tab="road", status=status, form=form, place="needed")


@unlocked
@require_http_methods(["GET", "POST"])
def rate(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A day in more than one number; and the last two weeks as they were rated."""
    known = desk.half_written("day") or rated_on(desk, desk.today)
    form = DayForm(sent(request), today=desk.today, initial=known)
    if form.is_valid() and (once := once_of(request, form)):
        saved = desk.record(e.DayRated(**form.given()), once=once, on=form.day())
        if not isinstance(saved, Refused):
            desk.drop_draft("day")
            return redirect(f"{reverse('rate')}?ok=day")
        form.add_error(None, why(saved))
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "place": "day", "writing": True, "rows": fortnight(desk)}
    return page(request, "space/rate.html", tab="today", status=status, **shown)


addresses = [
    path("p/s6", needed, name="needed"),
    path("p/s7", rate, name="rate"),
]
