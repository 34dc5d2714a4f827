"""A real browser against the real pages: Argon2id cheap, the clock in the test's hand, nobody waits."""

from datetime import datetime
from pathlib import Path

import pytest

from cheap import CHEAP
from e2e.browser import PHONE, browser_path
from e2e.house import House
from e2e.visit import Visit
from people import Wall

PATIENCE_MS = 15_000  # for a slow machine; a test that passes never waits for it


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            if browser_path() is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine: sudo apt install chromium"))


class Clock(Wall):
    """The time the pages see. Starts on a Tuesday evening."""

    def at(self, text: str) -> None:
        self.instant = datetime.fromisoformat(text)


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("goldseam.web.clock.now", clock.now)
    return clock


@pytest.fixture
def house(transactional_db, clock, monkeypatch):
    from goldseam.store import snapshots
    from goldseam.store.tries import tries
    from goldseam.vault import slots
    from goldseam.web import visitors
    from goldseam.web.sessions import sessions

    monkeypatch.setattr(slots, "POLICY", CHEAP)
    tries.succeeded()
    snapshots._newest.clear()
    sessions.end_all()
    visitors._known.clear()
    house = House()
    yield house
    house.close()


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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    setattr(item, f"report_{report.when}", report)
    return report


def tell_where(visits) -> None:
    """Where each window stood when a test failed."""
    for visit in visits:
        print(f"{visit.page.url}: {visit.text()[:1500]}")


@pytest.fixture
def window(chromium, house, request):
    """Opens windows: `window()` is a phone; `window(viewport=DESKTOP, java_script_enabled=False)` another.

    At the end of the test none of them may have complained.
    """
    contexts, visits = [], []

    def make(viewport=PHONE, **options) -> Visit:
        context = chromium.new_context(viewport=viewport, reduced_motion="reduce", locale="en-GB", **options)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        visits.append(Visit(context.new_page(), house))
        return visits[-1]

    yield make
    failed = request.node.report_call.failed
    if failed:
        tell_where(visits)
    for context in contexts:
        context.close()
    assert failed or [visit.complaints for visit in visits if visit.complaints] == []


@pytest.fixture
def resident(house, clock):
    """Someone whose journal is made beside the pages: `resident(lives.resting)`."""
    from people import Person, admitted
    from people import window as plain_window

    def moved_in(life) -> Person:
        person = life(Person(admitted(plain_window()), clock).begin())
        return person.enter(person.keys)  # weeks went by in that life, and the session with them

    return moved_in
