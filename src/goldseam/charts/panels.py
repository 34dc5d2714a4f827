"""Lines over weeks: panels above each other on one time axis, levels drawn thick, numbered marks through all of them.

Values in, SVG out. No colour is named here. Classes: `g` a grid line, `t` its words, `h` a title, `l you`, `l them` the
lines, `m you`, `m them` the levels, `b you`, `b them` bands, `cp` and `cpn` a mark and its number, `lab` a label.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

Number = float | None


@dataclass(frozen=True, slots=True)
class Level:
    """A level from one week to another, both included."""

    first: int
    last: int
    value: float


@dataclass(frozen=True, slots=True)
class Line:
    """One person's values, a week each; None is a gap. who: a class. band: the middle half, where known."""

    who: str
    label: str
    values: Sequence[Number]
    levels: Sequence[Level] = ()
    low: Sequence[Number] = ()
    high: Sequence[Number] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """One picture on the axis. ticks: value and words, from low to high. log: whether steps are factors."""

    title: str
    note: str
    lines: Sequence[Line]
    ticks: Sequence[tuple[float, str]]
    log: bool = False

    def height_of(self, value: float) -> float:
        """From 0 at the lowest tick to 1 at the highest; what lies outside stays at the edge."""
        low, high = self.ticks[0][0], self.ticks[-1][0]
        if self.log:
            low, high, value = math.log(low), math.log(high), math.log(max(value, 1e-9))
        return min(1.04, max(0.0, (value - low) / (high - low)))


@dataclass(frozen=True, slots=True)
class Size:
    """Where things stand, in units of the view box."""

    width: float
    left: float
    right: float
    tall: float = 200.0
    tall_log: float = 132.0
    top: float = 60.0
    between: float = 70.0
    beside: bool = True  # labels beside the lines, else beside the title


WIDE = Size(980, 64, 128)
NARROW = Size(352, 52, 8, tall=176, tall_log=120, beside=False)


@dataclass(frozen=True, slots=True)
class Axis:
    """Weeks from 0 to `weeks` - 1. marks: week and number. names: week and words, in order of weeks."""

    weeks: int
    marks: Sequence[tuple[int, int]] = ()
    names: Sequence[tuple[int, str]] = field(default_factory=tuple)


def over_time(panels: Sequence[Panel], axis: Axis, label: str, size: Size = WIDE, kind: str = "wid") -> str:
    """All panels as one SVG element; `label` is its spoken name, `kind` its class."""
    if not panels or axis.weeks < 2:
        raise ValueError("lines over time need a panel and two weeks")
    parts: list[str] = []
    ground = size.top
    grounds: list[float] = []
    for panel in panels:
        ground = (size.top if not grounds else ground + size.between) + _tall(panel, size)
        grounds.append(ground)
    for panel, at in zip(panels, grounds, strict=True):
        parts += _grid(panel, at, size)
    parts += _marks(axis, size, grounds[-1] + 6)
    for panel, at in zip(panels, grounds, strict=True):
        parts += _panel(panel, at, axis, size)
    parts += _names(axis, size, grounds[-1])
    open_ = f'<svg class="{kind}" viewBox="0 0 {size.width:.0f} {grounds[-1] + 34:.0f}" role="img"'
    return f'{open_} aria-label="{escape(label, quote=True)}">{"".join(parts)}</svg>'


def _tall(panel: Panel, size: Size) -> float:
    return size.tall_log if panel.log else size.tall


def _x(week: float, axis: Axis, size: Size) -> float:
    return size.left + (size.width - size.left - size.right) * week / (axis.weeks - 1)


def _y(panel: Panel, value: float, ground: float, size: Size) -> float:
    return ground - _tall(panel, size) * panel.height_of(value)


def _grid(panel: Panel, ground: float, size: Size) -> list[str]:
    parts = []
    for value, words in panel.ticks:
        y = _y(panel, value, ground, size)
        parts.append(f'<path class="g" d="M{size.left:.0f} {y:.1f}H{size.width - size.right:.1f}"/>')
        parts.append(
            f'<text class="t" x="{size.left - 10:.0f}" y="{y + 4:.1f}" text-anchor="end">{escape(words)}</text>'
        )
    return parts


