"""The front with the keyboard alone, and You in a real browser: a file that is really saved, an end that is one."""

import re

import pytest

from e2e import lives
from e2e.browser import DESKTOP
from goldseam.journal import archive
from people import PASSPHRASE

FOCUSED = "() => (document.activeElement.innerText || document.activeElement.name || '').trim()"
MOST_STOPS = 40


def tab_to(visit, wanted: str) -> None:
    """Press Tab until the wanted thing has the focus, as somebody without a mouse does."""
    for _ in range(MOST_STOPS):
        visit.page.keyboard.press("Tab")
        if re.search(wanted, visit.page.evaluate(FOCUSED)):
            return
    raise AssertionError(f"no way to {wanted} with Tab")


def test_a_journal_is_made_with_the_keyboard_alone(window):
    visit = window().arrive()
    keys = visit.page.keyboard
    tab_to(visit, "^Go on$")
    keys.press("Enter")
    visit.page.wait_for_url("**/begin")
    six = visit.page.locator("[data-words]").inner_text()
    tab_to(visit, "^Use these six words$")
    keys.press("Enter")
    visit.page.wait_for_url("**/p/k1")
    groups = visit.page.locator("[data-code]").inner_text().split("-")
    tab_to(visit, "^first$")
    keys.type(groups[0])
    tab_to(visit, "^last$")
    keys.type(groups[-1])
    keys.press("Enter")
    visit.page.wait_for_url(lambda address: visit.house.name(address).startswith("arrive"))
    visit.go("lock")
    tab_to(visit, "^passphrase$")
    keys.type(six)
    keys.press("Enter")
    visit.page.wait_for_url(lambda address: visit.house.name(address) == "today")


@pytest.fixture
def visit(window, resident):
    return window(viewport=DESKTOP).sit_down(resident(lives.resting))


def test_the_sealed_file_lands_in_the_downloads_under_a_neutral_name(visit, tmp_path):
    visit.go("export")
    visit.write("A passphrase for this file", PASSPHRASE).write("The same once more", PASSPHRASE)
    with visit.page.expect_download() as waiting:
        visit.press("Save the sealed file")
    file = waiting.value
    assert re.fullmatch(r"notes-\d{4}-\d\d-\d\d\.jsonl\.age", file.suggested_filename)
    file.save_as(tmp_path / "saved")
    found = archive.read((tmp_path / "saved").read_bytes(), PASSPHRASE)
    assert found.texts
    assert not found.problems


def test_a_file_is_brought_in_through_the_file_chooser(visit, tmp_path):
    visit.go("export")
    with visit.page.expect_download() as waiting:
        visit.press("Save it in plain text")
    waiting.value.save_as(tmp_path / "notes.jsonl")
    visit.go("bring-in")
    visit.page.get_by_label("The file").set_input_files(tmp_path / "notes.jsonl")
    visit.press("Bring it in")
    assert visit.heading() == "Nothing was missing."


def test_everything_goes_and_the_first_page_is_back(visit):
    visit.go("you").press(re.compile("^Delete everything"))
    visit.press("Delete everything")
    assert visit.heading() == "It is gone from here."
    visit.follow("/")
    assert visit.sees("Nothing has been stored so far.")


def test_who_else_knows_is_asked_once_on_today_and_can_be_answered_there(visit):
    visit.go("lock").write("Passphrase", PASSPHRASE).press("Open")
    assert visit.sees("Does anybody else know your passphrase?")
    assert visit.violations() == []
    visit.shot("today-who")
    visit.press("Only I do")
    assert visit.at == "today"
    assert "Does anybody else know" not in visit.text()


def test_without_scripts_a_wrong_passphrase_and_then_the_right_one(window, resident):
    resident(lives.resting)
    visit = window(java_script_enabled=False).come_in("not the passphrase at all")
    assert visit.sees(re.compile("That did not open your notes."))
    visit.write("Passphrase", PASSPHRASE).press("Open")
    assert visit.at == "today"
