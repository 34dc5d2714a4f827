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


def known(data: bytes) -> tuple[Known, list[str]]:
    """Headers and names, and the names as people know them in the order of their numbers. Raises Unknown."""
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
    raw = _names([rest.decode() for skeleton, rest in heads if skeleton in usual])
    names = list(dict.fromkeys(raw.values()))
    numbers = {form: names.index(name) for form, name in raw.items()}
    return Known(_patterns({one: stamps[one] for one in usual}), shape, numbers), names


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


def _names(rests: list[str]) -> dict[bytes, str]:
    """Names of the people who write most, as they stand in the file, the busiest first."""
    ways: list[list[Split]] = []
    raw: dict[str, Counter[bytes]] = {}
    for rest in rests:
        found = splits(rest)
        ways.append(found)
        if found and rest[found[0][1] - 2 : found[0][1]] == ": ":
            raw.setdefault(found[0][0], Counter())[rest[: found[0][1] - 2].encode()] += 1
    names = Names(ways)
    if names.longer:
        raise Unknown
    kept: dict[bytes, str] = {}
    for name, forms in raw.items():
        if names.counts[name] >= SEEN:
            kept |= {form: name for form, count in forms.items() if count >= SEEN and len(form) < LONGEST_RAW}
    return dict(sorted(kept.items(), key=lambda one: -names.counts[one[1]]))
