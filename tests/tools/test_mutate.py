"""The mutants themselves: what is changed, and that a weak test is told from a good one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.mutate.__main__ import EQUIVALENT, PROJECT
from tools.mutate.laboratory import Project
from tools.mutate.mutants import Mutant, modules_of, mutants
from tools.mutate.report import equivalents, judge, stale

FORMULA = '''
"""A share, 3 of 20 is 15."""


def share(part: float | None, whole: float) -> float:
    if whole <= 0:
        raise ValueError(f"nothing to be 1 part of: {whole - 1}")
    return part / whole * 100
'''
WEAK = """
from rooms.share import share


def test_share() -> None:
    assert share(0.0, 20.0) == 0.0
"""
STRONG = """
import pytest

from rooms.share import share


def test_share() -> None:
    assert share(3.0, 20.0) == 15.0
    assert share(0.1, 0.5) == 20.0
    for nothing in (0.0, -1.0):
        with pytest.raises(ValueError, match="nothing"):
            share(3.0, nothing)
"""
ENDING = """
import os

from rooms.share import share

if share(1.0, 1.0) != 100.0:
    os._exit(3)
"""
BROKEN = STRONG.replace("15.0", "16.0")
SETTINGS = '[tool.pytest.ini_options]\npythonpath = ["."]\naddopts = ["--import-mode=importlib"]\n'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "project"
    (root / "rooms").mkdir(parents=True)
    (root / "checks").mkdir()
    (root / "rooms" / "share.py").write_text(FORMULA)
    (root / "pyproject.toml").write_text(SETTINGS)
    return Project(root, ("rooms",), ("checks",), ("rooms", "checks", "pyproject.toml"))


def judged(project: Project, test: str, *listed: Mutant, **asked: bool) -> tuple[bool, str]:
    (project.root / "checks" / "test_share.py").write_text(test)
    told: list[str] = []
    reasons = {each.key: "said to be the same" for each in listed}
    folder = project.root.parent / "copies"
    well = judge(project, reasons, folder=folder, count=1, tell=told.append, **asked)
    assert not [*folder.glob("*/*")], "the copies are gone at the end"
    assert (project.root / "rooms" / "share.py").read_text() == FORMULA
    return well, "\n".join(told)


def all_of(project: Project) -> list[Mutant]:
    return mutants(project.root, project.folders)


def test_what_is_changed_in_a_formula(project: Project) -> None:
    assert [(each.line, each.was, each.now) for each in all_of(project)] == [
        (6, "if whole <= 0", "if False"),
        (6, "whole <= 0", "whole < 0"),
        (6, "whole <= 0", "whole <= 1"),
        (8, "part / whole * 100", "part / whole / 100"),
        (8, "part / whole * 100", "part * whole * 100"),
        (8, "part / whole * 100", "whole / part * 100"),
        (8, "part / whole * 100", "part / whole * 101"),
    ]


def test_a_weak_test_lets_mutants_survive(project: Project) -> None:
    well, told = judged(project, WEAK)
    assert not well
    line = next(line for line in told.splitlines() if "part / whole / 100" in line)
    assert "SURVIVED" in line and "rooms/share.py:8 share:" in line
    assert told.splitlines()[-1] == "6 SURVIVED, 1 caught"


def test_a_good_test_catches_them_all_and_is_named(project: Project) -> None:
    well, told = judged(project, STRONG)
    assert well, told
    assert told.count("[checks/test_share.py::test_share]") == 7
    assert told.endswith("7 caught")


def test_tests_that_fail_by_themselves_judge_nothing(project: Project) -> None:
    well, told = judged(project, BROKEN)
    assert not well
    assert told == "BROKEN    without any change: checks/test_share.py::test_share"


def test_a_mutant_that_cannot_be_tried_is_no_success(project: Project) -> None:
    well, told = judged(project, ENDING + STRONG)
    assert not well
    assert "part / whole / 100  [the process ended with" in told and "BROKEN" in told


def test_the_list_of_equivalent_mutants_is_kept_in_step(project: Project) -> None:
    first = all_of(project)[0]
    well, told = judged(project, STRONG, first)
    assert well and "equivalent rooms/share.py:6" in told and told.endswith("6 caught")
    well, told = judged(project, STRONG, first, equivalent=True)
    assert not well and "CAUGHT" in told
    gone = Mutant("rooms/share.py", "share", 8, "part + whole", "part - whole", 1, (), "")
    well, told = judged(project, STRONG, gone)
    assert not well and told.startswith("STALE")


def test_the_projects_own_list_names_mutants_that_exist() -> None:
    listed = equivalents(EQUIVALENT)
    assert not stale(listed, mutants(PROJECT.root, PROJECT.folders))
    assert all(len(reason) > len("the same") for reason in listed.values())


def test_every_module_with_a_formula_has_mutants() -> None:
    found = mutants(PROJECT.root, PROJECT.folders)
    changed = {each.file for each in found}
    modules = {
        path.relative_to(PROJECT.root).as_posix()
        for folder in PROJECT.folders
        for path in modules_of(PROJECT.root / folder)
        if path.name != "__init__.py"
    }
    assert changed == modules
    assert len(found) > 40 * len(PROJECT.folders)
    assert len({each.key for each in found}) == len(found)
