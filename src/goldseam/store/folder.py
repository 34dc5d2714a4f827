"""A data folder without the web: for the command line."""

import os
from pathlib import Path

from goldseam.vault import known_answers

DATABASE = "notes.db"
BESIDE = ("", "-wal", "-shm", "-journal")


def open_folder(data: Path | None = None, *, make: bool = False) -> Path:
    """Set Django up on this folder (else the configured one) and bring its tables up to date.

    Returns the path of the database. Raises CipherBroken, NoJournal where there is no file and none is to be made,
    NewerJournal, or CannotRead. Call it once in a process, before anything else of the store is imported.
    """
    known_answers.check()
    if data is not None:
        os.environ["GOLDSEAM_DATA"] = str(data.expanduser().absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.settings")
    import django
    from django.conf import settings

    django.setup()
    from goldseam.store.problems import FileGone, NoJournal
    from goldseam.store.tables import bring_up_to_date

    path = Path(str(settings.DATABASES["default"]["NAME"]))
    if not path.exists():
        if not make:
            raise NoJournal
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            raise FileGone from None
    bring_up_to_date()
    try:
        path.chmod(0o600)
    except OSError:
        raise FileGone from None  # it is there, and it is somebody else's
    return path


def remove_files(path: Path) -> None:
    """After `destroy`: take the empty database itself away. Nothing else in the folder is touched."""
    from django.db import connections

    connections.close_all()
    for ending in BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)
