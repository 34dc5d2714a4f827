"""Lines of a text as every reader counts them: LF and CRLF end one, nothing else does."""

from collections.abc import Iterator


def numbered(text: str) -> Iterator[tuple[int, str]]:
    """Each line with its number, from 1, without its end."""
    for number, line in enumerate(text.split("\n"), 1):
        yield number, line[:-1] if line.endswith("\r") else line
