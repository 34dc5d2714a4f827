"""A report on its way: how far it is, stopping it, and that nothing of it is left behind."""

import gc
import os
import select
import signal
import threading

import pytest

from goldseam.chats.problems import ChatProblem
from goldseam.chats.report import STEPS
from goldseam.store import chat_found
from goldseam.store import chats as kept_chats
from goldseam.web import sessions as web_sessions
from goldseam.web.pages import chat_making, chat_reading
from goldseam.web.pages.chat_making import Making
from old_messages import exported


@pytest.fixture
def with_chat(person):
    found = chat_reading.read([("chat.txt", exported())])
    person.number = kept_chats.keep(person.keys, chat_found.transcript(found), "Noor", "Ben")
    return person


@pytest.fixture
def unhurried(monkeypatch):
    """The first look waits for nothing."""
    monkeypatch.setattr(chat_making, "AT_FIRST", 0.0)
    monkeypatch.setattr(chat_making, "AGAIN", 60.0)


def runs(process) -> bool:
    return process.poll() is None


def making_of(person) -> Making:
    (session,) = web_sessions.sessions.kept.values()
    return session.making


def test_a_long_one_says_how_far_it_is_and_is_there_in_the_end(with_chat, unhurried):
    first = with_chat.reads("chat-report", with_chat.number)
    assert f"{STEPS[0]} Step 1 of {len(STEPS)}" in first
    assert "Look again" in first
    seen = []
    while "Step" in (page := with_chat.reads("chat-report", with_chat.number)):
        seen.append(page.partition(" of 8")[0][-1])
    assert "From about August 2023" in page
    assert seen == sorted(seen)
    assert making_of(with_chat) is None


def test_stopping_ends_the_process_and_keeps_the_chat(with_chat, unhurried):
    with_chat.reads("chat-report", with_chat.number)
    process = making_of(with_chat)._process
    answer = with_chat.send("chat-report", with_chat.number, do="stop")
    assert "Stopped. The chat is still here, sealed." in with_chat.follow(answer)
    assert not runs(process)
    assert making_of(with_chat) is None
    assert len(kept_chats.listed(with_chat.keys)) == 1


@pytest.mark.parametrize("way", ["lock", "delete", "over"])
def test_locking_deleting_or_an_ended_session_ends_the_process(with_chat, unhurried, way):
    threads = threading.active_count()
    with_chat.reads("chat-report", with_chat.number)
    assert threading.active_count() == threads
    process = making_of(with_chat)._process
    if way == "lock":
        with_chat.send_blindly("lock")
    elif way == "delete":
        with_chat.send_blindly("chat-delete", with_chat.number, do="delete")
    else:
        web_sessions.sessions.end_all()
    gc.collect()
    assert not runs(process)


def test_it_is_no_zombie_and_holds_no_open_pipe(with_chat):
    making = Making(1, kept_chats.content(with_chat.keys, with_chat.number))
    pipes = [making._process.stdout.fileno(), making._process.stderr.fileno()]
    making.stop()
    assert making._process.returncode is not None
    for pipe in pipes:
        with pytest.raises(OSError, match="Bad file"):
            os.fstat(pipe)


def test_a_second_window_that_looks_when_it_is_over_is_told_so(with_chat, unhurried):
    with_chat.reads("chat-report", with_chat.number)
    making = making_of(with_chat)
    first = making.look(60)
    making.stop()  # as the first window does, once it has it
    with pytest.raises(ChatProblem, match="another window"):
        making.look(60)
    assert first is not None


def test_stopped_while_another_window_waits_the_waiting_ends_in_a_sentence(with_chat):
    making = Making(1, kept_chats.content(with_chat.keys, with_chat.number))
    os.kill(making._process.pid, signal.SIGSTOP)  # so that it cannot be done before it is stopped
    told = []

    def looks():
        try:
            making.look(60)
        except ChatProblem as problem:
            told.append(str(problem))

    window = threading.Thread(target=looks)
    window.start()
    while not making._looking.locked():
        pass
    making.stop()
    window.join(60)
    assert told == [chat_making.STOPPED]


def test_one_that_was_done_long_before_somebody_looks_is_there(with_chat):
    making = Making(1, kept_chats.content(with_chat.keys, with_chat.number))
    select.select([making._process.stdout], [], [], 60)
    making._begun -= chat_making.SECONDS + 1
    assert making.look(60)


def test_what_is_no_chat_is_refused_in_a_sentence():
    with pytest.raises(ChatProblem):
        Making(1, b"no chat").look(60)


def test_what_takes_too_long_is_refused_in_a_sentence(monkeypatch):
    monkeypatch.setattr(Making, "_hand_over", never_handed_over)  # so that it cannot be done, however fast it is
    monkeypatch.setattr(chat_making, "SECONDS", -1)
    with pytest.raises(ChatProblem, match="could not be read to its end"):
        Making(1, b"").look(0)


def never_handed_over(making, chat):
    for pipe in (making._process.stdout, making._process.stderr):
        os.set_blocking(pipe.fileno(), False)
