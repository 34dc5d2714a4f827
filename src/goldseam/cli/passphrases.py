"""Where a passphrase comes from: a file that was named, or the person, who is asked without showing what is typed."""

import getpass
import sys
from pathlib import Path

from goldseam.cli.says import Stop

LONGEST = 4096  # bytes of the first line that are looked at; no passphrase is longer


def asked(file: Path | None, question: str = "Passphrase: ", option: str = "--passphrase-file") -> str:
    """The passphrase. Raises Stop where there is none to be had."""
    if file is not None:
        return _first_line(file, option)
    if not sys.stdin.isatty():
        raise Stop(f"A passphrase is needed, and there is nobody to ask. Put it into a file and name it with {option}.")
    try:
        return getpass.getpass(question)
    except EOFError:
        raise Stop("No passphrase was given, so nothing was done.") from None


def chosen(file: Path | None, option: str) -> str:
    """A new passphrase, typed twice where it is typed. Raises Stop."""
    first = asked(file, "New passphrase, 15 characters or more: ", option)
    if file is None and getpass.getpass("The same once more: ") != first:
        raise Stop("The two were not the same, so nothing was changed. Please try again.")
    return first


def _first_line(file: Path, option: str) -> str:
    try:
        with file.open("rb") as opened:
            line = opened.readline(LONGEST)
        text = line.decode("utf-8").removeprefix("\ufeff").rstrip("\r\n")
    except UnicodeDecodeError:
        raise Stop(f"{file} holds no text in UTF-8. Write the passphrase into its first line.") from None
    except FileNotFoundError:
        raise Stop(f"There is no file {file}. Look at what stands after {option}.") from None
    except IsADirectoryError:
        raise Stop(f"{file} is a folder. Name a file with {option}.") from None
    except OSError as error:
        raise Stop(f"{file} cannot be read ({error.strerror}).") from None
    if not text:
        raise Stop(f"The first line of {file} is empty. Write the passphrase into it.")
    return text
