"""What I want, the picture of after, a goal of four shapes, and what was done for it."""

from typing import Any

from django import forms

from goldseam.programme import entries as e
from goldseam.programme.goals import WEEKDAYS
from goldseam.web.forms.days import OnADay
from goldseam.web.forms.toolkit import LINE, own_words

CHOOSE = {"required": "Please choose one of these.", "invalid_choice": "Please choose one of these."}
MOST = 100_000  # far beyond any life
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS_IN = {"day": 1, "week": 7, "month": 28}  # days that every such period has
SHAPES = (("do", "Do it"), ("count", "Reach a number"), ("at_most", "No more than"), ("once", "Once"))
SHAPE_NOTES = {
    "do": "Three times a week, every day …",
    "count": "A book a month, 20 km …",
    "at_most": "Two hours of phone a day, or none at all …",
    "once": "Join the choir, see the sea …",
}
FIELDS = (
    ("skill", "A hobby or skill"),
    ("body", "My body"),
    ("mind", "My mind"),
    ("people", "People"),
)
PERIODS = (("day", "A day"), ("week", "A week"), ("month", "A month"), ("all", "In all"))


class Amount(forms.FloatField):
    """A number one writes by hand: 3, 2.5 or 2,5. Whole ones stay whole."""

    def __init__(self, **kwargs: Any) -> None:
        errors = {
            "invalid": "Please give a number, such as 3 or 2.5.",
            "min_value": "Please give a number that is not below zero.",
            "max_value": f"That is more than {MOST:,}. Is there a digit too many?",
        }
        super().__init__(required=False, min_value=0, max_value=MOST, error_messages=errors, **kwargs)

    def to_python(self, value: Any) -> Any:
        """The number, or None where there is none; a comma stands for the point."""
        number = super().to_python(str(value).replace(",", ".") if value is not None else None)
        return int(number) if number is not None and number.is_integer() else number


class ValueForm(forms.Form):
    """One thing I want, or someone I want to be."""

    text = own_words(
        "What I want, or who I want to be",
        hint="For yourself, whatever they decide. One at a time.",
        empty="There is nothing in the box yet. It can wait.",
    )


class PictureForm(forms.Form):
    """A good ordinary day, some time from now."""

    text = own_words(
        "A good day, a year from now",
        hint="An ordinary one. Where you wake up, who you see, what you do for its own sake.",
        empty="There is nothing in the box yet. It can wait.",
    )


class GoalForm(forms.Form):
    """A goal of one's own, and one plan for it."""

    title = own_words("What is it?", longest=LINE, empty="Please give it a name.", box=False)
    shape = forms.ChoiceField(label="What kind?", choices=SHAPES, widget=forms.RadioSelect, error_messages=CHOOSE)
    target = Amount(label="How many, or how much?", help_text="A small number is a good one.")
    per = forms.ChoiceField(
        label="In what time?", choices=PERIODS, required=False, widget=forms.RadioSelect, error_messages=CHOOSE
    )
    days_off = forms.MultipleChoiceField(
        label="Days off",
        help_text="On these, nothing is asked.",
        choices=tuple(zip(WEEKDAYS, DAYS, strict=True)),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=CHOOSE,
    )
    field = forms.ChoiceField(
        label="Which part of life?", choices=FIELDS, required=False, widget=forms.RadioSelect, error_messages=CHOOSE
    )
    serves = forms.ChoiceField(label="Does it serve a reason you named?", required=False, error_messages=CHOOSE)
    if_ = own_words("If", hint="An hour, a place, something you do anyway.", longest=LINE, box=False)
    then = own_words("then I", longest=LINE, box=False)

    def __init__(self, *args: Any, causes: tuple[tuple[str, str], ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["serves"].choices = (("", "No"), *causes)  # type: ignore[attr-defined]
        if not causes:
            del self.fields["serves"]

    def clean(self) -> dict[str, Any]:
        """A number where the kind needs one; a plan is whole or absent; not every day is a day off."""
        data = super().clean() or {}
        if len(data.get("days_off", ())) == len(WEEKDAYS):
            self.add_error("days_off", "Please leave at least one day on which it may be done.")
        if data.get("if_") and not data.get("then") and "then" not in self.errors:
            self.add_error("then", "Please say what you do then, or leave both empty.")
        if data.get("then") and not data.get("if_") and "if_" not in self.errors:
            self.add_error("if_", "Please say when, or leave both empty.")
        if "target" not in self.errors and (wrong := self.wrong_target(data)):
            self.add_error("target", wrong)
        return data

    def wrong_target(self, data: dict[str, Any]) -> str:
        """What is wrong with the number for a goal of this shape; empty where nothing is."""
        shape, target = data.get("shape"), data.get("target")
        if shape in (None, "once"):
            return ""
        if target is None:
            return "Please give a number."
        if shape != "at_most" and target <= 0:
            return "Please give a number above zero."
        if shape == "do" and not float(target).is_integer():
            return "Please give a whole number of times."
        if shape == "do" and data.get("per") == "all":
            return "“In all” goes with “Reach a number”. Please choose a day, a week or a month."
        period = data.get("per") or "day"
        most = DAYS_IN.get(period, MOST) - (len(data.get("days_off", ())) if period == "week" else 0)
        if shape == "do" and target > most:
            return f"It counts once a day, so here it can be {most} at most."
        return ""

    def goal(self, name: str) -> e.GoalSet:
        """The goal as it is recorded under this name."""
        data = self.cleaned_data
        once, per = data["shape"] == "once", data["per"] or None
        return e.GoalSet(
            goal=name,
            title=data["title"],
            shape=data["shape"],
            target=None if once else data["target"],
            per=None if once or per == "all" else per,
            days_off=None if once else tuple(data["days_off"]) or None,
            field=data["field"] or None,
            serves=data.get("serves") or None,
        )

    def plan(self, name: str) -> tuple[e.PlanMade, ...]:
        """The plan for it, where one was made."""
        data = self.cleaned_data
        return (e.PlanMade(if_=data["if_"], then=data["then"], for_=name),) if data["if_"] else ()


class DoneForm(OnADay):
    """Something done for a goal, today or on another day."""

    amount = Amount(label="How much?", help_text="Left empty, it counts as one.")


class SkipForm(OnADay):
    """A day on which it is left out."""

    reason = own_words("Why?", hint="If you like. A word is enough.", longest=LINE, box=False)
