"""The one door through which entries come in: decide and append in a single transaction, or nothing at all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import msgspec

from goldseam.journal import codec
from goldseam.programme.decide import Refused, Wish, decide
from goldseam.programme.entries import Entry as ProgrammeEntry
from goldseam.programme.entries import Recorded
from goldseam.programme.state import Story, fold, needs_refold
from goldseam.store import corrections, reading, rows, snapshots, vaults
from goldseam.store.database import as_bytes, writing
from goldseam.store.ids import fresh_ids
from goldseam.store.models import Entry, Once
from goldseam.store.problems import HeadDamaged, NotYet
from goldseam.store.reading import Opened
from goldseam.vault import VaultKeys, VaultRefusal, seals
from goldseam.vault.heads import Head
from goldseam.vault.seals import Place

TOKENS = 512  # outcomes of forms remembered: a tab older than that many forms is told that it is stale


@dataclass(frozen=True, slots=True)
class Saved:
    """The lines that were written, by number; none where there was nothing to write."""

    seqs: tuple[int, ...]


def act(keys: VaultKeys, wish: Wish, *, now: datetime, zone: str, once: str) -> Saved | Refused:
    """Ask the programme what `wish` means, and write what it answers.

    `once` names the form: sent again, it is answered as the first time and nothing is written twice.
    Raises NotYet, HeadDamaged, CannotSave or CannotRead; then nothing was written.
    """
    with writing():
        vault = vaults.of(keys)
        earlier = outcome(keys, vault.pk, once)
        if earlier is not None:
            return earlier
        opened = ready(keys)
        decided = decide(opened.loaded().story, wish, now)
        if isinstance(decided, Refused):
            return decided
        on = getattr(wish, "on", None)
        saved = Saved(append(keys, opened, recorded(decided, opened.last, now, zone, on)))
        remember(keys, vault.pk, once, saved)
        return saved


def ready(keys: VaultKeys) -> Opened:
    """The journal, fit to be written to. Call inside `writing`. Raises HeadDamaged or NotYet."""
    opened = reading.opened(keys)
    if opened.head is None or opened.ahead:
        raise HeadDamaged
    if opened.last == 0 and not opened.head.settled:
        raise NotYet
    return opened


def recorded(
    entries: Sequence[ProgrammeEntry], last: int, now: datetime, zone: str, on: date | None
) -> tuple[Recorded, ...]:
    """`entries` in their places after line `last`."""
    names = fresh_ids(now)
    return tuple(
        Recorded(seq=seq, at=now, zone=zone, on=on, id=next(names), entry=entry)
        for seq, entry in enumerate(entries, last + 1)
    )


def append(keys: VaultKeys, opened: Opened, lines: Sequence[Recorded]) -> tuple[int, ...]:
    """Seal and link `lines`, write the new head, and a snapshot where one is due. Call inside `writing`."""
    head = opened.head
    if head is None:
        raise HeadDamaged
    if not lines:
        return ()
    link = head.link
    written = []
    for line in lines:
        written.append(rows.new_row(keys, opened.vault.epoch, line.seq, link, codec.encode(line, {})))
        link = written[-1].link
    put_all(opened.vault.pk, written)
    last = lines[-1].seq
    afresh = any(needs_refold(line) for line in lines)
    story = _refolded(keys, opened, lines) if afresh else fold(lines, opened.folded)
    vaults.write_head(keys, opened.vault, new_head(head, last, link, story))
    # While something cannot be read, no snapshot: it would hide that from the next reader.
    if not opened.faults:
        due = afresh or snapshots.due(opened.last, last, opened.snapshot_seq)
        keep = snapshots.take if due else snapshots.remember
        keep(keys, opened.vault.pk, opened.vault.epoch, last, link, story)
    return tuple(line.seq for line in lines)


def put_all(vault_pk: int, written: Sequence[rows.Row], at_once: int = 500) -> None:
    """Write these rows, so many with one statement."""
    Entry.objects.bulk_create(
        [
            Entry(vault_id=vault_pk, seq=row.seq, epoch=row.epoch, sealed=row.sealed, digest=row.digest, link=row.link)
            for row in written
        ],
        batch_size=at_once,
    )


def new_head(head: Head, seq: int, link: bytes, story: Story) -> Head:
    """The head after more lines. What closed stays closed, whatever the lines say (GA-03)."""
    closed = story.recorded.facts
    return replace(
        head,
        seq=seq,
        link=link,
        facts=head.facts | frozenset(closed),
        unanswered=max(head.unanswered, story.recorded.unanswered),
    )


def keep_closed(keys: VaultKeys, facts: Iterable[str]) -> None:
    """Write into the head what time alone has closed. Raises NoJournal, HeadDamaged or CannotSave."""
    with writing():
        vault = vaults.of(keys)
        head = vaults.sure_head_of(keys, vault)
        vaults.write_head(keys, vault, replace(head, facts=head.facts | frozenset(facts)))


def _refolded(keys: VaultKeys, opened: Opened, lines: Sequence[Recorded]) -> Story:
    earlier = reading.every_line(keys, opened)
    everything = [*earlier, *lines]
    corrections.keep(keys, opened.vault.pk, corrections.index(everything))
    return fold(everything)


def _token(keys: VaultKeys, once: str) -> Place:
    return Place("K", epoch=0, detail=keys.keyed_hash("once", once))


def outcome(keys: VaultKeys, vault_pk: int, once: str) -> Saved | None:
    """What came of the form with this token, or None where it was never taken."""
    place = _token(keys, once)
    sealed = Once.objects.filter(vault_id=vault_pk, token=place.detail).values_list("sealed", flat=True).first()
    if sealed is None:
        return None
    try:
        return msgspec.json.decode(seals.open_seal(keys, place, as_bytes(sealed)), type=Saved)
    except (VaultRefusal, msgspec.DecodeError):
        return Saved(())  # it was taken, and writing it twice would be worse than not saying which lines it became


def taken(keys: VaultKeys, once: str) -> bool:
    """Whether a form with this token was recorded before. Raises NoJournal where these keys open none."""
    return bool(once) and outcome(keys, vaults.of(keys).pk, once) is not None


def remember(keys: VaultKeys, vault_pk: int, once: str, saved: Saved) -> None:
    """Keep what came of this form. Call inside `writing`."""
    place = _token(keys, once)
    row = Once.objects.create(
        vault_id=vault_pk, token=place.detail, sealed=seals.seal(keys, place, msgspec.json.encode(saved))
    )
    Once.objects.filter(vault_id=vault_pk, pk__lte=row.pk - TOKENS).delete()
