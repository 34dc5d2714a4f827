"""Arrive"""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from goldseam.web.access import unlocked
from goldseam.web.desk import Desk
from goldseam.web.paper import page


@unlocked
def story(request: HttpRequest, desk: Desk) -> HttpResponse:
    """To be written."""
    return page(request, "base.html", tab="arrive")


addresses = [
    path("p/a1", story, name="story"),
]
