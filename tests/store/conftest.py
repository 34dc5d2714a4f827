"""A journal for each test, with Argon2id cheap."""

import pytest

from cheap import CHEAP
from diary import Journal, begun
from goldseam.store import snapshots
from goldseam.store.tries import tries
from goldseam.vault import slots


@pytest.fixture(autouse=True)
def cheap_and_rested(monkeypatch):
    monkeypatch.setattr(slots, "POLICY", CHEAP)
    tries.succeeded()
    snapshots._newest.clear()


@pytest.fixture
def journal(db) -> Journal:
    return begun()


@pytest.fixture
def filed(transactional_db) -> Journal:
    """The same in a database that is really committed, for what happens in files and between connections."""
    return begun()
