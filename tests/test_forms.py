"""The form of the tests: each can fail for what its name says, and none for an honest correction.

Worked values stand on the frozen data, which stays as it is. What is asserted of the bundled data,
which every correction changes, holds whatever its figures are.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from sei_metrics.dataset.check import faults
from tests.conftest import FROZEN
from tests.some import some
from tests.source import modules

# Statuses, sizes and words of a link are numbers too, and no figures.
DOORS = re.compile(
    r"tests/(browser|options|pages)/|tests/(site/test_choosing|test_(export|main|matrix|web))\.py"
)
TESTS = [module for module in modules("tests") if not DOORS.match(module.name)]
PROGRAM = modules("app.py", "pages", "sei_metrics", "benchmarks")
LITERALS = (ast.Tuple, ast.List, ast.Set, ast.Dict)

Names = dict[str, ast.expr]
Wrong = Iterator[tuple[int, str]]
Rule = Callable[[ast.Module], Wrong]


def functions(tree: ast.AST) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def asserts_of(tree: ast.AST) -> list[ast.Assert]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Assert)]


def names_in(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def assigned(nodes: Sequence[ast.AST]) -> Names:
    """What is assigned to names in these nodes."""
    found: Names = {}
    for node in nodes:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, value = node.targets[0], node.value
            both = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
            pairs = zip(target.elts, value.elts, strict=False) if both else [(target, value)]
            found |= {ast.unparse(one): other for one, other in pairs}
        elif isinstance(node, ast.AnnAssign) and node.value:
            found[ast.unparse(node.target)] = node.value
    return found


def figures_of_the_bundled_data(tree: ast.Module) -> Wrong:
    """Figures in what tests of the bundled data assert, and in what they are run with."""
    known, fixtures = assigned(tree.body), {"dataset"}
    for function in functions(tree):
        if "fixture" in "".join(map(ast.unparse, function.decorator_list)):
            fixtures |= {function.name} if is_live(function, fixtures) else set()
    for function in functions(tree):
        if function.name.startswith("test_") and is_live(function, fixtures):
            run_with = [known.get(ast.unparse(each), each) for each in function.decorator_list]
            for node in (*run_with, *asserts_of(function)):
                yield from ((node.lineno, repr(figure)) for figure in figures_in(node, known))


def is_live(function: ast.FunctionDef, fixtures: set[str]) -> bool:
    """Whether a function takes the bundled data, or loads it."""
    calls = [ast.unparse(node) for node in ast.walk(function) if isinstance(node, ast.Call)]
    loads = any(re.fullmatch(r"(\w+\.)*(load|bundled)\(\)", call) for call in calls)
    return loads or bool({each.arg for each in function.args.args} & fixtures)


def figures_in(node: ast.AST, known: Names) -> Iterator[object]:
    """The figures and periods in an expression and in the constants that it names.

    0, 1, 2 and 100 are none, nor is what is finer than any figure, an id, a day that is asked for,
    or a number that some length is above or below.
    """
    if isinstance(node, ast.Constant):
        plain = node.value in (None, ..., 0, 1, 2, 100)
        if isinstance(node.value, str):
            plain = re.fullmatch(r"\D*|\d{4}-\d\d-\d\d|[a-z][a-z0-9_.-]*", node.value) is not None
        elif isinstance(node.value, float):
            plain |= abs(node.value) < 1e-4
        if not plain:
            yield node.value
    elif not re.fullmatch(r"len\(.+\) [<>]=? \w+", ast.unparse(node)):
        named = known.get(node.id) if isinstance(node, ast.Name) else None
        within = [named] if isinstance(named, (ast.Constant, *LITERALS)) else []
        for each in (*within, *ast.iter_child_nodes(node)):
            yield from figures_in(each, known)


ALWAYS = (
    r"len\(.+\) (>= 0|> -1|!= -1)",
    r"len\(.+\.split\(.+\)\) (>= 1|> 0|!= 0)",
    r"'' in .+",
    r"([\w.]+) (==|<=|>=|is|in) \1",
)


def always_true(tree: ast.Module) -> Wrong:
    """Assertions that hold by their form, whatever the program does."""
    for node in asserts_of(tree):
        for part in sides(node.test, ast.And):
            if any(holds_anyway(each) for each in sides(part, ast.Or)):
                yield node.lineno, ast.unparse(part)


def sides(test: ast.expr, sign: type[ast.boolop]) -> list[ast.expr]:
    """What is joined by a sign, or the one thing where nothing is."""
    return test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, sign) else [test]


def holds_anyway(test: ast.expr) -> bool:
    if isinstance(test, (ast.Constant, ast.JoinedStr, *LITERALS)):
        return not isinstance(test, ast.Constant) or bool(test.value)
    return any(re.fullmatch(form, ast.unparse(test)) for form in ALWAYS)


def never_reached(tree: ast.Module) -> Wrong:
    """Assertions about each of several things, none of which need be there."""
    for function in functions(tree):
        nodes = list(ast.walk(function))
        known = assigned(tree.body) | assigned(nodes)
        for node in nodes:
            for things in each_of(node):
                within = asserts_of(node)
                others = [each for each in asserts_of(function) if each not in within]
                told = any(names_in(things) & names_in(each) for each in others)
                if not told and not is_some(things, known):
                    yield node.lineno, ast.unparse(things)


def each_of(node: ast.AST) -> Iterator[ast.expr]:
    """What a loop with an assertion goes through, and `all(...)` in an assertion."""
    if isinstance(node, ast.For) and asserts_of(node):
        yield node.iter
    for call in ast.walk(node.test) if isinstance(node, ast.Assert) else ():
        given = call.args if isinstance(call, ast.Call) and ast.unparse(call.func) == "all" else []
        if given and isinstance(given[0], ast.GeneratorExp):
            yield given[0].generators[0].iter


def is_some(things: ast.expr, known: Names) -> bool:
    """Whether a test shows that there is at least one of the things that it goes through."""
    if isinstance(things, ast.Name):
        named = known.get(things.id)
        return named is not None and is_some(named, {**known, things.id: ast.Tuple([])})
    if isinstance(things, LITERALS):
        return bool(things.keys if isinstance(things, ast.Dict) else things.elts)
    if isinstance(things, ast.Call):
        called = ast.unparse(things.func)
        of = [things.func.value] if isinstance(things.func, ast.Attribute) else things.args
        passing = r"(zip|enumerate|sorted|list|set|tuple|reversed|.+\.(items|values|keys))"
        passes = re.fullmatch(passing, called) and all(is_some(each, known) for each in of)
        return called in {"some", "range"} or bool(passes)
    return ast.unparse(things) == "text.LANGUAGES"


def assert_nothing(wrong: Rule, told: str) -> None:
    found = dict.fromkeys(
        f"{module.name}:{line} {told}: {what}"
        for module in some(TESTS)
        for line, what in wrong(module.tree)
    )
    assert not found, "\n".join(found)


def test_no_figure_is_asserted_of_the_bundled_data() -> None:
    assert_nothing(figures_of_the_bundled_data, "would break with a correction of the data")


def test_no_assertion_is_always_true() -> None:
    assert_nothing(always_true, "is always true")


def test_no_assertion_is_never_reached() -> None:
    assert_nothing(never_reached, "may look at nothing, see tests.some")


FAULTS: dict[Rule, tuple[str, ...]] = {
    figures_of_the_bundled_data: (
        "def test_a(dataset):\n assert share(dataset) == 8.9",
        "def test_a(dataset):\n assert '8.9%' in said(dataset)",
        "def test_a(dataset):\n assert '2017' in periods(dataset)",
        "def test_a():\n rows = sei.load()\n assert rows.firms == 97400",
        "A = {'b': 8.9}\ndef test_a(dataset):\n assert share(dataset) == A",
        "@parametrize('a', [8.9])\ndef test_a(dataset, a):\n assert share(dataset) == a",
        "@fixture\ndef a(dataset):\n return 0\ndef test_a(a):\n assert a == 8.9",
    ),
    always_true: (
        "assert len(a) >= 0",
        "assert len(a.split(';')) >= 1",
        "assert b and a == a",
        "assert '' in a",
        "assert a or True",
        "assert [a == b]",
        "assert 'a == b'",
    ),
    never_reached: (
        "def test_a():\n for b in c():\n  assert b",
        "def test_a():\n assert all(b > 0 for b in c())",
        "C = []\ndef test_a():\n for b in C:\n  assert b",
    ),
}
SOUND: dict[Rule, tuple[str, ...]] = {
    figures_of_the_bundled_data: (
        "def test_a(frozen):\n assert share(frozen) == 8.9",
        "def test_a(dataset):\n assert len(shares(dataset)) > 10",
        "def test_a(dataset):\n assert shares(dataset, '2009-12-31').empty",
    ),
    always_true: ("assert len(a) >= 1 and a == b and 'a' in b and (b or c)",),
    never_reached: (
        "def test_a():\n for b in some(c()):\n  assert b",
        "def test_a():\n d = c()\n assert d\n assert all(b for b in d)",
        "C = {1: 2}\ndef test_a():\n for b in C.items():\n  assert b",
    ),
}


def cases(sources: dict[Rule, tuple[str, ...]]) -> Any:
    pairs = [(wrong, source) for wrong, every in sources.items() for source in every]
    return pytest.mark.parametrize(("wrong", "source"), pairs)


@cases(FAULTS)
def test_a_fault_of_form_is_found(wrong: Rule, source: str) -> None:
    assert list(wrong(ast.parse(source)))


@cases(SOUND)
def test_what_is_sound_is_let_through(wrong: Rule, source: str) -> None:
    assert not list(wrong(ast.parse(source)))


def test_the_frozen_data_is_sound_and_only_tests_read_it() -> None:
    assert faults(FROZEN) == ()
    naming = [module.name for module in some(PROGRAM) if FROZEN.name in module.strings()]
    assert naming == []
