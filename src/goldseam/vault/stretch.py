"""Making a passphrase expensive to guess: Argon2id, a policy that only rises, and never too many at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from goldseam.vault.keys import KEY_BYTES
from goldseam.vault.refusals import CostLowered, SlotDamaged, TooBusy

AT_ONCE = 2  # each takes 64 MiB and a core; more would let a stranger exhaust the machine (AU-05)
QUEUE = 8  # how many may wait for their turn; whoever comes then is told to try again


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: memory in KiB, passes over it, lanes."""

    memory: int
    passes: int
    lanes: int

    def covers(self, other: "Cost") -> bool:
        """Whether this is at least as dear as `other` in every way."""
        return self.memory >= other.memory and self.passes >= other.passes and self.lanes >= other.lanes


@dataclass(frozen=True, slots=True)
class Policy:
    """What new slots cost, and what a slot may cost at least and at most to be opened at all."""

    chosen: Cost
    least: Cost
    most: Cost = Cost(memory=1024 * 1024, passes=32, lanes=16)  # a planted slot must not eat the machine

    def check(self, cost: Cost) -> None:
        """Raise CostLowered or SlotDamaged where a slot of this cost is not to be opened."""
        if not cost.covers(self.least):
            raise CostLowered(f"{cost} is below {self.least}")
        if not self.most.covers(cost):
            raise SlotDamaged(f"{cost} is above {self.most}")


# 64 MiB, three passes, one lane: about 0.3 s here, and a price per guess that six words make hopeless (safety.md §5.5).
# One lane so that every library can do it. `least` may only ever rise; `chosen` rises first, and slots follow as they
# are opened.
POLICY = Policy(chosen=Cost(memory=64 * 1024, passes=3, lanes=1), least=Cost(memory=64 * 1024, passes=3, lanes=1))

_waiting = threading.BoundedSemaphore(AT_ONCE + QUEUE)
_working = threading.BoundedSemaphore(AT_ONCE)


@contextmanager
def _turn() -> Iterator[None]:
    if not _waiting.acquire(blocking=False):
        raise TooBusy("too many passphrases at once")
    try:
        with _working:
            yield
    finally:
        _waiting.release()


def stretch(passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
    """32 bytes from a passphrase. Raises TooBusy where too many wait already, or memory is short."""
    with _turn():
        try:
            return Argon2id(
                salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
            ).derive(passphrase)
        except MemoryError:
            raise TooBusy("not enough memory for Argon2id") from None
