"""What must hold of every journal (programme.md §11; safety.md §2.3, those that need no page), each by its name.

None of this asks the library what it thinks: facts, waits and silence are counted anew from the raw lines.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from proof.journals import CLOSING, SAFE, Raw
from proof.search import Node

from goldseam import programme
from goldseam.programme import entries as e
from goldseam.programme.entries import Recorded

ALWAYS = {"help", "safety_plan", "onward", "journal", "export", "delete", "lock"}
LADDER = {"ladder", "draft", "countdown", "talk_plan"}
CONTACT = LADDER | {"reply", "logistics"}
MAY_REPLY = {"explicit_no", "blocked", "unanswered"}
GRAVE = {"user_was_harmed", "order", "police_warning", "minor", "ex_afraid", "harm_intent"}
MOST_ACTIONS = 3


def broken(node: Node, *, amended: bool = True) -> Iterator[str]:
    """The names of the properties that this journal breaks. `amended`: amendments and insertions are tried as well."""
    plan = node.plan()
    yield from gates_name_their_musts(plan)
    yield from closed_stays_closed(node, plan)
    yield from something_is_always_there(node, plan)
    yield from waits_are_kept(node, plan)
    yield from crisis_rests(node, plan)
    if amended:
        yield from amending_opens_nothing(node, plan)
        yield from facts_only_close(node, plan)
        yield from clocks_open_nothing(node, plan)
        yield from needs_cost_nothing(node, plan)


def grows(before: Node, after: Node) -> Iterator[str]:
    """One letter more: facts stay, and unanswered messages are at most two."""
    if not before.story.recorded.facts.keys() <= after.story.recorded.facts.keys():
        yield "INV-3 facts only grow"
    if any(not before.unanswered <= after.unanswered <= 2 for before, after in _texts(before, after)):
        yield "INV-10 unanswered messages only grow, to two at most"


def _texts(before: Node, after: Node):
    return zip(before.story.variants, after.story.variants, strict=True)


def gates_name_their_musts(plan: programme.Plan) -> Iterator[str]:
    codes = [finding.code for finding in plan.gates["reach_out"].findings if finding.kind == "must"]
    for gate in plan.gates.values():
        unmet = [finding for finding in gate.findings if finding.kind == "must" and not finding.met]
        if gate.open == bool(unmet):
            yield "2 a closed gate names an unmet must, an open one has none"
        if [finding.code for finding in gate.findings][: len(codes)] != codes:
            yield "2 conditions stand in the same order"
        if gate.open and "ladder" not in plan.surfaces:
            yield "2 no gate is open whose surface is gone"


def said(raw: list[Raw], seen: str) -> set[str]:
    """The closing facts that lines state in so many words. `seen` is where the answers to safety are read."""
    found = set()
    for line in raw:
        if line["kind"] == "fact-recorded" and line["fact"] in CLOSING:
            found.add(line["fact"])
        if line.get("wish") == "no_contact" or (line["kind"] == "talk-ended" and line["outcome"] == "no"):
            found.add("explicit_no")
        if line["kind"] == seen and line.get("they_were_afraid") == "yes":
            found.add("ex_afraid")
        if line["kind"] == seen and line.get("adult") == "no":
            found.add("minor")
    return found


def closed_stays_closed(node: Node, plan: programme.Plan) -> Iterator[str]:
    facts = said(node.raw, "safety-answered") | ({"unanswered"} if silences(node) >= 2 else set())
    if not facts <= set(plan.closing_facts):
        yield "1 a closing fact that was said is there"
    if not facts and not plan.closing_facts:
        return
    if plan.surfaces & LADDER or any(gate.open for gate in plan.gates.values()):
        yield "1 after a closing fact no surface of contact is there and no gate open (INV-2)"
    if "reply" in plan.surfaces and not facts <= MAY_REPLY:
        yield "1 a reply only after no, a block or silence"
    excepted = any(line["kind"] == "court-exception-recorded" for line in node.raw)
    if "logistics" in plan.surfaces and (facts & {"minor", "harm_intent"} or (facts & GRAVE and not excepted)):
        yield "INV-5, INV-6 no logistics with a grave fact"


def something_is_always_there(node: Node, plan: programme.Plan) -> Iterator[str]:
    if not plan.surfaces >= ALWAYS:
        yield "3 help, onward and the rest are always there (INV-1)"
    if plan.stages["onward"] not in ("open", "done"):
        yield "3 Onward is reachable"
    if not 1 <= len(plan.today.actions) <= MOST_ACTIONS:
        yield "7 Today has one to three actions"
    if plan != node.plan():
        yield "7 the same journal at the same instant gives the same answer"


# --- counted anew -----------------------------------------------------------------------------------------------------


def days(node: Node) -> Iterator[tuple[int, Raw]]:
    """Each line with its effective day, by the latest instant so far; `now` comes last as a line without a kind."""
    latest = None
    for line in (*node.raw, {"kind": "", "at": node.at}):
        at = datetime.fromisoformat(line["at"])
        latest = at if latest is None else max(at, latest)
        yield latest.astimezone(node.now.tzinfo).toordinal(), line


def silences(node: Node) -> int:
    """Messages nobody answered: a second one while one is open, or a week after the second."""
    given_up, opened = 0, None
    for day, line in days(node):
        if opened is not None and given_up and day - opened >= 7:
            given_up, opened = given_up + 1, None
        if line.get("step") == "text" and line["kind"] == "step-taken":
            given_up += opened is not None
            opened = day
        elif line["kind"] in ("reply-received", "they-wrote"):
            opened = None
    return given_up


def waits_are_kept(node: Node, plan: programme.Plan) -> Iterator[str]:
    """§6 and §9, in the plainest words: what was written last, how long ago, and whether they had an end named."""
    until, endless, sent, rung, read, last, limit, partner = 0, False, None, False, {}, 0, False, False
    for day, line in days(node):
        last = day
        kind, reading = line["kind"], line.get("reading")
        if kind in ("reply-received", "they-wrote"):
            endless, sent = line.get("boundary") == "space" and "until" not in line, None
            read = {said: on for said, on in read.items() if said != "closed"} | {reading: day}
        elif line.get("wish") == "needs_time":
            ends = line.get("until")
            endless = endless or ends is None
            until = until if ends is None else max(until, datetime.fromisoformat(ends).toordinal())
        elif kind == "step-taken":
            sent, rung = (day, rung) if line["step"] == "text" else (sent, True)
        elif kind == "step-reviewed":
            rung = False
        limit = limit or line.get("wish") == "logistics_only"
        partner = line.get("fact") == "new_partner" or (partner and kind != "partner-ended")
    if not any(gate.open for gate in plan.gates.values()):
        return
    if endless or last < until or limit or partner:
        yield "9 asked-for time, practical things only or a new partner keep every gate shut"
    if rung or (sent is not None and last - sent < 37):
        yield "4 no gate opens while a step is open"
    wanted = {"engaged": 1, "lukewarm": 7, "hesitant": 14, "unclear": 14, "boundary": 0}  # that waits as it says itself
    if any(said == "closed" or last - on < wanted.get(said, 14) for said, on in read.items()):
        yield "6 each message of theirs has its wait"
    if not fresh(node):
        yield "9 no gate opens without fresh answers to all eight questions"
    if any(line.get("hope") for line in node.raw) and [x["hope"] for x in node.raw if "hope" in x][-1] == "let_go":
        yield "9 no gate opens on the path to let go"


def fresh(node: Node) -> bool:
    """Whether each question was answered as it has to be, on one of the last seven local dates or today."""
    known: dict[str, tuple[str, int]] = {}
    last = 0
    for day, line in days(node):
        last = day
        if line["kind"] == "safety-answered":
            about = min(day, datetime.fromisoformat(line["on"]).toordinal()) if "on" in line else day
            known |= {name: (line[name], about) for name in SAFE if name in line}
    return all(known.get(name, ("", 0))[0] == wanted and last - known[name][1] <= 7 for name, wanted in SAFE.items())


def crisis_rests(node: Node, plan: programme.Plan) -> Iterator[str]:
    crisis, calm, latest = None, False, None
    for line in (*node.raw, {"kind": "", "at": node.at}):
        at = datetime.fromisoformat(line["at"])
        latest = at if latest is None else max(at, latest)
        if line["kind"] == "crisis-noted":
            crisis, calm = latest, False
        calm = calm or line["kind"] == "calm-noted"
    if crisis is None or latest is None:
        return
    if (not calm or latest - crisis < timedelta(hours=72)) and plan.surfaces & (LADDER | {"reply"}):
        yield "INV-7 in a crisis no surface of contact, until calm and 72 hours"
    if any(gate.open for gate in plan.gates.values()) and latest - crisis < timedelta(days=13):
        yield "6 no gate opens within two weeks of a crisis"


# --- one thing more, anywhere -----------------------------------------------------------------------------------------


def line_of(node: Node, entry: e.Entry) -> Recorded:
    at = max(node.now, node.story.recorded.last_at or node.now)
    return Recorded(seq=len(node.raw) + 1, at=at, zone="Europe/London", entry=entry)


def opened(before: programme.Plan, after: programme.Plan) -> bool:
    """Whether anything about contact is there that was not."""
    gates = any(gate.open and not before.gates[name].open for name, gate in after.gates.items())
    return gates or not after.surfaces <= before.surfaces or not set(before.closing_facts) <= set(after.closing_facts)


BETTER = {
    "safety-answered": SAFE, "boundary-heard": {"wish": "needs_time", "until": "2026-01-11"},
    "space-begun": {"days": 21},
    "they-wrote": {"reading": "engaged", "boundary": None}, "reply-received": {"reading": "engaged", "boundary": None},
    "urge-logged": {"before": 0, "after": 0, "outcome": "calmer"}, "fact-recorded": {"fact": "new_partner"},
    "hope-chosen": {"hope": "try_again"}, "slip-logged": {"on": "2026-01-01"}, "screen-taken": {"answers": [0, 0]},
    "crisis-noted": {"on": "2026-01-01"}, "step-taken": {"step": "call"}, "space-length-set": {"days": 21},
}  # fmt: skip


def amending_opens_nothing(node: Node, plan: programme.Plan) -> Iterator[str]:
    for line in node.lines[min(node.start, len(node.lines) - 1) :] if node.lines else ():
        kind = line.entry.kind
        tries: list[e.Entry] = [e.Withdrawn(entry=line.seq)]
        if kind in BETTER:
            tries.append(e.Corrected(entry=line.seq, fields=BETTER[kind]))
        for amendment in tries:
            after = programme.seen_at([*node.lines, line_of(node, amendment)], node.now)
            if opened(plan, after):
                yield f"5 {amendment.kind} opens nothing"
        erased = programme.seen_at([*node.lines, line_of(node, e.Erased(entry=line.seq))], node.now)
        if erased.surfaces != plan.surfaces or opened(erased, plan) or opened(plan, erased):
            yield "INV-14 erased removes text, never effect"


def facts_only_close(node: Node, plan: programme.Plan) -> Iterator[str]:
    """INV-12: a closing fact anywhere leaves fewer surfaces. Before the first letter, and after the last."""
    for fact in ("explicit_no", "order", "minor"):
        for place in {node.start, len(node.lines)}:
            new = line_of(node, e.FactRecorded(fact=fact))
            if place < len(node.lines):
                new = Recorded(seq=0, at=node.lines[place].at, zone=new.zone, entry=new.entry)
            after = programme.seen_at([*node.lines[:place], new, *node.lines[place:]], node.now)
            if not after.surfaces & CONTACT <= plan.surfaces & CONTACT or fact not in after.closing_facts:
                yield "1 a closing fact anywhere leaves fewer surfaces (INV-12)"


def clocks_open_nothing(node: Node, plan: programme.Plan) -> Iterator[str]:
    last = node.story.recorded.last_at or node.now
    then = programme.seen_at(node.lines, last)
    for back in (2, 30):
        if opened(then, programme.seen_at(node.lines, last - timedelta(days=back))):
            yield "INV-4 a clock set back opens nothing"
    if plan.closing_facts and programme.seen_at(node.lines, node.now + timedelta(days=900)).surfaces & LADDER:
        yield "INV-4 no fact ends by waiting"


def needs_cost_nothing(node: Node, plan: programme.Plan) -> Iterator[str]:
    for entry, cost in ((e.NeededContactLogged(about="child"), 0), (e.SlipLogged(slip="message"), 1)):
        after = programme.seen_at([*node.lines, line_of(node, entry)], node.now).steadiness
        if not plan.steadiness.quiet - cost <= after.quiet <= plan.steadiness.quiet:
            yield "6 a slip costs at most a day, needed contact nothing"
