"""Every word a person sees, wherever it stands: in the files of words, in templates, in the Python of the pages."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import goldseam

PACKAGE = Path(goldseam.__file__).parent
CONTENT = PACKAGE / "content"
WEB = PACKAGE / "web"

# Fields of content files that are for the one who keeps the file, or name something.
UNSEEN_FIELDS = {
    "source", "source_owner", "source_date", "address", "evidence", "code", "kind", "dial", "sms", "cite",
    "doi", "url", "grade", "who", "status", "verdict", "if", "confidence", "checked_by", "second_check", "tags", "for",
}  # fmt: skip
QUOTED = {"instruments.toml"}  # word for word from somebody else
HEARD = {"hard_words.toml"}  # what people write, not what they read
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.S)
IN_JINJA = re.compile(r'"([^"{}<>]*[a-z][^"{}<>]* [^"{}<>]*)"')
BLOCK = re.compile(
    r"</?(?:p|h[1-6]|li|ul|ol|dt|dd|dl|div|section|summary|label|legend|button|td|th|pre|figure|main)\b[^>]*>"
)
TAG = re.compile(r"<[^>]+>")
ATTRIBUTE = re.compile(r'(?:aria-label|title|placeholder|alt)="([^"]+)"')
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Text:
    """One piece of text and the file it stands in."""

    place: str
    words: str

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"


def every_text() -> list[Text]:
    """All of them."""
    return [*in_content(), *in_templates(), *in_python()]


def in_content() -> Iterator[Text]:
    """The strings of the files of words, fields aside that nobody sees."""
    for path in sorted(CONTENT.rglob("*.toml")):
        if path.name in QUOTED | HEARD:
            continue
        kept = tomllib.loads(path.read_text(encoding="utf-8"))
        unseen = UNSEEN_FIELDS | ({"research"} if path.name == "helplines.toml" else set())
        for words in strings(kept, unseen):
            yield Text(str(path.relative_to(PACKAGE)), words)
    for path in sorted(CONTENT.rglob("*.md")):
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            yield Text(str(path.relative_to(PACKAGE)), SPACES.sub(" ", paragraph).strip("# "))


def strings(value: object, unseen: set[str]) -> Iterator[str]:
    """Every string somewhere in a value read from TOML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item, unseen)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in unseen:
                yield from strings(item, unseen)


def in_templates() -> Iterator[Text]:
    """What stands between the tags, paragraph by paragraph; and sentences inside expressions and attributes."""
    for path in sorted((WEB / "templates").rglob("*.html")):
        source, place = path.read_text(encoding="utf-8"), str(path.relative_to(PACKAGE))
        for quoted in IN_JINJA.findall(" ".join(JINJA.findall(re.sub(r"\{#.*?#\}", "", source, flags=re.S)))):
            yield Text(place, quoted)
        for spoken in ATTRIBUTE.findall(JINJA.sub(" … ", source)):
            yield Text(place, spoken)
        plain = TAG.sub(" ", BLOCK.sub("\n", JINJA.sub(lambda match: " … " if match[0][1] == "{" else " ", source)))
        for line in re.sub(r"[ \t]*\n[ \t]*(?=[a-z,;.])", " ", plain).split("\n"):
            if re.search(r"[A-Za-z]{2}", words := SPACES.sub(" ", line).strip()):
                yield Text(place, words)


def in_python() -> Iterator[Text]:
    """Strings of the pages and forms that read like words: with a space, no docstrings."""
    for path in sorted([*WEB.glob("*.py"), *(WEB / "pages").rglob("*.py"), *(WEB / "forms").rglob("*.py")]):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in docstrings
                and re.search(r"[A-Za-z’]{2,} [A-Za-z’]", node.value)
            ):
                yield Text(str(path.relative_to(PACKAGE)), node.value)
