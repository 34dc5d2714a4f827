"""What samples of a WhatsApp export tell of all of it: how its headers look, and who writes most."""

from __future__ import annotations

from collections import Counter
from itertools import chain, product, zip_longest

from goldseam.chats.formats.stamps import Stamp, stamp_of
from goldseam.chats.formats.whatsapp_blocks import Known
from goldseam.chats.formats.whatsapp_bytes import (
    DIGITS,
    LONGEST_PATTERN,
    MOST_PATTERNS,
    Pattern,
    Unknown,
    pattern_of,
    sampled,
)
from goldseam.chats.formats.whatsapp_senders import Names, Split, splits

_ZEROS = bytes.maketrans(b"123456789", b"000000000")
SEEN = 3  # times a name has to be seen to be known; a name seen less may be a notice
LONGEST_RAW = 120  # bytes of a name
Skeleton = bytes  # a header with all of its digits as 0


def known(data: bytes) -> tuple[Known, list[str], dict[str, str]]:
    """Headers and names; the names as people know them, by number; those with a colon by their part before it.

    Raises Unknown.
    """
    heads: list[tuple[Skeleton, bytes]] = []
    stamps: dict[Skeleton, Stamp] = {}
    for line in sampled(data):
        if skeleton := _skeleton(line, stamps):
            heads.append((skeleton, line[len(skeleton) :]))
    if not heads:
        raise Unknown
    counts = Counter(skeleton for skeleton, _ in heads)
    shapes: Counter[tuple[object, ...]] = Counter()
    for skeleton, count in counts.items():
        shapes[stamps[skeleton].shape] += count
    shape = shapes.most_common(1)[0][0]
    usual = [skeleton for skeleton, _ in counts.most_common() if stamps[skeleton].shape == shape]
    stamps |= _filled_up({one: stamps[one] for one in usual})
    usual = [*usual, *(one for one in stamps if one not in counts)]
    raw, longer = _names([rest.decode() for skeleton, rest in heads if skeleton in usual])
    names = list(dict.fromkeys(raw.values()))
    numbers = {form: names.index(name) for form, name in raw.items()}
    return Known(_patterns({one: stamps[one] for one in usual}), shape, numbers), names, longer


def _skeleton(line: bytes, stamps: dict[Skeleton, Stamp]) -> Skeleton | None:
    """The header of this line, or None; the first of its kind goes through the careful grammar."""
    zeros = line[:LONGEST_PATTERN].translate(_ZEROS)
    for skeleton in stamps:
        if skeleton.endswith(b" ") and zeros.startswith(skeleton):
            return skeleton if line[len(skeleton) :].strip() else None
    text = line.decode("utf-8", "ignore")[:200]
    stamp = stamp_of(text)
    if stamp is None or not text[stamp.body :].strip():
        return None
    skeleton = DIGITS.sub(lambda digits: b"0" * len(digits[0]), text[: stamp.body].encode())
    stamps.setdefault(skeleton, stamp)
    return skeleton


def _filled_up(stamps: dict[Skeleton, Stamp]) -> dict[Skeleton, Stamp]:
    """Headers samples may not hold: where 1/12 and 12/1 were seen, 12/12 and 1/1 can be too."""
    widths: dict[tuple[bytes, ...], tuple[Stamp, list[set[int]]]] = {}
    for skeleton, stamp in stamps.items():
        runs = [len(digits) for digits in DIGITS.findall(skeleton)]
        _, seen = widths.setdefault(tuple(DIGITS.split(skeleton)), (stamp, [set() for _ in runs]))
        for width, run in zip(seen, runs, strict=True):
            width.add(run)
    found = dict(stamps)
    for between, (stamp, seen) in widths.items():
        for chosen in product(*seen):
            digits = [b"0" * run for run in chosen]
            found.setdefault(b"".join(chain.from_iterable(zip_longest(between, digits, fillvalue=b""))), stamp)
    return {skeleton: stamp for skeleton, stamp in found.items() if skeleton not in stamps}


def _patterns(stamps: dict[Skeleton, Stamp]) -> list[Pattern]:
    found = [pattern_of(skeleton, stamp) for skeleton, stamp in stamps.items()]
    if len(found) > MOST_PATTERNS or any(
        one is not two and two.text.startswith(one.text) for one in found for two in found
    ):
        raise Unknown
    return found


def _names(rests: list[str]) -> tuple[dict[bytes, str], dict[str, str]]:
    """Names of the people who write most, as they stand in the file, the busiest first; and those with a colon."""
    every = [splits(rest) for rest in rests]
    names = Names(every)
    raw: dict[tuple[str, str], Counter[bytes]] = {}
    for rest, ways in zip(rests, every, strict=True):
        one = _whose(ways, names.longer)
        if one and rest[one[1] - 2 : one[1]] == ": ":
            raw.setdefault((one[0], ways[0][0]), Counter())[rest[: one[1] - 2].encode()] += 1
    kept: dict[bytes, str] = {}
    for (name, first), forms in sorted(raw.items(), key=lambda one: -names.counts[one[0][1]]):
        if names.counts[first] >= SEEN:
            kept |= {form: name for form, count in forms.items() if count >= SEEN and len(form) < LONGEST_RAW}
    return kept, names.longer


def _whose(ways: list[Split], longer: dict[str, str]) -> Split | None:
    """As Names.of: the first way to part a line, or the second where the first is only a part of a name."""
    if not ways or ways[0][0] not in longer:
        return ways[0] if ways else None
    return ways[1] if len(ways) > 1 and ways[1][0] == longer[ways[0][0]] else None
