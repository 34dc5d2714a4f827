"""A text made ready once for everything that looks at it: the rules of each kind, and each model."""

from functools import cached_property

from goldseam.coach.features import SMALL
from goldseam.coach.frames import Line
from goldseam.coach.model import Counted, counts
from goldseam.coach.spelling import known
from goldseam.coach.text import sentences

TELLING = 4  # words from which on a language shows; less may be a name, a place, a laugh
KNOWN = 0.5  # of these words that we know; of 27,000 English texts 1 in 2,000 has fewer, of other languages nearly all
SHORT = {
    "a", "i", "x", "u", "am", "an", "as", "at", "be", "by", "do", "go", "he", "hi", "if", "in", "is", "it", "me", "my",
    "no", "of", "oh", "ok", "on", "or", "so", "to", "up", "us", "we",
}  # fmt: skip


class Ready:
    """A text in sentences; what rules and models need of it is made when first asked for, and then kept."""

    def __init__(self, text: str) -> None:
        self.sentences = sentences(text)

    @cached_property
    def lines(self) -> list[Line]:
        """Each sentence as the rules look at it."""
        return [Line(sentence) for sentence in self.sentences]

    @cached_property
    def english(self) -> bool:
        """Whether it reads like English, as far as its words can tell."""
        words = [word.word for sentence in self.sentences for word in sentence.words if word.word.isalpha()]
        enough = KNOWN * len(words)
        if len(words) < TELLING or sum(word in SHORT or word in SMALL for word in words) >= enough:
            return True  # as nearly always; the list of all words takes a while to be read
        return sum(word in SHORT or word in known() for word in words) >= enough

    @cached_property
    def counted(self) -> list[Counted]:
        """The features of each sentence, as the models count them."""
        return counts(self.sentences)
