"""README: two commands, a picture, and the four things Goldseam is not (AB-40)."""

import re

from house.source import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_it_opens_with_the_two_commands_and_a_picture():
    opening = README[:900]
    assert "make run" in opening
    assert "make test" in opening
    pictures = re.findall(r"!\[([^\]]+)\]\((docs/images/[\w.-]+\.png)\)", opening)
    assert pictures
    for words, path in pictures:
        assert len(words) > 10, "a picture needs words for those who cannot see it"
        assert (ROOT / path).stat().st_size < 400_000


def test_it_says_what_goldseam_is_not():
    said = " ".join(README.split()).lower()
    for sentence in (
        "a way to reach someone who said no",
        "a safety app for someone in danger now",
        "therapy",
        "hidden",
    ):
        assert re.search(rf"\bnot {sentence}", said), sentence


def test_the_changelog_tells_people_what_is_new():
    from goldseam import __version__

    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {__version__}" in changes


def test_the_other_documents_are_there():
    for document in (
        "CONTRIBUTING.md",
        "SECURITY.md",
        "LICENSE",
        "docs/how-it-works.md",
        "docs/formats.md",
        "docs/threat-model.md",
    ):
        assert len((ROOT / document).read_text(encoding="utf-8")) > 500, document
