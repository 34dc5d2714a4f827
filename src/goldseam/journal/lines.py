"""A journal file, line by line: an optional first line that says what it is, then one entry a line.

Reading and understanding are two steps. `read` takes bytes apart and remembers places; `understood` says what the lines
mean, keeps the good and lists the bad. A line's number is its place after the first line, bad and empty ones included.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, BinaryIO

from goldseam.journal import codec
from goldseam.journal.problems import NewerFormat, NotAJournal
from goldseam.journal.scraps import scraps
from goldseam.journal.upcasts import FIRST, STEPS, Step, upcast
from goldseam.programme import entries as e

LONGEST = 4_000_000  # bytes of a line that are read; a page takes far less, and a file without lines fills no memory
BYTE_ORDER = b"\xef\xbb\xbf"
OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Source:
    """A file taken apart: what its first line says, and the lines after it, one by one, as today's format has them."""

    header: dict[str, Any] | None
    problems: tuple[str, ...]  # of the first line
    texts: Iterator[bytes]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is the matter with one line; line 0 is the one before the first."""

    line: int
    text: str


@dataclass(slots=True)
class Understood:
    """The lines that count, in order, and what is the matter with others."""

    recorded: list[e.Recorded] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lines: int = 0


def read(file: BinaryIO, steps: Sequence[Step] = STEPS) -> Source:
    """Take a file apart. Raises NotAJournal or NewerFormat with a sentence; reads on only as `texts` are asked for."""
    texts = _texts(file)
    first = next(texts, b"")
    if first.startswith(OTHER_ENCODINGS):
        raise NotAJournal("This file is in UTF-16. Save it as UTF-8 and try again.")
    first = first.removeprefix(BYTE_ORDER)
    if not _says_what_it_is(first):
        return Source(None, (), _without_empty_end(chain((first,), texts)))
    header = codec.object_in(first)
    if header is None:
        problem = "the first line, which says what this file is, is damaged"
        return Source(None, (problem,), _without_empty_end(texts))
    written_in = _format_of(header, FIRST + len(steps))
    found = (_upcast(text, written_in, steps) for text in texts) if written_in < FIRST + len(steps) else texts
    return Source(header, (), _without_empty_end(found))


def _texts(file: BinaryIO) -> Iterator[bytes]:
    while text := file.readline(LONGEST):
        rest = text
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST)  # of a line that is too long, only the beginning is kept
        yield text.rstrip(b"\r\n")


def _says_what_it_is(first: bytes) -> bool:
    return any(name == "goldseam" for name, _ in scraps(first))


def _format_of(header: dict[str, Any], newest: int) -> int:
    if header.get("goldseam") != "journal":
        raise NotAJournal("This file comes from Goldseam, but it is not a journal.")
    written_in = header.get("format")
    if not isinstance(written_in, int) or isinstance(written_in, bool) or written_in < FIRST:
        raise NotAJournal(
            "The first line of this file names no format, so nothing in it can be trusted to be read well."
        )
    if written_in > newest:
        raise NewerFormat(
            f"This file has format {written_in}, and this version of Goldseam reads up to {newest}. "
            "Nothing was changed. Please update Goldseam first."
        )
    return written_in


def _upcast(text: bytes, written_in: int, steps: Sequence[Step]) -> bytes:
    content = codec.object_in(text)
    return text if content is None else codec.as_text(upcast(content, written_in, steps))


def _without_empty_end(texts: Iterable[bytes]) -> Iterator[bytes]:
    """The lines, but for empty ones after the last that says something."""
    empty: list[bytes] = []
    for text in texts:
        if not text.strip():
            empty.append(b"")
            continue
        yield from empty
        empty.clear()
        yield text


def understood(texts: Iterable[bytes]) -> Understood:
    """What the lines mean. Never raises."""
    result = Understood()
    for number, text in enumerate(texts, 1):
        result.lines = number
        if len(text) >= LONGEST:
            result.problems.append(Problem(number, f"the line is longer than {LONGEST:,} bytes"))
        elif not text:
            result.problems.append(Problem(number, "the line is empty"))
        decoded = codec.decode_line(text, number, result.recorded[-1] if result.recorded else None)
        if text and len(text) < LONGEST:
            result.problems.extend(Problem(number, sentence) for sentence in decoded.problems)
        if decoded.recorded is not None:
            result.recorded.append(decoded.recorded)
    return result
