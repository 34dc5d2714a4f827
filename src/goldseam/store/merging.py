"""Bringing lines in: into an empty journal as they are, into another one as the two histories side by side.

Two copies are one journal that went on in two places. Lines are told apart by their id (without one, by all they say),
ordered by the time they were recorded, then by id; each copy keeps its own order. What either side closed stays closed:
the lines say so, the facts of both heads are joined, and what the lines of one side end without having known it is said
once more by a line of its own (`programme/joining.py`).
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeAlias

from goldseam.journal import codec, moments
from goldseam.store.erasing import without_words_text

BEFORE_ALL = datetime.min.replace(tzinfo=UTC)
NOWHERE = 0  # no line has this number: what a reference becomes when the line it named is not there
REFERRING = ("corrected", "withdrawn", "erased")


Key: TypeAlias = tuple[datetime, str, int, int, str]


@dataclass(slots=True)
class Piece:
    """A line on its way into the merged journal."""

    text: bytes
    content: dict[str, Any] | None  # None: not a JSON object
    key: Key
    side: int  # which copy it comes from
    old: int  # its number there

    @property
    def name(self) -> str:
        """What tells it apart: its id, or a hash of all it says."""
        if self.content is not None and isinstance(self.content.get("id"), str):
            return "id:" + str(self.content["id"])
        said = self.text if self.content is None else codec.as_text(dict(sorted(self.content.items())))
        return "said:" + hashlib.sha256(said).hexdigest()


def pieces(texts: Iterable[bytes], side: int) -> Iterator[Piece]:
    """The lines of one copy, each with the place it asks for in the merged order: its time, then its id.

    An entry's effective time is the latest so far. So a line that was recorded after the clock was set back, or that
    has no time at all, stays right behind the line before it.
    """
    latest, leader, behind = BEFORE_ALL, "", 0
    for number, text in enumerate(texts, 1):
        content = _object(text)
        at = None if content is None else moments.instant(content.get("at"))
        name = content.get("id") if content is not None else None
        name = name if isinstance(name, str) else ""
        if at is not None and at >= latest:
            latest, leader, behind = at, name, 0
        else:
            behind += 1
        piece = Piece(text=text, content=content, key=(latest, leader, behind, 0, ""), side=side, old=number)
        piece.key = (latest, leader, behind, 0 if leader else number, piece.name)
        yield piece


def _object(text: bytes) -> dict[str, Any] | None:
    return codec.object_in(text)


@dataclass(frozen=True, slots=True)
class Merged:
    """The lines of both, renumbered; how many came in anew; whether both copies had lines that the other had not."""

    texts: tuple[bytes, ...]
    new: int
    apart: bool = False


def merged(ours: Sequence[bytes], theirs: Sequence[bytes]) -> Merged:
    """One journal out of two copies."""
    own, other = list(pieces(ours, 0)), list(pieces(theirs, 1))
    chosen: dict[str, Piece] = {piece.name: piece for piece in own}
    places: list[dict[int, Piece]] = [{piece.old: piece for piece in own}, {}]
    new, shared = 0, set[str]()
    for piece in other:
        known = chosen.get(piece.name)
        if known is not None and not _same(known, piece):
            piece = _renamed(piece)  # the same id on two different lines: both stay, for either may close something
            known = chosen.get(piece.name)
        if known is None:
            chosen[piece.name] = known = piece
            new += 1
        else:
            shared.add(piece.name)
        places[1][piece.old] = known
    ordered = sorted({id(piece): piece for piece in (*own, *chosen.values())}.values(), key=lambda piece: piece.key)
    numbers = {id(piece): number for number, piece in enumerate(ordered, 1)}
    targets = [{old: numbers[id(piece)] for old, piece in side.items()} for side in places]
    texts = [_pointing(piece, targets[piece.side]) for piece in ordered]
    apart = bool(new) and any(piece.name not in shared for piece in own)
    return Merged(texts=tuple(erased_everywhere(texts)), new=new, apart=apart)


def _same(one: Piece, two: Piece) -> bool:
    return one.text == two.text or _bare(one) == _bare(two)


def _bare(piece: Piece) -> Any:
    content = _object(without_words_text(piece.text, piece.old))
    if content is not None and content.get("kind") in REFERRING and isinstance(content.get("entry"), int):
        content["entry"] = NOWHERE  # numbers differ between copies; the id says that it is the same line
    return content


def _renamed(piece: Piece) -> Piece:
    content = {name: value for name, value in (piece.content or {}).items() if name != "id"}
    return Piece(text=codec.as_text(content), content=content, key=piece.key, side=piece.side, old=piece.old)


def _pointing(piece: Piece, numbers: dict[int, int]) -> bytes:
    content = piece.content
    if content is None or content.get("kind") not in REFERRING or not isinstance(content.get("entry"), int):
        return piece.text
    number = numbers.get(content["entry"], NOWHERE)
    return piece.text if number == content["entry"] else codec.as_text({**content, "entry": number})


def erased_everywhere(texts: Sequence[bytes]) -> Iterator[bytes]:
    """The lines, with the words gone from each that an `erased` line names, and from its corrections until then."""
    contents = [_object(text) for text in texts]
    names = {
        content["id"]: number
        for number, content in enumerate(contents, 1)
        if content is not None and isinstance(content.get("id"), str)
    }
    gone = {_target(content, "erased", names): number for number, content in enumerate(contents, 1)}
    gone.pop(NOWHERE, None)
    for number, (text, content) in enumerate(zip(texts, contents, strict=True), 1):
        amends = _target(content, "corrected", names)
        if number in gone or number < gone.get(amends, 0):
            yield without_words_text(text, number, texts[amends - 1] if 0 < amends <= len(texts) else None)
        else:
            yield text


def _target(content: dict[str, Any] | None, kind: str, names: dict[str, int]) -> int:
    entry = content.get("entry") if content is not None and content.get("kind") == kind else NOWHERE
    if isinstance(entry, str):
        return names.get(entry, NOWHERE)
    return entry if isinstance(entry, int) else NOWHERE


def gaps_filled(ours: Sequence[bytes | None], theirs: Sequence[bytes]) -> list[bytes | None]:
    """Our lines, with unreadable ones (None) taken from another copy where the neighbours show it is the same place."""
    filled = list(ours)
    for place in range(len(ours)):
        if ours[place] is None and place < len(theirs):
            around = [near for near in (place - 1, place + 1) if 0 <= near < len(ours) and ours[near] is not None]
            if around and all(near < len(theirs) and _agree(ours[near], theirs[near]) for near in around):
                filled[place] = theirs[place]
    return filled


def _agree(one: bytes | None, two: bytes) -> bool:
    if one is None:
        return False
    mine, other = next(pieces([one], 0)), next(pieces([two], 1))
    return mine.name == other.name and _same(mine, other)
