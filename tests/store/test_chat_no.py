"""Lines of an old chat that read like a request for no more contact (MU-20)."""

import pytest

from goldseam.chats.transcript import Listed, micros
from goldseam.store import chat_no

PLAIN = {
    "en": "Please stop writing to me.",
    "en, curled": "Don’t contact me again",
    "en, alone": "leave me alone!",
    "en, blocked": "I blocked you, it is better this way",
    "de": "Bitte schreib mir nicht mehr",
    "de, in peace": "Lass mich einfach in Ruhe",
    "fr": "Arrête de m’écrire s’il te plaît",
    "es": "Deja de escribirme, por favor",
    "pt": "Para de me mandar mensagem",
    "it": "Smettila di scrivermi",
    "nl": "Laat me alsjeblieft met rust",
    "pl": "Przestań do mnie pisać",
    "ru": "Перестань мне писать",
    "uk": "Не пиши мені більше",
    "tr": "Bana bir daha yazma",
    "sv": "Sluta skriva till mig",
    "ar": "توقف عن مراسلتي من فضلك",
    "he": "תפסיק לכתוב לי",
    "ja": "もう連絡しないで",
    "ko": "이제 연락하지 마",
    "zh": "请不要再联系我",
    "hi": "मुझे मैसेज मत करो",
    "id": "Jangan hubungi aku lagi",
}
SOMETHING_ELSE = (
    "please stop, I can't laugh any more", "stop by at ten?", "call me when you are home", "never call me honey",
    "don't text me while you drive", "leave me some cake", "can you write to me tomorrow", "no contact lenses today",
    "see you at eight", "Ruf mich bitte an", "schreib mir wenn du da bist", "escríbeme luego", "non chiamarmi amore",
)  # fmt: skip


@pytest.mark.parametrize("language", PLAIN)
def test_a_plain_request_is_heard(language):
    assert chat_no.asks_to_stop(PLAIN[language])


@pytest.mark.parametrize("text", SOMETHING_ELSE)
def test_everyday_words_are_not_taken_for_one(text):
    assert not chat_no.asks_to_stop(text)


def test_the_newest_lines_of_each_person_are_shown_and_only_a_few():
    from datetime import datetime

    columns = Listed()
    for day in range(1, 9):
        at = micros(datetime(2024, 3, day))  # noqa: DTZ001  naive, as files are
        columns.add(at, "Ben", "text", f"please stop writing to me {day}")
        columns.add(at, "Noor", "text", "hello")
        columns.add(at, "Ben", "deleted", "please stop writing to me")
        columns.add(at, None, "system", "please stop writing to me")
    found = chat_no.by_person(columns)
    assert list(found) == ["Ben"]
    assert [line.at[:10] for line in found["Ben"]] == [f"2024-03-0{day}" for day in (8, 7, 6, 5, 4)]
