"""A clock on the wall, a window, and a person with a journal; Argon2id cheap, and nothing left of the test before."""

import pytest

from cheap import CHEAP
from people import Person, Wall, admitted, window


@pytest.fixture(autouse=True)
def cheap_and_rested(monkeypatch):
    from goldseam.store import snapshots
    from goldseam.store.tries import tries
    from goldseam.vault import slots
    from goldseam.web import visitors
    from goldseam.web.sessions import sessions

    monkeypatch.setattr(slots, "POLICY", CHEAP)
    tries.succeeded()
    snapshots._newest.clear()
    sessions.end_all()
    visitors._known.clear()


@pytest.fixture
def clock(monkeypatch) -> Wall:
    """The time the pages see: a Tuesday evening in November, until a test moves it."""
    wall = Wall()
    monkeypatch.setattr("goldseam.web.clock.now", wall.now)
    return wall


@pytest.fixture
def stranger(db, clock):
    """A window at our address that came through no one-time address."""
    return window()


@pytest.fixture
def visitor(db, clock):
    """A window that came through a one-time address; there is no journal yet."""
    return admitted(window())


@pytest.fixture
def person(visitor, clock) -> Person:
    """Someone who has just made their journal; nothing is recorded in it."""
    return Person(visitor, clock).begin()


@pytest.fixture
def waiting(person) -> Person:
    """Someone in the first second of the wait: 8 of 10, lonely, a song, one line written."""
    person.send("urge-strength", before="8")
    person.send("urge-feeling", feeling="lonely")
    person.send("urge-trigger", trigger="song_or_place")
    person.send("urge-letter", text="I miss your keys in the door")
    return person
