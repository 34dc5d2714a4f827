"""What pages are written on: the Jinja environment, and `page`, the one way a template becomes an answer."""

import json
import secrets
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import format_date, format_time
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template import loader
from django.urls import reverse
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from goldseam import __version__
from goldseam.web import second_opinion
from goldseam.web.notices import sentence

TITLE = "Notes"  # the one title of every page and window (AB-07)


def environment(**options: Any) -> Environment:
    """The Jinja environment: escapes everything, and an unknown name is an error, not a blank."""
    options.update(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    jinja = Environment(autoescape=True, **{k: v for k, v in options.items() if k != "autoescape"})
    jinja.globals.update(
        title=TITLE,
        version=__version__,
        url=lambda name, *args: reverse(name, args=args),
        static=lambda path: settings.STATIC_URL + path,
        fresh_once=fresh_once,
        csrf_token=get_token,  # a function, so that imported macros reach it too
        icons=icons(),
        own_model=second_opinion.told,
    )
    jinja.filters.update(
        day=lambda value: format_date(value, "EEEE d MMMM", locale="en_GB"),
        weekday=lambda value: format_date(value, "EEEE", locale="en_GB"),
        short_day=lambda value: format_date(value, "d MMM", locale="en_GB"),
        full_day=lambda value: format_date(value, "d MMMM y", locale="en_GB"),
        clock=lambda value: format_time(value, "HH:mm", locale="en_GB"),
    )
    return jinja


@cache
def icons() -> dict[str, Markup]:
    """The insides of each line icon's SVG, by name. They are ours, so they need no escaping."""
    drawn = json.loads((Path(__file__).parent / "icons.json").read_text(encoding="utf-8"))
    return {name: Markup(shapes) for name, shapes in drawn.items()}  # noqa: S704  our own file


def fresh_once() -> str:
    """A token for one form: sent twice, what it carries is recorded once."""
    return secrets.token_urlsafe(12)


def page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """Render `template` with `context` (and the desk of an unlocked request) as the answer."""
    context.setdefault("desk", getattr(request, "desk", None))
    context.setdefault("notice", sentence(request.GET.get("ok", "")))
    request.place = context.get("place", "")  # type: ignore[attr-defined]  # the forms of this page carry it along
    return HttpResponse(loader.render_to_string(template, context, request), status=status)
