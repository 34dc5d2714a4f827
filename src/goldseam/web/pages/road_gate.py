"""A gate as the road shows it: every condition in its order, what would meet it, from when, and what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from goldseam.content import words
from goldseam.content.evidence import EVIDENCE, Evidence
from goldseam.programme.verdict import Finding, Verdict
from goldseam.web.access import allowed
from goldseam.web.desk import Desk
from goldseam.web.pages.lines import Line, line_of
from goldseam.web.pages.road_words import GATES, LATER

LINES_SHOWN = 5  # entries named under one condition: the latest few say enough

# What has to have happened before a gate is the one to look at, by the code of the finding that knows it.
RUNG_BEFORE = {"call": "engaged_twice", "meet": "call_went_well", "talk": "meeting_went_well"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One condition. `when`: from what day waiting alone meets it; `lines`: entries it rests on, with name and day."""

    code: str
    met: bool
    title: str
    how: str
    when: str
    address: str
    go: str
    evidence: Evidence | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A gate with its conditions. `opens_on` is set where only waiting is left, and a day may be named."""

    code: str
    title: str
    sentence: str
    called: str
    open: bool
    opens_on: date | None
    musts: tuple[Row, ...]
    shoulds: tuple[Row, ...]

    @property
    def left(self) -> tuple[Row, ...]:
        """The musts that keep it shut."""
        return tuple(row for row in self.musts if not row.met)


def next_gate(desk: Desk) -> Gate:
    """The gate of the next rung: the furthest one whose rung before went well."""
    gates = desk.plan.gates
    code = next((code for code in reversed(gates) if code in RUNG_BEFORE and met(gates[code], RUNG_BEFORE[code])), "")
    return gate_of(desk, code or next(iter(gates)))


def met(verdict: Verdict, code: str) -> bool:
    """Whether the condition of this code is met."""
    return any(finding.met for finding in verdict.findings if finding.code == code)


def gate_of(desk: Desk, code: str) -> Gate:
    """The gate of this code with all its conditions."""
    verdict = desk.plan.gates[code]
    return shown(desk, code, verdict, verdict.findings, GATES[code][1 if verdict.open else 0])


def later_gates(desk: Desk, gate: Gate) -> list[Gate]:
    """The gates behind `gate`, each with those conditions only that the ones before do not have."""
    gates, later = desk.plan.gates, []
    codes = list(gates)
    known = {row.code for row in (*gate.musts, *gate.shoulds)}
    for code in codes[codes.index(gate.code) + 1 :]:
        own = [finding for finding in gates[code].findings if finding.code not in known]
        known |= {finding.code for finding in own}
        later.append(shown(desk, code, gates[code], own, LATER[code]))
    return later


def shown(desk: Desk, code: str, verdict: Verdict, findings: Iterable[Finding], title: str) -> Gate:
    """These findings of a gate as its rows."""
    named = list(findings)
    lines = lines_of(desk, named)
    rows = [(finding.kind, row_of(desk, finding, lines)) for finding in named]
    return Gate(
        code=code,
        title=title,
        sentence=GATES[code][2],
        called=GATES[code][3],
        open=verdict.open,
        opens_on=verdict.opens_on if allowed(desk, "countdown") else None,
        musts=tuple(row for kind, row in rows if kind == "must"),
        shoulds=tuple(row for kind, row in rows if kind == "should"),
    )


def lines_of(desk: Desk, findings: list[Finding]) -> dict[int, Line]:
    """The entries these findings rest on, read in one go; of many the latest few."""
    seqs = sorted({seq for finding in findings for seq in finding.because[-LINES_SHOWN:]})
    return {line.seq: line_of(line) for line in desk.recorded(tuple(seqs))} if seqs else {}


def row_of(desk: Desk, finding: Finding, lines: dict[int, Line]) -> Row:
    """One condition in words."""
    said = words.finding(finding.code, finding.met, finding.params)
    evidence = finding.evidence or said.evidence
    return Row(
        code=finding.code,
        met=finding.met,
        title=said.title,
        how=said.how,
        when=when(desk, finding),
        address=said.address or "",
        go=said.go,
        evidence=EVIDENCE.get(evidence) if evidence else None,
        lines=tuple(lines[seq] for seq in finding.because[-LINES_SHOWN:] if seq in lines),
    )


def when(desk: Desk, finding: Finding) -> str:
    """From what day waiting alone meets a condition, where such a day may be named at all."""
    if finding.met or finding.opens_on is None or not allowed(desk, "countdown"):
        return ""
    days = (finding.opens_on - desk.plan.day).days
    this_year = finding.opens_on.year == desk.plan.day.year
    day = format_date(finding.opens_on, "d MMMM" if this_year else "d MMMM y", locale="en_GB")
    return f"From {day}, tomorrow." if days == 1 else f"From {day}, in {days} days." if days > 1 else f"From {day}."
