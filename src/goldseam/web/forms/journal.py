"""Letters, putting a line right, and what is to be erased at once."""

from datetime import date, timedelta
from typing import Any

from django import forms

from goldseam.web.forms.toolkit import LINE, own_words

LETTER = 20_000  # characters: about ten pages
EARLIEST = date(1900, 1, 1)
FAR = timedelta(days=3 * 366)  # a stop line further away than that is no line


def a_day(label: str, hint: str = "", empty: str = "Please give the day.") -> forms.DateField:
    """A local date that has to be given."""
    return forms.DateField(
        label=label,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": empty, "invalid": "Please give the day, such as 2026-11-22."},
    )


class LetterForm(forms.Form):
    """A letter that stays here."""

    text = own_words("Your letter", longest=LETTER, empty="There is nothing on the page yet. It can wait.")


class SpanForm(forms.Form):
    """A span of days, both included."""

    first = a_day("From", empty="Please give the first day.")
    last = a_day("to", empty="Please give the last day.")

    def clean(self) -> dict[str, Any]:
        """A span has a beginning before its end."""
        data = super().clean() or {}
        if not self.errors and data["last"] < data["first"]:
            self.add_error("last", "The last day comes before the first.")
        return data


class NameForm(forms.Form):
    """A name, or any word."""

    words = own_words(
        "A name or a word", longest=LINE, empty="Please write a name or a word first.", box=False,
        hint="Every line in which you wrote it, also as part of a longer word.",
    )  # fmt: skip


class StopLineForm(forms.Form):
    """If this has not happened by then, I let go."""

    if_ = own_words(
        "If",
        hint="One thing you could see: “if they have not written of their own accord”.",
        longest=LINE,
        empty="Please write what it hangs on. One thing is enough.",
        box=False,
    )
    by = a_day("by", hint="A day that is far enough away to be fair, and near enough to be real.")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_by(self) -> date:
        """A day to come, and within a few years."""
        day: date = self.cleaned_data["by"]
        if day <= self.today:
            raise forms.ValidationError("That day is here or has been. A line needs some days before it.")
        if day > self.today + FAR:
            raise forms.ValidationError("That is more than three years away. Is the year right?")
        return day
