"""The table of all pages, written from the map of addresses itself: `make docs` puts it into docs/pages.md."""

import re
import sys
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
HEAD = """# Every page

Written by `make docs` from the map of addresses; a test compares. Addresses are opaque on purpose: one in a browser's
history says nothing. Who may see a page is told by the mark of its view (`web/access.py`): `public` anyone who reaches
the server, `visitor` a browser that came through the one-time address, `unlocked` an unlocked journal, `proven` the
same and the passphrase was just given, `contact` the same as unlocked and the programme offers that surface now,
`messages` the same as unlocked and reading old messages is not put away.

| name | address | who | what |
|---|---|---|---|
"""
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


def first_line(text: str | None) -> str:
    return (text or "").strip().splitlines()[0].replace("|", "·") if text else ""


def rows() -> list[str]:
    """One row a page, in the order of the map."""
    from django.urls import get_resolver

    lines = []
    for pattern in get_resolver().url_patterns:
        view = pattern.callback
        who = view.door + (f" ({view.surface})" if view.door == "contact" else "")
        address = "/" + PARAMETER.sub(r"<\1>", str(pattern.pattern))
        lines.append(f"| {pattern.name} | `{address}` | {who} | {first_line(view.__doc__)} |")
    return lines


def text() -> str:
    return HEAD + "\n".join(rows()) + "\n"


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.settings")
    import django

    django.setup()
    (DOCS / "pages.md").write_text(text(), encoding="utf-8")
    sys.stdout.write("docs/pages.md is up to date\n")
