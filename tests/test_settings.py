"""Settings: a clone starts with the defaults, and nonsense is refused aloud, with a sentence and exit code 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from goldseam import settings
from goldseam.settings import BadSetting

# --- where it lies ---------------------------------------------------------------------------------------------------


def test_the_default_folder_has_a_name_that_says_nothing():
    folder = settings.data_folder(None)
    assert folder.name == "desk"
    assert not [word for word in ("goldseam", "breakup", "ex") if word in folder.name]
    assert settings.data_folder("") == folder


def test_a_folder_of_ones_own_is_taken_from_home_and_made_absolute(monkeypatch):
    monkeypatch.setenv("HOME", "/home/noor")
    assert settings.data_folder("~/my notes") == Path("/home/noor/my notes")
    assert settings.data_folder("notes") == Path.cwd() / "notes"


def test_a_folder_no_path_can_have_is_refused():
    with pytest.raises(BadSetting, match="GOLDSEAM_DATA"):
        settings.data_folder("a\0b")


# --- port and switches -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "port"), [(None, 0), ("", 0), ("0", 0), ("8123", 8123), ("65535", 65535)])
def test_ports_that_can_be(value, port):
    assert settings.port(value) == port


@pytest.mark.parametrize("value", ["65536", "-1", "eighty", "80.5", "٨٠", " 80"])
def test_ports_that_cannot_be(value):
    with pytest.raises(BadSetting, match="Give a number"):
        settings.port(value)


@pytest.mark.parametrize(("value", "on"), [(None, False), ("", False), ("0", False), ("1", True)])
def test_switches(value, on):
    assert settings.switch("GOLDSEAM_NO_BROWSER", value) is on


@pytest.mark.parametrize("value", ["yes", "true", "2", " 1"])
def test_a_switch_is_on_or_off_and_nothing_else(value):
    with pytest.raises(BadSetting, match="GOLDSEAM_NO_BROWSER"):
        settings.switch("GOLDSEAM_NO_BROWSER", value)


# --- where Leave goes (AB-06) ----------------------------------------------------------------------------------------


def test_leave_goes_to_a_weather_page_unless_told_otherwise():
    assert settings.exit_page(None) == settings.exit_page("") == settings.WEATHER_PAGE
    assert "weather" in settings.WEATHER_PAGE


@pytest.mark.parametrize("address", ["https://www.metoffice.gov.uk/", "https://example.org/news?today#top"])
def test_any_neutral_https_page_will_do(address):
    assert settings.exit_page(address) == address


@pytest.mark.parametrize("site", settings.TELLTALE_SITES)
@pytest.mark.parametrize(
    "written", ["https://{}/", "https://www.{}/", "https://M.{}", "https://{}./", "https://{}:443/a"]
)
def test_a_page_that_greets_people_with_what_they_did_last_is_refused(site, written):
    with pytest.raises(BadSetting, match="shows its visitors what they did last"):
        settings.exit_page(written.format(site))


def test_a_site_that_only_ends_alike_is_not_meant():
    assert settings.exit_page("https://notgoogle.com/")


@pytest.mark.parametrize(
    "address",
    ["http://weather.example/", "weather.example", "javascript:alert(1)", "https://", "https://a@b.example/",
     "https://a.example/\r\nSet-Cookie: x", "https://a.example/ b", "https:\\\\a.example", "//a.example/"],
)  # fmt: skip
def test_what_is_no_plain_https_address_is_refused(address):
    with pytest.raises(BadSetting, match="is not a plain https address"):
        settings.exit_page(address)


# --- aloud -----------------------------------------------------------------------------------------------------------


def test_nonsense_ends_any_program_with_code_2():
    ended = subprocess.run(
        [sys.executable, "-c", "import goldseam.settings"],
        env={**os.environ, "GOLDSEAM_PORT": "eighty"},
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr


def test_every_variable_is_in_the_table_at_the_top():
    named = {name for name in Path(settings.__file__).read_text().split('"') if name.startswith("GOLDSEAM_")}
    assert {name for name in named if name not in settings.__doc__} == {"GOLDSEAM_TEST_DATABASE"}


def test_cookies_of_two_folders_never_meet():
    assert settings.INSTALL in settings.CSRF_COOKIE_NAME
    assert len(settings.INSTALL) == 8


# --- a language model of one's own -----------------------------------------------------------------------------------


def test_there_is_none_unless_one_is_named():
    assert settings.own_model(None, False) is None
    assert settings.own_model(" ", False) is None


def test_it_is_named_by_address_and_name():
    own = settings.own_model("http://127.0.0.1:11434/v1 small one", False)
    assert (own.address, own.name, own.here) == ("http://127.0.0.1:11434/v1", "small one", True)
    assert settings.own_model("http://localhost:1/v1", False).name == "default"


def test_one_on_another_machine_has_to_be_meant():
    with pytest.raises(BadSetting, match="GOLDSEAM_OWN_MODEL_ELSEWHERE=1"):
        settings.own_model("https://models.example/v1 small", False)
    assert not settings.own_model("https://models.example/v1 small", True).here


def test_what_is_no_address_is_refused():
    with pytest.raises(BadSetting, match="Write address, space, name"):
        settings.own_model("small", False)
