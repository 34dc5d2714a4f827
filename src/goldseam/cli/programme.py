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
from goldseam.cli.says import Stop, aside, counted
from goldseam.journal import lines, moments
from goldseam.journal.manifest import closed
from goldseam.journal.problems import JournalFileProblem

SHOWN = 10  # problems told one by one; more of them say nothing more


def show(asked: argparse.Namespace) -> int:
    """Read the lines, fold them, print what the programme says of them at the instant asked for."""
    at = instant(asked.at)
    with _source(asked.file) as file:
        try:
            source = lines.read(file)
            found = lines.understood(source.texts)
        except JournalFileProblem as problem:
            raise Stop(str(problem)) from None
    header = closed(source.header)
    problems = [lines.Problem(0, text) for text in (*source.problems, *header.problems)] + found.problems
    if found.lines and not found.recorded:
        raise Stop(_nothing(asked.file, problems))
    zone = found.recorded[-1].zone if found.recorded else None
    plan = programme.seen_at(found.recorded, at, zone, facts=header.facts, unanswered=header.unanswered)
    if asked.json:
        print(
            json.dumps(
                programme.document(plan, [(problem.line, problem.text) for problem in problems]), ensure_ascii=False
            )
        )
        return 0
    from goldseam.cli.picture import draw

    draw(plan)
    _tell(problems)
    return 0


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
