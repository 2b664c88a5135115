"""The public names: stated once, documented exactly, loaded when asked for, typed."""

from __future__ import annotations

import ast
import inspect
import pickle
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import pytest
import vl_convert

import sei_metrics as sei
from sei_metrics import figures, measures, public, text
from sei_metrics.captions import readings
from sei_metrics.dataset import Dataset
from sei_metrics.errors import SeiError, UnknownId
from tests.serving import ROOT
from tests.some import some
from tests.test_adding import shown

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
    measured = {*measures.__all__, *readings.__all__}
    assert measured <= set(written(METHOD[lang]))
    assert not measured & set(written(LIBRARY))


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


def test_a_year_is_found_as_the_readme_says(frozen: Dataset) -> None:
    (query,) = re.findall(r'`\.query\("([^`]*)"\)`', LIBRARY)
    rows = frozen.preferred("sei_share_of_gdp", region="CN")
    assert list(rows.query(query).period) == ["2021"]
    assert rows.query("period == 2021").empty


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
    figure = tmp_path / "year_by_year.py"  # that of docs/adding.md is as strict as all others
    figure.write_text(shown("python")[0])
    found = subprocess.run(
        [sys.executable, "-m", "mypy", str(script), str(figure)],
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


NO_DATA = (None, 5, "gdp-share", [])
ASKING: list[Callable[[Any], object]] = [
    lambda data: sei.figure("gdp-share", data),
    lambda data: sei.coverage(data),
    lambda data: sei.panels.structure(data, "x", whole="y"),
    lambda data: sei.panels.structure_change(data, "x", whole="y", first="2019", last="2020"),
    lambda data: sei.panels.contributions(data, "x", whole="y", first="2019", last="2020"),
    lambda data: sei.panels.concentration(data, "x", whole="y"),
    lambda data: sei.panels.catching_up(data, "x"),
    lambda data: sei.panels.two_year_averages(data, "x", last="2020"),
]


@pytest.mark.parametrize("given", NO_DATA, ids=repr)
@pytest.mark.parametrize("asking", ASKING)
def test_what_is_no_data_set_is_refused_in_words(
    asking: Callable[[Any], object], given: object
) -> None:
    with pytest.raises(SeiError, match=r"asks for data as load\(\) gives it") as refused:
        asking(given)
    assert refused.value.say("zh") != refused.value.say("en")


@pytest.mark.parametrize("given", [5, "a\0", b"data", ["data"], True, False, ""], ids=repr)
def test_what_is_no_path_is_refused_in_words(given: Any) -> None:
    with pytest.raises(SeiError, match="is not the path of a folder"):
        sei.load(given)


def test_figure_speaks_of_itself() -> None:
    with pytest.raises(TypeError, match=r"^figure\(\) missing 2 required"):
        sei.figure()  # type: ignore[call-arg]


def test_figures_can_be_compared_and_kept_in_sets(dataset: sei.Dataset) -> None:
    one, other = (sei.figure("target-path", dataset) for _ in range(2))
    assert (one == one, one == other) == (True, False)
    assert len({one, other, one}) == 2


def test_the_finished_chart_is_that_of_the_picture(dataset: sei.Dataset) -> None:
    spec = sei.figure("target-path", dataset).picture()
    chart = alt.Chart.from_dict(spec)
    assert isinstance(chart, alt.VConcatChart)
    drawn = vl_convert.vegalite_to_svg(chart.to_dict())
    assert re.sub(r"\d+", "", drawn) == re.sub(r"\d+", "", vl_convert.vegalite_to_svg(spec))


@pytest.mark.parametrize(
    ("kind", "asked", "meant"),
    [
        ("region", "China", "CN"),
        ("region", "china", "CN"),
        ("region", "中国", "CN"),
        ("indicator", "Gross domestic product", "gdp_nominal"),
    ],
)
def test_a_name_leads_to_its_id(dataset: sei.Dataset, kind: str, asked: str, meant: str) -> None:
    with pytest.raises(UnknownId, match=f"Known and near: {meant}\\.") as refused:
        dataset.catalog.entry(kind, asked)
    assert refused.value.nearest == (meant,)


def test_part_of_a_name_leads_to_ids(dataset: sei.Dataset) -> None:
    with pytest.raises(UnknownId) as refused:
        dataset.preferred("GDP")
    assert refused.value.nearest[0] == "gdp_nominal"


def test_a_long_id_is_cut(dataset: sei.Dataset) -> None:
    with pytest.raises(UnknownId) as refused:
        dataset.preferred("x" * 10_000)
    assert len(str(refused.value)) < 400


def examples_found(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_examples_of_every_measure_are_run() -> None:
    run = examples_found("--collect-only", "sei_metrics/measures", readings.__file__)
    for name in some([*measures.__all__, *readings.__all__]):
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


@pytest.mark.parametrize(
    "day", [date(2020, 1, 1), datetime(2020, 1, 1, 5, tzinfo=UTC), pd.Timestamp("2020-01-01")]
)
def test_a_day_is_taken_as_notebooks_hold_it(frozen, day):
    by_text = figures.make("gdp-share", frozen, asof="2020-01-01")
    assert figures.make("gdp-share", frozen, asof=day).takeaway == by_text.takeaway
