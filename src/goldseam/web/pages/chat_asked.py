"""What old messages say about a wish for no contact, where the question about it is asked (safety notes, MU-20).

The lines are shown and the answer is filled in; nothing is recorded until the person says so themselves.
"""

from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date

from goldseam.store import chats as kept_chats
from goldseam.web.access import may_read_messages
from goldseam.web.desk import Desk


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One line as it is shown: who wrote it, on what day, the words, and in which chat it stands."""

    them: str
    on: str
    text: str
    chat: int


def lines(desk: Desk, number: int | None = None) -> tuple[AskedLine, ...]:
    """Such lines of the chats that are kept, or of one of them, the newest first.

    None where the answer is known, and none where old messages rest (§9): then they are read nowhere.
    """
    if "explicit_no" in desk.story.state.facts or not may_read_messages(desk):
        return ()
    found = [
        (line.at, AskedLine(chat.title.them, _day(line.at), line.text, chat.number))
        for chat in kept_chats.listed(desk.keys)
        if chat.title and number in (None, chat.number)
        for line in chat.title.asked
    ]
    return tuple(line for _, line in sorted(found, key=lambda one: one[0], reverse=True))


def their_words(desk: Desk) -> str:
    """The newest of them, to stand in the answer until the person changes or deletes it; or nothing."""
    found = lines(desk)
    return found[0].text if found else ""


def _day(at: str) -> str:
    return format_date(datetime.fromisoformat(at), "d MMMM y", locale="en_GB") if at else ""
