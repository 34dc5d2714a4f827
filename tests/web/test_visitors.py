"""Who may see even the lock page: a browser that came through a one-time address of this run (HD-08)."""

import os
import threading
import time

import pytest

from addresses import every_address
from goldseam.web import visitors
from people import window

ALWAYS = {"public"}


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "start"


# --- the token -------------------------------------------------------------------------------------------------------


def test_a_token_opens_once(folder):
    token = visitors.mint(folder)
    assert visitors.known(visitors.admit(token, folder))
    assert visitors.admit(token, folder) is None


def test_two_tokens_open_two_windows(folder):
    first, second = visitors.mint(folder), visitors.mint(folder)
    cookies = {visitors.admit(first, folder), visitors.admit(second, folder)}
    assert None not in cookies
    assert len(cookies) == 2


def test_a_token_is_good_for_two_minutes(folder):
    fresh, stale = visitors.mint(folder), visitors.mint(folder)
    aged(folder, fresh, 119)
    aged(folder, stale, 121)
    assert visitors.admit(fresh, folder) is not None
    assert visitors.admit(stale, folder) is None


def test_a_token_from_a_clock_that_was_set_back_is_not_good_for_longer(folder):
    token = visitors.mint(folder)
    aged(folder, token, -3600)
    assert visitors.admit(token, folder) is None


@pytest.mark.parametrize("guess", ["", "x", ".", "..", "../start", "/etc/passwd", "a" * 5000, "\0", "é"])
def test_nothing_else_opens(folder, guess):
    visitors.mint(folder)
    assert visitors.admit(guess, folder) is None


def test_of_two_windows_at_once_only_one_gets_in(folder):
    token, gate, found = visitors.mint(folder), threading.Barrier(8), []

    def enter():
        gate.wait()
        found.append(visitors.admit(token, folder))

    threads = [threading.Thread(target=enter) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(cookie is not None for cookie in found) == 1


def test_the_token_itself_is_kept_nowhere(folder):
    token = visitors.mint(folder)
    (note,) = folder.iterdir()
    assert token not in note.name
    assert note.read_bytes() == b""
    assert note.stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0


def test_notes_nobody_used_are_swept_up_with_the_next_one(folder):
    aged(folder, visitors.mint(folder), 200)
    visitors.mint(folder)
    assert len(list(folder.iterdir())) == 1


def aged(folder, token, seconds):
    """Make the note of this token that many seconds old."""
    at = time.time() - seconds
    os.utime(folder / visitors._digest(token), (at, at))


# --- the window ------------------------------------------------------------------------------------------------------


def test_without_a_token_every_page_but_the_public_ones_is_refused(stranger):
    for address in every_address():
        answer = stranger.get(address.path)
        if address.door in ALWAYS:
            assert answer.status_code in (200, 302) or address.name == "open", address.pattern
        else:
            assert answer.status_code == 403, address.pattern
            assert "This window has lost its key." in answer.content.decode()


def test_the_refusal_leads_to_help(stranger):
    page = stranger.get("/").content.decode()
    help_page = next(address.path for address in every_address() if address.name == "help")
    assert f'href="{help_page}"' in page
    assert stranger.get(help_page).status_code == 200


def test_forms_of_the_lock_page_are_refused_too(stranger):
    for path in ("/begin", "/unlock", "/recover"):
        assert stranger.post(path, {"passphrase": "a candle on the sill"}).status_code == 403


def test_a_window_that_came_through_the_address_sees_the_first_page(visitor):
    answer = visitor.get("/")
    assert answer.status_code == 200
    assert "Nothing has been stored so far." in answer.content.decode()


def test_the_address_answers_with_a_page_so_that_a_strict_cookie_is_sent_next(stranger):
    answer = stranger.get(f"/open/{visitors.mint(start_notes())}")
    assert answer.status_code == 200
    cookie = answer.cookies[visitors.COOKIE]
    assert cookie["samesite"] == "Strict"
    assert cookie["httponly"]
    assert not cookie["domain"]  # for this host alone
    assert not cookie["max-age"]  # for this sitting alone
    assert cookie["path"] == "/"


def test_the_address_works_in_one_window_only(stranger):
    address = f"/open/{visitors.mint(start_notes())}"
    assert stranger.get(address).status_code == 200
    assert window().get(address).status_code == 403


def test_a_cookie_of_another_run_opens_nothing(visitor):
    visitors._known.clear()  # the server was started again
    assert visitor.get("/").status_code == 403


def test_a_made_up_cookie_opens_nothing(stranger):
    stranger.cookies[visitors.COOKIE] = "a" * 43
    assert stranger.get("/").status_code == 403


def start_notes():
    from goldseam.web.pages.front import start_notes

    return start_notes()
