"""What the programme says, for a person at a terminal: calm, short, without colour where there is no terminal."""

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from goldseam.content import words
from goldseam.programme import Action, Finding, Plan, Verdict

STAGES = {
    "understand": "Understand", "space": "Space", "grow": "Grow", "reconnect": "Reconnect", "talk": "Talk",
    "together": "Together", "onward": "Onward",
}  # fmt: skip
GATES = {"reach_out": "First message", "call": "Call", "meet": "Meeting", "talk": "Talk"}
MARKS = {True: ("✓", "green"), False: ("·", "yellow")}
WIDTH = 100


def draw(plan: Plan, console: Console | None = None) -> None:
    """Print the plan."""
    out = console or Console(highlight=False)
    out.width = min(out.width, WIDTH)
    out.print(Text(f"{plan.day:%A}, {plan.day.day} {plan.day:%B %Y}", style="bold"))
    out.print(_stages(plan))
    out.print(_steady(plan))
    if plan.closing_facts:
        said = ", ".join(_plain(fact) for fact in plan.closing_facts)
        out.print(f"Contact is closed for good ({said}). Everything else is here.")
    out.print()
    out.print(Text("Today", style="bold"))
    for action in plan.today.actions:
        out.print(_action(action))
    if "ladder" in plan.surfaces:
        _gates(plan, out)


def _gates(plan: Plan, out: Console) -> None:
    """Every gate; what the first has asked already is not asked again."""
    first: set[str] = set()
    for name, verdict in plan.gates.items():
        own = [finding for finding in verdict.findings if finding.code not in first]
        first = first or {finding.code for finding in own}
        out.print()
        out.print(_gate(name, verdict))
        out.print(_findings(own))


def _plain(code: str) -> str:
    """A code nobody has found words for yet: better its name than nothing."""
    return code.replace("_", " ")


def _stages(plan: Plan) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 2, 0, 0), pad_edge=False)
    for name in plan.stages:
        table.add_column(STAGES.get(name, name))
    table.add_row(*(_plain(standing) for standing in plan.stages.values()))
    return table


def _steady(plan: Plan) -> str:
    steady = plan.steadiness
    if not steady.of:
        return "The pause has not begun."
    run = "" if not steady.current else f"; {steady.current} in a row, {steady.longest} at the longest"
    return f"Quiet on {steady.quiet} of the last {steady.of} days{run}."


def _action(action: Action) -> Padding:
    try:
        said = words.action(action.code, action.params)
        text = Text.assemble((said.title, "bold"), f"\n{said.line}")
    except KeyError:
        text = Text(_plain(action.code), style="bold")
    try:
        text.append(f"\n{words.why(action.why, action.params)}", style="dim")
    except KeyError:
        text.append(f"\n{_plain(action.why)}", style="dim")
    return Padding(text, (0, 0, 0, 2), expand=False)


def _gate(name: str, verdict: Verdict) -> Text:
    said = "open" if verdict.open else "not open"
    when = f"; if nothing changes, on {verdict.opens_on:%d %B %Y}" if verdict.opens_on and not verdict.open else ""
    return Text.assemble((GATES.get(name, name), "bold"), f": {said}{when}")


def _findings(findings: list[Finding]) -> Padding:
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
    for finding in findings:
        mark, colour = MARKS[finding.met]
        table.add_row(Text(mark, style=colour), _words(finding), Text("" if finding.kind == "must" else "advice"))
    return Padding(table, (0, 0, 0, 2), expand=False)


def _words(finding: Finding) -> Text:
    try:
        said = words.finding(finding.code, finding.met, finding.params)
    except KeyError:
        return Text(_plain(finding.code))
    return Text(said.title) if finding.met else Text.assemble((said.title, "bold"), f"\n{said.how}")
