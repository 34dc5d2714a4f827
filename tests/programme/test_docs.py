"""docs/programme.md lists every code in its order, and every number there is."""

import re
from pathlib import Path

import pytest
from told import seen

from goldseam.programme import gates, goals, reconnect, safety, space, today, together
from goldseam.programme.decide import REFUSALS
from goldseam.programme.moments import MOMENTS

TEXT = (Path(__file__).parents[2] / "docs" / "programme.md").read_text("utf-8")


def section(title: str) -> str:
    return TEXT.split(f"## {title}\n")[1].split("\n## ")[0]


def listed(title: str) -> list[str]:
    return re.findall(r"`(\w+)`", section(title))


def test_every_finding_is_listed_in_its_order():
    rows = [row.split("`")[1] for row in section("Findings of a gate, in their order").splitlines() if row[:3] == "| `"]
    codes = [finding.code for finding in seen("", 0).gates["reach_out"].findings]
    assert rows[:14] == codes[:14]
    own = dict(row.split(" | ", 1) for row in section("Findings of a gate, in their order").splitlines()[-4:])
    for name, verdict in seen("", 0).gates.items():
        words = re.findall(r"`(\w+)`", own[f"| `{name}`"])
        assert [word for word in words if word in {one.code for one in verdict.findings}] == [
            finding.code for finding in verdict.findings[14:]
        ]


def test_every_param_is_listed():
    for verdict in seen("day 0: asked for needs_time until day 9; text; space 30", 3).gates.values():
        for finding in verdict.findings:
            row = next(row for row in TEXT.splitlines() if f"`{finding.code}`" in row and row.startswith("|"))
            assert all(f"`{name}`" in row for name in finding.params), finding.code


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Today", (*today.ACTIONS, *today.WHYS)),
        ("Refusals", REFUSALS),
        ("Moments", tuple(moment.code for moment in MOMENTS)),
    ],
)
def test_every_code_is_listed_in_its_order(title, codes):
    assert tuple(listed(title)) == codes


@pytest.mark.parametrize("module", [gates, goals, reconnect, safety, space, today, together])
def test_every_number_is_listed(module):
    numbers = {
        name
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, int | float) and not name.endswith("_KEPT") and not name.startswith("_")
    }
    kept_in_state = {"RATING_DAYS", "URGE_DAYS", "WORDS_LISTED"}
    assert numbers - kept_in_state <= set(listed("Numbers"))
