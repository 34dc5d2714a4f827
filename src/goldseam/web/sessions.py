"""Unlocked sessions: the key split between a cookie and this process's memory. Neither half opens anything alone.

A session ends when it was idle for the chosen minutes, eight hours after it began, when the machine went to sleep, at
Lock, at Leave, and with the process. The server's half dies first: browsers may write session cookies to disk
(safety.md §5.4).
"""

import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from goldseam import coach
from goldseam.vault import sessions as halves
from goldseam.vault.keys import VaultKeys
from goldseam.web import clock

COOKIE = f"d{settings.INSTALL}"
LONGEST = timedelta(hours=8)  # then the passphrase is asked again, however busy the evening (safety.md 7.1.1)
IDLE = timedelta(minutes=10)  # the default; the person may choose 1 to 60 (AB-10)
PROOF_LASTS = timedelta(minutes=5)  # how long a passphrase just given counts for export, deletion … (AB-20)
CLOCK_SLACK = timedelta(minutes=1)  # a clock set back further than this ends the session
DOZE = 2.0  # seconds: two clocks read one after the other may differ a little without any sleep in between
SWEEP_SECONDS = 5  # how often ended sessions are dropped although nobody asks


@dataclass(slots=True)
class Session:
    """The server's half of one unlocked session, and when it was used."""

    half: halves.ServerHalf
    begun: datetime
    seen: datetime
    proven: datetime
    idle: timedelta = IDLE
    asleep: float = 0.0  # how long the machine had slept when this began
    doubt: str = ""  # "older" or "other": this is not the file we remember, and the person has not decided yet
    asks_who: bool = False  # whether to ask, once, who else knows the passphrase (MU-18)
    heard: bool = False  # hard words were just written: the next page offers help once, and then this is forgotten
    fresh_code: str = ""  # a spare key just made, until it is typed back or declined; gone with the session
    held: dict[str, tuple[bytes, ...]] = field(default_factory=dict)  # sealed things of one evening; gone with it
    making: Any = None  # a report on its way (pages/chat_making.py); it is ended when this is dropped

    def ends(self) -> datetime:
        """The instant at which this session is over if nothing more is done."""
        return min(self.seen + self.idle, self.begun + LONGEST)

    def offers_help(self) -> bool:
        """Whether this page is the one to offer help on; asked once, it is forgotten (CR-04)."""
        heard, self.heard = self.heard, False
        return heard

    def over(self, now: datetime) -> bool:
        """Whether it has ended: idle or old, the clock ran backwards, or the machine slept."""
        slept = clock.asleep() - self.asleep > DOZE
        return slept or now >= self.ends() or now < self.seen - CLOCK_SLACK


@dataclass(slots=True)
class Sessions:
    """All unlocked sessions of this process, by the public part of their cookie."""

    kept: dict[str, Session] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, keys: VaultKeys, now: datetime, idle: timedelta = IDLE) -> str:
        """Split `keys`; keep one half, return the cookie that carries the other."""
        cookie, half = halves.split(keys, expires=now + LONGEST)
        with self.lock:
            self.kept[half.name] = Session(half=half, begun=now, seen=now, proven=now, idle=idle, asleep=clock.asleep())
        return cookie

    def find(self, cookie: str | None, now: datetime) -> Session | None:
        """The living session of this cookie, untouched; one that is over is dropped."""
        name = halves.name_of(cookie) if cookie else None
        with self.lock:
            session = self.kept.get(name) if name else None
            if session is not None and name is not None and session.over(now):
                del self.kept[name]
                coach.forget()
                return None
            return session

    def resume(self, cookie: str | None, now: datetime) -> tuple[Session, VaultKeys] | None:
        """Join the halves: the session and its keys, or None where either half is missing or wrong."""
        joined = self.peek(cookie, now)
        if joined is not None:
            joined[0].seen = max(joined[0].seen, now)
        return joined

    def peek(self, cookie: str | None, now: datetime) -> tuple[Session, VaultKeys] | None:
        """The same, without counting as being here."""
        session = self.find(cookie, now)
        keys = halves.join(cookie, session.half, now=now) if session is not None and cookie is not None else None
        return None if session is None or keys is None else (session, keys)

    def end(self, cookie: str | None) -> None:
        """Drop the server's half of this cookie."""
        name = halves.name_of(cookie) if cookie else None
        with self.lock:
            self.kept.pop(name or "", None)
        coach.forget()

    def end_all(self) -> None:
        """Drop every session: when the spare key was used, and when everything is deleted."""
        with self.lock:
            self.kept.clear()
        coach.forget()

    def end_others(self, than: Session) -> None:
        """Drop every session but this one: after a new passphrase."""
        with self.lock:
            self.kept = {name: session for name, session in self.kept.items() if session is than}

    def sweep(self, now: datetime) -> None:
        """Drop all that are over."""
        with self.lock:
            before, self.kept = len(self.kept), {name: one for name, one in self.kept.items() if not one.over(now)}
            ended = len(self.kept) < before
        if ended:
            coach.forget()


sessions = Sessions()
