"""Weeks in which the level of a series changed, with how sure that week is.

A series is cut where the squared distance to two levels falls most; the cut stands if hardly any rearrangement of the
same weeks (in blocks, so that good and bad months stay together) falls as much, and if the step is large enough to
mean something to a person. Then both parts are looked at in the same way.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from goldseam.chats.measures.resampling import SEED
from goldseam.chats.measures.series import Series
from goldseam.chats.sessions import Floats, Numbers

SHORTEST = 4  # weeks on either side of a change: less is a holiday
FEWEST_WEEKS = 16  # of a series
REARRANGED = 999
CHANCE = 0  # rearrangements that may do as well: p at most 0.001, as nine kinds are looked at, each more than once
DRAWS = 200  # for the interval of the week
INTERVAL = (5, 95)  # percentiles: nine in ten redrawn chats change between these weeks


@dataclass(frozen=True, slots=True)
class Kind:
    """A group of series that are looked at together, because one event moves them all.

    scale: makes steps of the series comparable. step: how large a step has to be. ratio: whether that is a factor.
    """

    name: str
    series: tuple[str, ...]
    scale: Callable[[Floats], Floats]
    step: float
    ratio: bool


KINDS = (
    Kind("messages", ("messages_me", "messages_them"), np.log1p, 1.4, ratio=True),
    Kind("reply", ("reply_me", "reply_them"), lambda x: np.log(np.maximum(x, 5.0)), 1.7, ratio=True),
    Kind("initiation", ("initiation_me",), lambda x: np.arcsin(np.sqrt(x)), 0.15, ratio=False),
    Kind("late_share", ("late_share",), lambda x: np.arcsin(np.sqrt(x)), 0.07, ratio=False),
    Kind("quiet_days", ("quiet_days",), lambda x: x, 1.0, ratio=False),
    Kind("affection", ("affection",), np.sqrt, 1.5, ratio=True),
    Kind("questions", ("questions_me", "questions_them"), np.sqrt, 1.5, ratio=True),
    Kind("conflicts", ("conflicts",), np.sqrt, 0.35, ratio=False),
    Kind("calls", ("calls",), np.sqrt, 1.0, ratio=False),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change. week: the first of the new level. earliest, latest: where it lies in nine of ten redrawn chats.

    before, after: series to its level. since, until: the weeks it is measured on. size: the step in noise widths.
    """

    kind: str
    week: int
    earliest: int
    latest: int
    before: dict[str, float]
    after: dict[str, float]
    since: int
    until: int
    size: float

    def documents(self, monday: Callable[[int], date]) -> list[dict[str, object]]:
        """For --json: one a series."""
        interval = [monday(self.earliest).isoformat(), monday(self.latest).isoformat()]
        at = monday(self.week).isoformat()
        return [
            {
                "at": at,
                "series": one,
                "before": _short(self.before[one]),
                "after": _short(self.after[one]),
                "interval": interval,
            }
            for one in self.before
        ]


def _short(number: float) -> float:
    return float(f"{number:.4g}")


def changes(series: Series) -> list[Change]:
    """All changes of all kinds, by week."""
    found = [change for kind in KINDS for change in of_kind(kind, series)]
    return sorted(found, key=lambda one: (one.week, one.kind))


def of_kind(kind: Kind, series: Series) -> list[Change]:
    """The changes of one group of series."""
    if any(one not in series for one in kind.series):
        return []
    raw = np.column_stack([series[one] for one in kind.series])
    if len(raw) > 2:
        raw = raw.copy()
        raw[[0, -1]] = np.nan  # the first and last week of a file are rarely whole
    weeks = np.flatnonzero(~np.isnan(raw).any(axis=1))
    if len(weeks) < FEWEST_WEEKS:
        return []
    raw = raw[weeks]
    scaled = _in_noise(kind.scale(raw))
    cuts = _cuts(scaled)
    while cuts and (weak := _weakest(kind, raw, scaled, cuts)) is not None:
        cuts.remove(weak)
    edges = [0, *cuts, len(raw)]
    return [_change(kind, raw, scaled, weeks, edges[i : i + 3]) for i in range(len(cuts))]


