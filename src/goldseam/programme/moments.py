"""Moments: the situations that need help now, in their order of need (programme.md §10), and the steps of each.

A moment is reachable in two taps from every page. Its steps are codes; pages and words give them a face. Help and
breathing are in all of them, one tap away; no step ever leads past a closed surface.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A situation and what helps in it, one step after the other. `contact`: a surface its last step needs, if any."""

    code: str
    steps: tuple[str, ...]
    contact: str | None = None


MOMENTS: tuple[Moment, ...] = (
    Moment(code="urge", steps=("name_feeling", "name_trigger", "write_it_here", "wait", "own_reasons", "outcome")),
    Moment(code="they_wrote", steps=("own_rule", "three_readings", "not_now_short_or_none"), contact="reply"),
    Moment(code="happened", steps=("name_slip", "what_came_before", "strengthen_one_thing")),
    Moment(code="not_safe", steps=("helplines", "trusted_person", "safety_plan", "note_calm_later")),
    Moment(code="afraid", steps=("helplines", "cover_traces", "safety_questions")),
    Moment(code="frightened", steps=("stop_contact", "help_for_own_behaviour", "safety_questions")),
    Moment(code="they_say_die", steps=("emergency_number", "tell_someone_near_them", "not_yours_alone")),
    Moment(code="no_sleep", steps=("tonight_only", "breathing", "see_a_doctor_when")),
    Moment(code="asked_to_stop", steps=("read_back", "confirm_no", "onward")),
    Moment(code="blocked", steps=("read_back", "confirm_block", "onward")),
    Moment(code="no_reply", steps=("what_silence_means", "days_left", "own_evening")),
    Moment(code="warm_reply", steps=("read_reply", "sleep_on_it", "next_rung"), contact="ladder"),
    Moment(code="saw_them", steps=("breathing", "write_it_here", "own_evening")),
    Moment(code="saw_them_with_someone", steps=("breathing", "write_it_here", "trusted_person")),
    Moment(code="checking", steps=("mute_one", "if_then_plan", "goal_at_most_none")),
    Moment(code="date_coming", steps=("set_date", "plan_the_day", "trusted_person")),
    Moment(code="belongings", steps=("what_is_needed", "third_person_or_post", "plain_message"), contact="logistics"),
    Moment(code="child", steps=("only_the_child", "plain_message", "handover"), contact="logistics"),
    Moment(code="work", steps=("only_the_work", "plain_message", "own_limits"), contact="logistics"),
    Moment(code="home", steps=("house_rules", "own_room", "moving_out")),
    Moment(code="friends", steps=("two_sentences", "ask_for_no_news", "no_messengers")),
    Moment(code="sorry", steps=("six_parts", "for_whom", "keep_it")),
    Moment(code="my_fault", steps=("three_columns", "what_was_mine", "what_was_not")),
    Moment(code="call_tomorrow", steps=("topics", "closing_line", "look_back"), contact="ladder"),
    Moment(code="meeting_tomorrow", steps=("public_and_short", "friend_who_knows", "look_back"), contact="ladder"),
    Moment(code="talk_coming", steps=("agenda", "ground_rules", "when_to_stop"), contact="talk_plan"),
    Moment(code="said_yes", steps=("slowly", "what_was_agreed", "sleep_on_it"), contact="ladder"),
    Moment(code="said_no", steps=("read_back", "dignity", "onward")),
    Moment(code="months", steps=("what_has_changed", "stop_line", "onward")),
    Moment(code="over_now", steps=("where_you_are", "one_thing_today", "onward")),
    Moment(code="new_phone", steps=("what_can_be_seen", "change_passwords", "who_to_ask")),
)


def available(surfaces: Iterable[str]) -> tuple[Moment, ...]:
    """The moments with the steps there are: where the surface its end needs is gone, that step is, too."""
    there = frozenset(surfaces)
    return tuple(
        moment
        if moment.contact is None or moment.contact in there
        else Moment(code=moment.code, steps=moment.steps[:-1], contact=None)
        for moment in MOMENTS
    )
