"""What the coach, as it is in the package, makes of texts it was not made from. Totals only, never a text.

python corpus/score.py                    the writers marked as held out
python corpus/score.py corpus/blind       texts of writers who saw neither rules nor corpus
python corpus/score.py --ordinary         everyday messages that no weight was fitted on (held out)
"""

import argparse
import math
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from texts import HERE, Text, texts

from goldseam.coach import Problem, Tone, check_draft, read_reply
from goldseam.coach.crisis import crisis_words


def upper(hits: int, of: int) -> float:
    """The upper end of the 95 % interval (Wilson) of a share."""
    if of == 0:
        return 1.0
    share, z = hits / of, 1.96
    middle = share + z * z / (2 * of)
    return (middle + z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))) / (1 + z * z / of)


def said(name: str, hits: int, of: int) -> None:
    share = hits / of if of else float("nan")
    print(f"  {name:46} {hits:5} of {of:5}  {share:7.3f}   (at most {upper(hits, of):.3f})")


def replies(given: Sequence[Text]) -> None:
    """Boundaries heard and missed, false alarms, and how many tones are right."""
    no = [(text, read_reply(text.text)) for text in given if "boundary" in text.labels]
    other = [
        (text, read_reply(text.text)) for text in given if "boundary" not in text.labels and "boundary" not in text.also
    ]
    print(f"replies: {len(given)}")
    said("boundary heard as certain", sum(one.reading is Tone.BOUNDARY for _, one in no), len(no))
    said("boundary heard as certain or possible", sum(_heard(one) for _, one in no), len(no))
    said("boundary held for engaged", sum(one.reading is Tone.ENGAGED for _, one in no), len(no))
    said(
        "type of boundary right, where heard",
        sum(one.boundary in text.labels for text, one in no if _heard(one)),
        sum(_heard(one) for _, one in no),
    )
    said("false alarm, certain", sum(one.reading is Tone.BOUNDARY for _, one in other), len(other))
    said("false alarm, certain or possible", sum(_heard(one) for _, one in other), len(other))
    for tone in Tone:
        if tone is not Tone.BOUNDARY:
            mine = [(text, one) for text, one in other if tone in text.labels]
            said(
                f"read as {tone}, or as what is defensible",
                sum(one.reading == tone or one.reading in text.also for text, one in mine),
                len(mine),
            )
    theirs = [text for text in given if "crisis" in text.labels]
    said("their crisis noticed", sum(bool(crisis_words(text.text)) for text in theirs), len(theirs))


def _heard(one: object) -> bool:
    return one.reading is Tone.BOUNDARY or one.possible_boundary  # type: ignore[attr-defined]


def drafts(given: Sequence[Text]) -> None:
    """Whether a problem is found where there is one, label by label, and crisis."""
    checked = [(text, check_draft(text.text, text.context)) for text in given]
    problems = set(map(str, Problem))
    hurt = [(text, set(map(str, one.labels))) for text, one in checked if problems & text.labels]
    fine = [(text, set(map(str, one.labels))) for text, one in checked if not problems & (text.labels | text.also)]
    print(f"drafts: {len(given)}")
    said("some problem found", sum(bool(problems & found) for _, found in hurt), len(hurt))
    said("false alarm", sum(bool(problems & found) for _, found in fine), len(fine))
    said(
        "labels found, problems",
        sum(len(found & text.labels & problems) for text, found in hurt),
        sum(len(text.labels & problems) for text, _ in hurt),
    )
    dark = [(text, one) for text, one in checked if "crisis" in text.labels]
    said("crisis heard", sum(one.crisis for _, one in dark), len(dark))
    light = [one for text, one in checked if "crisis" not in text.labels | text.also]
    said("crisis, false alarm", sum(one.crisis for one in light), len(light))
    wanted, right = Counter(label for text in given for label in text.labels), Counter()
    false = Counter()
    for text, one in checked:
        found = set(map(str, one.labels))
        right.update(found & text.labels)
        false.update(found - text.labels - text.also)
    for label in sorted(wanted):
        print(f"    {label:22} {right[label]:4} of {wanted[label]:4} found, {false[label]:4} false")


def ordinary(given: Sequence[Text]) -> None:
    """Everyday messages: every find is a false alarm."""
    read = [read_reply(text.text) for text in given]
    print(f"ordinary: {len(given)}")
    said("certain boundary", sum(one.reading is Tone.BOUNDARY for one in read), len(read))
    said("possible boundary besides", sum(one.possible_boundary for one in read), len(read))
    said("crisis", sum(bool(crisis_words(text.text)) for text in given), len(given))
    problems = set(map(str, Problem))
    said(
        "any problem of drafts",
        sum(bool(problems & set(map(str, check_draft(text.text).labels))) for text in given),
        len(given),
    )


def dark(given: Sequence[Text]) -> None:
    """Lines that speak of dying or self-harm, mostly veiled, and lines that only sound like it."""
    print(f"crisis: {len(given)}")
    for name, wanted in (("heard", True), ("false alarm", False)):
        mine = [text for text in given if ("crisis" in text.labels) is wanted]
        said(name, sum(bool(crisis_words(text.text)) for text in mine), len(mine))


def by_kin(given: Sequence[Text]) -> tuple[list[Text], ...]:
    """Those of the two sessions that kept stock phrases away on purpose, and those of later, plainer ones."""
    if not any(text.session for text in given):
        return ()
    return [text for text in given if text.session <= 2], [text for text in given if text.session > 2]


def main() -> None:
    """Score a folder, or the held-out writers of this one."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("folder", nargs="?", type=Path, default=HERE)
    asked.add_argument("--all", action="store_true", help="of this folder all writers, not the held-out ones alone")
    wanted = asked.parse_args()
    begun = time.process_time()
    for kind, score in (("replies", replies), ("drafts", drafts), ("ordinary", ordinary), ("crisis", dark)):
        given = [text for text in texts(kind, wanted.folder) if wanted.all or wanted.folder != HERE or text.held_out]
        for part in (given, *(by_kin(given) if kind == "replies" else ())):
            if part:
                score(part)
    print(f"{time.process_time() - begun:.1f} s")


if __name__ == "__main__":
    main()
