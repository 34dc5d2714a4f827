"""What the model counts in a sentence: its words, its letters, and what it means. Three kinds, weighed apart.

Words and letters know what was written before; meanings (concepts, their order, who is spoken of, what is denied) know
what has only been said in other words. Nothing here depends on chance or on the machine.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from goldseam.coach.concepts import Unit, units
from goldseam.coach.text import Sentence, Word

KINDS = ("words", "letters", "meanings")
LETTERS = range(3, 6)
FRAMES = range(3, 6)  # small words and gaps in a row
NEAR = 5  # units between which a pair still counts
DENIALS = {"not", "no", "never", "nothing", "nobody", "none", "without", "nor", "neither", "nowhere", "stop"}
DENIAL_REACHES = 4  # words
WHO = {
    "i": "i", "me": "i", "my": "i", "we": "we", "us": "we", "our": "we", "you": "you", "your": "you", "he": "they",
    "she": "they", "they": "they", "him": "they", "her": "they", "them": "they", "his": "they", "their": "they",
    "it": "it", "that": "it", "this": "it", "there": "it",
}  # fmt: skip
SMALL = {
    *WHO, "not", "no", "never", "do", "will", "can", "could", "would", "should", "must", "may", "might", "if", "when",
    "to", "and", "but", "or", "so", "because", "have", "has", "had", "am", "are", "is", "was", "were", "be", "been",
    "what", "why", "how", "who", "where", "which", "please", "just", "only", "any", "some", "all", "with", "for",
    "from", "about", "until", "before", "after", "than", "too", "very", "really", "still", "yet", "now", "then",
}  # fmt: skip


def hashed(feature: str) -> int:
    """The number a feature goes by."""
    return crc32(feature.encode("utf-8", "surrogatepass"))


def features(sentence: Sentence) -> tuple[set[int], set[int], set[int]]:
    """The numbers of the words, letters and meanings of a sentence."""
    words = [word.word for word in sentence.words]
    letters: set[int] = set()
    for word in words:
        letters.update(letters_of(word))
    return set(map(hashed, _words(words, sentence))), letters, set(map(hashed, meanings(sentence)))


def _words(words: list[str], sentence: Sentence) -> Iterator[str]:
    ended = ["<", *words, "?" if sentence.asks else "!" if "!" in sentence.sign else ">"]
    yield from ended
    yield from (f"{one} {two}" for one, two in pairwise(ended))
    yield from (f"{one} {two} {three}" for one, two, three in zip(ended, ended[1:], ended[2:], strict=False))


@lru_cache(maxsize=16_384)
def letters_of(word: str) -> tuple[int, ...]:
    """The numbers of the letters of a word, in threes to fives."""
    ended = f" {word[:20]} "
    return tuple(
        hashed(f"#{ended[place : place + length]}") for length in LETTERS for place in range(len(ended) - length + 1)
    )


def meanings(sentence: Sentence) -> set[str]:
    """What a sentence means, said in concepts: which there are, in which order, of whom, what is denied."""
    found = units(sentence.words)
    said = {f"length {min(len(sentence.words), 40).bit_length()}", f"asks {sentence.asks}"}
    names: list[tuple[int, int, tuple[str, ...]]] = []  # clause, place, what it is called in a sequence
    taken = 0
    for unit in found:
        names.extend(_small(sentence.words, taken, unit.first))
        names.append((sentence.words[unit.first].clause, unit.first, _called(sentence.words, unit, said)))
        taken = unit.past
    names.extend(_small(sentence.words, taken, len(sentence.words)))
    said.update(_orders([name for _, _, name in names]))
    said.update(_frame(sentence))
    said.update(_beginnings(names))
    said.update(_pairs([(clause, name) for clause, _, name in names if name[0].isupper()]))
    return said


def _small(words: Sequence[Word], first: int, past: int) -> list[tuple[int, int, tuple[str, ...]]]:
    return [
        (word.clause, place, (word.word,)) for place, word in enumerate(words[first:past], first) if word.word in SMALL
    ]


def _frame(sentence: Sentence) -> Iterator[str]:
    """The small words in their order, a gap for all others: "no _ no _", "there is a _ in my _"."""
    frame: list[str] = []
    for word in sentence.words:
        if word.word in SMALL:
            frame.append(word.word)
        elif not frame or frame[-1] != "_":
            frame.append("_")
    ended = ["<", *frame, "?" if sentence.asks else ">"]
    for length in FRAMES:
        yield from ("frame " + " ".join(ended[at : at + length]) for at in range(len(ended) - length + 1))


def _beginnings(names: list[tuple[int, int, tuple[str, ...]]]) -> Iterator[str]:
    """How each clause begins: its first and its first two names."""
    for place, (clause, _, name) in enumerate(names):
        if place and names[place - 1][0] == clause:
            continue
        yield from (f"begins {one}" for one in name[:3])
        if place + 1 < len(names) and names[place + 1][0] == clause:
            yield f"begins {name[0]} > {names[place + 1][2][0]}"


def _called(words: Sequence[Word], unit: Unit, said: set[str]) -> tuple[str, ...]:
    """The names of a unit; notes in `said` who it is said of and whether it is denied."""
    who, denied = _around(words, unit.first)
    for concept in (*unit.concepts, *unit.within):
        said.add(concept)
        said.add(f"{'not ' if denied else ''}{concept} of {who}")
        if denied:
            said.add(f"not {concept}")
        if words[unit.first].told:
            said.add(f"told {concept}")
    if unit.past - unit.first > 1:
        said.add(" ".join(word.word for word in words[unit.first : unit.past]))
    return tuple(f"NOT {concept}" if denied else concept for concept in unit.concepts[:3])


def _around(words: Sequence[Word], place: int) -> tuple[str, bool]:
    """Of whom the word at `place` is said, and whether it is denied, by the words before it in its clause."""
    clause, who, denied = words[place].clause, "", False
    for back in range(1, place + 1):
        before = words[place - back]
        if before.clause != clause or back > 8:
            break
        if back <= DENIAL_REACHES and before.word in DENIALS:
            denied = True
        if not who and before.word in WHO:
            who = WHO[before.word]
    return who or "nobody", denied


def _orders(names: list[tuple[str, ...]]) -> Iterator[str]:
    """Two and three in a row, by their first two names."""
    for one, two in pairwise(names):
        for left in one[:3]:
            for right in two[:3]:
                yield f"{left} > {right}"
    for one, two, three in zip(names, names[1:], names[2:], strict=False):
        yield f"{one[0]} > {two[0]} > {three[0]}"


def _pairs(names: list[tuple[int, tuple[str, ...]]]) -> Iterator[str]:
    """Two that stand near each other, whatever stands between."""
    for place, (clause, one) in enumerate(names):
        for other, two in names[place + 1 : place + NEAR]:
            apart = "" if other == clause else " apart"
            for left in one[:2]:
                for right in two[:2]:
                    yield f"{left} & {right}{apart}" if left <= right else f"{right} & {left}{apart}"
