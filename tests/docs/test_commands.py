"""Every command, and every option of it, is documented: in README, and with its formats in docs/formats.md."""

import argparse
from collections.abc import Iterator

import pytest

from goldseam.cli.asking import parser
from house.source import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTED = README + "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md")))


def commands(whole: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Every command that does something, with its full name."""
    groups = [action for action in whole._actions if isinstance(action, argparse._SubParsersAction)]
    if not groups:
        yield whole
    for group in groups:
        for command in group.choices.values():
            yield from commands(command)


ALL = list(commands(parser()))


@pytest.mark.parametrize("command", ALL, ids=lambda command: command.prog)
def test_readme_names_every_command(command):
    assert f"`{command.prog}" in README


@pytest.mark.parametrize("command", ALL, ids=lambda command: command.prog)
def test_every_option_is_documented(command):
    options = {option for action in command._actions for option in action.option_strings if option.startswith("--")}
    missing = {option for option in options - {"--help"} if option not in DOCUMENTED}
    assert missing == set()
