"""One process that has loaded the libraries and forks for every trial of the tests.

usage: python tools/mutate/trials.py   (in a copy of the tree)

Reads one JSON line a trial, `{"files", "names"}`; answers with a JSON line,
`{"outcome", "test"}`: `passed`, `failed` with the first test that did, or `broken`. Where a test is
run once for each measure (its parameter `name`) and the names hold some of them, it is run for
these alone.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys

import pytest

_LIBRARIES = ("numpy", "pandas", "hypothesis")
_SECONDS = 120
_EXAMPLES = 20
_LOADED_BEFORE = ("-W", "ignore::pytest.PytestAssertRewriteWarning")


class _FirstFailure:
    """Remembers what failed first; tries hypothesis in one order and does not shrink."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self.test = ""

    def pytest_configure(self) -> None:
        hypothesis = importlib.import_module("hypothesis")
        phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
        hypothesis.settings.register_profile(
            "trial",
            hypothesis.settings(),
            derandomize=True,
            database=None,
            phases=phases,
            max_examples=_EXAMPLES,
        )
        hypothesis.settings.load_profile("trial")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        measures = {name for item in items if (name := _measure(item))} & set(self.names)
        if measures:
            items[:] = [item for item in items if _measure(item) in {"", *measures}]
        items.sort(key=_tries_many)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self._note(report)

    def _note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.failed and not self.test:
            self.test = report.nodeid


def _measure(item: pytest.Item) -> str:
    return str(getattr(getattr(item, "callspec", None), "params", {}).get("name", ""))


def _tries_many(item: pytest.Item) -> bool:
    """Whether hypothesis feeds it: what tries one example is asked first."""
    return bool(getattr(getattr(item, "obj", None), "is_hypothesis_test", False))


def _tried(files: list[str], names: list[str]) -> dict[str, str]:
    plain = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *_LOADED_BEFORE]
    first = _FirstFailure(names)
    code = pytest.main([*plain, *files], plugins=[first])
    if code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED) and not first.test:
        return {"outcome": "passed", "test": ""}
    return {"outcome": "failed" if first.test else "broken", "test": first.test or str(code)}


def _in_a_fork(asked: dict[str, list[str]]) -> dict[str, str]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(_SECONDS)
        os.close(reading)
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silence, stream)
        os.write(writing, json.dumps(_tried(**asked)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        answer = told.read()
    _, status = os.waitpid(child, 0)
    if answer:
        return dict(json.loads(answer))
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM:
        return {"outcome": "failed", "test": f"no end after {_SECONDS} seconds"}
    return {"outcome": "broken", "test": f"the process ended with {status}"}


def _main() -> None:
    for library in _LIBRARIES:
        importlib.import_module(library)
    for line in sys.stdin:
        print(json.dumps(_in_a_fork(json.loads(line))), flush=True)


if __name__ == "__main__":
    _main()
