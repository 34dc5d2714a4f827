"""The coach in a real browser: looks as one pauses, leaves the keyboard where it is, works without scripts."""

import re

import pytest

from e2e import lives
from e2e.browser import DESKTOP, PHONE, SMALL_PHONE
from goldseam.programme import entries as e
from web.words_found import finds, reads

TEXT = 1
DRAFT = "You never called me. Answer me by Friday, you owe me that. Thank you for the ferry."
THEIRS = "I loved that trip. But please let me be for a while."
SHEETS = [("phone", PHONE, "light"), ("phone", PHONE, "dark"), ("desk", DESKTOP, "light"), ("desk", DESKTOP, "dark")]
QUICK = """() => {
    const wait = window.setTimeout;
    window.pauses = 0;
    const pause = (f) => { f(); window.pauses += 1; };
    window.setTimeout = (f, ms) => ms === 900 ? wait(() => pause(f), 20) : wait(f, ms);
}"""


def found(monkeypatch):
    finds(
        monkeypatch,
        "appreciation",
        pressure="Answer me by Friday",
        guilt_trip="you owe me that",
        you_accusation="You never called me",
        absolutes="never",
        rewrite="I felt {feeling} when we stopped calling each other.",
    )


def at_the_message(visit, person):
    """On the page of a light message; a pause is short there."""
    visit.page.add_init_script(f"({QUICK})()")
    return visit.sit_down(person).go("step", TEXT)


def from_the_top(visit) -> list[str]:
    """What is wrong with the page; looked at from its top, so that the bar lies over nothing."""
    visit.page.evaluate("() => scrollTo(0, 0)")
    return visit.violations()


def says(visit):
    return visit.page.locator("[data-says]").first


def test_as_one_pauses_what_was_found_appears_and_the_keyboard_stays_in_the_box(window, resident, monkeypatch):
    found(monkeypatch)
    person = resident(lives.at_the_gate)
    visit = at_the_message(window(), person)
    visit.write("Your words", DRAFT)
    visit.page.get_by_label("Your words").focus()
    assert visit.sees("Three things to look at.")
    assert visit.page.locator("mark").all_inner_texts() == [
        "You never called me (3) ", "Answer me by Friday (1) ", "you owe me that (2) ",
    ] or len(visit.page.locator("mark").all()) == 3  # fmt: skip
    assert visit.page.evaluate("() => document.activeElement.id") == "id_words"
    assert says(visit).get_attribute("role") == "status"
    assert visit.page.get_by_label("Your words").input_value() == DRAFT
    assert person.kinds()[-1] != "step-taken"
    assert visit.violations() == []


def test_the_sentence_that_is_read_out_has_its_place_before_there_is_one(window, resident, monkeypatch):
    finds(monkeypatch, pressure="Answer me", guilt_trip="You owe me")
    visit = at_the_message(window(), resident(lives.at_the_gate))
    displayed = "(place) => [place, place.parentElement].map((one) => getComputedStyle(one).display)"
    assert "none" not in says(visit).evaluate(displayed)
    visit.write("Your words", "Answer me")
    assert visit.sees("One thing to look at.")
    assert "reads as pressure" in says(visit).text_content()
    visit.write("Your words", "You owe me")
    visit.page.wait_for_function("() => /weight on them/.test(document.querySelector('[data-says]').textContent)")


def test_nothing_that_is_looked_at_leaves_this_machine(window, resident, monkeypatch):
    found(monkeypatch)
    visit = at_the_message(window(), resident(lives.at_the_gate))
    asked = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.write("Your words", DRAFT)
    assert visit.sees("Three things to look at.")
    assert [url for url in asked if not url.startswith(visit.house.origin + "/")] == []
    assert visit.page.evaluate("() => [localStorage.length, sessionStorage.length]") == [0, 0]


