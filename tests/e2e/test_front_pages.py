"""The pages before and beside an open journal: no fault axe can find, none too wide; the way in by keyboard alone."""

import pytest

from e2e import evening, lives
from e2e.browser import DESKTOP, PHONE, SMALL_PHONE
from people import PASSPHRASE


def wrong_here(visit) -> list[str]:
    """Everything wrong with this page, in both lights and three sizes."""
    found = []
    visit.unfold_all()
    for size in (SMALL_PHONE, PHONE, DESKTOP):
        visit.resize(size)
        for scheme in ("light", "dark"):
            found += [f"{size['width']} {scheme}: {fault}" for fault in visit.lights(scheme).violations()]
        if visit.overhang() > 0:
            found.append(f"{size['width']}: too wide")
    return found


@pytest.fixture
def someone(resident):
    return resident(lives.begun)


def test_the_pages_of_the_first_minutes(window):
    visit = window().arrive().press("Go on")
    assert wrong_here(visit) == []
    visit.write("Passphrase", "short").write("The same once more", "other").press("Use my own")
    assert wrong_here(visit) == []  # with its complaints
    visit.press("Use these six words")
    assert wrong_here(visit) == []
    evening.types_back(visit, "AAAA-BBBB-CC")
    assert wrong_here(visit) == []


def test_the_lock_page_and_the_ways_back(window, someone):
    visit = window().arrive()
    assert wrong_here(visit) == []
    visit.write("Passphrase", "not this one").press("Open")
    assert wrong_here(visit) == []
    visit.press("I lost my passphrase")
    assert wrong_here(visit) == []


def test_pages_that_refuse(window, someone):
    visit = window()
    visit.go("today")  # came through no one-time address
    assert wrong_here(visit) == []
    visit.arrive().follow("/p/nothing-here")
    assert wrong_here(visit) == []
    visit.complaints.clear()  # the browser tells of the 403 and the 404


def reach(visit, words: str) -> None:
    """Tab until what has these words has the focus."""
    for _ in range(60):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("() => document.activeElement.innerText?.trim()") == words:
            return
    raise AssertionError(f"{words} cannot be reached")


def presses(visit, words: str) -> None:
    reach(visit, words)
    with visit.page.expect_navigation():
        visit.page.keyboard.press("Enter")


def test_the_way_in_with_the_keyboard_alone(window):
    visit = window(viewport=DESKTOP).arrive()
    presses(visit, "Go on")
    presses(visit, "Use these six words")
    groups = visit.page.locator("[data-code]").inner_text().strip().split("-")
    visit.page.locator("input[name=first]").focus()
    visit.page.keyboard.type(groups[0])
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.type(groups[-1])
    presses(visit, "I have written it down")
    visit.page.get_by_label("What shall we call you?").focus()
    visit.page.keyboard.type("Noor")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Space")  # the first of the three hopes
    presses(visit, "Go on")
    assert visit.at == "arrive-plain"


def test_the_lock_page_takes_a_passphrase_and_enter(window, someone):
    visit = window().arrive()
    visit.page.get_by_label("Passphrase").focus()
    visit.page.keyboard.type(PASSPHRASE)
    with visit.page.expect_navigation():
        visit.page.keyboard.press("Enter")
    assert visit.at == "today"
