"""Messenger's and Instagram's HTML: blocks of a name, words, and a date written out.

Class names change with every release, so none is used.
"""

import re

from goldseam.chats.formats.dates_written import instant_written
from goldseam.chats.formats.found import Found
from goldseam.chats.formats.messenger import _CALLED, _PSEUDO
from goldseam.chats.formats.tree import Node, tree_of
from goldseam.chats.sources import Source
from goldseam.chats.transcript import Listed

FORMAT = "messenger-html"
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_MEDIA = frozenset({"img", "video", "audio"})
LONGEST_DATE = 70


def found(source: Source) -> Found | None:
    """What is in this page, or None where no block of a message is in it."""
    page = tree_of(source.text())
    result, records = Found(FORMAT), Listed()
    title = source.name.split("/")[-2] if "/" in source.name else source.title
    for node in page.walk():
        at = _dated(node)
        if at is not None:
            _add(node, at, records, title)
    if not len(records):
        return None
    result.columns, result.titles = records, {title: title}
    return result


def _dated(node: Node) -> int | None:
    """The time of a block: at least two elements, the last of which is nothing but a date."""
    children = node.children()
    if len(children) < 2:
        return None
    last = children[-1].text().strip()
    if not last or len(last) > LONGEST_DATE or "\n" in last or not _CLOCK.search(last):
        return None
    name = children[0].text().strip()
    if not name or len(name) > 100 or "\n" in name or name == last:
        return None
    return instant_written(last)


def _add(node: Node, at: int, records: Listed, title: str) -> None:
    first, *middle, _ = node.children()
    words = "\n".join(text for part in middle for text in _lines(part) if text)
    tags = {one.tag for part in middle for one in part.walk()}
    kind, notice = "text", False
    if _CALLED.fullmatch(words):
        kind, notice = ("missed_call" if "missed" in words.lower() else "call"), True
    elif _PSEUDO.fullmatch(words):
        kind = "system"
    elif not words and tags & _MEDIA:
        kind = "voice" if "audio" in tags else "media"
    records.add(at, first.text().strip(), kind, words, line=node.line, conversation=title, notice=notice)


def _lines(part: Node) -> list[str]:
    """The words of each innermost block; lists hold reactions and are left out."""
    if part.tag in {"ul", "ol"}:
        return []
    blocks = [one for one in part.children() if one.tag in {"div", "p", "section"}]
    if not blocks:
        return [part.text(without=frozenset({"ul", "ol"})).strip()]
    return [text for one in part.children() for text in _lines(one)]