def test_what_did_not_change_is_left_as_it_is(window, resident, monkeypatch):
    found(monkeypatch)
    visit = at_the_message(window(), resident(lives.at_the_gate))
    visit.write("Your words", DRAFT)
    assert visit.sees("Three things to look at.")
    visit.page.evaluate("""() => {
        window.changes = window.looks = 0;
        new MutationObserver((seen) => { window.changes += seen.length; })
            .observe(document.querySelector('[data-coach]'), {subtree: true, childList: true, characterData: true});
        const send = XMLHttpRequest.prototype.send;
        XMLHttpRequest.prototype.send = function (body) {
            this.addEventListener('loadend', () => { window.looks += 1; });
            send.call(this, body);
        };
    }""")
    visit.write("Your words", DRAFT + " ")
    visit.page.wait_for_function("() => window.looks === 1")
    assert visit.page.evaluate("() => window.changes") == 0


def test_a_feeling_changes_the_sentence_and_nothing_else(window, resident, monkeypatch):
    found(monkeypatch)
    visit = window()
    visit.page.add_init_script(f"({QUICK})()")
    visit.sit_down(resident(lives.resting)).go("note", 1)
    visit.write("Your words", DRAFT)
    assert visit.sees("I felt hurt when we stopped calling each other.")
    visit.page.get_by_label("What did you feel?").select_option("lonely")
    assert visit.sees("I felt lonely when we stopped calling each other.")
    assert visit.page.get_by_label("What did you feel?").input_value() == "lonely"


def test_the_button_looks_at_once_and_stays_on_the_page(window, resident, monkeypatch):
    found(monkeypatch)
    visit = window().sit_down(resident(lives.at_the_gate)).go("step", TEXT)
    visit.page.evaluate("() => { window.same = true; }")
    visit.write("Your words", DRAFT).press("Look at my words")
    assert visit.sees("Three things to look at.")
    assert visit.page.evaluate("() => window.same")


def test_by_keyboard_alone_and_without_scripts_it_is_the_same(window, resident, monkeypatch):
    found(monkeypatch)
    visit = window(viewport=SMALL_PHONE, java_script_enabled=False).sit_down(resident(lives.at_the_gate))
    visit.go("step", TEXT)
    visit.page.get_by_label("Your words").focus()
    visit.page.keyboard.type(DRAFT)
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    assert visit.sees("Three things to look at.")
    assert visit.page.get_by_label("Your words").input_value() == DRAFT
    assert visit.page.locator("mark").count() == 3
    assert visit.page.get_by_role("button", name="Copy it").count() == 0
    visit.unfold("Ways to begin").press(re.compile("Begin with this.*It has been a while"))
    assert "It has been a while." in visit.page.get_by_label("Your words").input_value()
    assert visit.overhang() <= 0


def test_a_no_said_in_another_tab_ends_the_look_in_this_one(window, resident, monkeypatch):
    found(monkeypatch)
    person = resident(lives.at_the_gate)
    visit = at_the_message(window(), person)
    visit.write("Your words", DRAFT)
    assert visit.sees("Three things to look at.")
    person.record(e.FactRecorded(fact="blocked"))
    with visit.page.expect_response(re.compile("/p/r4/")) as answer:
        visit.write("Your words", DRAFT + " Please.")
    assert answer.value.status == 403
    visit.page.wait_for_function("() => !document.querySelector('mark')")
    assert visit.sees_nothing_of("Three things to look at.")
    visit.complaints = [text for text in visit.complaints if "status of 403" not in text]  # what is closed answers so


def test_read_once_copied_and_noted(window, resident, monkeypatch):
    finds(monkeypatch)
    person = resident(lives.at_the_gate)
    visit = window(permissions=["clipboard-read", "clipboard-write"]).sit_down(person).go("step", TEXT)
    visit.write("Your words", "A bird sat on the sill.").press("Read it once as they would")
    assert visit.heading() == "This comes up."
    visit.press("Copy it")
    assert visit.sees("Copied. Nobody has it yet.")
    assert visit.page.evaluate("() => navigator.clipboard.readText()") == "A bird sat on the sill."
    assert visit.violations() == []
    visit.press("I have sent it")
    visit.page.wait_for_url("**/p/r1?ok=*")
    assert person.entries()[-1] == e.StepTaken(step="text", words="A bird sat on the sill.")


