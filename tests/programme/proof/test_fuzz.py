"""Broken journals: nothing crashes, and a broken line opens nothing that was shut without it."""

import json
import os
from datetime import datetime
from random import Random

import pytest
from proof.journals import life

from goldseam import programme
from goldseam.journal import codec
from goldseam.programme.entries import Recorded

pytestmark = pytest.mark.slow

JOURNALS = int(os.environ.get("GOLDSEAM_PROOF_FUZZ", "2000"))
PARTS = 4
ONE_BROKEN = 0.3  # the share of lines with a broken copy
ONE_IN_LARGE = 200  # of so many broken lines one carries a text of a megabyte
ABSURD = (
    "0000-00-00T00:00:00Z",
    "9999-12-31T23:59:59+14:00",
    "0001-01-01T00:00:00-23:59",
    "2026-02-30T10:00:00Z",
    "now",
    5,
)
WRONG = (None, True, 5, -1, 1e308, "", "x", [], {}, [[]], {"a": {}}, 2**80, "\ud800")


def cut(chance: Random, line: dict) -> bytes:
    text = json.dumps(line).encode()
    return text[: chance.randrange(len(text))]


def wrong(chance: Random, line: dict) -> bytes:
    name = chance.choice([name for name in line if name not in ("at", "zone")])
    return json.dumps({**line, name: chance.choice(WRONG)}).encode()


def absurd(chance: Random, line: dict) -> bytes:
    name = chance.choice(("at", "on", "until", "zone"))
    return json.dumps({**line, name: chance.choice(ABSURD)}).encode()


def large(chance: Random, line: dict) -> bytes:
    size = 1_000_000 if chance.randrange(ONE_IN_LARGE) == 0 else 2_000
    return json.dumps(
        {**line, "kind": chance.choice((line["kind"], "nothing-known")), "words": "x" * size, "days": "x"}
    ).encode()


def twice(chance: Random, line: dict) -> bytes:
    name = chance.choice(list(line))
    return b'{"%s": %s, ' % (name.encode(), json.dumps(chance.choice(WRONG)).encode()) + json.dumps(line).encode()[1:]


def no_number(chance: Random, line: dict) -> bytes:
    return json.dumps({**line, "before": float("nan"), "days": float("inf")}).encode()


def deep(chance: Random, line: dict) -> bytes:
    return b'{"kind": "corrected", "entry": 1, "fields": ' + b'{"a":' * 5000 + b"1" + b"}" * 5000 + b"}"


def noise(chance: Random, line: dict) -> bytes:
    return chance.randbytes(chance.randrange(80))


BREAKS = (cut, wrong, absurd, large, twice, no_number, deep, noise)


def broken(chance: Random, raw: list[dict]) -> list[tuple[bytes, bytes | None]]:
    """The lines, some with a broken copy behind them; and for each broken one what it was before."""
    texts: list[tuple[bytes, bytes | None]] = []
    for line in raw:
        whole = json.dumps(line).encode()
        texts.append((whole, None))
        if chance.random() < ONE_BROKEN:
            texts.append((chance.choice(BREAKS)(chance, line), whole))
    return texts


def read(texts: list[tuple[bytes, bytes | None]], *, mended: bool | None = None) -> list[Recorded]:
    """The lines as they stand; or with the broken ones mended, where they count in part; or without them."""
    lines: list[Recorded] = []
    for seq, (text, whole) in enumerate(texts, 1):
        decoded = codec.decode_line(text, seq, lines[-1] if lines else None)
        if whole is not None and decoded.problems and mended is not None:
            counts = decoded.recorded is not None and mended
            decoded = codec.decode_line(whole if counts else b"", seq)
        if decoded.recorded is not None:
            lines.append(decoded.recorded)
    return lines


@pytest.mark.parametrize("part", range(PARTS))
def test_a_broken_line_never_crashes_and_opens_nothing(part):
    """What is open would be open without the broken lines, or with what they were before they broke.

    The second counts because good fields of a line count: the eight answers, and an entry without its unreadable words.
    """
    for seed in range(part, JOURNALS, PARTS):
        chance = Random(seed)
        raw, at = life(seed)
        texts, now = broken(chance, raw), datetime.fromisoformat(at)
        seen, without, mended = (programme.seen_at(read(texts, mended=how), now) for how in (None, False, True))
        json.dumps(programme.document(seen, [(1, "bad")]))
        assert seen.surfaces <= without.surfaces | mended.surfaces, seed
        assert set(without.closing_facts) <= set(seen.closing_facts), seed
        for name, gate in seen.gates.items():
            assert not gate.open or without.gates[name].open or mended.gates[name].open, (seed, name)
