"""When was this opened: a short list inside the vault, for its owner alone (AB-21), and letters from a locked one.

While the vault is locked nothing can be read, but a failed try, or what was being written, can be put in as a letter.
Tries in a row become one line with a count, so that many of them push nothing else off the list.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

import msgspec
from django.db import DatabaseError, transaction

from goldseam.store import kept, vaults
from goldseam.store.database import as_bytes, reading
from goldseam.store.models import Letter
from goldseam.store.problems import JournalProblem
from goldseam.vault import VaultKeys, VaultRefusal, mailbox

What: TypeAlias = Literal[
    "opened", "tried", "recovered", "exported", "chat_saved", "brought_in", "passphrase_changed", "spare_key_renewed",
    "spare_key_dropped", "setting_changed", "erased",
    "changed_outside",
]  # fmt: skip

LISTED = 20
LETTERS = 200  # a locked vault takes no more than this; the latest count
LONGEST_DRAFT = 100_000  # characters of one letter that carries something half-written


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Something that happened to the vault: when last, and how often in a row."""

    what: What
    at: datetime
    times: int = 1
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a letter says: a try, or something half-written and where it belongs."""

    at: datetime
    place: str | None = None
    text: str = ""


_list = msgspec.json.Decoder(tuple[Opening, ...])
_note = msgspec.json.Decoder(Note)


def openings(keys: VaultKeys) -> tuple[Opening, ...]:
    """The latest twenty, newest first."""
    with reading():
        return tuple(reversed(_read(keys)))


def _read(keys: VaultKeys) -> tuple[Opening, ...]:
    content = kept.get(keys, "openings", "")
    try:
        return () if content is None else _list.decode(content)
    except msgspec.DecodeError:
        return ()


def _joined(earlier: tuple[Opening, ...], new: Opening) -> tuple[Opening, ...]:
    last = earlier[-1] if earlier else None
    if last is not None and (last.what, last.detail) == (new.what, new.detail) and new.what in ("tried", "opened"):
        return (*earlier[:-1], Opening(what=new.what, at=max(last.at, new.at), times=last.times + 1))
    return (*earlier, new)


def note(keys: VaultKeys, vault_pk: int, *happened: Opening) -> None:
    """Add to the list. Call inside `writing`."""
    if not happened:
        return
    listed = _read(keys)
    for opening in happened:
        listed = _joined(listed, opening)
    kept.put(keys, vault_pk, "openings", "", msgspec.json.encode(listed[-LISTED:]))


def post(content: Note) -> None:
    """Put a letter into the locked vault. Where the disk takes nothing more, it is let go."""
    try:
        with transaction.atomic():
            vault = vaults.only()
            letter = mailbox.post(vault.mailbox, vault.identity, msgspec.json.encode(content))
            Letter.objects.create(vault_id=vault.pk, sealed=letter)
            kept_ones = Letter.objects.filter(vault_id=vault.pk).order_by("-pk").values("pk")[:LETTERS]
            Letter.objects.filter(vault_id=vault.pk).exclude(
                pk__in=list(kept_ones.values_list("pk", flat=True))
            ).delete()
    except (DatabaseError, UnicodeDecodeError, VaultRefusal, JournalProblem):
        return


def take_out(keys: VaultKeys, vault: vaults.Found) -> tuple[Note, ...]:
    """Empty the mailbox; what does not open is thrown away. Call inside `writing`."""
    letters = Letter.objects.filter(vault_id=vault.pk).order_by("pk")
    notes = []
    for sealed in letters.values_list("sealed", flat=True):
        try:
            notes.append(_note.decode(mailbox.take_out(keys, as_bytes(sealed))))
        except (VaultRefusal, msgspec.DecodeError):
            continue
    letters.delete()
    return tuple(notes)
