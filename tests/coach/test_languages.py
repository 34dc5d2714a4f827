"""Only English is read, and it is said of a text that is not."""

import pytest

from goldseam.coach import Tone, check_draft, read_reply

OTHERS = (
    "Ich vermisse dich so sehr, bitte melde dich bei mir",
    "Lass mich bitte in Ruhe",
    "te echo de menos, llámame por favor",
    "Je ne veux plus te parler, laisse-moi tranquille",
    "mi manchi tanto, ti prego rispondimi",
    "Ik wil niet meer met je praten",
    "nie chcę już z tobą rozmawiać",
    "por favor não me escreva mais",
    "mujhe tumse baat nahi karni hai",
    "seni çok özledim lütfen ara beni",
    "не пиши мне больше",
    "もう連絡しないでください",
    "لا تتصل بي مرة أخرى",
    "ich will nicht mehr leben ohne dich",
    "Contact me niet meer",
)
ENGLISH = (
    "hey, how was the hike?",
    "u ok hun x",
    "aye nae bother pal, see ye the morra",
    "Cheers Priyanka, Tuesday at Jaipur House then",
    "gonna b l8, soz",
    "lol",
    "Zsófia",
    "no",
    "k. c u thr",
    "omw innit bruv, 5 mins",
)


@pytest.mark.parametrize("text", OTHERS)
def test_another_language_is_not_taken_for_english(text):
    assert not check_draft(text).english
    read = read_reply(text)
    assert not read.english
    assert read.possible_boundary or read.reading in (Tone.UNCLEAR, Tone.BOUNDARY)


@pytest.mark.parametrize("text", ENGLISH)
def test_english_however_it_is_typed_is(text):
    assert check_draft(text).english
    assert read_reply(text).english


def test_an_english_no_among_other_words_is_heard():
    assert read_reply("Por favor, ya no puedo más. Please don't text me again.").boundary == "no_contact"


def test_it_is_said_of_the_message_read_now_and_not_of_an_earlier_one():
    assert read_reply("ok thanks, see you at six", ["Lass mich bitte in Ruhe"]).english


def test_it_is_said_of_a_text_in_which_distance_was_heard_too():
    read = read_reply("Por favor, ya no quiero hablar contigo nunca más. Stop texting me.")
    assert read.boundary == "no_contact"
    assert not read.english
