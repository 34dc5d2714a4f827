"""A desk: one unlocked request at one instant. What views ask and record, and nothing else, goes through here."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from goldseam import programme
from goldseam.coach import crisis_words
from goldseam.content import hard_words, words
from goldseam.programme import entries as e
from goldseam.programme.decide import Record, Refused
from goldseam.programme.entries import Entry, Recorded
from goldseam.store import journals
from goldseam.vault.keys import VaultKeys
from goldseam.web import clock
from goldseam.web.doors import report
from goldseam.web.sessions import Session

NOT_SAVED = "not_saved"  # a refusal of the store, not of the programme: the disk is full, the file is read-only …
LEFT = "left"  # the place in which the latest half-written form and the address of its page are noted

HalfWritten = dict[str, list[str]]


def why(refused: Refused) -> str:
    """The sentence that says why something was not recorded, and what would help."""
    if refused.code == NOT_SAVED:
        return str(refused.params["sentence"])
    return words.refusal(refused.code, refused.params)


# What the other one wrote: dark words in it are theirs, and the page of that message says what to do (CR-04).
THEIR_WORDS = (e.TheyWrote, e.ReplyReceived, e.BoundaryHeard)


def texts_of(entries: Iterable[Entry]) -> Iterator[str]:
    """Every text in these entries."""
    for entry in entries:
        for field in fields(entry):
            value = getattr(entry, field.name)
            yield from [value] if isinstance(value, str) else value.values() if isinstance(value, Mapping) else ()


def _calls_for_help(said: str) -> bool:
    """Whether the coach hears hard words. Whatever breaks there, what was recorded stays, and the page goes on."""
    try:
        return bool(crisis_words(said))
    except Exception as error:
        report(error)
        return False


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
        journals.prefer(self.keys, self.now, **chosen)
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
    def loaded(self) -> journals.Loaded:
        """The journal as it could be read."""
        return journals.load(self.keys)

    @property
    def story(self) -> programme.Story:
        """Everything recorded, folded."""
        return self.loaded.story

    @property
    def damaged(self) -> bool:
        """Whether something of it is missing, or not as it was written."""
        with suppress(journals.JournalProblem):
            return self.loaded.damaged
        return False  # nothing of it can be read: then the page is about that already

    @cached_property
    def plan(self) -> programme.Plan:
        """What the programme says at this instant: stages, gates, surfaces, today.

        A second silence closes by time alone. Once it was shown it is kept, so that no clock set back takes it away.
        """
        plan = programme.plan(self.story, self.now, self.zone)
        if not self.story.recorded.facts.keys() >= set(plan.closing_facts):
            with suppress(journals.JournalProblem):  # then it is kept with the next line, or the next page
                journals.keep_closed(self.keys, plan.closing_facts)
        return plan

    def record(self, *entries: Entry, once: str, on: date | None = None) -> journals.Saved | Refused:
        """Record `entries` together, or nothing. `once` is the form's token: sent twice, it is recorded once.

        `on` is the day they happened, where that is not today. What the programme or the disk has against it comes
        back as a refusal, for which `why` has the sentence; then nothing was written.
        """
        try:
            outcome = journals.act(self.keys, Record(entries=entries, on=on), now=self.now, zone=self.zone, once=once)
        except (journals.CannotSave, journals.NotYet, journals.HeadDamaged) as problem:
            return Refused(code=NOT_SAVED, params={"sentence": str(problem)})
        self._forget()
        if self.session is not None and not isinstance(outcome, Refused):
            said = " . ".join(texts_of(entry for entry in entries if not isinstance(entry, THEIR_WORDS)))
            self.session.heard |= hard_words.said(said) or _calls_for_help(said)
        return outcome

    def taken(self, once: str) -> bool:
        """Whether the form with this token was recorded before: a button tapped twice, a page sent again."""
        return journals.taken(self.keys, once)

    def afresh(self) -> "Desk":
        """The same desk, with everything read again."""
        return Desk(keys=self.keys, session=self.session, now=self.now)

    def _forget(self) -> None:
        for name in ("loaded", "plan"):
            self.__dict__.pop(name, None)

    def lines(self, seqs: tuple[int, ...]) -> tuple[Recorded, ...]:
        """The entries at these places, with their texts."""
        return journals.lines(self.keys, seqs)

    def recorded(self, seqs: tuple[int, ...]) -> tuple[Recorded, ...]:
        """The entries at these places as they were recorded, corrections and withdrawals aside."""
        return journals.lines(self.keys, seqs, as_recorded=True)

    def mentioning(self, words: str) -> tuple[int, ...]:
        """The places of the lines in which these words stand somewhere."""
        return journals.mentioning(self.keys, words)

    def erase(self, *seqs: int, once: str) -> None:
        """Take the words of these lines away, at once and for good; what the lines did stays."""
        journals.erase(self.keys, *seqs, now=self.now, zone=self.zone, once=once)
        self._forget()

    def draft(self, place: str) -> HalfWritten:
        """The fields of a form left half-written at `place`; empty where there is none."""
        kept = journals.draft(self.keys, place)
        return json.loads(kept) if kept else {}

    def half_written(self, place: str) -> dict[str, str]:
        """A draft as a form shows it again: the last value of each field."""
        return {name: values[-1] for name, values in self.draft(place).items() if values}

    def keep_draft(self, place: str, fields: HalfWritten, at: str = "") -> None:
        """Seal the fields of a half-written form; `at` is the address of its page, to be offered again."""
        journals.keep_draft(self.keys, place, json.dumps(fields, ensure_ascii=False))
        if at:
            journals.keep_draft(self.keys, LEFT, json.dumps({"place": [place], "at": [at]}))

    def drop_draft(self, place: str) -> None:
        """Forget the half-written form at `place`. On a full disk it stays, and does no harm there."""
        with suppress(journals.CannotSave):
            if journals.draft(self.keys, place) is None:
                return
            journals.drop_draft(self.keys, place)
            if self.draft(LEFT).get("place") == [place]:
                journals.drop_draft(self.keys, LEFT)

    def drop_left(self) -> None:
        """Forget what was left half-written last, and that it was."""
        for place in self.draft(LEFT).get("place", ()):
            self.drop_draft(place)

    @property
    def left_at(self) -> str:
        """The address of the page on which something half-written waits; empty where nothing does."""
        return self.half_written(LEFT).get("at", "")
