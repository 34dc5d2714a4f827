"""Wishes: what a person wants to record, and what the programme answers: entries, or a refusal with its reason."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeAlias

from goldseam.programme.entries import Entry
from goldseam.programme.state import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The wish to record `entries` together. `on`: the local day they are about, where it is not the day of writing."""

    entries: tuple[Entry, ...]
    on: date | None = None


Wish: TypeAlias = Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A no with its reason: `code` names the sentence, `params` what goes into it."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)


def decide(story: Story, wish: Wish, now: datetime) -> tuple[Entry, ...] | Refused:
    """The entries that `wish` becomes at this point of the story, or the reason why not."""
    return wish.entries
