"""The rules of the house: who may import whom, and what lives where."""

from __future__ import annotations

import ast
import re

import pytest

from tests.serving import ROOT
from tests.source import Module, modules, pages

PACKAGE = modules("sei_metrics")
PROGRAM = modules("app.py", "pages", "sei_metrics", "benchmarks")
EVERYTHING = [*PROGRAM, *modules("tests")]

# Left to right: a room may import those before its own and its own row, never those after.
# `dataset` and `measures` stand side by side and do not know each other.
ROWS: tuple[tuple[str, ...], ...] = (
    ("text", "errors", "period", "units", "operands", "kinds", "ranges", "rounding"),
    ("dataset",),
    ("measures",),
    ("claims", "panels"),
    ("charts", "options"),
    ("points",),
    ("figures",),
    ("render", "studio", "export", "publish", "report", "web"),
    ("public", "__init__"),
    ("terminal", "commands", "__main__", "pages", "app"),
)
ROW_OF = {room: row for row, rooms in enumerate(ROWS) for room in rooms}
STRANGERS = {
    frozenset(pair)
    for pair in (
        ("dataset", "measures"),
        ("measures", "text"),
        ("charts", "options"),
        ("charts", "points"),
    )
}


def rooms_imported(module: Module) -> set[str]:
    """The rooms of sei_metrics that a module imports; the bare package is `__init__`."""
    known = {other.room for other in PACKAGE}
    found = set()
    for name in module.imports():
        head, _, rest = name.partition(".")
        if head == "sei_metrics":
            room = rest.partition(".")[0]
            found.add(room if room in known else "__init__")
    return found


def may_import(room: str, other: str) -> bool:
    if room == other or not {room, other} <= {*ROW_OF, "fetch"}:
        return room == other
    if other == "fetch":
        return room == "__main__"
    if room == "fetch":
        return ROW_OF[other] <= ROW_OF["dataset"]
    return ROW_OF[other] <= ROW_OF[room] and frozenset({room, other}) not in STRANGERS


def by_name(module: Module) -> str:
    return module.name


@pytest.mark.parametrize("module", PROGRAM, ids=by_name)
def test_traffic_goes_one_way(module: Module) -> None:
    if module.room == "benchmarks":
        return
    assert module.room in {*ROW_OF, "fetch"}, f"{module.name} is a room without a place in ROWS"
    wrong = sorted(room for room in rooms_imported(module) if not may_import(module.room, room))
    assert not wrong, f"{module.name} imports {wrong}"


@pytest.mark.parametrize("module", PACKAGE, ids=by_name)
def test_streamlit_stays_out_of_the_package(module: Module) -> None:
    assert not [name for name in module.imports() if name.split(".")[0] in {"streamlit", "pages"}]


@pytest.mark.parametrize("module", modules("pages"), ids=by_name)
def test_pages_neither_compute_nor_draw_nor_fetch(module: Module) -> None:
    barred = {"pandas", "numpy", "altair", "requests"}
    assert not [name for name in module.imports() if name.split(".")[0] in barred]


@pytest.mark.parametrize("module", PACKAGE, ids=by_name)
def test_only_fetch_asks_other_machines(module: Module) -> None:
    asking = re.compile(r"(requests|urllib3|httpx|http\.client|urllib\.request)(\.|$)")
    assert module.room == "fetch" or not [name for name in module.imports() if asking.match(name)]


@pytest.mark.parametrize("module", PROGRAM, ids=by_name)
def test_session_state_has_two_homes(module: Module) -> None:
    used = any(
        isinstance(node, ast.Attribute) and node.attr == "session_state"
        for node in ast.walk(module.tree)
    )
    assert not used or module.name in {"pages/_shared.py", "pages/_frame.py"}


@pytest.mark.parametrize("module", EVERYTHING, ids=by_name)
def test_no_failure_is_swallowed_whole(module: Module) -> None:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert not re.search(r"\b(Base)?Exception\b|everything", caught), (
                f"{module.name}:{node.lineno} catches {caught}"
            )


@pytest.mark.parametrize("module", PROGRAM, ids=by_name)
def test_only_commands_print(module: Module) -> None:
    if module.path.name == "__main__.py":
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"{module.name}:{node.lineno} prints"


@pytest.mark.parametrize("module", PROGRAM, ids=by_name)
def test_words_for_readers_live_outside_the_code(module: Module) -> None:
    for number, line in enumerate(module.text.splitlines(), start=1):
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", line), f"{module.name}:{number}"


@pytest.mark.parametrize("module", EVERYTHING, ids=by_name)
def test_file_names_are_words(module: Module) -> None:
    for part in module.path.relative_to(ROOT).with_suffix("").parts:
        assert re.fullmatch(r"_{0,2}[a-z][a-z0-9]*(_[a-z0-9]+)*(__)?", part), module.name
        assert part not in {"utils", "helpers", "common", "manager", "misc"}, module.name


def test_there_are_pages() -> None:
    assert pages()
