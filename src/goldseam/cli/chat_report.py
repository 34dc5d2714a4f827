"""`goldseam chat report`: how a conversation changed. Opens no journal, keeps nothing, fetches nothing."""

import argparse
import json
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from goldseam.chats import child
from goldseam.chats.problems import ChatProblem
from goldseam.cli.files import check_free, write_whole
from goldseam.cli.says import Stop, aside, say

if TYPE_CHECKING:
    from goldseam.chats.transcript import Transcript

FONTS = Path(__file__).parents[1] / "web" / "static" / "fonts"
FACES = {"Figtree": "figtree-latin-wght-normal.woff2", "Newsreader": "newsreader-latin-wght-normal.woff2"}
WIDTH = 96  # columns of a line of text


def report(asked: argparse.Namespace) -> int:
    """Read the files in a process of their own; print the report, or write it as a page."""
    if asked.html is not None:
        check_free(Path(asked.html), replace=asked.replace)
    try:
        made = child.told(
            [Path(name) for name in asked.files],
            lambda transcript: _made(transcript, asked),
            zone=_zone(asked.tz),
            conversation=asked.conversation,
        )
    except ChatProblem as problem:
        raise Stop(str(problem)) from None
    if asked.html is not None:
        write_whole(Path(asked.html), str(made).encode())
        aside(f"Written to {asked.html}. It holds another person's words: keep it to yourself.")
    elif asked.json:
        say(json.dumps(made, ensure_ascii=False))
    else:
        _tell(cast("dict[str, Any]", made))
    return 0


def _made(transcript: "Transcript", asked: argparse.Namespace) -> object:
    from goldseam import charts
    from goldseam.chats.report import report_html, report_json

    if asked.html is None:
        return report_json(transcript, asked.me, asked.them)
    faces = {name: (FONTS / file).read_bytes() for name, file in FACES.items() if (FONTS / file).is_file()}
    return report_html(
        transcript, asked.me, asked.them, charts=charts, faces=faces, messages=not asked.without_messages
    )


def _zone(name: str | None) -> ZoneInfo | None:
    if name is None:
        return None
    from goldseam.chats.reading import zone_of

    try:
        return zone_of(name)
    except ChatProblem as problem:
        raise Stop(str(problem)) from None


def _tell(made: dict[str, Any]) -> None:
    """The findings in plain lines."""
    if not made["findings"]:
        say("Nothing changed clearly enough to say so. --json and --html hold all numbers.")
    for one in made["findings"]:
        for line in wrap(one["text"], WIDTH):
            say(line)
        for label, words in one["figures"].items():
            say(f"    {label}: {words}")
        for line in wrap(one["does_not_mean"], WIDTH - 4):
            say(f"    {line}")
        say("")
