"""The public names: stated once, documented exactly, loaded when asked for, typed."""

from __future__ import annotations

import ast
import inspect
import pickle
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import sei_metrics as sei
from sei_metrics import measures, public, text
from tests.serving import ROOT
from tests.some import some

NAMES = sorted(public.__all__)
FUNCTIONS = [name for name in NAMES if not inspect.isclass(getattr(sei, name))]
METHOD = {
    lang: (ROOT / "docs" / f"method.{lang}.md").read_text(encoding="utf-8")
    for lang in text.LANGUAGES
}
README = (ROOT / "README.md").read_text(encoding="utf-8")
LIBRARY = README.partition("\n## As a library\n")[2].partition("\n## ")[0]
every_name = pytest.mark.parametrize("name", NAMES)
LANGS = pytest.mark.parametrize("lang", text.LANGUAGES)
STARS = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TEST_PATHS = CONFIGURATION["tool"]["pytest"]["ini_options"]["testpaths"]
HEAVY = ("pandas", "altair", "numpy")


def written(page: str) -> dict[str, str]:
    """Names with the operands shown: functions from code, classes by their capital letter."""
    functions = re.findall(r"`([a-z]\w*)\(([^`]*)\)`", page)
    classes = re.findall(r"`([A-Z][a-z]+(?:[A-Z][a-z]+)*)`", page)
    return {**dict.fromkeys(classes, ""), **dict(functions)}


def documented(lang: str) -> dict[str, str]:
    return {**written(METHOD[lang]), **written(LIBRARY)}


@LANGS
def test_the_public_names_are_exactly_those_documented(lang: str) -> None:
    assert sorted(documented(lang)) == NAMES


@LANGS
def test_the_measures_stand_in_the_method_and_the_rest_in_the_readme(lang: str) -> None:
    assert set(measures.__all__) <= set(written(METHOD[lang]))
    assert not set(measures.__all__) & set(written(LIBRARY))


@LANGS
@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_operands_shown_are_those_it_takes(lang: str, name: str) -> None:
    taken = inspect.signature(getattr(sei, name)).parameters
    shown = dict(each.partition("=")[::2] for each in documented(lang)[name].split(", "))
    spelt = {f"{STARS.get(each.kind, '')}{each.name}": each for each in taken.values()}
    assert [each for each in spelt if each in shown] == list(shown)
    left_out = [each for each in spelt if each not in shown]
    assert not [each for each in left_out if spelt[each].default is inspect.Parameter.empty]
    values = {each: ast.literal_eval(value) for each, value in shown.items() if value}
    assert values == {each: spelt[each].default for each in values}


@LANGS
def test_what_is_given_by_keyword_is_shown_so(lang: str) -> None:
    for name, operands in some(documented(lang).items()):
        taken = inspect.signature(getattr(sei, name)).parameters.values()
        keywords = [each for each in taken if each.kind is each.KEYWORD_ONLY]
        needed = [each.name for each in keywords if each.default is each.empty]
        assert not [each for each in needed if f"{each}=" not in operands]


@every_name
def test_every_public_name_says_what_it_is(name: str) -> None:
    said = inspect.getdoc(getattr(sei, name))
    assert said and not said.startswith(f"{name}(")


def test_each_name_is_listed_once() -> None:
    assert len(public.__all__) == len(set(public.__all__))
    assert len(measures.__all__) == len(set(measures.__all__))


@every_name
def test_every_public_name_can_be_had_and_pickled(name: str) -> None:
    public_object = getattr(sei, name)
    assert pickle.loads(pickle.dumps(public_object)) is public_object


def test_the_package_lists_them_and_no_others_pass_for_one() -> None:
    assert set(NAMES) <= set(dir(sei))
    assert sorted(sei.__all__) == NAMES
    with pytest.raises(AttributeError, match="no attribute 'growth_gaps'"):
        sei.growth_gaps  # noqa: B018
    given: dict[str, object] = {}
    exec("from sei_metrics import *", given)
    assert {*NAMES} == {*given} - {"__builtins__"}


def loaded_after(statements: str) -> set[str]:
    code = f"{statements}\nimport sys; print(*[name for name in {HEAVY} if name in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(found.stdout.split())


def test_nothing_heavy_is_loaded_before_it_is_asked_for() -> None:
    assert loaded_after("import sei_metrics") == set()
    assert loaded_after("import sei_metrics.render") == set()
    assert loaded_after("import sei_metrics as sei; sei.growth_gap") == {"pandas", "numpy"}
    assert loaded_after("import sei_metrics as sei; sei.figure") == {*HEAVY}


def test_the_type_checker_sees_every_name_and_no_other(tmp_path: Path) -> None:
    script = tmp_path / "notebook.py"
    asked = "\n".join(f"reveal_type(sei.{name})" for name in NAMES)
    script.write_text(f"import sei_metrics as sei\n{asked}\nsei.growth_gaps\n")
    found = subprocess.run(
        [sys.executable, "-m", "mypy", str(script)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    revealed = re.findall(r'Revealed type is "(.+)"', found.stdout)
    assert len(revealed) == len(NAMES)
    assert "Any" not in revealed
    errors = [line for line in found.stdout.splitlines() if " error: " in line]
    assert len(errors) == 1 and 'no attribute "growth_gaps"' in errors[0]


def examples_found(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_examples_of_every_measure_are_run() -> None:
    run = examples_found("--collect-only", "sei_metrics/measures")
    for name in some(measures.__all__):
        measure = getattr(sei, name)
        if ">>>" in (measure.__doc__ or ""):
            assert f"::{measure.__module__}.{name}\n" in run.stdout
    assert "sei_metrics" in TEST_PATHS


BROKEN = '''
from sei_metrics.kinds import elementwise
from sei_metrics.rounding import directions


@directions(+1)
@elementwise
def double(value):
    """Twice the value.

    >>> double(2.0)
    5.0
    """
    return value * 2
'''


def test_an_example_that_does_not_hold_fails(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text(BROKEN)
    run = examples_found("-c", "pyproject.toml", f"--rootdir={ROOT}", str(tmp_path / "broken.py"))
    assert run.returncode == 1
    assert "Expected:\n    5.0\nGot:\n    4.0" in run.stdout
