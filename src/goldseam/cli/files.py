"""Files read and written whole: nothing half-written stays, nothing is written over unasked."""

import contextlib
import os
from pathlib import Path

from goldseam.cli.says import Stop

LARGEST = 512 * 1024 * 1024  # bytes of a file that is read into memory: thousands of journals


def read_whole(path: Path) -> bytes:
    """The content of this file. Raises Stop."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise Stop(f"There is no file {path}. Look at the name.") from None
    except IsADirectoryError:
        raise Stop(f"{path} is a folder. Give the file itself.") from None
    except OSError as error:
        raise Stop(f"{path} cannot be read ({error.strerror}).") from None
    if len(content) > LARGEST:
        raise Stop(f"{path} is larger than any journal, so it was not read.")
    return content


def check_free(path: Path, *, replace: bool) -> None:
    """Whether a file can be written there, before anybody is asked for anything. Raises Stop."""
    if path.is_dir():
        raise Stop(f"{path} is a folder. Give a name for the file in it.")
    if path.exists() and not replace:
        raise Stop(f"{path} is there already and was not touched. Choose another name, or say --replace.")
    if not path.absolute().parent.is_dir():
        raise Stop(f"There is no folder {path.absolute().parent}. Make it first, or choose another place.")


def write_whole(path: Path, content: bytes) -> None:
    """Write this file, readable by its owner alone: all of it, or nothing. Raises Stop."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with contextlib.suppress(FileNotFoundError):
            unfinished.unlink()
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise Stop(
            f"{path} cannot be written ({error.strerror}). Nothing was left half-written; choose another place."
        ) from None
