"""How the model of replies does on a session it has not learned from: the honest estimate for phrasing nobody foresaw.

    python corpus/measure.py      minutes; recall of boundaries by the model alone, at 8 % of false alarms

Files of one session share the one who invented their writers, so a held-out writer of a known session is an easier
test. Then the curve: the same with an eighth, a quarter, a half of the writers.
"""

import numpy as np
from fit import counted, one_of
from make_model import BOUNDARIES, ORDINARY, ORDINARY_COUNTS, TONES, odds, one_label
from texts import texts

FALSE = 0.08
ASKED = (1, 2, 8)  # sessions that are large enough to be asked


def recall(learned: list[int], asked: list[int], seen: list, labels: list[str]) -> float:
    """The share of boundaries heard where so many of the others are false alarms."""
    counts = [ORDINARY_COUNTS if labels[place] == ORDINARY else 1.0 for place in learned]
    fitted = one_of([seen[place] for place in learned], [labels[place] for place in learned], counts)
    found = odds(fitted.scores([seen[place] for place in asked]), fitted.labels, BOUNDARIES, (*TONES, ORDINARY))
    no = np.array([labels[place] in BOUNDARIES for place in asked])
    return float((found[no] > np.quantile(found[~no], 1 - FALSE)).mean())


def main() -> None:
    """Each session by the others, and the curve over how many writers there are to learn from."""
    given = [text for text in texts("replies") if "boundary" in text.labels or "boundary" not in text.also]
    given += list(texts("ordinary"))
    seen, labels = [counted(text.text) for text in given], [one_label(text) for text in given]
    for session in ASKED:
        asked = [place for place, text in enumerate(given) if text.session == session]
        writers = sorted({text.writer for text in given if text.session != session and text.kind == "replies"})
        for share in (8, 4, 2, 1):
            kept = set(writers[::share])
            learned = [
                place
                for place, text in enumerate(given)
                if text.session != session and (text.writer in kept or text.kind == "ordinary")
            ]
            texts_of = sum(given[place].kind == "replies" for place in learned)
            print(
                f"session {session} by {texts_of} other replies: {recall(learned, asked, seen, labels):.3f}", flush=True
            )


if __name__ == "__main__":
    main()
