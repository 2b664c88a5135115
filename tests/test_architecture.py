"""The rules of the house: who may import whom, and what lives where."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable

from tests.serving import ROOT
from tests.source import Module, modules

PACKAGE = modules("sei_metrics")
PROGRAM = modules("app.py", "pages", "sei_metrics", "benchmarks", "tools")
EVERYTHING = [*PROGRAM, *modules("tests")]

# Left to right: a room may import those before its own and its own row, never those after.
# `dataset` and `measures` stand side by side and do not know each other.
ROWS: tuple[tuple[str, ...], ...] = (
    ("text", "errors", "folder", "period", "units", "operands", "kinds", "rounding", "rows"),
    ("dataset",),
    ("measures",),
    ("claims", "panels"),
    ("charts", "options"),
    ("captions",),
    ("register", "classification"),
    ("figures",),
    ("site",),
    ("render", "studio", "export", "publish", "web"),
    ("public", "__init__"),
    ("terminal", "commands", "__main__", "pages", "app"),
    ("tools",),
)
ROW_OF = {room: row for row, rooms in enumerate(ROWS) for room in rooms}
STRANGERS = {
    frozenset(pair)
    for pair in (
        ("dataset", "measures"),
        ("measures", "text"),
        ("charts", "options"),
        ("charts", "captions"),
        ("register", "figures"),
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


def assert_nothing(wrong: Callable[[Module], Iterable[str]], places: list[Module]) -> None:
    """Asserts that nothing is wrong in these modules, of which there must be some."""
    assert places
    found = [f"{module.name}{what}" for module in places for what in wrong(module)]
    assert not found, "\n".join(found)


def imports_of(barred: set[str]) -> Callable[[Module], Iterable[str]]:
    """What a module imports of these libraries."""
    return lambda module: (
        f" imports {name}" for name in module.imports() if name.split(".")[0] in barred
    )


def test_traffic_goes_one_way() -> None:
    def wrong(module: Module) -> Iterable[str]:
        if module.room not in {*ROW_OF, "fetch"}:
            yield " is a room without a place in ROWS"
        for room in sorted(rooms_imported(module)):
            if module.room in ROW_OF and not may_import(module.room, room):
                yield f" imports {room}"

    assert_nothing(wrong, [each for each in PROGRAM if each.room != "benchmarks"])


def test_streamlit_stays_out_of_the_package() -> None:
    assert_nothing(imports_of({"streamlit", "pages"}), PACKAGE)


def test_tools_stay_out_of_the_program() -> None:
    barred = {"tools", "tests", "benchmarks"}
    assert_nothing(imports_of(barred), modules("app.py", "pages", "sei_metrics"))


def test_pages_neither_compute_nor_draw_nor_fetch() -> None:
    barred = {"pandas", "numpy", "altair", "requests"}
    assert_nothing(imports_of(barred), modules("pages"))


def test_only_fetch_asks_other_machines() -> None:
    asking = re.compile(r"(requests|urllib3|httpx|http\.client|urllib\.request)(\.|$)")

    def wrong(module: Module) -> Iterable[str]:
        return (f" imports {name}" for name in module.imports() if asking.match(name))

    assert_nothing(wrong, [each for each in PACKAGE if each.room != "fetch"])


def test_session_state_has_two_homes() -> None:
    def wrong(module: Module) -> Iterable[str]:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and node.attr == "session_state":
                yield f":{node.lineno} touches the session"

    homes = {"pages/_shared.py", "pages/_frame.py"}
    assert_nothing(wrong, [each for each in PROGRAM if each.name not in homes])


def test_no_failure_is_swallowed_whole() -> None:
    def wrong(module: Module) -> Iterable[str]:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else "everything"
                if re.search(r"\b(Base)?Exception\b|everything", caught):
                    yield f":{node.lineno} catches {caught}"

    assert_nothing(wrong, EVERYTHING)


def test_only_commands_print() -> None:
    def wrong(module: Module) -> Iterable[str]:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "print":
                yield f":{node.lineno} prints"

    quiet = [each for each in PROGRAM if each.room != "tools"]
    assert_nothing(wrong, [each for each in quiet if each.path.name != "__main__.py"])


def test_words_for_readers_live_outside_the_code() -> None:
    def wrong(module: Module) -> Iterable[str]:
        for number, line in enumerate(module.text.splitlines(), start=1):
            if re.search(r"[\u3000-\u9fff\uff00-\uffef]", line):
                yield f":{number} {line.strip()}"

    assert_nothing(wrong, PROGRAM)


def test_file_names_are_words() -> None:
    def wrong(module: Module) -> Iterable[str]:
        for part in module.path.relative_to(ROOT).with_suffix("").parts:
            if not re.fullmatch(r"_{0,2}[a-z][a-z0-9]*(_[a-z0-9]+)*(__)?", part):
                yield f": {part} is spelt otherwise"
            if part in {"utils", "helpers", "common", "manager", "misc"}:
                yield f": {part} says nothing"

    assert_nothing(wrong, EVERYTHING)
