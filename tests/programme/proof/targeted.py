"""Short lives in which one rule decides."""

from collections.abc import Callable
from datetime import timedelta

from proof.alphabet import almost_there, called, once_silent, ready_at_the_gate, warm
from proof.journals import SAFE, Life, asked, ready

TARGETED: dict[str, Callable[[Life], None]] = {}


def targeted(write: Callable[[Life], None]) -> Callable[[Life], None]:
    """Keep it under its name."""
    TARGETED[write.__name__.replace("_", " ")] = write
    return write


def reply(life: Life, reading: str, **fields: str) -> None:
    life.write("reply-received", reading=reading, **fields)


def answered_after(name: str, reading: str) -> None:
    def write(life: Life) -> None:
        ready_at_the_gate(life)
        life.write("step-taken", step="text")
        life.wait(1)
        reply(life, reading)
        life.wait({"engaged": 0, "lukewarm": 6, "hesitant": 13, "unclear": 13}[reading])
        asked(life)

    TARGETED[name] = write


for said in ("engaged", "lukewarm", "hesitant", "unclear"):
    answered_after(f"the day before the wait after {said} is over", said)


@targeted
def nothing_answered_twice(life: Life) -> None:
    once_silent(life)
    life.write("step-taken", step="text")


@targeted
def lowered_twice(life: Life) -> None:
    ready(life, days=60)
    life.write("space-length-set", days=40)
    life.write("space-length-set", days=22)
    life.wait(23)
    asked(life)


@targeted
def lowered_to_ten(life: Life) -> None:
    ready(life, days=60)
    life.write("space-length-set", days=10)
    life.wait(12)
    asked(life)


@targeted
def begun_anew_and_back_dated(life: Life) -> None:
    ready(life, days=30)
    life.wait(20)
    life.write("space-begun", days=30, on=(life.today - timedelta(days=29)).isoformat())
    asked(life)


@targeted
def a_slip_and_its_withdrawal(life: Life) -> None:
    almost_there(life)
    life.write("slip-logged", slip="message", on=life.today.isoformat())
    life.write("withdrawn", entry=len(life.lines))
    life.wait(3)
    asked(life)


