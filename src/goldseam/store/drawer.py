"""Half-written forms and the person's own settings, under seals."""

from datetime import datetime

import msgspec

from goldseam.store import kept, openings, vaults
from goldseam.store.database import reading, writing
from goldseam.store.openings import LONGEST_DRAFT, Note, Opening
from goldseam.vault import VaultKeys

_settings = msgspec.json.Decoder(dict[str, str])


def draft(keys: VaultKeys, place: str) -> str | None:
    """What was left half-written at `place`, or None."""
    with reading():
        content = kept.get(keys, "draft", place)
    return None if content is None else content.decode("utf-8", "surrogatepass")


def keep_draft(keys: VaultKeys, place: str, text: str) -> None:
    """Seal what is being written at `place`."""
    with writing():
        kept.put(keys, vaults.of(keys).pk, "draft", place, text.encode("utf-8", "surrogatepass"))


def drop_draft(keys: VaultKeys, place: str) -> None:
    """Forget what was half-written at `place`."""
    with writing():
        kept.drop(keys, "draft", place)


def post_draft(place: str, text: str, *, now: datetime) -> None:
    """Seal what was being written when the journal locked: it is a draft again after the next unlocking (FT-17)."""
    if len(text) <= LONGEST_DRAFT:
        openings.post(Note(at=now, place=place, text=text))


def preferences(keys: VaultKeys) -> dict[str, str]:
    """The person's own settings."""
    with reading():
        return _read(keys)


def _read(keys: VaultKeys) -> dict[str, str]:
    content = kept.get(keys, "preferences", "")
    try:
        return {} if content is None else _settings.decode(content)
    except msgspec.DecodeError:
        return {}


def prefer(keys: VaultKeys, now: datetime, /, **chosen: str) -> None:
    """Change settings; the others stay. Every change leaves a line in the list of openings (AB-22)."""
    with writing():
        vault, before = vaults.of(keys), _read(keys)
        kept.put(keys, vault.pk, "preferences", "", msgspec.json.encode(before | chosen))
        changed = (name for name, value in sorted(chosen.items()) if before.get(name) != value)
        openings.note(keys, vault.pk, *(Opening(what="setting_changed", at=now, detail=name) for name in changed))
