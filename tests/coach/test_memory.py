"""Words of a text stay in memory only while somebody is there."""

from datetime import UTC, datetime

from goldseam.coach import check_draft, concepts, features, forget, read_reply, spelling
from goldseam.web.sessions import Sessions

KEPT = (spelling.whole, concepts.stem, features.letters_of)


def kept() -> int:
    return sum(one.cache_info().currsize for one in KEPT)


def test_nothing_of_a_text_is_left_once_it_is_let_go_of():
    check_draft("The heron stood in Wilhelmina's pond.")
    read_reply("what a heron!")
    assert kept() > 0
    forget()
    assert kept() == 0


def test_the_end_of_a_session_lets_go_of_it():
    for end in (lambda: Sessions().end(None), Sessions().end_all):
        read_reply("what a heron!")
        assert kept() > 0
        end()
        assert kept() == 0


def test_a_sweep_that_ends_nothing_keeps_it():
    read_reply("what a heron!")
    Sessions().sweep(datetime(2026, 11, 25, tzinfo=UTC))
    assert kept() > 0
