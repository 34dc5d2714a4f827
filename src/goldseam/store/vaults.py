"""The row of a vault: finding it, its head, and whether this version may touch it."""

from dataclasses import dataclass
from typing import Any

from goldseam.store.database import as_bytes
from goldseam.store.models import Vault
from goldseam.store.problems import FileDamaged, HeadDamaged, NewerJournal, NoJournal
from goldseam.vault import VaultKeys, VaultRefusal, heads
from goldseam.vault.heads import Head

LAYOUT = 1  # of these tables; a journal of a later one is left alone (FT-10)
MOST_EPOCHS = 2**32  # an epoch is four bytes wherever it is bound


@dataclass(frozen=True, slots=True)
class Found:
    """A vault's row, taken apart."""

    pk: int
    identity: bytes
    epoch: int
    head: bytes
    mailbox: bytes


def taken_apart(pk: Any, identity: Any, layout: Any, epoch: Any, head: Any, mailbox: Any) -> Found:
    """A row's columns, checked: in a damaged file they can hold anything. Raises FileDamaged or NewerJournal."""
    if not isinstance(pk, int) or not isinstance(layout, int):
        raise FileDamaged
    if layout > LAYOUT:
        raise NewerJournal
    if not isinstance(epoch, int) or not 0 <= epoch < MOST_EPOCHS:
        raise FileDamaged
    return Found(pk=pk, identity=as_bytes(identity), epoch=epoch, head=as_bytes(head), mailbox=as_bytes(mailbox))


def _of_row(row: Vault) -> Found:
    return taken_apart(row.pk, row.identity, row.layout, row.epoch, row.head, row.mailbox)


def exists() -> bool:
    """Whether there is a journal here."""
    return Vault.objects.exists()


def only() -> Found:
    """The journal of this machine. Raises NoJournal or NewerJournal."""
    row = Vault.objects.order_by("pk").first()
    if row is None:
        raise NoJournal
    return _of_row(row)


def of(keys: VaultKeys) -> Found:
    """The journal these keys open. Raises NoJournal or NewerJournal."""
    row = Vault.objects.filter(identity=keys.vault_id).first()
    if row is None:
        raise NoJournal
    return _of_row(row)


def head_of(keys: VaultKeys, vault: Found) -> Head | None:
    """Its head, or None where the seal does not open."""
    try:
        return heads.open_head(keys, vault.epoch, vault.head)
    except VaultRefusal:
        return None


def sure_head_of(keys: VaultKeys, vault: Found) -> Head:
    """Its head. Raises HeadDamaged."""
    head = head_of(keys, vault)
    if head is None:
        raise HeadDamaged
    return head


def write_head(keys: VaultKeys, vault: Found, head: Head, epoch: int | None = None) -> None:
    """Put a new head in place, and a new epoch where one is given. Call inside `writing`."""
    epoch = vault.epoch if epoch is None else epoch
    Vault.objects.filter(pk=vault.pk).update(head=heads.seal_head(keys, epoch, head), epoch=epoch)
