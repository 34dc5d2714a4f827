"""The same reading as telegram.py for large files: piece by piece, with equal results and little memory.

Telegram Desktop writes every message on lines of its own, so a list of messages can be cut between two of them. What
stands around the lists is decoded by itself, with a mark in the place of each list. The decoder proves both: a piece
that is sound JSON by itself was cut between two messages, and a mark that comes out where a chat's messages belong
says that its list held them. A file for which this does not hold goes to the careful reading.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec
import numpy as np

from goldseam.chats.formats.found import Found
from goldseam.chats.formats.packed import LETTERS, Packed, Piece
from goldseam.chats.formats.telegram import FORMAT, SECOND, Export, Message, chats_of, joined, kind, length, who
from goldseam.chats.transcript import FIRST, KINDS, LAST, micros

if TYPE_CHECKING:
    from goldseam.chats.sources import Source

BYTES = 2 * 1024 * 1024  # of a piece: what comes of it is freed before the next one and stays in the processor's cache
MOST = 64 * 1024 * 1024  # bytes of one message, or around the lists: contacts and settings of an account are far fewer
_OPENS = re.compile(rb'"messages": ?\[(?=\n( *)\{)')
_CODE = {kind: code for code, kind in enumerate(KINDS)}


class Unknown(Exception):
    """This file is not laid out as Telegram does it, or holds what the careful reading has to tell of."""


def read(source: Source) -> Found | None:
    """All of an export, or None where the careful reading has to do it."""
    try:
        with source.opened() as file:
            return _Reading(file).found()
    except (Unknown, msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None


class _People(dict[str | None, int]):
    """A number for each name, given when it is first met; nobody is -1."""

    def __init__(self) -> None:
        super().__init__({None: -1})

    def __missing__(self, name: str | None) -> int:
        code = self[name] = len(self) - 1
        return code


class _Reading:
    def __init__(self, file: BinaryIO) -> None:
        self.file, self.ended = file, False
        self.buffer, self.around = bytearray(), bytearray()
        self.mark, self.lists = os.urandom(12).hex(), list[list[Piece]]()
        self.people, self.instants = _People(), False
        self.decoder = msgspec.json.Decoder(list[Message])
        while not self.ended:
            self._more()
            while opens := _OPENS.search(self.buffer):
                self._around(opens.end() - 1)
                self.around += f'[{{"type": "{self.mark} {len(self.lists)}"}}'.encode()
                self.lists.append(self._list(indent=opens.end(1) - opens.start(1)))
            self._around(len(self.buffer) if self.ended else len(self.buffer) - 1000)

    def _more(self) -> None:
        if len(self.buffer) > MOST:
            raise Unknown
        piece = self.file.read(BYTES)
        self.buffer += piece
        self.ended = not piece

    def _around(self, count: int) -> None:
        """Put so many bytes with what is no message."""
        if count > 0:
            self.around += self.buffer[:count]
            del self.buffer[:count]
        if len(self.around) > MOST:
            raise Unknown

    def _list(self, indent: int) -> list[Piece]:
        pieces: list[Piece] = []
        begun = 0
        for messages in self._pieces(indent):
            pieces.append(self._packed(messages, begun))
            begun += len(messages)
        return pieces

    def _pieces(self, indent: int) -> Iterator[list[Message]]:
        """The messages of the list that the buffer begins with; its end and what follows stay there."""
        spaces = b" " * indent
        between, closes = b"\n%b},\n%b{" % (spaces, spaces), re.compile(rb"\n%b}\s*\]" % spaces)
        while True:
            comma = self.buffer.rfind(between) + len(spaces) + 2
            messages = self._decoded(comma) if comma > len(spaces) + 1 else None
            if messages is not None:
                yield messages
                del self.buffer[:comma]
                self.buffer[0] = ord("[")
                self._more()
            elif end := closes.search(self.buffer):  # the list ends here, and other chats may follow
                with memoryview(self.buffer)[: end.end()] as piece:
                    messages = self.decoder.decode(piece)
                yield messages
                del self.buffer[: end.end() - 1]
                return
            elif self.ended:
                raise Unknown
            else:
                self._more()

    def _decoded(self, comma: int) -> list[Message] | None:
        """The messages before this comma, or None where they are no list by themselves."""
        self.buffer[comma] = ord("]")
        try:
            with memoryview(self.buffer)[: comma + 1] as piece:
                return self.decoder.decode(piece)
        except msgspec.DecodeError:
            return None
        finally:
            self.buffer[comma] = ord(",")

    def _packed(self, messages: list[Message], begun: int) -> Piece:
        code = _column(self.people.__getitem__, [one.from_ for one in messages], np.int32)
        kinds, edited, notice = bytearray(len(messages)), bytearray(len(messages)), bytearray(len(messages))
        seconds, texts = np.full(len(messages), -1, np.int32), [one.text for one in messages]
        for row in _odd(messages):
            one = messages[row]
            service = one.type != "message"
            code[row], kinds[row] = self.people[who(one, service)], _CODE[kind(one, service)]
            edited[row], notice[row] = one.edited is not None, service
            if (lasted := length(one.duration_seconds)) is not None:
                seconds[row] = lasted
            if isinstance(one.text, list):
                texts[row] = joined(one.text)
        return Piece(
            begun=begun,
            at=self._times(messages),
            code=code,
            kind=np.frombuffer(kinds, np.uint8),
            edited=np.frombuffer(edited, bool),
            notice=np.frombuffer(notice, bool),
            seconds=seconds,
            texts="".join(texts).encode("utf-8", LETTERS),  # type: ignore[arg-type]
            lengths=_column(len, texts, np.int32),
        )

    def _times(self, messages: list[Message]) -> Any:
        unix = [one.date_unixtime for one in messages]
        missing = unix.count(None)
        try:
            if missing:
                at = np.array([_micros(one) for one in messages], np.int64)
            else:
                at = _column(int, unix, np.int64)
                if at.max() >= LAST // SECOND:
                    raise Unknown
                at *= SECOND
        except (ValueError, OverflowError):
            raise Unknown from None
        if at.min() < FIRST or at.max() >= LAST:
            raise Unknown
        self.instants = self.instants or missing < len(unix)
        return at

    def found(self) -> Found:
        """What the lists and the document around them make together."""
        export = msgspec.json.decode(self.around.lstrip(b"\xef\xbb\xbf"), type=Export)
        result, records, read = Found(FORMAT), Packed(), 0
        for chat in chats_of(export):
            id = str(chat.id)
            result.titles[id] = chat.name or id
            if [one.type for one in chat.messages] == [f"{self.mark} {read}"]:
                records.pieces += self.lists[read]
                records.of += [id] * len(self.lists[read])
                read += 1
            elif chat.messages:
                raise Unknown
        if not read or read < len(self.lists):
            raise Unknown
        records.names = [name for name in self.people if name is not None]
        result.columns, result.instants = records, self.instants
        return result


def _column(number: Callable[[Any], int], values: Sequence[object], type: Any) -> Any:
    return np.fromiter(map(number, values), type, len(values))


def _odd(messages: list[Message]) -> list[int]:
    """Rows of all but plain words under a name."""
    return [
        row
        for row, one in enumerate(messages)
        if one.from_ is None
        or one.media_type is not None
        or one.photo is not None
        or one.file is not None
        or one.type != "message"
        or one.duration_seconds is not None
        or one.edited is not None
        or one.text.__class__ is not str
        or one.poll is not None
        or one.location_information is not None
        or one.contact_information is not None
    ]


def _micros(one: Message) -> int:
    if one.date_unixtime is not None:
        return int(one.date_unixtime) * SECOND
    return micros(datetime.fromisoformat(one.date).replace(tzinfo=None))
