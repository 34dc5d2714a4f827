"""The front of the house, in a browser: what a person reads before anything is stored, and the way in."""

import re

import pytest

from e2e.browser import DESKTOP, PHONE, SMALL_PHONE

SIZES = {"phone": PHONE, "small-phone": SMALL_PHONE, "desktop": DESKTOP}


def test_four_things_are_said_before_anything_is_stored(window):
    from goldseam.store import journals

    visit = window().arrive()
    for said in ("device", "safer", "private", "leave"):
        assert visit.page.locator(f"[data-test={said}]").is_visible()
    assert not journals.exists()


def test_an_address_works_once(window, house):
    address = house.open()
    window().page.goto(address)
    other = window()
    answer = other.page.goto(address)
    assert answer.status == 403
    other.complaints.clear()  # the browser tells of the 403


def test_a_journal_is_made_with_six_words_and_a_spare_key_typed_back(window):
    visit = window().arrive().press("Go on")
    visit.press("Use these six words")
    code = visit.page.locator("[data-code]").inner_text().strip()
    groups = code.split("-")
    visit.write(re.compile("first four"), groups[0]).write(re.compile("last two"), groups[-1])
    visit.press("I have written it down")
    assert visit.at.startswith("arrive")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("light", ["light", "dark"])
def test_the_first_page_has_no_fault_axe_can_find(window, size, light):
    visit = window(viewport=SIZES[size], color_scheme=light).arrive()
    assert visit.violations() == []
    assert visit.overhang() <= 0
