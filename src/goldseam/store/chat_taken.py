"""A kept chat as a file of its own that other programs read, and Goldseam reads again (docs/formats.md).

line 1    {"goldseam_chat": 1, "me", "them", "source", "locale", "day_order", "rule", "instants", "messages"}
the rest  {"at": ISO 8601 naive, "by": me·them, "kind", "text", "seconds"?, "edited"?, "notice"?}
"""

import json
from collections.abc import Iterator

from goldseam.chats.transcript import moment
from goldseam.store.chat_pages import KeptChat

FORMAT = 1


def lines(chat: KeptChat) -> Iterator[bytes]:
    """The file, line by line, each with its end."""
    head = chat.head
    yield _line(
        {
            "goldseam_chat": FORMAT,
            "me": head.me,
            "them": head.them,
            "source": head.source,
            "locale": head.locale,
            "day_order": head.day_order,
            "rule": head.rule,
            "instants": head.instants,
            "messages": head.messages,
        }
    )
    columns = chat.transcript.columns.listed()
    for row, at in enumerate(columns.at):
        more = {
            "seconds": columns.seconds[row],
            "edited": columns.edited[row] or None,
            "notice": columns.notice[row] or None,
        }
        yield _line(
            {
                "at": moment(at).isoformat(),
                "by": "me" if columns.sender[row] == chat.me else "them",
                "kind": columns.kind[row],
                "text": columns.text[row],
                **{name: value for name, value in more.items() if value is not None},
            }
        )


def _line(said: dict[str, object]) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
