"""The card with help beside hard words: nothing axe can find, light and dark, and not wider than a small phone."""

from e2e import lives
from e2e.browser import DESKTOP, SMALL_PHONE


def keep(visit, text):
    visit.go("reasons")
    visit.page.locator("main form textarea").first.fill(text)
    return visit.press("Keep it")


def test_the_card_can_be_read_by_everyone_and_goes_with_the_next_page(window, resident):
    visit = window(viewport=SMALL_PHONE).sit_down(resident(lives.resting))
    for size, light in ((SMALL_PHONE, "light"), (DESKTOP, "dark")):
        keep(visit.resize(size).lights(light), "I do not want to live any more.")
        assert visit.sees("Some words here made us show this.")
        assert visit.violations() == []
        assert visit.overhang() <= 0
    visit.go("today")
    assert visit.sees_nothing_of("Some words here made us show this.")
