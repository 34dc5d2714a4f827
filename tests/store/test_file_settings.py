"""How the database file is kept: nothing acknowledged is lost, nothing deleted stays."""

import pytest
from django.db import connection

from diary import database_path, sql
from goldseam.store import journals


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL: a lost entry is a broken promise
        ("secure_delete", 1),
        ("temp_store", 2),  # in memory: nothing in temporary files
        ("journal_size_limit", 0),
        ("wal_autocheckpoint", 256),
        ("trusted_schema", 0),
    ],
)
def test_the_file_is_kept_as_it_should_be(transactional_db, pragma, value):
    assert sql(f"PRAGMA {pragma}") == [(value,)]


def test_writers_take_turns_from_the_first_statement_on():
    from django.conf import settings

    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_settling_empties_the_log(filed):
    filed.write(*(str(number) for number in range(30)))
    log = database_path().with_name(database_path().name + "-wal")
    assert log.stat().st_size > 0
    assert journals.settle_files()
    assert log.stat().st_size == 0
    assert len(filed.texts()) == 30


def test_settling_never_fails(filed, monkeypatch):
    from django.db import DatabaseError

    def full(*_):
        raise DatabaseError

    with monkeypatch.context() as moment:
        moment.setattr("django.db.backends.utils.CursorWrapper.execute", full)
        assert not journals.settle_files()


def test_settling_inside_a_transaction_waits_for_the_next_time(journal):
    assert connection.in_atomic_block
    assert not journals.settle_files()


def test_the_migrations_are_complete(db):
    from django.core.management import call_command

    call_command("makemigrations", "store", check=True, dry_run=True, verbosity=0)


def test_a_file_with_tables_of_a_later_version_is_left_alone(db):
    from django.db.migrations.recorder import MigrationRecorder

    from goldseam.store.problems import NewerJournal
    from goldseam.store.tables import bring_up_to_date

    bring_up_to_date()
    MigrationRecorder(connection).record_applied("store", "0099_later")
    with pytest.raises(NewerJournal, match="newer version"):
        bring_up_to_date()
