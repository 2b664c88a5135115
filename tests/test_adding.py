"""What can be added by touching one place, each tried on a copy of the project."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sei_metrics import figures
from sei_metrics.dataset import load
from tests.conftest import FROZEN
from tests.serving import ROOT

_PAGE = """
[pages.firms]
section = "parts"
title = { en = "Firms", zh = "企业" }
question = { en = "How many firms are counted?", zh = "统计了多少家企业？" }
lead = { en = "Firms by industry.", zh = "各产业企业数。" }
cards = [{ figure = "industry-comparison" }, { figure = "gdp-share" }]
"""
_CATALOG = """
[units.leagues]
name = { en = "leagues", zh = "里格" }
amount = { en = "{value} leagues", zh = "{value}里格" }
kind = "amount"

[industries.deep_sea]
name = { en = "Deep sea", zh = "深海" }
short = { en = "Deep sea", zh = "深海" }
order = 900
scheme = "related"
role = "context"

[industries.high_seas]
name = { en = "High seas", zh = "公海" }
short = { en = "High seas", zh = "公海" }
order = 901
scheme = "related"
role = "context"

[indicators.depth]
name = { en = "Depth reached", zh = "到达深度" }
short = { en = "Depth", zh = "深度" }
definition = { en = "Depth reached under the sea.", zh = "海下到达的深度。" }
unit = "leagues"
decimals = 0
kind = "flow"
comparable_levels = true
rhythm = "annual"
role = "context"
"""
_TABLE = """
[tables.claims]
title = "Claims"
title_zh = "说法"
description = "What was claimed."
primaryKey = ["indicator", "period"]
offered = true
fields = ["indicator", "period", { name = "claim", description = "The words.", required = true }]
"""
_USE = {
    "a figure": (
        "drawn = figures.make('year-by-year', sei.load(), lang='zh', from_='2015'); "
        "drawn.screen(); assert '**' in drawn.takeaway and len(drawn.rows) > 1 and drawn.sources"
    ),
    "a page": "assert [one for one in site.page('firms').cards], site.pages()",
    "a table": (
        "d = sei.load(); assert len(d.tables['claims']) == 1; "
        "assert 'data/claims.csv' in publish.DOWNLOADS; "
        "assert 'claims.csv' in str(publish.package.package()['resources'])"
    ),
    "a format": "assert export.exported(sei.figure('gdp-share', sei.load()), sei.load(), 'tsv')",
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its data."""
    for name in ("sei_metrics", "data"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def put(file: Path, words: str) -> None:
    """Writes a new file, or words at the end of one."""
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(before + words, encoding="utf-8")


def shown(kind: str) -> list[str]:
    """The pieces of code by which docs/adding.md shows how a figure is added."""
    told = (ROOT / "docs" / "adding.md").read_text(encoding="utf-8")
    section = told[told.index("## A figure") : told.index("## A page")]
    return re.findall(rf"```{kind}\n(.*?)```", section, re.DOTALL)


def use(copy: Path, lines: str) -> subprocess.CompletedProcess[str]:
    """What the copied package makes of some lines."""
    names = "import sei_metrics as sei\nfrom sei_metrics import export, figures, publish, site\n"
    return run(copy, "-c", names + lines)


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python in the copy, with its package."""
    surroundings = {**os.environ, "PYTHONPATH": str(copy), "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=copy, env=surroundings, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_figure_is_one_file_with_its_words(copy: Path) -> None:
    """That of the introduction: it is drawn, and its takeaway agrees with its rows."""
    figure, judge = shown("python")
    words, shape = shown("toml")
    stem = copy / "sei_metrics" / "figures" / "year_by_year"
    put(stem.with_suffix(".py"), figure)
    put(stem.with_suffix(".toml"), words)
    done = use(copy, _USE["a figure"])
    assert done.returncode == 0, done.stderr
    ignored = shutil.ignore_patterns("__pycache__", "browser")
    shutil.copytree(ROOT / "tests", copy / "tests", ignore=ignored)
    put(copy / "tests" / "sweep" / "one_series.py", judge)
    put(copy / "tests" / "sweep" / "grammar.toml", shape)
    read = run(copy, "-m", "tests.sweep", "year-by-year", "--asof", "")
    assert " 0 do not agree" in read.stdout, read.stdout + read.stderr


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ('NAME = "year-by-year"', 'NAME = "gdp-share"', "gdp-share is the name of"),
        ('NAME = "year-by-year"', 'TITLE = "year-by-year"', "a figure states NAME, OPTIONS"),
    ],
)
def test_a_figure_without_a_name_of_its_own_is_told(
    copy: Path, written: str, instead: str, said: str
) -> None:
    figure, _ = shown("python")
    assert written in figure
    put(copy / "sei_metrics" / "figures" / "year_by_year.py", figure.replace(written, instead))
    assert said in use(copy, "figures.names()").stderr.splitlines()[-1]


def test_a_page_is_one_record(copy: Path) -> None:
    put(copy / "sei_metrics" / "site" / "pages.toml", _PAGE)
    done = use(copy, _USE["a page"])
    assert done.returncode == 0, done.stderr


def test_a_table_is_its_file_and_one_record(copy: Path) -> None:
    put(copy / "sei_metrics" / "dataset" / "schema.toml", _TABLE)
    put(copy / "data" / "claims.csv", "indicator,period,claim\nsei_share_of_gdp,2020,reached\n")
    done = use(copy, _USE["a table"])
    assert done.returncode == 0, done.stderr
    put(copy / "data" / "claims.csv", "nobody,2020,reached\nsei_share_of_gdp,soon,\n")
    refused = use(copy, "sei.load()")
    assert "3 faults" in refused.stderr, refused.stderr


def test_a_format_is_one_entry(copy: Path) -> None:
    file = copy / "sei_metrics" / "export.py"
    entry = '"csv": Format("text/csv", _csv),'
    written = file.read_text(encoding="utf-8")
    assert written.count(entry) == 1
    write = 'lambda *of: table(*of).to_csv(sep="\\t").encode()'
    more = f'{entry} "tsv": Format("text/tab-separated-values", {write}),'
    file.write_text(written.replace(entry, more), encoding="utf-8")
    done = use(copy, _USE["a format"])
    assert done.returncode == 0, done.stderr


def test_an_industry_and_a_unit_with_an_indicator_are_tables_of_one_file(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FROZEN, tmp_path / "data"))
    source = load(folder).observations.source.iloc[0]
    put(folder / "catalog.toml", _CATALOG)
    for industry, value in (("deep_sea", 20000), ("high_seas", 12000)):
        put(
            folder / "observations.csv",
            f"depth,CN,{industry},2020,,{value},1,,leagues,,all,nbs,observed,as_published,{source},,\n",
        )
    drawn = figures.make("industry-comparison", load(folder), indicator="depth")
    assert "20,000 leagues" in drawn.takeaway
    assert set(drawn.rows["series_name"]) == {"Deep sea", "High seas"}
