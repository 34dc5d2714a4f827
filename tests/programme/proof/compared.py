"""Both readings of the programme beside each other: the library, and the second one."""

import json
from datetime import datetime
from typing import Any

from proof import second_reading
from proof.second_reading import GATES, Answer

from goldseam.journal import codec
from goldseam.programme import Plan, seen_at
from goldseam.programme.entries import Recorded


def decoded(raw: list[dict[str, Any]]) -> list[Recorded]:
    """Raw lines as the library reads them."""
    read = (codec.decode_line(json.dumps(line).encode(), seq).recorded for seq, line in enumerate(raw, 1))
    return [line for line in read if line is not None]


def expected(raw: list[dict[str, Any]], at: str) -> Answer:
    """What the second reading says."""
    return second_reading.read(raw, at)


def differences(plan: Plan, answer: Answer) -> list[str]:
    """Where the two do not agree, in words."""
    found = []
    if set(plan.closing_facts) != answer.facts:
        found.append(f"closing facts: {sorted(plan.closing_facts)}, second {sorted(answer.facts)}")
    if plan.surfaces != answer.surfaces:
        found.append(f"surfaces: {sorted(plan.surfaces ^ answer.surfaces)}")
    for gate in GATES:
        one = plan.gates[gate]
        if one.open != answer.open[gate]:
            found.append(f"{gate}: open {one.open}, second {answer.open[gate]} {sorted(answer.unmet[gate])}")
        elif one.opens_on != answer.opens_on[gate]:
            found.append(f"{gate} opens on {one.opens_on}, second {answer.opens_on[gate]}")
    if (plan.steadiness.quiet, plan.steadiness.of) != answer.steadiness:
        found.append(f"steadiness: {plan.steadiness}, second {answer.steadiness}")
    return found


def seen(raw: list[dict[str, Any]], at: str) -> Plan:
    """What the library says."""
    return seen_at(decoded(raw), datetime.fromisoformat(at))
