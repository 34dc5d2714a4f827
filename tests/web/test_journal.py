"""The journal: newest first, folded; put right, taken back; letters."""

import re
from datetime import date
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

from goldseam.programme import entries as e
from goldseam.store import journals
from goldseam.web.pages import journal as pages
from goldseam.web.pages.line_words import HEAPS, KINDS, VALUES
from goldseam.web.pages.lines import HIDDEN
from goldseam.web.paper import icons

YESTERDAY = date(2026, 11, 23)


# --- the list --------------------------------------------------------------------------------------------------------


def test_an_empty_journal_says_so_kindly(person):
    assert "Nothing yet. What you record will stand here." in person.reads("journal")


def test_the_newest_stands_first_under_its_day(written):
    written.later(days=1)
    written.record(e.ReasonKept(text="To sleep again."))
    page = written.reads("journal")
    titles = ("Today", "A reason for the pause", "Tuesday 24 November", "How the day was", "A slip")
    places = [page.index(title, page.index("Your journal.")) for title in titles]
    assert places == sorted(places)


def test_each_line_is_folded_until_it_is_opened(written):
    html = written.html("journal")
    assert html.count('<details class="entry"><summary>') == 3
    assert '<details class="entry" open' not in html


def test_what_a_line_is_about_is_said_where_it_is_another_day(written):
    assert "About Monday 23 November." in written.reads("journal")


@pytest.mark.parametrize(
    ("heap", "title"), [("letters", "A letter that stays"), ("urges", "A slip"), ("days", "How the day was")]
)
def test_one_can_look_at_some_only(written, heap, title):
    number = list(HEAPS).index(heap) + 1
    html = written.html("heap", number)
    assert html.count('class="entry"') == 1
    assert title in html
    assert f"Showing: {HEAPS[heap]}" in html


def test_a_heap_with_nothing_in_it_says_so(written):
    assert "Nothing of this kind yet." in written.reads("heap", list(HEAPS).index("life") + 1)


def test_a_heap_nobody_made_is_no_page(person):
    assert person.get("heap", len(HEAPS) + 1).status_code == 404


def test_a_long_journal_has_leaves(person):
    person.record(*(e.ReasonKept(text=f"Reason {n}.") for n in range(120)))
    seen, address = [], person.address("journal")
    for _ in range(3):
        html = person.client.get(address).content.decode()
        seen += [line for line in html.splitlines() if 'class="own"' in line]
        older = html.partition('href="?b=')[2].partition('"')[0]
        address = person.address("journal") + f"?b={older}"
    assert len(seen) == 120
    assert older == ""
    assert "Reason 119." in seen[0]
    assert "Reason 0." in seen[-1]


@pytest.mark.parametrize("before", ["0", "1", "99999999999999999999", "-3", "x", "²", ""])
def test_an_odd_place_to_go_on_from_is_no_error(written, before):
    assert written.client.get(written.address("journal") + f"?b={before}").status_code == 200


def test_a_long_text_is_cut_in_the_list_and_whole_on_its_page(person):
    person.record(e.LetterKept(text="word " * 300 + "finis", kind_of="unsent"))
    assert "finis" not in person.reads("journal")
    assert person.reads("entry", 1).count("word ") >= 300
    assert "word finis" in person.reads("entry", 1)


def test_marks_of_a_page_in_a_text_are_text(person):
    person.record(e.LetterKept(text="<b onclick=x>{{ 7*7 }}</b>", kind_of="unsent"))
    for html in (person.html("journal"), person.html("entry", 1)):
        assert "&lt;b onclick=x&gt;{{ 7*7 }}&lt;/b&gt;" in html


@pytest.mark.parametrize("name", ["journal", "letter", "clear", "erased"])
def test_locked_pages_lead_to_the_front(person, name):
    person.lock()
    assert person.get(name).url == person.address("front")


# --- names and pictures ----------------------------------------------------------------------------------------------


def test_every_kind_has_a_name_a_picture_and_a_heap():
    assert set(KINDS) == set(e.KINDS)
    for title, icon, heap in KINDS.values():
        assert title
        assert icon in icons()
        assert heap in HEAPS


