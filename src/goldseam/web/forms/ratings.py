"""Ratings of a day, and questionnaires: numbers one taps, a note one may write."""

from collections.abc import Sequence
from typing import Any

from django import forms

from goldseam.web.forms.days import OnADay

NOTE = 2000  # characters: a note, not a letter


def ten(label: str, hint: str = "", empty: str = "") -> forms.TypedChoiceField:
    """A rating from 0 to 10; its value is an int or None. `empty` is the complaint where it must not be left out."""
    return forms.TypedChoiceField(
        label=label,
        help_text=hint,
        required=bool(empty),
        choices=[(str(n), str(n)) for n in range(11)],
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Please choose a number from 0 to 10.", "required": empty},
    )


class TodayForm(forms.Form):
    """The one rating of Today: a number, and a tap to keep it."""

    like_myself = ten("How like myself do I feel?", empty="Please tap a number first. There is no wrong one.")


class DayForm(OnADay):
    """How one day was. Everything may be left out, but not all of it at once."""

    like_myself = ten("How like myself did I feel?")
    mood = ten("Mood")
    hurt = ten("Hurt")
    longing = ten("Longing")
    sleep = ten("Sleep, the night before")
    note = forms.CharField(
        label="A note, if you like",
        required=False,
        max_length=NOTE,
        widget=forms.Textarea,
        error_messages={"max_length": f"A note holds {NOTE:,} characters. Please shorten it, or write a letter."},
    )

    GIVEN = ("like_myself", "mood", "hurt", "longing", "sleep", "note")

    def clean(self) -> dict[str, Any]:
        """An empty form records nothing, and says so."""
        data = super().clean()
        if not self.errors and not self.given():
            raise forms.ValidationError("Nothing is chosen yet. One number is enough.")
        return data

    def given(self) -> dict[str, Any]:
        """What was filled in, by the names of `day-rated`."""
        found = {name: self.cleaned_data.get(name) for name in self.GIVEN}
        return {name: value for name, value in found.items() if value not in (None, "")}


class ScreenForm(forms.Form):
    """A questionnaire: its items in their exact words, each with the same answers."""

    def __init__(self, *args: Any, items: Sequence[str], answers: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, item in enumerate(items, start=1):
            self.fields[f"item{number}"] = forms.TypedChoiceField(
                label=item,
                choices=[(str(value), answer) for value, answer in enumerate(answers)],
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={
                    "required": "This one is still open. You can also stop here; nothing is kept then.",
                    "invalid_choice": "Please choose one of the four.",
                },
            )

    def answers(self) -> tuple[int, ...]:
        """The answers in the order of the items."""
        return tuple(self.cleaned_data[name] for name in self.fields)
