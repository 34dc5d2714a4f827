"""Imported chats: each one attachment, holding only what the person and the other one wrote."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

import msgspec

from goldseam.chats import reading
from goldseam.chats.transcript import Transcript
from goldseam.store import attachments, chat_pages, chat_taken, openings, vaults
from goldseam.store.chat_no import SHOWN, Asked
from goldseam.store.chat_pages import KeptChat
from goldseam.store.database import writing
from goldseam.store.openings import Opening
from goldseam.store.problems import AttachmentDamaged, CannotSave
from goldseam.vault import VaultKeys


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """What a list shows of a chat without opening it. Times are ISO 8601, naive."""

    them: str
    source: str
    messages: int
    first: str | None
    last: str | None
    asked: tuple[Asked, ...] = ()  # their lines that may ask to be left alone, the newest first (chat_no)


class ListedChat(msgspec.Struct, frozen=True, kw_only=True):
    """One chat in a list; without a title where it does not open. It can still be deleted."""

    number: int
    title: Title | None


def keep(
    keys: VaultKeys,
    transcript: Transcript,
    me: str,
    them: str,
    conversation: str | None = None,
    asked: Sequence[Asked] = (),
) -> int:
    """Seal what these two wrote, and return its number. Nobody else's words are stored. Raises CannotSave.

    asked: their lines that may ask to be left alone (chat_no), to be shown where that is asked.
    """
    ours = chat_pages.of_two(transcript, me, them, conversation)
    counts = ours.document()
    title = Title(
        them=them,
        source=ours.format,
        messages=ours.counts.messages,
        first=_text(counts["first"]),
        last=_text(counts["last"]),
        asked=tuple(asked),
    )
    return attachments.put(keys, msgspec.json.encode(title).decode(), chat_pages.written(ours, me, them))


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a chat that was brought in. number: of the chat now. fresh: messages that were not there before.

    joined: whether it went into a chat of the same two that was kept already.
    """

    number: int
    fresh: int
    joined: bool


def join(
    keys: VaultKeys,
    transcript: Transcript,
    me: str,
    them: str,
    conversation: str | None = None,
    asked: Sequence[Asked] = (),
) -> Joined:
    """As `keep`; where a chat of these two is kept already, put together with it, and what both hold stays once.

    Times of one kind only: clocks of two kinds may be hours apart, and nothing could be told to be the same message.
    Raises CannotSave.
    """
    ours = chat_pages.of_two(transcript, me, them, conversation)
    found = _earlier(keys, me, them, instants=ours.instants)
    if found is None:
        number = keep(keys, ours, me, them, asked=asked)
        return Joined(number=number, fresh=len(ours.columns), joined=False)
    before, kept = found
    whole = replace(
        ours,
        columns=reading.merged([kept.transcript.columns.listed(), ours.columns.listed()]),
        format="+".join(dict.fromkeys([*kept.transcript.format.split("+"), *ours.format.split("+")])),
        locale=ours.locale or kept.transcript.locale,
    )
    title = next((one.title for one in listed(keys) if one.number == before), None)
    all_asked = {*asked, *(title.asked if title else ())}
    newest = sorted(all_asked, key=lambda line: line.at, reverse=True)[:SHOWN]
    number = keep(keys, whole, me, them, asked=newest)
    attachments.delete(keys, before)
    return Joined(number=number, fresh=len(whole.columns) - len(kept.transcript.columns), joined=True)


def _earlier(keys: VaultKeys, me: str, them: str, *, instants: bool) -> tuple[int, KeptChat] | None:
    for one in listed(keys):
        if one.title is None or one.title.them != them:
            continue
        try:
            kept = read(keys, one.number)
        except AttachmentDamaged:
            continue
        if kept.me == me and kept.transcript.instants == instants:
            return one.number, kept
    return None


def listed(keys: VaultKeys) -> tuple[ListedChat, ...]:
    """All of them, the newest first."""
    return tuple(ListedChat(number=one.number, title=_title(one.title)) for one in attachments.listed(keys))


def content(keys: VaultKeys, number: int) -> bytes:
    """The chat of this number as bytes (chat_pages). Raises NoAttachment or AttachmentDamaged."""
    return attachments.read(keys, number)


def read(keys: VaultKeys, number: int) -> KeptChat:
    """The chat of this number. Raises NoAttachment or AttachmentDamaged."""
    try:
        return chat_pages.read(content(keys, number))
    except chat_pages.NotAChat:
        raise AttachmentDamaged from None


def as_file(keys: VaultKeys, number: int, *, now: datetime) -> bytes:
    """The chat of this number as a file of its own (chat_taken). That it was saved is on the list of openings (AB-21).

    Raises NoAttachment or AttachmentDamaged. On a full disk the list stays as it was.
    """
    content = b"".join(chat_taken.lines(read(keys, number)))
    with suppress(CannotSave), writing():
        openings.note(keys, vaults.of(keys).pk, Opening(what="chat_saved", at=now))
    return content


def _title(text: str | None) -> Title | None:
    try:
        return None if text is None else msgspec.json.decode(text, type=Title)
    except msgspec.DecodeError:
        return None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
