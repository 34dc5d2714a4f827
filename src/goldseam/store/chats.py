"""Imported chats: each one attachment, holding only what the person and the other one wrote."""

from collections.abc import Sequence

import msgspec

from goldseam.chats.transcript import Transcript
from goldseam.store import attachments, chat_pages
from goldseam.store.chat_no import Asked
from goldseam.store.chat_pages import KeptChat
from goldseam.store.problems import AttachmentDamaged
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


def _title(text: str | None) -> Title | None:
    try:
        return None if text is None else msgspec.json.decode(text, type=Title)
    except msgspec.DecodeError:
        return None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
