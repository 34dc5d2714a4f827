"""Making a journal, opening it, and changing what opens it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from goldseam.store import kept, openings, vaults
from goldseam.store.database import as_bytes, reading, settle_files, writing
from goldseam.store.models import Slot, Vault
from goldseam.store.openings import Note, Opening, What
from goldseam.store.problems import (
    AlreadyThere,
    CannotOpen,
    CannotSave,
    Crowded,
    NewerJournal,
    SlotsChanged,
    TooSoon,
    WrongPassphrase,
    told_plainly,
)
from goldseam.store.tries import tries
from goldseam.vault import VaultKeys, chain, fresh_keys, heads, mailbox, passphrases, recovery, slots
from goldseam.vault.heads import Head
from goldseam.vault.refusals import CostLowered, NewerFormat, NotACode, SlotDamaged, TooBusy, WrongKey

FIRST_EPOCH = 1

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Created:
    """A journal just made or recovered: its keys, and its spare key, shown once and kept nowhere."""

    keys: VaultKeys
    recovery_code: str


def exists() -> bool:
    """Whether there is a journal here."""
    with told_plainly():
        return vaults.exists()


def create(passphrase: str, *, now: datetime) -> Created:
    """Make the journal of this machine. Raises AlreadyThere, CannotOpen with what is wrong, or CannotSave."""
    _check(passphrase)
    keys, code = fresh_keys(), recovery.fresh()
    made = _costly(lambda: slots.for_passphrase(keys, passphrase))
    head = Head(seq=0, link=chain.beginning(keys, FIRST_EPOCH))
    with writing():
        if vaults.exists():
            raise AlreadyThere
        vault = Vault.objects.create(
            identity=keys.vault_id,
            layout=vaults.LAYOUT,
            epoch=FIRST_EPOCH,
            head=heads.seal_head(keys, FIRST_EPOCH, head),
            mailbox=mailbox.public_half(keys),
        )
        Slot.objects.create(vault=vault, sealed=made)
        Slot.objects.create(vault=vault, sealed=slots.for_code(keys, code))
        openings.note(keys, vault.pk, Opening(what="opened", at=now))
    return Created(keys=keys, recovery_code=code)


def _check(passphrase: str) -> None:
    if sentence := passphrases.problem(passphrase):
        raise CannotOpen(sentence)


def unlock(passphrase: str, *, now: datetime) -> VaultKeys:
    """The keys of the journal. Raises CannotOpen in one of its kinds, or CannotRead.

    A disk that takes no more does not keep anybody out: then only the list of openings stays as it was.
    """
    slot, keys = _tried(passphrase, now)
    try:
        renewed = _costly(lambda: slots.for_passphrase(keys, passphrase)) if slots.outdated(slot.sealed) else None
        with writing():
            _take_note(keys, vaults.of(keys), now, "opened")
            if renewed is not None:
                Slot.objects.filter(pk=slot.pk).update(sealed=renewed)
    except (CannotSave, Crowded):
        pass
    return keys


def prove(keys: VaultKeys, passphrase: str, *, now: datetime) -> None:
    """Ask for the passphrase again in an open journal (AB-20). Raises CannotOpen in one of its kinds."""
    if _tried(passphrase, now)[1] != keys:
        raise WrongPassphrase


def recover(code: str, *, new_passphrase: str, now: datetime) -> Created:
    """Open with the spare key. It is used up: a new passphrase and a new spare key take its place.

    Raises CannotOpen in one of its kinds, CannotRead or CannotSave.
    """
    _check(new_passphrase)
    slot, vault = _slot("recovery", now)
    keys = _opened(lambda: slots.open_with_code(slot.sealed, vault.identity, code), now)
    made, fresh = _costly(lambda: slots.for_passphrase(keys, new_passphrase)), recovery.fresh()
    with writing():
        vault = vaults.of(keys)
        Slot.objects.filter(vault_id=vault.pk).delete()
        Slot.objects.create(vault_id=vault.pk, sealed=made)
        Slot.objects.create(vault_id=vault.pk, sealed=slots.for_code(keys, fresh))
        _take_note(keys, vault, now, "recovered")
    settle_files()
    return Created(keys=keys, recovery_code=fresh)


def change_passphrase(keys: VaultKeys, new_passphrase: str, *, now: datetime) -> None:
    """Another passphrase from now on. No entry is touched. Raises CannotOpen with what is wrong, or CannotSave."""
    _check(new_passphrase)
    made = _costly(lambda: slots.for_passphrase(keys, new_passphrase))
    with writing():
        vault = vaults.of(keys)
        _replace(vault, "passphrase", made)
        openings.note(keys, vault.pk, Opening(what="passphrase_changed", at=now))
    settle_files()


def renew_recovery(keys: VaultKeys, *, now: datetime) -> str:
    """A new spare key; the old one opens nothing any more."""
    fresh = recovery.fresh()
    with writing():
        vault = vaults.of(keys)
        _replace(vault, "recovery", slots.for_code(keys, fresh))
        openings.note(keys, vault.pk, Opening(what="spare_key_renewed", at=now))
    settle_files()
    return fresh


def drop_recovery(keys: VaultKeys, *, now: datetime) -> None:
    """No spare key from now on; that settles the choice."""
    with writing():
        vault = vaults.of(keys)
        _replace(vault, "recovery", None)
        _settle(keys, vault)
        openings.note(keys, vault.pk, Opening(what="spare_key_dropped", at=now))
    settle_files()


def settle_recovery(keys: VaultKeys) -> None:
    """The choice about the spare key is made: entries may follow (VT-08)."""
    with writing():
        _settle(keys, vaults.of(keys))


def recovery_settled(keys: VaultKeys) -> bool:
    """Whether the choice about the spare key was made."""
    with reading():
        head = vaults.head_of(keys, vaults.of(keys))
    return head is not None and head.settled


def has_recovery(keys: VaultKeys) -> bool:
    """Whether there is a spare key."""
    with reading():
        return any(kind == "recovery" for kind, _ in _kinds(vaults.of(keys).pk))


def _settle(keys: VaultKeys, vault: vaults.Found) -> None:
    head = vaults.sure_head_of(keys, vault)
    vaults.write_head(keys, vault, replace(head, settled=True))


@dataclass(frozen=True, slots=True)
class _Found:
    pk: int
    sealed: bytes


def _kinds(vault_pk: int) -> Iterator[tuple[slots.Kind | None, _Found]]:
    for pk, sealed in Slot.objects.filter(vault_id=vault_pk).order_by("pk").values_list("pk", "sealed"):
        found = _Found(pk, as_bytes(sealed))
        try:
            yield slots.read(found.sealed).kind, found
        except SlotDamaged:
            yield None, found
        except NewerFormat:
            raise NewerJournal from None


def _replace(vault: vaults.Found, kind: slots.Kind, sealed: bytes | None) -> None:
    for found_kind, found in list(_kinds(vault.pk)):
        if found_kind == kind:
            Slot.objects.filter(pk=found.pk).delete()
    if sealed is not None:
        Slot.objects.create(vault_id=vault.pk, sealed=sealed)


def _slot(kind: slots.Kind, now: datetime) -> tuple[_Found, vaults.Found]:
    if (seconds := tries.wait(now)) > 0:
        raise TooSoon(seconds)
    with reading():
        vault = vaults.only()
        known = list(_kinds(vault.pk))
    fitting = next((found for found_kind, found in known if found_kind == kind), None)
    if fitting is not None:
        return fitting, vault
    if kind == "recovery" and all(found_kind is not None for found_kind, _ in known):
        raise WrongPassphrase("These notes have no spare key.")
    raise SlotsChanged


def _tried(passphrase: str, now: datetime) -> tuple[_Found, VaultKeys]:
    slot, vault = _slot("passphrase", now)
    return slot, _opened(lambda: slots.open_with_passphrase(slot.sealed, vault.identity, passphrase), now)


def _opened(open_slot: Callable[[], VaultKeys], now: datetime) -> VaultKeys:
    try:
        keys = _costly(open_slot)
    except NotACode as slip:
        raise WrongPassphrase(str(slip)) from None
    except WrongKey:
        tries.failed(now)
        openings.post(Note(at=now))
        raise WrongPassphrase from None
    except (CostLowered, SlotDamaged):
        raise SlotsChanged from None
    tries.succeeded()
    return keys


def _costly(work: Callable[[], Made]) -> Made:
    try:
        return work()
    except TooBusy:
        raise Crowded from None


def _take_note(keys: VaultKeys, vault: vaults.Found, now: datetime, what: What) -> None:
    """Empty the mailbox into the list of openings and the drafts, then add this opening."""
    happened = []
    for letter in openings.take_out(keys, vault):
        if letter.place is None:
            happened.append(Opening(what="tried", at=letter.at))
        else:
            kept.put(keys, vault.pk, "draft", letter.place, letter.text.encode("utf-8", "surrogatepass"))
    ours = mailbox.public_half(keys)
    if vault.mailbox != ours:
        Vault.objects.filter(pk=vault.pk).update(mailbox=ours)
        happened.append(Opening(what="changed_outside", at=now))
    openings.note(keys, vault.pk, *happened, Opening(what=what, at=now))
