"""A real browser against the real pages: the server runs in a thread of the test, so that the test can move the clock."""

import os
import re
import shutil
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text()
SHOTS = os.environ.get("GOLDSEAM_SHOTS")  # a folder: every page looked at is photographed there
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"

PHONE = {"width": 375, "height": 812}
SMALL_PHONE = {"width": 320, "height": 568}
DESKTOP = {"width": 1280, "height": 900}


def browser_path() -> str | None:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return found or (MAC_CHROME if Path(MAC_CHROME).exists() else None)


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            if browser_path() is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine: sudo apt install chromium"))


class Clock:
    """The time the pages see. Starts on a Tuesday evening; a test moves it, nobody waits."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant

    def forward(self, **span: float) -> None:
        self.instant += timedelta(**span)

    def at(self, text: str) -> None:
        self.instant = datetime.fromisoformat(text)


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("goldseam.web.clock.now", clock.now)
    return clock


class Quiet(WSGIRequestHandler):
    """Writes no access log."""

    def log_message(self, *args):
        pass


class House:
    """The app, served for one test. `open()` is a one-time address."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.origin = f"http://desk.localhost:{port}"

    def open(self) -> str:
        from goldseam.web import visitors
        from goldseam.web.pages.front import start_notes

        return f"{self.origin}/open/{visitors.mint(start_notes())}"


@pytest.fixture
def house(transactional_db, clock, monkeypatch):
    from django.core.wsgi import get_wsgi_application

    monkeypatch.setattr("goldseam.vault.slots.POLICY", cheap_cost(), raising=False)
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(get_wsgi_application())
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield House(server.server_port)
    server.shutdown()
    server.server_close()


def cheap_cost():
    """Argon2id at the least cost: a test proves the flow, not the price of guessing."""
    return None


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=browser_path(),
            args=["--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


class Visit:
    """One person's window, with sentences for what a person does there."""

    def __init__(self, page, house: House) -> None:
        self.page = page
        self.house = house
        self.complaints: list[str] = []
        page.on("console", lambda message: message.type == "error" and self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def arrive(self):
        self.page.goto(self.house.open())
        self.page.wait_for_url(self.house.origin + "/")
        return self

    def go(self, path: str):
        self.page.goto(self.house.origin + path)
        return self

    def press(self, name: str | re.Pattern):
        """Press the button or link of this name."""
        button = self.page.get_by_role("button", name=name, exact=isinstance(name, str))
        link = self.page.get_by_role("link", name=name, exact=isinstance(name, str))
        button.or_(link).first.click()
        return self

    def write(self, label: str, text: str):
        self.page.get_by_label(label, exact=True).fill(text)
        return self

    def choose(self, label: str):
        self.page.get_by_label(label, exact=True).first.check(force=True)
        return self

    def sees(self, text: str) -> bool:
        return self.page.get_by_text(text).first.is_visible()

    def heading(self) -> str:
        return self.page.locator("h1").first.inner_text()

    def shot(self, name: str):
        """A photograph of the page, where GOLDSEAM_SHOTS asks for one."""
        if SHOTS:
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)
        return self

    def violations(self) -> list[str]:
        """What axe finds wrong on this page."""
        self.page.evaluate(AXE)
        found = self.page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{v['id']}: {v['help']} ({', '.join(str(n['target']) for n in v['nodes'][:3])})" for v in found["violations"]
        ]


@pytest.fixture
def window(chromium, house):
    """Opens windows: `window()` is a phone; `window(viewport=DESKTOP, java_script_enabled=False)` another."""
    contexts = []

    def make(viewport=PHONE, **options) -> Visit:
        context = chromium.new_context(viewport=viewport, reduced_motion="reduce", locale="en-GB", **options)
        context.set_default_timeout(8000)
        contexts.append(context)
        return Visit(context.new_page(), house)

    yield make
    for context in contexts:
        context.close()


assert settings  # the pages are configured by pytest-django before any of this runs
