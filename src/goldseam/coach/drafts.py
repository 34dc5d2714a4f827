"""Checking a draft before it is sent: what may hurt, why, what could stand there instead; and what is good in it.

Frames (en/drafts.toml) say what is certain; the model (model.py) adds what is said in other words. Nothing is taken
away from a find of the frames. What a find is called, why it may hurt and what to do: en/whys.toml.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from goldseam.coach.answers import Checked, Finding, Span
from goldseam.coach.crisis import crisis_reasons
from goldseam.coach.frames import Frame, found_in, frames
from goldseam.coach.model import Scores, model, odds
from goldseam.coach.names import LABELS, Context, Label, Problem, Strength
from goldseam.coach.ready import Ready
from goldseam.coach.rewrite import insists, plain, rewritten, tells_of_harm
from goldseam.coach.spelling import HERE
from goldseam.coach.text import BEGINNING, Sentence

LONG_FIRST_TEXT = 70  # words; a first message longer than this is hard to answer (language.md §2)
MANY = 3  # questions; so many at once read like an examination (language.md §2)
SOME = "some"  # what the model calls a draft in which there is a problem, whichever it is
KNOWN_OTHERWISE = frozenset({Problem.CRISIS, Problem.MANY_QUESTIONS})  # by a model of its own, by counting

# A strength is not praised where the same draft takes it back: a sorry with a but, a free choice with a threat.
UNDONE_BY: Mapping[Strength, frozenset[Problem]] = {
    Strength.APOLOGY_REGRET: frozenset({Problem.NON_APOLOGY, Problem.DEFENSIVENESS}),
    Strength.APOLOGY_SPECIFIC: frozenset({Problem.NON_APOLOGY, Problem.DEFENSIVENESS}),
    Strength.OWNERSHIP: frozenset({Problem.NON_APOLOGY, Problem.DEFENSIVENESS}),
    Strength.ACCEPTS_CHOICE: frozenset({Problem.PRESSURE, Problem.THREAT}),
    Strength.APPRECIATION: frozenset({Problem.CRISIS, Problem.CONTEMPT}),
    Strength.OPEN_QUESTION: frozenset({Problem.MANY_QUESTIONS, Problem.JEALOUSY}),
    Strength.SPECIFIC_REQUEST: frozenset({Problem.PRESSURE, Problem.THREAT, Problem.PLEADING}),
}


# A plain sorry, or one's own part said plainly, is no excuse to the model either, unless it turns: but, if, you felt.
OWNED = frozenset({"regret.plain", "regret.deed", "own.part"})
TURNED = frozenset({Problem.NON_APOLOGY, Problem.DEFENSIVENESS})
TURNS = re.compile(
    r"\b(but|if|though|although|however|anyway|unless|except|because|only|just|still|everyone|everybody|nobody is)\b"
    r"|\byou (feel|felt|took|take|think|thought|are|were|made|did|had|got|have|never|always|can|could|would|know)\b"
    r"|\b(that|your) (you|feelings|friends|reaction)\b"
)


class Find(NamedTuple):
    """A label, the phrase it rests on, and the rule that knows it."""

    label: Label
    span: Span
    rule: str


@cache
def whys() -> Mapping[Label, Mapping[str, str]]:
    """For each category its name and, for problems, why it may hurt and what could stand there instead."""
    read = tomllib.loads((HERE / "whys.toml").read_text(encoding="utf-8"))
    return {label: read[label] for label in LABELS}


@cache
def draft_frames() -> tuple[Frame, ...]:
    """The frames of drafts."""
    entries = tomllib.loads((HERE / "drafts.toml").read_text(encoding="utf-8"))["frame"]
    return frames({"why": whys()[_label(one["says"])].get("why", ""), **one} for one in entries)


def _label(name: str) -> Label:
    return next(label for label in LABELS if label == name)


def check_draft(text: str, context: Context | str = Context.TEXT, feeling: str | None = None) -> Checked:
    """What may hurt in a draft, and what is good in it.

    `context` is what it is for; `feeling` is the one the person chose, for the rewrite. ValueError: no such context.
    """
    context = Context(context)
    ready = Ready(text)
    read = ready.sentences
    found = [Find(Problem.CRISIS, one.span, "crisis.words") for one in crisis_reasons(ready)]
    found += [Find(_label(one.frame.says), one.span, one.frame.id) for one in found_in(ready.lines, draft_frames())]
    found += _counted(text, read)
    found += _likely(ready, {one.label for one in found}, TURNED if _owned(read, found) else frozenset())
    if context is not Context.FIRST_TEXT:
        found = [one for one in found if one.label is not Problem.TOO_HEAVY]
    labels = _held(one.label for one in found)
    return Checked(
        findings=_findings(found),
        labels=labels,
        crisis=Problem.CRISIS in labels,
        rewrite=rewritten(read, labels, feeling),
        harm=tells_of_harm(read),
        insists=insists(read, labels),
        english=ready.english,
    )


def _owned(read: Sequence[Sentence], found: Iterable[Find]) -> bool:
    """Whether the draft says sorry, or what was one's own part, and nothing in it turns that round."""
    said = any(one.rule in OWNED for one in found)
    return said and not any(TURNS.search(plain(sentence)) for sentence in read)


