"""Pairs of copies: a random life that went on in two places, and what joining the two opens that was shut in either."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from proof.alphabet import ready_at_the_gate
from proof.journals import Life, anything, life
from proof.properties import LADDER, MAY_REPLY

from goldseam import programme
from goldseam.journal import codec
from goldseam.programme.entries import Recorded
from goldseam.programme.joining import still_shut
from goldseam.store.merging import merged


def texts(life: Life) -> list[bytes]:
    return [json.dumps(line).encode() for line in life.lines]


def lines_of(written: Iterable[bytes]) -> list[Recorded]:
    read = (codec.decode_line(text, seq).recorded for seq, text in enumerate(written, 1))
    return [line for line in read if line is not None]


def went_on(life: Life, *happened: float | tuple[str, dict[str, Any]]) -> Life:
    """The life with days that pass and lines that are written."""
    for one in happened:
        if isinstance(one, tuple):
            life.write(one[0], **one[1])
        else:
            life.wait(one)
    return life


TEXT, CALM = ("step-taken", {"step": "text"}), ("calm-noted", {})
CRISIS, WISH = ("crisis-noted", {}), ("boundary-heard", {"wish": "needs_time"})
WARM, GONE = ("they-wrote", {"reading": "engaged"}), ("partner-ended", {})
PARTNER, ORDER = ("fact-recorded", {"fact": "new_partner"}), ("fact-recorded", {"fact": "order"})
LET_GO, AGAIN = ("hope-chosen", {"hope": "let_go"}), ("hope-chosen", {"hope": "try_again"})

# What one copy holds, and what the other one wrote that would end it.
DECIDING = (
    ((TEXT, 37, TEXT, 8), (2, WARM)), ((CRISIS,), (1, CALM, 20)), ((WISH,), (1, WARM)), ((PARTNER,), (1, GONE)),
    ((ORDER,), (1, ("court-exception-recorded", {}))), ((LET_GO,), (1, AGAIN)),
)  # fmt: skip


def short_pairs() -> Iterator[tuple[Life, Life]]:
    """Pairs in which one thing decides."""
    for sides in DECIDING:
        pair = []
        for side, happened in zip("ab", sides, strict=True):
            one = Life(0)
            ready_at_the_gate(one)
            named(one, "shared")
            pair.append(named(went_on(one, *happened), side))
        yield pair[0], pair[1]


def named(life: Life, name: str) -> Life:
    """The life with an id on every line that has none."""
    for number, line in enumerate(life.lines):
        line.setdefault("id", f"{name}-{number:03}")
    return life


def copies(seed: int) -> tuple[Life, Life]:
    """A life, and two ways it went on."""
    raw, at = life(seed)
    found = []
    for side in range(2):
        one = Life(seed * 2 + side)
        one.now, one.lines = datetime.fromisoformat(at), [dict(line) for line in raw]
        one.zone = raw[-1]["zone"] if raw else one.zone
        named(one, "shared")
        for _ in range(one.chance.randint(1, 4)):
            anything(one)
            one.wait(one.chance.choice((0, 0.3, 1, 3, 8, 37)))
        found.append(named(one, "ab"[side]))
    return found[0], found[1]


def opened(pair: tuple[Life, Life]) -> tuple[bool, list[str]]:
    """Whether joining had to say anything, and what it opened all the same."""
    now, found = max(one.now for one in pair), merged(*(texts(one) for one in pair))
    if not found.apart:
        return False, []
    stories, lines = [programme.fold(lines_of(texts(one))) for one in pair], lines_of(found.texts)
    said = still_shut(stories, programme.fold(lines), now)
    if said is not None:
        lines.append(Recorded(seq=len(found.texts) + 1, at=now, zone=lines[-1].zone, entry=said))
    wrong, joined = [], programme.fold(lines)
    for then in (now, now + timedelta(days=4), now + timedelta(days=40)):
        plan = programme.plan(joined, then)
        for alone in (programme.plan(story, then) for story in stories):
            lost = set(alone.closing_facts) - set(plan.closing_facts)
            if then > now and lost == {"unanswered"}:
                continue  # it would have become silent after the two were joined
            wrong += [f"{fact} is lost" for fact in lost]
            wrong += [f"{one} is open" for one in plan.surfaces & (LADDER | {"logistics"}) - alone.surfaces]
            if "reply" in plan.surfaces and not set(alone.closing_facts) <= MAY_REPLY:
                wrong.append("a reply is open")
    return said is not None, wrong
