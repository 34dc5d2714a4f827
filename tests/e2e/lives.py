"""Journals of invented people at different points of their story; the clock stands at their last evening."""

from datetime import date, datetime, timedelta

from goldseam.programme import entries as e
from people import Person

NO_HARM = {
    "afraid_of_them": "no", "hurt_by_them": "no", "controlled_by_them": "no", "they_were_afraid": "no",
    "contacted_after_no": "no", "order": "no", "police": "no", "adult": "yes",
}  # fmt: skip


def day_of(person: Person) -> date:
    return person.clock.instant.date()


def first_evening(person: Person) -> Person:
    """Nothing but an open journal."""
    return person


def begun(person: Person) -> Person:
    """The evening on which everything was asked and the pause began."""
    today = day_of(person)
    person.record(
        e.AddressedAsSet(name="Noor"),
        e.HopeChosen(hope="try_again"),
        e.CountrySet(country="GB"),
        e.SafetyAnswered(**NO_HARM),
        e.QuestionPassed(question="asked_nothing"),
    )
    person.record(
        e.StoryTold(
            ended_on=today - timedelta(days=6),
            ended_by="them",
            together_months=30,
            lived_together=False,
            earlier_breakups=1,
            ties=("friends", "belongings"),
        )
    )
    person.record(
        e.CauseNamed(cause="communication", weight=3, mine="I went quiet for days.", theirs="They joked it away.")
    )
    person.record(e.ChangePlanned(cause="communication", change="I say it the same evening.", for_me="yes"))
    person.record(e.GoodMomentKept(text="The ferry in the rain, and we laughed."))
    person.record(e.SpaceBegun(days=30, modes=("friends", "belongings")))
    return person


def resting(person: Person) -> Person:
    """Day 24 of the pause: ratings, urges, two slips, letters, plans, people, dates ahead."""
    begun(person)
    person.record(e.TrustedPersonNamed(name="Sam", how="Call, any time before eleven."))
    person.record(e.ReasonKept(text="I want to sleep again."))
    person.record(e.TheyWriteRuleSet(rule="not_now", text="I read it tomorrow, with tea."))
    person.record(e.PlanMade(if_="it is Sunday evening and I feel alone", then="I call Sam"))
    person.record(e.QuietStepDone(step="mute"))
    for number in range(24):
        person.clock.forward(days=1)
        today = day_of(person)
        person.record(e.DayRated(like_myself=3 + number % 6, mood=4 + number % 3, longing=8 - number % 5), on=today)
        if number % 5 == 0:
            person.record(e.UrgeLogged(trigger="evening", before=7, after=3, outcome="did_not_send"))
        if number in (3, 9):
            person.record(e.SlipLogged(slip="profile_look", before="I could not sleep."), on=today)
    person.record(e.LetterKept(text="What I never said about the winter.", kind_of="unsent"))
    person.record(e.NeededContactLogged(about="belongings"), on=day_of(person))
    person.record(e.ScreenTaken(name="phq2", answers=(1, 1)))
    person.record(e.DateAheadSet(what="Their birthday", plan="Dinner with Sam"), on=day_of(person) + timedelta(days=5))
    person.record(e.GoalSet(goal="walk", title="Walk by the river", shape="do", target=3, per="week", field="body"))
    person.record(e.GoalLogged(goal="walk"), on=day_of(person))
    return person


def at_the_gate(person: Person) -> Person:
    """Day 40: everything asked was done, and the safety questions were answered anew."""
    resting(person)
    person.record(e.NoAnswerPlanWritten(text="I go to the sea with Sam and write nothing."))
    person.clock.forward(days=16)
    person.record(e.SafetyAnswered(**NO_HARM))
    person.record(e.UrgeLogged(trigger="a song", before=3, after=1, outcome="did_not_send"))
    return person


def told_no(person: Person) -> Person:
    """They asked for no contact, in the middle of it all."""
    resting(person)
    person.record(e.BoundaryHeard(wish="no_contact", words="Please do not write to me any more."))
    return person


def in_crisis(person: Person) -> Person:
    """A bad night, noted an hour ago."""
    resting(person)
    person.record(e.CrisisNoted(source="help"))
    person.clock.forward(hours=1)
    return person


def late(person: Person) -> Person:
    """Two in the morning on day 25."""
    resting(person)
    person.clock.instant = datetime.combine(
        day_of(person) + timedelta(days=1), datetime.min.time(), person.clock.instant.tzinfo
    )
    person.clock.forward(hours=2)
    return person


LIVES = {
    "first evening": first_evening,
    "begun": begun,
    "resting": resting,
    "late": late,
    "at the gate": at_the_gate,
    "told no": told_no,
    "in crisis": in_crisis,
}
