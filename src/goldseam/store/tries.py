"""Wrong tries in a row, and how long to wait after them (AU-03). In memory: a restart costs more than the wait."""

import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta

FREE = 4  # wrong tries without any wait: hands slip
LONGEST = 30  # seconds; never more, so that nobody can lock somebody else out (AU-04)


@dataclass(slots=True)
class Tries:
    """What was tried lately."""

    wrong: int = 0
    last: datetime | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, now: datetime) -> int:
        """Whole seconds until the next try is looked at; 0 where it may be made now."""
        with self.lock:
            if self.wrong <= FREE or self.last is None:
                return 0
            pause = min(2 ** (self.wrong - FREE), LONGEST)
            left = (self.last + timedelta(seconds=pause) - now).total_seconds()
            # A clock that was set back must not make anybody wait for years.
            return 0 if left > LONGEST or left <= 0 else int(left) + (left % 1 > 0)

    def failed(self, now: datetime) -> None:
        """One more wrong try."""
        with self.lock:
            self.wrong, self.last = self.wrong + 1, now

    def succeeded(self) -> None:
        """The right one: start over."""
        with self.lock:
            self.wrong, self.last = 0, None


tries = Tries()
