"""The tables of the file, brought up to date; a file that a later version wrote is left alone (FT-10)."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from goldseam.store.problems import NewerJournal, told_plainly


def bring_up_to_date() -> None:
    """Make what tables there are not yet. Raises NewerJournal, CannotSave or CannotRead; then nothing was changed."""
    with told_plainly():
        known = MigrationLoader(connection)
        ours = {step for step in known.applied_migrations if step[0] == "store"}
        if ours - set(known.disk_migrations):
            raise NewerJournal
        call_command("migrate", verbosity=0, interactive=False)
