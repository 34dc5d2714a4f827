"""Starting the app on one's own machine: data folder, one instance, one-time address, server.

Run as `python -m goldseam.web.launch`; the command line hands over to it. A second start does not start a second
server: it mints a fresh address from the one that runs (safety.md §7.14).
"""

import argparse
import contextlib
import fcntl
import os
import signal
import socket
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import IO

RUN = "run"  # inside the data folder: what belongs to the running instance
START = "start"  # inside RUN: the notes of start tokens
ADDRESS = "port"  # inside RUN: the port of the running instance


class CannotStart(Exception):
    """The app cannot start; the message is one plain sentence or two for the person."""


def prepare_folder(data: Path) -> None:
    """Make the data folder, readable by its owner alone. Raises CannotStart where that is impossible."""
    try:
        (data / RUN / START).mkdir(mode=0o700, parents=True, exist_ok=True)
        data.chmod(0o700)
        with tempfile.TemporaryFile(dir=data) as probe:
            probe.write(b"\0" * 4096)
    except NotADirectoryError:
        raise CannotStart(f"{data} is not a folder. Choose another with --data.") from None
    except FileExistsError:
        raise CannotStart(f"{data} is a file, not a folder. Choose another with --data.") from None
    except OSError as error:
        raise CannotStart(
            f"The folder {data} cannot be written to ({error.strerror}). "
            "Free some space or give yourself the right to write there, or choose another folder with --data."
        ) from None


def hold_lock(data: Path) -> IO[str] | None:
    """The lock of the one running instance, or None where another holds it."""
    handle = (data / RUN / "lock").open("w", encoding="utf-8")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.close()
        return None
    return handle


def free_port(wanted: int) -> int:
    """A port on 127.0.0.1 that nobody listens on: the wanted one, or any. Raises CannotStart if it is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError as error:
            raise CannotStart(
                f"Port {wanted} cannot be used ({error.strerror}). Leave out --port and any free one is taken."
            ) from None
        return int(probe.getsockname()[1])


def addresses(port: int, token: str) -> list[str]:
    """The one-time address under each of our names; the first keeps cookies to ourselves (HD-07)."""
    from django.conf import settings

    return [f"http://{name}:{port}/open/{token}" for name in settings.HOST_NAMES]


def announce(data: Path, port: int, browser: bool) -> None:
    """Mint a token, print the address and, where wanted, open the browser at it."""
    from goldseam.web import visitors

    first, *others = addresses(port, visitors.mint(data / RUN / START))
    print("Your notes are open at", flush=True)  # noqa: T201
    print(f"  {first}", flush=True)  # noqa: T201
    for other in others:
        print(f"or, if that does not open, at\n  {other}", flush=True)  # noqa: T201
    print("The address works once, for two minutes. Ctrl+C here closes the app.", flush=True)  # noqa: T201
    if browser:
        threading.Thread(target=open_browser, args=(data, first), daemon=True).start()


def open_browser(data: Path, address: str) -> None:
    """Open the browser at a page that goes on to `address`, so that the token stands in no list of processes."""
    page = data / RUN / "go.html"
    descriptor = os.open(page, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(f'<!doctype html><title>Notes</title><meta http-equiv="refresh" content="0;url={address}">')
    with contextlib.suppress(webbrowser.Error):
        webbrowser.open(page.as_uri())
    threading.Event().wait(20)  # a slow browser still has to read it
    with contextlib.suppress(OSError):
        page.unlink()


def prepare_database() -> None:
    """Check the ciphers and bring the tables up to date. Raises CannotStart with the reason in plain words."""
    import django
    from django.core.management import call_command
    from django.db import DatabaseError, connections

    from goldseam.vault import known_answers

    try:
        known_answers.check()
    except known_answers.CipherBroken as error:
        raise CannotStart(str(error)) from None
    django.setup()
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise CannotStart(
            f"The notes file cannot be opened ({error}). It may be damaged or on a full disk: "
            "`goldseam doctor` looks closer, and a backup can be brought back with `goldseam journal import`."
        ) from None
    connections.close_all()  # the worker is a copy of this process and must open its own


@contextlib.contextmanager
def noted_port(data: Path, port: int) -> Iterator[None]:
    """Write down where the instance answers while it runs."""
    note = data / RUN / ADDRESS
    note.write_text(str(port), encoding="utf-8")
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def serve(data: Path, port: int, browser: bool) -> int:
    """Run the server until it is told to stop."""
    from granian import Granian
    from granian.constants import Interfaces

    server = Granian(
        "goldseam.web.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,  # sessions live in its memory
        blocking_threads=4,
        websockets=False,
        log_enabled=False,
    )
    server.on_startup(lambda: announce(data, port, browser))
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # granian would start the worker anew and lose its sessions
    with noted_port(data, port):
        server.serve()
    return 0


def launch(data: Path, port: int, browser: bool) -> int:
    """Open the app on `data`: start it, or join the instance that runs. Exit code 0, or 2 with a sentence."""
    try:
        prepare_folder(data)
        lock = hold_lock(data)
        if lock is None:
            return join(data, browser)
        with lock:
            prepare_database()
            return serve(data, free_port(port), browser)
    except CannotStart as reason:
        print(reason, file=sys.stderr)  # noqa: T201
        return 2


def join(data: Path, browser: bool) -> int:
    """The app runs already on this folder: hand out a fresh address of that one."""
    try:
        port = int((data / RUN / ADDRESS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise CannotStart("The app is just starting or stopping. Wait a moment and try again.") from None
    announce(data, port, browser)
    return 0


def main() -> int:
    """Read the arguments the command line passed on."""
    parser = argparse.ArgumentParser(prog="goldseam open")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--port", type=int)
    parser.add_argument("--no-browser", action="store_true")
    asked = parser.parse_args()
    if asked.data is not None:
        os.environ["GOLDSEAM_DATA"] = str(asked.data.expanduser().absolute())
    os.environ["DJANGO_SETTINGS_MODULE"] = "goldseam.settings"
    from django.conf import settings

    port = settings.PORT if asked.port is None else asked.port
    return launch(settings.DATA_FOLDER, port, settings.OPENS_BROWSER and not asked.no_browser)


if __name__ == "__main__":
    sys.exit(main())
