"""Understand: a cause in three columns, a change, and short texts. Bounded on purpose: facts, not a flood (E-C9)."""

from typing import Any

from django import forms

from goldseam.web.forms.arrive import pills
from goldseam.web.forms.toolkit import TEXT, own_words

WEIGHTS = (("1", "A little"), ("2", "Quite a lot"), ("3", "A great deal"))


class CauseForm(forms.Form):
    """One reason it ended. Only its weight is needed; none of it has to be mine."""

    weight = forms.TypedChoiceField(
        label="How much did it weigh?",
        choices=WEIGHTS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Please choose one. A guess is fine.",
            "invalid_choice": "Please choose one of these.",
        },
    )
    example = own_words("One moment that shows it", hint="Two or three sentences: what happened, as a camera saw it.")
    mine = own_words("Mine", hint="Something I did, or did not do.")
    theirs = own_words("Theirs", hint="Something they did, or did not do.")
    circumstances = own_words("Circumstances", hint="Nobody’s doing: work, illness, distance, bad timing.")

    def __init__(self, *args: Any, harmed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if harmed:  # who was hurt is never asked what they did (evidence.md G.4)
            del self.fields["mine"]

    def given(self) -> dict[str, Any]:
        """What was filled in, by the names of `cause-named`."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}


class ChangeForm(forms.Form):
    """What I do differently, for one cause with something of mine in it."""

    change = own_words(
        "What would you do differently?",
        hint="One thing somebody could see you do.",
        empty="Please write the change first. Small is good.",
    )
    sign = own_words(
        "How would you notice that it is working?", hint="Something you could count, or hear yourself say."
    )
    for_me = pills("Would you want this if they never came back?", (("yes", "Yes"), ("no", "No, or not yet")))

    def given(self) -> dict[str, Any]:
        """What was filled in, by the names of `change-planned`."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}


class ShortTextForm(forms.Form):
    """One short text of one's own."""

    def __init__(self, *args: Any, label: str, hint: str, empty: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"] = own_words(label, hint=hint, empty=empty, longest=TEXT)
