"""How the tests of formats read what they write."""

from datetime import date
from pathlib import Path

from goldseam.chats import reading
from goldseam.chats.sources import Source
from goldseam.chats.transcript import Transcript


def read_text(text: str, name: str = "_chat.txt", made: date | None = None) -> Transcript:
    """What is understood of a file with this text."""
    return read_bytes(text.encode(), name, made)


def read_bytes(data: bytes, name: str = "export", made: date | None = None) -> Transcript:
    """What is understood of a file with these bytes."""
    source = Source(name, data, made=made)
    found = reading.recognised(source)
    assert found is not None, "no format knows this file"
    found.problems[:0] = source.problems
    return reading.together([found], [], None, None)


def read_files(folder: Path, **files: bytes) -> Transcript:
    """What is understood of these files given together."""
    paths = []
    for name, data in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(data)
        paths.append(path)
    return reading.read(paths)