def _counted(text: str, read: Sequence[Sentence]) -> list[Find]:
    """What is seen by counting: many questions, a long first text."""
    found: list[Find] = []
    asking = [sentence for sentence in read if sentence.asks]
    if len(asking) >= MANY:
        found.append(Find(Problem.MANY_QUESTIONS, Span(asking[0].span.start, asking[-1].span.end), "questions.many"))
    beginning = text[:BEGINNING]  # enough to know by, however long the rest is
    if len(beginning.split(maxsplit=LONG_FIRST_TEXT)) > LONG_FIRST_TEXT:
        found.append(Find(Problem.TOO_HEAVY, Span(0, len(text)), "heavy.long"))
    return found


def _likely(ready: Ready, known: set[Label], spared: frozenset[Problem]) -> list[Find]:
    """What the model adds: labels no frame has found, and none of the `spared`, each at the sentence most like it."""
    read = ready.sentences
    if not read:
        return []
    weights = model("drafts")
    scores = weights.scores(read, ready.counted)
    wanted = [label for label in LABELS if label not in known | KNOWN_OTHERWISE | spared]
    over = {label: scores.whole[label] - weights.threshold(label) for label in wanted}
    likely = [label for label in wanted if over[label] >= 0]
    problems = [label for label in wanted if isinstance(label, Problem) and label is not Problem.TOO_HEAVY]
    silent = not spared and not any(isinstance(label, Problem) for label in (*known, *likely))
    if silent and scores.whole[SOME] + _hurting(ready) >= weights.threshold(SOME):
        likely.append(max(problems, key=lambda label: over[label]))  # some problem: called by the likeliest name
    return [Find(label, _strongest(label, read, scores), f"model.{label}") for label in likely]


def _hurting(ready: Ready) -> float:
    """How much speaks for it, where a draft can be one thing only, that this is some problem: odds."""
    kinds = model("kinds")
    scores = kinds.scores(ready.sentences, ready.counted).whole
    hurting = [kind for kind in scores if kind in set(Problem)]  # lists: sums of fractions depend on their order
    return odds(scores, hurting, [kind for kind in scores if kind not in set(Problem)])


def _strongest(label: Label, read: Sequence[Sentence], scores: Scores) -> Span:
    best = max(range(len(read)), key=lambda place: (scores.each[place][label], -place))
    return read[best].span


def _held(found: Iterable[Label]) -> tuple[Label, ...]:
    """The labels in their order, without the strengths a problem undoes."""
    held = set(found)
    undone = {strength for strength, problems in UNDONE_BY.items() if problems & held}
    return tuple(label for label in LABELS if label in held - undone)


def _findings(found: Iterable[Find]) -> tuple[Finding, ...]:
    """The problems among the finds, gravest first, then as they stand in the text."""
    order = {problem: rank for rank, problem in enumerate(Problem)}
    problems = sorted(
        {one for one in found if one.label in order}, key=lambda one: (order[Problem(one.label)], one[1:])
    )
    return tuple(_finding(one) for one in problems)


def _finding(one: Find) -> Finding:
    say = whys()[one.label]
    return Finding(one.label, one.span, say["why"], say["suggestion"], one.rule)
