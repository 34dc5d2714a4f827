"""Reading a journal: the folded story, single lines, all lines. Whatever cannot be read is named, the rest is read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Max

from goldseam.journal import codec
from goldseam.programme import safety
from goldseam.programme.entries import Recorded
from goldseam.programme.state import Story, fold, needs_refold
from goldseam.store import corrections, rows, snapshots, vaults
from goldseam.store.database import reading
from goldseam.store.models import Entry
from goldseam.store.rows import Anchor, Found, Row, Walk
from goldseam.vault import VaultKeys, chain
from goldseam.vault.heads import Head

CHECKED = 100  # links checked at the end of the chain whenever the story is loaded, snapshot or not (RL-02)
WORTH_REMEMBERING = 16  # lines folded after a snapshot from which on sealing the result anew pays
UNREADABLE = b'{"kind":"unreadable"'  # how a line stands in an export or a merged journal that could not be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A journal folded to its last line.

    `story` knows what closed even where the lines that said so are gone. `unreadable` names the lines that are
    missing or were changed; while there are any, nobody can say what they closed.
    """

    story: Story
    seq: int
    unreadable: tuple[int, ...] = ()
    end_differs: bool = False  # the last line is not the one the head was sealed with

    @property
    def damaged(self) -> bool:
        """Whether something is missing, or not as it was written."""
        return bool(self.unreadable) or self.end_differs


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A vault within one transaction: its row, its head, and the story as the lines alone tell it."""

    vault: vaults.Found
    head: Head | None
    last: int
    folded: Story
    faults: tuple[Found, ...]
    snapshot_seq: int

    @property
    def ahead(self) -> bool:
        """Whether there are lines after the one the head ends with: an older head was put back."""
        return self.head is not None and self.last > self.head.seq

    def loaded(self) -> Loaded:
        """What the rest of the program sees."""
        return Loaded(
            story=self.folded
            if self.head is None
            else safety.with_sticky(self.folded, self.head.facts, self.head.unanswered),
            seq=self.last,
            unreadable=tuple(found.seq for found in self.faults if found.fault != "end"),
            end_differs=self.head is None or any(found.fault == "end" for found in self.faults),
        )


def load(keys: VaultKeys) -> Loaded:
    """The story so far. Raises NoJournal, NewerJournal or CannotRead; damaged lines are named in the result."""
    with reading():
        return opened(keys).loaded()


def opened(keys: VaultKeys, *, from_the_first: bool = False) -> Opened:
    """Head, snapshot and what follows it, folded. Call inside `reading` or `writing`."""
    vault = vaults.of(keys)
    head = vaults.head_of(keys, vault)
    last = last_line(vault.pk, head)
    for taken in () if from_the_first else snapshots.latest(keys, vault.pk, vault.epoch):
        found = _from_snapshot(keys, vault, head, last, taken) if taken.seq <= last else None
        if found is not None:
            return found
    return _from_the_first(keys, vault, head, last)


def _from_snapshot(
    keys: VaultKeys, vault: vaults.Found, head: Head | None, last: int, taken: snapshots.Taken
) -> Opened | None:
    link = bytes.fromhex(taken.link)
    start = min(taken.seq, max(last - CHECKED, 0))
    found_rows = list(_rows(vault.pk, start, last))
    if any(row.seq == taken.seq and row.link != link for row in found_rows):
        return None  # taken of another chain
    anchor = _anchor(keys, vault.epoch, start, found_rows, link if start == taken.seq else None)
    walk = Walk(keys, vault.epoch, anchor, last, end=None if head is None else head.link, open_from=taken.seq + 1)
    faults: list[Found] = []
    tail = list(_recorded(walk.along(row for row in found_rows if row.seq > start), faults))
    if any(needs_refold(line) for line in tail):
        return None
    result = Opened(
        vault=vault,
        head=head,
        last=last,
        folded=fold(tail, taken.story),
        faults=tuple(faults),
        snapshot_seq=taken.seq,
    )
    return _remembered(keys, result, len(tail))


def _remembered(keys: VaultKeys, opened: Opened, folded: int) -> Opened:
    """The lines just folded need not be folded again by the next page."""
    if folded >= WORTH_REMEMBERING and not opened.faults and opened.head is not None:
        snapshots.remember(keys, opened.vault.pk, opened.vault.epoch, opened.last, opened.head.link, opened.folded)
    return opened


def _anchor(keys: VaultKeys, epoch: int, start: int, found: list[Row], known: bytes | None) -> Anchor:
    if start == 0:
        return Anchor(0, chain.beginning(keys, epoch))
    if known is not None:
        return Anchor(start, known)
    stored = next((row.link for row in found if row.seq == start), None)
    return Anchor(start, stored, certain=False)


def _from_the_first(keys: VaultKeys, vault: vaults.Found, head: Head | None, last: int) -> Opened:
    faults: list[Found] = []
    lines = _recorded(walk_all(keys, vault, head, last), faults)
    folded = fold(lines)
    result = Opened(vault=vault, head=head, last=last, folded=folded, faults=tuple(faults), snapshot_seq=0)
    return _remembered(keys, result, last)


def walk_all(keys: VaultKeys, vault: vaults.Found, head: Head | None, last: int) -> Iterator[Found]:
    """What is found at every line, opened."""
    anchor = Anchor(0, chain.beginning(keys, vault.epoch))
    walk = Walk(keys, vault.epoch, anchor, last, end=None if head is None else head.link)
    return walk.along(_rows(vault.pk, 1, last))


def _recorded(found: Iterable[Found], faults: list[Found]) -> Iterator[Recorded]:
    for one in found:
        if one.fault is not None:
            faults.append(one)
        elif one.text is not None:
            if one.text.startswith(UNREADABLE):
                faults.append(Found(one.seq, fault="missing"))
            recorded = codec.decode_line(one.text, one.seq).recorded
            if recorded is not None:
                yield recorded


def entries_of(texts: Iterable[tuple[int, bytes]]) -> list[Recorded]:
    """The entries in these numbered lines; what cannot be read as one is left out."""
    found = (codec.decode_line(text, seq).recorded for seq, text in texts)
    return [line for line in found if line is not None]


def last_line(vault_pk: int, head: Head | None) -> int:
    """The number of the last line, by the head and by the rows that are there.

    A damaged row can claim any number; those that are too far off count as lost, not as a billion missing lines.
    """
    stored = Entry.objects.filter(vault_id=vault_pk)
    known = stored.count() if head is None else head.seq
    highest = stored.filter(seq__lte=known + rows.GAP).aggregate(highest=Max("seq"))["highest"]
    return max(highest if isinstance(highest, int) else 0, 0 if head is None else head.seq)


def _rows(vault_pk: int, first: int, last: int) -> Iterator[Row]:
    wanted = Entry.objects.filter(vault_id=vault_pk, seq__gte=first, seq__lte=last).order_by("seq")
    for seq, epoch, sealed, digest, link in wanted.values_list("seq", "epoch", "sealed", "digest", "link").iterator():
        yield Row.read(seq, epoch, sealed, digest, link)


def _rows_at(vault_pk: int, seqs: set[int]) -> Iterator[Row]:
    wanted = sorted(seqs)
    for start in range(0, len(wanted), 500):  # SQLite takes so many parameters and not many more
        found = Entry.objects.filter(vault_id=vault_pk, seq__in=wanted[start : start + 500])
        for seq, epoch, sealed, digest, link in found.values_list("seq", "epoch", "sealed", "digest", "link"):
            yield Row.read(seq, epoch, sealed, digest, link)


def row_at(vault_pk: int, seq: int) -> Row | None:
    """The row of one line."""
    return next(_rows(vault_pk, seq, seq), None)


def every_line(keys: VaultKeys, opened: Opened) -> list[Recorded]:
    """All lines that can be read, from the first. Call inside `reading` or `writing`."""
    return list(_recorded(walk_all(keys, opened.vault, opened.head, opened.last), []))


def lines(keys: VaultKeys, seqs: Iterable[int], *, as_recorded: bool = False) -> tuple[Recorded, ...]:
    """The entries at these places, in this order, as corrections left them; withdrawn and unreadable ones are left out.

    `as_recorded` leaves corrections aside.
    """
    with reading():
        vault = vaults.of(keys)
        return tuple(_entries(keys, vault.pk, list(seqs), {} if as_recorded else corrections.known(keys)))


def latest(keys: VaultKeys, before: int | None = None, count: int = 50) -> tuple[Recorded, ...]:
    """The `count` lines before line `before` (or the last ones), newest first, as corrections left them.

    What is withdrawn or unreadable is left out, so there may be fewer.
    """
    with reading():
        vault = vaults.of(keys)
        wanted = Entry.objects.filter(vault_id=vault.pk).order_by("-seq")
        if before is not None:
            wanted = wanted.filter(seq__lt=before)
        seqs = list(wanted.values_list("seq", flat=True)[:count])
        return tuple(_entries(keys, vault.pk, seqs, corrections.known(keys)))


def _entries(keys: VaultKeys, vault_pk: int, seqs: list[int], amended: dict[int, list[int]]) -> Iterator[Recorded]:
    amending = {seq for target in seqs for seq in amended.get(target, ())}
    known = {}
    for row in _rows_at(vault_pk, amending.union(seqs)):
        text = rows.text_of(keys, row)
        line = None if text is None else codec.decode_line(text, row.seq).recorded
        if line is not None:
            known[row.seq] = line
    for seq in seqs:
        if seq in known:
            amendments = [known[other] for other in amended.get(seq, ()) if other in known]
            line = corrections.as_amended(known[seq], amendments)
            if line is not None:
                yield line


def texts(keys: VaultKeys) -> Iterator[Found]:
    """Every line, opened, in order, one by one; for export and verification."""
    with reading():
        vault = vaults.of(keys)
        head = vaults.head_of(keys, vault)
        last = last_line(vault.pk, head)
        yield from walk_all(keys, vault, head, last)
