"""The language coach beside what people would use instead: a sentiment score, a profanity checker, a list of words.

    GOLDSEAM_PEERS=/path/to/python   a Python that has vaderSentiment and better-profanity already

Without it a throw-away environment is made under the folder for temporary files; without a network the peers are left
out and named. All sets are texts whose writers no weight was fitted on; corpus/blind, where there is one, are texts
whose writers saw neither rules nor corpus. Peers with a score get the threshold that suits them best on the very set
(8 % of false alarms, 15 % for drafts); the coach keeps the thresholds it ships with.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from _bench import ROOT, row

sys.path.insert(0, str(ROOT / "corpus"))
sys.path.insert(0, str(ROOT / "tests"))
from texts import Text, texts

from goldseam.coach import Problem, Tone, check_draft, read_reply
from odd_texts import PIECES, grown

PEERS = ("vaderSentiment==3.3.2", "better-profanity==0.7.0")
SCORES = """
import json, sys, time
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
from better_profanity import profanity
vader = SentimentIntensityAnalyzer()
said = json.load(sys.stdin)
def timed(work):
    begun = time.perf_counter()
    made = [work(text) for text in said]
    return {"scores": made, "ms": (time.perf_counter() - begun) * 1000 / max(len(said), 1)}
print(json.dumps({
    "VADER": timed(lambda text: -vader.polarity_scores(text)["compound"]),
    "better-profanity": timed(lambda text: float(profanity.contains_profanity(text))),
}))
"""
NO_WORDS = (
    "stop", "leave me alone", "don't text", "don't call", "don't contact", "dont text", "dont call",
    "dont contact", "block", "blocked", "space", "need time", "over", "done", "finished", "moved on", "move on",
    "police", "lawyer", "court", "scared", "afraid", "boyfriend", "girlfriend", "seeing someone", "goodbye",
    "no contact", "not interested", "never again",
)  # fmt: skip
HURT_WORDS = (
    "always", "never", "hate", "stupid", "idiot", "liar", "your fault", "selfish", "cheat", "answer me", "begging",
    "can't live", "regret", "sorry if", "sorry but", "who is he", "who is she", "following", "kill", "die",
    "pathetic", "you made me", "after everything", "ruin",
)  # fmt: skip


def peers_python() -> str | None:
    """A Python that has the peers: the one named, or a throw-away one. None: there is none to be had."""
    if named := os.environ.get("GOLDSEAM_PEERS"):
        return named
    home = Path(tempfile.gettempdir()) / "goldseam-coach-peers"
    python = home / "bin" / "python"
    if not (home / "ready").exists():
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=False)
        fetched = (
            subprocess.run([str(python), "-m", "pip", "install", "-q", *PEERS], check=False)
            if made.returncode == 0
            else made
        )
        if fetched.returncode != 0:
            return None
        (home / "ready").touch()
    return str(python)


def by_peers(said: Sequence[str]) -> dict[str, tuple[list[float], float]]:
    """What each peer scores these texts, and how many milliseconds a text takes it."""
    python = peers_python()
    if python is None:
        print("The peers could not be fetched; they are left out.", file=sys.stderr)
        return {}
    done = subprocess.run(
        [python, "-c", SCORES], input=json.dumps(list(said)), capture_output=True, text=True, check=True
    )
    return {name: (made["scores"], made["ms"]) for name, made in json.loads(done.stdout).items()}


def listed(words: Sequence[str]) -> Callable[[str], float]:
    """How many of these words are in a text."""
    return lambda text: float(sum(word in text.lower() for word in words))


def timed(work: Callable[[str], float], said: Sequence[str]) -> tuple[list[float], float]:
    begun = time.perf_counter()
    made = [work(text) for text in said]
    return made, (time.perf_counter() - begun) * 1000 / max(len(said), 1)


def best(scores: Sequence[float], wanted: Sequence[bool], alarms: float) -> tuple[float, float]:
    """Recall and false alarms at the lowest threshold with no more than so many false alarms."""
    without = sorted((score for score, yes in zip(scores, wanted, strict=True) if not yes), reverse=True)
    for threshold in sorted(set(scores)):
        false = sum(score >= threshold for score in without) / max(len(without), 1)
        if false <= alarms:
            hits = [score >= threshold for score, yes in zip(scores, wanted, strict=True) if yes]
            return sum(hits) / max(len(hits), 1), false
    return 0.0, 0.0


def compare(
    name: str,
    said: Sequence[str],
    wanted: Sequence[bool],
    ours: Callable[[str], float],
    words: Sequence[str],
    alarms: float,
) -> None:
    """One set, everybody on it."""
    scores, took = timed(ours, said)
    hits = [score > 0 for score, yes in zip(scores, wanted, strict=True) if yes]
    false = [score > 0 for score, yes in zip(scores, wanted, strict=True) if not yes]
    row(
        f"{name} ({sum(wanted)} of {len(said)})",
        f"recall {statistics.mean(hits):.2f}",
        f"false alarms {statistics.mean(false):.3f}; {took:.2f} ms a text",
        "the coach",
    )
    for peer, (made, ms) in {**by_peers(said), "a list of words": timed(listed(words), said)}.items():
        recall, alarm = best(made, wanted, alarms)
        row(f"{name}", f"recall {recall:.2f}", f"false alarms {alarm:.3f}; {ms:.2f} ms a text", peer)


def distance(text: str) -> float:
    """1 for a boundary, certain or possible."""
    reading = read_reply(text)
    return float(reading.reading is Tone.BOUNDARY or reading.possible_boundary)


def hurtful(text: str) -> float:
    """How many problems a draft has."""
    return float(sum(label in set(Problem) for label in check_draft(text).labels))


def unseen(kind: str, folder: Path) -> list[Text]:
    """Texts of a folder by writers whom no weight knows."""
    return [text for text in texts(kind, folder) if folder.name.startswith("blind") or text.held_out]


def long_draft() -> str:
    """Sixty words."""
    return (
        "I was thinking about the river and how we used to walk the dog there, and I am sorry for what I said at "
        "Christmas. You never called after that and I felt hurt. Could we talk on Friday for ten minutes? No pressure, "
        "it is up to you, and if not that is fine too, I will leave it there."
    )


def worst_of_a_million() -> float:
    """Milliseconds of the odd text that takes longest, as a draft or as a reply; of each the median of five."""
    worst = 0.0
    for text in map(grown, PIECES):
        for read in (check_draft, read_reply):
            worst = max(worst, statistics.median(_computing(read, text) for _ in range(5)))
    return worst


def _computing(read: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    read(text)
    return (time.process_time() - begun) * 1000


def main() -> None:
    """All rows."""
    problems = set(map(str, Problem))
    corpus = ROOT / "corpus"
    for name, folder in (("held out", corpus), ("blind", corpus / "blind"), ("newly blind", corpus / "blind2")):
        replies = [one for one in unseen("replies", folder) if "boundary" in one.labels or "boundary" not in one.also]
        if replies:
            compare(
                f"replies, {name}",
                [one.text for one in replies],
                ["boundary" in one.labels for one in replies],
                distance,
                NO_WORDS,
                0.08,
            )
        drafts = [one for one in unseen("drafts", folder) if problems & one.labels or not problems & one.also]
        if drafts:
            compare(
                f"drafts, {name}",
                [one.text for one in drafts],
                [bool(problems & one.labels) for one in drafts],
                hurtful,
                HURT_WORDS,
                0.15,
            )
    draft = long_draft()
    check_draft(draft)
    took = statistics.median(timed(lambda text: float(len(check_draft(text).labels)), [draft])[1] for _ in range(50))
    row("check a draft of 60 words", f"{took:.1f} ms", "–", "3 ms")
    row("read a million odd signs, the worst of " + str(len(PIECES)), f"{worst_of_a_million():.0f} ms", "–", "50 ms")
    command = [str(Path(sys.executable).with_name("goldseam")), "coach", "reply", "--json", "see you at six"]
    starts = [
        timed(lambda _: float(subprocess.run(command, capture_output=True, check=True).returncode), [""])[1]
        for _ in range(9)
    ]
    row("`goldseam coach reply`, start to end", f"{statistics.median(starts):.0f} ms", "–", "150 ms")


if __name__ == "__main__":
    main()
