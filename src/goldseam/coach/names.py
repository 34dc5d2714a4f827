"""The names of what the coach can find, and the order in which it matters. What each means: docs/coach.md."""

from enum import StrEnum


class Problem(StrEnum):
    """What may hurt in a draft, the gravest first. Named for the phrase, never for the person."""

    CRISIS = "crisis"
    THREAT = "threat"
    SURVEILLANCE = "surveillance"
    PRESSURE = "pressure"
    CONTEMPT = "contempt"
    GUILT_TRIP = "guilt_trip"
    PLEADING = "pleading"
    JEALOUSY = "jealousy"
    CHARACTER_CRITICISM = "character_criticism"
    YOU_ACCUSATION = "you_accusation"
    ABSOLUTES = "absolutes"
    NON_APOLOGY = "non_apology"
    DEFENSIVENESS = "defensiveness"
    REHASH = "rehash"
    TOO_HEAVY = "too_heavy"
    MANY_QUESTIONS = "many_questions"


class Strength(StrEnum):
    """What makes a draft easier to read and to answer freely."""

    ACCEPTS_CHOICE = "accepts_choice"
    OWNERSHIP = "ownership"
    APOLOGY_REGRET = "apology_regret"
    APOLOGY_SPECIFIC = "apology_specific"
    APOLOGY_IMPACT = "apology_impact"
    APOLOGY_REPAIR = "apology_repair"
    I_STATEMENT = "i_statement"
    APPRECIATION = "appreciation"
    OPEN_QUESTION = "open_question"
    SPECIFIC_REQUEST = "specific_request"


class Context(StrEnum):
    """What a draft is for."""

    TEXT = "text"
    FIRST_TEXT = "first_text"
    LETTER = "letter"
    TALK = "talk"


class Tone(StrEnum):
    """How a reply reads. Where it cannot be told it is UNCLEAR, and nothing follows from that."""

    ENGAGED = "engaged"
    LUKEWARM = "lukewarm"
    HESITANT = "hesitant"
    CLOSED = "closed"
    BOUNDARY = "boundary"
    UNCLEAR = "unclear"


class Boundary(StrEnum):
    """What kind of distance a reply asks for, the furthest first: of several, the first holds."""

    LEGAL_FEAR = "legal_fear"
    NO_CONTACT = "no_contact"
    NEW_PARTNER = "new_partner"
    FINAL = "final"
    LIMIT = "limit"
    SPACE = "space"


class Confidence(StrEnum):
    """How sure a reading is: CLEAR from words, LIKELY from a likeness, UNSURE otherwise."""

    CLEAR = "clear"
    LIKELY = "likely"
    UNSURE = "unsure"


Label = Problem | Strength
LABELS: tuple[Label, ...] = (*Problem, *Strength)
