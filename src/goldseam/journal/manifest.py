"""What the first line of an export file knows to be closed, even where the line that said so is gone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from goldseam.programme.kinds.fields import Fact

MOST_UNANSWERED = 2  # programme.md §6: there are never more
CLOSING: tuple[str, ...] = tuple(fact for fact in get_args(Fact) if fact != "new_partner")
NOT_UNDERSTOOD = "the first line says something about what is closed that is not understood"


@dataclass(frozen=True, slots=True)
class Closed:
    """Closing facts, and how many messages stayed unanswered."""

    facts: tuple[str, ...] = ()
    unanswered: int = 0
    problems: tuple[str, ...] = ()


def closed(header: Mapping[str, Any] | None) -> Closed:
    """What `header` says is closed. In doubt it is closed: a number that is none counts as the highest."""
    said = {} if header is None else header
    facts, unanswered = said.get("facts", []), said.get("unanswered", 0)
    listed = facts if isinstance(facts, list) else [facts]
    known = tuple(fact for fact in CLOSING if fact in listed)
    sound = isinstance(unanswered, int) and not isinstance(unanswered, bool) and 0 <= unanswered <= MOST_UNANSWERED
    understood = sound and isinstance(facts, list) and all(fact in CLOSING for fact in listed)
    return Closed(known, unanswered if sound else MOST_UNANSWERED, () if understood else (NOT_UNDERSTOOD,))
