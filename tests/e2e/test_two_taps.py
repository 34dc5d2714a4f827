"""Today and the pause in a real browser: two taps, the keyboard alone, no scripts, and nothing written ever lost."""

import pytest

from e2e.browser import PHONE, SMALL_PHONE
from e2e.lives import begun, first_evening, resting
from goldseam.programme import entries as e
from people import PASSPHRASE

LETTER = "What I never said about the winter, and will not send."
IN_SIGHT = """(words) => {
    const button = [...document.querySelectorAll('main button')].find((one) => one.innerText.trim() === words);
    const {left, top, width, height} = button.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return there === button || button.contains(there);
}"""


@pytest.fixture
def person(resident):
    return resident(begun)


def test_how_like_oneself_one_feels_is_two_taps(window, person):
    visit = window().sit_down(person).go("today").choose("6").press("Keep it")
    assert visit.sees("Kept for today: 6 of 10.")
    assert person.entries()[-1] == e.DayRated(like_myself=6)


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE], ids=lambda size: size["width"])
def test_a_slip_is_one_tap(window, person, size):
    visit = window(viewport=size).sit_down(person).go("happened").press("A look at their profile")
    assert visit.at == "slip-noted"
    assert visit.sees("Nothing is reset")
    assert person.entries()[-1] == e.SlipLogged(slip="profile_look")


def test_on_a_phone_nothing_has_to_be_scrolled_for_a_slip(window, person):
    visit = window(viewport=PHONE).sit_down(person).go("happened")
    assert visit.page.evaluate(IN_SIGHT, "Through others")


def test_the_date_shows_itself_when_another_day_is_chosen(window, person):
    visit = window().sit_down(person).go("happened").unfold("Add something first")
    day = visit.page.get_by_label("Which day?")
    assert not day.is_visible()
    visit.choose("Another day")
    assert day.is_visible()


def test_with_the_keyboard_alone(window, person):
    visit = window().sit_down(person).go("today")
    keys = visit.page.keyboard
    for _ in range(40):
        keys.press("Tab")
        if visit.page.evaluate("() => document.activeElement.name === 'like_myself'"):
            break
    keys.press("Space")
    for _ in range(4):
        keys.press("ArrowRight")
    with visit.page.expect_navigation():
        keys.press("Enter")
    assert visit.sees("Kept for today: 4 of 10.")


def test_without_scripts(window, resident):
    person = resident(resting)
    visit = window(java_script_enabled=False).sit_down(person).go("today")
    visit.unfold("Your days")
    assert visit.sees("23 of the last 25 days were quiet.")
    visit.unfold("Another number").choose("5").press("Keep it")
    assert visit.sees("Kept for today: 5 of 10.")
    visit.go("happened").unfold("Add something first").choose("Yesterday").press("A call")
    assert visit.at == "slip-noted"
    visit.go("questions", 1).choose("Several days", within="Little interest or pleasure in doing things")
    visit.choose("More than half the days", within="Feeling down, depressed, or hopeless").press("Keep my answers")
    assert visit.heading() == "A few more."


def test_what_is_being_written_is_sealed_after_some_seconds_and_offered_again(window, person):
    visit = window().sit_down(person)
    visit.page.clock.install()
    visit.go("letter").write("Your letter", LETTER)
    with visit.page.expect_response("**" + visit.house.address("draft")):
        visit.page.clock.fast_forward(11_000)
    assert person.draft("letter") == {"text": [LETTER]}
    visit.go("today").press("Go on writing")
    assert visit.page.get_by_label("Your letter").input_value() == LETTER


def test_what_was_kept_does_not_wait_as_a_draft_too(window, person):
    visit = window().sit_down(person).go("letter").write("Your letter", LETTER).press("Keep it here")
    assert visit.sees("Your letter is kept.")
    visit.go("today").page.wait_for_load_state("networkidle")
    assert person.draft("letter") == {}


def test_a_text_too_long_to_be_sealed_is_said_while_it_is_written(window, person):
    visit = window().sit_down(person)
    visit.page.clock.install()
    visit.page.on("console", lambda message: None)
    visit.go("letter").write("Your letter", "ä" * 100_001)
    visit.complaints.clear()
    with visit.page.expect_response("**" + visit.house.address("draft")):
        visit.page.clock.fast_forward(11_000)
    visit.page.get_by_text("more than can be kept half-written").wait_for()
    visit.complaints.clear()  # the browser notes a refused request; that is no fault of the page


@pytest.mark.parametrize("scripts", [True, False])
def test_locking_in_the_middle_of_a_sentence_loses_nothing(window, resident, scripts):
    person = resident(first_evening)
    visit = window(java_script_enabled=scripts).sit_down(person).go("letter").write("Your letter", LETTER).press("Lock")
    assert visit.at == "front"
    visit.write("Passphrase", PASSPHRASE).press("Open")
    visit.press("Go on writing")
    assert visit.page.get_by_label("Your letter").input_value() == LETTER
