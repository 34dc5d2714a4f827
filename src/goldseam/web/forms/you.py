"""You: how one is spoken to, where one lives, when it locks; the passphrase once more; files out and in."""

from typing import Any

from django import forms

from goldseam.programme import entries as e
from goldseam.web.forms.front import NewPassphraseForm, UnlockForm

SHORTEST_IDLE, LONGEST_IDLE = 1, 60  # minutes (AB-10)
OFTEN = (1, 5, 10, 20, 60)  # minutes to choose from without typing
LONGEST_NAME = 80
LARGEST_FILE = 64 * 1024 * 1024  # bytes of a journal file that is brought in

HOPES = (
    ("try_again", "I hope we try again"),
    ("unsure", "I don’t know yet"),
    ("let_go", "I want to let go"),
)


class HopeForm(forms.Form):
    """Which way one is facing. Changeable any day."""

    hope = forms.ChoiceField(
        label="What I hope for",
        choices=HOPES,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Please choose one of the three.",
            "invalid_choice": "Please choose one of the three.",
        },
    )


class SettingsForm(forms.Form):
    """Name, country, time zone."""

    name = forms.CharField(
        label="What should we call you?",
        help_text="Any name you like. Empty is fine too.",
        required=False,
        max_length=LONGEST_NAME,
        error_messages={"max_length": f"Please keep it to {LONGEST_NAME} characters."},
    )
    country = forms.ChoiceField(
        label="Your country",
        help_text="It decides which numbers Help shows you.",
        required=False,
        error_messages={"invalid_choice": "Please choose a country from the list."},
    )
    zone = forms.ChoiceField(
        label="Your time zone",
        help_text="So that your day ends at your own midnight.",
        error_messages={
            "required": "Please choose a time zone.",
            "invalid_choice": "Please choose a time zone from the list.",
        },
    )

    def __init__(self, *args: Any, countries: Any, zones: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = countries  # type: ignore[attr-defined]
        self.fields["zone"].choices = zones  # type: ignore[attr-defined]

    def changed_entries(self) -> tuple[e.Entry, ...]:
        """What belongs in the journal of what was changed. A name once given cannot become none: then it stays."""
        name, country = self.cleaned_data["name"], self.cleaned_data["country"]
        said: list[e.Entry] = []
        if name and name != self.initial.get("name"):
            said.append(e.AddressedAsSet(name=name))
        if country and country != self.initial.get("country"):
            said.append(e.CountrySet(country=country))
        return tuple(said)


class LockAfterForm(forms.Form):
    """After how many quiet minutes the notes lock."""

    minutes = forms.TypedChoiceField(
        label="Lock after",
        coerce=int,
        choices=[(n, "1 minute" if n == 1 else f"{n} minutes") for n in OFTEN],
        required=False,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Please choose one of these, or write a number below."},
    )
    other = forms.IntegerField(
        label="Or another number of minutes",
        required=False,
        min_value=SHORTEST_IDLE,
        max_value=LONGEST_IDLE,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), f"Please give minutes from {SHORTEST_IDLE} to {LONGEST_IDLE}."
        ),
    )

    def clean(self) -> dict[str, Any]:
        """What was written counts before what was chosen; one of the two is needed."""
        data = super().clean() or {}
        if not self.errors:
            data["chosen"] = data.get("other") or data.get("minutes")
            if not data["chosen"]:
                self.add_error("minutes", "Please choose one of these, or write a number below.")
        return data


class ProveForm(UnlockForm):
    """The passphrase once more, in open notes."""


class NewKeyForm(NewPassphraseForm):
    """Another passphrase, and whether the spare key is renewed with it."""

    spare = forms.BooleanField(
        label="Make a new spare key as well",
        help_text="Do this if somebody may have seen the old one. The old code then opens nothing.",
        required=False,
    )


class SealedFileForm(NewPassphraseForm):
    """The passphrase of an export file, which may be another than one's own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passphrase"].label = "A passphrase for this file"
        self.fields["passphrase"].help_text = "Your own is fine. Choose another if somebody else will open the file."


class BringInForm(forms.Form):
    """A journal file, and its passphrase where it is sealed."""

    file = forms.FileField(
        label="The file",
        help_text="Its name starts with “notes-” and ends in “.jsonl.age” or “.jsonl”.",
        error_messages={
            "required": "Please choose a file.",
            "empty": "That file is empty.",
            "missing": "Please choose a file.",
            "invalid": "Please choose a file.",
        },
    )
    passphrase = forms.CharField(
        label="Its passphrase",
        help_text="Leave this empty for a file in plain text.",
        required=False,
        strip=False,
        max_length=1024,
        widget=forms.PasswordInput,
    )

    def clean_file(self) -> Any:
        """Not larger than what is read in one go."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError("That file is larger than 64 MB. Please bring it in on the command line.")
        return file
