"""The tools of the pause: a slip, needed contact, freezing the count, another length."""

from django import forms

from goldseam.programme.space import LONGEST, SHORTEST
from goldseam.web.forms.days import OnADay
from goldseam.web.forms.toolkit import own_words

REASON = 200  # characters

SLIPS = (
    ("message", "A message"),
    ("call", "A call"),
    ("in_person", "I went to them"),
    ("going_by", "I went by"),
    ("profile_look", "A look at their profile"),
    ("through_others", "Through others"),
)
NEEDS = (
    ("child", "A child"),
    ("work", "Work or school"),
    ("home", "The home"),
    ("belongings", "Belongings"),
    ("money", "Money"),
    ("health", "Health"),
    ("law", "Law"),
)


class SlipForm(OnADay):
    """What happened, in one tap. The day is today unless it is said otherwise; the rest may stay empty."""

    slip = forms.ChoiceField(
        label="What was it?",
        choices=SLIPS,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Please tap what it was. Nothing else is needed.",
            "invalid_choice": "Please choose one of these.",
        },
    )
    before = own_words("What came before it?", hint="A feeling, an hour, a place, a drink. Facts, no blame.")
    strengthen = own_words(
        "One thing to make stronger", hint="What would help a little, the next time it is like this?"
    )


class NeededForm(OnADay):
    """Contact that something needed asked for."""

    about = forms.ChoiceField(
        label="What was it about?",
        choices=NEEDS,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Please choose what it was about.",
            "invalid_choice": "Please choose one of these.",
        },
    )


class FreezeForm(forms.Form):
    """Why the count stands still for a while."""

    reason = own_words(
        "What for?",
        hint="Illness, a handover, travel: a word is enough.",
        longest=REASON,
        empty="A word is enough, so that you know later why.",
        box=False,
    )


class LengthForm(forms.Form):
    """Another length of the pause; the programme says whether it may be."""

    days = forms.IntegerField(
        label="Days in all",
        min_value=SHORTEST,
        max_value=LONGEST,
        error_messages={
            "required": "Please give a number of days.",
            "invalid": "Please give a whole number of days.",
            "min_value": f"A pause here lasts at least {SHORTEST} days.",
            "max_value": f"A pause here lasts at most {LONGEST} days. You can begin another one afterwards.",
        },
    )
