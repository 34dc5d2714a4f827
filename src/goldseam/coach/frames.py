"""Rules as frames: a few words and concepts in an order, with room between them. The frames themselves are data.

A frame is written in slots, left to right:

    not|never CONTACT me        words in small letters, concepts in capitals, | between what may stand there
    please? stop                a slot that may be missing
    stop +it                    + : nothing between this slot and the one before; otherwise up to two words
    police ... you              ... : up to eight words between
    ^ not CONTACT               ^ : at the beginning of a clause, after a "please", a "but", a name
    space $                     $ : at the end of a clause

`unless` are frames that take the find back where one of them is in the same sentence. Words told of somebody else's
speech are passed over. Looking takes time in proportion to the length of the sentence, whatever it says.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from goldseam.coach.answers import Span
from goldseam.coach.concepts import meant_at, stem
from goldseam.coach.spelling import HERE
from goldseam.coach.text import Sentence, Word

NEAR, FAR = 2, 8  # words that may stand between two slots
FILLERS = {
    "please", "ok", "so", "and", "but", "now", "look", "listen", "honestly", "right", "well", "just", "sorry", "no",
    "yes", "hey", "hi", "also", "then", "or", "because", "if",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a frame: what may stand there, how many words may stand before it, and where in the clause it is."""

    words: frozenset[str]
    concepts: frozenset[str]
    gap: int
    optional: bool = False
    begins: bool = False
    ends: bool = False


class Slots(tuple[Slot, ...]):
    """The slots of a frame, from left to right."""

    needed: tuple[frozenset[str], ...]  # for each slot that may not be missing, what may stand there

    def __new__(cls, known: Iterable[Slot]) -> "Slots":
        """Keep the slots, and note what none of them can do without."""
        found = super().__new__(cls, known)
        found.needed = tuple(slot.words | slot.concepts for slot in found if not slot.optional)
        return found


@dataclass(frozen=True, slots=True)
class Frame:
    """One rule. `says` is what a find means; `tier` how sure it is; `hits` and `misses` are tried by a test."""

    id: str
    says: str
    tier: str
    why: str
    slots: tuple[Slots, ...]
    unless: tuple[Slots, ...] = ()
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """A frame and where it was found."""

    frame: Frame
    span: Span


def slots(written: str) -> Slots:
    """The slots of a frame as it is written."""
    found: list[Slot] = []
    gap, begins = NEAR, False
    for part in written.split():
        if part == "^":
            begins = True
        elif part == "...":
            gap = FAR
        elif part == "$":
            last = found[-1]
            found[-1] = Slot(last.words, last.concepts, last.gap, last.optional, last.begins, ends=True)
        else:
            if part.startswith("+"):
                gap, part = 0, part[1:]
            choices = part.rstrip("?").split("|")
            found.append(
                Slot(
                    words=frozenset(stem(one) for one in choices if not one.isupper()),
                    concepts=frozenset(one for one in choices if one.isupper()),
                    gap=gap,
                    optional=part.endswith("?"),
                    begins=begins,
                )
            )
            gap, begins = NEAR, False
    return Slots(found)


