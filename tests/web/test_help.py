"""Help now: open while locked, two actions to a number, nothing kept, nobody told (safety.md §3, §7.7, §7.14)."""

import re

import pytest

from goldseam.content import helplines
from goldseam.programme import entries as e
from people import text_of

CALM_PAGES = (
    "breathe", "help-ground", "help-not-safe", "help-afraid", "help-frightened", "help-they-say", "help-sleep",
)  # fmt: skip
OPEN_PAGES = ("help", "help-countries", "safety-plan", *CALM_PAGES)
ANYWHERE = (
    "today", "road", "journal", "you", "moments", "understand", "space", "onward", "claims", "about", "safer",
    "arrive-you", "arrive-fear", "causes", "moment", "boundary", "answers", "reasons", "people", "plans",
)  # fmt: skip
TEL = re.compile(r'href="tel:([^"]+)"')


def dialled(answer):
    return [number.replace("%23", "#") for number in TEL.findall(answer.content.decode())]


@pytest.fixture
def see(stranger):
    """What somebody at the locked app sees, without the start token."""
    from django.urls import reverse

    return lambda name, *args: stranger.get(reverse(name, args=args))


@pytest.fixture
def at_home(person):
    """A person whose journal knows that they live in Britain."""
    person.record(e.CountrySet(country="GB"))
    return person


# --- open to all, and without a trace ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", OPEN_PAGES)
def test_help_needs_neither_the_start_token_nor_a_passphrase(see, name):
    assert see(name).status_code == 200


@pytest.mark.parametrize("name", OPEN_PAGES)
def test_looking_for_help_sets_no_cookie(see, name):
    assert not see(name).cookies


def test_choosing_a_country_keeps_nothing(see):
    assert not see("help-country", "GB").cookies
    assert "Samaritans" not in text_of(see("help"))


@pytest.mark.parametrize("name", OPEN_PAGES)
def test_looking_for_help_with_an_open_journal_writes_no_line(at_home, name):
    before = at_home.kinds()
    at_home.get(name)
    assert at_home.kinds() == before


def test_help_says_that_nobody_is_told(see, at_home):
    assert "nobody is told" in text_of(see("help"))
    assert "nobody is told" in at_home.reads("help")


# --- two actions to a number ---------------------------------------------------------------------------------------


def test_help_shows_numbers_at_once_where_no_country_is_known(see):
    assert dialled(see("help")) == list(helplines.NO_COUNTRY)


@pytest.mark.parametrize("code", helplines.countries())
def test_one_tap_on_a_country_shows_its_emergency_numbers_first(see, code):
    from django.urls import reverse

    assert reverse("help-country", args=[code]) in see("help").content.decode()
    numbers = [line.dial for line in helplines.emergency(code) if line.dial]
    assert dialled(see("help-country", code))[: len(numbers)] == numbers


@pytest.mark.parametrize("name", ["help", "help-not-safe", "help-afraid", "help-frightened", "help-they-say"])
def test_the_country_of_this_machine_is_offered_first_and_nothing_is_looked_up_for_it(see, name):
    assert '<a class="btn" href="/p/h2/GB">' in see(name).content.decode()


def test_a_machine_whose_zone_says_nothing_offers_the_whole_list(see, settings):
    settings.ZONE = "UTC"
    html = see("help").content.decode()
    assert '<a class="btn" href="/p/h2/' not in html
    assert 'href="/p/h2/GB"' in html
    assert "Choose a country" in text_of(see("help-afraid"))


def test_an_open_journal_shows_the_numbers_of_its_country_at_once(at_home):
    assert dialled(at_home.get("help"))[0] == "999"
    assert "Samaritans" in at_home.reads("help")


@pytest.mark.parametrize("name", ANYWHERE)
def test_help_is_one_step_from_every_page(person, name):
    answer = person.get(name)
    while answer.status_code == 302:
        answer = person.client.get(answer.url)
    assert f'href="{person.address("help")}"' in answer.content.decode()


def test_help_is_one_step_from_the_lock(person):
    person.lock()
    assert f'href="{person.address("help")}"' in person.html("front")


def test_a_country_nobody_listed_is_no_page(see):
    assert see("help-country", "XX").status_code == 404
    assert see("help-country", "gb").status_code == 404


def test_a_country_without_numbers_gets_the_two_that_work_in_most_places(person):
    person.record(e.CountrySet(country="JM"))
    page = person.reads("help")
    assert "We have no numbers for Jamaica" in page
    assert helplines.DIRECTORY in page
    assert dialled(person.get("help")) == list(helplines.NO_COUNTRY)


# --- what stands with a number -------------------------------------------------------------------------------------


def test_crisis_lines_come_before_all_others(see):
    html = see("help-country", "GB").content.decode()
    places = [html.index(f'id="{kind}"') for kind in ("emergency", "crisis", "domestic_violence", "men")]
    assert places == sorted(places)


