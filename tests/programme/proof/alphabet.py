"""The letters the search spells journals with, and the stories it begins from.

A letter is a name and what it writes; two of them only let time pass. Every line is written as a raw journal line and
read by the codec, so that both readings of the programme see the very same thing.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from proof.journals import SAFE, Life, asked, ready


def says(kind: str, **fields: Any) -> Callable[[Life], None]:
    return lambda life: life.write(kind, **fields)


def ahead(kind: str, name: str, days: int, **fields: Any) -> Callable[[Life], None]:
    """A line with a date so many days from today."""
    return lambda life: life.write(kind, **fields, **{name: (life.today + timedelta(days=days)).isoformat()})


def waits(days: float) -> Callable[[Life], None]:
    return lambda life: life.wait(days)


def answers(**other: str) -> Callable[[Life], None]:
    return says("safety-answered", **{**SAFE, **other})


def missing_one(life: Life) -> None:
    life.write("safety-answered", **{name: said for name, said in SAFE.items() if name != "police"})


LETTERS: dict[str, Callable[[Life], None]] = {
    "a day passes": waits(1),
    "eight days pass": waits(8),
    "the clock is set back": waits(-3),
    "said no": says("boundary-heard", wish="no_contact"),
    "blocked": says("fact-recorded", fact="blocked"),
    "order": says("fact-recorded", fact="order"),
    "under age": says("fact-recorded", fact="minor"),
    "court exception": says("court-exception-recorded"),
    "new partner": says("fact-recorded", fact="new_partner"),
    "partner ended": says("partner-ended"),
    "needs time until": ahead("boundary-heard", "until", 9, wish="needs_time"),
    "needs time": says("boundary-heard", wish="needs_time"),
    "practical only": says("boundary-heard", wish="logistics_only"),
    "wrote warmly": says("they-wrote", reading="engaged"),
    "wrote unsure": says("they-wrote", reading="hesitant"),
    "wrote closed": says("reply-received", reading="closed"),
    "replied warmly": says("reply-received", reading="engaged"),
    "replied so-so": says("reply-received", reading="lukewarm"),
    "replied boundary": says("reply-received", reading="boundary", boundary="space"),
    "answered": says("reply-sent"),
    "text": says("step-taken", step="text"),
    "call": says("step-taken", step="call"),
    "good call": says("step-reviewed", step="call", mine=4, theirs=4, both_wanted_more=True),
    "yes to meet": says("yes-given", to="meet"),
    "asked": asked,
    "asked, one missing": missing_one,
    "asked, one unsure": answers(order="unsure"),
    "asked, one yes": answers(they_were_afraid="yes"),
    "urge sent": says("urge-logged", before=6, outcome="sent"),
    "strong urge": says("urge-logged", before=9, after=8, outcome="did_not_send"),
    "slip": ahead("slip-logged", "on", 0, slip="message"),
    "slip of last week": ahead("slip-logged", "on", -9, slip="profile_look"),
    "asked, last week": ahead("safety-answered", "on", -6, **SAFE),
    "let go": says("hope-chosen", hope="let_go"),
    "try again": says("hope-chosen", hope="try_again"),
    "crisis": says("crisis-noted"),
    "calm": says("calm-noted"),
    "space again": says("space-begun", days=30),
    "lowered": says("space-length-set", days=24),
    "freeze": says("pause-begun", reason="ill"),
    "thaw": says("pause-ended"),
    "low": says("screen-taken", name="phq2", answers=[2, 2]),
    "another cause": says("cause-named", cause="money", weight=1, mine="mine"),
}  # fmt: skip


def ready_at_the_gate(life: Life) -> None:
    ready(life)
    life.wait(21)
    asked(life)


def almost_there(life: Life) -> None:
    ready(life, days=30)
    life.wait(27)


def told_no(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("boundary-heard", wish="no_contact")


def waiting(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("step-taken", step="text")
    life.wait(6)


def once_silent(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("step-taken", step="text")
    life.wait(37)
    asked(life)


def warm(life: Life) -> None:
    waiting(life)
    life.write("reply-received", reading="engaged")
    life.wait(2)
    life.write("step-taken", step="text")
    life.wait(1)
    life.write("reply-received", reading="engaged")
    life.wait(1)
    asked(life)


def called(life: Life) -> None:
    warm(life)
    life.write("step-taken", step="call")
    life.write("step-reviewed", step="call", mine=4, theirs=3, both_wanted_more=True)
    life.write("yes-given", to="meet")
    asked(life)


def nothing(life: Life) -> None:
    """An empty journal."""


STARTS: dict[str, Callable[[Life], None]] = {
    start.__name__: start
    for start in (ready_at_the_gate, told_no, waiting, once_silent, warm, called, almost_there, nothing)
}  # fmt: skip
