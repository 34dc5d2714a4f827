"""Reading a reply of the other person: above all, hearing a no the first time.

Rules say what is certain, the model what is likely. A rule's find is never taken back: where the model is sure of the
contrary ("I need space in the freezer"), it is still said as possible. Warmth never undoes a boundary, and nothing is
called engaged without a sign of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from goldseam.coach.answers import Reading, Reason, Span
from goldseam.coach.concepts import units
from goldseam.coach.crisis import crisis_reasons
from goldseam.coach.frames import Found, found_in, frames_of
from goldseam.coach.model import Model, Scores, model, odds
from goldseam.coach.names import Boundary, Confidence, Tone
from goldseam.coach.ready import Ready
from goldseam.coach.text import Sentence

BOUNDARIES = tuple(map(str, Boundary))
ORDINARY = "ordinary"  # what the model calls a message between any two people
DISTANCE = "distance"  # what it calls any boundary, whichever it is
WHETHER = 0.25  # how much that counts beside the odds of the types; with this much most is heard
TONES = (Tone.ENGAGED, Tone.LUKEWARM, Tone.HESITANT, Tone.CLOSED, Tone.UNCLEAR)
NONE = (*TONES, ORDINARY)
QUIET = -1.0  # odds below which a sentence says nothing of a boundary; in a warm reply all of them are
CONTRARY = -3.0  # odds below which a rule's find is said as possible, not as certain
WARM_SIGNS = {"WARM", "LAUGH", "HEARTS", "ASKBACK", "INVITE", "DISCLOSE", "MEMORY", "THANKS", "PRAISE", "BANTER"}
EARLIER_READ = 50  # earlier messages that are read, the latest ones
NOWHERE = Span(0, 0)
CANNOT_TELL = (Tone.UNCLEAR, Confidence.UNSURE)
WHYS = {
    Boundary.LEGAL_FEAR: "This may say that they are afraid, or that others have been told.",
    Boundary.NO_CONTACT: "This may ask you to stop writing.",
    Boundary.NEW_PARTNER: "This may say that there is somebody else.",
    Boundary.FINAL: "This may say that it is over for them.",
    Boundary.LIMIT: "This may set a limit on what, where or how.",
    Boundary.SPACE: "This may ask for time or distance.",
}
EARLIER_WHY = "They asked for this in an earlier message, and have not taken it back."


def read_reply(text: str, earlier: Sequence[str] = ()) -> Reading:
    """How a reply reads. `earlier`: the messages they wrote before, oldest first; a boundary in one of them holds."""
    now = _read(text)
    if now.reading is Tone.BOUNDARY:
        return now
    for before in reversed(earlier[-EARLIER_READ:]):
        then = _read(before)
        if then.reading is Tone.BOUNDARY or then.possible_boundary:
            return _held(now, then)
    return now


def lean_of(scores: Mapping[str, float]) -> float:
    """How much these scores speak for a boundary: the odds of its types together, and whether there is one at all."""
    return odds(scores, BOUNDARIES, NONE) + WHETHER * scores[DISTANCE]


def _held(now: Reading, then: Reading) -> Reading:
    """A reading after an earlier boundary: that boundary, still in force, and what the new words add."""
    if now.possible_boundary and then.reading is not Tone.BOUNDARY:
        return now
    kept = tuple(Reason(NOWHERE, f"earlier.{reason.rule}", EARLIER_WHY) for reason in then.reasons[:1])
    return replace(
        now,
        reading=Tone.BOUNDARY if then.reading is Tone.BOUNDARY else _cooler(now.reading),
        possible_boundary=then.possible_boundary,
        boundary=then.boundary,
        reasons=(*kept, *now.reasons),
        confidence=then.confidence,
        earlier=True,
    )


def _cooler(tone: Tone) -> Tone:
    return Tone.UNCLEAR if tone is Tone.ENGAGED else tone


def _read(text: str) -> Reading:
    ready = Ready(text)
    return replace(_heard(ready), english=ready.english)


def _heard(ready: Ready) -> Reading:
    said = ready.sentences
    if not said:
        return Reading(
            crisis=False, reading=Tone.UNCLEAR, possible_boundary=False, boundary=None, reasons=(),
            confidence=Confidence.UNSURE,
        )  # fmt: skip
    ear = model("replies")
    scores = ear.scores(said, ready.counted)
    lean = lean_of(scores.whole)
    found = found_in(ready.lines, frames_of("replies"))
    certain = [one for one in found if one.frame.tier == "certain"] if lean > CONTRARY else []
    crisis = crisis_reasons(ready, "theirs")
    if certain or lean >= ear.threshold("sure"):
        return _boundary(said, scores, certain, crisis)
    if found or lean >= ear.threshold("possible"):
        return _possible(said, scores, found, crisis)
    tone, confidence = _tone(said, scores, lean, ear) if ready.english else CANNOT_TELL
    return Reading(
        crisis=bool(crisis), reading=tone, possible_boundary=False, boundary=None, reasons=crisis, confidence=confidence
    )


def _boundary(
    said: Sequence[Sentence], scores: Scores, certain: Sequence[Found], crisis: tuple[Reason, ...]
) -> Reading:
    reasons = tuple(Reason(one.span, one.frame.id, one.frame.why) for one in certain)
    kind = _gravest(certain) if certain else _likeliest(scores.whole)
    return Reading(
        crisis=bool(crisis),
        reading=Tone.BOUNDARY,
        possible_boundary=False,
        boundary=kind,
        reasons=(*(reasons or (_likeness(said, scores, kind),)), *crisis),
        confidence=Confidence.CLEAR if certain else Confidence.LIKELY,
    )


def _possible(said: Sequence[Sentence], scores: Scores, found: Sequence[Found], crisis: tuple[Reason, ...]) -> Reading:
    reasons = tuple(Reason(one.span, one.frame.id, one.frame.why) for one in found)
    kind = _gravest(found) if found else _likeliest(scores.whole)
    tone = max((tone for tone in TONES if tone is not Tone.ENGAGED), key=lambda tone: scores.whole[tone])
    return Reading(
        crisis=bool(crisis),
        reading=tone,
        possible_boundary=True,
        boundary=kind,
        reasons=(*(reasons or (_likeness(said, scores, kind),)), *crisis),
        confidence=Confidence.UNSURE,
    )


def _likeness(said: Sequence[Sentence], scores: Scores, kind: Boundary) -> Reason:
    """The sentence that speaks loudest for a boundary, as the reason where no rule knows the words."""
    loudest = max(range(len(said)), key=lambda place: lean_of(scores.each[place]))
    return Reason(said[loudest].span, f"likeness.{kind}", WHYS[kind])


def _gravest(found: Sequence[Found]) -> Boundary:
    kinds = {one.frame.says for one in found}
    return next(kind for kind in Boundary if kind in kinds)


def _likeliest(scores: Mapping[str, float]) -> Boundary:
    return max(Boundary, key=lambda kind: scores[kind])


def _tone(said: Sequence[Sentence], scores: Scores, lean: float, ear: Model) -> tuple[Tone, Confidence]:
    """The likeliest tone; engaged only where there is a sign of it and next to nothing speaks for a boundary."""
    if not any(word.word[0].isalnum() for sentence in said for word in sentence.words):
        return CANNOT_TELL  # a sign or a picture alone
    whole = scores.whole
    tone = max(TONES, key=lambda one: whole[one])
    if tone is Tone.ENGAGED and (lean >= ear.threshold("warm") or not _quiet(scores) or not _warm(said)):
        tone = max((Tone.LUKEWARM, Tone.UNCLEAR), key=lambda one: whole[one])
        return tone, Confidence.UNSURE
    rest = [one for one in whole if one not in (tone, ORDINARY, DISTANCE)]
    sure = whole[tone] - max(whole[one] for one in rest)
    return tone, Confidence.LIKELY if sure > 1 else Confidence.UNSURE


def _quiet(scores: Scores) -> bool:
    """Whether no sentence, read alone, says anything of a boundary."""
    return all(lean_of(one) < QUIET for one in scores.each)


def _warm(said: Sequence[Sentence]) -> bool:
    return any(
        sentence.asks
        or "!" in sentence.sign
        or WARM_SIGNS & {name for unit in units(sentence.words) for name in unit.concepts}
        for sentence in said
    )
