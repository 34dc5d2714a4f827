"""Things kept beside the journal, each under a seal of its own, in a place whose name is a keyed hash."""

from django.db.models import QuerySet

from goldseam.store.database import as_bytes
from goldseam.store.models import Kept
from goldseam.vault import VaultKeys, VaultRefusal, seals
from goldseam.vault.seals import Place

NO_EPOCH = 0  # what lies beside the journal stays as it is when the journal is written anew


def _place(keys: VaultKeys, kind: str, name: str) -> Place:
    return Place("K", epoch=NO_EPOCH, detail=keys.keyed_hash(kind, name))


def _at(keys: VaultKeys, place: Place) -> "QuerySet[Kept]":
    return Kept.objects.filter(vault__identity=keys.vault_id, place=place.detail)


def put(keys: VaultKeys, vault_id: int, kind: str, name: str, content: bytes) -> None:
    """Keep `content` in this place; what was there before is gone. Call inside `writing`."""
    place = _place(keys, kind, name)
    Kept.objects.update_or_create(
        vault_id=vault_id, place=place.detail, defaults={"sealed": seals.seal(keys, place, content)}
    )


def get(keys: VaultKeys, kind: str, name: str) -> bytes | None:
    """What is kept there; None where nothing is, or nothing that opens."""
    place = _place(keys, kind, name)
    sealed = _at(keys, place).values_list("sealed", flat=True).first()
    if sealed is None:
        return None
    try:
        return seals.open_seal(keys, place, as_bytes(sealed))
    except VaultRefusal:
        return None  # what lies beside the journal is a convenience; a damaged one is as good as none


def drop(keys: VaultKeys, kind: str, name: str) -> None:
    """Forget what is kept there. Call inside `writing`."""
    _at(keys, _place(keys, kind, name)).delete()