def _marks(axis: Axis, size: Size, until: float) -> list[str]:
    top = size.top - 22
    parts = []
    for week, number in axis.marks:
        x = _x(week - 0.5, axis, size)
        parts.append(f'<path class="cp" d="M{x:.1f} {top:.0f}V{until:.1f}"/><g class="cpn">')
        parts.append(f'<circle cx="{x:.1f}" cy="{top:.0f}" r="9.5"/>')
        parts.append(f'<text x="{x:.1f}" y="{top + 4.2:.1f}" text-anchor="middle">{number}</text></g>')
    return parts


def _panel(panel: Panel, ground: float, axis: Axis, size: Size) -> list[str]:
    parts = []
    for line in panel.lines:
        if line.low and line.high:
            parts += [_band(run, line, panel, ground, axis, size) for run in _runs(line.low, line.high)]
    for line in panel.lines:
        path = "".join(
            "M" + "L".join(_at(week, line.values[week], panel, ground, axis, size) for week in run)
            for run in _runs(line.values)
        )
        parts.append(f'<path class="l {line.who}" d="{path}"/>')
    for line in panel.lines:
        for level in line.levels:
            y = _y(panel, level.value, ground, size)
            first, last = _x(level.first, axis, size), _x(level.last, axis, size)
            parts.append(f'<path class="m {line.who}" d="M{first:.1f} {y:.1f}H{last:.1f}"/>')
    parts.append(_title(panel, ground - _tall(panel, size), size, over_marks=bool(axis.marks)))
    if size.beside:
        parts += _labels(panel, ground, size)
    return parts


def _runs(*columns: Sequence[Number]) -> list[list[int]]:
    """Weeks in a row that have a value in all columns."""
    runs: list[list[int]] = []
    for week, values in enumerate(zip(*columns, strict=True)):
        if any(value is None for value in values):
            continue
        if runs and runs[-1][-1] == week - 1:
            runs[-1].append(week)
        else:
            runs.append([week])
    return runs


def _at(week: int, value: Number, panel: Panel, ground: float, axis: Axis, size: Size) -> str:
    return f"{_x(week, axis, size):.1f} {_y(panel, value or 0.0, ground, size):.1f}"


def _band(run: list[int], line: Line, panel: Panel, ground: float, axis: Axis, size: Size) -> str:
    above = [_at(week, line.high[week], panel, ground, axis, size) for week in run]
    below = [_at(week, line.low[week], panel, ground, axis, size) for week in reversed(run)]
    return f'<path class="b {line.who}" d="M{"L".join(above + below)}Z"/>'


def _title(panel: Panel, top: float, size: Size, *, over_marks: bool) -> str:
    y = top - (42 if over_marks and top == size.top else 24)
    note = f' <tspan class="t">{escape(panel.note)}</tspan>' if panel.note else ""
    names = ""
    if not size.beside and len(panel.lines) > 1:
        names = "".join(f' <tspan class="lab {one.who}" dx="6">{escape(one.label)}</tspan>' for one in panel.lines)
        note = ""
    return f'<text class="h" x="{size.left:.0f}" y="{y:.1f}">{escape(panel.title)}{names}{note}</text>'


def _labels(panel: Panel, ground: float, size: Size) -> list[str]:
    places: list[tuple[float, Line]] = []
    for line in panel.lines:
        last = line.levels[-1].value if line.levels else next((v for v in reversed(line.values) if v is not None), None)
        if last is not None:
            places.append((_y(panel, last, ground, size), line))
    parts, free = [], -math.inf
    for y, line in sorted(places, key=lambda one: one[0]):
        free = max(y, free + 19)  # two names never lie over each other
        x = size.width - size.right + 10
        parts.append(f'<text class="lab {line.who}" x="{x:.0f}" y="{free + 4:.1f}">{escape(line.label)}</text>')
    return parts


def _names(axis: Axis, size: Size, ground: float) -> list[str]:
    parts = []
    free = -math.inf
    for week, words in axis.names:
        x = _x(week, axis, size)
        half = 3.6 * len(words)
        first = x - half < size.left
        begins, ends = (size.left, size.left + 2 * half) if first else (x - half, x + half)
        if begins < free or ends > size.width:
            continue
        free = ends + 14
        if not first:
            parts.append(f'<path class="tick" d="M{x:.1f} {ground + 7:.1f}v6"/>')
        place = f'x="{begins if first else x:.1f}" text-anchor="{"start" if first else "middle"}"'
        parts.append(f'<text class="t" {place} y="{ground + 28:.1f}">{escape(words)}</text>')
    return parts
