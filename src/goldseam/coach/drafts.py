"""Checking a draft before it is sent. Rules, reasons, suggestions and the rewrite come here; the model is model.py."""

from goldseam.coach.answers import Checked, Finding
from goldseam.coach.crisis import crisis_words
from goldseam.coach.names import Context, Label, Problem


def check_draft(text: str, context: Context | str = Context.TEXT, feeling: str | None = None) -> Checked:
    """What may hurt in a draft, and what is good in it.

    `context` is what it is for; `feeling` is the one the person chose, for the rewrite. ValueError: no such context.
    """
    Context(context)
    spans = crisis_words(text)
    findings = tuple(Finding(Problem.CRISIS, span, "", "", "crisis.words") for span in spans)
    labels: tuple[Label, ...] = (Problem.CRISIS,) if spans else ()
    return Checked(findings=findings, labels=labels, crisis=bool(spans), rewrite=None)
