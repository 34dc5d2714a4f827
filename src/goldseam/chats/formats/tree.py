"""HTML as a tree of texts. Nothing is rendered, fetched or run; scripts and styles are dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

DEEPEST = 200
_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_SILENT = frozenset({"script", "style", "title", "head"})


@dataclass(slots=True)
class Node:
    """An element: its tag, classes, what is in it, and the line it begins on."""

    tag: str
    attributes: dict[str, str]
    line: int
    inside: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    def children(self) -> list[Node]:
        """The elements in it."""
        return [one for one in self.inside if isinstance(one, Node)]

    def walk(self) -> Iterator[Node]:
        """Itself and everything in it, in order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children())

    def find(self, name: str) -> Node | None:
        """The first element with this class."""
        return next((node for node in self.walk() if name in node.classes), None)

    def text(self, *, without: frozenset[str] = frozenset()) -> str:
        """The words, a line end for each <br>; elements of the tags in `without` left out."""
        return "".join(self._pieces(without))

    def _pieces(self, without: frozenset[str]) -> Iterator[str]:
        for one in self.inside:
            if isinstance(one, str):
                yield one
            elif one.tag == "br":
                yield "\n"
            elif one.tag not in without:
                yield from one._pieces(without)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {}, 1)
        self.open = [self.root]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent += 1
            return
        node = Node(tag, {name: value or "" for name, value in attrs}, self.getpos()[0])
        self.open[-1].inside.append(node)
        if tag not in _EMPTY and len(self.open) < DEEPEST:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SILENT:
            self.open[-1].inside.append(Node(tag, {name: value or "" for name, value in attrs}, self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
            return
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.open[-1].inside.append(data)


def tree_of(text: str) -> Node:
    """The tree of a page, whatever is missing or left open in it."""
    builder = _Builder()
    builder.feed(text.replace("<![", "&lt;!["))  # the parser stops at a marked section it does not know
    builder.close()
    return builder.root
