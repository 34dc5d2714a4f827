"""Their words, read together: a proposal with its reasons, never a verdict; the person says what it is.

A request for distance comes first and large, whether it is certain or possible: there is no softer kind of it. Where
old messages rest (§9), nothing is said but that, and that they may be speaking of dying. Nothing is recorded here.
"""

from dataclasses import dataclass, replace

from goldseam.coach import Boundary, Confidence, Reading, Tone, read_reply
from goldseam.coach.answers import Span
from goldseam.coach.own_model import OwnModel, read_reply_with
from goldseam.programme import entries as e
from goldseam.store.chat_no import asks_to_stop
from goldseam.web.access import may_read_messages
from goldseam.web.desk import Desk
from goldseam.web.doors import report
from goldseam.web.forms.moments import DISTANCES, READINGS
from goldseam.web.pages.coach import MOST, Piece, in_pieces, numbered

EARLIER = 30  # messages of theirs in the journal that are looked at: a wish for distance holds until they lift it
KINDS = ("they-wrote", "reply-received")
CRISIS = "crisis"
DISTANCE, COLD = "distance", "closed"  # as the form calls them

DYING = "They may be speaking of not wanting to live."
NO_FIRST = "This may be a request for distance. Treat it as one."
READS_LIKE = {
    Tone.ENGAGED: "It reads as if it reaches out.",
    Tone.LUKEWARM: "It reads as only a word.",
    Tone.HESITANT: "It reads as both at once.",
    Tone.CLOSED: "It reads as cold, without asking for anything.",
}
ASKS = {  # what each kind of no asks of the person
    "space": "They ask for time. Nothing is needed from you until they write themselves.",
    "limit": "They ask to keep to one way, one matter or one hour. To keep to exactly that is a kindness.",
    "no_contact": "They would rather not hear from you. That is hard to read, and clear. Writing no more is kind.",
    "final": "They say that for them it is over. You need not answer, nor understand it tonight.",
    "new_partner": "They may have someone. That can hurt a great deal. Nothing has to be asked, and nothing answered.",
    "legal_fear": "They may be afraid, or speak of the law. Only staying away, and not writing, makes that better.",
    "": "Nothing more has to be said, asked or explained. To leave it there is the kind answer.",
}
ANY_KIND = "They ask for distance"  # on the button, where no kind is nearest
FOREIGN = "We read only English, so we cannot tell. If it asks for distance, you will know. Then treat it as that."
CANNOT_TELL = "We cannot tell. Then nothing follows from it, and it can wait."
BUTTON = {Tone.ENGAGED: "engaged", Tone.LUKEWARM: "lukewarm", Tone.HESITANT: "hesitant", Tone.CLOSED: COLD}


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One reason. `number` is 0 where nothing of the text could be marked for it."""

    why: str
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a page proposes. `take` is what a tap on the proposal answers, `button` the words on it."""

    says: str = ""
    crisis: bool = False
    distance: bool = False
    earlier: bool = False
    asks: str = ""
    take: str = ""
    button: str = ""
    pieces: tuple[Piece, ...] = ()
    why: tuple[Why, ...] = ()
    stands: str = ""  # what only the person's own model raised: it holds until that is asked again


NOT_YET = Heard()


def earlier(desk: Desk, before: int | None = None) -> tuple[str, ...]:
    """What they wrote before, as far as it stands in the journal, the oldest first; up to line `before`."""
    texts = desk.story.state.texts
    seqs = sorted(seq for kind in KINDS for seq in texts.get(kind, ()) if before is None or seq < before)[-EARLIER:]
    entries = (line.entry for line in desk.lines(tuple(seqs)))
    return tuple(one.words for one in entries if isinstance(one, e.TheyWrote | e.ReplyReceived) and one.words)


def heard(desk: Desk, words: str, before: int | None = None, own: OwnModel | None = None, stands: str = "") -> Heard:
    """How their words read, and what may be taken over from it.

    `own`: a model of the person's own that is asked besides. `stands`: what it raised when it was last asked.
    """
    text = words.replace("\r\n", "\n").strip()
    if not text:
        return Heard(says="There is nothing to read yet. Their words go into the box.")
    try:
        reading, by_own = read(text, earlier(desk, before), own, stands)
    except Exception as error:  # whatever breaks there, the page is there without it
        report(error)
        return Heard(says="We could not read it just now. What it is, is yours to say anyway.")
    if asks_distance(reading):
        return replace(asks_for_distance(text, reading), stands=by_own)
    if reading.crisis:
        return Heard(says=DYING, crisis=True, stands=by_own)  # how it sounds is nothing beside that
    if not may_read_messages(desk):
        return Heard(says="How it sounds is not for now. It can wait.")
    if not reading.english:
        return Heard(says=FOREIGN)
    if reading.reading is Tone.UNCLEAR or reading.confidence is Confidence.UNSURE:
        return Heard(says=CANNOT_TELL)
    pieces, why = reasons(text, reading)
    take = BUTTON[reading.reading]
    return Heard(
        says=READS_LIKE[reading.reading],
        take=take,
        button=dict((*READINGS, *DISTANCES))[take],
        pieces=pieces,
        why=why,
    )


def read(text: str, before: tuple[str, ...], own: OwnModel | None, stands: str) -> tuple[Reading, str]:
    """How a text reads to the coach and to what reads beside it; and what of that only the own model raised."""
    ours = read_reply(text, before)
    both = read_reply_with(own, text, before) if own else standing(ours, stands.split())
    raised = [both.boundary] if asks_distance(both) and not asks_distance(ours) else []
    by_own = " ".join((*filter(None, raised), *([CRISIS] if both.crisis and not ours.crisis else ())))
    if not asks_distance(both) and asks_to_stop(text):  # plain pleas, in some twenty languages
        both = replace(both, possible_boundary=True, boundary=Boundary.NO_CONTACT)
    return both, by_own


def standing(ours: Reading, stands: list[str]) -> Reading:
    """The coach's reading, and what the own model raised when it was last asked."""
    ours = replace(ours, crisis=ours.crisis or CRISIS in stands)
    kind = next((kind for kind in Boundary if kind in stands), None)
    if kind is None or asks_distance(ours):
        return ours
    return replace(ours, possible_boundary=True, boundary=kind)


def asks_distance(reading: Reading) -> bool:
    """Whether it asks for distance, certainly or possibly: here both are one."""
    return reading.reading is Tone.BOUNDARY or reading.possible_boundary


def asks_for_distance(text: str, reading: Reading) -> Heard:
    """A request for distance, certain or possible: one and the same, with the kind that is nearest."""
    pieces, why = reasons(text, reading)
    kind = str(reading.boundary) if reading.boundary else ""
    return Heard(
        says=f"{DYING} {NO_FIRST}" if reading.crisis else NO_FIRST,
        crisis=reading.crisis,
        distance=True,
        earlier=reading.earlier,
        asks=ASKS[kind],
        take=kind or DISTANCE,
        button=dict(DISTANCES).get(kind, ANY_KIND),
        pieces=pieces,
        why=why,
    )


def reasons(text: str, reading: Reading) -> tuple[tuple[Piece, ...], tuple[Why, ...]]:
    """Their words with at most three phrases marked, and why each of them."""
    kept = reading.reasons[:MOST]
    numbers = numbered(text, [Span(*one.span) for one in kept])
    why = {one.why: Why(why=one.why, number=numbers.get(Span(*one.span), 0)) for one in reversed(kept)}
    return in_pieces(text, numbers), tuple(sorted(why.values(), key=lambda one: one.number or MOST + 1))
