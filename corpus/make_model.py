"""`make model`: the corpus to src/goldseam/coach/weights, concepts.json and words.txt. Minutes; the same every time.

    python corpus/make_model.py            everything
    python corpus/make_model.py crisis     one model

Thresholds are chosen on writers the weights have not seen: the writers are parted four ways, and the texts of each part
are scored by weights fitted on the other three. Writers marked as held out are not used here at all.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from fit import Counted, Fitted, any_of, counted, one_of, stored
from texts import Text, texts

from goldseam.coach import concepts, features, model, names, spelling

PARTS = 4
KEEP = {"replies": 48_000, "drafts": 42_000, "crisis": 30_000}  # features; more of them gain nothing and weigh more
BOUNDARY_FALSE, ORDINARY_FALSE = 0.07, 0.045  # of replies without a boundary; of everyday messages
ORDINARY_COUNTS = 0.4  # how much an everyday message counts beside a reply: with more of it, boundaries get lost
CRISIS_FALSE, CRISIS_ORDINARY = 0.05, 0.01  # of drafts and replies without it; of everyday messages
ENGAGED_MISSED = 0.001  # of boundaries, at most, that would be held for warmth
SURE_FALSE = 0.0015  # of everything without a boundary
DRAFT_FALSE = 0.11  # of drafts without a problem in which one is found

TONES = tuple(str(tone) for tone in names.Tone if tone is not names.Tone.BOUNDARY)
BOUNDARIES = tuple(map(str, names.Boundary))
ORDINARY = "ordinary"
PROBLEMS = tuple(map(str, names.Problem))


def learned(kind: str) -> list[Text]:
    """The texts weights may be fitted on."""
    return [text for text in texts(kind) if not text.held_out]


def one_label(text: Text) -> str:
    """Of a reply: the type of its boundary, or its tone; of an everyday message: that."""
    return next((label for label in (*BOUNDARIES, *TONES) if label in text.labels), ORDINARY)


def part(text: Text) -> int:
    """Which of the parts a writer belongs to: the same on every machine."""
    return sum(text.writer.encode()) % PARTS


def lay_out_words() -> None:
    """Write down the tree of concepts, and every word that two writers use."""
    tree = concepts.planted(concepts.source())
    concepts.TREE.write_text(json.dumps(tree, separators=(",", ":"), sort_keys=True), encoding="utf-8")
    writers: Counter[str] = Counter()
    for kind in ("replies", "drafts", "ordinary"):
        used = {(text.writer, word) for text in learned(kind) for word in plain_words(text.text)}
        writers.update(word for _, word in used)
    entries = (
        word for text in concepts.source().values() for entry in concepts.entries(text) for word in entry.split()
    )
    kept = {word for word, count in writers.items() if count > 1} | set(entries)
    kept = {word for word in kept if word.isascii() and word.isalpha() and len(word) > 2}
    (spelling.HERE / "words.txt").write_text("\n".join(sorted(kept)) + "\n", encoding="utf-8")
    for remembered in (
        spelling.known,
        spelling.whole,
        spelling._slips,
        concepts._tree,
        concepts.stem,
        features.letters_of,
    ):
        remembered.cache_clear()


def plain_words(text: str) -> set[str]:
    """The words of a text as typed, in small letters."""
    from goldseam.coach.text import PIECE, fold

    return {piece[0].replace("'", "") for piece in PIECE.finditer(fold(text)[0]) if piece[0][0].isalpha()}


def unseen(given: list[Text], fit: "object", seen: list[Counted], labels: int) -> np.ndarray:
    """The scores of each text by weights fitted without its writer."""
    scores = np.full((len(given), labels), np.nan)
    parts = np.array([part(text) for text in given])
    for number in range(PARTS):
        rest = np.flatnonzero(parts != number)
        fitted = fit(rest)  # type: ignore[operator]
        mine = np.flatnonzero(parts == number)
        scores[mine] = fitted.scores([seen[place] for place in mine])
    return scores


def odds(scores: np.ndarray, labels: tuple[str, ...], these: tuple[str, ...], those: tuple[str, ...]) -> np.ndarray:
    """As goldseam.coach.model.odds, for many texts."""
    inside, outside = np.isin(labels, these), np.isin(labels, those)
    return np.logaddexp.reduce(scores[:, inside], axis=1) - np.logaddexp.reduce(scores[:, outside], axis=1)


def replies() -> None:
    """The model of replies: six types of boundary, five tones, and everyday messages as what is none of them."""
    given = [text for text in learned("replies") if not ("boundary" in text.also and "boundary" not in text.labels)]
    given += learned("ordinary")
    seen, labels = [counted(text.text) for text in given], [one_label(text) for text in given]

    def fit(places: np.ndarray) -> Fitted:
        counting = [ORDINARY_COUNTS if labels[p] == ORDINARY else 1.0 for p in places]
        return one_of([seen[p] for p in places], [labels[p] for p in places], counting)

    whole = fit(np.arange(len(given)))
    scores = unseen(given, fit, seen, len(whole.labels))
    no, ordinary = (
        np.array(["boundary" in text.labels for text in given]),
        np.array([one == ORDINARY for one in labels]),
    )
    found, everyday = odds(scores, whole.labels, BOUNDARIES, TONES), odds(scores, whole.labels, BOUNDARIES, (ORDINARY,))
    possible = np.quantile(found[~no & ~ordinary], 1 - BOUNDARY_FALSE)
    thresholds = {
        "possible": possible,
        "everyday": np.quantile(
            everyday[ordinary & (found > possible)], 1 - ORDINARY_FALSE / (found[ordinary] > possible).mean()
        ),
        "sure": max(np.quantile(found[~no], 1 - SURE_FALSE), possible),
        "warm": min(np.quantile(found[no], ENGAGED_MISSED), possible),
    }
    said = (found > possible) & (everyday > thresholds["everyday"])
    print("possible:", said[no].mean(), "false", said[~no & ~ordinary].mean(), "everyday", said[ordinary].mean())
    recall = {name: float((found[no] > value).mean()) for name, value in thresholds.items()}
    print("replies", len(given), {name: round(value, 2) for name, value in thresholds.items()}, recall)
    write("replies", whole, thresholds, {"texts": len(given)})


def drafts() -> None:
    """The model of drafts: 26 labels, any of which may hold."""
    given, everyday = learned("drafts"), learned("ordinary")
    texts_ = given + everyday
    seen = [counted(text.text) for text in texts_]
    held = np.array([[label in text.labels for label in map(str, names.LABELS)] for text in texts_])
    counts = np.array([[counts_for(text, label) for label in map(str, names.LABELS)] for text in texts_])

    def fit(places: np.ndarray) -> Fitted:
        return any_of([seen[p] for p in places], held[places], counts[places], tuple(map(str, names.LABELS)))

    whole = fit(np.arange(len(texts_)))
    scores = unseen(texts_, fit, seen, len(whole.labels))
    thresholds = draft_thresholds(scores, held, counts, [text.kind for text in texts_])
    write("drafts", whole, thresholds, {"texts": len(texts_)})


def counts_for(text: Text, label: str) -> float:
    """Whether a text may teach a label: not where it is defensible, nor of everyday messages what is only good."""
    if label in text.also or (label == "too_heavy" and text.context != "first_text"):
        return 0.0
    return 0.0 if text.kind == "ordinary" and label not in PROBLEMS else 1.0


def draft_thresholds(scores: np.ndarray, held: np.ndarray, counts: np.ndarray, kinds: list[str]) -> dict[str, float]:
    """For each label the score that so few texts without it reach that the problem-free drafts are mostly let be."""
    labels = list(map(str, names.LABELS))
    problems = [place for place, label in enumerate(labels) if label in PROBLEMS and label not in UNHEARD]
    fine = ~held[:, : len(PROBLEMS)].any(axis=1) & (counts[:, problems] > 0).all(axis=1)
    fine = ~held[:, : len(PROBLEMS)].any(axis=1) & np.array([kind == "drafts" for kind in kinds])
    share = 0.08
    for _ in range(40):
        found = {
            label: float(np.quantile(scores[(~held[:, p]) & (counts[:, p] > 0), p], 1 - share))
            for p, label in enumerate(labels)
        }
        alarms = np.any([scores[fine, p] > found[labels[p]] for p in problems], axis=0).mean()
        if alarms <= DRAFT_FALSE:
            break
        share *= 0.93
    hurt = held[:, problems].any(axis=1)
    hit = np.any([scores[hurt, p] > found[labels[p]] for p in problems], axis=0).mean()
    each = {label: round(float((scores[held[:, p], p] > found[label]).mean()), 2) for p, label in enumerate(labels)}
    print(
        "drafts",
        len(scores),
        "share",
        round(share, 4),
        "alarms",
        round(float(alarms), 3),
        "recall",
        round(float(hit), 3),
    )
    print("      ", each)
    return found


UNHEARD = ("too_heavy", "many_questions", "crisis")  # known by their context, by counting, and by a model of its own


def crisis() -> None:
    """The model of crisis: drafts and replies that speak of dying or self-harm, and everything else."""
    given = [text for kind in ("drafts", "replies", "ordinary") for text in learned(kind) if "crisis" not in text.also]
    seen, held = [counted(text.text) for text in given], np.array([["crisis" in text.labels] for text in given])

    def fit(places: np.ndarray) -> Fitted:
        return any_of([seen[p] for p in places], held[places], np.ones((len(places), 1)), ("crisis",))

    whole = fit(np.arange(len(given)))
    scores = unseen(given, fit, seen, 1)[:, 0]
    ordinary, is_it = np.array([text.kind == "ordinary" for text in given]), held[:, 0]
    threshold = np.quantile(scores[~is_it & ~ordinary], 1 - CRISIS_FALSE)
    if ordinary.any():
        threshold = max(threshold, np.quantile(scores[ordinary], 1 - CRISIS_ORDINARY))
    recall = float((scores[is_it] > threshold).mean())
    for share in (0.01, 0.02, 0.05, 0.08, 0.12):
        at = np.quantile(scores[~is_it & ~ordinary], 1 - share)
        print(
            "   at",
            share,
            round(float((scores[is_it] > at).mean()), 3),
            round(float((scores[ordinary] > at).mean()), 4),
        )
    print("crisis", len(given), int(is_it.sum()), round(float(threshold), 2), round(recall, 3))
    write("crisis", whole, {"crisis": float(threshold)}, {"texts": len(given)})


def write(name: str, fitted: Fitted, thresholds: dict[str, float], notes: dict[str, object]) -> None:
    """Put a model where the package looks for it."""
    model.FOLDER.mkdir(exist_ok=True)
    path = Path(model.FOLDER) / f"{name}.model"
    path.write_bytes(stored(fitted, KEEP[name], thresholds, notes))
    print(f"{path.name}: {path.stat().st_size:,} bytes")


MAKERS = {"replies": replies, "drafts": drafts, "crisis": crisis}


if __name__ == "__main__":
    lay_out_words()
    for wanted in sys.argv[1:] or MAKERS:
        MAKERS[wanted]()