def test_their_words_are_read_as_one_pauses_and_a_no_is_taken_over_by_hand(window, resident, monkeypatch):
    reads(monkeypatch, "boundary", boundary="no_contact", phrase="let me be")
    person = resident(lives.resting)
    visit = window()
    visit.page.add_init_script(f"({QUICK})()")
    visit.sit_down(person).go("they-wrote").write(re.compile("^Their words"), THEIRS)
    assert visit.sees("They would rather not hear from you.")
    assert person.kinds()[-1] != "they-wrote"
    assert visit.violations() == []
    visit.press("Note it: they want no contact")
    assert visit.sees("Just to be sure.")
    assert person.closing_facts() == set()
    visit.press("Yes, that is right")
    assert visit.sees("They said no.")
    assert person.closing_facts() == {"explicit_no"}


def test_an_apology_in_six_parts_by_keyboard_to_the_letter_that_is_kept(window, resident, monkeypatch):
    finds(monkeypatch, "apology_regret", non_apology="if you felt")
    person = resident(lives.resting)
    visit = window()
    visit.page.add_init_script(f"({QUICK})()")
    visit.sit_down(person).go("apology")
    visit.page.get_by_label("That I am sorry").focus()
    visit.page.keyboard.type("I am sorry.")
    assert visit.sees("This part is there.")
    visit.write("What happened", "I shouted, if you felt it so.")
    assert visit.sees("One thing to look at.")
    assert visit.violations() == []
    visit.press("Put it together")
    assert visit.heading() == "One letter."
    assert visit.violations() == []
    visit.press("Keep it here")
    assert visit.sees("Your letter is kept. Nobody receives it.")
    assert person.entries()[-1].kind_of == "apology"


# --- looked at by people: GOLDSEAM_SHOTS=folder photographs each state ------------------------------------------------

STATES = {
    "three-things": {"pressure": "Answer me by Friday", "guilt_trip": "you owe me that", "absolutes": "never",
                     "you_accusation": "You never called me",
                     "rewrite": "I felt {feeling} when we stopped calling each other."},
    "crisis": {"crisis": True},
    "harm": {"harm": True},
    "danger": {"threat": "Answer me by Friday"},
    "fine": {},
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("size", "viewport", "lights"), SHEETS)
def test_every_state_of_a_look_is_whole(window, resident, monkeypatch, state, size, viewport, lights):
    finds(monkeypatch, "appreciation", **STATES[state])
    visit = window(viewport=viewport).sit_down(resident(lives.at_the_gate)).lights(lights).go("step", TEXT)
    visit.write("Your words", DRAFT).press("Look at my words")
    visit.page.wait_for_function("() => document.querySelector('[data-says]').textContent")
    visit.shot(f"look-{state}-{size}-{lights}")
    assert from_the_top(visit) == []
    assert visit.overhang() <= 0


READINGS = {
    "no": {"tone": "boundary", "boundary": "space", "phrase": "let me be for a while"},
    "warm": {"tone": "engaged", "phrase": "I loved that trip"},
    "dying": {"tone": "unclear", "crisis": True},
    "unclear": {"tone": "unclear"},
}


@pytest.mark.parametrize("state", READINGS)
@pytest.mark.parametrize(("size", "viewport", "lights"), SHEETS)
def test_every_reading_is_whole(window, resident, monkeypatch, state, size, viewport, lights):
    reads(monkeypatch, **READINGS[state])
    visit = window(viewport=viewport).sit_down(resident(lives.resting)).lights(lights).go("they-wrote")
    visit.write(re.compile("^Their words"), THEIRS).press("Read it with me")
    visit.page.wait_for_function("() => document.querySelector('[data-says]').textContent")
    visit.shot(f"read-{state}-{size}-{lights}")
    assert from_the_top(visit) == []
    assert visit.overhang() <= 0


