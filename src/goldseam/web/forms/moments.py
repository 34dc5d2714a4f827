"""Forms of the hard minutes. Almost nothing is required: a tap is enough, and every step can be passed over."""

from datetime import date
from typing import Any

from django import forms

from goldseam.web.forms.journal import LETTER
from goldseam.web.forms.ratings import ten
from goldseam.web.forms.space import NEEDS
from goldseam.web.forms.toolkit import TEXT, own_words

SHORT_REPLY = 300  # characters: a short reply; longer ones are letters

OUTCOMES = (
    ("did_not_send", "I did not send it"),
    ("calmer", "I wrote it calmer, and kept it"),
    ("sent", "I sent it"),
    ("more_time", "I need more time"),
)
# Three readings of equal weight, and two for when it is none of them. The programme knows them by these codes.
READINGS = (
    ("engaged", "It reaches out"),
    ("lukewarm", "It is only a word"),
    ("distance", "It asks for distance"),
    ("hesitant", "Both at once"),
    ("unclear", "I can’t tell"),
)
READING_NOTES = {
    "engaged": "Friendly, and it asks something or tells something.",
    "lukewarm": "Polite and short. Habit, a lonely evening, good manners.",
    "distance": "Time, quiet, a limit, a no, or coldness.",
}
DISTANCES = (
    ("space", "They need time or room"),
    ("limit", "Only about some things, or in one way"),
    ("no_contact", "They want no contact"),
    ("final", "They say that it is over"),
    ("new_partner", "There is someone new"),
    ("legal_fear", "They are afraid, or speak of police or a lawyer"),
    ("closed", "Cold, without asking for anything"),
)
STOPPED_BY = (
    ("them", "They told me themselves"),
    ("others", "Someone told me for them"),
    ("police", "The police told me"),
    ("order", "A court or an office ordered it"),
)
TICKS = (
    ("need", "It is only about what is needed"),
    ("now", "It is needed now, not merely today’s longing"),
    ("plain", "There is no blame in it, no past, and no question about us"),
)


def one_of(label: str, options: tuple[tuple[str, str], ...], *, hint: str = "", empty: str = "") -> forms.ChoiceField:
    """One of a few; `empty` is the complaint where it must not be left out."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        required=bool(empty),
        choices=options,
        widget=forms.RadioSelect,
        error_messages={"required": empty, "invalid_choice": "Please choose one of these."},
    )


class UnsentForm(forms.Form):
    """What one wants to say, written where nobody receives it. It may stay empty."""

    text = own_words("What do you want to say?", hint="Nobody receives it.", longest=LETTER)


class OutcomeForm(forms.Form):
    """How it ended, and how strong the pull is now."""

    before = ten("How strong was it at first?")
    after = ten("How strong is it now?")
    outcome = one_of("What happened?", OUTCOMES, empty="Please choose one of the four.")


class TheyWroteForm(forms.Form):
    """What they wrote, and how one reads it. A wish for distance says which."""

    words = own_words("Their words, if you like", hint="So that you need not open the chat again.", longest=LETTER)
    reading = one_of("Which is nearest?", READINGS)
    boundary = one_of("What do they ask for?", DISTANCES)
    until = forms.DateField(
        label="Until when, if they said so",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Please give the day, such as 2026-11-22, or leave it open."},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """Distance is asked for in some way; a day belongs to time, and lies ahead."""
        data = super().clean() or {}
        if data.get("reading") == "distance" and not data.get("boundary"):
            self.add_error("boundary", "Please choose what is nearest to their words.")
        if data.get("boundary") == "space" and data.get("until") and data["until"] < self.today:
            self.add_error("until", "That day has been. Leave it open, or look at the year again.")
        return data

    def heard(self) -> dict[str, Any]:
        """The fields of `they-wrote`; what belongs to distance counts only where distance was read."""
        data = self.cleaned_data
        words, reading, boundary = data["words"] or None, data["reading"] or None, None
        if reading == "distance":
            boundary = data["boundary"]
            reading, boundary = ("closed", None) if boundary == "closed" else ("boundary", boundary)
        until = data["until"] if boundary == "space" else None
        return {"words": words, "reading": reading, "boundary": boundary, "until": until}


class ReplyForm(forms.Form):
    """A short reply, written here before anywhere else."""

    words = own_words("Your reply", longest=SHORT_REPLY, hint="Two or three sentences, easy to leave unanswered.")


class NeededMessageForm(forms.Form):
    """Three questions before a message that something needed asks for."""

    about = one_of("What is it about?", NEEDS, empty="Please choose what it is about.")
    ticks = forms.MultipleChoiceField(
        label="Read it once as they would. Is all of this true?",
        required=False,
        choices=TICKS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Please choose from these."},
    )

    def clean_ticks(self) -> list[str]:
        """Logged as needed only where all three hold."""
        ticked: list[str] = self.cleaned_data["ticks"]
        if len(ticked) < len(TICKS):
            raise forms.ValidationError(
                "One of the three is open. Then it can wait, or become shorter: take out what is not needed."
            )
        return ticked


class StopForm(forms.Form):
    """That they asked for no more contact, how it reached one, and their words."""

    by = one_of("How did you hear it?", STOPPED_BY, empty="Please choose how it reached you.")
    words = own_words("Their words, if you like", longest=TEXT)


class PlainForm(forms.Form):
    """A page whose one sentence is the answer."""
