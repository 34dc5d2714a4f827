"""A session: two halves, and every way it ends."""

from datetime import UTC, datetime, timedelta

import pytest

from goldseam.vault import fresh_keys
from goldseam.web import clock
from goldseam.web.sessions import DOZE, IDLE, LONGEST, Sessions

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)


@pytest.fixture
def asleep(monkeypatch):
    """Seconds the machine has slept; a test lets it sleep."""
    slept = [0.0]
    monkeypatch.setattr(clock, "asleep", lambda: slept[0])
    return slept


@pytest.fixture
def sessions():
    return Sessions()


def test_both_halves_together_are_the_keys(sessions):
    keys = fresh_keys()
    cookie = sessions.begin(keys, NOW)
    session, joined = sessions.resume(cookie, NOW)
    assert joined == keys
    assert keys.root not in session.half.sealed


def test_the_half_of_another_session_opens_nothing(sessions):
    one, two = sessions.begin(fresh_keys(), NOW), sessions.begin(fresh_keys(), NOW)
    crossed = one[:20] + two[20:]
    assert sessions.resume(crossed, NOW) is None
    assert sessions.resume(None, NOW) is None
    assert sessions.resume("nonsense", NOW) is None


def test_idle_it_ends_and_being_here_puts_that_off(sessions):
    cookie = sessions.begin(fresh_keys(), NOW)
    assert sessions.resume(cookie, NOW + IDLE - timedelta(seconds=1))
    assert sessions.resume(cookie, NOW + 2 * IDLE - timedelta(seconds=2))
    assert sessions.resume(cookie, NOW + 3 * IDLE) is None


def test_peeking_does_not_count_as_being_here(sessions):
    cookie = sessions.begin(fresh_keys(), NOW)
    assert sessions.peek(cookie, NOW + IDLE - timedelta(seconds=1))
    assert sessions.peek(cookie, NOW + IDLE) is None


def test_after_eight_hours_it_ends_however_busy(sessions):
    cookie = sessions.begin(fresh_keys(), NOW)
    at = NOW
    while at + IDLE / 2 < NOW + LONGEST:
        at += IDLE / 2
        assert sessions.resume(cookie, at)
    assert sessions.resume(cookie, NOW + LONGEST) is None


def test_a_clock_set_back_ends_it(sessions):
    cookie = sessions.begin(fresh_keys(), NOW)
    assert sessions.resume(cookie, NOW - timedelta(seconds=59))
    assert sessions.resume(cookie, NOW - timedelta(seconds=61)) is None
    assert sessions.resume(cookie, NOW) is None


def test_when_the_machine_slept_it_is_over_although_the_minutes_are_not(sessions, asleep):
    cookie = sessions.begin(fresh_keys(), NOW)
    asleep[0] = DOZE - 0.5
    assert sessions.resume(cookie, NOW)
    asleep[0] = DOZE + 0.5
    assert sessions.resume(cookie, NOW) is None


def test_the_sleep_before_it_began_does_not_count(sessions, asleep):
    asleep[0] = 40_000.0
    cookie = sessions.begin(fresh_keys(), NOW)
    assert sessions.resume(cookie, NOW)


def test_sweeping_drops_what_is_over_although_nobody_asks(sessions):
    sessions.begin(fresh_keys(), NOW)
    late = sessions.begin(fresh_keys(), NOW + IDLE)
    sessions.sweep(NOW + IDLE)
    assert len(sessions.kept) == 1
    assert sessions.resume(late, NOW + IDLE)


def test_ending_the_others_leaves_this_one(sessions):
    keys = fresh_keys()
    mine, other = sessions.begin(keys, NOW), sessions.begin(keys, NOW)
    sessions.end_others(sessions.find(mine, NOW))
    assert sessions.resume(mine, NOW)
    assert sessions.resume(other, NOW) is None


def test_the_clock_of_sleep_is_read_on_this_machine_and_never_runs_backwards():
    first, second = clock.asleep(), clock.asleep()
    assert first >= 0.0
    assert second >= first - 1e-3


def test_where_the_system_has_no_such_clock_it_says_zero(monkeypatch):
    monkeypatch.setattr(clock.sys, "platform", "darwin")
    monkeypatch.delattr(clock.time, "CLOCK_UPTIME_RAW", raising=False)
    assert clock.asleep() == 0.0
