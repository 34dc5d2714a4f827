"""docs/formats.md names what the code of chats says, all of it and nothing else."""

import ast
import re
from pathlib import Path

import pytest

from goldseam.chats import reading, report
from goldseam.chats.findings import NOT_MEANT
from goldseam.chats.transcript import KINDS
from old_messages import exported

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
CODE = [ast.parse(file.read_text(encoding="utf-8")) for file in sorted((ROOT / "src/goldseam/chats").rglob("*.py"))]
CALLS = [node for tree in CODE for node in ast.walk(tree) if isinstance(node, ast.Call)]
INSPECT = PAGE.partition("## What is in an export of a messenger")[2].partition("## Measures of a chat")[0]
MEASURES = PAGE.partition("## Measures of a chat")[2]


def called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def texts_at(name: str, place: int) -> set[str]:
    """The texts given at this place to everything of this name, also either side of an `if`."""
    given = [call.args[place] for call in CALLS if called(call) == name and len(call.args) > place]
    parts = [part for one in given for part in ((one.body, one.orelse) if isinstance(one, ast.IfExp) else (one,))]
    return {str(part.value) for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)}


def table_of(section: str, head: str) -> set[str]:
    rows = section.partition(f"| {head} |")[2].partition("\n\n")[0].split("\n")
    return {found[1] for row in rows if (found := re.match(r"\| `([a-z_0-9]+)` \|", row))}


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    file = tmp_path_factory.mktemp("chat") / "chat.txt"
    file.write_bytes(exported())
    return report.report_json(reading.read([file]), "Noor", "Ben")


def test_every_kind_of_problem_is_named():
    said = texts_at("tell", 1) | texts_at("Problem", 1)
    assert said == table_of(INSPECT, "kind")


def test_every_rule_for_the_order_of_dates_is_named():
    assert texts_at("DayOrder", 1) - {"year_first"} == table_of(INSPECT, "rule") - {"year_first"}


def test_every_format_and_kind_is_named():
    formats = {
        node.value
        for tree in CODE
        for assigned in ast.walk(tree)
        if isinstance(assigned, ast.Assign) and re.fullmatch(r"[A-Z, ()]+", ast.unparse(assigned.targets[0]))
        for node in ast.walk(assigned.value)
        if isinstance(node, ast.Constant) and re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", str(node.value))
    }  # fmt: skip
    listed = set(re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`", INSPECT.partition("Formats:")[2].partition("Kinds:")[0]))
    assert formats | {"whatsapp-zip"} == listed
    assert set(re.findall(r"`([a-z_]+)`", INSPECT.partition("Kinds:")[2].partition("\n")[0])) == set(KINDS)


def test_every_measure_and_its_keys_are_named(document):
    assert table_of(MEASURES, "measure") == set(document["measures"])
    for name, measure in document["measures"].items():
        row = next(line for line in MEASURES.split("\n") if line.startswith(f"| `{name}`"))
        named = set(re.findall(r"`([a-z_0-9]+\*?)`", row))
        for key in measure["values"]:
            assert key in named or re.sub(r"_(me|them)\Z", "_*", key) in named, f"{name}: {key}"


def test_every_series_is_named(document):
    said = MEASURES.partition("Series: ")[2].partition("\n\n")[0]
    named = set(re.findall(r"`([a-z_]+\*?)`", said))
    for series in document["series"]:
        assert series in named or re.sub(r"_(me|them)\Z", "_*", series) in named, series


def test_every_finding_is_named():
    said = MEASURES.partition("Findings, at most seven:")[2].partition("There are no verdicts")[0]
    codes = {code if code == "conflict_topics" else f"{code}_changed" for code in NOT_MEANT}
    assert set(re.findall(r"`([a-z_]+)`", said)) - {"evidence"} == codes
