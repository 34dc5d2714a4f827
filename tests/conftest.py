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
