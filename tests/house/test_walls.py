"""Who may import whom."""

import subprocess
import sys

import pytest

from house.source import PACKAGE, ROOT, files, imports, name

# Values in, values out: what is not here needs a reason. `zoneinfo` reads the zone database and nothing else.
PROGRAMME_MAY_USE = {
    "bisect", "calendar", "collections", "collections.abc", "copy", "dataclasses", "datetime", "enum", "functools",
    "itertools", "math", "operator", "re", "statistics", "types", "typing", "unicodedata", "zoneinfo",
}  # fmt: skip


def test_the_contracts_of_the_import_linter_hold():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", files(PACKAGE / "programme"), ids=name)
def test_the_programme_uses_nothing_that_could_see_a_clock_a_file_or_chance(path):
    foreign = {module for module in imports(path) if not module.startswith("goldseam.programme")}
    assert foreign - {"goldseam"} <= PROGRAMME_MAY_USE


def test_nothing_in_the_package_can_make_a_request():
    """The import linter knows packages only, so these parts of the standard library are looked for here.

    The one exception is the line to a language model of the person's own, which is off (safety.md §7.18).
    """
    clients = {"urllib.request", "http.client", "smtplib", "ftplib", "xmlrpc.client", "asyncio"}
    assert [path.name for path in files(PACKAGE) if clients & imports(path)] == ["own_line.py"]


def test_only_what_reads_and_writes_bytes_knows_msgspec():
    users = {path.relative_to(PACKAGE).parts[0] for path in files(PACKAGE) if "msgspec" in imports(path)}
    assert users <= {"journal", "store", "chats"}


def test_only_the_pages_clock_and_the_command_line_read_the_time():
    readers = [
        name(path)
        for path in files(PACKAGE)
        if "datetime.now(" in path.read_text() and path.name != "clock.py" and "cli" not in path.parts
    ]
    assert readers == []
