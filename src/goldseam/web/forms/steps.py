"""Steps towards the other person: the words of a message, how a step went, what the talk came to."""

from datetime import date, timedelta
from typing import Any

from django import forms

from goldseam.web.forms.moments import one_of
from goldseam.web.forms.toolkit import TEXT, own_words

MESSAGE = 300  # characters: a light message (programme.md §6)
FAR = timedelta(days=3 * 366)

FIVE = (("1", "Hard"), ("2", "Not easy"), ("3", "All right"), ("4", "Good"), ("5", "Very good"))
YES_NO = (("yes", "Yes"), ("no", "No, or I am not sure"))
OUTCOMES = (
    ("we_try", "We both want to try"),
    ("need_time", "They, or I, need time"),
    ("no", "The answer is no"),
)


class MessageForm(forms.Form):
    """The words of a light message. They may stay empty: what was sent is nobody's business but one's own."""

    words = own_words(
        "Your words",
        hint="Friendly, about something small, nothing about the two of you, and nothing they have to answer.",
        longest=MESSAGE,
    )


class BareForm(forms.Form):
    """A page on which there is nothing to fill in."""


class ReviewForm(forms.Form):
    """How a call or a meeting went."""

    mine = one_of("How was it for you?", FIVE, empty="Please choose one.")
    theirs = one_of(
        "And for them, as far as you could tell?", FIVE, empty="Please choose one. A guess is all it can be."
    )
    both_wanted_more = one_of(
        "Did you both want more of it?",
        YES_NO,
        hint="Said, or plain to see. A maybe is a no for now.",
        empty="Please choose one.",
    )
    note = own_words("A line for yourself, if you like", longest=TEXT)

    def given(self) -> dict[str, Any]:
        """What was filled in, by the names of `step-reviewed`."""
        data = self.cleaned_data
        return {
            "mine": int(data["mine"]),
            "theirs": int(data["theirs"]),
            "both_wanted_more": data["both_wanted_more"] == "yes",
            "note": data["note"] or None,
        }


class TalkForm(forms.Form):
    """What the talk came to, in each side's own words."""

    outcome = one_of("What did it come to?", OUTCOMES, empty="Please choose one of the three.")
    until = forms.DateField(
        label="Until when, if they named a day",
        help_text="Without a day it is theirs to say when.",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Please give the day, such as 2026-12-24."},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_until(self) -> date | None:
        """A day to come, and within a few years."""
        day: date | None = self.cleaned_data["until"]
        if day and not self.today <= day <= self.today + FAR:
            raise forms.ValidationError("That day has been." if day < self.today else "Is the year right?")
        return day

    def given(self) -> dict[str, Any]:
        """What was filled in, by the names of `talk-ended`."""
        data = self.cleaned_data
        return {"outcome": data["outcome"], "until": data["until"] if data["outcome"] == "need_time" else None}


class YesForm(forms.Form):
    """What they said yes to."""

    to = one_of(
        "What did they say yes to?",
        (("call", "A call"), ("meet", "A meeting"), ("talk", "A talk about the two of you")),
        empty="Please choose one of the three.",
    )
