"""Old messages: the file, who is who in it, and a finding pinned to a reason."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest
from markupsafe import Markup

from goldseam.content import causes

LARGEST = 256 * 1024 * 1024  # bytes of all files together: a million messages are about 80 MB
BESIDE = 64 * 1024  # bytes that the form itself may add to them
MOST_FILES = 20
NEITHER = "neither"

TOO_LARGE = (
    "That is larger than 256 MB, so it was not opened. Please export the chat once more, without photos and videos."
)
NO_FILE = "Please choose the file of your chat."
EMPTY = "That file is empty. Please export the chat once more."


class InMemory(MemoryFileUploadHandler):
    """Takes files up to `LARGEST` into memory, whatever other forms may send; nothing of them ever lies on disk."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *args: Any, **kwargs: Any) -> None:
        """Larger ones are let go unread."""
        self.activated = content_length <= LARGEST + BESIDE


def too_large(request: HttpRequest) -> bool:
    """Whether what is sent is larger than is ever read; asked before any of it is."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdigit() or int(length) > LARGEST + BESIDE


class FilesInput(forms.ClearableFileInput):
    """A field for several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several, each cleaned as one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=FilesInput, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[Any]"]:
        """All of them."""
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files or [None]]


class ChatFilesForm(forms.Form):
    """The export of a chat, as one file or as its parts."""

    chat = FilesField(
        label="The exported file",
        help_text="A .txt, .zip, .json, .html, .xml, .csv or .db file. Several parts of one chat can come together.",
        error_messages=dict.fromkeys(("required", "missing", "invalid"), NO_FILE) | {"empty": EMPTY},
    )

    def clean_chat(self) -> list["UploadedFile[Any]"]:
        """Not more, and not larger, than is read in one go."""
        files: list[UploadedFile[Any]] = self.cleaned_data["chat"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"Please choose at most {MOST_FILES} files at once.")
        if sum(file.size or 0 for file in files) > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        return files


def named(name: str) -> Markup:
    """A name from a file, set apart so that its direction of writing moves nothing around it."""
    return Markup("<bdi>{}</bdi>").format(name)


class WhoForm(forms.Form):
    """Which of the people is me; where there are more than two, also who this is about. Values are places in a list."""

    me = forms.ChoiceField(
        label="Which one is you?",
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Please choose which one is you."),
    )

    def __init__(self, *args: Any, people: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        choices = [(str(place), named(name)) for place, name in enumerate(people)]
        self.fields["me"].choices = [*choices, (NEITHER, "None of these is me" if len(people) > 2 else "Neither is me")]  # type: ignore[attr-defined]
        if len(people) > 2:
            self.fields["them"] = forms.ChoiceField(
                label="And who is this about?",
                help_text="Only what you two wrote is kept. What others wrote is left out.",
                choices=choices,
                widget=forms.RadioSelect,
                required=False,
                error_messages={"invalid_choice": "Please choose one of these."},
            )

    def clean(self) -> dict[str, Any]:
        """The other one is somebody else, and somebody."""
        data = super().clean() or {}
        if "them" in self.fields and not self.errors and not self.not_mine:
            if not data.get("them"):
                self.add_error("them", "Please choose who this is about.")
            elif data["them"] == data["me"]:
                self.add_error("them", "That is the same person twice. Please choose the other one.")
        return data

    @property
    def not_mine(self) -> bool:
        """Whether the person is none of those who wrote."""
        return self.cleaned_data.get("me") == NEITHER

    @property
    def two(self) -> tuple[str, str]:
        """My name, and theirs."""
        me = int(self.cleaned_data["me"])
        them = int(self.cleaned_data["them"]) if "them" in self.fields else 1 - me
        return self.people[me], self.people[them]


class PinForm(forms.Form):
    """A reason to which a finding is pinned."""

    finding = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    cause = forms.TypedChoiceField(
        label="With which reason does it belong?",
        coerce=int,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Please choose a reason."),
    )

    def __init__(self, *args: Any, named_ones: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ordered = sorted(causes.CAUSES.values(), key=lambda cause: cause.code not in named_ones)
        self.fields["cause"].choices = [("", "Choose a reason"), *((c.number, c.title) for c in ordered)]  # type: ignore[attr-defined]
