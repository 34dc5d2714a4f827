"""One person, from the first page to everything still there: with scripts and without, on a phone, nobody waiting."""

import re

import pytest

from e2e import evening

LETTER = "I miss the sound of your keys."
NEW_PASSPHRASE = "seven herons on a wire"
WRITTEN = (LETTER, "I went quiet for days.", "I say it the same evening.", "The ferry in the rain, and we laughed.")
STAGES = ("Understand", "Space", "Grow", "Reconnect", "Talk")
LOCKED = "Your notes are locked."


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def visit(window, request):
    return window(java_script_enabled=request.param)


def unlocks(visit, passphrase: str):
    return visit.follow("/").write("Passphrase", passphrase).press("Open")


def passes_an_urge_at_two(visit, clock):
    """From Today to a letter that stays here; the page is closed while the ten minutes run."""
    visit.press("Right now").shot("right-now")
    visit.press(re.compile("I want to text them"))
    visit.press("8").press("Lonely").press("Evening, and alone")
    visit.write("What do you want to say?", LETTER).press("Keep it, and wait a little").press("Ten minutes instead")
    visit.page.goto("about:blank")
    clock.forward(minutes=4)
    visit.go("urge-timer")
    assert visit.page.get_by_role("timer").inner_text() in {"6:00", "5:59", "5:58"}
    clock.forward(minutes=6, seconds=1)
    visit.reload()
    visit.page.get_by_role("heading", name="The time is over.").wait_for()
    visit.choose("3", within="How strong is it now?").shot("urge-over").press("I did not send it")


def notes_a_slip(visit):
    """One tap, and not a word of blame."""
    visit.go("happened").shot("slip").press("A look at their profile")
    assert visit.sees("Nothing is reset")


def reads_the_road(visit):
    """The whole way, and for the next gate each condition: what is missing and from when, and folded what is met."""
    visit.press("Plan").shot("road")
    for stage in STAGES:
        assert visit.page.locator(".road").get_by_text(stage).first.is_visible(), stage
    gate = visit.page.locator(".gate")
    assert gate.get_by_role("listitem").count() < 10
    gate.locator("details.there > summary").click()
    assert gate.get_by_role("listitem").count() >= 10
    assert "24 December" in gate.inner_text()  # the thirtieth day of a pause begun on 24 November


def everything_written(visit) -> str:
    """The texts of every entry, each opened."""
    page = visit.go("journal").page
    for entry in page.locator("details.entry > summary").all():
        entry.click()
    return page.locator("main").inner_text()


def test_from_the_first_page_to_everything_still_there(visit, clock):
    kept = evening.makes_a_journal(visit)
    evening.answers_everything(visit)
    evening.names_one_reason(visit)
    evening.begins_the_pause(visit)
    assert visit.at == "today"

    clock.at("2026-11-26T02:00+00:00")
    assert visit.follow("/").sees(LOCKED)  # nobody was here for a day
    unlocks(visit, kept.passphrase)
    passes_an_urge_at_two(visit, clock)

    clock.at("2026-11-27T19:00+00:00")
    unlocks(visit, kept.passphrase)
    notes_a_slip(visit)
    reads_the_road(visit)

    visit.press("Lock")
    assert visit.sees(LOCKED)
    unlocks(visit, "a candle in the wind")
    assert visit.page.locator(".error").first.is_visible()
    assert visit.sees(LOCKED)
    clock.forward(minutes=1)
    unlocks(visit, kept.passphrase)
    assert visit.at == "today"

    visit.press("Lock").press("I lost my passphrase")
    visit.write("Your spare key", kept.code).write("Passphrase", NEW_PASSPHRASE)
    visit.write("The same once more", NEW_PASSPHRASE).shot("recover").press("Open my notes")
    code = visit.page.locator("[data-code]").inner_text().strip()
    assert code != kept.code
    evening.types_back(visit, code)

    texts = everything_written(visit)
    for words in WRITTEN:
        assert words in texts, words
    visit.press("Lock")
    unlocks(visit, kept.passphrase)
    assert visit.sees(LOCKED)  # the old passphrase opens nothing any more
    clock.forward(minutes=1)
    unlocks(visit, NEW_PASSPHRASE)
    assert visit.at == "today"
