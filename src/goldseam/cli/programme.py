"""`goldseam programme`: fold plain journal lines and say where they stand. Opens no journal and changes nothing."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from goldseam import programme
from goldseam.cli.says import Stop, aside, counted, say
from goldseam.journal import lines, moments
from goldseam.journal.manifest import Closed, closed
from goldseam.journal.problems import JournalFileProblem

SHOWN = 10  # problems told one by one; more of them say nothing more


def show(asked: argparse.Namespace) -> int:
    """Read the lines, fold them, print what the programme says of them at the instant asked for."""
    at = instant(asked.at)
    found, header = _read(asked.file)
    plan = programme.seen_at(found.recorded, at, facts=header.facts, unanswered=header.unanswered)
    if asked.json:
        said = programme.document(plan, [(problem.line, problem.text) for problem in found.problems])
        say(json.dumps(said, ensure_ascii=False))
        return 0
    from goldseam.cli.picture import draw

    draw(plan)
    _tell(found.problems)
    return 0


def _read(name: str | None) -> tuple[lines.Understood, Closed]:
    """The lines, and what the first one says is closed. Raises Stop where nothing can be read."""
    with _source(name) as file:
        try:
            source = lines.read(file)
            found = lines.understood(source.texts)
        except JournalFileProblem as problem:
            raise Stop(str(problem)) from None
    header = closed(source.header)
    found.problems[:0] = [lines.Problem(0, text) for text in (*source.problems, *header.problems)]
    if found.lines and not found.recorded:
        raise Stop(_nothing(name, found.problems))
    return found, header


def instant(text: str | None) -> datetime:
    """The instant asked for, or this one. Raises Stop."""
    if text is None:
        return datetime.now(UTC)  # noqa: TID251  the one place of the command line
    at = moments.instant(text)
    if at is None:
        raise Stop(
            f"--at {text!r} is no instant. Write date, time and offset, such as 2026-02-09T20:00:00+01:00, "
            f"from {moments.FIRST_YEAR} to {moments.LAST_YEAR}."
        )
    return at


@contextmanager
def _source(name: str | None) -> Iterator[BinaryIO]:
    if name is None or name == "-":
        if sys.stdin.isatty():
            aside("Reading journal lines from the keyboard. Ctrl+D ends them, Ctrl+C leaves.")
        yield sys.stdin.buffer
        return
    try:
        with Path(name).open("rb") as file:
            yield file
    except FileNotFoundError:
        raise Stop(f"There is no file {name}. Look at the name, or leave it out to read from stdin.") from None
    except IsADirectoryError:
        raise Stop(f"{name} is a folder. Give a file of journal lines.") from None
    except (OSError, ValueError) as error:
        raise Stop(f"{name} cannot be read ({getattr(error, 'strerror', None) or error}).") from None


def _nothing(name: str | None, problems: list[lines.Problem]) -> str:
    place = "what came in on stdin" if name in (None, "-") else name
    first = problems[0]
    return (
        f"Nothing in {place} can be read as a journal line. Line {first.line}: {first.text}. "
        "A sealed export is read with `goldseam journal import`; what a line looks like stands in docs/formats.md."
    )


def _tell(problems: list[lines.Problem]) -> None:
    if problems:
        aside(f"{counted(len(problems), 'thing was', 'things were')} not understood; the rest was read:")
    for problem in problems[:SHOWN]:
        aside(f"  line {problem.line}: {problem.text}")
    if len(problems) > SHOWN:
        aside(f"  and {len(problems) - SHOWN} more; --json lists them all")
