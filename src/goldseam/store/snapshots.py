"""The folded story under a seal: a cache. Whatever is doubtful about one, it is as good as none.

content = JSON {version of the reducer, seq, link after that line, story}
"""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from goldseam.programme.state import REDUCER_VERSION, Story
from goldseam.store.database import as_bytes
from goldseam.store.models import Snapshot
from goldseam.vault import VaultKeys, VaultRefusal, seals
from goldseam.vault.seals import Place

EVERY = 256  # lines between two snapshots: the state of a long journal is then one seal and at most 255 lines away


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A story, the line it ends with, and the link after it."""

    version: int
    seq: int
    link: str
    story: Story


MOST = 16  # vaults whose newest story is remembered in memory

_newest: dict[int, bytes] = {}  # under the same seal as on disk: without the keys it says nothing
_taken = msgspec.json.Decoder(Taken)


def due(before: int, after: int, taken: int) -> bool:
    """Whether going from line `before` to `after` calls for a snapshot on disk; `taken` is where the last one is."""
    return before // EVERY != after // EVERY or after - taken >= EVERY


def _sealed(keys: VaultKeys, epoch: int, seq: int, link: bytes, story: Story) -> bytes:
    taken = Taken(version=REDUCER_VERSION, seq=seq, link=link.hex(), story=story)
    return seals.seal(keys, Place("S", epoch=epoch), msgspec.json.encode(taken))


def take(keys: VaultKeys, vault_pk: int, epoch: int, seq: int, link: bytes, story: Story) -> None:
    """Keep this story on disk; the one before is gone. Call inside `writing`."""
    sealed = _sealed(keys, epoch, seq, link, story)
    Snapshot.objects.update_or_create(vault_id=vault_pk, defaults={"sealed": sealed})
    _newest[vault_pk] = sealed


def remember(keys: VaultKeys, vault_pk: int, epoch: int, seq: int, link: bytes, story: Story) -> None:
    """Keep this story in memory, sealed just as on disk, so that the next page need not fold the same lines again."""
    if len(_newest) >= MOST and vault_pk not in _newest:
        _newest.clear()
    _newest[vault_pk] = _sealed(keys, epoch, seq, link, story)


def latest(keys: VaultKeys, vault_pk: int, epoch: int) -> Iterator[Taken]:
    """The snapshots there are, the newest first; whoever uses one checks that it is of this chain."""
    for find in (_newest.get, _on_disk):
        sealed = find(vault_pk)
        taken = None if sealed is None else _opened(keys, epoch, sealed)
        if taken is not None and taken.version == REDUCER_VERSION:
            yield taken


def _on_disk(vault_pk: int) -> bytes | None:
    sealed = Snapshot.objects.filter(vault_id=vault_pk).values_list("sealed", flat=True).first()
    return None if sealed is None else as_bytes(sealed)


def _opened(keys: VaultKeys, epoch: int, sealed: bytes) -> Taken | None:
    try:
        return _taken.decode(seals.open_seal(keys, Place("S", epoch=epoch), sealed))
    except (VaultRefusal, msgspec.DecodeError):
        return None


def drop(vault_pk: int) -> None:
    """Forget the snapshots of this vault. Call inside `writing`."""
    _newest.pop(vault_pk, None)
    Snapshot.objects.filter(vault_id=vault_pk).delete()
