"""Erasing words: one line, a span of days, all that mentions a name. At once, without a reason (AB-15, AB-16)."""

from datetime import date

import pytest

from goldseam.programme import entries as e
from people import LETTER

YESTERDAY = date(2026, 11, 23)


# --- erased ----------------------------------------------------------------------------------------------------------


def test_erased_words_are_gone_at_once_and_copies_are_named(written):
    answer = written.send("entry", 1, do="erase")
    page = written.follow(answer)
    for copy in ("backups", "exported", "another window", "disk"):
        assert copy in page
    for name, *args in (("entry", 1), ("journal",), ("heap", 1)):
        assert "Noor" not in written.reads(name, *args)
    assert "Its words are gone. Its place stays." in written.reads("entry", 1)


def test_erasing_is_never_argued_with(written):
    for page in (written.reads("entry", 1), written.reads("clear"), written.reads("erased")):
        for words in ("Are you sure", "are you sure", "Really", "give up", "sad to", "regret"):
            assert words not in page


def test_what_an_erased_line_closed_stays_closed(person):
    person.record(e.BoundaryHeard(wish="no_contact", words="Please stop."))
    person.send("entry", 1, do="erase")
    assert person.closing_facts() == {"explicit_no"}
    assert "Please stop" not in person.reads("entry", 1)


def test_a_line_without_words_offers_nothing_to_erase(person):
    person.record(e.FactRecorded(fact="blocked"))
    assert "Erase the words" not in person.reads("entry", 1)


def test_words_put_right_are_erased_with_the_line(written):
    written.send("put-right", 1, text="I keep rehearsing it, Noor Needle.")
    written.send("entry", 1, do="erase")
    for name, *args in (("entry", 1), ("entry", 4), ("journal",)):
        assert "Needle" not in written.reads(name, *args)
    assert "Noor" not in written.client.get(written.address("entry", 1) + "?w=1").content.decode()


# --- erased at once --------------------------------------------------------------------------------------------------


def test_a_span_of_days_is_counted_first_and_erased_then(written):
    answer = written.send("clear", first="2026-11-23", last="2026-11-23")
    assert "2 lines." in answer.content.decode()
    assert written.entries()[0].text == LETTER.text
    answer = written.confirm(answer, do="erase")
    assert "The words are gone from here." in written.follow(answer)
    page = written.reads("journal")
    assert "Wine" not in page
    assert "Slept badly" not in page
    assert "Noor" in written.reads("entry", 1)


def test_everything_that_mentions_a_name_goes_whatever_its_case(written):
    written.record(e.TheirViewWritten(text="NOOR would say I never listened."), e.ReasonKept(text="To sleep again."))
    answer = written.send("clear", words="nOOr")
    assert "2 lines." in answer.content.decode()
    written.confirm(answer, do="erase")
    page = written.reads("journal")
    assert "noor" not in page.casefold()
    assert "To sleep again." in page
    assert "Nothing to erase." in written.send("clear", words="noor").content.decode()


def test_a_correction_that_mentions_the_name_goes_too(written):
    written.send("put-right", 2, slip="message", on="2026-11-23", before="Wine with Bo.")
    written.confirm(written.send("clear", words="bo."), do="erase")
    for name, *args in (("entry", 2), ("entry", 4), ("journal",)):
        assert "Bo." not in written.reads(name, *args)


@pytest.mark.parametrize(
    "fields",
    [
        {"first": "2026-11-24", "last": "2026-11-23"},
        {"first": "", "last": "2026-11-23"},
        {"first": "soon", "last": "2026-11-23"},
        {"words": ""},
        {"words": "x" * 201},
    ],
)
def test_what_to_erase_has_to_make_sense(written, fields):
    answer = written.send("clear", **fields)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()


def test_a_span_with_nothing_in_it_erases_nothing(written):
    answer = written.send("clear", first="2020-01-01", last="2020-02-01")
    assert "Nothing to erase." in answer.content.decode()
    assert "Erase the words" not in answer.content.decode()


def test_erasing_at_once_needs_its_token(written):
    written.post("clear", {"words": "noor", "do": "erase"})
    assert "Noor" in written.reads("entry", 1)
