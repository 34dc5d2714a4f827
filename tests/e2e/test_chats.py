"""Old messages in a real browser: a file on its way, who is who, what it shows, gone again; also without scripts."""

import re

import pytest

from e2e import lives
from e2e.browser import DESKTOP, PHONE, SMALL_PHONE
from goldseam.chats.report import STEPS
from goldseam.web.pages import chat_making
from old_messages import exported


@pytest.fixture
def chat_file(tmp_path):
    path = tmp_path / "WhatsApp Chat with Ben.txt"
    path.write_bytes(exported())
    return path


def go_on(route):
    route.continue_()


@pytest.fixture
def patient(monkeypatch):
    """However slow the machine, the first look waits until the report is done."""
    monkeypatch.setattr(chat_making, "AT_FIRST", 120.0)


def brought_in(visit, chat_file):
    visit.go("chat-add")
    visit.page.get_by_label("The exported file").set_input_files(chat_file)
    visit.press("Read it")
    visit.page.wait_for_url("**/p/c3")
    return visit


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_from_a_file_to_what_it_shows_and_gone_again(window, resident, chat_file, patient, scripts):
    visit = window(java_script_enabled=scripts).sit_down(resident(lives.resting)).go("understand")
    visit.press(re.compile("^What your messages show")).press("Bring in a chat")
    brought_in(visit, chat_file)
    assert visit.sees("Nothing is kept yet.")
    visit.choose(re.compile("^Noor")).press("Keep it sealed, and show me")
    assert visit.at == "chat-report"
    assert visit.heading() == "What your messages show."
    assert visit.page.locator("main a[href*='example.org']").count() == 0
    visit.press("Delete this chat").press("Delete it")
    assert visit.sees("It is gone from here, for good.")
    assert visit.sees_nothing_of("Kept here, sealed")


def test_while_the_file_is_on_its_way_one_sees_how_far_and_can_stop(window, resident, chat_file):
    visit = window().sit_down(resident(lives.resting)).go("chat-add")
    held = []
    posted = "**/p/c2"
    visit.page.route(posted, lambda route: (held.append if route.request.method == "POST" else go_on)(route))
    visit.page.get_by_label("The exported file").set_input_files(chat_file)
    visit.press("Read it")
    assert visit.page.get_by_role("progressbar").is_visible()
    assert not visit.page.get_by_role("button", name="Read it").is_visible()
    visit.shot("chat-uploading")
    assert visit.violations() == []
    visit.press("Stop")
    assert visit.page.get_by_role("button", name="Read it").is_visible()
    assert not visit.page.get_by_role("progressbar").is_visible()
    visit.page.unroute(posted)
    visit.press("Read it")  # and the file is still chosen
    visit.page.wait_for_url("**/p/c3")


def test_a_file_that_is_no_chat_is_said_on_the_same_page_and_another_can_follow(window, resident, chat_file, tmp_path):
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0 no chat")
    visit = window().sit_down(resident(lives.resting)).go("chat-add")
    visit.page.get_by_label("The exported file").set_input_files(picture)
    visit.press("Read it")
    visit.page.locator("#id_chat-error").wait_for()
    assert visit.at == "chat-add"
    assert visit.violations() == []
    visit.shot("chat-refused")
    visit.page.get_by_label("The exported file").set_input_files(chat_file)
    visit.press("Read it")
    visit.page.wait_for_url("**/p/c3")


def test_what_is_too_large_is_said_before_it_is_sent(window, resident, chat_file):
    visit = window().sit_down(resident(lives.resting)).go("chat-add")
    visit.page.evaluate("() => { document.querySelector('form[data-upload]').dataset.largest = '100'; }")
    visit.page.get_by_label("The exported file").set_input_files(chat_file)
    assert visit.sees("That is larger than 256 MB")
    visit.press("Read it")
    assert visit.at == "chat-add"


def test_by_keyboard_alone(window, resident, chat_file):
    visit = brought_in(window().sit_down(resident(lives.resting)), chat_file)
    keys = visit.page.keyboard
    for _ in range(40):
        keys.press("Tab")
        if visit.page.evaluate("() => document.activeElement.name") == "me":
            break
    keys.press("ArrowDown")
    for _ in range(5):
        keys.press("Tab")
        if "Keep it sealed" in visit.page.evaluate("() => document.activeElement.innerText"):
            break
    keys.press("Enter")
    visit.page.wait_for_url("**/p/c5/*")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_long_report_says_how_far_it_is_and_arrives(window, resident, chat_file, monkeypatch, scripts):
    monkeypatch.setattr(chat_making, "AT_FIRST", 0.0)
    visit = brought_in(window(java_script_enabled=scripts).sit_down(resident(lives.resting)), chat_file)
    visit.choose(re.compile("^Noor")).press("Keep it sealed, and show me")
    assert visit.sees("Looking through your messages.")
    if not scripts:
        for _ in range(len(STEPS) + 1):
            if visit.heading() == "What your messages show.":
                break
            visit.press("Look again")
    assert visit.sees("Week by week")


def test_a_long_report_can_be_stopped(window, resident, chat_file, monkeypatch):
    monkeypatch.setattr(chat_making, "AT_FIRST", 0.0)
    monkeypatch.setattr(chat_making.Making, "look", lambda *_, **__: None)
    visit = brought_in(window(java_script_enabled=False).sit_down(resident(lives.resting)), chat_file)
    visit.choose(re.compile("^Noor")).press("Keep it sealed, and show me")
    number = visit.page.url.rsplit("/", 1)[1]
    for lights in ("light", "dark"):
        for size in (PHONE, DESKTOP):
            visit.resize(size).lights(lights).go("chat-report", number).shot(f"chat-making-{lights}-{size['width']}")
    visit.press("Stop, and make nothing of it")
    assert visit.sees("Stopped. The chat is still here, sealed.")


def test_every_page_of_it_looks_right(window, resident, chat_file, patient):
    chat_file.write_bytes(exported() + b"27/03/2024, 21:00 - Ben: Please stop writing to me.\n")
    visit = window().sit_down(resident(lives.resting))
    wrong = look_at(visit, "chats-empty", "chats") + look_at(visit, "chat-add", "chat-add")
    brought_in(visit.resize(PHONE), chat_file)
    wrong += look_at(visit, "chat-who", "chat-who") + look_at(visit, "chats-waiting", "chats")
    visit.resize(PHONE).go("chat-who").choose(re.compile("^Noor")).press("Keep it sealed, and show me")
    visit.page.wait_for_url("**/p/c5/*")
    number = visit.page.url.rsplit("/", 1)[1]
    wrong += look_at(visit, "chat-report", "chat-report", number) + look_at(visit, "chats", "chats")
    wrong += look_at(visit, "chat-delete", "chat-delete", number)
    wrong += look_at(visit, "chat-save", "chat-save", number) + look_at(visit, "asked-to-stop", "asked-to-stop")
    wrong += look_at(visit, "arrive-asked", "arrive-asked")
    assert wrong == []


def look_at(visit, shot: str, name: str, *filled: object) -> list[str]:
    """Everything wrong with one page, in light and dark, from a small phone to a desk."""
    wrong = []
    for lights in ("light", "dark"):
        for size in (SMALL_PHONE, PHONE, DESKTOP):
            visit.resize(size).lights(lights).go(name, *filled).shot(f"{shot}-{lights}-{size['width']}").unfold_all()
            wrong += [f"{name} {lights} {size['width']}: {found}" for found in visit.violations()]
            if (wider := visit.overhang()) > 0:
                wrong.append(f"{name} is {wider} px wider than {size['width']}")
    visit.lights("light")
    return wrong
