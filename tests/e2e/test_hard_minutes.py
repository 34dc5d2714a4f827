"""The hard minutes in a real browser: an urge at night, a slip, a message of theirs, what they made known."""

import re

import pytest

from e2e.browser import DESKTOP, PHONE, SMALL_PHONE
from e2e.lives import late, resting, told_no

SIZES = {"phone": PHONE, "small": SMALL_PHONE, "desktop": DESKTOP}


def look(visit, name):
    """Photograph the page in both lights and three sizes; nothing axe can find, nothing too wide."""
    for size, viewport in SIZES.items():
        visit.resize(viewport)
        for scheme in ("light", "dark"):
            visit.lights(scheme).shot(f"{name}-{size}-{scheme}")
            assert visit.violations() == [], f"{name}, {size}, {scheme}"
        assert visit.overhang() <= 0, f"{name}, {size}"
    visit.resize(PHONE).lights("light")


@pytest.fixture
def at_night(window, resident):
    """A phone in the hand of someone awake at two in the morning."""
    return window().sit_down(resident(late))


def test_an_urge_at_two_in_the_morning(at_night, clock):
    visit = at_night.go("today").press("Right now")
    look(visit, "moments")
    visit.press("I want to text them Write it here first. Ten minutes, then you decide.")
    look(visit, "urge-1")
    visit.press("8")
    look(visit, "urge-2")
    visit.press("Lonely")
    look(visit, "urge-3")
    visit.press("Evening, and alone")
    look(visit, "urge-4")
    visit.write("What do you want to say?", "I miss the sound of your keys.").press("Keep it, and wait a little")
    look(visit, "urge-wait")
    assert visit.sees("At 08:00 you decide")
    visit.press("Ten minutes instead")
    look(visit, "urge-wait-ten")
    clock.forward(minutes=9, seconds=59)
    visit.reload()
    clock.forward(seconds=2)
    visit.page.get_by_role("heading", name="The time is over.").wait_for()
    look(visit, "urge-wait-over")
    visit.choose("3", within="How strong is it now?").press("I did not send it")
    look(visit, "urge-over")
    visit.go("urge").press("6")
    visit.press("Skip this").press("Skip this").press("Nothing to write").press("I sent it")
    look(visit, "urge-sent")


def test_it_happened(window, resident):
    visit = window().sit_down(resident(resting)).go("happened")
    look(visit, "happened")
    visit.press("A look at their profile")
    look(visit, "happened-noted")


def test_they_wrote(window, resident):
    visit = window().sit_down(resident(resting)).go("they-wrote")
    look(visit, "they-wrote")
    visit.choose(re.compile("It asks for distance"))
    look(visit, "they-wrote-distance")
    visit.choose(re.compile("It is only a word"))
    visit.press("Go on")
    look(visit, "they-wrote-now")
    visit.press("Write it")
    look(visit, "reply")
    visit.go("needed-message")
    look(visit, "needed-message")


def test_what_they_made_known(window, resident):
    visit = window().sit_down(resident(resting))
    for name in ("asked-to-stop", "said-no", "someone-new", "blocked"):
        look(visit.go(name), name)
    visit.press("Yes, they blocked me")
    look(visit, "confirm")
    visit.press("Yes, that is right")
    look(visit, "put-away")


def test_the_short_pages(window, resident):
    visit = window().sit_down(resident(resting))
    for number in (11, 14, 23):
        look(visit.go("lesson", number), f"lesson-{number}")
    for number in (12, 24):
        look(visit.go("contact-lesson", number), f"lesson-{number}")


def test_right_now_after_a_no(window, resident):
    look(window().sit_down(resident(told_no)).go("moments"), "moments-no")


def test_with_the_keyboard_alone(at_night):
    """Tab to the answer, Enter; from the number to the end."""
    visit = at_night.go("urge-strength")

    def reach(name):
        for _ in range(40):
            if visit.page.evaluate("() => document.activeElement.innerText.trim()") == name:
                visit.page.keyboard.press("Enter")
                return
            visit.page.keyboard.press("Tab")
        raise AssertionError(f"{name} cannot be reached")

    for name in ("8", "Lonely", "Skip this"):
        with visit.page.expect_navigation():
            reach(name)
    visit.page.get_by_label("What do you want to say?").focus()
    visit.page.keyboard.type("Only this.")
    for name in ("Keep it, and wait a little", "I did not send it"):
        with visit.page.expect_navigation():
            reach(name)
    assert visit.heading() == "You let it pass."


def test_without_scripts(window, resident, clock):
    visit = window(java_script_enabled=False).sit_down(resident(resting)).go("urge-strength")
    visit.press("8").press("Lonely").press("A bad day").write("What do you want to say?", "Hm.")
    visit.press("Keep it, and wait a little")
    assert visit.sees("10:00")
    clock.forward(minutes=9, seconds=1)
    visit.press("Look again")
    assert visit.sees("0:59")
    clock.forward(minutes=1)
    visit.press("Look again")
    assert visit.heading() == "The time is over."
    visit.press("I sent it")
    assert visit.heading() == "It is sent."


def test_the_countdown_is_said_and_not_shouted(at_night):
    visit = at_night.go("urge-letter").press("Nothing to write").press("Ten minutes instead")
    timer = visit.page.get_by_role("timer")
    assert re.fullmatch(r"(10:00|9:\d\d)", timer.inner_text())
    visit.page.wait_for_function("() => document.querySelector('[data-seconds]').textContent !== '10:00'")
    assert visit.page.get_by_role("progressbar", name="How much of the wait is over").is_visible()
