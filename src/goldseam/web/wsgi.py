"""What the server runs. One worker: sessions live in its memory and end with it."""

import contextlib
import ctypes
import gc
import os
import resource

from django.core.wsgi import get_wsgi_application

PR_SET_DUMPABLE = 4  # from linux/prctl.h


def forbid_memory_dumps() -> None:
    """No core file, and on Linux no reading of this process's memory by another of the same user (ME-01)."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, AttributeError):  # not Linux
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.settings")
application = get_wsgi_application()
forbid_memory_dumps()
gc.freeze()  # what was loaded at start stays; the collector need not walk it again
