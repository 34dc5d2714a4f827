"""Understand"""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from goldseam.web.access import unlocked
from goldseam.web.desk import Desk
from goldseam.web.paper import page


@unlocked
def understand(request: HttpRequest, desk: Desk) -> HttpResponse:
    """To be written."""
    return page(request, "base.html", tab="understand")


addresses = [
    path("p/u1", understand, name="understand"),
]
