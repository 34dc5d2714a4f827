"""A text as the coach sees it: whole words with the place each stands at, in clauses and sentences.

Folding (small letters, accents, curly quotes, look-alike letters of other alphabets) never loses the place: every word
knows where it began and ended in the text as it was given. Words inside quotation marks, or told of what a third
person said, are marked: nobody asks anybody for anything with them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from goldseam.coach.answers import Span
from goldseam.coach.spelling import whole

BEGINNING, END = 6_000, 2_000  # code points that are looked at; of a longer text its beginning and its end
MOST_WORDS = {BEGINNING: 1_200, END: 400}  # of each of them
MOST_SENTENCES = {BEGINNING: 200, END: 60}
EXPANDED = 4  # letters that one sign may stand for
LONGEST_SENTENCE = 48  # words; a longer one is read in pieces of that length
QUOTES = "'’‘`´ʼ＇"
FOLDED = {
    **dict.fromkeys(QUOTES, "'"),
    **dict.fromkeys('"“”„«»＂', '"'),
    **dict.fromkeys("–—―‒", "—"),
    **dict(zip("аеорсухіјѕԁһӏΑΒΕΗΙΚΜΝΟΡΤΥΧαονι", "aeopcyxijsdhlabehikmnoptyxaovi", strict=True)),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\ufe0f\u00ad", ""),
    "…": "…",
    "ß": "ss",
    "ı": "i",
}
PIECE = re.compile(r"[a-z]+(?:\d[a-z]*)?(?:'[a-z]+)*|\d+[a-z]{0,6}|[.!?…]+|\n+|[,;:()\"—/-]|'|([^\sa-z\d])\1*")
STOPS = {".", "!", "?", "…", "\n"}
PAUSES = {",", ";", ":", "(", ")", "—"}
TURNS = {"but", "because", "so", "though", "although", "however", "unless", "except"}
TELLERS = {"he", "she", "they", "mum", "dad", "sister", "brother", "friend", "boss", "everyone", "people", "you"}
TELLING = {"said", "told", "wrote", "asked", "screamed", "shouted", "yelled"}


class Word(NamedTuple):
    """A word as it is meant, and where it stands. Several share one place where one was typed for them ("dont")."""

    word: str
    start: int
    end: int
    clause: int
    told: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence, the sign it ends with, and whether it asks."""

    words: tuple[Word, ...]
    sign: str

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return Span(self.words[0].start, self.words[-1].end)

    @property
    def asks(self) -> bool:
        """Whether it ends with a question mark."""
        return "?" in self.sign


@lru_cache(maxsize=4096)
def _folded_sign(sign: str) -> str:
    if sign in FOLDED:
        return FOLDED[sign]
    plain = unicodedata.normalize("NFKD", sign)
    return "".join(FOLDED.get(one, one) for one in plain if not unicodedata.combining(one)).lower()[:EXPANDED]


def fold(text: str) -> tuple[str, Sequence[int]]:
    """The text in small plain letters, and for each sign of it the place it comes from."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        new = sign.lower() if sign.isascii() else _folded_sign(sign)
        signs.append(new)
        places.extend([place] * len(new))
    places.append(len(text))
    return "".join(signs), places


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, in order. Of a very long one, those of its beginning and of its end."""
    if len(text) <= BEGINNING + END:
        return _kept(_sentences(text, 0), BEGINNING)
    begun = _kept(_sentences(text[:BEGINNING], 0), BEGINNING)
    ended = _kept(list(_sentences(text[-END:], len(text) - END))[::-1], END)
    return [*begun, *reversed(ended)]


def _kept(found: Iterable[Sentence], of: int) -> list[Sentence]:
    """As many as are looked at."""
    kept: list[Sentence] = []
    left = MOST_WORDS[of]
    for sentence in found:
        left -= len(sentence.words)
        if left < 0 or len(kept) == MOST_SENTENCES[of]:
            break
        kept.append(sentence)
    return kept


def _sentences(text: str, shift: int) -> Iterator[Sentence]:
    folded, places = fold(text)
    words: list[Word] = []
    clause, told = 0, _Told(folded)
    for piece in PIECE.finditer(folded):
        sign = piece[0]
        if sign[0] in STOPS:
            told.stop()
            if words:
                yield Sentence(tuple(words), sign)
            words, clause = [], 0
        elif sign in PAUSES:
            clause += 1
            told.pause()
        elif sign == '"' or sign == "'":
            told.quote(sign, piece.start())
        else:
            if len(words) >= LONGEST_SENTENCE:
                yield Sentence(tuple(words), "")
                words, clause = [], 0
            start, end = places[piece.start()] + shift, places[piece.end() - 1] + 1 + shift
            for word in _meant(sign):
                clause += word in TURNS
                words.append(Word(word, start, end, clause, told.hear(word)))
    if words:
        yield Sentence(tuple(words), "")


def _meant(sign: str) -> tuple[str, ...]:
    return whole(sign) if sign[0].isalnum() else (sign[0],)


class _Told:
    """Whether what comes now is somebody else's words: in quotation marks, or after "he told me"."""

    def __init__(self, folded: str) -> None:
        self._folded, self._inside, self._until, self._last, self._reported = folded, "", -1, "", False

    def quote(self, sign: str, place: int) -> None:
        self._reported = False
        if self._inside == sign and place >= self._until:
            self._inside = ""
        elif not self._inside and (sign == '"' or self._opens(place)):
            ends = self._closing(sign, place)
            if ends > place:
                self._inside, self._until = sign, ends

    def _opens(self, place: int) -> bool:
        """Whether an apostrophe stands before a word and after none."""
        return not self._folded[max(place - 1, 0) : place].isalnum() and self._folded[place + 1 : place + 2].isalnum()

    def _closing(self, sign: str, place: int) -> int:
        """Where the quotation ends, if more than one word stands in it."""
        ends = self._folded.find(sign, place + 1, place + 400)
        return ends if ends > 0 and " " in self._folded[place + 1 : ends].strip() else -1

    def pause(self) -> None:
        self._reported = False

    def stop(self) -> None:
        self._reported, self._last = False, ""

    def hear(self, word: str) -> bool:
        now = bool(self._inside) or self._reported
        if word in TELLING and self._last in TELLERS:
            self._reported = True
        elif word in TURNS:
            self._reported = False
        self._last = word
        return now
