"""A person at the pages: sentences for what they do there, and for what their journal then holds."""

import html
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.test import Client
from django.urls import resolve, reverse

from goldseam.programme import entries as e

PASSPHRASE = "a candle on the sill"
HOST = "desk.localhost"
PORT = "80"  # the port of requests made with the test client
NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)  # a Tuesday evening
UNSEEN = re.compile(r"<(script|style|title)\b.*?</\1>|<[^>]*>", re.S)
LETTER = e.LetterKept(text="I keep rehearsing it, Noor.", kind_of="unsent")
SLIP = e.SlipLogged(slip="message", before="Wine, and the old playlist.")
ALL_CLEAR = dict.fromkeys(e.SafetyAnswered.expected, "no") | {"adult": "yes"}
SAFE = e.SafetyAnswered(**ALL_CLEAR)
HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)"')


class Wall:
    """The clock on the wall. A test moves it; nobody waits."""

    def __init__(self) -> None:
        self.instant = NOW

    def now(self) -> datetime:
        return self.instant

    def forward(self, **span: float) -> None:
        self.instant += timedelta(**span)


def window(**headers: str) -> Client:
    """A browser window at our address, on a page of our own."""
    return Client(
        SERVER_NAME=HOST,
        HTTP_HOST=f"{HOST}:{PORT}",
        **{"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_SEC_FETCH_MODE": "navigate", **headers},
    )


def admitted(client: Client) -> Client:
    """The same window, come through a one-time address."""
    from goldseam.web import visitors
    from goldseam.web.pages.front import start_notes

    client.get(f"/open/{visitors.mint(start_notes())}")
    return client


def text_of(answer: Any) -> str:
    """What is to be read on a page, its tags gone and its spaces single."""
    return " ".join(html.unescape(UNSEEN.sub(" ", answer.content.decode())).split())


def hidden_fields(answer: Any) -> dict[str, Any]:
    """What a form of this page carries along unseen; a name that stands there twice has a list."""
    found: dict[str, Any] = {}
    for name, value in HIDDEN.findall(answer.content.decode()):
        if name != "csrfmiddlewaretoken":
            found.setdefault(name, []).append(html.unescape(value))
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


class Person:
    """Someone with an open journal in a window of theirs."""

    def __init__(self, client: Client, clock: Wall) -> None:
        self.client = client
        self.clock = clock
        self._tokens = 0

    # --- the lock ---

    def begin(self) -> "Person":
        """Make the journal and settle its spare key, beside the pages."""
        from goldseam.store import journals

        created = journals.create(PASSPHRASE, now=self.clock.now())
        journals.settle_recovery(created.keys)
        return self.enter(created.keys)

    def enter(self, keys: Any) -> "Person":
        """Sit down at the journal that these keys open."""
        from goldseam.web.sessions import COOKIE, sessions

        self.keys = keys
        self.client.cookies[COOKIE] = sessions.begin(keys, self.clock.now())
        return self

    def later(self, **span: float) -> "Person":
        """Come back after this time, and unlock."""
        self.clock.forward(**span)
        return self.enter(self.keys)

    def lock(self) -> None:
        self.client.get(reverse("lock"))

    def unlock(self, passphrase: str = PASSPHRASE) -> Any:
        return self.client.post(reverse("unlock"), {"passphrase": passphrase})

    # --- looking ---

    def address(self, name: str, *args: object) -> str:
        return reverse(name, args=args)

    def get(self, name: str, *args: object) -> Any:
        """The answer of the page of this name, redirects not followed."""
        return self.client.get(self.address(name, *args))

    def html(self, name: str, *args: object) -> str:
        """The page as it is sent."""
        answer = self.get(name, *args)
        assert answer.status_code == 200, f"{name}: {answer.status_code}"
        return answer.content.decode()

    def reads(self, name: str, *args: object) -> str:
        """What is to be read on the page one comes to."""
        return self.follow(self.get(name, *args))

    def follow(self, answer: Any) -> str:
        """What is to be read where this answer leads."""
        while answer.status_code in (301, 302):
            answer = self.client.get(answer.url)
        assert answer.status_code == 200, answer.status_code
        return text_of(answer)

    def lands(self, name: str, *args: object) -> str:
        """The name of the page one comes to in the end."""
        answer, address = self.get(name, *args), self.address(name, *args)
        while answer.status_code in (301, 302):
            address = answer.url
            answer = self.client.get(address)
        return str(resolve(address.partition("?")[0]).url_name)

    # --- sending ---

    def fields(self, name: str, /, *args: object, **fields: Any) -> dict[str, Any]:
        """The fields of the form on this page, filled in so."""
        return {"once": hidden_fields(self.get(name, *args)).get("once", self.token()), **fields}

    def token(self) -> str:
        self._tokens += 1
        return f"form {self._tokens}"

    def post(self, name: str, fields: dict[str, Any], *args: object) -> Any:
        """Send these fields, and nothing else, to the page of this name."""
        return self.client.post(self.address(name, *args), fields)

    def send(self, name: str, /, *args: object, **fields: Any) -> Any:
        """Open the page, fill in its form and send it."""
        return self.post(name, self.fields(name, *args, **fields), *args)

    def send_blindly(self, name: str, /, *args: object, **fields: Any) -> Any:
        """Send a form from an old tab, or one made by hand."""
        return self.post(name, {"once": self.token(), **fields}, *args)

    def confirm(self, answer: Any, do: str = "sure") -> Any:
        """Say the second yes on the page that shows an answer back."""
        assert answer.status_code == 200, answer.status_code
        return self.client.post(answer.request["PATH_INFO"], {**hidden_fields(answer), "do": do})

    # --- what is there then ---

    @property
    def desk(self) -> Any:
        """A desk of this journal at this instant."""
        from goldseam.web.desk import Desk

        return Desk(keys=self.keys, session=None, now=self.clock.now())  # type: ignore[arg-type]

    def record(self, *entries: Any, on: date | None = None) -> Any:
        """Record beside the pages; refused entries are an error of the test."""
        from goldseam.programme.decide import Refused

        self.clock.forward(minutes=1)
        saved = self.desk.record(*entries, once=self.token(), on=on)
        assert not isinstance(saved, Refused), saved
        return saved

    def lines(self) -> list[Any]:
        """Every line that can be read, in order, as it was recorded."""
        return list(self.desk.recorded(tuple(range(1, self.desk.story.last_seq + 1))))

    def entries(self) -> list[Any]:
        return [line.entry for line in self.lines()]

    def kinds(self) -> list[str]:
        return [entry.kind for entry in self.entries()]

    def closing_facts(self) -> set[str]:
        return set(self.desk.plan.closing_facts)

    def preference(self, name: str) -> str | None:
        return self.desk.preferences.get(name)

    def draft(self, place: str, fields: dict[str, list[str]] | None = None) -> dict[str, list[str]]:
        """What is kept half-written at this place; `fields` are put there first."""
        if fields is not None:
            self.desk.keep_draft(place, fields)
        return self.desk.draft(place)

    def cause_number(self, code: str) -> int:
        from goldseam.content import causes

        return causes.number(code)
