"""How we speak: no promise, no odds, no shame, no label for someone who is not in the room; short and plain.

Every word people see is read here: files of words, templates, and the Python of the pages (content/shown.py).
"""

import re
from pathlib import Path

import pytest
import textstat

from content.shown import WEB, every_text

TEXTS = every_text()

HEAPS = (Path(__file__).parent / "never.txt").read_text(encoding="utf-8").split("\n== ")[1:]
LINES = {heap.split("\n")[0]: [line for line in heap.split("\n")[1:] if line] for heap in HEAPS}
NEVER = {what: [line for line in lines if not line.startswith("! ")] for what, lines in LINES.items()}
EXAMPLES = {what: [line[2:] for line in lines if line.startswith("! ")] for what, lines in LINES.items()}

# Where such words stand to say no to them, or to quote the article; each is looked at by hand.
ALLOWED = (
    "not a way to make them miss you",
    "“Absence makes the heart grow fonder”",
    "“Eleven weeks to get over it” comes from a study of 155 students that did not measure",
    "Nobody can tell you whether they will come back.",
    "privacy: last seen and online, Nobody",  # switching it off, on the quiet list
)
GENDERED = re.compile(
    r"\b(he|she|him|her|his|hers|himself|herself|boyfriend|girlfriend|husband|wife|ex-(husband|wife|boyfriend|girlfriend))\b",
    re.I,
)

LONG = 30  # words: a paragraph; single sentences are too short to be measured
PARAGRAPH_AT_MOST = 9.0  # grade of the Automated Readability Index: about 14 years, for the hardest single paragraph
PLACE = 100  # words: enough of one file to say how it reads
PLACE_AT_MOST = 7.0  # about 12 years (AB-32)
SOURCES = {"content/evidence.toml", "content/claims.toml"}  # what studies found stays as exact as it is


def without_allowed(words: str) -> str:
    for allowed in ALLOWED:
        words = words.replace(allowed, "")
    return words


def pattern_of(what: str) -> re.Pattern:
    return re.compile("|".join(rf"\b(?:{phrase})" for phrase in NEVER[what]), re.I)


@pytest.mark.parametrize("what", NEVER)
def test_it_is_never_said(what):
    pattern = pattern_of(what)
    assert [str(text) for text in TEXTS if pattern.search(without_allowed(text.words))] == []


@pytest.mark.parametrize("what", EXAMPLES)
def test_it_would_be_found(what):
    assert EXAMPLES[what]
    assert all(pattern_of(what).search(example) for example in EXAMPLES[what])


@pytest.mark.parametrize("phrase", ALLOWED)
def test_an_exception_that_nobody_needs_any_more_is_taken_out(phrase):
    assert any(phrase in text.words for text in TEXTS)


def test_nobody_is_given_a_gender():
    assert [str(text) for text in TEXTS if GENDERED.search(text.words)] == []


def test_the_other_person_is_them_and_no_ex():
    assert [str(text) for text in TEXTS if re.search(r"\b(my|your|the|an) ex\b", text.words, re.I)] == []


def test_no_paragraph_is_harder_than_a_newspaper_for_the_young():
    hard = [
        f"{grade:.1f} {text}"
        for text in TEXTS
        if len(text.words.split()) >= LONG and text.place not in SOURCES
        if (grade := textstat.automated_readability_index(text.words)) > PARAGRAPH_AT_MOST
    ]
    assert hard == []


def test_every_place_reads_as_for_a_twelve_year_old():
    places: dict[str, list[str]] = {}
    for text in TEXTS:
        if text.place not in SOURCES and text.place != "content/helplines.toml":
            places.setdefault(text.place, []).append(text.words.rstrip(".") + ".")
    hard = [
        f"{grade:.1f} {place}"
        for place, texts in places.items()
        if len(" ".join(texts).split()) >= PLACE
        if (grade := textstat.automated_readability_index(" ".join(texts))) > PLACE_AT_MOST
    ]
    assert hard == []


def test_both_ends_are_spoken_of_with_the_same_dignity():
    onward = [text.words for text in TEXTS if text.place == "web/templates/onward/onward.html"]
    assert any("Letting go is not losing" in words for words in onward)
    assert [
        str(text) for text in TEXTS if re.search(r"\b(only|just) let(ting)? go\b|give in and let go", text.words, re.I)
    ] == []


def test_no_word_shouts():
    loud = re.compile(r"!(?![=\w])|\b(?!LGBTQ|PHQ|GAD|CSI|JSON|HTML|JAMA|PNAS|START|SHOUT|PDF|KADES)[A-Z]{5,}\b")
    assert [
        str(text)
        for text in TEXTS
        if text.place not in SOURCES and not text.place.endswith("helplines.toml") and loud.search(text.words)
    ] == []


def test_what_is_downloaded_has_a_neutral_name():
    names = [
        name
        for path in WEB.rglob("*.py")
        for name in re.findall(r'filename="?([^"\s;]+)', path.read_text(encoding="utf-8"))
    ]
    telling = re.compile(r"goldseam|breakup|\bex\b|journal|mood|plan|urge", re.I)
    assert [name for name in names if telling.search(name)] == []
