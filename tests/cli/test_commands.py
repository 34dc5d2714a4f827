"""The command line as a whole: what it offers, how it refuses, how fast it answers."""

import resource
import sys

import pytest

from command import goldseam
from goldseam import __version__


def test_it_says_its_version():
    assert goldseam("--version").out == f"goldseam {__version__}\n"


def test_it_says_its_version_before_anybody_has_to_wait():
    """By the time it works, not by the clock: that one is in benchmarks/version.py, and a busy machine delays all."""

    def worked() -> float:
        spent = resource.getrusage(resource.RUSAGE_CHILDREN)
        return spent.ru_utime + spent.ru_stime

    quickest = 9.0
    for _ in range(5):
        before = worked()
        goldseam("--version")
        quickest = min(quickest, worked() - before)
    assert quickest < 0.15


def test_to_say_its_version_it_loads_nothing_heavy():
    code = (
        "import sys; from goldseam.cli import main\ntry: main(['--version'])\nexcept SystemExit: pass\n"
        "heavy = ('django', 'msgspec', 'rich', 'cryptography', 'pyrage', 'polars', 'numpy')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    assert goldseam(program=[sys.executable, "-c", code]).out.endswith("\n[]\n")


@pytest.mark.parametrize(
    "words",
    [(), ("open",), ("programme",), ("journal",), ("chat",), ("chat", "inspect"), ("doctor",)]
    + [("journal", name) for name in ("export", "import", "verify", "passphrase", "erase")],
)
def test_every_command_explains_itself(words):
    answer = goldseam(*words, "--help")
    assert answer.code == 0
    assert answer.out.startswith(" ".join(["usage: goldseam", *words]))
    assert len(answer.out) > 200


def test_help_names_what_works_and_nothing_else():
    said = goldseam("--help").out + goldseam("journal", "--help").out
    works = "open programme journal chat coach doctor export import verify passphrase erase"
    for name in works.split():
        assert name in said
    for name in ("serve", "demo", "backup", "restore"):
        assert f"\n    {name} " not in said


@pytest.mark.parametrize(
    "words",
    [
        ("serve",),
        ("serve", "--bind", "0.0.0.0:80"),
        ("demo", "--no-browser"),
        ("journal", "backup"),
        ("journal", "restore", "x"),
    ],
)
def test_what_is_not_there_yet_says_so(words):
    answer = goldseam(*words)
    assert answer.refused
    assert answer.err.count("\n") == 1
    assert "not there yet" in answer.err or "Use `goldseam journal" in answer.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("dance",), "There is no command 'dance'. `goldseam --help` shows what can be said."),
        (("journal",), "The following arguments are required: COMMAND. `goldseam journal --help` shows"),
        (("journal", "dance"), "There is no command 'dance'. `goldseam journal --help` shows what can be said."),
        (("journal", "export"), "The following arguments are required: OUT."),
        (("programme", "--jso"), "Unrecognized arguments: --jso."),
        (("--port", "many"), "Argument --port: has to be a number from 1024 to 65535, or 0 for any free one."),
        (("open", "--port", "99999"), "Argument --port: has to be a number"),
        (("open", "--port", "-1"), "Argument --port: "),
    ],
)
def test_what_is_not_understood_is_answered_with_a_sentence(words, sentence):
    answer = goldseam(*words)
    assert answer.refused
    assert answer.err.startswith(sentence), answer.err


def test_a_nonsense_setting_is_named():
    answer = goldseam("open", GOLDSEAM_PORT="many")
    assert answer.refused
    assert answer.err.startswith("GOLDSEAM_PORT is 'many'")


def test_a_folder_that_is_a_file_is_no_place_to_open(tmp_path):
    file = tmp_path / "notes"
    file.touch()
    for words in (("open", "--data", file), ("--no-browser", "--data", file)):
        answer = goldseam(*words)
        assert answer.refused
        assert "is a file, not a folder" in answer.err or "is not a folder" in answer.err


def test_nobody_reading_on_is_no_fault(tmp_path):
    answer = goldseam(program=["bash", "-c", f"{sys.executable} -m goldseam --help | true; echo ${{PIPESTATUS[0]}}"])
    assert "Traceback" not in answer.err
