"""The export file: everything out and in again, and every way in which it can be something else."""

import base64
import hashlib
import json
import re
import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pyrage
import pytest

import age_by_the_book as age
from goldseam.journal import archive
from goldseam.journal.problems import Damaged, NewerFormat, NotAJournal, TooSlow, WrongPassphrase

GOLDEN = Path(__file__).parent / "golden"
PASSPHRASE = "a candle on the sill"
TEXTS = (
    b'{"kind":"story-told","at":"2026-01-10T09:00:00+01:00","zone":"Europe/Berlin"}',
    b'{"kind":"letter-kept","text":"\xe2\x99\xa5"}',
)
PARTS = {
    "facts": ("blocked", "order"),
    "unanswered": 1,
    "end": "2.7.abcdef",
    "made_at": datetime(2026, 11, 25, 20, 0, tzinfo=UTC),
    "app": "goldseam 0.1.0",
}


def written(texts=TEXTS, **parts) -> bytes:
    return archive.write(texts, **{**PARTS, **parts})


@pytest.fixture
def sealed() -> bytes:
    """A sealed file that costs nothing to open; our own cost a second, on purpose."""
    return age.sealed(written(), PASSPHRASE)


def changed_header(**fields) -> bytes:
    first, rest = written().split(b"\n", 1)
    return json.dumps({**json.loads(first), **fields}).encode() + b"\n" + rest


# --- out and in ------------------------------------------------------------------------------------------------------


def test_what_is_written_plainly_is_read_again():
    assert archive.read(written()) == archive.Archive(TEXTS, ("blocked", "order"), 1)


def test_the_first_line_says_what_follows():
    first, body = written().split(b"\n", 1)
    assert json.loads(first) == {
        "goldseam": "journal",
        "format": 1,
        "app": "goldseam 0.1.0",
        "made_at": "2026-11-25T20:00:00+00:00",
        "lines": 2,
        "sha256": hashlib.sha256(body).hexdigest(),
        "end": "2.7.abcdef",
        "facts": ["blocked", "order"],
        "unanswered": 1,
    }
    assert tuple(body.splitlines()) == TEXTS


def test_an_empty_journal_is_a_file_too():
    assert archive.read(written((), facts=(), unanswered=0)) == archive.Archive(())


def test_what_is_sealed_is_an_age_file_that_any_tool_opens():
    file = written(passphrase=PASSPHRASE)
    assert b"kind" not in file
    assert archive.sealed(file)
    assert not archive.sealed(written())
    assert age.opened(file, PASSPHRASE) == written()


def test_an_age_file_of_any_tool_is_read(sealed):
    assert archive.read(sealed, PASSPHRASE) == archive.Archive(TEXTS, ("blocked", "order"), 1)


def test_a_long_journal_is_sealed_piece_by_piece():
    texts = tuple(TEXTS[1] for _ in range(5000))
    assert archive.read(age.sealed(written(texts), PASSPHRASE), PASSPHRASE).texts == texts


def test_sealed_in_letters_it_opens_as_well(sealed):
    letters = "\n".join(textwrap.wrap(base64.b64encode(sealed).decode(), 64))
    armored = f"\n-----BEGIN AGE ENCRYPTED FILE-----\n{letters}\n-----END AGE ENCRYPTED FILE-----\n".encode()
    assert archive.sealed(armored)
    assert archive.read(armored, PASSPHRASE).texts == TEXTS


def test_the_file_sealed_by_the_first_version_still_opens():
    found = archive.read((GOLDEN / "format-1.age").read_bytes(), PASSPHRASE)
    lines_then = (GOLDEN / "format-1.jsonl").read_bytes().splitlines()[1:98]  # kinds that came later stand below
    assert found == archive.Archive(tuple(lines_then), ("explicit_no", "minor"), 2)


def test_lines_without_a_first_line_are_read_too():
    assert archive.read(b"\n".join(TEXTS)) == archive.Archive(TEXTS)


# --- something else --------------------------------------------------------------------------------------------------


def test_a_wrong_passphrase_opens_nothing(sealed):
    with pytest.raises(WrongPassphrase, match="does not open this file"):
        archive.read(sealed, "a candle on the sofa")


def test_without_a_passphrase_it_says_that_there_is_one(sealed):
    with pytest.raises(WrongPassphrase, match="sealed with a passphrase"):
        archive.read(sealed)


