"""The steps of each stage, in their order, and whether each is done. Nobody has to take them all, or in this order.

What a stage needs to be done is its own rule (`understand.done`, `space.complete`, the gates); steps are what there is
to do in it.
"""

from dataclasses import dataclass
from datetime import date

from goldseam.programme import reconnect, space, talk, understand
from goldseam.programme.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing there is to do in a stage."""

    code: str
    done: bool


def steps(state: State, day: date) -> dict[str, tuple[Step, ...]]:
    """Every stage with its steps, as they stand on this day."""
    return {
        "understand": _told(
            story=state.story_seq is not None,
            cause=bool(state.causes),
            change_for_every_mine=bool(state.causes) and not understand.owed(state),
            their_view="their-view-written" in state.texts,
            good_moment="good-moment-kept" in state.texts,
            boundary_needed="boundary-needed" in state.texts,
        ),
        "space": _told(
            begun=state.space_start is not None,
            person="trusted-person-named" in state.texts,
            rule=state.rule is not None,
            reason="reason-kept" in state.texts,
            if_then_plan="plan-made" in state.texts,
            quiet_step=bool(state.quiet_steps),
            complete=space.complete(state, day),
        ),
        "grow": _told(
            value="value-named" in state.texts,
            picture="picture-written" in state.texts,
            goal=bool(state.goals),
            practice=any(goal.done for goal in state.goals.values()),
            week_reviewed=state.week_reviewed is not None,
        ),
        "reconnect": _told(
            no_answer_plan=state.plan_for_no is not None,
            text=state.texted is not None,
            engaged_twice=state.engaged_twice,
            call=reconnect.went_well(state.reviews.get("call")),
            meet=reconnect.went_well(state.reviews.get("meet")),
        ),
        "talk": _told(
            change_for_every_cause=bool(state.causes) and not talk.changes_missing(state),
            compromise="compromise-sought" in state.texts,
            agreed="talk" in state.yes or state.talked is not None,
            held=state.talked is not None,
        ),
        "together": _told(
            agreement=bool(state.agreements),
            check_in=state.check_in is not None,
            early_sign="early-sign-named" in state.texts,
            csi4="csi4" in state.screens,
        ),
        "onward": _told(
            stop_line=state.stop_line is not None,
            closing_letter="closing-letter" in state.texts,
            ritual="ritual-held" in state.texts,
            memories_sealed="memories-sealed" in state.texts,
            learned="lesson-learned" in state.texts,
            graduated=state.graduated is not None,
        ),
    }


def _told(**done: bool) -> tuple[Step, ...]:
    return tuple(Step(code=code, done=value) for code, value in done.items())