PAGES = {
    "beginnings": lambda visit: visit.go("step", TEXT).unfold("Ways to begin"),
    "read-once": lambda visit: visit.go("step", TEXT).write("Your words", OPENER).press("Read it once as they would"),
    "apology": lambda visit: visit.go("apology").write("That I am sorry", "I am sorry.")
    .write("What happened", "I shouted, if you felt it so.").press("Look at my words"),
    "apology-letter": lambda visit: visit.go("apology").write("That I am sorry", "I am sorry.")
    .press("Put it together").unfold("If it is to reach them"),
}  # fmt: skip
OPENER = "Hi. This came back to me today: the ferry in the rain, and we laughed. It made me smile. No need to answer."


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("size", "viewport", "lights"), SHEETS)
def test_every_page_around_it_is_whole(window, resident, monkeypatch, name, size, viewport, lights):
    finds(monkeypatch, "apology_regret", non_apology="if you felt it so")
    visit = window(viewport=viewport).sit_down(resident(lives.at_the_gate)).lights(lights)
    PAGES[name](visit)
    visit.shot(f"{name}-{size}-{lights}")
    assert from_the_top(visit) == []
    assert visit.overhang() <= 0


@pytest.mark.parametrize(("size", "viewport", "lights"), SHEETS[:1] + SHEETS[3:])
def test_after_a_no_the_letter_is_whole_and_has_no_coach(window, resident, size, viewport, lights):
    visit = window(viewport=viewport).sit_down(resident(lives.told_no)).lights(lights).go("apology")
    assert visit.sees_nothing_of("Look at my words")
    visit.write("That I am sorry", "I am sorry.").press("Put it together").shot(f"apology-closed-{size}-{lights}")
    assert visit.sees("That way is closed, and an apology does not open it.")
    assert visit.violations() == []


# --- a language model of one's own ------------------------------------------------------------------------------------


def test_what_ones_own_model_saw_outlives_a_pause_and_typing_asks_it_nothing(window, resident, somebody, settings):
    settings.OWN_MODEL = somebody.own
    visit = at_the_message(window(), resident(lives.at_the_gate))
    visit.write("Your words", "Hi Sam, the heron is back.")
    assert visit.sees("Nothing in it that we would change.")
    assert somebody.heard == []
    somebody.says = {"findings": [{"category": "threat", "quote": "the heron"}]}
    visit.press("Look at my words")
    assert visit.sees("Please do not send this.")
    visit.write("Your words", "Hi Sam, the heron is back again.")
    assert visit.sees("Your own model saw this in your words before.")
    assert visit.sees("It may frighten, whatever you meant by it.")
    assert len(somebody.heard) == 1
    somebody.says = {"findings": []}
    visit.press("Look at my words")
    assert visit.sees("Nothing in it that we would change.")


def test_a_pause_does_not_cut_off_what_one_tapped_for(window, resident, somebody, settings):
    settings.OWN_MODEL = somebody.own
    somebody.says = {"findings": [{"category": "threat", "quote": "the heron"}]}
    somebody.slowly()
    visit = at_the_message(window(), resident(lives.at_the_gate))
    visit.write("Your words", "Hi Sam, the heron is back.")
    visit.page.get_by_role("button", name="Look at my words").click()
    visit.page.evaluate("() => { window.pauses = 0; }")
    visit.write("Your words", "Hi Sam, the heron is back again.")
    visit.page.wait_for_function("() => window.pauses === 1")
    somebody.answers()
    assert visit.sees("It may frighten, whatever you meant by it.")
    assert len(somebody.heard) == 1
