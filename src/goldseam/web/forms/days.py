"""Which day it was: today with no tap, yesterday with one, or any day that was not long ago."""

from datetime import date, timedelta
from typing import Any

from django import forms

BACK = 60  # days: further back nothing that is shown or asked would change

TODAY, YESTERDAY, OTHER = "today", "yesterday", "other"


class OnADay(forms.Form):
    """A form about one day that has been. A date that was written counts before a pill."""

    when = forms.ChoiceField(
        label="When was it?",
        required=False,
        choices=((TODAY, "Today"), (YESTERDAY, "Yesterday"), (OTHER, "Another day")),
        initial=TODAY,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Please choose one of these."},
    )
    on = forms.DateField(
        label="Which day?",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Please give the day, such as 2026-11-22."},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date | None:
        """A day that has been, and not long ago."""
        day: date | None = self.cleaned_data["on"]
        if day is not None and day > self.today:
            raise forms.ValidationError("That day has not come yet.")
        if day is not None and day < self.today - timedelta(days=BACK):
            raise forms.ValidationError(f"That is more than {BACK} days ago. Nothing here needs it any more.")
        return day

    def clean(self) -> dict[str, Any]:
        """Another day needs its date."""
        data = super().clean() or {}
        if data.get("when") == OTHER and data.get("on") is None and "on" not in self.errors:
            self.add_error("on", "Please give the day.")
        return data

    def day(self) -> date:
        """The day that was chosen."""
        chosen: date | None = self.cleaned_data["on"]
        if chosen is not None:
            return chosen
        return self.today - timedelta(days=1) if self.cleaned_data["when"] == YESTERDAY else self.today
