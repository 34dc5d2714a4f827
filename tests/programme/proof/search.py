"""Every journal over the alphabet, breadth first; journals that lead to the same state are followed once.

Two journals are the same where their states are, told relative to now: days as distances from today, line numbers as
"there is one". What is followed once is still checked and counted each time it is reached.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from typing import Any

from proof.alphabet import LETTERS, STARTS
from proof.journals import Life, Raw

from goldseam import programme
from goldseam.journal import codec
from goldseam.programme.entries import Recorded
from goldseam.programme.state import State, Story

ORDINALS = range(700_000, 800_000)  # days of this age; no line number or count of a short journal comes near
LINES = frozenset({
    "seq", "facts", "new_partner", "court_exception", "needs_time_open", "logistics_only", "changes_ahead", "slips",
    "needed", "plan_for_no", "quiet_steps", "texted", "yes", "reply_due", "together", "graduated", "texts",
})  # fmt: skip


@dataclass(slots=True)
class Node:
    """One journal: how it is spelled, its lines, its story, and now."""

    spelled: tuple[str, ...]
    raw: list[Raw]
    lines: list[Recorded]
    story: Story
    now: datetime
    start: int  # how many lines the beginning has

    @property
    def at(self) -> str:
        return self.now.isoformat()

    def plan(self) -> programme.Plan:
        return programme.seen_at(self.lines, self.now)


@dataclass
class Found:
    """What a search came upon."""

    start: str
    depth: int
    states: int = 0
    transitions: int = 0
    complaints: list[str] = field(default_factory=list)


def begun(start: str) -> Node:
    """The journal a search begins with."""
    life = Life(0)
    STARTS[start](life)
    lines = [line for seq, raw in enumerate(life.lines, 1) if (line := read(raw, seq))]
    return Node((start,), life.lines, lines, programme.fold(lines), life.now, len(lines))


def read(raw: Raw, seq: int) -> Recorded | None:
    return codec.decode_line(json.dumps(raw).encode(), seq).recorded


def spelled(node: Node, letter: str) -> Node:
    """The journal with one more letter."""
    life = Life(0)
    life.now, life.lines = node.now, list(node.raw)
    LETTERS[letter](life)
    new = [line for seq in range(len(node.raw), len(life.lines)) if (line := read(life.lines[seq], seq + 1))]
    story = programme.fold(new, node.story) if new else node.story
    return Node((*node.spelled, letter), life.lines, [*node.lines, *new], story, life.now, node.start)


def key(node: Node) -> Any:
    """What makes two journals the same from here on."""
    return tuple(canonical(state, node.now) for state in node.story.variants)


def canonical(state: State, now: datetime) -> tuple[Any, ...]:
    today = now.toordinal()
    behind = None if state.last_at is None or state.last_at <= now else state.last_at - now
    return (behind, *(part(name, getattr(state, name), today, now) for name in NAMES))


NAMES = tuple(item.name for item in fields(State) if item.name not in ("last_seq", "last_at", "first_day"))


def part(name: str, value: Any, today: int, now: datetime) -> Any:
    """One value, relative to now."""
    if isinstance(value, bool) or value is None or isinstance(value, str | float):
        return value
    if isinstance(value, int):
        return value - today if value in ORDINALS else name in LINES or name.endswith(("_seq", "_seqs")) or value
    if isinstance(value, datetime):
        return (now - value).total_seconds()
    if isinstance(value, date):
        return value.toordinal() - today
    if isinstance(value, Mapping):
        return tuple(sorted(((part("", k, today, now), part(name, v, today, now)) for k, v in value.items()), key=str))
    if is_dataclass(value):
        return tuple(part(item.name, getattr(value, item.name), today, now) for item in fields(value))
    if name in ("urges", "screens"):
        value = value[:-1]  # the last is the line
    elif name in ("steps", "stop_line"):
        value = value[1:] if name == "stop_line" or isinstance(value, tuple) else value
    return tuple(part(name, one, today, now) for one in value)


def searched(
    start: str, depth: int, look: Callable[[Node], Iterator[str]], grows: Callable[[Node, Node], Iterator[str]]
) -> Found:
    """Every journal of up to `depth` letters after `start`, each new state looked at."""
    first = begun(start)
    found, level, known = Found(start, depth, states=1), [first], {key(first)}
    note(found, first, look(first))
    for _ in range(depth):
        following: list[Node] = []
        for node in level:
            for letter in LETTERS:
                child = spelled(node, letter)
                found.transitions += 1
                note(found, child, grows(node, child))
                name = key(child)
                if name not in known:
                    known.add(name)
                    following.append(child)
                    note(found, child, look(child))
        level = following
    found.states = len(known)
    return found


def note(found: Found, node: Node, complaints: Iterator[str]) -> None:
    found.complaints += [f"{complaint}: {' · '.join(node.spelled)}" for complaint in complaints]
