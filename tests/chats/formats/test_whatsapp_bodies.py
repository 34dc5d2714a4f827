"""What a WhatsApp body is: words, something left out, a call, a notice."""

import pytest
from formats_helpers import read_text

from goldseam.chats.formats import whatsapp_bodies

LRM, RLM = "\u200e", "\u200f"


def kinds(*lines: str) -> list[str]:
    text = "".join(f"[21/06/2021, 09:05:{number:02}] Ann: {line}\r\n" for number, line in enumerate(lines))
    return read_text(text).columns.listed().kind


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("hello", "text"),
        (f"{LRM}image omitted", "media"),
        (f"{LRM}Bild weggelassen", "media"),
        ("Bild weggelassen", "media"),
        (f"{RLM}لم يتم إدراج الصورة", "media"),
        (f"{LRM}audio omitted", "voice"),
        (f"{LRM}<attached: 00000012-PHOTO-2024-05-01-10-00-00.jpg>", "media"),
        (f"{LRM}<Anhang: 00000013-AUDIO-2024-05-01-10-00-00.opus>", "voice"),
        (f"Some file.txt {LRM}document omitted", "media"),
        (f"Resume.pdf • {LRM}2 pages {LRM}document omitted", "media"),
        ("<Media omitted>", "media"),
        ("<Medien ausgeschlossen>", "media"),
        ("<View once voice message omitted>", "voice"),
        ("IMG-20240501-WA0001.jpg (file attached)", "media"),
        ("IMG-20240501-WA0001.jpg (Datei angehängt)", "media"),
        ("PTT-20240501-WA0001.opus (file attached)", "voice"),
        ("Alex.vcf (file attached)", "contact"),
        ("a note (see below)", "text"),
        ("", "media"),
        ("null", "call"),
        (f"{LRM}This message was deleted.", "deleted"),
        ("You deleted this message", "deleted"),
        ("Diese Nachricht wurde gelöscht.", "deleted"),
        (f"{LRM}Missed voice call, {LRM}Tap to call back", "missed_call"),
        (f"{LRM}Voice call, {LRM}5 min", "call"),
        ("Video call tonight?", "text"),
        (f"{LRM}POLL:\nTea?\n{LRM}OPTION: yes ({LRM}1 vote)\n{LRM}OPTION: no ({LRM}0 votes)", "poll"),
        ("UMFRAGE:\nTee?\nOPTION: ja (1 Stimme)", "poll"),
        ("location: https://maps.google.com/?q=52.1,13.1", "location"),
        ("Gardens (London): https://foursquare.com/v/4e89", "location"),
        (f"{LRM}Messages and calls are end-to-end encrypted.", "system"),
        (f"{LRM}Your security code with Bo changed. Tap to learn more.", "system"),
        (f"{LRM}{LRM}Ein neuer Hinweis, den niemand kennt. {LRM}Tippe, um mehr zu erfahren.", "system"),
        (f"{LRM}Ann changed the group name to “my family”", "system"),
        (f"{LRM}just words that begin with a mark", "text"),
    ],
)
def test_a_body_is_known_for_what_it_is(body, kind):
    assert kinds("first", body, "last") == ["text", kind, "text"]


@pytest.mark.parametrize(
    "mark",
    [
        "<This message was edited>",
        "<Diese Nachricht wurde bearbeitet.>",
        "<Se editó este mensaje.>",
        f"{LRM}<Unknown edit>",
    ],
)
def test_an_edited_message_keeps_its_words_and_says_so(mark):
    read = read_text(f"21/06/2021, 09:05 - Ann: see you at 5 {mark}\n21/06/2021, 09:06 - Bo: ok\n").columns.listed()
    assert read.edited == [True, False]
    assert read.kind == ["text", "text"]
    assert read.text[0] == f"see you at 5 {mark}"


def test_a_caption_on_the_next_line_belongs_to_its_picture():
    read = read_text(
        "21/06/2021, 09:05 - Ann: IMG-1.jpg (file attached)\nus at the sea\n21/06/2021, 09:06 - Bo: oh\n"
    ).columns.listed()
    assert read.kind == ["media", "text"]
    assert read.text[0].endswith("us at the sea")


def test_a_call_tells_how_long_it_was():
    read = read_text(f"[21/06/2021, 09:05:00] Ann: {LRM}Voice call, {LRM}5 min\n[21/06/2021, 09:06:00] Bo: ok\n")
    assert read.columns.listed().seconds == [300, None]


def test_a_call_of_impossible_length_is_a_call_of_unknown_length():
    said = f"\u200eVoice call, {'9' * 20} min"
    assert whatsapp_bodies.kind_of(said)[:2] == ("call", None)
