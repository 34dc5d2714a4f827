"""What arguments are about: words of a topic that stand in arguments more than in calm talk. No model, no guess."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from goldseam.chats.conflict import FEWEST_EPISODES, Conflict
from goldseam.chats.measures.resampling import SEED
from goldseam.chats.measures.value import Measure, Value, tidy
from goldseam.chats.measures.words import pattern
from goldseam.chats.sessions import Talk

CALM = 20_000  # messages outside arguments that say how often a word is used anyway
PRIOR = 0.5  # added to every count, so that a word never seen is rare and not impossible
SURE = 2.0  # standard errors of the log-odds
FEWEST_OF_TOPIC = 3  # arguments
MOST = 3  # topics told


@cache
def lists() -> dict[str, dict[str, Any]]:
    """Topic to cause, title, words."""
    return tomllib.loads(Path(__file__).with_name("topics.toml").read_text("utf-8"))


def measure(talk: Talk, found: Conflict) -> Measure:
    """The topics that mark arguments, at most three, with the share of arguments that hold them."""
    n = len(found.episodes)
    if n < FEWEST_EPISODES:
        return Measure("share of arguments", {"topics": Value(None, n, FEWEST_EPISODES)}, 0.0, {"topics": []})
    rows = np.concatenate([np.arange(one.first, one.last + 1) for one in found.episodes])
    which = np.concatenate([np.full(one.last - one.first + 1, i) for i, one in enumerate(found.episodes)])
    heated = talk.frame["text"].gather(rows)
    outside = np.ones(len(talk), np.bool_)
    outside[rows] = False
    calm_rows = np.flatnonzero(outside)
    random = np.random.default_rng(SEED)
    calm = talk.frame["text"].gather(np.sort(random.choice(calm_rows, min(CALM, len(calm_rows)))))
    told = []
    for code, topic in lists().items():
        wanted = pattern(topic["words"])
        hits = heated.str.contains(wanted).fill_null(value=False).to_numpy()
        usual = int(calm.str.contains(wanted).fill_null(value=False).sum())
        odds, error = _log_odds(int(hits.sum()), len(hits), usual, len(calm))
        episodes = np.unique(which[hits])
        if len(episodes) >= FEWEST_OF_TOPIC and odds > SURE * error:
            evidence = [int(talk.seq[row]) for row in rows[hits][:8]]
            told.append((len(episodes), odds, code, topic["cause"], evidence))
    told.sort(reverse=True)
    topics = [
        {"topic": code, "cause": cause, "episodes": count, "log_odds": tidy(odds), "evidence": evidence}
        for count, odds, code, cause, evidence in told[:MOST]
    ]
    values = {code: Value(count / n, n, FEWEST_EPISODES) for count, _, code, _, _ in told[:MOST]}
    within = np.zeros(n, np.bool_)
    for code in values:
        within[
            np.unique(which[heated.str.contains(pattern(lists()[code]["words"])).fill_null(value=False).to_numpy()])
        ] = True
    return Measure(
        "share of arguments",
        {"topics": Value(float(within.mean()), n, FEWEST_EPISODES), **values},
        1.0,
        {"topics": topics},
    )


def _log_odds(hits: int, of: int, usual: int, of_usual: int) -> tuple[float, float]:
    a, b = hits + PRIOR, of - hits + PRIOR
    c, d = usual + PRIOR, of_usual - usual + PRIOR
    return float(np.log(a / b) - np.log(c / d)), float(np.sqrt(1 / a + 1 / b + 1 / c + 1 / d))
