"""Passphrase and spare key: choosing, typing back, opening."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from goldseam.vault import passphrases, recovery

LONGEST_TYPED = 1024  # characters a form reads before the passphrase's own limit speaks

_common = CommonPasswordValidator()
OWN_NAMES = ("goldseam", "gold seam")  # AU-02: the product's name is the first guess


def _secret(label: str, hint: str = "") -> forms.CharField:
    # Not stripped: a space at either end may be meant.
    return forms.CharField(
        label=label,
        help_text=hint,
        strip=False,
        max_length=LONGEST_TYPED,
        widget=forms.PasswordInput,
        error_messages={"required": "Please type it here."},
    )


class NewPassphraseForm(forms.Form):
    """A passphrase typed twice."""

    forgets = True  # a page never carries a passphrase back; it says so where something has to be typed again

    passphrase = _secret("Passphrase", f"At least {passphrases.SHORTEST} characters. A sentence works well.")
    again = _secret("The same once more")

    def clean_passphrase(self) -> str:
        """Refuse what is too short, too long, or among the first guesses (AU-01, AU-02)."""
        value: str = self.cleaned_data["passphrase"]
        if problem := passphrases.problem(value):
            raise ValidationError(problem)
        try:
            _common.validate(value)
        except ValidationError:
            raise ValidationError("Many people use this one, so it is guessed first. Please choose another.") from None
        plain = value.casefold()
        if any(name in plain for name in OWN_NAMES):
            raise ValidationError("This app's own name is guessed first. Please leave it out.")
        return value

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        data = super().clean() or {}
        if data.get("passphrase") and data.get("again") and data["passphrase"] != data["again"]:
            self.add_error("again", "The two are not the same. Please type both again.")
        return data


class UnlockForm(forms.Form):
    """The passphrase of an existing journal."""

    passphrase = _secret("Passphrase")


class CodeBackForm(forms.Form):
    """The first and the last group of the spare key, typed back from paper: four characters, and the two that check."""

    first = forms.CharField(label="Type its first four characters", max_length=20)
    last = forms.CharField(label="And its last two", max_length=20)

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = code.split("-")
        self._expected = {"first": groups[0], "last": groups[-1]}

    def _typed(self, name: str) -> str:
        value: str = self.cleaned_data[name]
        if recovery.normal(value) != recovery.normal(self._expected[name]):
            raise ValidationError("That is not what the code says. Please look at your paper again.")
        return value

    def clean_first(self) -> str:
        """The first group."""
        return self._typed("first")

    def clean_last(self) -> str:
        """The last group."""
        return self._typed("last")


class RecoverForm(NewPassphraseForm):
    """The spare key, and the passphrase that replaces the lost one."""

    code = forms.CharField(label="Your spare key", max_length=100, help_text="Capitals and dashes do not matter.")

    def clean_code(self) -> str:
        """A mistyped character is caught before the vault is asked (VT-07)."""
        value: str = self.cleaned_data["code"]
        if problem := recovery.problem(value):
            raise ValidationError(problem)
        return value
