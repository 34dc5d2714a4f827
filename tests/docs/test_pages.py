"""docs/pages.md has every page, its address and who may see it."""

from docs.pages import DOCS, text


def test_every_page_stands_in_the_table():
    assert (DOCS / "pages.md").read_text(encoding="utf-8") == text(), "renew it with: make docs"
