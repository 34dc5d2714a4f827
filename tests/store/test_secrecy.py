"""Nothing readable on disk: every file of the data folder is searched, during and after a whole evening."""

import base64

import pytest

from diary import NOW, PASSPHRASE, ZONE, database_path, letter
from goldseam.programme import entries as e
from goldseam.store import journals

NEEDLE = "NEEDLEINTHEHAY"


def folder_bytes() -> dict[str, bytes]:
    """Every file in the data folder and the database's own: the file, its log, its shared memory."""
    from django.conf import settings

    folders = {database_path().parent, settings.DATA_FOLDER}
    return {str(file): file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()}


def forbidden(journal) -> dict[str, list[bytes]]:
    """What must be found in no file, in the ways it could be written."""
    plain = {
        "words": [NEEDLE, NEEDLE.lower(), PASSPHRASE],
        "kinds": sorted(entry.kind for entry in vars(e).values() if isinstance(getattr(entry, "kind", None), str)),
        "facts": ["explicit_no", "ex_afraid", "user_was_harmed"],
        "times": ["2026-11-24T", "2026-11-25T"],
        "places": ["Europe/London", "lock_minutes", "some-place"],
        "tokens": ["form-token"],
        "spare key": [journal.code, journal.code.replace("-", "")],
    }
    secrets = [journal.keys.root, *(journal.keys.key(purpose) for purpose in
               ("rows", "head", "chain", "snapshot", "kept", "index", "mailbox", "attach"))]  # fmt: skip
    found = {name: [text.encode() for text in texts] for name, texts in plain.items()}
    found["words as UTF-16"] = [NEEDLE.encode("utf-16-le")]
    found["keys"] = secrets + [secret.hex().encode() for secret in secrets] + [
        base64.b64encode(secret) for secret in secrets
    ]  # fmt: skip
    return found


def search(journal) -> list[str]:
    files = folder_bytes()
    assert any(name.endswith(".db") for name in files)
    return [
        f"{what}: {word!r} in {name}"
        for name, content in files.items()
        for what, words in forbidden(journal).items()
        for word in words
        if word in content
    ]


def an_evening(journal):
    """A bit of everything that writes; after each step the folder is searched."""
    keys = journal.keys
    yield journal.record(e.FactRecorded(fact="explicit_no"), e.BoundaryHeard(wish="no_contact", words=NEEDLE))
    yield journal.record(letter(NEEDLE * 50), once="form-token")
    yield journal.record(e.Corrected(entry=3, fields={"text": NEEDLE}))
    yield journals.keep_draft(keys, "some-place", NEEDLE)
    yield journals.prefer(keys, NOW, zone=ZONE, lock_minutes="5")
    with pytest.raises(journals.WrongPassphrase):
        yield journals.unlock(NEEDLE + "not it", now=NOW)
    yield journals.post_draft("some-place", NEEDLE, now=NOW)
    yield journals.unlock(PASSPHRASE, now=NOW)
    yield [journal.record(letter(NEEDLE)) for _ in range(260)]
    yield journal.erase(2, 3)
    yield journals.bring_in(keys, list(journals.export(keys, now=NOW).lines)[:3], now=NOW)
    yield journals.change_passphrase(keys, PASSPHRASE, now=NOW)
    yield journals.verify(keys)
    yield (number := journals.attach(keys, NEEDLE, [NEEDLE.encode() * 9000]))
    yield journals.attachment(keys, number)
    yield journals.detach(keys, number)
    yield journals.settle_files()


def test_nothing_readable_lies_in_any_file_at_any_moment(filed):
    for number, _ in enumerate(an_evening(filed)):
        assert search(filed) == [], f"after step {number}"


def test_the_search_would_find_a_word_left_in_the_clear(filed):
    """Break it and see: a search that finds nothing proves nothing by itself."""
    journals.settle_recovery(filed.keys)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO store_letter (vault_id, sealed) SELECT id, %s FROM store_vault", [NEEDLE.encode()])
    assert search(filed)


def test_tables_and_columns_are_the_ones_the_docs_list():
    """A new column in clear is a decision: it is added here and in docs/formats.md, with its reason."""
    from django.apps import apps

    tables = {
        model._meta.db_table: sorted(field.column for field in model._meta.fields)
        for model in apps.get_app_config("store").get_models()
    }
    assert tables == {
        "store_vault": ["epoch", "head", "id", "identity", "layout", "mailbox"],
        "store_slot": ["id", "sealed", "vault_id"],
        "store_entry": ["digest", "epoch", "id", "link", "sealed", "seq", "vault_id"],
        "store_snapshot": ["id", "sealed", "vault_id"],
        "store_kept": ["id", "place", "sealed", "vault_id"],
        "store_once": ["id", "sealed", "token", "vault_id"],
        "store_letter": ["id", "sealed", "vault_id"],
        "store_attachment": ["header", "id", "identity", "vault_id"],
        "store_piece": ["attachment_id", "id", "number", "sealed"],
    }


def test_sizes_of_lines_go_in_steps_of_64(filed):
    filed.record(letter("no"))
    filed.record(letter("a little longer"))
    sizes = {len(row) for row in sealed_lines()}
    assert all((size - 30) % 64 == 0 for size in sizes)


def sealed_lines() -> list[bytes]:
    from diary import sql

    return [bytes(sealed) for (sealed,) in sql("SELECT sealed FROM store_entry")]
