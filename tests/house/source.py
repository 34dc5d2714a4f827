"""The source text of the house, as its own tests read it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "goldseam"
CODE = (PACKAGE, ROOT / "tests", ROOT / "benchmarks")
NOT_OURS = {"vendor", "migrations"}  # taken over as they are; written by Django

Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(*folders: Path) -> list[Path]:
    """Every Python file of ours under these folders."""
    found = (path for folder in folders for path in folder.rglob("*.py"))
    return sorted(path for path in found if not NOT_OURS & set(path.parts))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@dataclass(frozen=True, order=True)
class Length:
    """How many lines something takes, and where it stands."""

    lines: int
    place: str


def functions(*folders: Path) -> Iterator[Length]:
    """Every function and method, from its `def` to its last line."""
    for path in files(*folders):
        for node in ast.walk(tree(path)):
            if isinstance(node, Function):
                yield Length(node.end_lineno - node.lineno + 1, f"{name(path)}:{node.lineno} {node.name}")


def imports(path: Path) -> set[str]:
    """The modules a file imports, by their full names."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found
