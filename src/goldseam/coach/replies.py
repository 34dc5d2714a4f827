"""Reading a reply of the other person: above all, hearing a no the first time."""

from collections.abc import Sequence

from goldseam.coach.answers import Reading
from goldseam.coach.crisis import crisis_words
from goldseam.coach.names import Confidence, Tone


def read_reply(text: str, earlier: Sequence[str] = ()) -> Reading:
    """How a reply reads. `earlier`: the messages they wrote before, oldest first; a boundary in one of them holds."""
    return Reading(
        crisis=bool(crisis_words(text)),
        reading=Tone.UNCLEAR,
        possible_boundary=False,
        boundary=None,
        reasons=(),
        confidence=Confidence.UNSURE,
    )