def _in_noise(scaled: Floats) -> Floats:
    """Each series in units of its own week-to-week noise."""
    noise = np.median(np.abs(np.diff(scaled, axis=0)), axis=0) / (0.6745 * np.sqrt(2))
    spread = scaled.std(axis=0)
    return np.asarray(scaled / np.where(noise > 0, noise, np.where(spread > 0, spread, 1.0)))


def _gains(values: Floats) -> Floats:
    """How much the squared distance falls with a cut before each week; values: … × weeks × series."""
    n = values.shape[-2]
    sums = np.cumsum(values, axis=-2)
    k = np.arange(1, n)[:, None]
    left = sums[..., :-1, :] / k
    right = (sums[..., -1:, :] - sums[..., :-1, :]) / (n - k)
    gains = (k * (n - k) / n * (left - right) ** 2).sum(axis=-1)
    gains[..., : SHORTEST - 1] = 0
    gains[..., n - SHORTEST :] = 0
    return np.asarray(gains)


def _cuts(values: Floats, start: int = 0) -> list[int]:
    if len(values) < 2 * SHORTEST:
        return []
    gains = _gains(values)
    cut = int(gains.argmax()) + 1
    random = np.random.default_rng(SEED + start)
    order = _rearranged(len(values), random)
    by_chance = _gains(values[order]).max(axis=-1)
    if (by_chance >= gains.max()).sum() > CHANCE:
        return []
    return [*_cuts(values[:cut], start), start + cut, *_cuts(values[cut:], start + cut)]


def _rearranged(n: int, random: np.random.Generator) -> Numbers:
    """Orders of weeks, block by block."""
    size = 4 if n >= 80 else 2 if n >= 32 else 1
    blocks = -(-n // size)
    ranks = random.random((REARRANGED, blocks)).argsort(axis=1)
    order = (ranks[:, :, None] * size + np.arange(size)).reshape(REARRANGED, -1)
    shift = random.integers(0, size, (REARRANGED, 1))
    return np.asarray(((order[order < n].reshape(REARRANGED, n)) + shift) % n)


def _levels(raw: Floats, a: int, b: int, kind: Kind) -> Floats:
    part = raw[a:b]
    return np.asarray(
        np.exp(np.log(np.maximum(part, 1e-9)).mean(axis=0)) if kind.name == "reply" else part.mean(axis=0)
    )


def _weakest(kind: Kind, raw: Floats, scaled: Floats, cuts: Sequence[int]) -> int | None:
    """A cut whose step is too small to mean something, the smallest first; else None."""
    edges = [0, *cuts, len(raw)]
    small = []
    for a, cut, b in zip(edges, edges[1:], edges[2:], strict=False):
        before, after = _levels(raw, a, cut, kind), _levels(raw, cut, b, kind)
        if kind.ratio:
            floor = 0.5 if kind.name != "reply" else 1.0  # half a message, one second: so that nothing divides by zero
            step = np.exp(np.abs(np.log((after + floor) / (before + floor)))).max()
        else:
            step = np.abs(after - before).max()
        if step < kind.step:
            small.append((float(step), cut))
    return min(small)[1] if small else None


def _change(kind: Kind, raw: Floats, scaled: Floats, weeks: Numbers, edges: Sequence[int]) -> Change:
    a, cut, b = edges
    values = scaled[a:b]
    at = cut - a
    rest = values.copy()
    levels = values[:at].mean(axis=0), values[at:].mean(axis=0)
    rest[:at] -= levels[0]
    rest[at:] -= levels[1]
    random = np.random.default_rng(SEED)
    left = rest[:at][random.integers(0, at, (DRAWS, at))] + levels[0]
    right = rest[at:][random.integers(0, b - cut, (DRAWS, b - cut))] + levels[1]
    drawn = _gains(np.concatenate([left, right], axis=1)).argmax(axis=1) + 1
    low, high = np.percentile(drawn, INTERVAL)
    before, after = _levels(raw, a, cut, kind), _levels(raw, cut, b, kind)
    return Change(
        kind.name,
        int(weeks[cut]),
        int(weeks[min(a + int(low), cut)]),
        int(weeks[max(min(a + int(np.ceil(high)), b - 1), cut)]),
        dict(zip(kind.series, before.tolist(), strict=True)),
        dict(zip(kind.series, after.tolist(), strict=True)),
        int(weeks[a]),
        int(weeks[b - 1]),
        float(np.linalg.norm(levels[1] - levels[0])),
    )
