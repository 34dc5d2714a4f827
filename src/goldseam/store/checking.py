"""Is it all there, and as it was written? For `verify`, and for whoever remembers an earlier end."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from django.db import DatabaseError, connection

from goldseam.journal import codec
from goldseam.store import attachments, database, reading, vaults
from goldseam.store.problems import AttachmentDamaged, NoAttachment
from goldseam.vault import VaultKeys, mailbox
from goldseam.vault.heads import OPENING_BYTES

SHOWN = 12  # line numbers named one by one in a report; more of them say nothing more


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a full check found: numbers of lines, never their content."""

    lines: int
    missing: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    with_problems: tuple[int, ...] = ()
    end_differs: bool = False
    head_opens: bool = True
    file_sound: bool = True
    mailbox_changed: bool = False
    chats: int = 0  # attachments: chats that were brought in
    chats_damaged: int = 0

    @property
    def sound(self) -> bool:
        """Whether everything is as it was written."""
        damaged = self.missing or self.changed or self.end_differs or self.mailbox_changed or self.chats_damaged
        return self.file_sound and self.head_opens and not damaged

    @property
    def lines_sound(self) -> bool:
        """Whether every line is, whatever else is not."""
        return replace(self, chats_damaged=0).sound

    @property
    def readable(self) -> int:
        """How many lines can be read."""
        return self.lines - len(self.missing) - len(self.changed)

    def sentences(self) -> tuple[str, ...]:
        """The report in plain words."""
        return tuple(_sentences(self))


def _listed(seqs: tuple[int, ...]) -> str:
    shown = ", ".join(str(seq) for seq in seqs[:SHOWN])
    return shown if len(seqs) <= SHOWN else f"{shown} and {len(seqs) - SHOWN} more"


def _sentences(report: Report) -> Iterator[str]:
    if report.lines_sound:
        yield f"All {report.lines} lines are there, in order, and as they were written."
    else:
        yield f"{report.readable} of {report.lines} lines can be read, and exported."
    if report.missing:
        yield f"Missing: {_listed(report.missing)}."
    if report.changed:
        yield f"Changed or damaged since they were written, and not shown: {_listed(report.changed)}."
    if not report.head_opens:
        yield "The seal over the whole is damaged, so nothing new is written. Export, and import into a new journal."
    elif report.end_differs:
        yield "The last line is not the one that was sealed last: part of this file may come from an older copy."
    if report.mailbox_changed:
        yield "The mailbox for the locked journal was changed from outside. Unlocking it puts it right."
    yield from _of_chats(report)
    if not report.file_sound:
        yield "The database file has damaged places. Keep a copy of it, and export what can be read."
    if report.with_problems:
        yield f"As they were imported, and not quite understood: {_listed(report.with_problems)}."


def _of_chats(report: Report) -> Iterator[str]:
    if report.chats_damaged:
        which = "The chat" if report.chats == 1 else f"{report.chats_damaged} of {report.chats} chats"
        yield f"{which} you brought in cannot be opened whole. Delete it, and bring in its file once more."
    elif report.chats == 1:
        yield "The chat you brought in opens whole."
    elif report.chats:
        yield f"All {report.chats} chats you brought in open whole."


def verify(keys: VaultKeys) -> Report:
    """Check the file, every link, every seal and every line. Raises NoJournal, NewerJournal or CannotRead."""
    file_sound = _file_sound()
    with database.reading():
        vault = vaults.of(keys)
        head = vaults.head_of(keys, vault)
        missing, changed, problems = [], [], []
        lines, end_differs = 0, False
        for found in reading.texts(keys):
            if found.fault == "end":
                end_differs = True
                continue
            lines += 1
            if found.fault == "missing":
                missing.append(found.seq)
            elif found.text is None:
                changed.append(found.seq)
            elif codec.decode_line(found.text, found.seq).problems:
                problems.append(found.seq)
    opens = [_opens(keys, one.number) for one in attachments.listed(keys)]
    return Report(
        lines=lines,
        missing=tuple(missing),
        changed=tuple(changed),
        with_problems=tuple(problems),
        end_differs=end_differs,
        head_opens=head is not None,
        file_sound=file_sound,
        mailbox_changed=vault.mailbox != mailbox.public_half(keys),
        chats=len(opens),
        chats_damaged=opens.count(False),
    )


def _opens(keys: VaultKeys, number: int) -> bool:
    """Whether every piece of it is there, in order, and as it was sealed."""
    try:
        attachments.read(keys, number)
    except AttachmentDamaged:
        return False
    except NoAttachment:  # deleted meanwhile
        pass
    return True


def _file_sound() -> bool:
    if connection.vendor != "sqlite":
        return True
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)")
            return bool(cursor.fetchone() == ("ok",))
    except (DatabaseError, UnicodeDecodeError):
        return False


Compared: TypeAlias = Literal["same", "older", "other"]


def witness(keys: VaultKeys) -> str:
    """The end of the chain in short, to be remembered elsewhere: whoever puts back an older file cannot change it."""
    with database.reading():
        vault = vaults.of(keys)
        head = vaults.sure_head_of(keys, vault)
    return f"{vault.epoch}.{head.seq}.{head.link[:OPENING_BYTES].hex()}"


def compare(keys: VaultKeys, remembered: str) -> Compared:
    """Whether this journal goes on from the remembered end (VT-16).

    `older`: it ends before that, so an older copy was put back. `other`: it has another line there. What was
    remembered in another format counts as nothing remembered.
    """
    try:
        epoch, seq, opening = remembered.split(".")
        then = (int(epoch), int(seq), bytes.fromhex(opening))
    except ValueError:
        return "same"
    with database.reading():
        vault = vaults.of(keys)
        head = vaults.sure_head_of(keys, vault)
        if (vault.epoch, head.seq) < then[:2]:
            return "older"
        if vault.epoch > then[0] or then[1] == 0:
            return "same"  # written anew since, on purpose: that takes the keys
        row = reading.row_at(vault.pk, then[1])
    return "same" if row is not None and row.link[:OPENING_BYTES] == then[2] else "other"
