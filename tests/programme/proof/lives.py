"""Invented people, each with a temper, who live two years with Today: they do what it says, or what they cannot help.

Everyone is seeded; nobody is random twice.
"""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from proof.journals import SAFE, Life, Raw
from proof.search import read

from goldseam import programme

TEMPERS = (
    "wary", "impulsive", "co-parenting", "told no", "ghosted", "reunited", "relapsing", "under age", "in crisis",
    "travelling",
)  # fmt: skip
DAYS = 730
ZONES = ("Europe/London", "America/New_York", "Asia/Tokyo", "Pacific/Auckland")
NO_GATE = {"told no", "under age"}  # whom a closing fact meets before any gate could open


@dataclass
class Lived:
    """What one life came upon."""

    temper: str
    opened: Counter = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)
    facts: tuple[str, ...] = ()
    entries: int = 0


class Person:
    """Somebody with a journal, who looks at Today every few days."""

    def __init__(self, seed: int) -> None:
        self.chance, self.temper = Random(seed), TEMPERS[seed % len(TEMPERS)]
        self.life, self.story, self.begins = Life(seed), programme.begin(), Life(seed).now
        self.lived, self.doing = Lived(self.temper), Counter()

    def live(self) -> Lived:
        while (self.life.now - self.begins).days < DAYS:
            self.catch_up()
            plan = programme.plan(self.story, self.life.now)
            self.look(plan)
            for action in plan.today.actions:
                self.do(action)
            self.cannot_help()
            self.life.wait(self.chance.choice((1, 1, 2, 4, 9)))
        self.lived.entries = len(self.life.lines)
        return self.lived

    def catch_up(self) -> None:
        new: list[Raw] = self.life.lines[self.story.last_seq :]
        lines = [line for seq, raw in enumerate(new, self.story.last_seq + 1) if (line := read(raw, seq))]
        if lines:
            self.story = programme.fold(lines, self.story)

    def look(self, plan: programme.Plan) -> None:
        self.lived.opened.update(name for name, gate in plan.gates.items() if gate.open)
        self.lived.facts = plan.closing_facts
        if not 1 <= len(plan.today.actions) <= 3:
            self.lived.complaints.append(f"{len(plan.today.actions)} actions")
        if not {"help", "safety_plan", "onward", "journal", "export", "delete", "lock"} <= plan.surfaces:
            self.lived.complaints.append("something that is always there was gone")
        if plan.stages["onward"] == "absent":
            self.lived.complaints.append("no way Onward")

    # --- what Today says ------------------------------------------------------------------------------------------

    def do(self, action: programme.Action) -> None:
        """The action, as far as it is something to write down; with a step, what comes back."""
        write, day = self.life.write, self.life.today.isoformat()
        written = {
            "tell_story": ("story-told", {"ended_on": "2026-01-02", "ended_by": "them"}),
            "name_cause": ("cause-named", {"cause": "money", "weight": 2, "mine": "mine"}),
            "begin_space": ("space-begun", {"days": 30}),
            "rate_day": ("day-rated", {"on": day, "like_myself": 5, "mood": 5}),
            "set_rule": ("they-write-rule-set", {"rule": "not_now"}),
            "name_person": ("trusted-person-named", {"name": "Sam"}),
            "keep_reason": ("reason-kept", {"text": "sleep"}),
            "make_plan": ("plan-made", {"if": "Sunday", "then": "call Sam"}),
            "quiet_step": ("quiet-step-done", {"step": "mute"}),
            "write_no_answer_plan": ("no-answer-plan-written", {"text": "let it be"}),
            "set_goal": ("goal-set", {"goal": "walk", "title": "walk", "shape": "do", "target": 3, "per": "week"}),
            "keep_moment": ("good-moment-kept", {"text": "the lake"}),
            "write_letter": ("letter-kept", {"text": "dear", "kind_of": "unsent"}),
            "note_calm": ("calm-noted", {}),
            "check_in": ("check-in-held", {}),
        }
        if action.code in written:
            kind, fields = written[action.code]
            write(kind, **fields)
        elif action.code == "answer_safety":
            write("safety-answered", **SAFE) if self.temper != "under age" else write(
                "safety-answered", **{**SAFE, "adult": "no"}
            )
        elif action.code == "plan_change":
            write("change-planned", cause=action.params["cause"], change="otherwise")
        elif action.code == "do_goal":
            write("goal-logged", goal=action.params["goal"], on=day)
        elif action.code == "take_screen":
            write(
                "screen-taken",
                name=action.params["name"],
                answers=[0, 0] if action.params["name"] == "phq2" else [4] * 4,
            )
        elif action.code == "review_step":
            self.reviewed(action.params["step"])
        elif action.code in STEPS:
            self.step(STEPS[action.code])

    def step(self, step: str) -> None:
        """A step, whose gate is open; and their answer, by temper."""
        if step != "text" and self.doing["yes " + step] == 0:
            self.doing["yes " + step] += 1
            self.life.write("yes-given", to=step)
        self.life.write("step-taken", step=step)
        self.life.wait(1)
        if step == "text" and self.temper != "ghosted":
            self.life.write("reply-received", reading=self.chance.choice(("engaged", "engaged", "engaged", "lukewarm")))
        elif step != "text":
            self.reviewed(step)

    def reviewed(self, step: str) -> None:
        if step == "talk":
            self.life.write("talk-ended", outcome="we_try")
            return
        self.life.write("step-reviewed", step=step, mine=4, theirs=4, both_wanted_more=True)
        for rung in ("meet", "talk"):
            self.life.write("yes-given", to=rung)

    # --- what they cannot help -------------------------------------------------------------------------------------

    def cannot_help(self) -> None:
        write, chance, days = self.life.write, self.chance.random(), (self.life.now - self.begins).days
        if self.temper == "impulsive" and days < 120 and chance < 0.25:
            write("slip-logged", slip="message", on=self.life.today.isoformat())
        elif self.temper == "co-parenting" and chance < 0.4:
            write("needed-contact-logged", about="child", on=self.life.today.isoformat())
        elif self.temper == "told no" and days > 10 and not self.doing["no"]:
            self.doing["no"] = 1
            write("boundary-heard", wish="no_contact")
        elif self.temper == "relapsing" and chance < 0.06:
            write("urge-logged", before=9, outcome="sent")
        elif self.temper == "in crisis" and days < 300 and chance < 0.05:
            write("crisis-noted")
        elif self.temper == "travelling" and chance < 0.2:
            self.life.zone = self.chance.choice(ZONES)
        elif self.temper == "reunited" and days > 90 and not self.doing["together"]:
            self.doing["together"] = 1
            write("together-again")


STEPS = {"reach_out": "text", "plan_call": "call", "plan_meeting": "meet", "plan_talk": "talk"}


def lived(seed: int) -> Lived:
    """Two years of one person."""
    return Person(seed).live()
