"""Two people side by side: one bar shared by both, and the hours of a day, one above the line and one below.

Values in, SVG out. No colour is named here. Classes: `you`, `them` for parts of a bar, `w` for how unsure its end is,
`ax` for the ground, `t` for words.
"""

from collections.abc import Sequence
from html import escape

WIDTH = 320.0
BAR = 16.0
HALF = 54.0  # the tallest hour
GAP = 1.5
HOUR = WIDTH / 24


def shared(share: float, low: float | None, high: float | None, label: str) -> str:
    """A bar whose left part is my share (0 to 1), with the range from low to high over the border."""
    cut = WIDTH * min(1.0, max(0.0, share))
    left, right = max(0.0, cut - GAP / 2), min(WIDTH, cut + GAP / 2)
    head = f'<svg class="pair" viewBox="0 0 {WIDTH:.0f} {BAR + 8:.0f}" role="img"'
    parts = [
        f'{head} aria-label="{escape(label, quote=True)}">',
        f'<rect class="you" x="0" y="4" width="{left:.1f}" height="{BAR:.0f}" rx="4"/>',
        f'<rect class="them" x="{right:.1f}" y="4" width="{WIDTH - right:.1f}" height="{BAR:.0f}" rx="4"/>',
    ]
    if low is not None and high is not None:
        a, b, y = WIDTH * low, WIDTH * high, 4 + BAR / 2
        parts.append(f'<path class="w" d="M{a:.1f} {y - 5:.1f}v10M{a:.1f} {y:.1f}H{b:.1f}M{b:.1f} {y - 5:.1f}v10"/>')
    return "".join([*parts, "</svg>"])


def day(mine: Sequence[float], theirs: Sequence[float], label: str) -> str:
    """24 numbers of each: mine rise from the line, theirs hang from it. Each person's own tallest hour is full."""
    if len(mine) != 24 or len(theirs) != 24:
        raise ValueError("a day has 24 hours")
    line = HALF + 4
    head = f'<svg class="day" viewBox="0 0 {WIDTH:.0f} {2 * HALF + 34:.0f}" role="img"'
    parts = [f'{head} aria-label="{escape(label, quote=True)}">']
    for who, values, up in (("you", mine, True), ("them", theirs, False)):
        tallest = max(values) or 1
        for hour, value in enumerate(values):
            tall = HALF * value / tallest
            if tall:
                y = line - 1 - tall if up else line + 1
                x = hour * HOUR + GAP
                parts.append(
                    f'<rect class="{who}" x="{x:.1f}" y="{y:.1f}" width="{HOUR - 2 * GAP:.1f}" '
                    f'height="{max(tall, 0.6):.1f}" rx="{min(2.5, tall / 2):.1f}"/>'
                )
    parts.append(f'<path class="ax" d="M0 {line:.0f}H{WIDTH:.0f}"/>')
    for hour, anchor in ((0, "start"), (6, "middle"), (12, "middle"), (18, "middle"), (24, "end")):
        where = f'x="{hour * HOUR:.1f}" y="{2 * HALF + 28:.0f}" text-anchor="{anchor}"'
        parts.append(f'<text class="t" {where}>{hour}</text>')
    return "".join([*parts, "</svg>"])
