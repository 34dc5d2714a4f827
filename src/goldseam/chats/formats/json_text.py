"""JSON read whole where it is whole, and message by message where it is not. Never deeper than 64."""

import json
import re
from collections.abc import Iterator

import msgspec

from goldseam.chats.formats.found import Found

DEEPEST = 64
_BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]')
Value = dict[str, object]


def whole(data: bytes) -> object | None:
    """The document, or None where it is damaged or too deep."""
    try:
        document = msgspec.json.decode(data.lstrip(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError):
        return None
    return None if deeper(document) else document


def deeper(document: object, limit: int = DEEPEST) -> bool:
    """Whether it is nested deeper than the limit."""
    level = [document]
    for _ in range(limit):
        level = [one for value in level for one in _inner(value)]
        if not level:
            return False
    return True


def _inner(value: object) -> list[object]:
    found = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return [one for one in found if isinstance(one, (dict, list))]


def salvaged(text: str, key: str) -> Iterator[tuple[int, Value]]:
    """The objects in the list under this key, each with its line, as far as they can be read."""
    begin = re.search(rf'"{key}"\s*:\s*\[', text)
    if begin is None:
        return
    decoder = json.JSONDecoder()
    place, line, counted = begin.end(), 1, 0
    while (place := text.find("{", place)) >= 0:
        line += text.count("\n", counted, place)
        counted = place
        try:
            value, place = decoder.raw_decode(text, place)
            yield line, value
        except (json.JSONDecodeError, RecursionError):
            after = re.compile(r"\}\s*,\s*\{").search(text, place)
            if after is None:
                return
            place = after.end() - 1


def damaged(found: Found) -> None:
    """Say that the document was not whole."""
    found.tell(0, "damaged", "The file is damaged or was cut off; every message that is whole was read.")


def text_of(value: object) -> str:
    """A string, or nothing."""
    return value if isinstance(value, str) else ""


def number_of(value: object) -> int | None:
    """A whole number, also one written as text."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)) and abs(value) < 1e18:
        return int(value)
    if isinstance(value, str) and value.strip().lstrip("-").isdigit() and len(value) < 19:
        return int(value)
    return None


def objects(value: object) -> list[Value]:
    """The objects in a list, or nothing."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def one(value: object) -> Value:
    """An object, or an empty one."""
    return value if isinstance(value, dict) else {}
