"""Fitting weights: texts to counted features, features to weights, weights to whole numbers in a file.

scikit-learn and numpy are used here and nowhere in the package.
"""

import json
import warnings
import zlib
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from goldseam.coach.features import features
from goldseam.coach.model import BYTES, MAGIC, ZERO
from goldseam.coach.text import sentences

warnings.simplefilter("ignore", ConvergenceWarning)  # stopping early is meant: it fits the unseen no worse
KINDS = 3
STEPS = 12  # in which a weight is told, from nothing to nearly the greatest; with 127 nothing more is heard
COUNT_FOR = (1.5, 1.0, 1.0)  # words, letters, meanings
Counted = list[tuple[set[int], ...]]  # of one text: for each sentence, for each kind, the numbers of its features


def counted(text: str) -> Counted:
    return [features(sentence) for sentence in sentences(text)]


@dataclass(frozen=True)
class Shape:
    """Which features there are, kind by kind, and how rare each is."""

    places: tuple[dict[int, int], ...]
    rarity: np.ndarray

    def matrix(self, texts: Sequence[Counted]) -> sparse.csr_matrix:
        """One row a text: how often each feature is in it, by the root of how many there are, times its rarity."""
        blocks = [self._block(kind, texts) for kind in range(KINDS)]
        return (sparse.hstack(blocks) @ sparse.diags(self.rarity.astype(np.float32))).tocsr()

    def _block(self, kind: int, texts: Sequence[Counted]) -> sparse.csr_matrix:
        places, data, columns, ends = self.places[kind], [], [], [0]
        for text in texts:
            found: Counter[int] = Counter()
            for sentence in text:
                found.update(places[number] for number in sentence[kind] if number in places)
            share = max(sum(len(sentence[kind]) for sentence in text), 1) ** -0.5
            placed = sorted(found.items())  # sums of fractions depend on their order, and sets have none of their own
            columns.extend(place for place, _ in placed)
            data.extend(count * share for _, count in placed)
            ends.append(len(columns))
        return sparse.csr_matrix((data, columns, ends), shape=(len(texts), len(places)), dtype=np.float32)


def shape(texts: Sequence[Counted], at_least: int = 2) -> Shape:
    """The features that are in at least so many texts."""
    places, rarities = [], []
    for kind in range(KINDS):
        seen = Counter(number for text in texts for number in set().union(*(sentence[kind] for sentence in text)))
        kept = sorted(number for number, times in seen.items() if times >= at_least)
        places.append({number: place for place, number in enumerate(kept)})
        rarity = np.log((1 + len(texts)) / (1 + np.array([seen[number] for number in kept]))) + 1
        rarities.append(rarity * COUNT_FOR[kind])
    rarity = np.concatenate(rarities)
    return Shape(tuple(places), rarity / rarity.mean())


@dataclass(frozen=True)
class Fitted:
    """Weights as fitted, one column a label."""

    shape: Shape
    labels: tuple[str, ...]
    weights: np.ndarray
    start: np.ndarray

    def scores(self, texts: Sequence[Counted]) -> np.ndarray:
        return self.shape.matrix(texts) @ self.weights + self.start

    def each(self, texts: Sequence[Counted]) -> list[np.ndarray]:
        """The scores of each sentence of each text."""
        flat = [[sentence] for text in texts for sentence in text]
        scores, found, place = self.scores(flat) if flat else np.zeros((0, len(self.labels))), [], 0
        for text in texts:
            found.append(scores[place : place + len(text)])
            place += len(text)
        return found


def one_of(texts: Sequence[Counted], labels: Sequence[str], weights: Sequence[float], cost: float = 15.0) -> Fitted:
    """Fit labels of which exactly one holds for each text."""
    made = shape(texts)
    fitted = LogisticRegression(C=cost, max_iter=60)
    fitted.fit(made.matrix(texts), np.array(labels), sample_weight=np.array(weights))
    return Fitted(made, tuple(map(str, fitted.classes_)), fitted.coef_.T, fitted.intercept_)


def any_of(
    texts: Sequence[Counted], held: np.ndarray, counts: np.ndarray, labels: Sequence[str], cost: float = 10.0
) -> Fitted:
    """Fit labels each of which holds or does not. `held`: texts by labels; `counts`: how much each of these counts."""
    made = shape(texts)
    matrix = made.matrix(texts)

    def one(label: int) -> tuple[np.ndarray, float]:
        asked = counts[:, label] > 0
        fitted = LogisticRegression(C=cost, class_weight="balanced", solver="liblinear", random_state=0)
        fitted.fit(matrix[asked], held[asked, label], sample_weight=counts[asked, label])
        return fitted.coef_[0], fitted.intercept_[0]

    with ThreadPoolExecutor() as hands:  # each label by itself: the same whoever is done first
        columns, starts = zip(*hands.map(one, range(len(labels))), strict=True)
    return Fitted(made, tuple(labels), np.array(columns).T, np.array(starts))


def beside(one: Fitted, other: Fitted) -> Fitted:
    """Two fitted to the same texts as one, with the labels of both."""
    if one.shape.places != other.shape.places:
        raise ValueError("these were not fitted to the same texts")
    weights, start = np.hstack([one.weights, other.weights]), np.concatenate([one.start, other.start])
    return Fitted(one.shape, (*one.labels, *other.labels), weights, start)


def stored(fitted: Fitted, keep: int, thresholds: dict[str, float], notes: dict[str, object]) -> bytes:
    """The `keep` features that weigh most, as small whole numbers, in the form model.py reads."""
    real = fitted.weights * fitted.shape.rarity[:, None]  # the rarity goes into the weight
    strength = np.abs(real).max(axis=1)
    kept = strength >= np.sort(strength)[::-1][min(keep, len(strength)) - 1]
    kinds, rest, first = [], [], 0
    for places in fitted.shape.places:
        numbers = np.array(sorted(places), dtype="<u4")
        block, chosen = real[first : first + len(places)], kept[first : first + len(places)]
        worth = np.maximum(np.quantile(np.abs(block[chosen]), 0.999, axis=0) / STEPS, 1e-9) if chosen.any() else 1e-9
        steps = np.clip(np.rint(block[chosen] / worth), -127, 127).astype(int) + ZERO
        apart = np.diff(numbers[chosen], prepend=0).astype("<u4").view(np.uint8).reshape(-1, BYTES)
        rest.append(apart.T.tobytes() + steps.astype(np.uint8).tobytes())
        kinds.append({"features": int(chosen.sum()), "worth": [float(f"{one:.6g}") for one in np.atleast_1d(worth)]})
        first += len(places)
    head = {
        "labels": list(fitted.labels),
        "start": [float(f"{one:.6g}") for one in fitted.start],
        "kinds": kinds,
        "thresholds": {name: float(f"{value:.4f}") for name, value in sorted(thresholds.items())},
        **notes,
    }
    encoded = json.dumps(head, sort_keys=True).encode()
    return MAGIC + len(encoded).to_bytes(4, "little") + encoded + zlib.compress(b"".join(rest), 9)
