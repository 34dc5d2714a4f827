"""A desk: one unlocked request at one instant. What views ask and record, and nothing else, goes through here."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from goldseam import programme
from goldseam.programme.decide import Record, Refused
from goldseam.programme.entries import Entry, Recorded
from goldseam.store import journals
from goldseam.vault.keys import VaultKeys
from goldseam.web import clock
from goldseam.web.sessions import Session


@dataclass
class Desk:
    """An unlocked journal at the instant of one request."""

    keys: VaultKeys
    session: Session
    now: datetime

    @cached_property
    def preferences(self) -> dict[str, str]:
        """The person's own settings: `zone`, `country`, `lock_minutes` …, sealed with everything else."""
        return journals.preferences(self.keys)

    def prefer(self, **chosen: str) -> None:
        """Change settings; the others stay as they are."""
        journals.prefer(self.keys, **chosen)
        for name in ("preferences", "zone"):
            self.__dict__.pop(name, None)

    @cached_property
    def zone(self) -> str:
        """IANA name of the zone the person lives in now."""
        chosen = self.preferences.get("zone", "")
        return chosen if chosen and clock.known_zone(chosen) else clock.machine_zone()

    @property
    def local(self) -> datetime:
        """This instant on the person's own clock."""
        return self.now.astimezone(ZoneInfo(self.zone))

    @property
    def today(self) -> date:
        """The person's local date."""
        return self.local.date()

    @property
    def lock_minutes(self) -> int:
        """After how many idle minutes this session locks."""
        return int(self.session.idle.total_seconds() // 60)

    @cached_property
    def story(self) -> programme.Story:
        """Everything recorded, folded."""
        return journals.load(self.keys).story

    @cached_property
    def plan(self) -> programme.Plan:
        """What the programme says at this instant: stages, gates, surfaces, today."""
        return programme.plan(self.story, self.now, self.zone)

    def record(self, *entries: Entry, once: str, on: date | None = None) -> journals.Saved | Refused:
        """Record `entries` together, or nothing. `once` is the form's token: sent twice, it is recorded once.

        `on` is the day they happened, where that is not today. Raises the store's errors (disk full …).
        """
        outcome = journals.act(
            self.keys, Record(entries=entries, on=on), now=self.now, zone=self.zone, once=once
        )
        self._forget()
        return outcome

    def _forget(self) -> None:
        for name in ("story", "plan"):
            self.__dict__.pop(name, None)

    def lines(self, seqs: tuple[int, ...]) -> tuple[Recorded, ...]:
        """The entries at these places, with their texts."""
        return journals.lines(self.keys, seqs)

    def draft(self, place: str) -> dict[str, list[str]]:
        """The fields of a form left half-written at `place`; empty where there is none."""
        kept = journals.draft(self.keys, place)
        return json.loads(kept) if kept else {}

    def keep_draft(self, place: str, fields: dict[str, list[str]]) -> None:
        """Seal the fields of a half-written form."""
        journals.keep_draft(self.keys, place, json.dumps(fields))

    def drop_draft(self, place: str) -> None:
        """Forget the half-written form at `place`."""
        journals.drop_draft(self.keys, place)
