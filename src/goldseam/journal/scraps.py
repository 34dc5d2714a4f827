"""What can still be read of a line that is no sound JSON: name and value, one after the other, as far as it goes.

A name may come twice; whoever reads has to say which one counts.
"""

import json
from typing import Any

BETWEEN = " \t\r\n,{}"

_decoder = json.JSONDecoder(strict=False)


def scraps(text: bytes) -> list[tuple[str, Any]]:
    """The pairs at the top of an object, in order, up to the first place that makes no sense. Never raises."""
    said = text.decode("utf-8", "replace")
    found: list[tuple[str, Any]] = []
    place = _after(said, 0, BETWEEN + "\ufeff")
    while place < len(said):
        try:
            name, place = _decoder.raw_decode(said, place)
            place = _after(said, place, " \t\r\n:")
            if said[place : place + 1] not in (",", "}"):  # a value that is simply not there
                value, place = _decoder.raw_decode(said, place)
                found.append((str(name), value))
        except (ValueError, RecursionError):
            break
        place = _after(said, place, BETWEEN)
    return found


def _after(said: str, place: int, skipped: str) -> int:
    while place < len(said) and said[place] in skipped:
        place += 1
    return place
