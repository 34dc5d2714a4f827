"""`goldseam open`: hand over to the app."""

import argparse
import importlib
import os
import sys
from pathlib import Path
from typing import Any, NoReturn

from goldseam.cli.says import Stop


def data_folder(asked: Path | None) -> Path:
    """The folder named with --data, else the one of the settings. Raises Stop where a setting is nonsense."""
    if asked is not None:
        os.environ["GOLDSEAM_DATA"] = str(asked.expanduser().absolute())  # before the settings are read, once
    return Path(settings().DATA_FOLDER)


def settings() -> Any:
    """The settings, read when a command needs them: they are the top of the house and no face imports them."""
    try:
        return importlib.import_module("goldseam.settings")
    except SystemExit as refused:
        raise Stop(str(refused)) from None


def open_app(asked: argparse.Namespace) -> NoReturn:
    """Become the app. Raises Stop where a setting is nonsense."""
    settings()
    arguments = [sys.executable, "-P", "-m", "goldseam.web.launch"]  # -P: nothing is imported from where we stand
    if asked.data is not None:
        arguments += ["--data", str(asked.data)]
    if asked.port is not None:
        arguments += ["--port", str(asked.port)]
    if asked.no_browser:
        arguments.append("--no-browser")
    sys.stdout.flush()
    os.execv(sys.executable, arguments)  # noqa: S606  no shell, and the program that already runs
