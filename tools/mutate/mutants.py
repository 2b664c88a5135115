"""All mutants of a module: its syntax tree with one node changed."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.mutate.changes import changed

Key = tuple[str, str, str, str, int]

_TYPES_ONLY = ("annotation", "returns")
_LONGEST = 110


@dataclass(frozen=True)
class Mutant:
    """One change of one module: where, what was there, what stands there now."""

    file: str
    function: str
    line: int
    was: str
    now: str
    nth: int
    functions: tuple[str, ...] = field(repr=False)
    source: str = field(repr=False, compare=False)

    @property
    def module(self) -> str:
        """The name of its module."""
        return Path(self.file).stem

    @property
    def key(self) -> Key:
        """What names it, whatever its line; `nth` tells like changes of one function apart."""
        return self.file, self.function, self.was, self.now, self.nth

    def say(self) -> str:
        """`file:line function: was -> now`."""
        place = f" (place {self.nth})" if self.nth > 1 else ""
        return f"{self.file}:{self.line} {self.function}: {self.was} -> {self.now}{place}"


@dataclass(frozen=True)
class Place:
    """Where a node stands: its parent, the field, and the place in it if that is a list."""

    parent: Any
    name: str
    index: int | None
    function: str

    def words(self) -> str:
        """What stands there with what is around it, so that one change is told from another."""
        within = self.parent if isinstance(self.parent, ast.expr | ast.keyword) else self._node()
        return f"if {_short(within.test)}" if isinstance(within, ast.If) else _short(within)

    def _node(self) -> Any:
        held = getattr(self.parent, self.name)
        return held if self.index is None else held[self.index]

    def put(self, node: ast.AST) -> None:
        """Stands the node there."""
        if self.index is None:
            setattr(self.parent, self.name, node)
        else:
            getattr(self.parent, self.name)[self.index] = node


def mutants(root: Path, folders: tuple[str, ...]) -> list[Mutant]:
    """Those of every module at or below these places, in the order of the text."""
    files = [path for folder in folders for path in modules_of(root / folder)]
    return [mutant for path in files for mutant in _of_module(path, root)]


def modules_of(place: Path) -> list[Path]:
    """The module at a place, or those below it."""
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def _of_module(path: Path, root: Path) -> Iterator[Mutant]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    original = ast.unparse(tree)
    name = path.relative_to(root).as_posix()
    functions = tuple(each.name for each in tree.body if isinstance(each, ast.FunctionDef))
    found: dict[str, Mutant] = {}
    seen: Counter[tuple[str, str, str]] = Counter()
    for place, node in list(_places(tree, "module")):
        for other in changed(node):
            was = place.words()
            place.put(other)
            source, now = ast.unparse(tree), place.words()
            place.put(node)
            if source == original:
                continue
            seen[words := (place.function, was, now)] += 1
            line = getattr(node, "lineno", 0)
            told = (name, place.function, line, was, now, seen[words])
            found.setdefault(source, Mutant(*told, functions, source))
    yield from sorted(found.values(), key=lambda mutant: mutant.line)


def _places(parent: ast.AST, function: str) -> Iterator[tuple[Place, ast.AST]]:
    """Every node that takes part in computing, with its place; neither types nor imports."""
    for name, value in ast.iter_fields(parent):
        if name in _TYPES_ONLY or _computes_nothing(parent):
            continue
        for index, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(node, ast.AST) and not _is_signed(parent, node):
                within = getattr(node, "name", function) if _is_named(node) else function
                yield Place(parent, name, index, function), node
                yield from _places(node, within)


def _is_signed(parent: ast.AST, node: ast.AST) -> bool:
    """The number behind a sign: the sign is what is changed."""
    return isinstance(parent, ast.UnaryOp) and isinstance(node, ast.Constant)


def _is_named(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.ClassDef)


def _computes_nothing(node: ast.AST) -> bool:
    """What only types see, names, how a class or a copy is made, and the words of a refusal."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id == "dataclass"
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0]) == "__all__"
    if isinstance(node, ast.keyword):
        return node.arg in ("copy", "strict")
    decorators = [ast.unparse(each) for each in getattr(node, "decorator_list", [])]
    return isinstance(node, ast.Raise | ast.Assert) or "overload" in decorators


def _short(node: ast.AST) -> str:
    text = ast.unparse(node)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
