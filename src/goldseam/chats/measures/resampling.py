"""How sure a number is: sessions are drawn again and again, since messages of one sitting are no separate witnesses.

Every draw is the same on every run. Where there are very many sessions, neighbours are drawn together.
"""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from goldseam.chats.measures.value import Value
from goldseam.chats.sessions import SECOND, Flags, Floats, Numbers

SEED = 20_241
DRAWS = 400
MOST_BLOCKS = 2_000
FEWEST_BLOCKS = 10  # fewer sittings say nothing about how much sittings differ
LOW, HIGH = 2.5, 97.5  # percentiles
BINS = 240  # waiting times on a logarithmic scale, five in a hundred apart
EDGES = np.geomspace(0.5, 48 * 3600, BINS - 1)  # seconds


class Resampling:
    """Weights of sessions in every draw, made once and used by all measures."""

    def __init__(self, sessions: int) -> None:
        self.size = max(1, -(-sessions // MOST_BLOCKS))
        self.blocks = -(-sessions // self.size)
        self._asked: tuple[Numbers, Numbers] | None = None

    @cached_property
    def weights(self) -> NDArray[np.float32]:
        """Draws × blocks."""
        random = np.random.default_rng(SEED)
        return random.poisson(1.0, size=(DRAWS, max(1, self.blocks))).astype(np.float32)

    def _block(self, session: Numbers) -> Numbers:
        """The block of each row; the last answer is kept, since most measures ask about the same rows."""
        if self._asked is None or self._asked[0] is not session:
            self._asked = session, session // self.size
        return self._asked[1]

    def _sums(self, amounts: Floats, session: Numbers) -> Floats:
        per_block = np.bincount(self._block(session), weights=amounts, minlength=self.blocks)
        return np.asarray(self.weights @ per_block.astype(np.float32), np.float64)

    def ratio(
        self,
        above: Floats | Numbers | Flags,
        below: Floats | Numbers | Flags,
        session: Numbers,
        minimum: int,
        *,
        times: float = 1.0,
    ) -> Value:
        """The sum of `above` over the sum of `below`, times `times`. The sample is the sum of `below`."""
        up, down = above.astype(np.float64), below.astype(np.float64)
        n = int(down.sum())
        if n < minimum or n == 0:
            return Value(None, n, minimum)
        value = times * float(up.sum()) / float(down.sum())
        if self.blocks < FEWEST_BLOCKS:
            return Value(value, n, minimum)
        below_drawn = self._sums(down, session)
        drawn = times * self._sums(up, session)[below_drawn > 0] / below_drawn[below_drawn > 0]
        low, high = np.percentile(drawn, (LOW, HIGH))
        return Value(value, n, minimum, float(min(low, value)), float(max(high, value)))

    def waits(self, waits: "Waits", minimum: int, quantile: float = 0.5) -> Value:
        """This quantile of waiting times in seconds, those that were not ended taken as at least as long."""
        n = int(waits.ended.sum())
        if n < minimum:
            return Value(None, n, minimum)
        value = waits.over(quantile)
        drawn = self._drawn(waits, quantile)
        if value is None or drawn is None:
            return Value(value, n, minimum)
        low, high = np.percentile(drawn, (LOW, HIGH))
        return Value(value, n, minimum, float(min(low, value)), float(max(high, value)))

    def _drawn(self, waits: "Waits", quantile: float) -> Floats | None:
        if self.blocks < FEWEST_BLOCKS:
            return None
        place = np.searchsorted(EDGES, waits.length) + waits.session // self.size * BINS
        shape = (self.blocks, BINS)
        ended = np.bincount(place, weights=waits.ended, minlength=self.blocks * BINS).reshape(shape)
        there = np.bincount(place, minlength=self.blocks * BINS).reshape(shape)
        events = (self.weights @ ended.astype(np.float32)).astype(np.float64)
        everyone = (self.weights @ there.astype(np.float32)).astype(np.float64)
        at_risk = everyone[:, ::-1].cumsum(axis=1)[:, ::-1]
        staying = np.cumprod(1 - np.divide(events, at_risk, out=np.zeros_like(events), where=at_risk > 0), axis=1)
        reached = staying <= 1 - quantile
        middle = np.r_[EDGES[0], np.sqrt(EDGES[1:] * EDGES[:-1]), EDGES[-1], EDGES[-1]]
        return np.asarray(middle[np.where(reached.any(axis=1), reached.argmax(axis=1), BINS - 1)])

    def quotient(self, mine: "Waits", theirs: "Waits", minimum: int) -> Value:
        """How many times as long mine are, as a power of two: 1 is twice as long."""
        n = int(min(mine.ended.sum(), theirs.ended.sum()))
        if n < minimum:
            return Value(None, n, minimum)
        a, b = mine.over(0.5), theirs.over(0.5)
        if not a or not b:
            return Value(None, n, minimum)
        drawn = (self._drawn(mine, 0.5), self._drawn(theirs, 0.5))
        if drawn[0] is None or drawn[1] is None:
            return Value(float(np.log2(a / b)), n, minimum)
        low, high = np.percentile(np.log2(drawn[0] / drawn[1]), (LOW, HIGH))
        return Value(float(np.log2(a / b)), n, minimum, float(low), float(high))


class Waits:
    """Waiting times. length: seconds. ended: whether the answer came. session, row: where the wait began."""

    def __init__(self, length: Floats, ended: Flags, session: Numbers, row: Numbers) -> None:
        self.length, self.ended, self.session, self.row = length, ended, session, row

    @cached_property
    def _staying(self) -> tuple[Floats, Floats]:
        order = np.argsort(self.length)
        at_risk = np.arange(len(order), 0, -1, dtype=np.float64)
        length = self.length[order]
        ended = self.ended[order]
        if len(length) and not ended.all():  # at the same time an answer comes before a wait is given up
            order = np.lexsort((~ended, length))
            length, ended = length[order], ended[order]
        return length, np.asarray(np.cumprod(1 - ended / at_risk), np.float64)

    def over(self, quantile: float) -> float | None:
        """Kaplan and Meier: the time by which this share of waits was over, or None if it never was."""
        length, staying = self._staying
        reached = np.flatnonzero(staying <= 1 - quantile + 1e-12)
        return float(length[reached[0]]) if len(reached) else None

    def kept(self, which: Flags) -> "Waits":
        """Only these."""
        return Waits(self.length[which], self.ended[which], self.session[which], self.row[which])


def seconds(microseconds: Numbers) -> Floats:
    """Microseconds as seconds."""
    return microseconds.astype(np.float64) / SECOND