@pytest.mark.parametrize("code", helplines.countries())
def test_every_line_of_a_country_says_what_is_known_and_what_is_not(see, code):
    page = text_of(see("help-country", code))
    for line in helplines.of(code):
        assert line.name in page
        for told in (line.number_display, line.facts, line.note, line.region):
            assert told in page
        assert line.kind == "emergency" or line.not_known in page


def test_the_page_says_what_a_call_leaves_behind(see):
    page = text_of(see("help-country", "ES"))
    assert "stays in this phone’s own list" in page
    assert "not on the phone bill" in page


def test_a_number_nobody_checked_says_so(see):
    page = text_of(see("help-country", "KE"))
    assert "Not checked by us, dated 22 November 2026. If nobody answers, call the emergency number." in page


def test_where_no_crisis_line_was_confirmed_the_page_says_so_and_names_the_directory(see):
    page = text_of(see("help-country", "RO"))
    assert "We know no crisis line in Romania that somebody has confirmed." in page
    assert helplines.DIRECTORY in page


def test_a_number_with_a_hash_can_be_dialled(see):
    assert "#8008" in dialled(see("help-country", "JP"))


def test_text_lines_open_a_text_to_the_short_number(see):
    html = see("help-country", "US").content.decode()
    assert 'href="sms:88788"' in html
    assert "Text <b>START</b> to 88788" in html


def test_the_directory_and_every_site_are_text_to_type_and_no_links(see):
    for name, args in [("help", ()), ("help-country", ("GB",)), ("help-country", ("ZA",))]:
        html = see(name, *args).content.decode()
        assert "http" not in re.sub(r"<svg.*?</svg>", "", html, flags=re.S)
        assert helplines.DIRECTORY in html


def test_after_half_a_year_a_line_asks_to_be_checked_and_after_a_year_it_moves_down(see, clock):
    clock.forward(days=181)
    assert "Check this number: we last saw it on 22 November 2026" in text_of(see("help-country", "GB"))
    clock.forward(days=200)
    html = see("help-country", "GB").content.decode()
    assert html.index(helplines.DIRECTORY) < html.index("Samaritans")
    assert dialled(see("help-country", "GB"))[0] == "999"


# --- calm pages ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CALM_PAGES)
def test_every_calm_page_leads_back_to_the_numbers(see, name):
    from django.urls import reverse

    assert reverse("help") in see(name).content.decode().split('<main id="main"')[1].split("</main>")[0]


@pytest.mark.parametrize("name", ["help-not-safe", "help-afraid", "help-frightened", "help-they-say"])
def test_where_somebody_could_be_hurt_the_emergency_number_comes_first(see, at_home, name):
    assert dialled(see(name))[:2] == list(helplines.NO_COUNTRY)
    assert dialled(at_home.get(name))[0] == "999"


def test_a_specialist_line_stands_before_anything_about_leaving(at_home):
    page = at_home.reads("help-afraid")
    assert page.index("National Domestic Abuse Helpline") < page.index("The time around leaving")


def test_who_worries_about_themselves_finds_lines_for_that_where_there_are_some(see, person):
    person.record(e.CountrySet(country="NL"))
    assert "Veilig Thuis" in person.reads("help-frightened")
    person.record(e.CountrySet(country="GB"))
    assert "Samaritans" in person.reads("help-frightened")
    assert "Nobody is told" in text_of(see("help-frightened"))


def test_someone_who_frightened_them_is_told_to_write_nothing_and_sees_their_side(see):
    page = text_of(see("help-frightened"))
    assert "Write nothing tonight, not even sorry." in page
    assert "They may be afraid" in page


def test_where_they_speak_of_dying_no_way_to_write_to_them_is_offered(see):
    page = text_of(see("help-they-say"))
    assert "You need not answer them yourself" in page
    assert "you are afraid of them, do not" in page


def test_breathing_works_in_words_alone(see):
    page = text_of(see("breathe"))
    assert "one, two, three, four" in page
    assert "one, two, three, four, five, six" in page


# --- who comes first -----------------------------------------------------------------------------------------------


def test_after_harm_the_people_who_know_it_come_before_all_other_lines(at_home):
    at_home.record(e.FactRecorded(fact="user_was_harmed"))
    html = at_home.html("help")
    assert html.index('id="emergency"') < html.index('id="domestic_violence"') < html.index('id="crisis"')


def test_for_someone_young_the_lines_for_young_people_come_first(person):
    person.record(e.CountrySet(country="AU"), e.FactRecorded(fact="minor"))
    html = person.html("help")
    assert html.index('id="emergency"') < html.index('id="youth"') < html.index('id="crisis"')


# --- help is there whatever breaks ---------------------------------------------------------------------------------


def test_a_damaged_journal_still_shows_help(at_home, monkeypatch):
    from goldseam.store import journals

    def broken(*args, **kwargs):
        raise RuntimeError("a broken row")

    monkeypatch.setattr(journals, "load", broken)
    for name in ("help", "help-not-safe", "help-afraid", "safety-plan"):
        answer = at_home.get(name)
        assert answer.status_code == 200
        assert name == "safety-plan" or dialled(answer)[:2] == list(helplines.NO_COUNTRY)
