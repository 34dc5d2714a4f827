"""What a newcomer meets: every module says what it is for, names say something, nothing is half done."""

import ast
import re

from house.source import CODE, PACKAGE, ROOT, files, name, tree

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "service", "services", "base", "misc"}
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|HA" r"CK)\b")  # in two halves, so that this line is no find
WAITING = {"sleep", "wait_for_timeout"}


def test_every_module_says_what_it_is_for():
    silent = [name(path) for path in files(*CODE) if path.read_text() and not ast.get_docstring(tree(path))]
    assert silent == []


def is_an_entry(node: ast.AST) -> bool:
    """A kind of entry: its name and its fields say it all, and docs/formats.md has the table."""
    return any(isinstance(part, ast.AnnAssign) and part.target.id == "kind" for part in node.body)


def test_everything_public_in_the_package_has_a_docstring():
    silent = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in files(PACKAGE)
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and not is_an_entry(node)
    ]
    assert silent == []


def test_no_module_has_a_name_that_says_nothing():
    assert [name(path) for path in files(PACKAGE) if path.stem in EMPTY_NAMES] == []


def test_nothing_is_marked_as_still_to_be_done():
    texts = [*files(*CODE), *ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *PACKAGE.rglob("*.html")]
    assert [name(path) for path in texts if UNFINISHED.search(path.read_text(encoding="utf-8"))] == []


def test_no_test_waits_for_time_to_pass():
    waiting = [
        f"{name(path)}:{node.lineno}"
        for path in files(ROOT / "tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in WAITING
    ]
    assert waiting == []
