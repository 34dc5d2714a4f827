"""Putting a line right: a form made of those fields of an entry that a slip of memory or of the thumb can spoil."""

from dataclasses import MISSING, fields
from datetime import date
from typing import Any, Literal, get_args, get_origin, get_type_hints

from django import forms

from goldseam.programme import entries as e
from goldseam.web.forms.journal import EARLIEST, LETTER, a_day
from goldseam.web.forms.ratings import ten
from goldseam.web.forms.toolkit import TEXT, own_words

# Besides a person's own words, the fields that can be put right; `on` is the day the entry is about.
SPOILT: dict[str, tuple[str, ...]] = {
    "slip-logged": ("slip", "on"),
    "needed-contact-logged": ("about", "on"),
    "day-rated": ("like_myself", "mood", "hurt", "longing", "sleep", "on"),
    "urge-logged": ("before", "after", "outcome"),
    "cause-named": ("weight",),
    "stop-line-set": ("by",),
}
# What is said anew and never put right: answers, closing lines, steps with the other person, entries about entries.
SAID_ANEW = frozenset({
    "safety-answered", "boundary-heard", "fact-recorded", "screen-taken", "safety-plan-written", "step-taken",
    "reply-received", "they-wrote", "reply-sent", "talk-ended", "step-planned", "corrected", "withdrawn", "erased",
})  # fmt: skip


def fixable(kind: type[e.Entry], wordy: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of this kind that can be put right; none where it is said anew instead."""
    return () if kind.kind in SAID_ANEW else (*SPOILT.get(kind.kind, ()), *wordy)


class PutRightForm(forms.Form):
    """The entry as it counts now, to be changed. `labels` and `words` name fields and values."""

    def __init__(
        self, *args: Any, line: e.Recorded, wordy: tuple[str, ...], labels: dict[str, str],
        words: dict[str, dict[str, str]], today: date, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.line, self.today, self.words = line, today, words
        self.tens: set[str] = set()
        self.picks: set[str] = set()
        for name in fixable(type(line.entry), wordy):
            self.fields[name] = self._field(name, labels.get(name, name), wordy)
            self.initial.setdefault(name, self._now(name))

    def _field(self, name: str, label: str, wordy: tuple[str, ...]) -> forms.Field:
        if name in ("on", "by"):
            return a_day(label)
        if name in wordy:
            longest = LETTER if isinstance(self.line.entry, e.LetterKept) else TEXT
            empty = "This cannot be empty. You can erase the words instead." if self._needed(name) else ""
            return own_words(label, longest=longest, empty=empty)
        hint = get_type_hints(type(self.line.entry))[name]
        if choices := _choices(hint) or (("1", "2", "3") if name == "weight" else ()):
            self.picks.add(name)
            named = [(choice, self.words.get(name, {}).get(choice, choice)) for choice in choices]
            return forms.ChoiceField(label=label, choices=named, widget=forms.RadioSelect)
        self.tens.add(name)
        field = ten(label)
        field.required = self._needed(name)
        return field

    def _needed(self, name: str) -> bool:
        found = next(field for field in fields(self.line.entry) if field.name == name)
        return found.default is MISSING

    def _now(self, name: str) -> Any:
        value = self.line.on or self.today if name == "on" else getattr(self.line.entry, name)
        return str(value) if name in self.tens | self.picks and value is not None else value

    def clean_on(self) -> date:
        """A day that has been."""
        day: date = self.cleaned_data["on"]
        if not EARLIEST <= day <= self.today:
            raise forms.ValidationError("That day has not come yet." if day > self.today else "Is the year right?")
        return day

    def changes(self) -> dict[str, Any]:
        """What is different now, by the names and in the shapes of the file."""
        said: dict[str, Any] = {}
        for name in self.changed_data:
            value = self.cleaned_data[name]
            value = int(value) if name == "weight" else value
            said[_in_the_file(self.line.entry, name)] = (
                value.isoformat() if isinstance(value, date) else value or (None if value in ("", None) else value)
            )
        return said


def _choices(hint: Any) -> tuple[str, ...]:
    if get_origin(hint) is Literal:
        return tuple(str(value) for value in get_args(hint))
    return next((found for part in get_args(hint) if (found := _choices(part))), ())


def _in_the_file(entry: e.Entry, name: str) -> str:
    names: dict[str, str] = getattr(entry, "json_names", {})
    return names.get(name, name)
