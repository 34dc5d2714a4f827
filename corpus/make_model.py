"""`make model`: the corpus to src/goldseam/coach/weights, concepts.json and words.txt. Minutes; the same every time.

    python corpus/make_model.py            everything
    python corpus/make_model.py crisis     one model

Thresholds are chosen on sessions the weights have not seen: the writers are parted four ways, those of one session
together, and the texts of each part are scored by weights fitted on the other three. What the rules find counts as
found. Writers marked as held out are not used here at all.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
from fit import Counted, Fitted, any_of, beside, counted, one_of, stored
from texts import Text, texts

from goldseam.coach import concepts, features, model, names, spelling
from goldseam.coach.drafts import SOME, draft_frames
from goldseam.coach.frames import Rules, found_in, frames_of
from goldseam.coach.ready import Ready
from goldseam.coach.replies import DISTANCE, QUIET, WHETHER

PARTS = 4
# Features that are kept; more of them gain nothing and weigh more.
KEEP = {"replies": 76_000, "drafts": 72_000, "kinds": 32_000, "crisis": 40_000}
BOUNDARY_FALSE, ORDINARY_FALSE = 0.07, 0.045  # of replies without a boundary; of everyday messages
ORDINARY_COUNTS = 0.7  # how much an everyday message counts beside a reply
CRISIS_FALSE, CRISIS_ORDINARY = 0.05, 0.008  # of drafts without it; of everyday messages
THEIRS_FALSE = 0.02  # of replies in which they do not speak of dying
REPLIES_COUNT = 0.1  # how much a reply without it counts beside a draft: there are many, and few are near it
WARM_MISSED = 0.0002  # of boundaries: so few may lie lower than what is called warm; some cannot be told by anybody
SURE_FALSE = 0.0015  # of everything without a boundary
DRAFT_FALSE = 0.12  # of drafts without a problem in which one is found
LABEL_FALSE = 0.002  # of texts without a label, in which it is found by its own name; the rest is said by SOME

TONES = tuple(str(tone) for tone in names.Tone if tone is not names.Tone.BOUNDARY)
BOUNDARIES = tuple(map(str, names.Boundary))
ORDINARY = "ordinary"
PROBLEMS = tuple(map(str, names.Problem))
GOOD, NEITHER = "good", "neither"  # a draft with a strength and no problem; with none of both


def learned(kind: str) -> list[Text]:
    """The texts weights may be fitted on."""
    return [text for text in texts(kind) if not text.held_out]


def one_label(text: Text) -> str:
    """Of a reply: the type of its boundary, or its tone; of an everyday message: that."""
    return next((label for label in (*BOUNDARIES, *TONES) if label in text.labels), ORDINARY)


def part(text: Text) -> int:
    """Which of the parts a writer belongs to: the same on every machine."""
    return text.session % PARTS if text.session else by_name(text)


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


def by_name(text: Text) -> int:
    """The part of a writer where sessions are too few to be kept together."""
    return sum(text.writer.encode()) % PARTS


def unseen(
    given: list[Text],
    fit: Callable[[np.ndarray], Fitted],
    seen: list[Counted],
    labels: tuple[str, ...],
    by: Callable[[Text], int] = part,
) -> tuple[np.ndarray, list[np.ndarray]]:
    """The scores of each text, and of each of its sentences, by weights fitted without its writer.

    A label that only its writer's part knows is as unlikely as can be.
    """
    parts = np.array([by(text) for text in given])
    whole = np.full((len(given), len(labels)), -np.inf)
    each = [np.zeros((0, len(labels)))] * len(given)
    for number in range(PARTS):
        fitted, mine = fit(np.flatnonzero(parts != number)), np.flatnonzero(parts == number)
        columns, read = [labels.index(label) for label in fitted.labels], [seen[place] for place in mine]
        whole[np.ix_(mine, columns)] = fitted.scores(read)
        for place, scores in zip(mine, fitted.each(read), strict=True):
            each[place] = np.full((len(scores), len(labels)), -np.inf)
            each[place][:, columns] = scores
    return whole, each


def odds(scores: np.ndarray, labels: tuple[str, ...], these: tuple[str, ...], those: tuple[str, ...]) -> np.ndarray:
    """As goldseam.coach.model.odds, for many texts."""
    inside, outside = np.isin(labels, these), np.isin(labels, those)
    return np.logaddexp.reduce(scores[:, inside], axis=1) - np.logaddexp.reduce(scores[:, outside], axis=1)


def of_boundary(scores: np.ndarray, labels: tuple[str, ...]) -> np.ndarray:
    """How much speaks for a boundary: as goldseam.coach.replies.lean_of, for many texts."""
    return odds(scores, labels, BOUNDARIES, (*TONES, ORDINARY)) + WHETHER * scores[:, labels.index(DISTANCE)]


def by_rule(given: list[Text], rules: Rules) -> np.ndarray:
    """Whether a rule finds something in each text."""
    return np.array([bool(found_in(Ready(text.text).lines, rules)) for text in given])


def replies() -> None:
    """The model of replies: six types of boundary, five tones, and everyday messages as what is none of them."""
    given = [text for text in learned("replies") if not ("boundary" in text.also and "boundary" not in text.labels)]
    given += learned("ordinary")
    seen, labels = [counted(text.text) for text in given], [one_label(text) for text in given]

    no = np.array(["boundary" in text.labels for text in given])
    ordinary = np.array([one == ORDINARY for one in labels])
    counting = np.where(ordinary, ORDINARY_COUNTS, 1.0)

    def fit(places: np.ndarray) -> Fitted:
        read = [seen[p] for p in places]
        which = one_of(read, [labels[p] for p in places], counting[places])
        whether = any_of(read, no[places, None], counting[places, None], (DISTANCE,))
        return beside(which, whether)

    whole = fit(np.arange(len(given)))
    scores, each = unseen(given, fit, seen, whole.labels)
    found, ruled = of_boundary(scores, whole.labels), by_rule(given, frames_of("replies"))
    at_least = np.where(ruled, np.inf, found)
    possible = max(
        np.quantile(at_least[~no & ~ordinary], 1 - BOUNDARY_FALSE), np.quantile(at_least[ordinary], 1 - ORDINARY_FALSE)
    )
    thresholds = {
        "possible": possible,
        "sure": max(np.quantile(found[~no], 1 - SURE_FALSE), possible),
        "warm": warm_from(found, no & ~ruled, [of_boundary(one, whole.labels) for one in each]),
    }
    said = at_least > possible
    print("possible:", said[no].mean(), "false", said[~no & ~ordinary].mean(), "everyday", said[ordinary].mean())
    print("by rule:", ruled[no].mean(), "false", ruled[~no & ~ordinary].mean(), "everyday", ruled[ordinary].mean())
    recall = {name: float((found[no] > value).mean()) for name, value in thresholds.items()}
    print("replies", len(given), {name: round(value, 2) for name, value in thresholds.items()}, recall)
    write("replies", whole, thresholds, {"texts": len(given)})


def warm_from(found: np.ndarray, no: np.ndarray, each: list[np.ndarray]) -> float:
    """Odds below which hardly a boundary lies whose sentences are all quiet: there, and only there, a reply is warm."""
    quiet = np.array([not np.any(one >= QUIET) for one in each])
    return float(np.sort(found[no & quiet])[int(WARM_MISSED * no.sum())])


def drafts() -> None:
    """The models of drafts: 26 labels, any of which may hold, and some problem; and what one thing a draft is."""
    given = learned("drafts") + learned("ordinary")
    seen, labels = [counted(text.text) for text in given], (*map(str, names.LABELS), SOME)
    held = np.array([[holds(text, label) for label in labels] for text in given])
    counts = np.array([[counts_for(text, label) for label in labels] for text in given])

    def fit(places: np.ndarray) -> Fitted:
        return any_of([seen[p] for p in places], held[places], counts[places], labels)

    def fit_kinds(places: np.ndarray) -> Fitted:
        told = [p for p in places if counts[p, -1]]
        counting = [ORDINARY_COUNTS if given[p].kind == ORDINARY else 1.0 for p in told]
        return one_of([seen[p] for p in told], [kind_of(given[p]) for p in told], counting)

    whole, kinds = fit(np.arange(len(given))), fit_kinds(np.arange(len(given)))
    scores, _ = unseen(given, fit, seen, labels)
    scores[:, -1] += of_problem(unseen(given, fit_kinds, seen, kinds.labels)[0], kinds.labels)
    write("drafts", whole, draft_thresholds(given, scores, held, counts), {"texts": len(given)})
    write("kinds", kinds, {}, {"texts": len(given)})


def kind_of(text: Text) -> str:
    """The one thing a draft is: its gravest problem, else good, else neither; or an everyday message."""
    if text.kind == ORDINARY:
        return ORDINARY
    return next((label for label in PROBLEMS if label in text.labels), GOOD if text.labels else NEITHER)


def of_problem(scores: np.ndarray, labels: tuple[str, ...]) -> np.ndarray:
    """The odds that the one thing a draft is, is a problem."""
    return odds(scores, labels, PROBLEMS, tuple(label for label in labels if label not in PROBLEMS))


def holds(text: Text, label: str) -> bool:
    """Whether a label holds for a draft; SOME where any problem does."""
    return bool(text.labels & set(PROBLEMS)) if label == SOME else label in text.labels


def counts_for(text: Text, label: str) -> float:
    """Whether a text may teach a label: not where it is defensible, nor of everyday messages what is only good."""
    if label == SOME:
        return 1.0 if holds(text, SOME) or not text.also & set(PROBLEMS) else 0.0
    if label in text.also or (label == "too_heavy" and text.context != "first_text"):
        return 0.0
    return 0.0 if text.kind == "ordinary" and label not in PROBLEMS else 1.0


def draft_thresholds(given: list[Text], scores: np.ndarray, held: np.ndarray, counts: np.ndarray) -> dict[str, float]:
    """For each label the score that few texts without it reach, so that drafts without a problem are mostly let be."""
    labels, ruled = list(map(str, names.LABELS)), problem_by_rule(given)
    problems = [place for place, label in enumerate(labels) if label in PROBLEMS and label not in UNHEARD]
    fine = ~held[:, -1] & np.array([text.kind == "drafts" and not text.also & set(PROBLEMS) for text in given])
    found = {
        label: upper(scores[:, p], ~held[:, p] & (counts[:, p] > 0), LABEL_FALSE) for p, label in enumerate(labels)
    }
    said = np.any([scores[:, p] > found[labels[p]] for p in problems], axis=0) | ruled
    found[SOME] = upper(np.where(said, np.inf, scores[:, -1]), fine, DRAFT_FALSE)
    hurt = held[:, -1]
    print("drafts", len(given), "by label", said[hurt].mean(), "false", said[fine].mean(), "rules", ruled[fine].mean())
    said |= scores[:, -1] > found[SOME]
    everyday = np.array([text.kind == "ordinary" for text in given])
    print("   in all", said[hurt].mean(), "false", said[fine].mean(), "everyday", said[everyday].mean())
    print("      ", {label: round((scores[held[:, p], p] > found[label]).mean(), 2) for p, label in enumerate(labels)})
    return found


def problem_by_rule(given: list[Text]) -> np.ndarray:
    """Whether a rule of drafts finds a problem in each text."""
    rules = Rules(frame for frame in draft_frames() if frame.says in PROBLEMS and frame.says not in UNHEARD)
    return by_rule(given, rules)


def upper(scores: np.ndarray, those: np.ndarray, share: float) -> float:
    """The score that this share of `those` lies above."""
    return float(np.quantile(scores[those], 1 - share))


UNHEARD = ("too_heavy", "many_questions", "crisis")  # known by their context, by counting, and by a model of its own


def crisis() -> None:
    """The model of crisis: drafts and replies that speak of dying or self-harm, and everything else."""
    given = [text for kind in ("drafts", "replies", "ordinary") for text in learned(kind) if "crisis" not in text.also]
    seen, held = [counted(text.text) for text in given], np.array([["crisis" in text.labels] for text in given])
    kinds = np.array([text.kind for text in given])
    weighs = np.where((kinds == "replies") & ~held[:, 0], REPLIES_COUNT, 1.0)[:, None]

    def fit(places: np.ndarray) -> Fitted:
        return any_of([seen[p] for p in places], held[places], weighs[places], ("crisis",))

    whole = fit(np.arange(len(given)))
    scores, is_it = unseen(given, fit, seen, whole.labels, by=by_name)[0][:, 0], held[:, 0]
    one_s_own = max(
        upper(scores, ~is_it & (kinds == "drafts"), CRISIS_FALSE),
        upper(scores, ~is_it & (kinds == "ordinary"), CRISIS_ORDINARY),
    )
    theirs = max(one_s_own, upper(scores, ~is_it & (kinds == "replies"), THEIRS_FALSE))
    for name, at in (("one's own", one_s_own), ("theirs", theirs)):
        print("crisis", name, round(at, 2), {kind: (scores[is_it & (kinds == kind)] > at).mean() for kind in kinds[:1]})
    write("crisis", whole, {"crisis": one_s_own, "theirs": theirs}, {"texts": len(given)})


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
