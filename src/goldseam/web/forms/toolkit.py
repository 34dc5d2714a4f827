"""The toolkit: what one decides in calm, in one's own words."""

from datetime import date, timedelta
from typing import Any

from django import forms

LINE = 200  # characters: a name, a trigger, what a date is
TEXT = 2000  # characters: a reason, a plan, a rule
FURTHEST = timedelta(days=3 * 366)  # a date ahead that far is a typing slip


def own_words(label: str, *, hint: str = "", longest: int = TEXT, empty: str = "", box: bool = True) -> forms.CharField:
    """A text of the person's own; `empty` is the complaint where it must not be left out."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(empty),
        max_length=longest,
        widget=forms.Textarea if box else forms.TextInput,
        error_messages={
            "required": empty,
            "max_length": f"That is longer than {longest:,} characters. Please shorten it; nothing is lost meanwhile.",
        },
    )


class ReasonForm(forms.Form):
    """A reason of one's own for the pause."""

    text = own_words(
        "A reason of mine",
        hint="What this time is for. It is shown to you in the hard minute.",
        empty="Please write the reason first.",
    )


class PersonForm(forms.Form):
    """Someone to call instead, and how."""

    name = own_words("Their name", longest=LINE, empty="Please give a name, or what you call them.", box=False)
    how = own_words("How you reach them", hint="A number, or in words: “knock next door”.", longest=LINE, box=False)


class PlanForm(forms.Form):
    """If this happens, then I do that."""

    if_ = own_words("If", longest=LINE, empty="Please say when: what happens, or what you notice.", box=False)
    then = own_words(
        "then I", longest=LINE, empty="Please say what you do then. Small and possible is best.", box=False
    )


class RuleForm(forms.Form):
    """What I do when they write, decided beforehand."""

    rule = forms.ChoiceField(
        label="When they write, I …",
        choices=(("not_now", "wait first"), ("short_reply", "answer briefly"), ("no_reply", "do not answer")),
        widget=forms.RadioSelect,
        error_messages={
            "required": "Please choose one of these.",
            "invalid_choice": "Please choose one of these.",
        },
    )
    text = own_words("In my own words", hint="If you like: what you want to remember in that moment.")

    def __init__(self, *args: Any, answers: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not answers:  # where no answer is ever open, none is offered as a rule
            kept = [choice for choice in self.fields["rule"].choices if choice[0] != "short_reply"]  # type: ignore[attr-defined]
            self.fields["rule"].choices = kept  # type: ignore[attr-defined]


class DateForm(forms.Form):
    """A day ahead that may be hard, and the plan for it."""

    what = own_words("What day is it?", hint="A birthday, an anniversary, a handover.", longest=LINE,
                     empty="Please say what day it is.", box=False)  # fmt: skip
    day = forms.DateField(
        label="When?",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Please give the day.", "invalid": "Please give the day, such as 2026-12-24."},
    )
    plan = own_words("My plan for that day", hint="Who you are with, where, what you do in the evening.")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_day(self) -> date:
        """A day that is still to come."""
        day: date = self.cleaned_data["day"]
        if day < self.today:
            raise forms.ValidationError("That day has been. Here is room for days ahead.")
        if day > self.today + FURTHEST:
            raise forms.ValidationError("That is more than three years ahead. Is the year right?")
        return day


class NoAnswerForm(forms.Form):
    """What I will do if the answer is no, or nothing."""

    text = own_words(
        "If the answer is no, or nothing, then I …",
        hint="The evening itself, the next morning, and whom you tell. It is written for you alone.",
        empty="There is nothing in the box yet. It can wait.",
    )
