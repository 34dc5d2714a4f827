"""How much, by whom, in what pieces: volume, share, turns, calls and voice messages."""

import numpy as np
import polars

from goldseam.chats.measures.resampling import Resampling
from goldseam.chats.measures.value import Measure, Value
from goldseam.chats.sessions import HOUR, Talk

FEWEST_MESSAGES = 50  # a share of fewer swings by a quarter on chance alone
FEWEST_TURNS = 30  # of each person
FEWEST_CALLS = 10
DOUBLE_HOURS = 1  # quick fragments are one thought; an hour later it is a second message


def volume(talk: Talk, drawn: Resampling) -> Measure:
    """Messages and words a week, over the weeks from first to last."""
    ones, weeks = np.ones(len(talk)), talk.weeks
    values = {}
    for who, own in (("me", talk.mine), ("them", ~talk.mine)):
        share = drawn.ratio(own, ones, talk.session, FEWEST_MESSAGES)
        per_week = len(talk) / weeks if weeks else 0.0
        values[f"messages_per_week_{who}"] = _times(share, per_week)
        values[f"words_per_message_{who}"] = drawn.ratio(
            talk.words * own, own & (talk.words > 0), talk.session, FEWEST_MESSAGES
        )
    counted = {"messages_me": int(talk.mine.sum()), "messages_them": int((~talk.mine).sum()), "weeks": weeks}
    return Measure("messages per week", values, _coverage(talk), counted)


def share(talk: Talk, drawn: Resampling) -> Measure:
    """My share of messages, of words and of messages with a file instead of words."""
    silent = talk.words == 0
    return Measure(
        "share of mine",
        {
            "messages": drawn.ratio(talk.mine, np.ones(len(talk)), talk.session, FEWEST_MESSAGES),
            "words": _of_words(talk, drawn),
            "media": drawn.ratio(talk.mine & silent, silent, talk.session, FEWEST_MESSAGES),
        },
        _coverage(talk),
    )


def _of_words(talk: Talk, drawn: Resampling) -> Value:
    value = drawn.ratio(talk.words * talk.mine, talk.words, talk.session, FEWEST_MESSAGES)
    return Value(value.value, int((talk.words > 0).sum()), FEWEST_MESSAGES, value.low, value.high)


def turns(talk: Talk, drawn: Resampling) -> Measure:
    """Messages in a turn, and how often a turn goes on after an hour without an answer. Style, not dominance."""
    first = np.zeros(len(talk), np.bool_)
    first[talk.turn_starts] = True
    late = np.r_[False, (np.diff(talk.at) >= DOUBLE_HOURS * HOUR) & (np.diff(talk.turn) == 0)] if len(talk) else first
    doubled = np.zeros(len(talk), np.bool_)
    doubled[talk.turn_starts[talk.turn[late]]] = True
    values = {}
    for who, own in (("me", talk.mine), ("them", ~talk.mine)):
        values[f"messages_per_turn_{who}"] = drawn.ratio(own, own & first, talk.session, FEWEST_TURNS)
        values[f"words_per_turn_{who}"] = drawn.ratio(talk.words * own, own & first, talk.session, FEWEST_TURNS)
        values[f"went_on_alone_{who}"] = drawn.ratio(doubled & own, own & first, talk.session, FEWEST_TURNS)
    return Measure("messages per turn", values, _coverage(talk))


def calls_and_voice(talk: Talk, drawn: Resampling) -> Measure:
    """Calls: how many, who called, how many were missed, minutes where the file knows them. Voice messages."""
    kind = talk.frame["kind"].cast(polars.String)
    missed, voice = (kind == "missed_call").to_numpy(), (kind == "voice").to_numpy()
    spoken = talk.frame["seconds"].fill_null(0).to_numpy().astype(np.int64) * talk.calls
    timed = spoken > 0
    values = {
        "calls_by_me": drawn.ratio(talk.calls & talk.mine, talk.calls, talk.session, FEWEST_CALLS),
        "missed": drawn.ratio(missed, talk.calls, talk.session, FEWEST_CALLS),
        "minutes_per_call": drawn.ratio(spoken, timed, talk.session, FEWEST_CALLS, times=1 / 60),
        "voice_by_me": drawn.ratio(voice & talk.mine, voice, talk.session, FEWEST_CALLS),
    }
    counted = {"calls": int(talk.calls.sum()), "missed_calls": int(missed.sum()), "voice_messages": int(voice.sum())}
    counted |= {"calls_with_length": int(timed.sum())}
    return Measure("share of mine", values, float(timed.sum() / talk.calls.sum()) if talk.calls.any() else 1.0, counted)


def _times(value: Value, factor: float) -> Value:
    def scaled(number: float | None) -> float | None:
        return None if number is None else number * factor

    return Value(scaled(value.value), value.n, value.minimum, scaled(value.low), scaled(value.high))


def _coverage(talk: Talk) -> float:
    return len(talk) / (len(talk) + talk.left_out) if len(talk) else 0.0
