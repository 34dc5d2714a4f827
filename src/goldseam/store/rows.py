"""Rows as they lie on disk, and walking along their chain: what fits, what does not, what can be read.

The walk needs nothing but the keys. A row fits when its link follows from the link before it and its own digest. Where
one does not, the next row tells what happened: if it follows from the link as computed, only the link column was
damaged and nothing is lost. If it follows from the link as stored, this row or the one before was put in from another
copy of the same journal; both are given up, for nobody can tell which. After a line that is missing or does not open
nothing can be followed, so the next counts as readable when its seal opens: that alone says vault, line and epoch.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from goldseam.store.database import as_bytes
from goldseam.vault import VaultKeys, VaultRefusal, chain, seals
from goldseam.vault.seals import Place

NO_EPOCH = 0  # the first is 1
GAP = 1000  # lines beyond the last one known that are still looked for; further off, a number is damage

Fault: TypeAlias = Literal["missing", "changed", "end"]


@dataclass(slots=True, frozen=True)
class Row:
    """A line as it lies on disk."""

    seq: int
    epoch: int
    sealed: bytes
    digest: bytes
    link: bytes

    @classmethod
    def read(cls, seq: int, epoch: Any, sealed: Any, digest: Any, link: Any) -> "Row":
        """A row out of a file that may be damaged: whatever cannot be what it should be opens nothing."""
        known = epoch if isinstance(epoch, int) and 0 <= epoch < 2**32 else NO_EPOCH
        return cls(seq, known, as_bytes(sealed), as_bytes(digest), as_bytes(link))


@dataclass(slots=True, frozen=True)
class Found:
    """What the walk found at one line: its text, if it was asked for and can be read, or what is wrong."""

    seq: int
    text: bytes | None = None
    fault: Fault | None = None


@dataclass(slots=True, frozen=True)
class Anchor:
    """Where a walk begins: a line, and its link where that is known for certain or at least believed."""

    seq: int
    link: bytes | None
    certain: bool = True


def entry_place(row: Row) -> Place:
    """The place of a line."""
    return Place("E", epoch=row.epoch, seq=row.seq)


def rest_place(row: Row) -> Place:
    """The place of what is left of an erased line: tied to the very line it replaces."""
    return Place("R", epoch=row.epoch, seq=row.seq, detail=row.digest)


def new_row(keys: VaultKeys, epoch: int, seq: int, before: bytes, text: bytes) -> Row:
    """A line sealed and linked."""
    place = Place("E", epoch=epoch, seq=seq)
    sealed = seals.seal(keys, place, text)
    digest = chain.digest(seals.bound_to(keys, place), sealed)
    return Row(seq=seq, epoch=epoch, sealed=sealed, digest=digest, link=chain.link(keys, before, digest))


@dataclass(slots=True, frozen=True)
class Checked:
    """A row with the bytes its seal is bound to, and whether it still holds what its digest was made of."""

    row: Row
    bound: bytes
    whole: bool

    @classmethod
    def of(cls, keys: VaultKeys, row: Row) -> "Checked":
        """Look at a row."""
        bound = seals.bound_to(keys, entry_place(row))
        return cls(row=row, bound=bound, whole=chain.digest(bound, row.sealed) == row.digest)

    def text(self, keys: VaultKeys) -> bytes | None:
        """What the line says, or, once erased, what is left of it; None where its seal does not open."""
        try:
            if self.whole:
                return seals.open_bound(keys, "E", self.bound, self.row.sealed)
            return seals.open_seal(keys, rest_place(self.row), self.row.sealed)
        except VaultRefusal:
            return None


def text_of(keys: VaultKeys, row: Row) -> bytes | None:
    """What the line says, or, once erased, what is left of it; None where its seal does not open."""
    return Checked.of(keys, row).text(keys)


@dataclass(slots=True)
class Walk:
    """One walk along the chain, from the line after `anchor` to the last one the head knows."""

    keys: VaultKeys
    epoch: int
    anchor: Anchor
    last: int
    end: bytes | None  # the last link as the head has it; None where there is no head
    open_from: int = 1  # lines before this are checked but not opened

    def along(self, rows: Iterable[Row]) -> Iterator[Found]:
        """What is found at each line, in order; then, where the chain ends elsewhere than the head says, fault `end`.

        `rows` are sorted by seq.
        """
        step = _Step.at(self.anchor)
        recent: list[Found] = []  # the last two: the next row may still cast doubt on them
        doubtful = False
        for seq, row in _every_line(rows, self.anchor.seq + 1, self.last):
            step = self._next(step, seq, row)
            if doubtful and not step.clears_before:
                recent = [_doubted(found) for found in recent]
            found = self._found(seq, row)
            if found.fault is not None:
                step = replace(step, doubtful=False, certain=False)
            recent.append(found)
            doubtful = step.doubtful
            while len(recent) > 2:
                yield recent.pop(0)
        if doubtful and self.end not in step.computed:
            recent = [_doubted(found) for found in recent]
        yield from recent
        if not doubtful and None not in (self.end, step.stored) and step.stored != self.end:
            yield Found(self.last, fault="end")

    def _next(self, before: "_Step", seq: int, row: Row | None) -> "_Step":
        if row is None:
            return _Step(stored=None, certain=False)
        known = before.candidates
        computed = tuple(chain.link(self.keys, link, row.digest) for link in known)
        if row.link in computed:
            # From what was computed, not from what was stored: then only the stored link before was damaged.
            return _Step(stored=row.link, clears_before=computed.index(row.link) < len(before.computed))
        return _Step(stored=row.link, computed=computed, doubtful=before.certain)

    def _found(self, seq: int, row: Row | None) -> Found:
        if row is None:
            return Found(seq, fault="missing")
        if row.epoch != self.epoch:
            return Found(seq, fault="changed")
        checked = Checked.of(self.keys, row)
        if seq < self.open_from and checked.whole:
            return Found(seq)
        text = checked.text(self.keys)
        if text is None:
            return Found(seq, fault="changed")
        return Found(seq, text=text if seq >= self.open_from else None)


def _doubted(found: Found) -> Found:
    return found if found.fault is not None else Found(found.seq, fault="changed")


@dataclass(slots=True, frozen=True)
class _Step:
    """What is known of the link after a line: as stored, and as computed where the two differ."""

    stored: bytes | None
    computed: tuple[bytes, ...] = ()
    clears_before: bool = False  # shows that the line before was whole, all but its link column
    doubtful: bool = False  # does not follow from the line before, and nobody knows yet which of the two is wrong
    certain: bool = True  # what follows ought to follow from this

    @classmethod
    def at(cls, anchor: Anchor) -> "_Step":
        return cls(stored=anchor.link, certain=anchor.certain)

    @property
    def candidates(self) -> tuple[bytes, ...]:
        return self.computed if self.stored is None else (*self.computed, self.stored)


def _every_line(rows: Iterable[Row], first: int, last: int) -> Iterator[tuple[int, Row | None]]:
    expected = first
    for row in rows:
        while expected < row.seq and expected <= last:
            yield expected, None
            expected += 1
        if row.seq == expected <= last:
            yield expected, row
            expected += 1
    for seq in range(expected, last + 1):
        yield seq, None
