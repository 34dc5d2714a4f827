"""Homes with and without a journal, and folders in which rights on files can be tried."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from command import LINES, Home


@pytest.fixture
def commons() -> Iterator[Path]:
    """A folder that everybody gets to, as pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="goldseam-"))
    folder.chmod(0o777)
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A journal made by importing four lines, once for all."""
    home = Home(tmp_path_factory.mktemp("made"))
    answer = home.journal("import", home.file(LINES))
    assert answer.code == 0, answer.err
    return home, answer


@pytest.fixture
def home(made, tmp_path) -> Home:
    """A copy of that journal, to do with as one likes."""
    there = Home(tmp_path)
    shutil.copytree(made[0].data, there.data)
    return there


@pytest.fixture
def empty(tmp_path) -> Home:
    """A place where there is no journal."""
    (tmp_path / "empty").mkdir()
    return Home(tmp_path / "empty")
