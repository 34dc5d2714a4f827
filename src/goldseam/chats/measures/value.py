"""What a measure says: numbers with their intervals and samples, or that there is too little data."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Value:
    """One number. value: None where the sample is below the minimum. low, high: 95 in 100 resampled chats lie between.

    n: how many cases it rests on. minimum: how many it needs.
    """

    value: float | None
    n: int
    minimum: int
    low: float | None = None
    high: float | None = None

    @property
    def enough(self) -> bool:
        """Whether there is a number."""
        return self.value is not None

    def document(self) -> dict[str, Any]:
        """For --json."""
        interval = None if self.low is None or self.high is None else [tidy(self.low), tidy(self.high)]
        said: dict[str, Any] = {"value": tidy(self.value), "interval": interval, "n": self.n, "minimum": self.minimum}
        if self.value is None:
            said["why"] = "too_little_data"
        return said


@dataclass(frozen=True, slots=True)
class Measure:
    """One of the fourteen. unit: of its main values. coverage: the share of messages it could look at."""

    unit: str
    values: dict[str, Value]
    coverage: float = 1.0
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def enough(self) -> bool:
        """Whether any of it is a number."""
        return any(value.enough for value in self.values.values())

    def document(self) -> dict[str, Any]:
        """For --json."""
        status = "ok" if self.enough else "too_little_data"
        values = {name: value.document() for name, value in self.values.items()}
        return {"status": status, "unit": self.unit, "coverage": tidy(self.coverage), "values": values, **self.more}


def tidy(number: float | None) -> float | int | None:
    """Four digits that matter; whole numbers whole; what is no number is none."""
    if number is None or number != number or number in (float("inf"), float("-inf")):
        return None
    if float(number).is_integer():
        return int(number)
    return float(f"{number:.4g}")
