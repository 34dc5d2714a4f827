"""Every address of the app, with something in its blanks; and what each view there is marked with."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import get_resolver

MARK = re.compile(r"^\s*@(public|visitor|unlocked|proven|contact|messages)\b", re.M)
BLANK = re.compile(r"<(?:(\w+):)?\w+>")
FILLED = {"int": "1", "uuid": "00000000-0000-0000-0000-000000000000"}


@dataclass(frozen=True)
class Address:
    """One line of the map: its pattern, an example of it, its view and the name it goes by."""

    pattern: str
    view: Any
    name: str

    @property
    def path(self) -> str:
        return "/" + BLANK.sub(lambda blank: FILLED.get(blank[1] or "str", "GB"), self.pattern)

    @property
    def door(self) -> str:
        return getattr(self.view, "door", "")

    @property
    def marks(self) -> list[str]:
        """The marks that stand above the view in its source."""
        source = inspect.getsource(inspect.unwrap(self.view))
        return MARK.findall(source.partition("def ")[0])


def every_address() -> list[Address]:
    return list(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: Any, before: str) -> Iterator[Address]:
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _walk(pattern.url_patterns, before + str(pattern.pattern))
        else:
            yield Address(before + str(pattern.pattern), pattern.callback, pattern.name)
