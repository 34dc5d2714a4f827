"""Whether a text reads like English, as far as a few words can tell: nothing else is read here.

Small, because a language library costs more at the start than a reply may take to be read (150 ms). Whether it is
English is asked of short messages with typos and slang, so it says no only where little speaks for it.
"""

from collections.abc import Sequence

from goldseam.coach.features import SMALL
from goldseam.coach.spelling import known

TELLING = 4  # words from which on a language shows; less may be a name, a place, a laugh
KNOWN = 0.5  # of these words that we know; of 27,841 texts of the corpus 34 are told to be foreign, nearly all rightly
OTHERS = 2  # small words of another language, and more of them than English ones, are no chance
SHORT = {
    "a", "i", "x", "u", "am", "an", "as", "at", "be", "by", "do", "go", "he", "hi", "if", "in", "is", "it", "me", "my",
    "no", "of", "oh", "ok", "on", "or", "so", "to", "up", "us", "we",
}  # fmt: skip
FOREIGN = {  # small words of ten other languages, without their accents, as texts are folded
    "ich", "du", "nicht", "und", "der", "das", "ist", "ein", "eine", "mich", "dich", "dir", "mir", "wir", "ihr",
    "sie", "auch", "aber", "auf", "mit", "von", "zu", "wie", "noch", "mehr", "kein", "keine", "bitte", "bin",
    "bist", "hab", "habe", "ohne", "sehr", "dein", "mein", "que", "de", "el", "los", "las", "una", "por", "para",
    "con", "como", "yo", "tu", "te", "lo", "le", "muy", "pero", "mas", "porque", "eres", "estoy", "ya", "cuando",
    "mi", "nunca", "contigo", "quiero", "je", "ne", "pas", "les", "des", "est", "et", "une", "pour", "avec", "toi",
    "moi", "mais", "plus", "vous", "nous", "dans", "sur", "ton", "mon", "ce", "cette", "suis", "jamais", "che",
    "non", "il", "di", "per", "sono", "sei", "ma", "ti", "gli", "anche", "piu", "mai", "nao", "voce", "eu", "meu",
    "minha", "uma", "com", "sem", "seu", "het", "een", "ik", "niet", "jij", "van", "voor", "maar", "met", "dat",
    "zijn", "heb", "nog", "geen", "meer", "jag", "inte", "och", "det", "att", "mig", "dig", "som", "aldrig", "nie",
    "jest", "mnie", "ciebie", "juz", "jak", "ale", "czy", "tak", "ama", "bir", "cok", "beni", "seni", "degil",
    "icin", "mujhe", "tum", "tumhe", "hai", "nahi", "nahin", "kya", "mera", "tera", "aur", "bahut", "hoon",
}  # fmt: skip


def english(words: Sequence[str]) -> bool:
    """Whether these words (small letters) are English; of fewer than TELLING nothing is said against it."""
    words = [word for word in words if word.isalpha()]
    if len(words) < TELLING:
        return True
    ours = sum(word in SHORT or word in SMALL for word in words)
    if OTHERS <= sum(word in FOREIGN for word in words) > ours:
        return False
    enough = KNOWN * len(words)  # as nearly always the small words do; the list of all words takes a while to be read
    return ours >= enough or sum(word in SHORT or word in known() for word in words) >= enough
