"""The questions of Arrive. Each form says which entries its answers are, and which of them stand alone as a statement.

Nothing here is required: an empty page is a page left for later. What is filled in has to make sense.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms

from goldseam.programme import entries as e
from goldseam.web.forms.toolkit import own_words

NAME = 80  # characters
EARLIEST = date(1900, 1, 1)
YEARS_TOGETHER = 80

YES_NO_UNSURE = (("yes", "Yes"), ("no", "No"), ("unsure", "Not sure"))


@dataclass(frozen=True, slots=True)
class Statement:
    """One answer as a sentence that can be shown back, and the entry it would be on its own."""

    question: str
    answer: str
    entry: e.Entry
    words: str = ""  # the other person's own, where they were given


def pills(label: str, choices: tuple[tuple[str, str], ...], hint: str = "") -> forms.ChoiceField:
    """One of a few answers, or none."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        required=False,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Please choose one of these, or none."},
    )


def a_day(label: str, hint: str = "") -> forms.DateField:
    """A local date, or nothing."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Please give the day, such as 2026-11-22."},
    )


def up_to(label: str, highest: int) -> forms.IntegerField:
    """A whole number from 0, or nothing."""
    bounds = f"Please give a whole number from 0 to {highest}."
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=highest,
        error_messages={"invalid": bounds, "min_value": bounds, "max_value": bounds},
    )


class Questions(forms.Form):
    """A page of Arrive."""

    def __init__(self, *args: Any, today: date, told: e.StoryTold | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.told = told  # the story as it stands, where there is one

    def blank(self) -> bool:
        """Whether nothing at all was answered."""
        return all(value in (None, "", []) for value in self.cleaned_data.values())

    def entries(self) -> tuple[e.Entry, ...]:
        """What a valid page records."""
        raise NotImplementedError

    def statements(self) -> Iterator[Statement]:
        """Those of its answers that may close something for good."""
        return iter(())

    def said(self, name: str) -> str:
        """The chosen answer of a field in its own words."""
        return str(dict(self.fields[name].choices)[self.cleaned_data[name]])  # type: ignore[attr-defined]


class YouForm(Questions):
    """How to be addressed, and what is hoped for."""

    name = own_words(
        "What shall we call you?", hint="Any name, or none. Only you will see it.", longest=NAME, box=False
    )
    hope = pills(
        "What do you hope for?",
        (("try_again", "To try again"), ("unsure", "I don’t know yet"), ("let_go", "To let go")),
        "All three lead somewhere good. You can change it any day, and nothing is lost.",
    )

    def entries(self) -> tuple[e.Entry, ...]:
        """The name, the hope, or both."""
        said: list[e.Entry] = []
        if self.cleaned_data["name"]:
            said.append(e.AddressedAsSet(name=self.cleaned_data["name"]))
        if self.cleaned_data["hope"]:
            said.append(e.HopeChosen(hope=self.cleaned_data["hope"]))
        return tuple(said)


class PlainForm(Questions):
    """Country, time zone, of age."""

    country = forms.ChoiceField(
        label="Which country are you in?",
        required=False,
        error_messages={"invalid_choice": "Please choose a country from the list, or leave it open."},
    )
    zone = forms.ChoiceField(
        label="Your time zone",
        required=False,
        error_messages={"invalid_choice": "Please choose a time zone from the list."},
    )
    adult = pills("Are you 18 or over?", (("yes", "Yes"), ("no", "No, younger"), ("unsure", "I’d rather not say")))

    def __init__(self, *args: Any, countries: Any, zones: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = countries  # type: ignore[attr-defined]
        self.fields["zone"].choices = zones  # type: ignore[attr-defined]

    def blank(self) -> bool:
        """The time zone is filled in beforehand; it answers nothing."""
        return not self.cleaned_data["country"] and not self.cleaned_data["adult"]

    def entries(self) -> tuple[e.Entry, ...]:
        """Country and age, where given. The time zone is a preference, not an entry."""
        said: list[e.Entry] = []
        if self.cleaned_data["country"]:
            said.append(e.CountrySet(country=self.cleaned_data["country"]))
        if self.cleaned_data["adult"]:
            said.append(e.SafetyAnswered(adult=self.cleaned_data["adult"]))
        return tuple(said)

    def statements(self) -> Iterator[Statement]:
        """Being younger than 18."""
        if self.cleaned_data["adult"]:
            entry = e.SafetyAnswered(adult=self.cleaned_data["adult"])
            yield Statement("Are you 18 or over?", self.said("adult"), entry)


class StoryForm(Questions):
    """When and how it ended, in its bones."""

    ended_on = a_day("When did it end?", "Roughly is fine.")
    ended_by = pills("Who ended it?", (("me", "I did"), ("them", "They did"), ("both", "We both did")))
    years = up_to("Years", YEARS_TOGETHER)
    months = up_to("Months", 11)
    lived_together = pills("Did you live together?", (("yes", "Yes"), ("no", "No")))
    earlier_breakups = pills(
        "Had you parted before?",
        (("0", "No"), ("1", "Once"), ("2", "Twice"), ("3", "Three times"), ("4", "More often")),
    )

    @staticmethod
    def from_story(story: e.StoryTold) -> dict[str, Any]:
        """A story told before, as this form shows it."""
        years, months = divmod(story.together_months, 12) if story.together_months is not None else (None, None)
        parted = None if story.earlier_breakups is None else str(min(story.earlier_breakups, 4))
        return {
            "ended_on": story.ended_on.isoformat(),
            "ended_by": story.ended_by,
            "years": years,
            "months": months,
            "lived_together": {True: "yes", "yes": "yes", None: None}.get(story.lived_together, "no"),
            "earlier_breakups": parted,
        }

    def clean_ended_on(self) -> date | None:
        """A day that has been."""
        day: date | None = self.cleaned_data["ended_on"]
        if day and day > self.today:
            raise forms.ValidationError("That day has not come yet. If it is ending just now, give today.")
        if day and day < EARLIEST:
            raise forms.ValidationError("That is a long time ago. Is the year right?")
        return day

    def clean(self) -> dict[str, Any]:
        """A story is kept with its day and who ended it; the rest may stay open."""
        data = super().clean() or {}
        if self.errors or all(value in (None, "") for value in data.values()):
            return data
        if not data["ended_on"]:
            self.add_error("ended_on", "To keep this page we need a day. A guess will do, or leave the page for later.")
        if not data["ended_by"]:
            self.add_error("ended_by", "To keep this page we need one of the three, or leave the page for later.")
        return data

    def entries(self) -> tuple[e.Entry, ...]:
        """The story, as far as told."""
        data = self.cleaned_data
        length = None
        if data["years"] is not None or data["months"] is not None:
            length = 12 * (data["years"] or 0) + (data["months"] or 0)
        return (
            e.StoryTold(
                ended_on=data["ended_on"],
                ended_by=data["ended_by"],
                together_months=length,
                lived_together={"yes": True, "no": False}.get(data["lived_together"]),
                earlier_breakups=int(data["earlier_breakups"]) if data["earlier_breakups"] else None,
                ties=self.told.ties if self.told else None,
            ),
        )


class TiesForm(Questions):
    """What still connects the two."""

    ties = forms.MultipleChoiceField(
        label="What is there between you?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=(
            ("child", "A child"),
            ("home", "A home"),
            ("work", "Work or school"),
            ("friends", "Shared friends"),
            ("belongings", "Belongings"),
            ("pets", "A pet"),
            ("money", "Money"),
            ("distance", "A long distance"),
        ),
        error_messages={"invalid_choice": "Please choose from these."},
    )

    def blank(self) -> bool:
        """Nothing ticked is an answer here: nothing ties us."""
        return False

    def entries(self) -> tuple[e.Entry, ...]:
        """The story as told so far, with its ties."""
        return (replace(self.told, ties=tuple(self.cleaned_data["ties"])),) if self.told else ()


class AskedForm(Questions):
    """What the other person asked for."""

    wish = pills(
        "What did they ask of you?",
        (
            ("no_contact", "No contact"),
            ("needs_time", "Time"),
            ("logistics_only", "Only practical things"),
            ("nothing", "Nothing, or nothing clear"),
        ),
    )
    until = a_day("Did they name a day?", "If they did not, leave it empty. Then it is theirs to say when.")
    words = own_words("In their words, if you remember", hint="It helps to see what was really said.")
    blocked = pills("Have they blocked you anywhere?", YES_NO_UNSURE)
    told_by_others = pills(
        "Did anyone else tell you to stop?", YES_NO_UNSURE, "Their family or a friend, a lawyer, someone at work."
    )

    def clean_until(self) -> date | None:
        """A day still to come, or one that has just been; not a slip of the keys."""
        day: date | None = self.cleaned_data["until"]
        if day and not EARLIEST <= day <= date(self.today.year + 20, 12, 31):
            raise forms.ValidationError("Is the year right?")
        return day

    def blank(self) -> bool:
        """Words alone, without what was asked, are an answer too; a day alone is not."""
        data = self.cleaned_data
        return not any(data[name] for name in ("wish", "words", "blocked", "told_by_others"))

    def clean(self) -> dict[str, Any]:
        """Words need the wish they belong to."""
        data = super().clean() or {}
        if data.get("words") and not data.get("wish") and "wish" not in self.errors:
            self.add_error("wish", "Which of these comes closest to their words?")
        return data

    def _boundary(self) -> e.BoundaryHeard | None:
        data = self.cleaned_data
        if data["wish"] in ("", "nothing"):
            return None
        until = data["until"] if data["wish"] == "needs_time" else None
        return e.BoundaryHeard(wish=data["wish"], until=until, words=data["words"] or None)

    def entries(self) -> tuple[e.Entry, ...]:
        """The boundary, a block, a third person's word; or that there was nothing."""
        said: list[e.Entry] = []
        if boundary := self._boundary():
            said.append(boundary)
        if self.cleaned_data["blocked"] == "yes":
            said.append(e.FactRecorded(fact="blocked"))
        if self.cleaned_data["told_by_others"] == "yes":
            said.append(e.FactRecorded(fact="third_party_no"))
        nothing = NOTHING_ASKED if self.cleaned_data["wish"] == "nothing" else "asked"
        return tuple(said) or (e.QuestionPassed(question=nothing),)

    def statements(self) -> Iterator[Statement]:
        """A wish for no contact, a block, a third person's word."""
        if boundary := self._boundary():
            yield Statement("What did they ask of you?", self.said("wish"), boundary, boundary.words or "")
        if self.cleaned_data["blocked"] == "yes":
            yield Statement("Have they blocked you anywhere?", "Yes", e.FactRecorded(fact="blocked"))
        if self.cleaned_data["told_by_others"] == "yes":
            yield Statement("Did anyone else tell you to stop?", "Yes", e.FactRecorded(fact="third_party_no"))


