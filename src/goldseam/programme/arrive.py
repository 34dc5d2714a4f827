"""Arrive: the story in short, the hope, where one lives; and questions left for later."""

from goldseam.programme import entries as e
from goldseam.programme.state import WORDS_LISTED, State, When, handles, keep_text


@handles(e.StoryTold)
def story_told(state: State, entry: e.StoryTold, seq: int, when: When) -> None:
    """The story as it was told last."""
    state.story_seq, state.ended_on, state.ended_by = seq, entry.ended_on, entry.ended_by
    state.ties, state.earlier_breakups = entry.ties or (), entry.earlier_breakups


@handles(e.HopeChosen)
def hope_chosen(state: State, entry: e.HopeChosen, seq: int, when: When) -> None:
    """What the person hopes for; changeable any day."""
    state.hope, state.hope_seq = entry.hope, seq


@handles(e.CountrySet)
def country_set(state: State, entry: e.CountrySet, seq: int, when: When) -> None:
    """Whose helplines to show."""
    state.country = entry.country


@handles(e.AddressedAsSet)
def addressed_as_set(state: State, entry: e.AddressedAsSet, seq: int, when: When) -> None:
    """What to call the person."""
    state.addressed_seq = seq


@handles(e.QuestionPassed)
def question_passed(state: State, entry: e.QuestionPassed, seq: int, when: When) -> None:
    """A question left for later, said once."""
    if entry.question not in state.passed and len(state.passed) < WORDS_LISTED:
        state.passed.append(entry.question)


@handles(
    e.BoundaryNeeded, e.CompromiseSought, e.EarlySignNamed, e.FindingPinned, e.GoodMomentKept,
    e.LessonLearned, e.MemoriesSealed, e.PictureWritten, e.PlanMade, e.ReasonKept, e.RitualHeld, e.SafetyPlanWritten,
    e.SaidNow, e.StepPlanned, e.TheirViewWritten, e.TrustedPersonNamed, e.ValueNamed,
)  # fmt: skip
def text_kept(state: State, entry: e.Entry, seq: int, when: When) -> None:
    """Something written that is only looked up again."""
    keep_text(state, entry.kind, seq)
