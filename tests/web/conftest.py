"""A clock on the wall, a window, and a person with a journal; Argon2id cheap, and nothing left of the test before."""

from datetime import date

import pytest

from cheap import CHEAP
from goldseam.programme import entries as e
from people import LETTER, SAFE, SLIP, Person, Wall, admitted, window


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


@pytest.fixture
def written(person) -> Person:
    """A person with a letter, a slip of the day before, and a rated day: lines 1 to 3."""
    yesterday = date(2026, 11, 23)
    person.record(LETTER)
    person.record(SLIP, on=yesterday)
    person.record(e.DayRated(like_myself=4, note="Slept badly."), on=yesterday)
    return person


@pytest.fixture
def ready(person) -> Person:
    """A person for whom the first gate is open."""
    person.record(e.StoryTold(ended_on=date(2026, 11, 3), ended_by="them"), e.HopeChosen(hope="try_again"))
    person.record(e.CauseNamed(cause="communication", weight=2, mine="I went quiet."))
    person.record(e.ChangePlanned(cause="communication", change="Say it the same day."))
    person.record(e.SpaceBegun(days=30, modes=()))
    person.record(e.NoAnswerPlanWritten(text="I call Sam."))
    person.later(days=31)
    person.record(SAFE)
    return person


@pytest.fixture
def warm(ready) -> Person:
    """A `ready` person after warm answers on two days: a call is the next step."""
    for _ in range(2):
        ready.record(e.StepTaken(step="text"))
        ready.later(days=1)
        ready.record(e.ReplyReceived(reading="engaged"))
        ready.later(days=1)
    ready.record(SAFE)
    return ready