@pytest.mark.parametrize("kind", e.KINDS.values(), ids=e.KINDS)
def test_every_choice_of_every_kind_has_its_words(kind):
    for name, hint in get_type_hints(kind).items():
        choices = choices_of(hint)
        if choices and name not in HIDDEN and choices != {"yes", "no"}:
            assert choices <= set(VALUES.get(name, {})), f"{kind.kind} {name}: {choices - set(VALUES.get(name, {}))}"


def choices_of(hint):
    if get_origin(hint) is Literal:
        return {str(choice) for choice in get_args(hint)}
    return set().union(*(choices_of(part) for part in get_args(hint)))


GOLDEN = Path(__file__).parents[1] / "journal" / "golden" / "format-1.jsonl"


def test_a_line_of_every_kind_can_be_shown_and_no_code_of_ours_is_seen(person):
    from goldseam.store import journals

    journals.bring_in(person.keys, GOLDEN.read_bytes().splitlines(), now=person.clock.now())
    assert set(person.kinds()) == set(e.KINDS)
    for line in person.lines():
        page = person.reads("entry", line.seq)
        main = page[page.index("Journal") :]
        assert not re.search(r"\b[a-z]+_[a-z_]+\b|None|\[|\{", main.partition("Change or remove")[0]), line.entry.kind


# --- a letter --------------------------------------------------------------------------------------------------------


def test_a_letter_is_kept_and_nobody_receives_it(person):
    answer = person.send("letter", text="I keep rehearsing it.")
    assert person.entries() == [e.LetterKept(text="I keep rehearsing it.", kind_of="unsent")]
    assert "Nobody receives it" in person.follow(answer)


@pytest.mark.parametrize("text", ["", "   ", "ä" * 20_001])
def test_a_letter_that_cannot_be_kept_stays_on_the_page(person, text):
    answer = person.send("letter", text=text)
    assert answer.status_code == 422
    assert text.strip() in answer.content.decode()
    assert person.entries() == []


def test_a_letter_of_emoji_is_kept_to_the_sign(person):
    text = "💔🧑‍🧑‍🧒‍🧒🇬🇧é" * 500
    person.send("letter", text=text)
    assert person.entries()[0].text == text


def test_a_half_written_letter_is_there_again(person):
    person.draft("letter", {"text": ["I keep rehe"]})
    assert "I keep rehe" in person.html("letter")
    person.send("letter", text="I keep rehearsing it.")
    assert person.draft("letter") == {}


def test_a_letter_sent_twice_is_kept_once(person):
    fields = person.fields("letter", text="Once.")
    person.post("letter", fields)
    person.post("letter", fields)
    assert len(person.entries()) == 1


# --- one line --------------------------------------------------------------------------------------------------------


def test_one_line_says_when_what_and_in_whose_words(written):
    page = written.reads("entry", 2)
    assert "24 November 2026, 20:02" in page
    assert "A slip." in page
    assert "a message" in page
    assert "Wine, and the old playlist." in page


@pytest.mark.parametrize("seq", [0, 4, 99])
def test_a_line_that_is_not_there_is_no_page(written, seq):
    assert written.get("entry", seq).status_code == 404
    assert written.get("put-right", seq).status_code == 404


# --- put right -------------------------------------------------------------------------------------------------------


def test_a_line_put_right_counts_as_it_is_said_now_and_stays_readable_as_it_was(written):
    answer = written.send("put-right", 2, slip="call", on="2026-11-22", before="Wine.", strengthen="")
    assert written.entries()[-1] == e.Corrected(entry=2, fields={"slip": "call", "on": "2026-11-22", "before": "Wine."})
    page = written.follow(answer)
    assert "a call" in page
    assert "As you put it right." in page
    first = written.client.get(written.address("entry", 2) + "?w=1").content.decode()
    assert "Wine, and the old playlist." in first


def test_the_form_shows_what_counts_now(written):
    html = written.html("put-right", 2)
    assert 'name="slip" value="message" checked' in html
    assert 'value="2026-11-23"' in html
    assert "Wine, and the old playlist." in html


def test_nothing_changed_is_nothing_recorded(written):
    before = written.entries()
    written.send("put-right", 2, slip="message", on="2026-11-23", before="Wine, and the old playlist.")
    assert written.entries() == before


