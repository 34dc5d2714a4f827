"""docs/formats.md tells what the code does: every kind with every field, every code, every option."""

import re
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goldseam import programme
from goldseam.cli import asking
from goldseam.journal.upcasts import FORMAT
from goldseam.programme import entries as e
from goldseam.programme import gates, today
from goldseam.vault import boxes, seals, slots

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `([\w-]+)`(?: \+)? \| (.*) \|$", re.MULTILINE)
KINDS = {kind: set(re.findall(r"`(\w+)`", said)) for kind, said in ROW.findall(PAGE.split("## Journal lines")[1])}


@pytest.mark.parametrize("kind", e.KINDS)
def test_every_kind_is_told_with_every_field(kind):
    entry = e.KINDS[kind]
    names = getattr(entry, "json_names", {})
    told = {names.get(field.name, field.name) for field in fields(entry)}
    assert KINDS[kind] == told | ({"on"} if getattr(entry, "needs_on", False) else set())


def codes_of(verdict):
    return [finding.code for finding in verdict.findings]


def test_every_code_is_told_in_its_order():
    codes = PAGE.split("## Codes of findings")[1]
    findings, actions = codes.split("Actions of today")
    actions, reasons = actions.split("\n## ")[0].split("Reasons:")
    found = re.findall(r"^\| `(\w+)` \|", findings, re.MULTILINE)
    verdicts = programme.seen_at([], datetime(2026, 2, 9, tzinfo=UTC)).gates
    musts, own = len(gates.REACH_OUT), [code for verdict in verdicts.values() for code in codes_of(verdict)]
    assert found == own[:musts] + [code for code in own if code not in own[:musts]]
    assert tuple(re.findall(r"`(\w+)`", actions)) == today.ACTIONS
    assert tuple(re.findall(r"`(\w+)`", reasons)) == today.WHYS


def test_every_option_is_told():
    said = PAGE.split("## The command line")[1]
    for command in ("open", "programme", "journal export", "journal import", "journal passphrase", "journal erase"):
        parser = asking.parser()
        for word in command.split():
            (choices,) = (action.choices for action in parser._actions if action.choices)
            parser = choices[word]
        for option in {option for action in parser._actions for option in action.option_strings} - {"-h", "--help"}:
            assert f"`{option}" in said, f"{command} {option}"


def test_the_numbers_are_the_right_ones():
    assert f'"format": {FORMAT}' in PAGE
    assert f"`sealed` {slots.SLOT_BYTES} bytes" in PAGE
    assert f"63–{slots.SLOT_BYTES - 1}" in PAGE
    assert boxes.NONCE_BYTES == 12
    for kind, block in seals.BLOCKS.items():
        (row,) = re.findall(rf"^\| {kind} \| .*$", PAGE, re.MULTILINE)
        assert row.endswith(f"| {block:,} |")
        assert f"| {seals.KEYS[kind]} |" in row


def test_no_line_promises_what_is_not_there():
    for name in ("serve", "demo", "backup", "restore"):
        assert f"`goldseam {name}" not in PAGE
        assert f"`goldseam journal {name}" not in PAGE
