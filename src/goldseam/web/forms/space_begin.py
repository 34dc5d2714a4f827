"""Beginning the pause: how long, what counts then, and the note that announces it."""

from typing import Any

from django import forms

from goldseam.programme.space import LONGEST, SHORTEST, START_LENGTH
from goldseam.web.forms.toolkit import own_words

CHIPS = (21, 30, 45, 60, 90)
NOTE = 600  # characters: a note, not a letter

MODES = (
    ("child", "A child"),
    ("work", "Work or school"),
    ("home", "We share a home"),
    ("friends", "Shared friends"),
    ("belongings", "Belongings to hand over"),
    ("order", "A court or police order"),
)

# What each mode lets count as needed, in one line.
MODE_NOTES = {
    "child": "Messages and handovers about the child are not slips.",
    "work": "Greetings and shared tasks are not slips.",
    "home": "The flat, bills and keys are not slips.",
    "friends": "Being in the same room is not a slip. News about them can wait.",
    "belongings": "Handing things over is not a slip.",
    "order": "The order decides what may be said. Nothing here goes beyond it.",
}


class BeginForm(forms.Form):
    """The length of the pause, by chip or by number, and the modes that change what counts."""

    chip = forms.TypedChoiceField(
        label="How many days?",
        required=False,
        choices=[(str(days), str(days)) for days in CHIPS],
        coerce=int,
        empty_value=None,
        initial=str(START_LENGTH),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Please choose one of these, or write a number."},
    )
    days = forms.IntegerField(
        label="Or another number",
        required=False,
        min_value=SHORTEST,
        max_value=LONGEST,
        error_messages={
            "invalid": "Please give a whole number of days.",
            "min_value": f"A pause here lasts at least {SHORTEST} days. Shorter is yours to do, without a count.",
            "max_value": f"A pause here lasts at most {LONGEST} days. You can begin another one afterwards.",
        },
    )
    modes = forms.MultipleChoiceField(
        label="Tick what is true. It changes what counts.",
        required=False,
        choices=MODES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Please choose from these."},
    )

    def clean(self) -> dict[str, Any]:
        """A number that was written counts before a chip; without either there is no pause."""
        data = super().clean() or {}
        if not self.errors and data["days"] is None and data["chip"] is None:
            self.add_error("chip", "Please choose a length.")
        return data

    def length(self) -> int:
        """The days chosen."""
        return int(self.cleaned_data["days"] or self.cleaned_data["chip"])


class NoteForm(forms.Form):
    """The note as the person would say it."""

    words = own_words(
        "Your words",
        longest=NOTE,
        hint="Change it until it sounds like you. Short is kind.",
        empty="There is nothing here to keep. Going without a note is just as good.",
    )
