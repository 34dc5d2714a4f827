"""Stretching: never too many at once, and a clear no where memory is short."""

import threading

import pytest

from cheap import CHEAP_COST
from goldseam.vault import stretch
from goldseam.vault.refusals import TooBusy


class Held:
    """Stands for Argon2id and waits until it may finish; counts how many work at once."""

    def __init__(self):
        self.go = threading.Event()
        self.lock = threading.Lock()
        self.working = self.most = 0
        self.begun = threading.Semaphore(0)

    def __call__(self, **_):
        return self

    def derive(self, _):
        with self.lock:
            self.working += 1
            self.most = max(self.most, self.working)
        self.begun.release()
        self.go.wait(10)
        with self.lock:
            self.working -= 1
        return b"done"


def test_at_most_two_work_at_once_eight_wait_and_the_next_is_sent_away(monkeypatch):
    held = Held()
    monkeypatch.setattr(stretch, "Argon2id", held)
    results, entered = [], threading.Semaphore(0)
    acquire = stretch._waiting.acquire

    class Counted:
        def acquire(self, blocking):
            took = acquire(blocking=blocking)
            entered.release()
            return took

        def release(self):
            stretch_waiting.release()

    stretch_waiting = stretch._waiting
    monkeypatch.setattr(stretch, "_waiting", Counted())
    people = [
        threading.Thread(target=lambda: results.append(stretch.stretch(b"x", b"salt", CHEAP_COST))) for _ in range(10)
    ]
    for person in people:
        person.start()
    for _ in people:
        assert entered.acquire(timeout=10)
    with pytest.raises(TooBusy):
        stretch.stretch(b"x", b"salt", CHEAP_COST)
    held.go.set()
    for person in people:
        person.join(10)
    assert results == [b"done"] * 10
    assert held.most == stretch.AT_ONCE == 2


def test_afterwards_there_is_room_again():
    assert len(stretch.stretch(b"x", bytes(16), CHEAP_COST)) == 32


def test_too_little_memory_is_a_no_and_no_crash(monkeypatch):
    def none_left(**_):
        raise MemoryError

    monkeypatch.setattr(stretch, "Argon2id", none_left)
    for _ in range(20):  # and no place in the queue is lost over it
        with pytest.raises(TooBusy):
            stretch.stretch(b"x", bytes(16), CHEAP_COST)


def test_cost_is_dearer_only_when_it_is_in_every_way():
    assert stretch.Cost(8, 2, 1).covers(stretch.Cost(8, 1, 1))
    assert not stretch.Cost(64, 1, 1).covers(stretch.Cost(8, 2, 1))
