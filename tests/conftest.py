"""What all tests share: a data folder of their own, and no network but this machine's."""

import os
import socket
import tempfile
from pathlib import Path

import pytest

# Settings read the environment once, at import; so the folder has to be there before Django is.
_folder = Path(tempfile.mkdtemp(prefix="goldseam-tests-"))
os.environ["GOLDSEAM_DATA"] = str(_folder)
os.environ["GOLDSEAM_NO_BROWSER"] = "1"
os.environ["GOLDSEAM_ZONE"] = "Europe/London"
os.environ["GOLDSEAM_TEST_DATABASE"] = str(_folder / f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}.db")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright runs a loop in the test's thread


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
