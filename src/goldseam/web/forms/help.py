"""A plan for hard hours, made in calm: six steps, each of which may stay empty."""

from dataclasses import dataclass
from typing import Any

from django import forms

from goldseam.web.forms.toolkit import own_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One step of the plan; `code` is its name in the journal."""

    code: str
    title: str
    hint: str


# The six steps of the safety plan (CR-07). The other one of the story is not offered as support.
PARTS = (
    Part(
        code="signs",
        title="How I notice that it is getting dark",
        hint="A thought, a mood, something I do or stop doing.",
    ),
    Part(
        code="alone",
        title="What I can do by myself",
        hint="What has helped before, even a little: a walk, a shower, music.",
    ),
    Part(
        code="places",
        title="People and places that take my mind off it",
        hint="A café, a neighbour, a film with a friend. Nothing has to be said about it.",
    ),
    Part(
        code="people",
        title="People I can ask for help",
        hint="Names, and how to reach them. Someone other than the one you parted from.",
    ),
    Part(
        code="lines",
        title="Professionals and phone lines",
        hint="A doctor, a counsellor, the numbers of my country, the nearest hospital.",
    ),
    Part(
        code="around",
        title="Making it safer around me",
        hint="What I could hurt myself with goes out of reach for now: given to someone, or locked away.",
    ),
)


class SafetyPlanForm(forms.Form):
    """The six steps. Everything may stay empty, but not all of it at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in PARTS:
            self.fields[part.code] = own_words(part.title, hint=part.hint)

    def clean(self) -> dict[str, Any]:
        """An empty plan is not kept, and says so."""
        data = super().clean() or {}
        if not self.errors and not any(data.values()):
            raise forms.ValidationError("Nothing is written yet. One line in one of the six is enough.")
        return data

    def parts(self) -> dict[str, str]:
        """What was written, by the names of the steps."""
        return {part.code: text for part in PARTS if (text := self.cleaned_data[part.code])}
