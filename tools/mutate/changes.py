"""What may be changed in a formula: each change is one node in the place of another."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator

_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Pow: ast.Mult,
    ast.Mod: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.UAdd: ast.USub,
    ast.USub: ast.UAdd,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_ORDERED = (ast.Sub, ast.Div, ast.Pow)
_PAIRS = [
    ("along", "against"),
    ("above", "at_least"),
    ("low", "high"),
    ("min", "max"),
    ("fmin", "fmax"),
    ("minimum", "maximum"),
    ("any", "all"),
    ("argmin", "argmax"),
]
_OTHER = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
# Functions that let a value through only where a formula is defined, and the operand let through.
_GUARDS = {"above": 0, "at_least": 0, "counted": 0, "only": 1}


def changed(node: ast.AST) -> Iterator[ast.AST]:
    """Every node that may stand in the place of this one."""
    if isinstance(node, ast.BinOp | ast.BoolOp | ast.UnaryOp):
        yield from _operators(node)
    elif isinstance(node, ast.Compare):
        yield from _comparisons(node)
    elif isinstance(node, ast.Constant):
        yield from _constants(node)
    elif isinstance(node, ast.Name | ast.Attribute):
        yield from _names(node)
    elif isinstance(node, ast.Call):
        yield from _calls(node)
    elif isinstance(node, ast.If | ast.IfExp):
        yield from _branches(node)


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _operators(node: ast.BinOp | ast.BoolOp | ast.UnaryOp) -> Iterator[ast.AST]:
    swapped = _SWAPPED.get(type(node.op))
    if swapped:
        yield _with(node, op=swapped())
    if isinstance(node, ast.BinOp) and isinstance(node.op, _ORDERED):
        yield _with(node, left=node.right, right=node.left)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.Invert):
        yield node.operand


def _comparisons(node: ast.Compare) -> Iterator[ast.AST]:
    for place, operator in enumerate(node.ops):
        swapped = _SWAPPED[type(operator)]()
        yield _with(node, ops=[*node.ops[:place], swapped, *node.ops[place + 1 :]])


def _constants(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield _with(node, value=not node.value)
    elif isinstance(node.value, int | float):
        yield _with(node, value=node.value + 1)
    elif isinstance(node.value, str) and node.value in _OTHER:
        yield _with(node, value=_OTHER[node.value])


def _names(node: ast.Name | ast.Attribute) -> Iterator[ast.AST]:
    field = "id" if isinstance(node, ast.Name) else "attr"
    name = getattr(node, field)
    if name in _OTHER and isinstance(node.ctx, ast.Load):
        yield _with(node, **{field: _OTHER[name]})


def _calls(node: ast.Call) -> Iterator[ast.AST]:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name in _GUARDS:
        yield node.args[_GUARDS[name]]
    if name == "directions":
        for keyword in node.keywords:
            kept = [each for each in node.keywords if each is not keyword]
            yield _with(node, keywords=kept)


def _branches(node: ast.If | ast.IfExp) -> Iterator[ast.AST]:
    """The branch never taken: the way a refusal is dropped."""
    yield _with(node, test=ast.copy_location(ast.Constant(False), node.test))
