"""What all tests share: no network but this machine's. Their data folder is set in settings_for_tests.py."""

import socket

import pytest


class NoNetwork(Exception):
    """A test tried to reach another machine."""


@pytest.fixture(autouse=True)
def only_this_machine(monkeypatch):
    """Refuse every connection that leaves the machine (AB-19)."""
    connect = socket.socket.connect

    def guarded(self, address):
        if isinstance(address, tuple) and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise NoNetwork(str(address[0]))
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix():
    """Each worker has a file of its own by settings_for_tests.py; no second suffix, so that it still ends in `.db`."""


@pytest.fixture
def somebody():
    """A language model of the person's own, such as the test makes it."""
    from somebody import Somebody

    model = Somebody()
    yield model
    model.gone()
