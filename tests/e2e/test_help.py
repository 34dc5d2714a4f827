"""Help in a real browser: two taps to a number without scripts, a calm circle, a plan on one page."""

import re

from e2e.browser import SMALL_PHONE

PAGES = re.compile(rb"/Type\s*/Page\b")


def test_from_the_lock_two_taps_lead_to_a_number_without_scripts(window, resident):
    from e2e.lives import LIVES

    resident(next(iter(LIVES.values())))
    visit = window(viewport=SMALL_PHONE, java_script_enabled=False).arrive()
    visit.press("Help now")
    visit.press("Spain")
    assert visit.page.locator('a[href="tel:024"]').is_visible()
    assert visit.page.locator('a[href="tel:016"]').is_visible()


def test_a_number_can_be_hit_with_a_shaking_hand(window):
    visit = window(viewport=SMALL_PHONE).go("help-country", "GB")
    heights = [link.bounding_box()["height"] for link in visit.page.locator(".dial").all()]
    assert min(heights) >= 44


def test_the_circle_moves_only_where_motion_is_welcome(window):
    visit = window().go("breathe")
    moving = "() => getComputedStyle(document.querySelector('.pace .circle')).animationName"
    assert visit.page.evaluate(moving) == "none"
    visit.page.emulate_media(reduced_motion="no-preference")
    assert visit.page.evaluate(moving) == "pace"


def test_the_blank_plan_prints_on_one_page_with_nothing_around_it(window):
    visit = window().go("safety-plan")
    visit.page.emulate_media(media="print")
    assert not visit.page.locator(".bar").is_visible()
    assert len(PAGES.findall(visit.page.pdf(format="A4"))) == 1
