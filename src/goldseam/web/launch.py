"""Starting the app on one's own machine: data folder, one instance, one-time address, server.

Run as `python -m goldseam.web.launch`; the command line hands over to it. A second start does not start a second
server: it mints a fresh address from the one that runs (safety.md §7.14).
"""

import argparse
import contextlib
import errno
import fcntl
import importlib
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
GO = "go.html"  # inside RUN, for some seconds: the page that sends the browser on
TRIES = 20  # free ports looked at, where another program holds the same one on the other kind of address
ROUND_SECONDS, PATIENCE_ROUNDS = 0.05, 600  # how often, and how many times, the server is asked whether it answers
KILL_SECONDS = 2  # for a worker that does not end when told to; every write it acknowledged is on disk by then
READING_SECONDS = 20  # a slow browser still has to read GO
# Browsers in a box of their own cannot read a hidden folder, so a page in it would be an error to them.
BOXED = ("/snap/bin/firefox", "/snap/bin/chromium", "/var/lib/flatpak/exports/bin/org.mozilla.firefox")


class CannotStart(Exception):
    """The app cannot start; the message is one plain sentence or two for the person."""


def prepare_folder(data: Path) -> None:
    """Make the data folder, readable by its owner alone. Raises CannotStart where that is impossible."""
    os.umask(0o077)
    try:
        (data / RUN / START).mkdir(mode=0o700, parents=True, exist_ok=True)
        data.chmod(0o700)
        with tempfile.TemporaryFile(dir=data) as probe:
            probe.write(b"\0" * 4096)
    except NotADirectoryError:
        raise CannotStart(f"{data} is not a folder. Choose another with --data.") from None
    except FileExistsError:
        raise CannotStart(f"{data} is a file, not a folder. Choose another with --data.") from None
    except (OSError, ValueError) as error:
        raise CannotStart(
            f"The folder {data} cannot be written to ({getattr(error, 'strerror', None) or error}). "
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


def tidy(data: Path) -> None:
    """Take away what an instance left behind that was killed: its port, its tokens, its page. Call with the lock."""
    for left in (data / RUN / ADDRESS, data / RUN / GO, *(data / RUN / START).iterdir()):
        left.unlink(missing_ok=True)


def free_port(wanted: int) -> tuple[int, socket.socket | None]:
    """A port on 127.0.0.1 that nobody listens on: the wanted one, or any. Raises CannotStart if it is taken.

    With it comes the same port of ::1, held so that no other program answers there under our name (HD-06).
    """
    for _ in range(TRIES):
        port = _bindable(wanted)
        try:
            return port, _held(port)
        except OSError as error:
            if wanted:
                raise _taken(wanted, error) from None
    raise CannotStart("No free port was found. Close some programs and try again.")


def _bindable(wanted: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError as error:
            raise _taken(wanted, error) from None
        return int(probe.getsockname()[1])


def _held(port: int) -> socket.socket | None:
    """The port on ::1, bound and not listened on; None where this machine has no such address."""
    try:
        other = socket.socket(socket.AF_INET6)
    except OSError:
        return None
    try:
        other.bind(("::1", port))
    except OSError as error:
        other.close()
        if error.errno == errno.EADDRINUSE:
            raise
        return None
    return other


def _taken(port: int, error: OSError) -> CannotStart:
    return CannotStart(f"Port {port} cannot be used ({error.strerror}). Leave out --port and any free one is taken.")


def addresses(port: int, token: str) -> list[str]:
    """The one-time address under each of our names; the first keeps cookies to ourselves (HD-07)."""
    from django.conf import settings

    return [f"http://{name}:{port}/open/{token}" for name in settings.HOST_NAMES]


def announce(data: Path, port: int, browser: bool, closing: str = "Ctrl+C here closes the app.") -> None:
    """Mint a token, print the address and how to close the app, and, where wanted, open the browser at it."""
    from goldseam.web import visitors

    first, *others = addresses(port, visitors.mint(data / RUN / START))
    print("Your notes are open at", flush=True)  # noqa: T201
    print(f"  {first}", flush=True)  # noqa: T201
    for other in others:
        print(f"or, if that does not open, at\n  {other}", flush=True)  # noqa: T201
    print(f"The address works once, for two minutes. {closing}", flush=True)  # noqa: T201
    if browser:
        threading.Thread(target=open_browser, args=(data, first), daemon=True).start()


def announce_when_open(data: Path, port: int, browser: bool) -> None:
    """Announce as soon as the server answers: an address that refuses its first visitor is no welcome.

    It begins with a wait, so that it holds nothing while the server makes a copy of this process for its worker.
    """
    for _ in range(PATIENCE_ROUNDS):
        threading.Event().wait(ROUND_SECONDS)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
    announce(data, port, browser)


def open_browser(data: Path, address: str) -> None:
    """Open the browser at a page that goes on to `address`, so that the token stands in no list of processes."""
    if any(Path(browser).exists() for browser in BOXED):
        with contextlib.suppress(webbrowser.Error):
            webbrowser.open(address)  # works once and for two minutes, and opens no more than the lock page
        return
    page = data / RUN / GO
    descriptor = os.open(page, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(f'<!doctype html><title>Notes</title><meta http-equiv="refresh" content="0;url={address}">')
    with contextlib.suppress(webbrowser.Error):
        webbrowser.open(page.as_uri())
    threading.Event().wait(READING_SECONDS)
    page.unlink(missing_ok=True)


def prepare_database() -> None:
    """Check the ciphers and bring the tables up to date. Raises CannotStart with the reason in plain words."""
    import django
    from django.db import connection, connections

    from goldseam.vault import known_answers

    try:
        known_answers.check()
    except known_answers.CipherBroken as error:
        raise CannotStart(str(error)) from None
    django.setup()
    from goldseam.store.problems import JournalProblem
    from goldseam.store.tables import bring_up_to_date

    try:
        bring_up_to_date()
    except JournalProblem as problem:
        raise CannotStart(str(problem)) from None
    Path(str(connection.settings_dict["NAME"])).chmod(0o600)
    connections.close_all()  # the worker is a copy of this process and must open its own


def settle() -> None:
    """After the server has stopped: the write-ahead log goes into the file, and nothing of it remains beside it."""
    from django.db import connections

    from goldseam.store.database import settle_files

    settle_files()
    connections.close_all()


@contextlib.contextmanager
def noted_port(data: Path, port: int) -> Iterator[None]:
    """Write down where the instance answers while it runs."""
    note = data / RUN / ADDRESS
    note.write_text(str(port), encoding="utf-8")
    try:
        yield
    finally:
        tidy(data)


def close_with_the_terminal() -> None:
    """A terminal that is closed closes the app. The server itself would start its worker anew, without its sessions."""
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGINT))


def serve(data: Path, port: int, browser: bool) -> int:
    """Run the server until it is told to stop. Raises CannotStart where the port was taken meanwhile."""
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
        workers_kill_timeout=KILL_SECONDS,
    )
    welcome = threading.Thread(target=announce_when_open, args=(data, port, browser), daemon=True)
    server.on_startup(welcome.start)
    server.on_startup(close_with_the_terminal)
    with noted_port(data, port):
        try:
            server.serve()
        except (OSError, RuntimeError) as error:
            raise CannotStart(f"The app cannot answer at port {port} ({error}). Please start it again.") from None
        except SystemExit:  # its worker ended, and nobody had told it to
            raise CannotStart("The app stopped by itself. What was saved is safe. Please start it again.") from None
        finally:
            settle()
    return 0