@targeted
def a_boundary_and_its_withdrawal(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("boundary-heard", wish="needs_time")
    life.write("withdrawn", entry=len(life.lines))


@targeted
def a_slip_six_days_ago(life: Life) -> None:
    ready(life)
    life.wait(20)
    life.write("slip-logged", slip="call", on=life.today.isoformat())
    life.wait(6)
    asked(life)


@targeted
def half_of_the_days_were_quiet(life: Life) -> None:
    ready(life)
    for _ in range(10):
        life.write("slip-logged", slip="profile_look", on=life.today.isoformat())
        life.wait(1)
    life.wait(12)
    asked(life)


@targeted
def ill_for_ten_days(life: Life) -> None:
    ready(life)
    life.write("pause-begun", reason="ill")
    life.wait(5)
    life.write("slip-logged", slip="message", on=life.today.isoformat())
    life.wait(5)
    life.write("pause-ended")
    life.wait(14)
    asked(life)


@targeted
def two_warm_replies_on_one_day(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("step-taken", step="text")
    life.wait(1)
    reply(life, "engaged")
    reply(life, "engaged")
    life.wait(2)
    asked(life)


@targeted
def warm_then_in_doubt(life: Life) -> None:
    warm(life)
    reply(life, "hesitant")
    life.wait(15)
    asked(life)


@targeted
def a_yes_and_then_a_doubt(life: Life) -> None:
    called(life)
    reply(life, "unclear")
    life.wait(15)
    asked(life)


@targeted
def a_call_that_went_badly(life: Life) -> None:
    warm(life)
    life.write("step-taken", step="call")
    life.write("step-reviewed", step="call", mine=4, theirs=2, both_wanted_more=True)
    life.write("yes-given", to="meet")


@targeted
def a_meeting_and_no_word_about_a_talk(life: Life) -> None:
    called(life)
    life.write("step-taken", step="meet")
    life.write("step-reviewed", step="meet", mine=4, theirs=4, both_wanted_more=True)


@targeted
def a_reply_told_as_of_last_week(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("step-taken", step="text")
    life.wait(1)
    reply(life, "hesitant", on=(life.today - timedelta(days=14)).isoformat())
    asked(life)


@targeted
def an_urge_told_as_of_last_week(life: Life) -> None:
    ready_at_the_gate(life)
    day = (life.today - timedelta(days=9)).isoformat()
    life.write("urge-logged", before=9, outcome="did_not_send", on=day)


@targeted
def an_urge_two_days_ago(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("urge-logged", before=8, outcome="did_not_send")
    life.wait(2)


@targeted
def answers_of_eight_days_ago(life: Life) -> None:
    ready_at_the_gate(life)
    life.wait(8)


@targeted
def an_answer_skipped(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("safety-answered", **{**SAFE, "they_were_afraid": "skipped"})


@targeted
def calm_noted_before_the_crisis(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("crisis-noted")
    life.write("calm-noted")
    life.write("crisis-noted")
    life.wait(14)
    asked(life)


@targeted
def crisis_thirteen_days_ago(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("crisis-noted")
    life.write("calm-noted")
    life.wait(13)
    asked(life)


@targeted
def crisis_two_days_ago(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("crisis-noted")
    life.write("calm-noted")
    life.wait(2)


@targeted
def two_dates_the_later_first(life: Life) -> None:
    ready_at_the_gate(life)
    for days in (20, 3):
        life.write("boundary-heard", wish="needs_time", until=(life.today + timedelta(days=days)).isoformat())
    life.wait(6)
    asked(life)


@targeted
def a_no_with_a_time_to_come(life: Life) -> None:
    ready_at_the_gate(life)
    life.wait(2)
    life.write("boundary-heard", wish="no_contact")
    life.wait(-2)
    asked(life)


@targeted
def they_wrote_after_a_no(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("boundary-heard", wish="no_contact")
    life.write("they-wrote", reading="engaged")
    life.write("reply-sent")
    life.wait(2)
    asked(life)


@targeted
def a_late_word_after_two_silences(life: Life) -> None:
    once_silent(life)
    life.write("step-taken", step="text")
    life.wait(8)
    reply(life, "engaged")
    life.wait(2)
    asked(life)


@targeted
def a_message_looked_back_on(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("step-taken", step="text")
    life.write("step-reviewed", step="text", mine=4, theirs=4, both_wanted_more=True)


@targeted
def blocked_and_a_partner_gone(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("fact-recorded", fact="blocked")
    life.write("partner-ended")


@targeted
def a_minor_with_a_court_exception(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("court-exception-recorded")
    life.write("safety-answered", **{**SAFE, "adult": "no"})


@targeted
def an_order_and_their_message(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("safety-answered", **{**SAFE, "order": "yes"})
    life.write("they-wrote", reading="engaged")


@targeted
def low_by_four(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("screen-taken", name="phq2", answers=[2, 2])


@targeted
def nothing_understood(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("cause-named", cause="money", weight=1, mine="mine")
    asked(life)


@targeted
def a_step_within_the_pause(life: Life) -> None:
    almost_there(life)
    life.write("step-taken", step="text")
    reply(life, "engaged")
    life.wait(3)
    asked(life)


@targeted
def answers_told_as_of_last_week(life: Life) -> None:
    ready(life)
    life.wait(22)
    life.write("safety-answered", **SAFE, on=(life.today - timedelta(days=8)).isoformat())


@targeted
def let_go_then_a_clock_set_back(life: Life) -> None:
    ready_at_the_gate(life)
    life.wait(2)
    life.write("hope-chosen", hope="try_again")
    life.wait(-1)
    life.write("hope-chosen", hope="let_go")
    life.wait(2)


@targeted
def a_boundary_of_no_kind(life: Life) -> None:
    ready_at_the_gate(life)
    life.write("step-taken", step="text")
    reply(life, "boundary")
    life.wait(15)
    asked(life)
