"""Copies of the tree in which mutants are tried, a copy for each process."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.mutate.mutants import Mutant, modules_of

_TRIALS = Path(__file__).with_name("trials.py")
_PARTS = ("sei_metrics", "tests", "data", "docs", "README.md", "pyproject.toml")


@dataclass(frozen=True)
class Project:
    """What is changed and by which tests it is judged, below a root."""

    root: Path
    folders: tuple[str, ...]
    tests: tuple[str, ...]
    parts: tuple[str, ...] = _PARTS


@dataclass(frozen=True)
class Verdict:
    """`failed` with the first test that noticed, `passed` where none did, or `broken`."""

    outcome: str
    test: str


class Copy:
    """A copy of the tree and the process that runs its tests."""

    def __init__(self, project: Project, folder: Path) -> None:
        self.project = project
        self.folder = folder
        for part in project.parts:
            if (project.root / part).is_dir():
                shutil.copytree(
                    project.root / part,
                    folder / part,
                    ignore=shutil.ignore_patterns("__pycache__", "browser"),
                )
            else:
                shutil.copy(project.root / part, folder / part)
        self.process = subprocess.Popen(
            [sys.executable, "-B", "-P", str(_TRIALS)],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def judged(self, mutant: Mutant | None = None) -> Verdict:
        """The verdict of the tests on a mutant, or on the tree as it is."""
        if mutant is None:
            return self._answer(self._tests(), [])
        place = self.folder / mutant.file
        original = place.read_text(encoding="utf-8")
        place.write_text(mutant.source, encoding="utf-8")
        try:
            return self._first_that_fails(mutant)
        finally:
            place.write_text(original, encoding="utf-8")

    def _first_that_fails(self, mutant: Mutant) -> Verdict:
        """The test file that mirrors the module is asked first, as it mostly knows."""
        own = [path for path in self._tests() if Path(path).name == f"test_{mutant.module}.py"]
        others = [path for path in self._tests() if path not in own]
        if own:
            verdict = self._answer(own, [])
            if verdict.outcome != "passed":
                return verdict
        return self._answer(others, list(mutant.functions)) if others else Verdict("passed", "")

    def _tests(self) -> list[str]:
        return [
            path.relative_to(self.folder).as_posix()
            for folder in self.project.tests
            for path in modules_of(self.folder / folder)
            if path.name.startswith("test_")
        ]

    def _answer(self, files: list[str], names: list[str]) -> Verdict:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps({"files": files, "names": names}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            return Verdict("broken", "the process that runs the tests has ended")
        return Verdict(**json.loads(line))

    def end(self) -> None:
        """Ends the process and takes the copy away."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()
        shutil.rmtree(self.folder)


@contextmanager
def copies(project: Project, folder: Path, count: int) -> Iterator[list[Copy]]:
    """So many copies below a folder, gone at the end."""
    with ExitStack() as stack:
        made = []
        for number in range(count):
            place = folder / str(number)
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir(parents=True)
            made.append(Copy(project, place))
            stack.callback(made[-1].end)
        yield made


def verdicts(made: list[Copy], mutants: list[Mutant]) -> Iterator[Verdict]:
    """The verdict on each mutant, in order, as soon as it is known."""
    free: queue.SimpleQueue[Copy] = queue.SimpleQueue()
    for each in made:
        free.put(each)

    def tried(mutant: Mutant) -> Verdict:
        copy = free.get()
        try:
            return copy.judged(mutant)
        finally:
            free.put(copy)

    with ThreadPoolExecutor(len(made)) as pool:
        yield from pool.map(tried, mutants)


def processes() -> int:
    """As many as there are processors to use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