def launch(data: Path, port: int, browser: bool) -> int:
    """Open the app on `data`: start it, or join the instance that runs. Exit code 0, or 2 with a sentence."""
    try:
        prepare_folder(data)
        lock = hold_lock(data)
        if lock is None:
            return join(data, browser)
        with lock:
            tidy(data)
            prepare_database()
            ours, other = free_port(port)
            with other or contextlib.nullcontext():
                return serve(data, ours, browser)
    except CannotStart as reason:
        print(reason, file=sys.stderr)  # noqa: T201
        return 2


def join(data: Path, browser: bool) -> int:
    """The app runs already on this folder: hand out a fresh address of that one."""
    try:
        port = int((data / RUN / ADDRESS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise CannotStart("The app is just starting or stopping. Wait a moment and try again.") from None
    announce(data, port, browser, closing="The app was open already; Ctrl+C in the terminal it began in closes it.")
    return 0


def main() -> int:
    """Read the arguments the command line passed on."""
    parser = argparse.ArgumentParser(prog="goldseam open")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--port")
    parser.add_argument("--no-browser", action="store_true")
    asked = parser.parse_args()
    if asked.data is not None:
        os.environ["GOLDSEAM_DATA"] = str(asked.data.expanduser().absolute())
    os.environ["DJANGO_SETTINGS_MODULE"] = "goldseam.settings"
    try:
        settings = importlib.import_module("goldseam.settings")  # the top of the house: no face imports it by name
        port = settings.PORT if asked.port is None else settings.port(asked.port)
    except SystemExit as nonsense:  # a variable that cannot be used: settings.BadSetting
        print(nonsense, file=sys.stderr)  # noqa: T201
        return 2
    return launch(settings.DATA_FOLDER, port, settings.OPENS_BROWSER and not asked.no_browser)


if __name__ == "__main__":
    sys.exit(main())
