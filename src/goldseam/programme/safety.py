"""Rules that come first and cannot be turned off: closing facts, waits, crisis, and what they leave on the surface."""

from collections.abc import Iterable
from dataclasses import replace

from goldseam.programme import entries as e
from goldseam.programme.state import State, Story, When, handles

ALWAYS = ("help", "safety_plan", "onward", "journal", "export", "delete", "lock")
SURFACES = (*ALWAYS, "reply", "logistics", "ladder", "draft", "countdown", "talk_plan")


@handles(e.FactRecorded)
def fact_recorded(state: State, entry: e.FactRecorded, seq: int, when: When) -> None:
    """A fact the person states."""
    if entry.fact == "new_partner":
        state.new_partner = seq
    else:
        state.facts.setdefault(entry.fact, seq)


def with_sticky(story: Story, facts: Iterable[str], unanswered: int) -> Story:
    """The story with what the sealed head remembers joined in, so that nothing lost from the lines reopens."""

    def joined(state: State) -> State:
        known = dict(state.facts)
        for fact in sorted(facts):
            known.setdefault(fact, 0)
        return replace(state, facts=known, unanswered=max(state.unanswered, unanswered))

    if set(facts) <= set(story.recorded.facts) and unanswered <= story.recorded.unanswered:
        return story
    return Story(recorded=joined(story.recorded), amended=None if story.amended is None else joined(story.amended))
