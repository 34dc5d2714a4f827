"""`goldseam chat inspect`: what is in a messenger's export. Opens no journal, keeps nothing, fetches nothing."""

import argparse
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from goldseam.chats import child
from goldseam.chats.problems import ChatProblem
from goldseam.cli.says import Stop, aside, counted, say

SHOWN = 10  # problems and people told one by one; more of them say nothing more
ORDERS = {"dmy": "day, month, year", "mdy": "month, day, year", "ymd": "year, month, day"}


def inspect(asked: argparse.Namespace) -> int:
    """Read the files in a process of their own and say what is in them."""
    try:
        found: dict[str, Any] = child.inspect(_paths(asked), zone=_zone(asked.tz), conversation=asked.conversation)
    except ChatProblem as problem:
        raise Stop(str(problem)) from None
    if asked.json:
        say(json.dumps(found, ensure_ascii=False))
    else:
        _draw(found)
    return 0


def _paths(asked: argparse.Namespace) -> list[Path]:
    return [Path(name) for name in asked.files]


def _zone(name: str | None) -> ZoneInfo | None:
    if name is None:
        return None
    from goldseam.chats.reading import zone_of

    return zone_of(name)


def _draw(found: dict[str, Any]) -> None:
    say(f"{counted(found['messages'], 'message', 'messages')} in a file of the kind {found['format']}")
    if found["first"]:
        say(f"  from {_readable(found['first'])} to {_readable(found['last'])}")
    for one in found["senders"][:SHOWN]:
        say(f"  {one['name']}: {one['messages']:,}")
    if len(found["senders"]) > SHOWN:
        say(f"  and {len(found['senders']) - SHOWN} more people")
    notices = counted(found["system"], "notice", "notices")
    say(f"  {found['media']:,} pictures, voice messages and other files; {notices}")
    if found["day_order"]["value"]:
        say(f"  dates are written {ORDERS[found['day_order']['value']]} (known by: {found['day_order']['rule']})")
    if len(found["conversations"]) > 1:
        say(f"  {len(found['conversations'])} conversations; --conversation ID shows one:")
        for one in found["conversations"][:SHOWN]:
            say(f"    {one['id']}: {one['title']}, {one['messages']:,}")
    _tell(found["problems"])


def _readable(at: str) -> str:
    return at.replace("T", " ")[:16]


def _tell(problems: list[dict[str, Any]]) -> None:
    if problems:
        aside("To know:")
    for problem in problems[:SHOWN]:
        place = f"line {problem['line']}: " if problem["line"] else ""
        aside(f"  {place}{problem['text']}")
    if len(problems) > SHOWN:
        aside(f"  and {len(problems) - SHOWN} more; --json lists them all")