@pytest.mark.parametrize(
    "fields",
    [
        {"slip": "telepathy", "on": "2026-11-23"},
        {"slip": "call", "on": "2026-11-25"},
        {"slip": "call", "on": "1812-01-01"},
        {"slip": "call", "on": "yesterday"},
        {"slip": "call", "on": "2026-11-23", "before": "x" * 2001},
    ],
)
def test_what_cannot_be_comes_back_with_a_sentence_and_what_was_written(written, fields):
    before = written.entries()
    answer = written.send("put-right", 2, **fields)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert fields.get("before", "") in answer.content.decode()
    assert written.entries() == before


def test_words_that_are_the_whole_line_cannot_be_emptied_by_putting_right(written):
    answer = written.send("put-right", 1, text="")
    assert answer.status_code == 422
    assert "You can erase the words instead." in answer.content.decode()


@pytest.mark.parametrize(
    "entry",
    [
        e.SafetyAnswered(adult="yes"),
        e.BoundaryHeard(wish="needs_time", words="Give me time."),
        e.FactRecorded(fact="blocked"),
        e.StoryTold(ended_on=date(2026, 11, 3), ended_by="them"),
    ],
)
def test_what_is_said_anew_is_not_put_right(person, entry):
    person.record(entry)
    assert person.get("put-right", 1).url == person.address("entry", 1)
    assert "Put it right" not in person.reads("entry", 1)


def test_a_half_made_correction_is_there_again(written):
    written.draft("right-1", {"text": ["I keep rehearsing"]})
    assert "I keep rehearsing\n" in written.html("put-right", 1).replace("</textarea>", "\n")


# --- taken back ------------------------------------------------------------------------------------------------------


def test_a_line_taken_back_no_longer_counts_and_stays_as_history(written):
    written.send("entry", 2, do="withdraw")
    assert written.entries()[-1] == e.Withdrawn(entry=2)
    page = written.reads("entry", 2)
    assert "You took this back." in page
    assert "Wine, and the old playlist." in page
    assert "Take it back" not in page
    assert written.reads("journal").count("A slip") == 0


def test_the_line_that_takes_back_names_the_other(written):
    written.send("entry", 2, do="withdraw")
    html = written.html("entry", 4)
    assert f'href="{written.address("entry", 2)}"' in html


CLOSERS = [
    e.FactRecorded(fact="blocked"),
    e.FactRecorded(fact="new_partner"),
    e.BoundaryHeard(wish="no_contact", words="Please stop."),
    e.BoundaryHeard(wish="needs_time"),
    e.BoundaryHeard(wish="logistics_only"),
    e.SafetyAnswered(they_were_afraid="yes"),
]


@pytest.mark.parametrize("entry", CLOSERS)
def test_what_closes_or_what_they_asked_for_is_not_taken_back(person, entry):
    person.record(entry)
    assert "This stays." in person.reads("entry", 1)
    assert "Take it back" not in person.reads("entry", 1)
    answer = person.send("entry", 1, do="withdraw")
    assert answer.status_code == 422
    assert "This line stays as it is." in answer.content.decode()
    assert person.entries() == [entry]


def test_without_its_token_nothing_is_taken_back(written):
    answer = written.post("entry", {"do": "withdraw"}, 2)
    assert answer.status_code == 422
    assert len(written.entries()) == 3


def test_taken_back_twice_is_recorded_once(written):
    fields = written.fields("entry", 2, do="withdraw")
    written.post("entry", fields, 2)
    written.post("entry", fields, 2)
    assert written.kinds().count("withdrawn") == 1


@pytest.mark.parametrize("do", ["", "burn", "Withdraw"])
def test_an_unknown_wish_changes_nothing(written, do):
    assert written.send("entry", 2, do=do).status_code == 422
    assert len(written.entries()) == 3


# --- reading ---------------------------------------------------------------------------------------------------------


def test_the_list_opens_no_more_lines_than_it_shows(person, monkeypatch):
    person.record(*(e.ReasonKept(text=f"Reason {n}.") for n in range(600)))
    opened, lines = [], journals.lines

    def counted(keys, seqs, **options):
        opened.append(len(tuple(seqs)))
        return lines(keys, seqs, **options)

    monkeypatch.setattr(journals, "lines", counted)
    person.get("journal")
    assert sum(opened) <= pages.LEAF + pages.CHUNK
