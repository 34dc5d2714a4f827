"""What was sent, and the token that makes a form sent twice count once."""

from django import forms
from django.http import HttpRequest, QueryDict

MISSING = "This page came back incomplete, so nothing was kept. Your words are still here; please send it again."


def sent(request: HttpRequest) -> QueryDict | None:
    """The fields of a form that was sent; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def once_of(request: HttpRequest, form: forms.Form) -> str:
    """The token of a form that was sent; where it is missing, an empty string and a complaint on `form`."""
    token = request.POST.get("once", "")
    if not token:
        form.full_clean()
        form.add_error(None, MISSING)
    return token
