"""An apology in six parts (E-D3), and the letter they become. Each part may stay empty; a letter has to have words."""

from collections.abc import Mapping
from typing import Any

from django import forms

from goldseam.coach import Strength
from goldseam.web.forms.journal import LETTER
from goldseam.web.forms.toolkit import TEXT, own_words

# The parts in their order; beside each, by what the coach knows that it is there.
PARTS: dict[str, frozenset[Strength]] = {
    "regret": frozenset({Strength.APOLOGY_REGRET}),
    "happened": frozenset({Strength.APOLOGY_SPECIFIC, Strength.APOLOGY_IMPACT}),
    "mine": frozenset({Strength.OWNERSHIP}),
    "again": frozenset({Strength.APOLOGY_REPAIR}),
    "repair": frozenset({Strength.APOLOGY_REPAIR}),
    "free": frozenset({Strength.ACCEPTS_CHOICE}),
}
BEFORE = "before"  # the letter as it was before it was put together anew


class ApologyForm(forms.Form):
    """The six parts, and the letter once they were put together."""

    regret = own_words("That I am sorry", hint="Plainly. “I am sorry” needs nothing after it.", longest=TEXT)
    happened = own_words("What happened", hint="One thing, by its name, and what it did to them.", longest=TEXT)
    mine = own_words("That it was me", hint="No if, no but, and nothing they did before it.", longest=TEXT)
    again = own_words("What I do so that it does not happen again", hint="Something that has begun.", longest=TEXT)
    repair = own_words("What I put right", hint="What can still be mended, or given back. If nothing can, say so.")
    free = own_words("That they owe me nothing", hint="No answer, no second chance, and not to forgive.", longest=TEXT)
    letter = own_words("The letter", hint="Change it until it sounds like you.", longest=LETTER)
    before = own_words("As it was before", longest=LETTER)

    def together(self) -> str:
        """The parts as one letter, in their order."""
        return joined(self.cleaned_data)


def joined(parts: Mapping[str, Any]) -> str:
    """What was written of the parts, one paragraph each."""
    return "\n\n".join(text for name in PARTS if (text := (parts.get(name) or "").strip()))