@pytest.mark.parametrize("left", [60, 120, 200, -1])
def test_a_sealed_file_that_was_cut_gives_nothing(sealed, left):
    with pytest.raises(Damaged, match="cut off or changed"):
        archive.read(sealed[:left], PASSPHRASE)


def test_a_sealed_file_with_a_flipped_bit_gives_nothing(sealed):
    for place in (len(sealed) - 40, 180):
        flipped = bytearray(sealed)
        flipped[place] ^= 1
        with pytest.raises((Damaged, WrongPassphrase)):
            archive.read(bytes(flipped), PASSPHRASE)


def test_letters_that_are_none_give_nothing():
    for inner in (b"a", b"AAAA", b"\xff\xfe"):
        with pytest.raises(Damaged):
            archive.read(b"-----BEGIN AGE ENCRYPTED FILE-----\n" + inner, PASSPHRASE)


def test_a_file_that_asks_for_hours_of_work_is_not_opened(sealed):
    greedy = re.sub(rb"(-> scrypt \S+) \d+", rb"\1 40", sealed)
    with pytest.raises(Damaged, match="more work"):
        archive.read(greedy, PASSPHRASE)


def test_a_machine_that_is_busy_for_a_moment_is_asked_again(sealed, monkeypatch):
    answers = [pyrage.DecryptError("Excessive work parameter for passphrase.")] * 3

    def busy(data, passphrase):
        if answers:
            raise answers.pop()
        return age.opened(data, passphrase)

    monkeypatch.setattr(pyrage.passphrase, "decrypt", busy)
    assert archive.read(sealed, PASSPHRASE).texts == TEXTS


def test_a_machine_that_is_too_slow_is_not_told_that_the_file_is_damaged(sealed, monkeypatch):
    def slow(data, passphrase):
        raise pyrage.DecryptError("Excessive work parameter for passphrase.\nDecryption would take 512 seconds.")

    monkeypatch.setattr(pyrage.passphrase, "decrypt", slow)
    with pytest.raises(TooSlow, match="Try again when it is less busy"):
        archive.read(sealed, PASSPHRASE)


def test_a_file_sealed_for_a_key_is_no_export():
    stranger = pyrage.x25519.Identity.generate().to_public()
    with pytest.raises(Damaged, match="not sealed with a passphrase"):
        archive.read(pyrage.encrypt(b"x", [stranger]), PASSPHRASE)


def test_a_newer_file_and_another_file_are_told_apart():
    with pytest.raises(NewerFormat):
        archive.read(changed_header(format=99))
    with pytest.raises(NotAJournal):
        archive.read(changed_header(goldseam="settings"))


def test_a_plain_file_that_was_cut_is_read_and_says_so():
    found = archive.read(written().rsplit(b"\n", 2)[0])
    assert found.texts == TEXTS[:1]
    assert found.problems == ("the first line speaks of 2 lines, and there are 1",)
    assert found.facts == ("blocked", "order")


def test_a_plain_file_that_was_changed_is_read_and_says_so():
    found = archive.read(written().replace(b"story-told", b"story-tolt"))
    assert found.problems == ("the lines are not as they were when it was written",)


def test_a_number_of_lines_that_is_none_is_told():
    assert archive.read(changed_header(lines="many")).problems == (
        "the first line speaks of another number of lines, and there are 2",
    )


@pytest.mark.parametrize(
    ("said", "facts", "unanswered"),
    [
        ({"facts": ["blocked", "moon"]}, ("blocked",), 1),
        ({"facts": "order"}, ("order",), 1),
        ({"facts": ["new_partner"]}, (), 1),
        ({"facts": [["order"]]}, (), 1),
        ({"facts": {"order": 1}}, (), 1),
        ({"unanswered": 3}, ("blocked", "order"), 2),
        ({"unanswered": -1}, ("blocked", "order"), 2),
        ({"unanswered": True}, ("blocked", "order"), 2),
        ({"unanswered": None}, ("blocked", "order"), 2),
    ],
)
def test_in_doubt_what_the_first_line_closes_is_closed(said, facts, unanswered):
    found = archive.read(changed_header(**said))
    assert (found.facts, found.unanswered) == (facts, unanswered)
    assert found.problems == ("the first line says something about what is closed that is not understood",)
