"""What the server runs. One worker: sessions live in its memory and end with it."""

import contextlib
import ctypes
import gc
import os
import resource
import signal
import threading

from django.core.wsgi import get_wsgi_application

PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 1, 4  # from linux/prctl.h


def forbid_memory_dumps() -> None:
    """No core file, and on Linux no reading of this process's memory by another of the same user (ME-01)."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, AttributeError):  # not Linux
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def end_with(parent: int) -> None:
    """Where the launcher is killed, this process goes too, with all sessions: at once on Linux, else at the sweep."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    _end_if_orphaned(parent)


def _end_if_orphaned(parent: int) -> None:
    if os.getppid() != parent:
        os._exit(0)


def sweep_for_ever(parent: int) -> None:
    """Drop sessions that are over although nobody asks for them."""
    from goldseam.web import clock
    from goldseam.web.sessions import SWEEP_SECONDS, sessions

    while True:
        threading.Event().wait(SWEEP_SECONDS)
        _end_if_orphaned(parent)
        sessions.sweep(clock.now())


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.settings")
launcher = os.getppid()
os.setpgid(0, 0)  # Ctrl+C in the terminal goes to the launcher alone, which then ends this process once and in order
application = get_wsgi_application()
forbid_memory_dumps()
end_with(launcher)
threading.Thread(target=sweep_for_ever, args=(launcher,), daemon=True, name="sweeper").start()
gc.freeze()  # what was loaded at start stays; the collector need not walk it again
