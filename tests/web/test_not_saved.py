"""A refusal of the disk is never swallowed: where nothing could be written, no page goes on as if it had been."""

import pytest

from goldseam.programme import entries as e
from goldseam.store import journals
from people import text_of

FULL = "The disk is full, so this could not be saved."


@pytest.fixture
def begun(person):
    """A person whose pause has begun, and who may still announce it."""
    person.record(e.SpaceBegun(days=30, modes=()))
    return person


def full(*_, **__):
    raise journals.CannotSave(FULL)


@pytest.mark.parametrize(
    ("name", "args", "fields"),
    [
        ("note", (1,), {"words": "Some quiet weeks, for me.", "do": "keep"}),
        ("note", (1,), {"words": "Some quiet weeks, for me.", "do": "sent"}),
        ("announce", (), {"do": "none"}),
        ("arrive-you", (), {"do": "later"}),
        ("moment", (), {"do": "later", "text": "The lake in the rain."}),
    ],
)
def test_on_a_full_disk_it_says_so_and_the_words_stay(begun, monkeypatch, name, args, fields):
    filled = begun.fields(name, *args, **fields)
    monkeypatch.setattr(journals, "act", full)
    answer = begun.post(name, filled, *args)
    assert answer.status_code in (422, 503)
    assert FULL in text_of(answer)
    for words in (fields.get("words", ""), fields.get("text", "")):
        assert words in answer.content.decode()
    assert begun.kinds() == ["space-begun"]
