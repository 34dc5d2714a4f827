"""Who may see which page. Every view carries one mark; what touches the other person is closed by default (GA-02)."""

import ast
import inspect
from datetime import timedelta

import pytest

from addresses import every_address
from goldseam.programme import entries as e
from goldseam.web import paper
from goldseam.web.pages import coach, space_begin

MARKS = {"public", "visitor", "unlocked", "proven", "contact", "messages"}
# Whatever hands words for the other person over, or records what was done with them, is a page about contact.
ABOUT_THEM = {"StepTaken", "ReplySent", "StepPlanned", "YesGiven", "StepReviewed", "NOTES"}


def marked(*doors):
    return [address for address in every_address() if address.door in doors]


def contact_pages():
    return [(address.name, address.path) for address in marked("contact")]


# --- marks -----------------------------------------------------------------------------------------------------------


def test_every_view_carries_exactly_one_mark():
    wrong = {address.name: address.marks for address in every_address() if len(address.marks) != 1}
    assert wrong == {}


def test_the_mark_that_is_written_is_the_mark_that_holds():
    wrong = {a.name: (a.door, a.marks) for a in every_address() if [a.door] != a.marks or a.door not in MARKS}
    assert wrong == {}


def test_only_what_helps_leaves_or_explains_is_open_to_all():
    names = {address.name for address in marked("public")}
    helping = {name for name in names if name.startswith(("help", "breathe", "safety-plan"))}
    assert names - helping == {"open", "lock", "leave", "about", "safer"}
    assert "help" in helping


def test_locked_every_page_of_the_journal_leads_to_the_front(person):
    person.lock()
    for address in marked("unlocked", "proven", "contact", "messages"):
        answer = person.client.get(address.path)
        assert (answer.status_code, answer.headers.get("Location")) == (302, "/"), address.pattern


def test_after_ten_idle_minutes_every_page_is_locked(person):
    person.clock.forward(minutes=9, seconds=59)
    assert person.get("journal").status_code == 200
    person.clock.forward(minutes=10)
    for address in marked("unlocked", "proven", "contact", "messages"):
        assert person.client.get(address.path).status_code == 302, address.pattern


def test_asking_how_long_it_stays_open_does_not_keep_it_open(person):
    person.clock.forward(minutes=6)
    assert 0 < int(person.get("seconds-left").content) <= 240
    person.clock.forward(minutes=5)
    assert person.get("journal").url == person.address("front")


def test_someone_elses_cookie_opens_nothing(person, visitor):
    from goldseam.web.sessions import COOKIE

    visitor.cookies[COOKIE] = "x" * 80
    for address in marked("unlocked", "proven", "contact", "messages"):
        assert visitor.get(address.path).status_code == 302, address.pattern


def test_what_needs_the_passphrase_again_asks_for_it_after_five_minutes(person):
    pages = marked("proven")
    person.clock.forward(minutes=4)
    assert all(not asks_for_proof(person, address) for address in pages)
    person.clock.forward(minutes=2)
    assert all(asks_for_proof(person, address) for address in pages)


def asks_for_proof(person, address):
    answer = person.client.get(address.path)
    return answer.status_code == 302 and answer.url.startswith(person.address("prove"))


# --- contact ---------------------------------------------------------------------------------------------------------


def test_the_pages_about_contact_are_not_few():
    assert {"announce", "note"} <= {name for name, _ in contact_pages()}


def test_no_view_that_touches_the_other_person_lacks_its_mark():
    lacking = [a.name for a in every_address() if a.door != "contact" and reached_by(a.view) & ABOUT_THEM]
    assert lacking == []


def test_this_very_search_finds_what_it_looks_for():
    views = {a.name: reached_by(a.view) for a in every_address()}
    assert "NOTES" in views["announce"]


def reached_by(view):
    """Every name that a view uses, itself or through functions of its own module."""
    module = inspect.getmodule(inspect.unwrap(view))
    functions = {
        node.name: node for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.FunctionDef)
    }
    found, waiting = set(), [inspect.unwrap(view).__name__]
    while waiting:
        name = waiting.pop()
        if name in found or name not in functions:
            found.add(name)
            continue
        found.add(name)
        for node in ast.walk(functions[name]):
            if isinstance(node, ast.Name | ast.Attribute):
                waiting.append(node.id if isinstance(node, ast.Name) else node.attr)
    return found


CLOSING = {
    **{fact: e.FactRecorded(fact=fact) for fact in (
        "explicit_no", "blocked", "third_party_no", "order", "police_warning", "minor", "ex_afraid", "harm_intent",
        "user_was_harmed", "monitoring_admitted",
    )},
    "a no": e.BoundaryHeard(wish="no_contact"),
    "harm": e.SafetyAnswered(hurt_by_them="yes"),
    "under age": e.SafetyAnswered(adult="no"),
}  # fmt: skip
RESTING = {
    "time": e.BoundaryHeard(wish="needs_time"),
    "a new partner": e.FactRecorded(fact="new_partner"),
    "only what is needed": e.BoundaryHeard(wish="logistics_only"),
    "a hard hour": e.CrisisNoted(),
    "letting go": e.HopeChosen(hope="let_go"),
}


