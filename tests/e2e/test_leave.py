"""Leave: on every page, at once, whatever the network does, and nothing is left behind (AB-02 to AB-05, AB-08)."""

import pytest

from e2e import lives
from e2e.browser import DESKTOP, PHONE, SMALL_PHONE, TABLET
from people import PASSPHRASE

AT_ONCE_MS = 100
PLACES = ("today", "journal", "moments", "road", "you", "help", "about")
COVERS = """() => {
    const sheet = document.querySelector('.cover');
    if (!sheet) return false;
    const {left, top, right, bottom} = sheet.getBoundingClientRect();
    const opaque = getComputedStyle(sheet).opacity === '1' && !getComputedStyle(sheet).backgroundColor.includes('rgba');
    const whole = left <= 0 && top <= 0 && right >= innerWidth && bottom >= innerHeight;
    const on_top = document.elementFromPoint(innerWidth / 2, innerHeight / 2) === sheet;
    return opaque && whole && on_top;
}"""
ON_TOP = """() => {
    const leave = document.getElementById('leave');
    const {left, top, width, height} = leave.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return [leave === there || leave.contains(there), width, height];
}"""
SCROLLS = {
    "top": "() => scrollTo(0, 0)",
    "middle": "() => scrollTo(0, document.body.scrollHeight / 2)",
    "bottom": "() => scrollTo(0, document.body.scrollHeight)",
}
# Presses Leave and says after how many milliseconds the cover was painted, and whether it covers. In one go: while an
# address is being left for that never answers, nothing more can be asked of the page.
PRESS_AND_TIME = """() => new Promise((done) => {
    const begun = performance.now();
    const covers = COVERS;
    document.getElementById('leave').click();
    requestAnimationFrame(() => setTimeout(() => done([performance.now() - begun, covers()])));
})""".replace("COVERS", COVERS)


@pytest.fixture
def weather(house, settings):
    """The page one leaves to: on another host, so that no cookie of ours goes there, and without any network."""
    settings.EXIT_PAGE = house.origin.replace("desk.localhost", "127.0.0.1") + house.address("about")
    return settings.EXIT_PAGE


@pytest.fixture
def visit(window, resident, weather):
    return window().sit_down(resident(lives.resting))


@pytest.mark.parametrize("size", [SMALL_PHONE, PHONE, TABLET, DESKTOP], ids=lambda size: size["width"])
def test_leave_is_never_covered_and_large_enough_for_a_thumb(visit, size):
    visit.resize(size)
    for place in PLACES:
        visit.go(place)
        for scroll, script in SCROLLS.items():
            visit.page.evaluate(script)
            on_top, width, height = visit.page.evaluate(ON_TOP)
            assert on_top, f"covered on {place}, {scroll}"
            assert min(width, height) >= 44, f"{width} by {height} on {place}"


@pytest.mark.parametrize("place", PLACES)
def test_leave_is_the_second_stop_of_the_keyboard(visit, place):
    visit.go(place)
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("() => document.activeElement.id") == "leave"


def test_the_page_is_covered_at_once_while_the_network_stands_still(visit):
    visit.go("today")
    visit.page.route("**/*", lambda route: None)  # nothing is ever answered
    after, covered = visit.page.evaluate(PRESS_AND_TIME)
    assert covered
    assert after <= AT_ONCE_MS


def test_leaving_ends_access_and_back_shows_nothing(visit, weather):
    visit.go("today").go("journal")
    words = visit.heading()
    cookies = visit.page.context.cookies(visit.house.origin)
    visit.page.locator("#leave").click()
    visit.page.wait_for_url(weather + "**")
    visit.page.go_back()
    visit.page.wait_for_load_state()
    assert visit.sees("Your notes are locked.")
    assert words not in visit.text()
    visit.page.context.add_cookies(cookies)  # the old cookies, played again
    visit.go("journal")
    assert visit.sees("Your notes are locked.")


def test_leave_is_a_plain_link_without_scripts(window, resident, weather):
    visit = window(java_script_enabled=False).sit_down(resident(lives.resting))
    visit.go("today")
    visit.page.locator("#leave").click()
    visit.page.wait_for_url(weather + "**")
    visit.go("today")
    assert visit.sees("Your notes are locked.")


def test_shift_three_times_leaves(visit, weather):
    visit.go("today")
    for _ in range(3):
        visit.page.keyboard.press("Shift")
    visit.page.wait_for_url(weather + "**")


def test_capital_letters_do_not_leave(visit):
    visit.go("today")
    for letter in "ABCD":
        visit.page.keyboard.press(f"Shift+{letter}")
    visit.page.keyboard.press("Escape")
    assert not visit.page.evaluate("() => !!document.querySelector('.cover')")


def test_three_presses_that_are_far_apart_do_not_leave(visit):
    visit.page.clock.install()
    visit.go("today")
    for _ in range(3):
        visit.page.keyboard.press("Shift")
        visit.page.clock.fast_forward(3000)
    assert not visit.page.evaluate("() => !!document.querySelector('.cover')")


def test_back_after_locking_shows_the_lock_page(visit):
    visit.go("journal")
    words = visit.heading()
    visit.press("Lock")
    visit.page.go_back()
    visit.page.wait_for_load_state()
    assert visit.sees("Your notes are locked.")
    assert words not in visit.text()


def test_the_way_in_again_asks_for_the_passphrase(visit, weather):
    visit.go("today")
    visit.page.locator("#leave").click()
    visit.page.wait_for_url(weather + "**")
    visit.follow("/").write("Passphrase", PASSPHRASE).press("Open")
    assert visit.at == "today"
