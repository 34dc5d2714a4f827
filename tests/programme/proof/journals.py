"""Random journals over the whole alphabet, as raw lines: short lives in which doors often come to stand open.

A life begins, most times, with everything a first message asks for; after that anything may happen in any order.
`random.Random(seed)` makes each one again.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

Raw = dict[str, Any]
BEGIN = datetime(2026, 1, 10, 19, 0, tzinfo=ZoneInfo("Europe/London"))
ZONES = ("Europe/London", "America/New_York", "Asia/Tokyo", "Pacific/Auckland")
SAFE = {
    "adult": "yes", "afraid_of_them": "no", "hurt_by_them": "no", "controlled_by_them": "no", "they_were_afraid": "no",
    "contacted_after_no": "no", "order": "no", "police": "no",
}  # fmt: skip
CLOSING = (
    "explicit_no", "blocked", "third_party_no", "unanswered", "order", "police_warning", "minor", "ex_afraid",
    "harm_intent", "user_was_harmed", "monitoring_admitted",
)  # fmt: skip
READINGS = ("engaged", "engaged", "engaged", "lukewarm", "hesitant", "closed", "unclear", "boundary")
BOUNDARIES = (None, "no_contact", "space", "limit", "new_partner", "final", "legal_fear")


class Life:
    """One invented journal being written."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.now = BEGIN
        self.zone = ZONES[0]
        self.lines: list[Raw] = []

    def write(self, kind: str, **fields: Any) -> None:
        """One line, now; fields that are None are left out."""
        at = self.now.astimezone(ZoneInfo(self.zone)).isoformat()
        self.lines.append(
            {"kind": kind, "at": at, "zone": self.zone, **{name: v for name, v in fields.items() if v is not None}}
        )

    def wait(self, days: float) -> None:
        self.now += timedelta(days=days)

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    def some_day(self, back: int = 20, ahead: int = 60) -> str:
        return (self.today + timedelta(days=self.chance.randint(-back, ahead))).isoformat()


def ready(life: Life, days: int = 21) -> None:
    """All that a first message asks for, but for the days themselves."""
    life.write("story-told", ended_on="2026-01-02", ended_by="them")
    life.write("hope-chosen", hope="try_again")
    life.write("cause-named", cause="communication", weight=2, mine="I went quiet")
    life.write("change-planned", cause="communication", change="I say it the same day")
    life.write("space-begun", days=days)
    life.write("no-answer-plan-written", text="then I let it be")


def asked(life: Life) -> None:
    life.write("safety-answered", **SAFE)


def anything(life: Life) -> None:
    """One thing of all that can happen."""
    life.chance.choice(HAPPENINGS)(life)


def _slip(life: Life) -> None:
    back = life.chance.choice((0, 0, 0, 1, 5, 40))
    day = (life.today - timedelta(days=back)).isoformat()
    life.write("slip-logged", slip=life.chance.choice(("message", "profile_look")), on=day)


def _urge(life: Life) -> None:
    outcome = life.chance.choice(("did_not_send", "did_not_send", "calmer", "sent", "more_time"))
    after = life.chance.choice((None, life.chance.randint(0, 10)))
    life.write("urge-logged", before=life.chance.randint(0, 10), after=after, outcome=outcome)


def _theirs(life: Life) -> None:
    reading = life.chance.choice(READINGS)
    kind = life.chance.choice(BOUNDARIES) if reading == "boundary" else None
    until = life.chance.choice((None, life.some_day())) if kind == "space" else None
    on = life.chance.choice((None, None, None, life.some_day(back=3, ahead=1)))
    life.write(life.chance.choice(("reply-received", "they-wrote")), reading=reading, boundary=kind, until=until, on=on)


def _answers(life: Life) -> None:
    given = {name: life.chance.choice((answer,) * 12 + ("skipped", "unsure")) for name, answer in SAFE.items()}
    if life.chance.random() < 0.1:
        given[life.chance.choice(tuple(SAFE))] = life.chance.choice(("yes", "no"))
    if life.chance.random() < 0.3:
        given.pop(life.chance.choice(tuple(SAFE)))
    life.write("safety-answered", **given)


def _review(life: Life) -> None:
    step, well = life.chance.choice(("call", "meet")), life.chance.random() < 0.8
    life.write("step-reviewed", step=step, mine=4, theirs=4 if well else 2, both_wanted_more=life.chance.random() < 0.8)


def _amend(life: Life) -> None:
    if not life.lines:
        return
    target = life.chance.randint(1, len(life.lines))
    if life.chance.random() < 0.6:
        life.write("withdrawn", entry=target)
        return
    kind = life.lines[target - 1]["kind"]
    fields: dict[str, Raw] = {
        "slip-logged": {"on": life.some_day(back=30, ahead=0)},
        "safety-answered": {"order": "no", "adult": "yes"},
        "space-begun": {"days": 21},
        "hope-chosen": {"hope": "try_again"},
        "reply-received": {"reading": "engaged"},
        "boundary-heard": {"wish": "needs_time", "until": life.some_day(back=30, ahead=0)},
        "urge-logged": {"after": 0},
    }
    life.write("corrected", entry=target, fields=fields.get(kind, {"note": "other"}))


def _travel(life: Life) -> None:
    life.zone = life.chance.choice(ZONES)


