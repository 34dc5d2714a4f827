"""Words after which help is offered beside a text (CR-04). Tuned to miss little; a card is all that follows."""

from goldseam.coach.answers import Reason, Span
from goldseam.coach.frames import found_in, frames_of
from goldseam.coach.model import model
from goldseam.coach.ready import Ready

WHY = "Some words here made us show this."


def crisis_words(text: str) -> tuple[Span, ...]:
    """The phrases in which somebody may be thinking of dying or of hurting themselves, in their order."""
    return tuple(reason.span for reason in crisis_reasons(Ready(text)))


def crisis_reasons(text: Ready, threshold: str = "crisis") -> tuple[Reason, ...]:
    """The same with the rule that knows each; where only the model hears it, the sentence that speaks loudest.

    `threshold`: "crisis" for one's own words, "theirs" for a message of theirs, of which fewer are near it.
    """
    found = tuple(Reason(one.span, one.frame.id, WHY) for one in found_in(text.lines, frames_of("crisis")))
    if found or not text.sentences:
        return found
    heard = model("crisis")
    scores = heard.scores(text.sentences, text.counted)
    if scores.whole["crisis"] < heard.threshold(threshold):
        return ()
    loudest = max(range(len(text.sentences)), key=lambda place: scores.each[place]["crisis"])
    return (Reason(text.sentences[loudest].span, "crisis.likeness", WHY),)
