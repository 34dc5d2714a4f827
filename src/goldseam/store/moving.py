"""Taking everything out, and bringing lines in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from goldseam.journal import codec
from goldseam.programme import joining, safety
from goldseam.programme.state import Story, fold
from goldseam.store import acting, corrections, merging, openings, reading, rows, snapshots, vaults
from goldseam.store.database import settle_files, writing
from goldseam.store.models import Entry
from goldseam.store.openings import Opening
from goldseam.store.problems import CannotSave
from goldseam.store.reading import UNREADABLE, Opened
from goldseam.vault import VaultKeys, chain

PLACEHOLDER = UNREADABLE + b"}"


@dataclass(frozen=True, slots=True)
class Export:
    """Everything: what closed and how many messages stayed unanswered, as the head has it, and every line.

    A line that cannot be read stands as a placeholder, so that the others keep their numbers. Read `lines` to the end
    before doing anything else with the journal.
    """

    facts: tuple[str, ...]
    unanswered: int
    count: int
    lines: Iterator[bytes]


def export(keys: VaultKeys, *, now: datetime) -> Export:
    """Everything, as long as it can be read; also from a damaged journal, and from a full disk."""
    try:
        with writing():
            openings.note(keys, vaults.of(keys).pk, Opening(what="exported", at=now))
    except CannotSave:
        pass  # then the list of openings stays as it was
    loaded = reading.load(keys)
    return Export(
        facts=tuple(sorted(loaded.story.recorded.facts)),
        unanswered=loaded.story.recorded.unanswered,
        count=loaded.seq,
        lines=_lines(keys),
    )


def _lines(keys: VaultKeys) -> Iterator[bytes]:
    for found in reading.texts(keys):
        if found.fault != "end":
            yield PLACEHOLDER if found.text is None else found.text


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """How many lines came, how many of them were new, and whether something stays shut that only one copy held."""

    lines: int
    new: int
    still_shut: bool = False


def bring_in(
    keys: VaultKeys, texts: Sequence[bytes], *, now: datetime, facts: Sequence[str] = (), unanswered: int = 0
) -> BroughtIn:
    """Add the lines of an export to this journal, all or nothing. The same file twice adds nothing.

    `facts` and `unanswered` are what the export's header says closed. Raises HeadDamaged or CannotSave.
    """
    with writing():
        vault = vaults.of(keys)
        head = vaults.sure_head_of(keys, vault)
        opened = reading.opened(keys)
        ours = _own_lines(keys, opened)
        result = _joined(ours, texts)
        more: tuple[bytes, ...] = ()
        if result.apart:
            theirs = safety.with_sticky(_folded(texts), facts, unanswered)
            more = _still_shut((opened.loaded().story, theirs), result, now)
        head = replace(head, facts=head.facts | frozenset(facts), unanswered=max(head.unanswered, unanswered))
        if list(result.texts) == ours:
            vaults.write_head(keys, vault, head)
        else:
            _write_anew(keys, replace(opened, head=head), (*result.texts, *more))
        openings.note(keys, vault.pk, Opening(what="brought_in", at=now))
    settle_files()
    return BroughtIn(lines=len(texts), new=result.new, still_shut=bool(more))


def _folded(texts: Sequence[bytes]) -> Story:
    return fold(reading.entries_of(enumerate(texts, 1)))


def _still_shut(copies: tuple[Story, Story], result: merging.Merged, now: datetime) -> tuple[bytes, ...]:
    """The line that says what the joined lines leave out, if anything."""
    joined = _folded(result.texts)
    entry = joining.still_shut(copies, joined, now)
    if entry is None:
        return ()
    last = len(result.texts)
    return tuple(codec.encode(line, {}) for line in acting.recorded((entry,), last, now, joined.recorded.zone, None))


def _own_lines(keys: VaultKeys, opened: Opened) -> list[bytes | None]:
    found = reading.walk_all(keys, opened.vault, opened.head, opened.last)
    return [one.text for one in found if one.fault != "end"]


def _joined(ours: list[bytes | None], theirs: Sequence[bytes]) -> merging.Merged:
    if not ours:
        return merging.Merged(texts=tuple(merging.erased_everywhere(theirs)), new=len(theirs))
    filled = merging.gaps_filled(ours, theirs)
    return merging.merged([PLACEHOLDER if text is None else text for text in filled], theirs)


def _write_anew(keys: VaultKeys, opened: Opened, texts: Sequence[bytes]) -> None:
    """The whole journal again in a new epoch, in which no row of the old one fits."""
    vault, head = opened.vault, opened.head
    if head is None:
        raise ValueError("no head to write behind")
    epoch = vault.epoch + 1
    link = chain.beginning(keys, epoch)
    Entry.objects.filter(vault_id=vault.pk).delete()
    snapshots.drop(vault.pk)
    written = []
    for seq, text in enumerate(texts, 1):
        row = rows.new_row(keys, epoch, seq, link, text)
        written.append(row)
        link = row.link
    acting.put_all(vault.pk, written)
    lines = reading.entries_of(enumerate(texts, 1))
    story = fold(lines)
    corrections.keep(keys, vault.pk, corrections.index(lines))
    vaults.write_head(keys, vault, acting.new_head(head, len(texts), link, story), epoch)
    if not any(text.startswith(UNREADABLE) for text in texts):
        snapshots.take(keys, vault.pk, epoch, len(texts), link, story)
