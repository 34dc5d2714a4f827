"""The end of the journal, remembered outside of it: in a cookie, and as four words for the person's own eyes.

Whoever puts back an older file puts back everything in it. Only what is kept elsewhere notices (VT-16).

    cookie = first 8 hexadecimal digits of the vault's name . what `journals.witness` says
"""

from typing import Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from goldseam.store import journals
from goldseam.vault import VaultKeys, words

COOKIE = f"w{settings.INSTALL}"
LASTS = 400 * 24 * 3600  # seconds: the longest a browser keeps a cookie
LONGEST = 80  # characters of one that could be ours

Doubt = Literal["", "older", "other"]


def _of(keys: VaultKeys) -> str:
    return f"{keys.name[:8]}.{journals.witness(keys)}"


def remembered(request: HttpRequest) -> str:
    """What this browser remembers; empty where it remembers nothing."""
    value = request.COOKIES.get(COOKIE, "")
    return value if len(value) <= LONGEST else ""


def words_of(value: str) -> str:
    """Four words that stand for what is remembered."""
    return words.four_for(value) if value else ""


def words_now(keys: VaultKeys) -> str:
    """The four words of the journal as it is now; empty where its head does not open."""
    try:
        return words.four_for(_of(keys))
    except journals.HeadDamaged:
        return ""


def doubt(request: HttpRequest, keys: VaultKeys) -> Doubt:
    """Whether the file goes on from what this browser remembers of the same vault."""
    vault, _, then = remembered(request).partition(".")
    if vault != keys.name[:8]:
        return ""
    try:
        found = journals.compare(keys, then)
    except journals.HeadDamaged:
        return ""  # told by itself, in its own words
    if found == "same" or (found == "other" and journals.load(keys).damaged):
        return ""  # a line that is gone or damaged is told as just that
    return found


def remember(response: HttpResponse, keys: VaultKeys) -> None:
    """Let the browser remember the end as it is now. Where it cannot be read, what was remembered stays."""
    try:
        value = _of(keys)
    except journals.JournalProblem:
        return
    response.set_cookie(COOKIE, value, max_age=LASTS, httponly=True, samesite="Strict")


def forget(response: HttpResponse) -> None:
    """After everything was deleted there is nothing to remember."""
    response.delete_cookie(COOKIE, samesite="Strict")