@pytest.fixture
def begun(person):
    """A person whose pause has begun, and who may still announce it."""
    person.record(e.SpaceBegun(days=30, modes=()))
    return person


@pytest.mark.parametrize("what", [*CLOSING, *RESTING])
def test_what_closes_or_rests_shuts_every_page_with_words_for_them(begun, what):
    begun.record({**CLOSING, **RESTING}[what])
    for address in marked("contact"):
        if address.view.surface in ("draft", "ladder", "countdown", "talk_plan"):
            for answer in (begun.client.get(address.path), begun.send_blindly(address.name, *filled(address))):
                assert answer.status_code == 403, (what, address.pattern)
                assert begun.address("onward") in answer.content.decode()
                assert "<textarea" not in answer.content.decode()


def filled(address):
    return (1,) if "<int:" in address.pattern else ("GB",) if "<str:" in address.pattern else ()


def test_a_fact_recorded_in_one_tab_beats_the_page_open_in_another(begun):
    fields = begun.fields("note", 1, words="Some quiet weeks, for me.", do="sent")
    begun.confirm(begun.send("arrive-asked", blocked="yes"))  # in the other tab
    before = begun.entries()
    assert begun.post("note", fields, 1).status_code == 403
    assert begun.entries() == before


def test_a_fact_that_comes_in_while_the_page_is_being_written_beats_it_too(begun, monkeypatch):
    def meanwhile(request, *args, **kwargs):
        begun.desk.record(e.FactRecorded(fact="blocked"), once="in the other tab")
        return paper.page(request, *args, **kwargs)

    monkeypatch.setattr(coach, "page", meanwhile)
    answer = begun.get("note", 1)
    assert answer.status_code == 403
    assert "<textarea" not in answer.content.decode()


def test_it_beats_a_page_that_comes_back_with_a_complaint_too(begun, monkeypatch):
    fields = begun.fields("note", 1, words="x" * 400_000, do="sent")
    shown = coach.page

    def meanwhile(request, *args, **kwargs):
        begun.desk.record(e.FactRecorded(fact="blocked"), once="in the other tab")
        return shown(request, *args, **kwargs)

    assert begun.post("note", fields, 1).status_code == 422
    monkeypatch.setattr(coach, "page", meanwhile)
    assert begun.post("note", fields, 1).status_code == 403


def test_it_stays_shut_after_the_fact_was_taken_back_corrected_or_erased(begun):
    begun.record(e.FactRecorded(fact="blocked"))
    fact = begun.desk.story.last_seq
    begun.desk.record(e.Withdrawn(entry=fact), once="take back")
    begun.desk.record(e.Corrected(entry=fact, fields={"fact": "new_partner"}), once="correct")
    begun.desk.erase(fact, once="erase")
    begun.clock.forward(days=400)
    begun.enter(begun.keys)
    assert begun.get("announce").status_code == 403


@pytest.mark.parametrize("error", [ValueError, KeyError, RecursionError, MemoryError])
def test_where_judging_it_fails_the_answer_is_no(begun, monkeypatch, capsys, error):
    assert begun.get("announce").status_code == 200

    def breaks(*_):
        raise error("Noor asked for time")

    monkeypatch.setattr("goldseam.web.desk.programme.plan", breaks)
    for address in marked("contact"):
        answer = begun.client.get(address.path)
        assert answer.status_code == 403, address.pattern
        assert "Noor" not in answer.content.decode()
    log = capsys.readouterr().err
    assert error.__name__ in log
    assert "Noor" not in log


def test_a_surface_nobody_ever_offers_is_closed(begun):
    from goldseam.web.access import allowed

    assert not allowed(begun.desk, "telepathy")


def test_the_note_is_there_where_nothing_speaks_against_it(begun):
    for address in marked("contact"):
        if address.view.surface == "draft" and inspect.getmodule(inspect.unwrap(address.view)) is space_begin:
            assert begun.client.get(address.path).status_code == 200, address.pattern


def test_in_a_hard_hour_they_open_again_three_days_after_calm(begun):
    begun.record(e.CrisisNoted())
    begun.clock.forward(hours=1)
    begun.record(e.CalmNoted())
    begun.clock.forward(hours=70)
    begun.enter(begun.keys)
    assert begun.get("announce").status_code == 403
    begun.clock.instant += timedelta(hours=3)
    begun.enter(begun.keys)
    assert begun.get("announce").status_code == 200
