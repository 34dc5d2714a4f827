"""What a person is asked at the keyboard, and what becomes of their answers."""

import builtins
import getpass
import sys
from pathlib import Path

import pytest

from goldseam.cli import asking, journal, passphrases
from goldseam.cli.says import Stop, counted


@pytest.fixture
def typed(monkeypatch):
    """Somebody sits at the keyboard and types these answers, one after the other."""

    def answers(*said: str) -> list[str]:
        left = list(said)
        asked: list[str] = []

        def ask(question: str = "") -> str:
            asked.append(question)
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(getpass, "getpass", ask)
        monkeypatch.setattr(builtins, "input", ask)
        return asked

    return answers


def test_a_passphrase_is_asked_for_and_not_shown(typed, capsys):
    asked = typed("a candle on the sill")
    assert passphrases.asked(None) == "a candle on the sill"
    assert asked == ["Passphrase: "]
    assert capsys.readouterr() == ("", "")


def test_no_answer_ends_it(typed):
    typed()
    with pytest.raises(Stop, match="No passphrase was given, so nothing was done"):
        passphrases.asked(None)


def test_a_new_passphrase_is_typed_twice(typed):
    typed("another little sentence", "another little sentence")
    assert passphrases.chosen(None, "--new-passphrase-file") == "another little sentence"


def test_two_that_differ_change_nothing(typed):
    typed("another little sentence", "another little sentense")
    with pytest.raises(Stop, match="not the same, so nothing was changed"):
        passphrases.chosen(None, "--new-passphrase-file")


def test_a_passphrase_file_may_come_from_anywhere(tmp_path):
    file = tmp_path / "passphrase"
    for content in (b"a candle\n", b"\xef\xbb\xbfa candle\r\n", b"a candle", b"a candle\nsomething else\n"):
        file.write_bytes(content)
        assert passphrases.asked(file) == "a candle"
    file.write_bytes("  spaces count ♥ ".encode())
    assert passphrases.asked(file) == "  spaces count ♥ "


def test_the_word_has_to_be_typed_to_delete(typed, capsys):
    typed(" Erase ")
    journal._ask_to_erase(Path("/data"))
    assert "deletes the whole journal in /data, for good" in capsys.readouterr().err
    for answers in (("yes",), ("",), ()):
        typed(*answers)
        with pytest.raises(Stop, match=r"Nothing was deleted\."):
            journal._ask_to_erase(Path("/data"))


def test_one_line_and_many_lines():
    assert (counted(1), counted(2), counted(0)) == ("1 line", "2 lines", "0 lines")


def test_half_an_option_is_no_option():
    with pytest.raises(asking.Usage, match="--no-brow"):
        asking.parser().parse_args(["open", "--no-brow"])