NOTHING_ASKED = "asked_nothing"  # the other person asked for nothing: an answer, though it names no boundary


class SafetyQuestions(Questions):
    """Some of the eight questions. One left out on an answered page counts as skipped: not known."""

    def entries(self) -> tuple[e.Entry, ...]:
        """All of the page's questions in one entry."""
        return (e.SafetyAnswered(**{name: answer or "skipped" for name, answer in self.cleaned_data.items()}),)

    def statements(self) -> Iterator[Statement]:
        """Each answer by itself."""
        for name, answer in self.cleaned_data.items():
            if answer:
                entry = e.SafetyAnswered(**{name: answer})
                yield Statement(str(self.fields[name].label), self.said(name), entry)


class FearForm(SafetyQuestions):
    """What they did. Our own questions, not an instrument (evidence.md G.3)."""

    afraid_of_them = pills("Were you ever afraid of them?", YES_NO_UNSURE)
    hurt_by_them = pills(
        "Did they ever hurt you, choke you, threaten you, or force you into something?",
        YES_NO_UNSURE,
    )
    controlled_by_them = pills(
        "Did they watch or control you?", YES_NO_UNSURE, "Your phone, your money, where you went, who you saw."
    )


class OrderForm(SafetyQuestions):
    """What an office has said. All that is asked of someone who was harmed."""

    order = pills(
        "Is there an order about contact between you two?",
        YES_NO_UNSURE,
        "Either way round: from a court, the police, a school or an employer.",
    )
    police = pills("Have the police told you to stay away from them?", YES_NO_UNSURE)


class MirrorForm(OrderForm):
    """The same questions the other way round."""

    they_were_afraid = pills("Were they ever afraid of you?", YES_NO_UNSURE)
    contacted_after_no = pills("Did you keep getting in touch after they asked you to stop?", YES_NO_UNSURE)

    field_order = ("they_were_afraid", "contacted_after_no", "order", "police")