class Line:
    """A sentence made ready for looking: the stem and the concepts that begin at each word."""

    def __init__(self, sentence: Sentence) -> None:
        self.words: Sequence[Word] = sentence.words
        self.stems = [stem(word.word) for word in self.words]
        self.meant = [meant_at(self.stems, place) for place in range(len(self.stems))]
        self.all = set(self.stems).union(*(concepts for at in self.meant for concepts, _ in at))
        self._beginnings = self._all_beginnings()

    def _all_beginnings(self) -> set[int]:
        """Where a clause begins, fillers and one unknown word (a name) passed over."""
        found, clause, open_ = set(), -1, False
        for place, word in enumerate(self.words):
            if word.clause != clause:
                clause, open_ = word.clause, True
            if open_:
                found.add(place)
                open_ = word.word in FILLERS or any("NAME" in concepts for concepts, _ in self.meant[place])
        return found

    def begins(self, place: int) -> bool:
        """Whether a clause begins there."""
        return place in self._beginnings

    def ends(self, past: int) -> bool:
        """Whether a clause ends before the word at `past`."""
        return past >= len(self.words) or self.words[past].clause != self.words[past - 1].clause

    def standing(self, slot: Slot, place: int) -> Iterator[int]:
        """Where the slot ends, for each way in which it stands at `place`."""
        if slot.begins and not self.begins(place):
            return
        if self.stems[place] in slot.words and (not slot.ends or self.ends(place + 1)):
            yield place + 1
        if slot.concepts:
            for concepts, past in self.meant[place]:
                if not slot.concepts.isdisjoint(concepts) and (not slot.ends or self.ends(past)):
                    yield past

    def find(self, wanted: Slots) -> tuple[int, int] | None:
        """The first place where these slots stand in order: the first word and past the last one."""
        if any(map(self.all.isdisjoint, wanted.needed)):
            return None
        ends: dict[int, int] = {}  # past the last slot filled -> where the first one began
        started = False
        for slot in wanted:
            fresh = self._filled(slot, ends, started)
            ends = {**ends, **fresh} if slot.optional else fresh
            started = started or not slot.optional
            if not ends and started:
                return None
        past = min(ends, default=None)
        return None if past is None else (ends[past], past)

    def _filled(self, slot: Slot, ends: Mapping[int, int], started: bool) -> dict[int, int]:
        found: dict[int, int] = {}
        for past, begun in ends.items():
            for place in range(past, min(past + slot.gap + 1, len(self.words))):
                if slot.gap < FAR and self.words[place].clause != self.words[past - 1].clause:
                    break
                for end in self.standing(slot, place):
                    found.setdefault(end, begun)
        if not started:
            for place, word in enumerate(self.words):
                if not word.told:
                    for end in self.standing(slot, place):
                        found.setdefault(end, place)
        return found


class Rules(tuple[Frame, ...]):
    """Frames, and by which word or concept each can be told from afar."""

    _by_sign: dict[str, list[tuple[int, int]]]

    def __new__(cls, known: Iterable[Frame]) -> "Rules":
        """Keep the frames in their order, and note for each its rarest slot."""
        rules = super().__new__(cls, known)
        rules._by_sign = {}
        for place, frame in enumerate(rules):
            for number, wanted in enumerate(frame.slots):
                needed = [slot for slot in wanted if not slot.optional]
                rarest = min(needed, key=lambda slot: len(slot.words) + 40 * len(slot.concepts))
                for sign in rarest.words | rarest.concepts:
                    rules._by_sign.setdefault(sign, []).append((place, number))
        return rules

    def found(self, line: Line) -> Iterator[Found]:
        """Every frame that stands in the sentence, each once."""
        near = sorted({which for sign in line.all for which in self._by_sign.get(sign, ())})
        passed = -1
        for place, number in near:
            frame = self[place]
            if place == passed or (stands := line.find(frame.slots[number])) is None:
                continue
            passed = place
            if not any(line.find(one) for one in frame.unless):
                first, past = stands
                yield Found(frame, Span(line.words[first].start, line.words[past - 1].end))


def frames(entries: Iterable[Mapping[str, Any]]) -> Rules:
    """Frames from a data file."""
    own = {"id", "says", "tier", "why", "slots", "unless", "hits", "misses"}
    return Rules(
        Frame(
            id=one["id"],
            says=one["says"],
            tier=one.get("tier", "certain"),
            why=one["why"],
            slots=tuple(map(slots, one["slots"])),
            unless=tuple(map(slots, one.get("unless", ()))),
            hits=tuple(one.get("hits", ())),
            misses=tuple(one.get("misses", ())),
            more={name: value for name, value in one.items() if name not in own},
        )
        for one in entries
    )


def found_in(lines: Iterable[Line], known: Sequence[Frame]) -> list[Found]:
    """Every frame that stands in these sentences, in their order; each at most once a sentence."""
    rules = known if isinstance(known, Rules) else Rules(known)
    return [found for line in lines for found in rules.found(line)]


@cache
def frames_of(name: str) -> Rules:
    """The frames of en/<name>.toml."""
    return frames(tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["frame"])
