"""Modules and functions stay small enough to be read in one go."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGES = ("backchannel", "benchmarks", "training", "tests")
MODULE_LINES = 400
FUNCTION_LINES = 60
# How many functions of the package may be longer than 40 lines. It only ever goes down.
LONG_LINES, LONG_FUNCTIONS = 40, 12


def modules(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((root / package).rglob("*.py"))


@cache
def module(path: Path) -> tuple[str | None, tuple[tuple[str, int], ...]]:
    """What a module says of itself, and name and number of lines of each of its functions; trees are not kept."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = tuple(
        (node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in statements(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return ast.get_docstring(tree), found


def functions(path: Path) -> tuple[tuple[str, int], ...]:
    return module(path)[1]


def statements(node: ast.AST) -> Iterator[ast.stmt]:
    """All statements within, at any depth."""
    for name in ("body", "orelse", "finalbody", "handlers", "cases"):
        inner = getattr(node, name, ())
        for one in inner if isinstance(inner, list) else ():
            if isinstance(one, ast.stmt):
                yield one
            yield from statements(one)


def test_no_module_is_too_long(root: Path) -> None:
    lengths = {
        path.relative_to(root).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules(root)
    }
    assert {name: n for name, n in lengths.items() if n > MODULE_LINES} == {}


def test_no_function_is_too_long(root: Path) -> None:
    long = {
        f"{path.relative_to(root).as_posix()}:{name}": lines
        for path in modules(root)
        for name, lines in functions(path)
        if lines > FUNCTION_LINES
    }
    assert long == {}


def test_few_functions_of_the_package_are_long(root: Path) -> None:
    long = [
        f"{path.stem}.{name} ({lines})"
        for path in sorted((root / "backchannel").rglob("*.py"))
        for name, lines in functions(path)
        if lines > LONG_LINES
    ]
    assert len(long) <= LONG_FUNCTIONS, long


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "misc"])
def test_no_module_has_a_name_that_says_nothing(name: str, root: Path) -> None:
    assert [path for path in modules(root) if path.stem == name] == []


def test_every_module_says_what_it_is(root: Path) -> None:
    silent = [
        path.relative_to(root).as_posix()
        for path in modules(root)
        if path.read_text(encoding="utf-8").strip() and not module(path)[0]
    ]
    assert silent == []
