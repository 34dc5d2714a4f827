"""The road in a real browser: by keyboard alone, without scripts, and with a second tab that says something else."""

import re

from e2e import lives
from e2e.browser import SMALL_PHONE


def focused(visit) -> str:
    """What the keyboard is on, by its words."""
    return " ".join(visit.page.evaluate("() => document.activeElement.innerText").split())


def tab_to(visit, words: str, most: int = 120) -> None:
    """Press Tab until the keyboard is on something with these words; it has to show where it is."""
    for _ in range(most):
        visit.page.keyboard.press("Tab")
        if words in focused(visit):
            outline = visit.page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"nothing shows that the keyboard is on {words!r}"
            return
    raise AssertionError(f"the keyboard never comes to {words!r}")


def test_by_keyboard_alone_from_a_condition_to_what_it_rests_on(window, resident):
    visit = window().sit_down(resident(lives.at_the_gate)).go("today")
    tab_to(visit, "Plan")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/p/r1")
    assert visit.heading() == "The way is open."
    tab_to(visit, "Your pause is complete")
    visit.page.keyboard.press("Enter")
    tab_to(visit, "The pause began, 24 Nov")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/p/j2/*")
    assert visit.heading() == "The pause began."


def test_everything_on_it_works_without_scripts(window, resident):
    visit = window(viewport=SMALL_PHONE, java_script_enabled=False).sit_down(resident(lives.resting)).go("road")
    assert visit.heading() == "You are giving space."
    visit.unfold("A meeting")
    assert visit.sees("A call that was good for both")
    visit.press("Your pause")
    assert visit.at == "space"


def test_what_is_said_in_one_tab_changes_the_next_look_from_another(window, resident):
    gone = ("Reconnect", "You could write to them now", "And after that")
    person = resident(lives.at_the_gate)
    visit = window().sit_down(person).go("road")
    assert all(words in visit.text() for words in gone)
    other = window().sit_down(person).go("arrive-asked")
    other.choose(re.compile("^No contact")).press("Go on").press("Yes, that is right")
    assert other.sees("They said no.")
    visit.reload()
    assert not any(words in visit.text() for words in gone)
    assert visit.sees("Your road goes on from here.")


def test_a_light_message_is_noted_answered_and_then_has_its_wait(window, resident):
    visit = window().sit_down(resident(lives.at_the_gate)).go("road")
    visit.press("A light message").write("Your words", "A bird sat on the sill, like last spring.")
    visit.press("I have sent it")
    visit.page.wait_for_url("**/p/r1?ok=*")
    assert visit.sees("No answer yet. Nothing goes after it.")
    assert "A light message" not in visit.text()
    visit.press("They answered").choose(re.compile("^It is only a word")).press("Go on")
    visit.page.wait_for_url("**/p/m12/*")
    visit.go("road")
    assert visit.sees("They answered, friendly and brief.")
    assert visit.sees("in 7 days.")
    assert visit.violations() == []
