"""Nothing readable ever on disk: the real app, a whole evening over HTTP, and every file of its folder searched after
each step, with the log, the shared memory and the notes of the running instance among them; and all it printed."""

import base64
import http.client
import re
from html import unescape
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest

from goldseam.programme import entries as e
from test_launch import App

NEEDLE = "NEEDLEINTHEHAY"
NAME = "Noorulhaya"
PASSPHRASE = "the kettle sings at six"
PLACES = {  # opaque addresses, as a browser knows them
    "name": "/p/a2",
    "asked": "/p/a6",
    "letter": "/p/j4",
    "you": "/p/y1",
    "settings": "/p/y2",
}


class Browser:
    """A window that keeps cookies and fills in forms; no more."""

    def __init__(self, app: App) -> None:
        self.app, self.cookies = app, SimpleCookie()

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.app.port, timeout=60)
        origin = f"desk.localhost:{self.app.port}"
        headers = {
            "Host": origin,
            "Origin": f"http://{origin}",
            "Cookie": "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection.request(method, path, urlencode(fields) if fields else None, headers)
        answer = connection.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookies.load(value)
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer.status, answer.getheader("Location") or "", text

    def open(self, path: str) -> str:
        status, to, text = self.ask("GET", path)
        return self.open(to) if status == 302 and to.startswith("/") else text

    def send(self, path: str, **fields: str) -> tuple[int, str, str]:
        """Open a page, fill in its first form, send it."""
        page = self.open(path)
        hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page)
        return self.ask("POST", path, {name: unescape(value) for name, value in hidden} | fields)

    def leave_half_written(self, path: str, **fields: str) -> int:
        """What the page itself does every few seconds while something is being written."""
        hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', self.open(path))
        return self.ask("POST", "/p/q2", {name: unescape(value) for name, value in hidden} | fields)[0]

    def confirm(self, path: str, answer: tuple[int, str, str]) -> tuple[int, str, str]:
        hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', answer[2])
        return self.ask("POST", path, {name: unescape(value) for name, value in hidden} | {"do": "sure"})


def an_evening(browser: Browser, secrets: list[str]):
    """A first evening, step by step; what must never be found is added to `secrets` as it comes up."""
    browser.open("/open/" + browser.app.addresses[0].rsplit("/", 1)[1])
    yield browser.open("/")
    yield browser.send("/begin", passphrase=PASSPHRASE, again=PASSPHRASE)
    code = re.search(r"data-code>([^<]+)<", browser.open("/p/k1"))[1]
    secrets += [code, code.replace("-", ""), *(morsel.value for morsel in browser.cookies.values())]
    groups = code.split("-")
    yield browser.send("/p/k1", first=groups[0], last=groups[-1], do="confirm")
    yield browser.send(PLACES["name"], name=NAME, hope="try_again", do="go")
    answer = browser.send(PLACES["asked"], wish="no_contact", words=NEEDLE, do="go")
    assert NEEDLE in answer[2], "the no is shown back in full before it is stored"
    yield browser.confirm(PLACES["asked"], answer)
    yield browser.send(PLACES["letter"], text=NEEDLE * 40)
    yield browser.send(PLACES["settings"], name=NAME, country="GB", zone="Europe/Berlin")
    assert browser.leave_half_written(PLACES["letter"], place="letter", text=NEEDLE) == 204
    yield
    yield browser.open("/lock")
    yield browser.send("/unlock", passphrase=NEEDLE + " and more")
    yield browser.send("/unlock", passphrase=PASSPHRASE)
    page = browser.open("/p/j1")
    assert "Journal" in page
    assert "letter" in page.casefold(), "the evening was really recorded"
    yield browser.send(PLACES["you"], hope="let_go")


def in_every_way(text: str) -> list[bytes]:
    plain = text.encode()
    return [plain, text.encode("utf-16-le"), base64.b64encode(plain)[:-4], plain.hex().encode()]


def found(app: App, secrets: list[str]) -> list[str]:
    kinds = sorted(entry.kind for entry in vars(e).values() if isinstance(getattr(entry, "kind", None), str))
    words = [NEEDLE, NAME, PASSPHRASE, "explicit_no", "try_again", "let_go", "Europe/Berlin", *kinds, *secrets]
    files = {file.name: content(file) for file in app.data.rglob("*") if file.is_file()}
    assert "notes.db" in files
    return [
        f"{word} in {name}"
        for name, bytes_there in files.items()
        for word in words
        for written in in_every_way(word)
        if written in bytes_there or word in name
    ]


def content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""  # the log and its memory come and go with the last connection


@pytest.fixture
def app(tmp_path):
    app = App(tmp_path / "notes")
    yield app
    app.close()


def test_nothing_readable_lies_in_any_file_during_or_after_an_evening(app):
    browser, secrets = Browser(app), [app.addresses[0].rsplit("/", 1)[1]]
    for number, _ in enumerate(an_evening(browser, secrets)):
        assert found(app, secrets) == [], f"after step {number}"
    assert app.stop() == 0
    assert found(app, secrets) == []
    printed = app.process.stdout.read()
    assert not [word for word in (NEEDLE, NAME, PASSPHRASE, *secrets[1:]) if word in printed]
    assert printed == ""


def test_the_search_would_find_a_word_left_in_the_clear(app):
    (app.data / "run" / "scrap").write_bytes(NEEDLE.encode("utf-16-le"))
    assert found(app, []) == [f"{NEEDLE} in scrap"]