def _clock(life: Life) -> None:
    life.now -= timedelta(days=life.chance.choice((0.1, 1, 9, 40)))


def _facts(life: Life) -> None:
    if life.chance.random() < 0.25:
        life.write("fact-recorded", fact=life.chance.choice(CLOSING))
    else:
        life.write("fact-recorded", fact="new_partner")


def _boundary(life: Life) -> None:
    wish = life.chance.choice(("needs_time", "needs_time", "needs_time", "no_contact", "logistics_only"))
    until = life.chance.choice((None, life.some_day())) if wish == "needs_time" else None
    life.write("boundary-heard", wish=wish, until=until)


def _cause(life: Life) -> None:
    cause = life.chance.choice(("money", "jealousy"))
    life.write("cause-named", cause=cause, weight=1, mine=life.chance.choice((None, "my part")))
    if life.chance.random() < 0.7:
        life.write("change-planned", cause=cause, change="otherwise")


def _pause(life: Life) -> None:
    life.write("pause-begun", reason="ill")
    life.wait(life.chance.randint(0, 6))
    if life.chance.random() < 0.8:
        life.write("pause-ended")


def _step(life: Life) -> None:
    life.write("step-taken", step=life.chance.choice(("text", "text", "text", "call", "meet", "talk")))


def _length(life: Life) -> None:
    life.write("space-length-set", days=life.chance.randint(21, 40))


def _screen(life: Life) -> None:
    name = life.chance.choice(("phq2", "phq2", "gad2", "phq8"))
    life.write("screen-taken", name=name, answers=[life.chance.randint(0, 2) for _ in range(int(name[-1]))])


def _crisis(life: Life) -> None:
    life.write("crisis-noted")
    if life.chance.random() < 0.8:
        life.wait(life.chance.choice((0.5, 2, 4)))
        life.write("calm-noted")


def _ended(life: Life) -> None:
    outcome = life.chance.choice(("we_try", "need_time", "need_time", "no"))
    until = life.chance.choice((None, life.some_day())) if outcome == "need_time" else None
    life.write("talk-ended", outcome=outcome, until=until)


def _says(kind: str, **fields: Any) -> Callable[[Life], None]:
    return lambda life: life.write(kind, **fields)


HAPPENINGS: tuple[Callable[[Life], None], ...] = (
    _slip, _urge, _theirs, _theirs, _theirs, _answers, asked, asked, _review, _review, _amend, _amend, _travel, _clock,
    _facts, _boundary, _cause, _pause, _step, _step, _step, _length, _screen, _crisis, _ended,
    _says("reply-sent"), _says("yes-given", to="call"), _says("yes-given", to="meet"), _says("yes-given", to="talk"),
    _says("partner-ended"), _says("court-exception-recorded"), _says("together-again"), _says("calm-noted"),
    _says("hope-chosen", hope="try_again"), _says("hope-chosen", hope="unsure"), _says("hope-chosen", hope="let_go"),
    _says("space-begun", days=21), _says("needed-contact-logged", about="child", on="2026-01-12"),
    _says("finding-pinned", cause="money", text="less"), _says("good-moment-kept", text="the lake"),
    _says("letter-kept", text="dear", kind_of="unsent"),
)  # fmt: skip


def warm(life: Life) -> None:
    """The way up, as it goes when it goes well, broken off anywhere."""
    rungs: list[Callable[[], None]] = [
        lambda: (asked(life), life.write("step-taken", step="text"), life.wait(1))[-1],
        lambda: (life.write("reply-received", reading="engaged"), life.wait(2))[-1],
        lambda: (asked(life), life.write("step-taken", step="text"), life.wait(1))[-1],
        lambda: (life.write("reply-received", reading="engaged"), life.wait(1))[-1],
        lambda: (asked(life), life.write("yes-given", to="call"), life.write("step-taken", step="call"))[-1],
        lambda: life.write("step-reviewed", step="call", mine=4, theirs=4, both_wanted_more=True),
        lambda: (life.write("yes-given", to="meet"), life.wait(1), asked(life))[-1],
        lambda: life.write("step-taken", step="meet"),
        lambda: life.write("step-reviewed", step="meet", mine=4, theirs=4, both_wanted_more=True),
        lambda: (life.write("yes-given", to="talk"), life.wait(1), asked(life))[-1],
    ]
    for rung in rungs[: life.chance.randint(0, len(rungs))]:
        rung()


def life(seed: int, happenings: int = 6) -> tuple[list[Raw], str]:
    """The lines of one life, and an instant at which to ask."""
    one = Life(seed)
    if one.chance.random() < 0.85:
        ready(one)
        one.wait(one.chance.choice((3, 21, 22, 30)))
        if one.chance.random() < 0.6:
            warm(one)
    for _ in range(one.chance.randint(0, happenings)):
        anything(one)
        one.wait(one.chance.choice((0, 0, 0.3, 1, 3, 8, 15, 40)))
    if one.chance.random() < 0.7:
        asked(one)
    one.wait(one.chance.choice((0, 0, 0.2, 1, 7, 8, 37)))
    if one.chance.random() < 0.08:
        one.wait(-one.chance.choice((1, 10, 100)))
    return one.lines, one.now.isoformat()
