"""A text made ready once for everything that looks at it: the rules of each kind, and each model."""

from functools import cached_property

from goldseam.coach.frames import Line
from goldseam.coach.language import english
from goldseam.coach.model import Counted, counts
from goldseam.coach.text import sentences


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
        """Whether it reads like English."""
        return english([word.word for sentence in self.sentences for word in sentence.words])

    @cached_property
    def counted(self) -> list[Counted]:
        """The features of each sentence, as the models count them."""
        return counts(self.sentences)
