"""The language coach: what a reply says, and how a draft may read. Offline; no clock, no chance, nothing kept.

read_reply(text, earlier)        a reply to a Reading: its tone, and above all whether it asks for distance
check_draft(text, context)       a draft to findings with span, why and suggestion
crisis_words(text)               the phrases after which help is offered beside a text (CR-04)
forget()                         let go of the words kept in memory

Standard library only. Rules, concepts and weights are data beside the code; DATA names their version. Whatever is
said here only ever adds caution: nothing is opened, closed or stored because of it.
"""

from goldseam.coach.answers import Checked, Finding, Reading, Reason, Span
from goldseam.coach.crisis import crisis_words
from goldseam.coach.drafts import check_draft
from goldseam.coach.memory import forget
from goldseam.coach.names import LABELS, Boundary, Confidence, Context, Label, Problem, Strength, Tone
from goldseam.coach.replies import read_reply

__all__ = [
    "LABELS",
    "Boundary",
    "Checked",
    "Confidence",
    "Context",
    "Finding",
    "Label",
    "Problem",
    "Reading",
    "Reason",
    "Span",
    "Strength",
    "Tone",
    "check_draft",
    "crisis_words",
    "forget",
    "read_reply",
]
