"""Where the words stand: TOML files beside this module, read once, on first use."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Generic, TypeVar

LANGUAGE = "en"  # the one language there is so far

Value = TypeVar("Value")


@cache
def toml(name: str) -> dict[str, Any]:
    """The file of this name in this folder, such as `evidence.toml` or `en/causes.toml`, as plain values."""
    text = files("goldseam.content").joinpath(*name.split("/")).read_text(encoding="utf-8")
    return tomllib.loads(text)


def words(name: str) -> dict[str, Any]:
    """The file of this name in the language of the reader."""
    return toml(f"{LANGUAGE}/{name}.toml")


class Shelf(Mapping[str, Value], Generic[Value]):
    """A mapping that is filled when somebody first looks into it: importing a page reads no file."""

    def __init__(self, fill: Callable[[], dict[str, Value]]) -> None:
        self._fill = fill

    @cached_property
    def _kept(self) -> dict[str, Value]:
        return self._fill()

    def __getitem__(self, key: str) -> Value:
        return self._kept[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)
