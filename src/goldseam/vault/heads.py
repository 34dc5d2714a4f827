"""The head: how long the chain is and where it ends, and what closed for good, under one seal.

It is JSON inside a seal of kind H. What closed stands here a second time, beside the lines themselves: taking lines
away does not take it away (safety.md GA-03).
"""

import json
from dataclasses import dataclass

from goldseam.vault import seals
from goldseam.vault.keys import VaultKeys
from goldseam.vault.refusals import SealBroken

OPENING_BYTES = 8  # of the last link, enough to recognise it by


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The end of the chain. `facts` and `unanswered` only grow; `settled`: a choice about the spare key was made."""

    seq: int
    link: bytes
    facts: frozenset[str] = frozenset()
    unanswered: int = 0
    settled: bool = False


def seal_head(keys: VaultKeys, epoch: int, head: Head) -> bytes:
    """The head under its seal."""
    content = {
        "seq": head.seq,
        "link": head.link.hex(),
        "facts": sorted(head.facts),
        "unanswered": head.unanswered,
        "settled": head.settled,
    }
    return seals.seal(keys, seals.Place("H", epoch), json.dumps(content).encode())


def open_head(keys: VaultKeys, epoch: int, box: bytes) -> Head:
    """The head. Raises SealBroken or NewerFormat."""
    content = json.loads(seals.open_seal(keys, seals.Place("H", epoch), box))
    try:
        return Head(
            seq=int(content["seq"]),
            link=bytes.fromhex(content["link"]),
            facts=frozenset(content["facts"]),
            unanswered=int(content["unanswered"]),
            settled=bool(content["settled"]),
        )
    except (KeyError, TypeError, ValueError):
        raise SealBroken("the head holds something else") from None
