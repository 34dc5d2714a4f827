"""Folders in which rights on files can be tried."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def commons() -> Iterator[Path]:
    """A folder that everybody gets to, as pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="goldseam-"))
    folder.chmod(0o777)
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(folder)
