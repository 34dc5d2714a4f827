"""The seam: one bar a day, and over the bars a golden line that goes on where the days were hard.

Values in, SVG out. No colour is named here: classes `b` (a day), `n` (today), `g` (the line), `d` (a marked day),
`ax` (the ground) take theirs from the page, so light, dark and print need nothing of this file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

WIDTH, HEIGHT = 640.0, 148.0  # viewBox units
TOP, GROUND = 14.0, 146.0  # the highest and lowest point of a bar
GAP_SHARE = 0.38  # of a day's width is left empty beside its bar
WIDEST_BAR = 22.0  # few days stay slim bars and do not turn into blocks
CORNER = 3.4
STUB = 4.0  # the height of a zero: a rated day stays visible
RING = 5.5
WEEK = 7  # days over which the line averages: one whole week, so that Sundays do not make waves


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day: its rating from 0 to 10, or None where there is none, and whether it is marked with a ring."""

    rating: float | None = None
    marked: bool = False


def seam(days: Sequence[Day], label: str) -> str:
    """Draw `days`, oldest first, as an SVG element with `label` as its spoken name. At least one day is needed."""
    if not days:
        raise ValueError("a seam needs at least one day")
    step = WIDTH / len(days)
    parts = [
        f'<svg viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="img" aria-label="{escape(label, quote=True)}">',
        *(_bar(i, day, step, last=i == len(days) - 1) for i, day in enumerate(days) if day.rating is not None),
        _line(days, step),
        *_rings(days, step),
        f'<path class="ax" d="M0 147H{WIDTH:.0f}"/></svg>',
    ]
    return "".join(parts)


def _height(rating: float) -> float:
    return STUB + (GROUND - TOP - STUB) * rating / 10


def _bar(i: int, day: Day, step: float, *, last: bool) -> str:
    width = min(step * (1 - GAP_SHARE), WIDEST_BAR)
    height = _height(day.rating or 0)
    left = (i + 0.5) * step - width / 2
    corner = min(CORNER, width / 2)
    return (
        f'<rect class="{"n" if last else "b"}" x="{left:.1f}" y="{GROUND - height:.1f}" '
        f'width="{width:.1f}" height="{height:.1f}" rx="{corner:.1f}"/>'
    )


def week_means(days: Sequence[Day]) -> list[float | None]:
    """For each day the mean of the week that ends with it; None before the first rating, the last one in gaps."""
    means: list[float | None] = []
    for i in range(len(days)):
        week = [day.rating for day in days[max(0, i - WEEK + 1) : i + 1] if day.rating is not None]
        means.append(sum(week) / len(week) if week else (means[-1] if means else None))
    return means


def _points(days: Sequence[Day], step: float) -> list[tuple[float, float] | None]:
    return [
        None if mean is None else ((i + 0.5) * step, GROUND - _height(mean)) for i, mean in enumerate(week_means(days))
    ]


def _line(days: Sequence[Day], step: float) -> str:
    points = [point for point in _points(days, step) if point is not None]
    if len(points) < 2:
        return ""
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for (x, y), (next_x, next_y) in pairwise(points):
        path += f"Q{x:.1f} {y:.1f} {(x + next_x) / 2:.1f} {(y + next_y) / 2:.1f}"
    return f'<path class="g" d="{path}L{points[-1][0]:.1f} {points[-1][1]:.1f}"/>'


def _rings(days: Sequence[Day], step: float) -> list[str]:
    middle = GROUND - _height(5)
    return [
        f'<circle class="d" cx="{(i + 0.5) * step:.1f}" cy="{middle if point is None else point[1]:.1f}" r="{RING}"/>'
        for i, (day, point) in enumerate(zip(days, _points(days, step), strict=True))
        if day.marked
    ]
