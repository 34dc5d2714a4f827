"""An open vault between two requests: two halves, and neither opens anything alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from goldseam.vault import sessions

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=8)


@pytest.fixture
def halves(keys):
    return sessions.split(keys, expires=LATER)


def test_together_they_are_the_keys(halves, keys):
    cookie, half = halves
    assert sessions.join(cookie, half, now=NOW) == keys


def test_when_the_time_is_over_they_are_nothing(halves):
    cookie, half = halves
    assert sessions.join(cookie, half, now=LATER) is None


def test_moving_the_expiry_does_not_help(halves):
    cookie, half = halves
    assert sessions.join(cookie, replace(half, expires=LATER + timedelta(days=1)), now=NOW) is None


def test_halves_of_two_sessions_do_not_fit(halves, keys):
    cookie, half = halves
    other_cookie, other = sessions.split(keys, expires=LATER)
    assert sessions.join(cookie, other, now=NOW) is None
    assert sessions.join(other_cookie, half, now=NOW) is None
    assert sessions.join(cookie, replace(other, name=half.name), now=NOW) is None


@pytest.mark.parametrize("cookie", ["", "x", "é" * 64, "A" * 63, "A" * 64, "A" * 68, "\ud800", "=" * 64])
def test_a_cookie_that_is_none_of_ours_opens_nothing(halves, cookie):
    assert sessions.join(cookie, halves[1], now=NOW) is None


def test_a_cookie_names_its_session(halves):
    cookie, half = halves
    assert sessions.name_of(cookie) == half.name
    assert sessions.name_of("no cookie") is None


def test_neither_half_holds_the_key(halves, keys):
    cookie, half = halves
    assert keys.root not in half.sealed
    assert keys.root.hex() not in repr(half)
    assert len(cookie) == 64


def test_noise_in_the_servers_half_opens_nothing(halves):
    cookie, half = halves
    assert sessions.join(cookie, replace(half, sealed=b"noise"), now=NOW) is None
