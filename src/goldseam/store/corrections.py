"""Which lines amend which: kept beside the journal so that a page can show a line as it was put right.

The amendments themselves are lines of the journal; this is only where to find them.
"""

from collections.abc import Iterable, Mapping

import msgspec

from goldseam.programme.amendments import corrected
from goldseam.programme.entries import Corrected, Recorded, Withdrawn
from goldseam.store import kept
from goldseam.vault import VaultKeys

_index = msgspec.json.Decoder(dict[int, list[int]])


def index(lines: Iterable[Recorded]) -> dict[int, list[int]]:
    """For each line that was amended, the lines that did it, in order."""
    names: dict[str, int] = {}
    found: dict[int, list[int]] = {}
    for line in lines:
        if line.id is not None:
            names.setdefault(line.id, line.seq)
        if isinstance(line.entry, Corrected | Withdrawn):
            target = line.entry.entry
            seq = target if isinstance(target, int) else names.get(target)
            if seq is not None:
                found.setdefault(seq, []).append(line.seq)
    return found


def keep(keys: VaultKeys, vault_pk: int, found: Mapping[int, list[int]]) -> None:
    """Remember the index. Call inside `writing`."""
    kept.put(keys, vault_pk, "amendments", "", msgspec.json.encode(found))


def known(keys: VaultKeys) -> dict[int, list[int]]:
    """The index; empty where nothing was ever amended."""
    content = kept.get(keys, "amendments", "")
    try:
        return {} if content is None else _index.decode(content)
    except msgspec.DecodeError:
        return {}


def as_amended(line: Recorded, amendments: Iterable[Recorded]) -> Recorded | None:
    """The line with its corrections carried out; None once it was withdrawn."""
    for amendment in amendments:
        if isinstance(amendment.entry, Withdrawn):
            return None
        if isinstance(amendment.entry, Corrected):
            line = corrected(line, amendment.entry.fields)
    return line
