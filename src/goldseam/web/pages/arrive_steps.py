"""The pages of Arrive, in their order: what each is called, when it counts as answered, and what its form shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from goldseam.content import helplines
from goldseam.programme import entries as e
from goldseam.programme.state import State
from goldseam.web.desk import Desk
from goldseam.web.forms import arrive as forms
from goldseam.web.forms import places
from goldseam.web.pages import chat_asked

FEAR = ("afraid_of_them", "hurt_by_them", "controlled_by_them")
MIRROR = ("they_were_afraid", "contacted_after_no", "order", "police")


@dataclass(frozen=True, slots=True)
class Told:
    """What the journal knows of the questions asked here."""

    state: State
    story: e.StoryTold | None

    def answered(self, *questions: str) -> bool:
        """Whether one of these safety questions was asked and settled, be it by leaving it out."""
        return any(question in self.state.safety for question in questions)

    @property
    def wish(self) -> bool:
        """Whether it is known what the other person asked for, or that it was nothing."""
        facts = {"explicit_no", "blocked", "third_party_no"} & set(self.state.facts)
        waits = (self.state.needs_time_seq, self.state.logistics_only)
        return bool(facts) or any(waits) or forms.NOTHING_ASKED in self.state.passed

    @property
    def harmed(self) -> bool:
        """Whether the person reported harm; then nothing asks what they did."""
        return "user_was_harmed" in self.state.facts


@dataclass(frozen=True, slots=True)
class Step:
    """One page of questions; `code` stands in `question-passed` and names its template."""

    code: str
    title: str
    known: Callable[[Told], bool]
    writes: bool = False  # something is written on it, so a draft is kept

    def seen(self, told: Told) -> bool:
        """Whether it need not be shown again unasked."""
        return self.known(told) or self.code in told.state.passed

    @property
    def address(self) -> str:
        """The name of its address."""
        return f"arrive-{self.code}"


STEPS = (
    Step("you", "You, and what you hope for", lambda t: bool(t.state.hope_seq or t.state.addressed_seq), writes=True),
    Step("plain", "Country, clock and age", lambda t: bool(t.state.country) or t.answered("adult")),
    Step("story", "How it ended", lambda t: t.story is not None),
    # The ties are part of the story: without one there is nothing to tie them to.
    Step("ties", "What still connects you", lambda t: t.story is None or t.story.ties is not None),
    Step("asked", "What they asked for", lambda t: t.wish, writes=True),
    Step("fear", "Whether it was safe with them", lambda t: t.answered(*FEAR)),
    Step("mirror", "Whether it was safe with you", lambda t: t.answered(*MIRROR)),
)


def told(desk: Desk) -> Told:
    """What is known, with the story read back."""
    state = desk.story.state
    line = desk.lines((state.story_seq,)) if state.story_seq else ()
    story = line[0].entry if line else None
    return Told(state=state, story=story if isinstance(story, e.StoryTold) else None)


def next_step(known: Told) -> Step | None:
    """The first page neither answered nor left for later."""
    return next((step for step in STEPS if not step.seen(known)), None)


def name_of(desk: Desk) -> str:
    """How the person wants to be addressed; empty where they did not say."""
    seq = desk.story.state.addressed_seq
    line = desk.lines((seq,)) if seq else ()
    return line[0].entry.name if line and isinstance(line[0].entry, e.AddressedAsSet) else ""


def form_of(step: Step, desk: Desk, known: Told, data: QueryDict | None = None) -> forms.Questions:
    """The form of this page, with what is known filled in."""
    kinds: dict[str, type[forms.Questions]] = {
        "you": forms.YouForm,
        "story": forms.StoryForm,
        "ties": forms.TiesForm,
        "asked": forms.AskedForm,
        "fear": forms.FearForm,
        "mirror": forms.OrderForm if known.harmed else forms.MirrorForm,
    }
    common: dict[str, Any] = {"today": desk.today, "told": known.story, "initial": initial(step, desk, known)}
    if step.code == "plain":
        lists = {"countries": places.countries(helplines.countries()), "zones": places.zones(desk.zone)}
        return forms.PlainForm(data, **common, **lists)
    return kinds[step.code](data, **common)


def initial(step: Step, desk: Desk, known: Told) -> dict[str, Any]:
    """What a page shows when it is opened: a draft, else what was answered before, else a first guess."""
    if step.writes and (draft := desk.draft(step.code)):
        return {name: values[-1] for name, values in draft.items()}
    state = known.state
    if step.code == "you":
        return {"name": name_of(desk), "hope": state.hope if state.hope_seq else ""}
    if step.code == "plain":
        guess = state.country or places.likely_country(desk.zone)
        return {"country": guess, "zone": desk.zone, "adult": answers(state).get("adult")}
    if step.code == "story" and known.story:
        return forms.StoryForm.from_story(known.story)
    if step.code == "ties":
        return {"ties": list(state.ties)}
    if step.code == "asked" and not known.wish and (words := chat_asked.their_words(desk)):
        return {"wish": "no_contact", "words": words}
    return answers(state)


def answers(state: State) -> dict[str, str]:
    """The safety questions that were answered, with their latest answers."""
    return {name: given.answer for name, given in state.safety.items() if given.answer != "skipped"}
