"""Bugs, each planted in the real library by its name: rules that somebody got wrong, or bent to be let through."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from proof.planted import BUGS, bug

from goldseam.programme import entries as e
from goldseam.programme import joining, outlook, reconnect, safety, space, state, today


def handling(patch: pytest.MonkeyPatch, kind: type, handler: Callable[..., None]) -> None:
    patch.setitem(state.HANDLERS, kind, handler)


@bug
def three_unanswered_messages(patch):
    patch.setattr(safety, "MOST_UNANSWERED", 3)
    patch.setattr(reconnect, "MOST_UNANSWERED", 3)


@bug
def reset_clears_a_fact(patch):
    def anew(known, entry, seq, when):
        space.space_begun(known, entry, seq, when)
        known.facts.clear()

    handling(patch, e.SpaceBegun, anew)


@bug
def reset_refills_the_attempts(patch):
    def anew(known, entry, seq, when):
        space.space_begun(known, entry, seq, when)
        known.unanswered, known.open_text = 0, None

    handling(patch, e.SpaceBegun, anew)


@bug
def amendments_open(patch):
    """A gate asks the story as amended alone."""
    patch.setattr(state.Story, "variants", property(lambda story: (story.state,)))


@bug
def withdrawn_fact_reopens(patch):
    patch.setattr(state, "_joined", lambda story: story)
    patch.setattr(state.Story, "variants", property(lambda story: (story.state,)))


@bug
def withdrawn_boundary_reopens(patch):
    """A withdrawn wish is gone from the story as recorded, too."""
    real = state.run

    def run(known, lines):
        lines = list(lines)
        gone = {line.entry.entry for line in lines if isinstance(line.entry, e.Withdrawn)}
        kept = [line for line in lines if line.seq not in gone or not isinstance(line.entry, e.BoundaryHeard)]
        return real(known, kept)

    patch.setattr(state, "run", run)


@bug
def withdrawn_slip_unblocks(patch):
    real = state.run

    def run(known, lines):
        lines = list(lines)
        gone = {line.entry.entry for line in lines if isinstance(line.entry, e.Withdrawn)}
        return real(known, [line for line in lines if line.seq not in gone or not isinstance(line.entry, e.SlipLogged)])

    patch.setattr(state, "run", run)


@bug
def erased_text_takes_its_effect(patch):
    real = state.run

    def run(known, lines):
        lines = list(lines)
        gone = {line.entry.entry for line in lines if isinstance(line.entry, e.Erased)}
        return real(known, [line for line in lines if line.seq not in gone])

    patch.setattr(state, "run", run)


@bug
def back_dated_space_counts(patch):
    def anew(known, entry, seq, when):
        space.space_begun(known, entry, seq, when)
        known.space_start = when.about

    handling(patch, e.SpaceBegun, anew)


@bug
def back_dated_reply_waits_less(patch):
    def early(known, entry, seq, when):
        reconnect.reply_received(known, entry, seq, replace(when, day=when.about))

    handling(patch, e.ReplyReceived, early)


@bug
def back_dated_urge_is_over(patch):
    def early(known, entry, seq, when):
        space.urge_logged(known, entry, seq, replace(when, day=when.about))

    handling(patch, e.UrgeLogged, early)


@bug
def back_dated_answers_are_fresh(patch):
    def late(known, entry, seq, when):
        safety.safety_answered(known, entry, seq, replace(when, about=when.day))

    handling(patch, e.SafetyAnswered, late)


@bug
def a_slip_counts_on_the_day_it_was_noted(patch):
    def late(known, entry, seq, when):
        space.slip_logged(known, entry, seq, replace(when, about=when.day))

    handling(patch, e.SlipLogged, late)


@bug
def second_lowering_accepted(patch):
    patch.setattr(space, "length_allowed", lambda known, days: known.space_start is not None and days >= 21)


@bug
def length_never_checked(patch):
    """A length of 30 set back to 10."""
    patch.setattr(space, "length_allowed", lambda known, days: True)


def answering(patch: pytest.MonkeyPatch, was: str) -> None:
    """Answers of this kind are taken for a no."""

    def lenient(known, entry, seq, when):
        safety.safety_answered(
            known, replace(entry, **{q: "no" for q in safety.QUESTIONS if getattr(entry, q) == was}), seq, when
        )

    handling(patch, e.SafetyAnswered, lenient)


@bug
def unsure_read_as_no(patch):
    answering(patch, "unsure")


@bug
def skipped_read_as_no(patch):
    answering(patch, "skipped")


@bug
def yes_to_an_order_closes_nothing(patch):
    patch.setattr(safety, "FACT_OF_YES", {name: fact for name, fact in safety.FACT_OF_YES.items() if name != "order"})


@bug
def under_age_closes_nothing(patch):
    patch.setattr(safety, "_facts_of_answers", lambda entry: iter(()))


@bug
def many_replies_to_one_message(patch):
    handling(patch, e.ReplySent, lambda known, entry, seq, when: None)


@bug
def needs_time_ends_a_day_early(patch):
    real = safety.time_asked
    patch.setattr(safety, "time_asked", lambda known, day: real(known, day + 1))


@bug
def a_shorter_date_replaces_a_later_one(patch):
    def newest(known, until, seq):
        known.needs_time_seq = seq
        known.needs_time_until, known.needs_time_open = until, None if until else seq

    patch.setattr(safety, "needs_time", newest)


@bug
def open_ended_time_ends_by_itself(patch):
    def thirty(known, day):
        return known.needs_time_until is not None and day < known.needs_time_until

    patch.setattr(safety, "time_asked", thirty)


@bug
def crisis_ends_without_calm(patch):
    def ends(known, at):
        return known.crisis_at is not None and (at - known.crisis_at).total_seconds() < 72 * 3600

    patch.setattr(safety, "crisis_holds", ends)


@bug
def calm_before_a_crisis_counts(patch):
    def noted(known, entry, seq, when):
        known.crisis_at, known.crisis_day, known.crisis_seq = when.at, when.day, seq
        known.calm_seq = known.calm_seq or known.texts.get("calm", [None])[0]

    def calm(known, entry, seq, when):
        known.calm_seq = seq
        known.texts["calm"] = [seq]

    handling(patch, e.CrisisNoted, noted)
    handling(patch, e.CalmNoted, calm)


@bug
def engaged_twice_on_one_day(patch):
    def engaged(known, seq, when):
        known.engaged_twice = known.engaged is not None
        known.engaged, known.engaged_seqs = (when.day, when.about), (*known.engaged_seqs, seq)

    patch.setattr(reconnect, "_engaged", engaged)


@bug
def paused_days_count(patch):
    handling(patch, e.PauseBegun, lambda known, entry, seq, when: None)


@bug
def a_slip_on_a_paused_day_is_lost(patch):
    def forgiving(known, slip, day, seq):
        if known.paused_since is None:
            real(known, slip, day, seq)

    real = space.slipped
    patch.setattr(space, "slipped", forgiving)


@bug
def an_urge_that_was_sent_is_no_slip(patch):
    def urge(known, entry, seq, when):
        space.urge_logged(known, replace(entry, outcome="calmer"), seq, when)

    handling(patch, e.UrgeLogged, urge)


@bug
def a_step_in_space_is_no_slip(patch):
    patch.setattr(space, "complete", lambda known, day: True)


@bug
def needed_contact_is_a_slip(patch):
    handling(
        patch, e.NeededContactLogged, lambda known, entry, seq, when: space.slipped(known, "message", when.day, seq)
    )


@bug
def clock_set_back_opens(patch):
    patch.setattr(outlook, "_at", lambda known, now: now)
    patch.setattr(outlook, "_day", lambda known, now, zone: now.toordinal())


@bug
def lines_in_the_order_of_their_clocks(patch):
    real = state.run
    patch.setattr(state, "run", lambda known, lines: real(known, sorted(lines, key=lambda line: line.at)))


@bug
def what_comes_later_is_not_looked_at(patch):
    """A closing fact with a time to come closes nothing yet."""
    real = outlook.plan
    patch.setattr(outlook, "plan", lambda story, now, zone=None, *, later=(): real(story, now, zone))


@bug
def they_wrote_reopens_a_no(patch):
    def reopening(known, entry, seq, when):
        known.facts.pop("explicit_no", None)
        reconnect.they_wrote(known, entry, seq, when)

    handling(patch, e.TheyWrote, reopening)


@bug
def a_yes_lasts_after_a_doubt(patch):
    real = reconnect._their_message

    def keeping(known, entry, seq, when):
        yes = dict(known.yes)
        real(known, entry, seq, when)
        known.yes = yes

    patch.setattr(reconnect, "_their_message", keeping)


@bug
def a_late_reply_forgives_two_silences(patch):
    def forgiving(known, entry, seq, when):
        known.facts.pop("unanswered", None)
        known.unanswered = 0
        reconnect.reply_received(known, entry, seq, when)

    handling(patch, e.ReplyReceived, forgiving)


@bug
def a_boundary_of_no_kind_is_only_a_mood(patch):
    kinds = {kind: fact for kind, fact in safety.FACT_OF_BOUNDARY.items() if kind is not None}
    patch.setattr(safety, "FACT_OF_BOUNDARY", kinds)


@bug
def partner_ended_ends_a_block(patch):
    def ended(known, entry, seq, when):
        known.new_partner = None
        known.facts.pop("blocked", None)

    handling(patch, e.PartnerEnded, ended)


@bug
def reviewing_a_message_answers_it(patch):
    def reviewed(known, entry, seq, when):
        reconnect.step_reviewed(known, entry, seq, when)
        known.open_text = None

    handling(patch, e.StepReviewed, reviewed)


@bug
def onward_only_after_no(patch):
    real = outlook._stages

    def stages(scene):
        return {**real(scene), "onward": "open" if scene.facts else "absent"}

    patch.setattr(outlook, "_stages", stages)


@bug
def help_is_gone_under_a_fact(patch):
    real = safety.surfaces_of

    def surfaces(known, facts, at, day):
        return real(known, facts, at, day) - ({"help"} if list(facts) else set())

    patch.setattr(safety, "surfaces_of", surfaces)


@bug
def today_is_empty_at_rest(patch):
    patch.setattr(today, "resting", lambda scene: iter(()))
    patch.setattr(today, "quietly", lambda scene: iter(()))
    patch.setattr(today, "in_crisis", lambda scene: iter(()))


def forgotten(name: str, hold: str) -> None:
    """A bug of joining: this one thing, held in one copy only, is let go."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        def joined(known, entry, seq, when):
            still = tuple(one for one in entry.still if one != hold)
            joining.copies_joined(known, replace(entry, still=still), seq, when)

        handling(patch, e.CopiesJoined, joined)

    BUGS[name] = plant


forgotten("calm elsewhere ends a crisis", "crisis")
forgotten("their message elsewhere ends a wish for time", "needs_time")
forgotten("a reply elsewhere forgives two silences", "unanswered")
forgotten("a partner gone elsewhere", "new_partner")
forgotten("another path chosen elsewhere", "let_go")
forgotten("an exception of a court elsewhere", "no_exception")
