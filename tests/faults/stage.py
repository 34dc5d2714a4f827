"""What all scenes share: a folder with a journal in it, people played by forked processes, and a look at the result."""

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from goldseam.store import folder

data, wishes = Path(sys.argv[1]), json.loads(sys.argv[2])
database = folder.open_folder(data, make=True)

from django.db import connection, connections  # noqa: E402

from cheap import CHEAP  # noqa: E402
from diary import PASSPHRASE, Journal, begun, letter, sql  # noqa: E402
from goldseam.store import journals, snapshots  # noqa: E402
from goldseam.vault import slots  # noqa: E402

slots.POLICY = CHEAP

__all__ = ["PASSPHRASE", "Journal", "begun", "connection", "database", "journals", "letter", "sql", "wishes"]


def person(play: Callable[[Callable[[dict], None]], None]) -> tuple[int, int]:
    """A process that plays `play(tell)`: its number, and the pipe on which it tells what it did, a line each."""
    connections.close_all()  # SQLite's connections do not survive a fork
    reader, writer = os.pipe()
    number = os.fork()
    if number:
        os.close(writer)
        return number, reader
    os.close(reader)
    snapshots._newest.clear()
    failed = 0
    try:
        play(lambda told: os.write(writer, json.dumps(told).encode() + b"\n") and None)
    except BaseException:
        traceback.print_exc()
        failed = 1
    os._exit(failed)


def told(reader: int) -> list[dict]:
    """Everything a person told until they were done, or died; a line that was cut short is none."""
    with os.fdopen(reader, "rb") as lines:
        return [json.loads(line) for line in lines if line.endswith(b"\n")]


def finished(number: int) -> bool:
    """Wait until a person is done; whether all went well for them."""
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]) == 0


def tell(**result: object) -> None:
    """What came of the scene."""
    print(json.dumps(result))
