"""A text as the coach sees it: whole words that know where they stood."""

import pytest

from goldseam.coach.text import BEGINNING, END, sentences


def words(text: str) -> list[str]:
    return [word.word for sentence in sentences(text) for word in sentence.words]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pls dnt txt me anymoreee", "please do not text me anymore"),
        ("I'm not gonna", "i am not going to"),
        ("i cant, ill be l8", "i can not i will be late"),
        ("Ａ ｆｕｌｌ ｗｉｄｔｈ", "a full width"),
        ("сall me", "call me"),  # the first letter is Cyrillic
        ("naïve café", "naive cafe"),
        ("leave me alnoe", "leave me alone"),
        ("see u l8r gr8", "see you later great"),
        ("pleese", "please"),
        ("contract", "contract"),  # a word of its own, one slip from "contact"
        ("it's Anna's", "it is anna"),
        ("seeing is all", "seeing is all"),
    ],
)
def test_what_a_thumb_typed_is_read_as_whole_words(typed, meant):
    assert words(typed) == meant.split()


@pytest.mark.parametrize(
    "text", ["I don’t want  this…\n  Ok?", "😂😂 sooo funny, dont stop", "ß İ ﬁne 👩‍👩‍👧 you", "\u200bstop\u200b it"]
)
def test_every_word_knows_where_it_stood_in_the_text_as_given(text):
    for sentence in sentences(text):
        for word in sentence.words:
            assert 0 <= word.start < word.end <= len(text)
        assert text[slice(*sentence.span)].strip()


def test_the_place_of_a_word_is_that_of_the_letters_typed():
    (sentence,) = sentences("Well — I DON’T care")
    found = {word.word: "Well — I DON’T care"[word.start : word.end] for word in sentence.words}
    assert found == {"well": "Well", "i": "I", "do": "DON’T", "not": "DON’T", "care": "care"}


def test_sentences_end_at_signs_and_at_new_lines_and_know_whether_they_ask():
    assert [(len(one.words), one.asks) for one in sentences("You ok? Call me\nplease!")] == [
        (2, True),
        (2, False),
        (1, False),
    ]


def test_words_in_quotation_marks_and_told_words_are_marked():
    told = [word.word for one in sentences('She said "leave me alone" and left.') for word in one.words if word.told]
    assert told == ["leave", "me", "alone"]
    told = [
        word.word
        for one in sentences("He told me to stop calling, but you can call.")
        for word in one.words
        if word.told
    ]
    assert told == ["me", "to", "stop", "calling"]


def test_an_apostrophe_is_no_quotation():
    assert not any(word.told for one in sentences("the kids' room isn't ready, 'tis late") for word in one.words)


def test_of_a_very_long_text_the_beginning_and_the_end_are_read():
    text = "begin " + "x " * BEGINNING + " stop texting me"
    found = sentences(text)
    assert found[0].words[0].word == "begin"
    assert found[-1].words[-1].word == "me"
    assert text[slice(*found[-1].span)].endswith("stop texting me")
    assert sum(len(one.words) for one in found) < BEGINNING + END
