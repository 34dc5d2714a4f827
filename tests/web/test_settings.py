"""What can be set from outside: defaults that work, and a clear sentence for what cannot be used (AB-06)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from goldseam import settings


@pytest.mark.parametrize("value", [None, ""])
def test_leave_goes_to_a_weather_page_where_nothing_else_is_chosen(value):
    assert settings.exit_page(value) == settings.WEATHER_PAGE


def test_another_quiet_page_may_be_chosen():
    assert settings.exit_page("https://www.gov.uk/bank-holidays") == "https://www.gov.uk/bank-holidays"


@pytest.mark.parametrize(
    "address",
    [
        *(f"https://{site}/" for site in settings.TELLTALE_SITES),
        "https://www.google.com/search",
        "https://news.google.com",
        "https://m.youtube.com/feed",
        "https://WWW.GOOGLE.COM",
        "http://www.bbc.com/weather",
        "javascript:alert(1)",
        "//bbc.com",
        "https://",
        "https://someone:secret@bbc.com",
        "https://bbc.com/\r\nSet-Cookie: a=b",
        "https://bbc.com\\@google.com",
        "a weather page",
    ],
)
def test_a_page_that_shows_what_one_did_last_or_is_no_page_is_refused(address):
    with pytest.raises(settings.BadSetting) as refused:
        settings.exit_page(address)
    assert refused.value.code == 2
    assert "GOLDSEAM_EXIT" in str(refused.value)


@pytest.mark.parametrize(("value", "port"), [(None, 0), ("", 0), ("8123", 8123), ("0", 0)])
def test_a_port_is_a_number_or_left_out(value, port):
    assert settings.port(value) == port


@pytest.mark.parametrize("value", ["-1", "65536", "http", "80.5", "²", " 80"])
def test_what_is_no_port_is_refused(value):
    with pytest.raises(settings.BadSetting):
        settings.port(value)


@pytest.mark.parametrize("value", ["yes", "2", "true"])
def test_a_switch_is_one_or_nought(value):
    with pytest.raises(settings.BadSetting):
        settings.switch("GOLDSEAM_NO_BROWSER", value)


@pytest.mark.parametrize(
    ("value", "zone"), [(None, None), ("", None), ("Europe/London", "Europe/London"), ("UTC", "UTC")]
)
def test_a_time_zone_is_a_known_name_or_left_out(value, zone):
    assert settings.zone(value) == zone


@pytest.mark.parametrize("value", ["Mars/Base", "../../etc/passwd", "/etc/localtime", "Europe/", "a\0b"])
def test_what_is_no_time_zone_is_refused(value):
    with pytest.raises(settings.BadSetting):
        settings.zone(value)


def test_the_data_folder_has_a_name_that_says_nothing(tmp_path):
    assert "goldseam" not in str(settings.data_folder(None)).casefold()
    assert settings.data_folder("~/notes") == Path("~/notes").expanduser()
    assert settings.data_folder(str(tmp_path)) == tmp_path
    with pytest.raises(settings.BadSetting):
        settings.data_folder("a\0b")


def test_nonsense_in_the_environment_ends_the_program_with_one_sentence(tmp_path):
    environment = {**os.environ, "GOLDSEAM_EXIT": "https://www.google.com", "GOLDSEAM_DATA": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-m", "goldseam.web.launch", "--no-browser"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert ended.stderr.strip().count("\n") == 0
    assert "shows its visitors what they did last" in ended.stderr
