"""A machine that lacks something is told which line installs it."""

import os
import subprocess
from pathlib import Path

import pytest

from house.source import ROOT

OLD = "#!/bin/sh\ncase $1 in --version) echo Python 3.9.2;; *) exit 1;; esac\n"
BARE = "#!/bin/sh\ncase $2 in *ensurepip*) exit 1;; *) exit 0;; esac\n"


def make(folder: Path, python: str) -> subprocess.CompletedProcess[str]:
    """`make install` with this Python, into a folder of its own."""
    command = ["make", "--no-print-directory", "install", f"PYTHON={python}", f"VENV={folder / 'venv'}"]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(command, cwd=ROOT, env=clean, capture_output=True, text=True, check=False)


def pretended(folder: Path, script: str) -> str:
    path = folder / "python3"
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (None, "python3 is missing. Debian and Ubuntu: sudo apt install python3 python3-venv"),
        (OLD, "Python 3.11, 3.12 or 3.13 is needed; Python 3.9.2 was found."),
        (BARE, "This Python cannot make a virtual environment. Debian and Ubuntu: sudo apt install python3-venv"),
    ],
    ids=["no python", "an old python", "no venv"],
)
def test_what_is_missing_is_named(tmp_path, script, told):
    python = str(tmp_path / "nowhere") if script is None else pretended(tmp_path, script)
    done = make(tmp_path, python)
    assert done.returncode != 0
    assert told in done.stdout
    assert not (tmp_path / "venv").exists()


def test_ci_is_check_and_test_and_nothing_else():
    called = [line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line.startswith("make ")]
    assert called == ["make check", "make test"]
